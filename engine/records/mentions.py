"""Free texts that name someone: told before personal data are deleted, and cleared of the name with them.

A name in a text may be somebody else's. It is taken for this person's where the text is of one of his villages, or of
none; not where someone else on the roster there bears it, nor where it is a part of a longer name on the roster.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, select, update

from engine.diagnostics import Both
from engine.records.schema import Detail, Profile, Wish, WishDetail, WishStep
from engine.records.store import Reading, Writing

#: Stands where a name stood.
GONE = "（已删除）"
#: A name of one character is in every text: nobody could tell.
_SHORT = 1


class Mention(NamedTuple):
    """``mine``: surely this person's name, so it goes with the personal data."""

    where: Both
    text: str
    mine: bool


class _Text(NamedTuple):
    """A column that is written freely, and the condition that its row is of one of some villages."""

    column: Any
    of: Callable[[Iterable[str]], ColumnElement[bool]]


def _wishes_of(villages: Iterable[str]) -> ColumnElement[bool]:
    return WishStep.wish_id.in_(select(WishDetail.wish_id).where(WishDetail.village.in_(villages)))


_TEXTS = (
    _Text(WishDetail.what, WishDetail.village.in_),
    _Text(WishStep.note, _wishes_of),
    _Text(Detail.title, Detail.village.in_),
    _Text(Detail.note, Detail.village.in_),
    _Text(Detail.lecturer, Detail.village.in_),
)


class _Name(NamedTuple):
    """One of someone's names; ``villages`` whose texts mean this person by it, ``longer`` names that hold it."""

    name: str
    villages: set[str]
    longer: set[str]

    def within(self, column: Any) -> ColumnElement[bool]:
        found: ColumnElement[bool] = column.contains(self.name, autoescape=True)
        return found

    def meant(self, text: _Text) -> ColumnElement[bool]:
        others = [~text.column.contains(n, autoescape=True) for n in sorted(self.longer)]
        return and_(self.within(text.column), text.of(sorted(self.villages)), *others)


def mentions(r: Reading, id: str) -> list[Mention]:
    """Where texts as they now stand name this person, or someone of that name."""
    found = []
    for name in _names(r, id):
        for text in _TEXTS:
            meant = name.meant(text).label("mine")
            for where, words, mine in _shown(r, text.column, name.within(text.column), meant):
                found.append(Mention(where, words, bool(mine)))
    return found


def clear(w: Writing, id: str) -> None:
    """Take this person's names out of the texts, in every version."""
    for name in _names(w, id):
        for text in _TEXTS:
            _replace(w, text.column, name.name, name.meant(text))


def clear_wish(w: Writing, id: str) -> None:
    """Take the names under which a wish was made out of what is told of it, in every version."""
    for who in w.session.scalars(select(WishDetail.who).where(WishDetail.wish_id == id).distinct()).all():
        if len(who) > _SHORT:
            _replace(w, WishDetail.what, who, WishDetail.wish_id == id)
            _replace(w, WishStep.note, who, WishStep.wish_id == id)


def _replace(w: Writing, column: Any, name: str, where: ColumnElement[bool]) -> None:
    replaced = {column.key: func.replace(column, name, GONE)}
    w.session.execute(update(column.class_).where(where).values(replaced))


def _names(r: Reading, id: str) -> Iterator[_Name]:
    own = r.session.execute(select(Profile.name, Profile.village).where(Profile.person_id == id)).all()
    asked = select(Profile.name, Profile.village).where(r.current(Profile), Profile.person_id != id)
    for name in sorted({name for name, _ in own if len(name) > _SHORT}):
        holding = r.session.execute(asked.where(Profile.name.contains(name, autoescape=True))).all()
        namesakes = {village for other, village in holding if other == name}
        here = {village for _, village in own} - namesakes
        yield _Name(name, here if namesakes else here | {""}, {other for other, _ in holding} - {name})


def _shown(
    r: Reading, column: Any, within: ColumnElement[bool], mine: ColumnElement[bool]
) -> Iterator[tuple[Both, str, bool]]:
    table = column.class_
    if table is Detail:
        asked = select(Detail.day, column, mine).where(r.current(Detail), within).order_by(Detail.day)
        for day, words, meant in r.session.execute(asked):
            yield Both(f"{day} 的活动", f"what was held on {day}"), words, meant
        return
    asked = select(Wish.number, column, mine).join(table, table.wish_id == Wish.id).where(within)
    if table is WishDetail:
        asked = asked.where(r.current(WishDetail))
    for number, words, meant in r.session.execute(asked.order_by(Wish.number)):
        yield Both(f"第 {number} 号心愿", f"wish {number}"), words, meant

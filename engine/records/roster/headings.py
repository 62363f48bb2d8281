"""Which column holds what, found by what its heading means. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.records.roster.cells import Cell, plain

#: What a column may be. ``secret`` is seen only to say that it is not kept.
MEANINGS: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "党员姓名", "名字", "党员", "本人姓名", "name"),
    "village": ("村", "村名", "行政村", "所在村", "所属村", "村庄", "村别", "村委", "村委会", "所在行政村", "village"),
    "branch": (
        "支部", "党支部", "所在支部", "所在党支部", "所属支部", "所属党支部", "支部名称", "党支部名称", "党组织", "所在党组织",
        "所属党组织", "党组织名称", "组织关系所在党支部", "组织关系所在支部", "组织关系所在单位", "组织关系", "branch",
    ),
    "gender": ("性别", "男女", "gender"),
    "born": ("出生年月", "出生日期", "出生时间", "出生年月日", "出生", "生日", "生年", "出生年份", "born"),
    "joined": (
        "入党时间", "入党日期", "入党年月", "入党年月日", "入党", "加入党组织时间", "加入党组织日期", "加入中共组织的时间",
        "加入中国共产党日期", "joined",
    ),
    "phone": (
        "电话", "手机", "联系电话", "手机号", "手机号码", "联系方式", "电话号码", "移动电话", "联系手机", "联系号码", "本人电话", "phone",
    ),
    "duty": ("职务", "党内职务", "现任职务", "村内职务", "担任职务", "党内任职", "duty"),
    "secret": ("身份证", "身份证号", "身份证号码", "公民身份号码", "公民身份证号", "公民身份证号码", "证件号码", "居民身份证号"),
}  # fmt: skip
_BY_WORD = {word: meaning for meaning, words in MEANINGS.items() for word in words}


class Headings(NamedTuple):
    """``row`` and ``last`` from nought: the first and last row of the heading. ``columns`` by meaning;
    ``others`` are headings that nothing is made of; ``twice`` a meaning that two columns have."""

    row: int
    last: int
    columns: dict[str, int]
    others: list[str]
    twice: str = ""
    #: Further columns of the same meaning: 电话 and 手机.
    also: tuple[tuple[str, int], ...] = ()

    def cell(self, row: Sequence[Cell], meaning: str) -> tuple[int, Cell]:
        """The first cell of that meaning that says something, and its column."""
        places = [self.columns[meaning], *(n for m, n in self.also if m == meaning)]
        at = next((n for n in places if plain(row[n].value)), places[0])
        return at, row[at]


def meaning(cell: Cell) -> str:
    """What a heading means, or nothing.

    >>> meaning(Cell("联系电话（手机）")), meaning(Cell("介绍人姓名"))
    ('phone', '')
    """
    return _BY_WORD.get(plain(cell.value).lower(), "")


def find_headings(rows: Sequence[Sequence[Cell]]) -> Headings | None:
    """The first row that has a name column and is no sentence; two rows where cells are merged."""
    for number, row in enumerate(rows[:60]):
        meanings = [meaning(c) for c in row]
        if "name" not in meanings:
            continue
        filled = [c for c in row if plain(c.value)]
        if len(filled) > 1 and len(set(filter(None, meanings))) < 2:
            continue
        last = number
        if number + 1 < len(rows) and _continues(row, rows[number + 1], meanings):
            last = number + 1
            # What stands under a wide heading says what the column is; the heading alone does not.
            meanings = [
                meaning(low) if plain(low.value) else high
                for low, high in zip(rows[last], meanings, strict=False)
            ]
        return _gathered(rows, number, last, meanings)
    return None


def _continues(row: Sequence[Cell], below: Sequence[Cell], meanings: list[str]) -> bool:
    """Whether the next row belongs to the heading: the name column goes on, others are divided."""
    at = meanings.index("name")
    if at >= len(below):
        return False
    name = plain(below[at].value)
    return (not name or name == plain(row[at].value)) and any(meaning(c) for c in below)


def _gathered(rows: Sequence[Sequence[Cell]], row: int, last: int, meanings: list[str]) -> Headings:
    columns: dict[str, int] = {}
    others: list[str] = []
    twice = ""
    also: list[tuple[str, int]] = []
    for n, found in enumerate(meanings):
        if not found:
            word = plain(rows[last][n].value) or plain(rows[row][n].value)
            if word and word not in others and word not in ("序号", "编号", "No"):
                others.append(word)
        elif found in columns:
            # One heading over several columns says the same twice; phones may simply be two.
            also.append((found, n))
            if found == "name" and _differ(rows[last + 1 :], columns[found], n):
                twice = found
        else:
            columns[found] = n
    return Headings(row, last, columns, others, twice, tuple(also))


def _differ(rows: Sequence[Sequence[Cell]], one: int, other: int) -> bool:
    """Whether two columns are two lists; merged cells say the same in both."""
    return any((said := plain(row[other].value)) and said != plain(row[one].value) for row in rows)

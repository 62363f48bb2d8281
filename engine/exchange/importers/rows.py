"""Rows of a table as questions: the heading says what a column means, titles and sections are known by their shape."""

import re
from collections.abc import Callable

from engine.diagnostics import Both
from engine.exchange.importers import option_lines
from engine.exchange.importers.chinese_keys import kind_of
from engine.exchange.importers.headings import columns, meaning
from engine.exchange.importers.question import Questions
from engine.exchange.importers.typed import Typed, settled
from engine.exchange.report import Report, short, whole_file

Row = list[str]
Place = Callable[[int], Both]

_LOOK = 25
_SUM = re.compile(r"(?:合|总|小|共)\s*计\s*[:：]?.{0,6}")
_FIELDS = ("stem", "key", "rationale", "kind", "difficulty", "points", "source", "id", "remark")


def has_heading(rows: list[Row]) -> bool:
    return _heading(rows) is not None


def _heading(rows: list[Row]) -> tuple[int, dict[int, str]] | None:
    """The first row among the first ones whose cells are headings."""
    for n, row in enumerate(rows[:_LOOK]):
        found = columns(row)
        if found:
            return _two_rows(n, found, rows)
    return None


def _two_rows(n: int, found: dict[int, str], rows: list[Row]) -> tuple[int, dict[int, str]]:
    """The heading with the letters that stand in a row of their own under `选项`."""
    below = rows[n + 1] if n + 1 < len(rows) else []
    letters = {c: name for c, text in enumerate(below) if (name := meaning(text)).startswith("option:")}
    above = rows[n]
    alone = all(
        not text or c in letters or text == above[c] for c, text in enumerate(below) if c < len(above)
    )
    if len(letters) < 2 or not alone:
        return n, found
    return n + 1, {c: name for c, name in found.items() if c not in letters and name != "options"} | letters


def questions(title: str, rows: list[Row], place: Place, report: Report) -> Questions | None:
    """The questions of one table; nothing when it has no heading. ``place`` names a row by its index."""
    heading = _heading(rows)
    if heading is None:
        return None
    top, meanings = heading
    first = next(n for n, row in enumerate(rows) if columns(row))
    above = [
        "  ".join(dict.fromkeys(c.strip() for c in row if c.strip()))
        for row in rows[:first]
        if any(c.strip() for c in row)
    ]
    reader = _Reader(meanings, rows[top], report, place)
    reader.section = title if kind_of(title) else ""
    for n in range(top + 1, len(rows)):
        reader.take(n, rows[n])
    reader.end()
    group = Questions(title)
    if above:
        group.title = short(above[0], 40)
        for text in above[1:]:
            report.lost(
                place(0),
                f"表头上面的文字没有带过来：{short(text)}",
                f"a text over the heading is left out: {short(text)}",
            )
    group.questions = [settled(t, report) for t in reader.out]
    return group


class _Reader:
    def __init__(self, meanings: dict[int, str], heads: Row, report: Report, place: Place) -> None:
        self.meanings, self.heads, self.report, self.place = meanings, heads, report, place
        self.out: list[Typed] = []
        self.section = ""
        self.strange: set[int] = set()

    def take(self, n: int, row: Row) -> None:
        cells = {i: c.strip() for i, c in enumerate(row) if c.strip()}
        if not cells or columns(row) == self.meanings:
            return
        if len(set(cells.values())) == 1 and self._is_section(n, cells):
            return
        found = {name: cells.get(i, "") for i, name in self.meanings.items()}
        if (sums := next(iter(cells.values()))) and _SUM.fullmatch(sums) and found["stem"] != sums:
            what = short("、".join(cells.values()))
            self.report.lost(
                self.place(n), f"合计的一行没有带过来：{what}", f"a row with sums is left out: {what}"
            )
            return
        options = [found[name] for name in sorted((x for x in found if x.startswith("option:")), key=_nth)]
        self._strangers(cells)
        # One option a row, under a stem that stands once or is merged over them.
        again = bool(self.out) and found["stem"] in ("", self.out[-1].stem)
        if again and (found.get("options") or (not found["stem"] and any(options))):
            last = self.out[-1]
            last.options += [option_lines.bare(o) for o in [found.get("options", ""), *options] if o]
            for name in ("key", "rationale"):
                if found.get(name) and found[name] not in getattr(last, name):
                    setattr(last, name, f"{getattr(last, name)}\n{found[name]}".strip())
            return
        if not found["stem"]:
            what = short("、".join(cells.values()))
            self.report.lost(
                self.place(n), f"没有题干，这一行没有带过来：{what}", f"no stem; the row is left out: {what}"
            )
            return
        self._question(n, found, options)

    def _question(self, n: int, found: dict[str, str], options: Row) -> None:
        typed = Typed(self.place(n))
        for name in _FIELDS:
            setattr(typed, name, found.get(name, ""))
        typed.kind = typed.kind or self.section
        if found.get("topic"):
            typed.remark = "；".join(x for x in (typed.remark, f"分类：{found['topic']}") if x)
        while options and not options[-1]:
            options.pop()
        typed.options = [option_lines.bare(o) for o in options]
        if not typed.options and found.get("options"):
            typed.options = option_lines.split(found["options"])
        self.out.append(typed)

    def _is_section(self, n: int, cells: dict[int, str]) -> bool:
        """A row with one text only: `一、单选题`, or a remark between the questions."""
        (text,) = set(cells.values())
        kind = kind_of(text) if len(text) < 40 else ""
        if kind and self.meanings.get(min(cells)) != "options":
            self.section = text
            return True
        if self.meanings.get(min(cells), "number") in ("number", "id", "remark") or len(cells) > 1:
            self.report.lost(
                self.place(n),
                f"单独的一行没有带过来：{short(text)}",
                f"a row by itself is left out: {short(text)}",
            )
            return True
        return False

    def _strangers(self, cells: dict[int, str]) -> None:
        self.strange |= {i for i in cells if i not in self.meanings}

    def end(self) -> None:
        for i in sorted(self.strange):
            name = self.heads[i].strip() if i < len(self.heads) else ""
            label = name or chr(65 + i) if i < 26 else name or str(i + 1)
            self.report.lost(
                whole_file(),
                f"不认得的列没有带过来：{short(label)}",
                f"a column that is not known is left out: {short(label)}",
            )


def _nth(name: str) -> int:
    return int(name.partition(":")[2])

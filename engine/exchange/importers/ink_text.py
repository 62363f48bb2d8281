"""ink cut into knots, and their lines into a weave: content, choices, gathers, diverts, logic.

The notation is that of *Writing with ink* (inkle). What is not read here is a line of kind ``other``.
"""

import re
from dataclasses import dataclass, field

from engine.exchange.importers.outer_braces import outer_braces

_KNOT = re.compile(r"\s*={2,}\s*(?P<function>function\s+)?(?P<name>\w+)\s*(?P<args>\(.*?\))?\s*=*\s*$")
_STITCH = re.compile(r"\s*=\s*(?P<name>\w+)\s*(?P<args>\(.*?\))?\s*$")
_BULLET = re.compile(r"\s*(?P<marks>(?:[*+]\s*)+)(?:\((?P<label>\w+)\)\s*)?(?P<rest>.*)$")
_GATHER = re.compile(r"\s*(?P<marks>-(?!>)\s*(?:-(?!>)\s*)*)(?:\((?P<label>\w+)\)\s*)?(?P<rest>.*)$")
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
_TODO = re.compile(r"(?m)^\s*TODO:.*$")


@dataclass
class Line:
    """``kind``: text, choice, gather, logic, block (braces over several lines), declared, other."""

    kind: str
    number: int
    text: str
    depth: int = 0
    label: str = ""
    sticky: bool = False
    #: Lines of a block, without its outer braces.
    inner: list["Line"] = field(default_factory=list)


@dataclass
class Knot:
    """A knot or a stitch; ``name`` is `knot` or `knot.stitch`. The lines before all knots have no name."""

    name: str
    line: int
    lines: list[Line] = field(default_factory=list)
    is_function: bool = False
    arguments: str = ""


def knots(text: str) -> tuple[list[Knot], int]:
    """The knots in order, and how many comments were left out."""
    comments = len(_COMMENT.findall(text)) + len(_TODO.findall(text))
    text = _TODO.sub("", _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text))
    out = [Knot("", 1)]
    rows = list(enumerate(text.split("\n"), 1))
    at = 0
    while at < len(rows):
        number, row = rows[at]
        at += 1
        knot, stitch = _KNOT.match(row), _STITCH.match(row)
        if knot is not None:
            out.append(
                Knot(knot["name"], number, is_function=bool(knot["function"]), arguments=knot["args"] or "")
            )
        elif stitch is not None:
            above = out[-1].name.partition(".")[0]
            out.append(Knot(f"{above}.{stitch['name']}", number, arguments=stitch["args"] or ""))
        elif row.strip():
            at = _taken(out[-1].lines, rows, at - 1)
    return out, comments


def _taken(out: list[Line], rows: list[tuple[int, str]], at: int) -> int:
    """One line, or a block in braces that goes over several; returns where the next begins."""
    number, row = rows[at]
    if not _is_open(row):
        out += read_lines(number, row.strip())
        return at + 1
    start = _opening(row)
    end, rest = _closing(rows, at, start)
    body = [(n, r) for n, r in rows[at + 1 : end + 1]]
    if body:
        body[-1] = (body[-1][0], body[-1][1][: len(body[-1][1]) - len(rest)].rstrip().removesuffix("}"))
    first = row[start + 1 :]
    head = re.sub(r"^(?:<>\s*)+$", "", row[:start].strip())
    if head[:1] in ("*", "+", "~"):  # a brace that opens within an option or a sum: told as it stands
        out.append(Line("other", number, " ".join(r.strip() for _, r in rows[at : end + 1])))
        return end + 1
    if head:
        out += read_lines(number, head)
    block = Line("block", number, first.strip())
    here = 0
    while here < len(body):
        if body[here][1].strip():
            here = _taken(block.inner, body, here)
        else:
            here += 1
    out.append(block)
    if not rest.strip():
        return end + 1
    rows[end] = (rows[end][0], rest)  # what stands behind the closing brace is a line of its own
    return end


def _bare(row: str) -> str:
    """A row of the same length without its escaped braces."""
    return row.replace("\\{", "  ").replace("\\}", "  ")


def _is_open(row: str) -> bool:
    bare = _bare(row)
    return bare.count("{") > bare.count("}")


def _opening(row: str) -> int:
    """Where the brace stands that the row leaves open."""
    open_at: list[int] = []
    for n, c in enumerate(_bare(row)):
        if c == "{":
            open_at.append(n)
        elif c == "}" and open_at:
            open_at.pop()
    return open_at[0]


def _closing(rows: list[tuple[int, str]], at: int, start: int) -> tuple[int, str]:
    """The row in which the block ends, and what stands there behind it; without an end, the last row."""
    depth = 0
    for n in range(at, len(rows)):
        row = _bare(rows[n][1])
        for k in range(start if n == at else 0, len(row)):
            depth += (row[k] == "{") - (row[k] == "}")
            if depth == 0:
                return n, rows[n][1][k + 1 :]
    return len(rows) - 1, ""


def branches(block: Line) -> list[tuple[str, list[Line]]]:
    """The cases of `{ x: … - else: … }`, `{ - x: … - y: … }` and `{ x: - 0: … - 1: … }`, by their condition."""
    head = block.text.strip().removesuffix(":").strip()
    first = block.inner[0] if block.inner else None
    tests = [_test(one) for one in block.inner if one.kind == "gather"]
    compared = head if first and first.kind == "gather" and tests[0] and tests[0][0] != "else" else ""
    out: list[tuple[str, list[Line]]] = []
    if head and (not (first and first.kind == "gather") or (tests[0] and tests[0][0] == "else")):
        out.append((head, []))
    for one in block.inner:
        if one.kind != "gather":
            if not out:
                out.append(("else", []))
            out[-1][1].append(one)
            continue
        test = _test(one)
        if test is not None:
            condition, rest = test
            if compared and condition != "else":
                condition = f"{compared} == {condition}"
        else:
            condition, rest = (head if head and not out else "else"), one.text
        out.append((condition, read_lines(one.number, rest) if rest else []))
    return out


def unfolded(one: Line) -> list[Line]:
    """A line of text whose `{x: -> here | -> there}` became blocks, since they lead away."""
    out: list[Line] = []
    last, bare = 0, _bare(one.text)
    for start, end in outer_braces(bare):
        condition, colon, rest = one.text[start + 1 : end].partition(":")
        if "->" not in rest or not colon or "{" in condition or "|" in condition or condition[:1] in "&~!$":
            continue
        if before := one.text[last:start].strip():
            out.append(Line("text", one.number, before))
        inner = [Line("gather", one.number, way.strip()) for way in _ways(rest)]
        out.append(Line("block", one.number, f"{condition.strip()}:", inner=inner))
        last = end + 1
    if last == 0:
        return [one]
    if after := one.text[last:].strip():
        out.append(Line("text", one.number, after))
    return out


def _ways(text: str) -> list[str]:
    """The parts between bars outside of braces."""
    out, depth = [""], 0
    for c in text:
        depth += (c == "{") - (c == "}")
        if c == "|" and depth == 0:
            out.append("")
        else:
            out[-1] += c
    return out


def _test(one: Line) -> tuple[str, str] | None:
    """The condition that begins a case, and what follows it; nothing where the case has words alone."""
    text = f"({one.label}) {one.text}" if one.label else one.text
    found = re.match(r"((?:\"[^\"]*\"|[^\":])*?):\s*(.*)$", text, re.S)
    if found is None:
        return None
    bare = re.sub(r"\b(?:not|and|or|mod|has|hasnt)\b", "&", re.sub(r"\"[^\"]*\"", "s", found[1])).strip()
    if not re.fullmatch(r"[\w\s.,()!?<>=&|+*/%^-]+", bare) or re.search(r"\w\s+\w", bare):
        return None
    return found[1].strip(), found[2].strip()


def read_lines(number: int, text: str) -> list[Line]:
    """A line; a gather that an option follows at once is two."""
    one = read_line(number, text)
    if one.kind == "gather" and one.text[:1] in ("*", "+"):
        option = read_line(number, one.text)
        return [Line("gather", number, "", one.depth, one.label), option]
    return [one]


def read_line(number: int, text: str) -> Line:
    """The kind of a line."""
    if text.startswith("~"):
        return Line("logic", number, text[1:].strip())
    if re.match(r"(?:VAR|CONST)\s+\w", text):
        return Line("declared", number, text)
    if re.match(r"(?:INCLUDE|EXTERNAL|LIST)\s", text):
        return Line("other", number, text)
    if bullet := _BULLET.match(text):
        marks = re.sub(r"\s", "", bullet["marks"])
        return Line("choice", number, bullet["rest"].strip(), len(marks), bullet["label"] or "", "+" in marks)
    if (gather := _GATHER.match(text)) and not text.startswith("->"):
        marks = re.sub(r"\s", "", gather["marks"])
        return Line("gather", number, gather["rest"].strip(), len(marks), gather["label"] or "")
    return Line("text", number, text)

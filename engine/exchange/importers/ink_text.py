"""ink cut into knots, and their lines into a weave: content, choices, gathers, diverts, logic.

The notation is that of *Writing with ink* (inkle). What is not read here is a line of kind ``other``.
"""

import re
from dataclasses import dataclass, field

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
        out.append(read_line(number, row.strip()))
        return at + 1
    end, depth = at, 0
    while end < len(rows):
        depth += rows[end][1].count("{") - rows[end][1].count("}")
        end += 1
        if depth <= 0:
            break
    head, _, first = row.strip().partition("{")
    if head.strip():  # a brace that opens behind words: told as it stands
        out.append(Line("other", number, " ".join(r.strip() for _, r in rows[at:end])))
        return end
    block = Line("block", number, first.strip())
    body = [(n, r) for n, r in rows[at + 1 : end]]
    if body:
        last, _, _ = body[-1][1].rpartition("}")
        body[-1] = (body[-1][0], last)
    here = 0
    while here < len(body):
        if body[here][1].strip():
            here = _taken(block.inner, body, here)
        else:
            here += 1
    out.append(block)
    return end


def _is_open(row: str) -> bool:
    bare = row.replace("\\{", "").replace("\\}", "")
    return bare.count("{") > bare.count("}")


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

"""Every expression of a file judged once: kinds that clash, words out of a list, constant conditions."""

import re
from typing import Any, NamedTuple

from engine.checks.authored import typed
from engine.checks.bounds import outcomes
from engine.checks.kinds import Clash, Kinds, Stranger, names_in
from engine.graph.links import once
from engine.graph.subject import Expression, Place, Subject

_OPEN, _CLOSE = "({（", ")}）"


class Judged(NamedTuple):
    """An expression with a fault, at one of the places where it stands."""

    expression: Expression
    clashes: list[Clash]
    strangers: list[Stranger]
    #: The only value that a condition can have.
    constant: bool | None


@once
def judged(subject: Subject) -> list[Judged]:
    """The expressions with faults. Equal texts are parsed once and judged once."""
    known: dict[tuple[int, str], Judged | None] = {}
    out = []
    for expression in subject.expressions:
        key = (id(expression[0]), expression[1])
        if key in known:
            found = known[key]
        else:
            found = known[key] = _judge(subject, expression)
        if found is not None:
            out.append(found._replace(expression=expression))
    return out


def _judge(subject: Subject, e: Expression) -> Judged | None:
    kinds = Kinds(subject.variables)
    expr = e.parsed.expr
    condition = e.wanted == "bool"
    if e.wanted in subject.variables and not condition:
        kinds.assigned(expr, e.wanted)
    elif condition or (e.wanted == "any" and _before_colon(e)):
        condition = True
        kinds.want(expr, "flag")
    else:
        kinds.kind(expr)
    constant = None
    if condition and not (kinds.clashes or kinds.strangers or kinds.unknown):
        found = outcomes(expr, subject.variables)
        constant = found.pop() if len(found) == 1 else None
    if kinds.clashes or kinds.strangers or constant is not None:
        return Judged(e, kinds.clashes, kinds.strangers, constant)
    return None


def written(e: Expression) -> str:
    """The expression as its author wrote it."""
    value = typed(e.place)
    text = value if isinstance(value, str) else ""
    return text[e.place.start : _end(text, e.place.start)[0]].strip() if _in_text(e) else text.strip()


def whole(e: Expression) -> Place:
    """The place of the whole expression."""
    if not _in_text(e):
        return e.place
    text = written(e)
    return e.place._replace(length=max(len(text), 1))


def spot(e: Expression, part: Any, text: str) -> Place:
    """The place of a part of an expression: its first name, its ``text``, or else the whole."""
    names = names_in(part)
    for name in e.parsed.names:
        if name.kind == "variable" and name.name in names:
            return e.place._replace(start=e.place.start + name.start, length=len(name.name))
    place, value = whole(e), typed(e.place)
    found = list(re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", value)) if isinstance(value, str) else []
    if len(found) != 1 or found[0].start() < place.start:
        return place
    return place._replace(start=found[0].start(), length=len(text))


def _in_text(e: Expression) -> bool:
    """Whether the expression stands in the braces of a text; others fill their value."""
    return e.wanted == "any"


def _before_colon(e: Expression) -> bool:
    """In a text, what stands before a colon is a condition; before the closing brace it is a value."""
    value = typed(e.place)
    return isinstance(value, str) and _end(value, e.place.start)[1] in "：:"


def _end(text: str, start: int) -> tuple[int, str]:
    depth, quote = 0, ""
    for n in range(start, len(text)):
        c = text[n]
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'":
            quote = c
        elif c in "：:}|｜" and depth == 0:
            return n, c
        elif c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth -= 1
    return len(text), "}"

"""Which variables are read and which are set."""

from unicodedata import normalize

from engine.checks.named import meant_names, uses
from engine.checks.unreadable import unreadable
from engine.graph.links import once
from engine.graph.subject import Subject, Use
from engine.source.expression import ExpressionError, parse_expression


def is_usable(name: str) -> bool:
    """Whether an expression can name this variable."""
    try:
        return bool(parse_expression(name).expr == name)
    except ExpressionError:
        return False


def without_odd(subject: Subject, found: list[Use]) -> list[Use]:
    """Unknown names that are not what is left of a declared name that no condition can hold.

    The declared name is reported, so these are not.
    """
    odd = [name for name in subject.variables if not is_usable(name)] if found else []
    return [u for u in found if not any(u.name in name or u.name == normalize("NFKC", name) for name in odd)]


@once
def read_names(subject: Subject) -> set[str]:
    """Variables that a condition, a text or another variable reads.

    ``x += 1`` reads ``x`` for itself only, which does not count.
    """
    found: set[str] = set()
    done: set[tuple[int, str]] = set()
    for parsed, wanted, _ in subject.expressions:
        key = (id(parsed), wanted)
        if key not in done:
            done.add(key)
            found.update(n.name for n in parsed.names if n.kind == "variable" and n.name != wanted)
    return found | _meant(subject, "read", found)


@once
def set_names(subject: Subject) -> set[str]:
    """Variables that some ``do`` sets."""
    found = {u.name for u in uses(subject, "write")}
    return found | _meant(subject, "write", found)


def _meant(subject: Subject, kind: str, found: set[str]) -> set[str]:
    """Variables that only a slip keeps from being used: the slip has its own report."""
    if found >= subject.variables.keys():
        return set()
    text = unreadable(subject)
    # A name that no expression can hold has its own report.
    text += "".join(name for name in subject.variables if not is_usable(name))
    inside = {name for name in subject.variables if text and name in text}
    return inside | meant_names(subject, (kind,), subject.variables)

"""Conditions that come out the same whatever happens."""

from collections.abc import Iterator

from engine.checks.judged import judged, whole, written
from engine.checks.kinds import names_in
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import Fault
from engine.graph.links import once
from engine.graph.subject import Subject
from engine.source.place import Path


def constant_conditions(subject: Subject, fault: Fault, value: bool) -> Iterator[Diagnostic]:
    """Reports for the conditions that always have ``value``."""
    for found in judged(subject):
        if found.constant is value:
            e = found.expression
            hint = _range_of(subject, e.parsed.expr)
            yield fault.at(whole(e).span(), hint=hint, labels=(), condition=written(e))


@once
def constant_paths(subject: Subject) -> set[Path]:
    """Where constant conditions stand."""
    return {found.expression.place.path for found in judged(subject) if found.constant is not None}


def _range_of(subject: Subject, expr: object) -> Both | None:
    """The cure where one number decides: what it can be."""
    names = names_in(expr)
    if len(names) != 1:
        return None
    name = names[0]
    limits = subject.variables[name].range
    if not isinstance(limits, tuple):
        return None
    low, high = limits
    return Both(
        f"换一个数：`{name}`只在 {low} 到 {high} 之间",
        f"compare with another number: `{name}` lies between {low} and {high}",
    )

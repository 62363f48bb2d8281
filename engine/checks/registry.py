"""Every rule is one file in ``rules/``; this module finds them, runs them and shows their pages."""

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import Fault
from engine.graph.space import Space
from engine.graph.subject import Subject

if TYPE_CHECKING:
    from engine.speech.frontend.read import Reader

Check = Callable[..., Iterator[Diagnostic]]


class Rule(NamedTuple):
    """A fault with its page.

    ``check`` is absent where a reader reports it; a proof needs ``explore``, one that is heard a ``Reader`` of
    sentences: both run only when somebody asks for a check.
    """

    name: str
    fault: Fault
    page: str
    check: Check | None
    proof: bool
    heard: bool = False

    @property
    def is_late(self) -> bool:
        """Whether compiling alone does not run it."""
        return self.proof or self.heard


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, ordered by code."""
    from engine.checks.rules import reported

    return tuple(sorted([*_checking(), *_found(reported)], key=lambda r: r.fault.code))


@cache
def _checking() -> tuple[Rule, ...]:
    """The rules that look for their fault themselves, ordered by code: compiling loads no others."""
    from engine.checks import rules as package

    return tuple(sorted(_found(package), key=lambda r: r.fault.code))


def _found(package: ModuleType) -> list[Rule]:
    out = []
    for info in pkgutil.iter_modules(package.__path__):
        if info.ispkg:
            continue
        module: Any = import_module(f"{package.__name__}.{info.name}")
        check = getattr(module, "check", None)
        proof = getattr(module, "prove", None)
        heard = getattr(module, "hear", None)
        name = info.name.replace("_", "-")
        out.append(
            Rule(
                name,
                module.FAULT,
                module.__doc__ or "",
                check or proof or heard,
                proof is not None,
                heard is not None,
            )
        )
    return out


def run_rules(subject: Subject) -> list[Diagnostic]:
    """What the rules without state-space proofs say."""
    return [d for r in _checking() if r.check is not None and not r.is_late for d in r.check(subject)]


def run_proofs(subject: Subject, space: Space) -> list[Diagnostic]:
    """What the rules say that look at the explored state space."""
    return [d for r in _checking() if r.proof and r.check is not None for d in r.check(subject, space)]


def run_heard(subject: Subject, reader: "Reader") -> list[Diagnostic]:
    """What the rules say that listen to how the texts are read."""
    return [d for r in _checking() if r.heard and r.check is not None for d in r.check(subject, reader)]

"""The kinds of values in expressions: a number, yes or no, or a word."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from engine.diagnostics import Both
from engine.model.scenario import Variable

Kind = Literal["number", "flag", "word"]
NAMES: dict[Kind, Both] = {
    "number": Both("数", "a number"),
    "flag": Both("是否", "yes or no"),
    "word": Both("文字", "a word"),
}
Variables = Mapping[str, Variable]


class Clash(NamedTuple):
    """A part of an expression that has another kind than its place wants."""

    part: Any
    found: Kind
    wanted: Kind


class Stranger(NamedTuple):
    """A word that is not in the list of its variable."""

    word: str
    variable: str


class Kinds:
    """Works out the kind of one expression and notes what does not fit.

    Where a part has no certain kind (an undeclared variable) nothing is said about what holds it: the
    variable is reported already.
    """

    def __init__(self, variables: Variables) -> None:
        self.variables = variables
        self.clashes: list[Clash] = []
        self.strangers: list[Stranger] = []
        self.unknown = False

    def want(self, expr: Any, wanted: Kind | None) -> None:
        """``expr`` stands where ``wanted`` is asked for."""
        found = self.kind(expr)
        if wanted is not None and found is not None and found != wanted:
            self.clashes.append(Clash(expr, found, wanted))

    def assigned(self, expr: Any, name: str) -> None:
        """``expr`` becomes the value of a variable."""
        self._words(name, expr)
        self.want(expr, self._variable(name))

    def kind(self, expr: Any) -> Kind | None:
        if isinstance(expr, bool):
            return "flag"
        if isinstance(expr, int):
            return "number"
        if isinstance(expr, str):
            return self._variable(expr)
        op = expr[0]
        if op == "s":
            return "word"
        if op == "seen":
            return "flag"
        if op in ("visits", "score"):
            return "number"
        if op in ("and", "or", "not"):
            for part in expr[1:]:
                self.want(part, "flag")
            return "flag"
        if op in ("==", "!="):
            self._equal(expr[1], expr[2])
            return "flag"
        for part in expr[1:]:
            self.want(part, "number")
        return "flag" if op in (">", ">=", "<", "<=") else "number"

    def _equal(self, left: Any, right: Any) -> None:
        a, b = self.kind(left), self.kind(right)
        if a is not None and b is not None and a != b:
            self.clashes.append(Clash(right, b, a))
            return
        self._words(left, right)
        self._words(right, left)

    def _words(self, name: Any, value: Any) -> None:
        variable = self.variables.get(name) if isinstance(name, str) else None
        if variable is None or not isinstance(variable.range, list):
            return
        if isinstance(value, list) and value[0] == "s" and value[1] not in variable.range:
            self.strangers.append(Stranger(value[1], name))

    def _variable(self, name: str) -> Kind | None:
        variable = self.variables.get(name)
        kind = None if variable is None else declared_kind(variable)
        self.unknown = self.unknown or kind is None
        return kind


def declared_kind(variable: Variable) -> Kind | None:
    """The kind of a variable; nothing where its initial value contradicts its range."""
    initial, allowed = variable.initial, variable.range
    if isinstance(initial, bool):
        return "flag" if allowed is None else None
    if isinstance(initial, int):
        return "number" if not isinstance(allowed, list) else None
    return "word" if not isinstance(allowed, tuple) else None


def names_in(expr: Any) -> list[str]:
    """The variables of an expression, each as often as it stands there."""
    if isinstance(expr, str):
        return [expr]
    if not isinstance(expr, list) or expr[0] in ("s", "seen", "visits"):
        return []
    return [name for part in expr[1:] for name in names_in(part)]

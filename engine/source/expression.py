"""Conditions and assignments: parsed, never evaluated here, never by Python.

Grammar, loosest first: ``or 或`` · ``and 且`` · ``not 非`` · comparison (may be chained) · ``+ -`` ·
``* // %`` · sign · value, name, call, parentheses. The result is the JSON form that ``runtime`` runs.
"""

import re
from functools import lru_cache
from typing import Any, NamedTuple

Expr = Any

#: The largest number: both runtimes must agree to the last digit (IEEE 754 doubles are exact so far).
LIMIT = 2**53 - 1

#: Functions and constants, in both spellings.
CALLS = {
    "seen": "seen", "见过": "seen", "visits": "visits", "次数": "visits", "score": "score", "得分": "score",
    "random": "random", "随机": "random", "min": "min", "最小": "min", "max": "max", "最大": "max",
}  # fmt: skip
CONSTANTS = {"true": True, "是": True, "真": True, "false": False, "否": False, "假": False}
#: Words that cannot name a variable.
RESERVED = (
    frozenset(CALLS) | frozenset(CONSTANTS) | {"and", "or", "not", "且", "或", "非", "并且", "或者", "不是"}
)


class ExpressionError(Exception):
    """What cannot be read, and where: ``start`` and ``length`` in characters of the text."""

    def __init__(self, zh: str, en: str, start: int, length: int = 1) -> None:
        super().__init__(en)
        self.zh, self.en, self.start, self.length = zh, en, start, max(length, 1)


class Name(NamedTuple):
    """A name in an expression, and where it stands. ``kind`` is ``variable`` or ``scene``."""

    kind: str
    name: str
    start: int


class Parsed(NamedTuple):
    """An expression and the names in it. ``random`` tells whether it draws."""

    expr: Expr
    names: tuple[Name, ...]
    random: bool


class Assignment(NamedTuple):
    """``name = value``; ``name += 1`` is read as ``name = name + 1``."""

    name: Name
    value: Parsed


_WIDE = str.maketrans("＞＜＝！＋－×＊％（）０１２３４５６７８９，“”", '><=!+-**%()0123456789,""')
_SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", "÷": "//"}
_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+)|(?P<text>"[^"]*"|'[^']*')
    |(?P<word>且|或(?:者)?|并且|非|不是|[^\W\d且或非]\w*?(?=[且或]|\W|$))
    |(?P<sign>>=|<=|==|!=|//|[-+*%><=(),/≥≤≠÷、]))""",
    re.X,
)
_AND, _OR, _NOT = {"且", "并且", "and"}, {"或", "或者", "or"}, {"非", "不是", "not"}
_COMPARE = {">", ">=", "<", "<=", "==", "!=", "="}


#: An expression that is longer or more nested than this is a mistake, or an attack.
LONGEST, DEEPEST = 400, 20


def _measured(text: str) -> None:
    if len(text) > LONGEST:
        raise ExpressionError("太长了，分成几步写", "it is too long: write it in several steps", 0, len(text))
    depth = 0
    for at, c in enumerate(text):
        depth += (c in "(（") - (c in ")）")
        if depth > DEEPEST:
            raise ExpressionError("括号套得太深", "the brackets are nested too deep", at)


@lru_cache(maxsize=20_000)
def parse_expression(text: str) -> Parsed:
    """The expression in ``text``; raises ``ExpressionError``."""
    _measured(text)
    parser = _Parser(text)
    expr = parser.either()
    parser.end()
    return Parsed(expr, tuple(parser.names), parser.random)


@lru_cache(maxsize=20_000)
def parse_assignments(text: str) -> tuple[Assignment, ...]:
    """The assignments in ``text``, separated by ``；`` or a new line; raises ``ExpressionError``."""
    _measured(text)
    out = []
    start = 0
    for part in _SEPARATOR.split(text):
        if part.strip() and part not in "；;\n，,":
            out.append(_assignment(part, start))
        start += len(part)
    if not out:
        raise ExpressionError("这里是空的", "nothing here", 0, len(text))
    return tuple(out)


#: A comma separates only where another assignment begins behind it: `min(a，b)` stays whole.
_SEPARATOR = re.compile(r"([；;\n]|[，,](?=\s*[^\W\d]\w*\s*[-+*＋－×]?[=＝](?![=＝])))")
_ASSIGN = re.compile(r"\s*(?P<name>[^\W\d]\w*)\s*(?P<op>\+=|-=|\*=|=)(?!=)\s*")


def _assignment(part: str, start: int) -> Assignment:
    found = _ASSIGN.match(part.translate(_WIDE))
    if found is None:
        raise ExpressionError(
            f"`{part.strip()}`不是`变量 = 值`", f"`{part.strip()}` is not `name = value`", start, len(part)
        )
    name = Name("variable", found["name"], start + found.start("name"))
    at = found.end()
    parser = _Parser(part, at)
    expr = parser.either()
    parser.end()
    names = tuple(Name(n.kind, n.name, n.start + start) for n in parser.names)
    if found["op"] != "=":
        expr = [found["op"][0], name.name, expr]
        names = (name, *names)
    return Assignment(name, Parsed(expr, names, parser.random))


class _Parser:
    def __init__(self, text: str, at: int = 0) -> None:
        self.source = text
        self.text = text.translate(_WIDE)
        self.at = at
        self.names: list[Name] = []
        self.random = False
        self.kind, self.token, self.start = "", "", 0
        self.advance()

    def advance(self) -> None:
        found = _TOKEN.match(self.text, self.at)
        if found is None:
            rest = self.text[self.at :]
            self.start = self.at + len(rest) - len(rest.lstrip())
            if rest.strip():
                bad = self.source[self.start]
                raise ExpressionError(f"不认得`{bad}`", f"`{bad}` is not known here", self.start)
            self.kind, self.token = "end", ""
            return
        self.kind = str(found.lastgroup)
        raw = found[self.kind]
        self.start = found.start(self.kind)
        self.token = _SIGNS.get(raw, raw)
        self.at = found.end()

    def end(self) -> None:
        if self.kind != "end":
            self.unexpected()

    def unexpected(self) -> None:
        if self.token == "/":
            raise ExpressionError(
                "除法写`//`，只有整数", "division is `//`, there are integers only", self.start
            )
        if self.kind == "end":
            raise ExpressionError("后面少了一个值", "a value is missing at the end", max(self.start - 1, 0))
        raise ExpressionError(
            f"没想到这里有`{self.token}`",
            f"`{self.token}` was not expected here",
            self.start,
            len(self.token),
        )

    def either(self) -> Expr:
        left = self.both()
        while self.token in _OR and self.kind == "word":
            self.advance()
            left = ["or", left, self.both()]
        return left

    def both(self) -> Expr:
        left = self.negated()
        while self.token in _AND and self.kind == "word":
            self.advance()
            left = ["and", left, self.negated()]
        return left

    def negated(self) -> Expr:
        if self.token in _NOT and self.kind == "word":
            self.advance()
            return ["not", self.negated()]
        return self.compared()

    def compared(self) -> Expr:
        left = self.sum()
        out = None
        while self.token in _COMPARE and self.kind == "sign":
            op = "==" if self.token == "=" else self.token
            self.advance()
            right = self.sum()
            out = [op, left, right] if out is None else ["and", out, [op, left, right]]
            left = right
        return left if out is None else out

    def sum(self) -> Expr:
        left = self.product()
        while self.token in ("+", "-") and self.kind == "sign":
            op = self.token
            self.advance()
            left = [op, left, self.product()]
        return left

    def product(self) -> Expr:
        left = self.signed()
        while self.token in ("*", "//", "%") and self.kind == "sign":
            op = self.token
            self.advance()
            left = [op, left, self.signed()]
        return left

    def signed(self) -> Expr:
        if self.token == "-" and self.kind == "sign":
            self.advance()
            inner = self.signed()
            return -inner if isinstance(inner, int) and not isinstance(inner, bool) else ["neg", inner]
        return self.value()

    def value(self) -> Expr:
        kind, token, start = self.kind, self.token, self.start
        if kind == "number":
            if len(token) > 15:
                raise ExpressionError("数太大", "the number is too large", start, len(token))
            self.advance()
            return int(token)
        if kind == "text":
            self.advance()
            return ["s", token[1:-1]]
        if token == "(":
            self.advance()
            inner = self.either()
            self.close()
            return inner
        if kind != "word" or token in _AND | _OR | _NOT:
            self.unexpected()
        if token in CALLS:
            return self.call(CALLS[token])
        self.advance()
        if token in CONSTANTS:
            return CONSTANTS[token]
        self.names.append(Name("variable", token, start))
        return token

    def close(self) -> None:
        if self.token != ")":
            raise ExpressionError("少了右括号", "a closing bracket is missing", max(self.start - 1, 0))
        self.advance()

    def call(self, name: str) -> Expr:
        opened = self.at
        self.advance()
        if self.token != "(":
            raise ExpressionError(f"`{name}`后面要有括号", f"`{name}` takes brackets", opened - 1)
        if name in ("seen", "visits"):
            return self.scene(name)
        self.advance()
        if name == "score":
            self.close()
            return ["score"]
        first = self.either()
        if self.token not in (",", "、"):
            raise ExpressionError(f"`{name}`要两个数", f"`{name}` takes two numbers", self.start)
        self.advance()
        second = self.either()
        self.close()
        self.random = self.random or name == "random"
        return [name, first, second]

    def scene(self, name: str) -> Expr:
        """A scene's name may hold marks that an expression has not, so it is read as it stands."""
        end = self.text.find(")", self.at)
        inside = self.source[self.at : end] if end >= 0 else ""
        scene = inside.strip().strip("“”「」\"'")
        if not scene:
            raise ExpressionError(f"`{name}`的括号里写场景名", f"`{name}` takes a scene's name", self.start)
        self.names.append(Name("scene", scene, self.at + inside.find(scene)))
        self.at = end + 1
        self.advance()
        return [name, scene]

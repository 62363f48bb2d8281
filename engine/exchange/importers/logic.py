"""Conditions and assignments of Twine and ink in our spelling, or nothing where we have no such thing.

What comes out parses and has matching kinds: a number is not compared with a word, a condition is yes or no.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.checks.kinds import Kinds
from engine.exchange.importers.names import name_of
from engine.exchange.importers.target import Branch
from engine.exchange.report import Report, whole_file
from engine.model.scenario import Variable
from engine.source.expression import RESERVED, ExpressionError, parse_assignments, parse_expression

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"[^"\\]*"|'[^'\\]*')|(?P<number>\d+(?:\.\d+)?)|(?P<name>[$_]?[^\W\d][\w.]*)
    |(?P<sign>===|!==|==|!=|>=|<=|&&|\|\||\+=|-=|\*=|[-+*/%=<>!(),]))""",
    re.X,
)
_WORDS = {
    "is": "==", "eq": "==", "isnot": "!=", "neq": "!=", "gt": ">", "gte": ">=", "lt": "<", "lte": "<=",
    "and": "and", "or": "or", "not": "not", "to": "=", "mod": "%",
}  # fmt: skip
_SIGNS = {"===": "==", "!==": "!=", "&&": "and", "||": "or", "!": "not"}
_CHINESE = {
    "and": "且",
    "or": "或",
    "not": "非",
    "true": "是",
    "false": "否",
    "seen": "见过",
    "visits": "次数",
}


class Logic:
    """Knows the variables of a story and what its scenes are called here."""

    def __init__(self, scenes: Callable[[str], str], *, chinese: bool) -> None:
        self.scene_of, self.chinese = scenes, chinese
        self.names: dict[str, str] = {}
        self.initial: dict[str, Any] = {}
        self.guessed: list[str] = []

    def name(self, foreign: str) -> str:
        """Our name of a variable."""
        foreign = foreign.lstrip("$_")
        if foreign not in self.names:
            made = re.sub(r"[^\w]|[且或非]", "_", name_of(foreign, "v")).strip("_") or "v"
            made = f"{made}_" if made in RESERVED or made.lower() in ("true", "false") else made
            while made in self.names.values():
                made += "_"
            self.names[foreign] = made
        return self.names[foreign]

    def declare(self, foreign: str, value: str | None) -> bool:
        """Note the first value of a variable; tells whether it is a plain one."""
        name = self.name(foreign)
        literal = _literal(value or "")
        if literal is None:
            return False
        self.initial.setdefault(name, literal)
        return True

    @property
    def variables(self) -> dict[str, Branch]:
        return {name: {"initial": value} for name, value in self.initial.items()}

    def _guess(self, name: str) -> None:
        """A name that nothing sets counts as nought, as elsewhere."""
        if name not in self.initial:
            self.initial[name] = 0
            self.guessed.append(name)

    def told_guesses(self, report: Report) -> None:
        for name in self.guessed:
            report.changed(
                whole_file(),
                f"变量`{name}`没有设过，初值当作 0",
                f"nothing sets the variable `{name}`: it begins with 0",
            )

    def _models(self) -> Mapping[str, Variable]:
        return {
            n: Variable.model_construct(initial=v, range=None, remark=None) for n, v in self.initial.items()
        }

    def condition(self, text: str, it: str = "") -> str | None:
        """A condition in our spelling."""
        made = self._made(text, it)
        if made is None:
            return None
        for tried in (made, f"{made} != 0", f"{made} > 0"):
            if self._fits(tried, flag=True):
                return tried
        return None

    def value(self, text: str) -> str | None:
        """A value to show."""
        made = self._made(text, "")
        if made is not None and (alone := re.fullmatch(rf"{self._spelt('seen')}(\([^()]*\))", made)):
            made = f"{self._spelt('visits')}{alone[1]}"  # shown, it is a number
        return made if made is not None and self._fits(made, flag=False) else None

    def assignment(self, text: str) -> str | None:
        """`x = 1`, `x += 1`, `$x to it + 1` as an assignment."""
        found = re.fullmatch(r"\s*([$_]?[^\W\d]\w*)\s*(\+=|-=|\*=|===?|=|\bto\b|\+\+|--)\s*(.*)", text, re.S)
        if found is None:
            return None
        name, op, rest = self.name(found[1]), found[2], found[3]
        if op in ("++", "--"):
            op, rest = f"{op[0]}=", "1"
        op = "=" if op in ("to", "==", "===") else op
        value = self._made(rest, found[1])
        if value is None or not rest.strip():
            return None
        made = f"{name} {op} {value}"
        try:
            (parsed,) = parse_assignments(made)
        except (ExpressionError, ValueError):
            return None
        if name not in self.initial:
            kind = Kinds(self._models()).kind(parsed.value.expr)
            self.initial[name] = False if kind == "flag" else "" if kind == "word" else 0
        kinds = Kinds(self._models())
        kinds.assigned(parsed.value.expr, name)
        return None if kinds.clashes or self._unknown(parsed.value) else made

    def _unknown(self, parsed: Any) -> bool:
        return any(n.kind == "variable" and n.name not in self.initial for n in parsed.names)

    def _fits(self, made: str, *, flag: bool) -> bool:
        try:
            parsed = parse_expression(made)
        except ExpressionError:
            return False
        for n in parsed.names:
            if n.kind == "variable":
                self._guess(n.name)
        kinds = Kinds(self._models())
        kinds.want(parsed.expr, "flag" if flag else None)
        return not kinds.clashes

    def _made(self, text: str, it: str) -> str | None:
        tokens = self._tokens(text)
        if not tokens:
            return None
        out: list[str] = []
        n = 0
        while n < len(tokens):
            kind, word = tokens[n]
            ahead = [w for _, w in tokens[n + 1 : n + 4]]
            if kind == "name" and word in ("visited", "hasVisited", "visits", "seen") and ahead[:1] == ["("]:
                close = next((k for k in range(n, len(tokens)) if tokens[k][1] == ")"), -1)
                inside = "".join(w for _, w in tokens[n + 2 : close]).strip("\"'")
                scene = self.scene_of(inside)
                if close < 0 or not scene:
                    return None
                out.append(self._counted(scene, tokens, n, close))
                n = close + 1
                continue
            shown = self._shown(kind, word, it, tokens, n)
            if shown is None:
                return None
            if word == "is" and ahead[:1] == ["not"]:
                shown, n = "!=", n + 1
            out.append(shown)
            n += 1
        return " ".join(out).replace("( ", "(").replace(" )", ")").replace(" ,", ",")

    def _tokens(self, text: str) -> list[tuple[str, str]]:
        out, at = [], 0
        text = text.strip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                return []
            kind = str(found.lastgroup)
            out.append((kind, found[kind]))
            at = found.end()
        return out

    def _shown(self, kind: str, word: str, it: str, tokens: list[tuple[str, str]], n: int) -> str | None:
        if kind == "number":
            return None if "." in word else word
        if kind == "text":
            return f'"{word[1:-1]}"' if '"' not in word[1:-1] else None
        if kind == "sign":
            sign = _SIGNS.get(word, word)
            return None if sign in ("/", "=", "+=", "-=", "*=") else self._spelt(sign)
        if word.lower() in ("true", "false"):
            return self._spelt(word.lower())
        if word == "it" and it:
            return self.name(it)
        if word in _WORDS and not word.startswith(("$", "_")):
            return None if word == "to" else self._spelt(_WORDS[word])
        if n + 1 < len(tokens) and tokens[n + 1][1] == "(":
            return None  # a function
        scene = "" if word.startswith(("$", "_")) or word in self.names else self.scene_of(word)
        if scene:
            return self._counted(scene, tokens, n, n)
        return None if "." in word else self.name(word)

    def _counted(self, scene: str, tokens: list[tuple[str, str]], first: int, last: int) -> str:
        """How often a scene was seen where it is compared; else whether."""
        beside = {tokens[k][1] for k in (first - 1, last + 1) if 0 <= k < len(tokens)}
        compared = beside & {
            ">",
            "<",
            ">=",
            "<=",
            "==",
            "!=",
            "===",
            "!==",
            "is",
            "gt",
            "gte",
            "lt",
            "lte",
            "eq",
            "neq",
            "+",
            "-",
        }
        return f"{self._spelt('visits' if compared else 'seen')}({scene})"

    def _spelt(self, word: str) -> str:
        return _CHINESE.get(word, word) if self.chinese else word

    def both(self, one: str, other: str) -> str:
        """One condition and another."""
        if not one or not other:
            return one or other
        return f"({one}) {self._spelt('and')} ({other})"

    def never(self, condition: str) -> str:
        """The opposite of a condition."""
        return f"{self._spelt('not')} ({condition})"


def _literal(text: str) -> Any:
    text = text.strip()
    if re.fullmatch(r"-?\d{1,15}", text):
        return int(text)
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    found = re.fullmatch(r"\"([^\"\\]*)\"|'([^'\\]*)'", text)
    return None if found is None else (found[1] if found[1] is not None else found[2])

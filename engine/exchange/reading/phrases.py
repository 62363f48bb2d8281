"""Expressions and texts of a bundle in Chinese words, as a reader with a pencil follows them."""

from collections.abc import Mapping
from typing import Any

from engine.runtime.expression import LIMIT

_DIGITS = "零一二三四五六七八九"
_COMPARED = {
    ">": "大于", ">=": "不少于", "<": "少于", "<=": "不超过", "==": "是", "!=": "不是",
}  # fmt: skip
_OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">", "==": "!=", "!=": "=="}
_SIGNS = {"+": "加", "-": "减", "*": "乘", "//": "整除以", "%": "除以后余数，除数"}


def chinese(number: int) -> str:
    """A number below a thousand as it is said.

    >>> [chinese(n) for n in (3, 10, 12, 20, 31, 105, 110)]
    ['三', '十', '十二', '二十', '三十一', '一百零五', '一百一十']
    """
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return "十" + (_DIGITS[number - 10] if number > 10 else "")
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{_DIGITS[tens]}十{_DIGITS[ones] if ones else ''}"
    hundreds, rest = divmod(number, 100)
    if not rest:
        return f"{_DIGITS[hundreds]}百"
    told = f"一{chinese(rest)}" if 10 <= rest < 20 else chinese(rest)
    return f"{_DIGITS[hundreds]}百{'零' if rest < 10 else ''}{told}"


class Phrases:
    """Words for the expressions of one program. ``numbers`` are the sections by scene."""

    def __init__(self, variables: list[list[Any]], numbers: Mapping[str, int]) -> None:
        self.kinds = {v[0]: type(v[1]) for v in variables}
        self.numbers = numbers

    def condition(self, expr: Any, *, true: bool = True) -> str:
        """The condition, or its opposite, as what stands behind 如果."""
        if isinstance(expr, bool):
            return "在任何时候" if expr is true else "从来不会"
        if isinstance(expr, str):
            return f"{'记下了' if true else '没有记下'}“{_bare(expr)}”"
        op = expr[0]
        if op == "not":
            return self.condition(expr[1], true=not true)
        if op in ("and", "or"):
            together = (op == "and") is true
            sides = [self._side(side, together=together, true=true) for side in expr[1:]]
            return ("，并且" if together else "，或者").join(sides)
        if op == "seen":
            return f"{'看过' if true else '没看过'}【{self._section(expr[1])}】"
        if op in _COMPARED:
            return self._compared(op if true else _OPPOSITE[op], expr[1], expr[2])
        return f"{self.value(expr)}{'成立' if true else '不成立'}"

    def _side(self, expr: Any, *, together: bool, true: bool) -> str:
        """A side of 并且 or 或者; brackets where the other one stands within it."""
        told = self.condition(expr, true=true)
        inner = expr
        while isinstance(inner, list) and inner[0] == "not":
            inner, true = inner[1], not true
        mixed = (
            isinstance(inner, list)
            and inner[0] in ("and", "or")
            and ((inner[0] == "and") is true) is not together
        )
        return f"（{told}）" if mixed else told

    def _compared(self, op: str, left: Any, right: Any) -> str:
        for side, other in ((left, right), (right, left)):
            if isinstance(other, bool) and op in ("==", "!="):
                return self.condition(side, true=other is (op == "=="))
        return f"{self.value(left)}{_COMPARED[op]}{_spaced(self.value(right))}"

    def value(self, expr: Any) -> str:
        """A value in words."""
        if isinstance(expr, bool):
            return "是" if expr else "否"
        if isinstance(expr, int):
            return str(expr)
        if isinstance(expr, str):
            return f"“{_bare(expr)}”"
        op = expr[0]
        if op == "s":
            return f"“{expr[1]}”"
        if op == "score":
            return "得分"
        if op == "visits":
            return f"看【{self._section(expr[1])}】的次数"
        if op == "neg":
            return f"负的{self.value(expr[1])}"
        sides = [self.value(side) for side in expr[1:]]
        if op in _SIGNS:
            return f"（{sides[0]}{_SIGNS[op]}{_spaced(sides[1])}）"
        if op == "random":
            return f"从 {sides[0]} 到 {sides[1]} 随手挑的数"
        if op in ("min", "max"):
            return f"{sides[0]}和{sides[1]}里{'小' if op == 'min' else '大'}的一个"
        return self.condition(expr)

    def change(self, name: str, expr: Any) -> str:
        """What the reader writes down where a variable takes a value."""
        told = _bare(name)
        if expr is True:
            return f"记下“{told}”"
        if expr is False:
            return f"划掉“{told}”"
        if isinstance(expr, list) and expr[0] in ("+", "-") and expr[1] == name and isinstance(expr[2], int):
            more = (expr[0] == "+") is (expr[2] >= 0)
            return f"“{told}”{'加' if more else '减'} {abs(expr[2])}"
        return f"“{told}”记作{_spaced(self.value(expr))}"

    def text(self, text: Any) -> str:
        """A text on one line: what varies stands in brackets with its condition."""
        if isinstance(text, str):
            return text
        out = []
        for piece in text:
            if isinstance(piece, str):
                out.append(piece)
            elif piece[0] == "v":
                out.append(f"〔{self.value(piece[1])}〕")
            elif piece[0] == "?":
                yes, no = self.text(piece[2]), self.text(piece[3])
                sides = [(self.condition(piece[1]), yes), (self.condition(piece[1], true=False), no)]
                out.append("".join(f"〔{when}：{words}〕" for when, words in sides if words))
            else:  # drawn, or in turn: a text that is read has the first
                out.append(self.text(piece[1 if piece[0] == "~" else 2]))
        return "".join(out)

    def sides(self, text: Any) -> tuple[Any, Any, Any] | None:
        """Condition and two texts of a text with one variant in it; nothing for other texts."""
        if isinstance(text, str):
            return None
        found = [n for n, piece in enumerate(text) if isinstance(piece, list) and piece[0] == "?"]
        if len(found) != 1:
            return None
        at = found[0]
        _, expr, yes, no = text[at]
        return expr, _joined(text, at, yes), _joined(text, at, no)

    def _section(self, scene: str) -> str:
        number = self.numbers.get(scene, 0)
        return chinese(number) if number else _bare(scene)

    def start(self, variables: list[list[Any]]) -> list[str]:
        """What the reader writes down before he begins: the numbers that do not start at nothing."""
        told = []
        for name, initial, *_ in variables:
            if initial is True:
                told.append(f"记下“{_bare(name)}”")
            elif isinstance(initial, str):
                told.append(f"“{_bare(name)}”记作“{initial}”")
            elif initial is not False:
                told.append(f"“{_bare(name)}”记作 {max(-LIMIT, initial)}")
        return told


def _joined(text: list[Any], at: int, words: Any) -> list[Any]:
    inside = words if isinstance(words, list) else [words]
    return [*text[:at], *inside, *text[at + 1 :]]


def _bare(name: str) -> str:
    """A name without the story that it belongs to: `huohua.信任`, `huohua/村口`."""
    return name.rpartition("/")[2].rpartition(".")[2]


def _spaced(text: str) -> str:
    return f" {text}" if text[:1].isascii() else text

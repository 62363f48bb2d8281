"""Typed lines as answers, for the line player: numbers, letters, words."""

from typing import Any
from unicodedata import normalize

from engine.diagnostics import Both
from engine.players import texts
from engine.players.forms import PICKS, Form, complaint, response

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_YES = {"对", "是", "正确", "t", "true", "y", "yes", "1", "a", "√"}
_NO = {"错", "否", "不对", "错误", "f", "false", "n", "no", "2", "b", "x", "×"}
_DROPPED = " \t,，、;；.。"


class Unclear(Exception):
    """The line does not answer the form; ``says`` tells why where there is more to say."""

    def __init__(self, says: Both | None = None) -> None:
        super().__init__()
        self.says = says


def lettered(form: Form) -> bool:
    """Whether options are shown with letters: items are, choices have numbers."""
    return form.kind in ("single", "multiple", "order", "match", "survey")


def answer_in(form: Form, line: str) -> Any:
    """What the line gives to the form; raises ``Unclear``."""
    line = normalize("NFKC", line).strip() if form.kind != "text" else line.strip()
    if form.kind == "text":
        return _typed(form, line.removeprefix("="))
    if not line:
        raise Unclear(texts.CHOOSE_FIRST if form.kind != "match" else texts.MATCH_FIRST)
    line = line.removeprefix("=")
    if form.kind == "true-false":
        return _truth(form, line.lower())
    if form.kind in PICKS:
        picked = _several(line, form)
        if len(picked) != 1:
            raise Unclear
        return form.options[picked[0]].gives
    picked = _several(line, form)
    if form.kind == "multiple":
        return response(sorted({form.options[p].gives for p in picked}))
    wanted = len(form.left) if form.kind == "match" else len(form.options)
    if len(picked) != wanted or (form.kind == "order" and len(set(picked)) != wanted):
        raise Unclear(texts.T_MATCH if form.kind == "match" else texts.T_ORDER)
    return response([form.options[p].gives for p in picked])


def _typed(form: Form, line: str) -> Any:
    wrong = complaint(form, line)
    if wrong is not None:
        raise Unclear(wrong)
    return response(line)


def _truth(form: Form, line: str) -> Any:
    if line in _YES:
        return form.options[0].gives
    if line in _NO:
        return form.options[1].gives
    raise Unclear


def _several(line: str, form: Form) -> list[int]:
    """Positions of the options that a line names: `AC`, `a c`, `1、3`, `1 3`, or the words of one option."""
    count = len(form.options)
    words = [n for n, o in enumerate(form.options) if normalize("NFKC", o.text).strip() == line]
    if len(words) == 1:
        return words
    parts = line.translate({ord(c): " " for c in _DROPPED}).upper().split()
    out: list[int] = []
    for part in parts:
        if part.isdecimal() and len(part) < 4:
            # With fewer than ten options a run of digits names one each.
            numbers = [int(part)] if int(part) <= count or count > 9 else [int(c) for c in part]
            out += [n - 1 for n in numbers]
        else:
            out += [LETTERS.find(c) if c in LETTERS else -1 for c in part]
    if not out or any(not 0 <= n < count for n in out):
        raise Unclear
    return out

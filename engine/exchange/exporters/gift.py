"""A bank in GIFT, Moodle's plain-text form of questions.

Identifiers and tags stand in the comment above a question, where Moodle reads them since version 3.6; the
head of the bank and the remarks of authors stand in comments of their own (``carried``). An order becomes a
match, since GIFT has no such kind. Described at docs.moodle.org, *GIFT format*.
"""

import re
from collections.abc import Mapping
from typing import Any

from engine.diagnostics import Both
from engine.exchange import carried
from engine.model.bank import Bank, Item

_MARKS = re.compile(r"[~=#{}:\\]")
#: A text that Moodle would take for HTML, or for the name of a text form.
_PLAIN = re.compile(r"[<&]|^\s*\[")

Lowered = Mapping[str, Any]


def gift(bank: Bank, items: Mapping[str, Lowered]) -> carried.Written:
    """The bank as a UTF-8 text. ``items`` are its compiled items by ``bank/id``."""
    blocks = [_comment(carried.head(bank)), f"$CATEGORY: {_category(bank.title or bank.bank)}"]
    left: list[Both] = []
    for item in bank.items:
        lowered = items[f"{bank.bank}/{item.id}"]
        missing = _missing(lowered)
        if missing is not None:
            left.append(Both(f"{item.id}：{missing.zh}", f"{item.id}: {missing.en}"))
            continue
        blocks.append(_question(item, lowered, bank))
    return carried.Written(("\n\n".join(blocks) + "\n").encode(), left)


def _missing(lowered: Lowered) -> Both | None:
    """Why GIFT has no place for the item."""
    kind = lowered["kind"]
    if kind == "survey" and "options" in lowered:
        return Both(
            "GIFT 里没有不计分的选择题，没有写出；--to moodle-xml 能写",
            "GIFT has no choice without a key; left out (--to moodle-xml has one)",
        )
    if kind == "multiple" and len(lowered["key"]) not in carried.SHARES:
        return Both(
            "多选题的答案超过 10 个，Moodle 分不开分数，没有写出",
            "more than 10 keys: Moodle has no such share",
        )
    if kind in ("single", "order", "match") and len(lowered.get("options", lowered.get("left"))) < 2:
        return Both(
            "只有一个选项，GIFT 会当成填空，没有写出", "a single option would read as a blank; left out"
        )
    if kind in ("order", "match") and any("->" in text for text in _sides(lowered)):
        return Both(
            "选项里有 ->，GIFT 拿它作记号，没有写出", "an option holds ->, which is a mark of GIFT; left out"
        )
    if kind == "number" and (carried.decimal(lowered["key"]) is None or _tolerance(lowered) is None):
        return Both("答案不是一个数，没有写出", "its key is no number; left out")
    return None


def _sides(lowered: Lowered) -> list[str]:
    return [*lowered.get("options", ()), *lowered.get("left", ()), *lowered.get("right", ())]


def _question(item: Item, lowered: Lowered, bank: Bank) -> str:
    lines = [_comment(f"说明：{item.remark}")] if item.remark is not None else []
    lines.append("// " + " ".join(_bracketed(item, lowered)))
    feedback = carried.told(item, bank.sources)
    body = _body(lowered)
    general = f"####{_escaped(feedback)}" if feedback else ""
    stem = carried.shown(item.stem)
    form = "[plain]" if _PLAIN.search(stem) else ""
    lines.append(f"::{_escaped(item.id)}::{form}{_escaped(stem)}{{{body}{general}}}")
    return "\n".join(lines)


def _bracketed(item: Item, lowered: Lowered) -> list[str]:
    kind = lowered["kind"]
    key = lowered["key"] if kind == "number" and lowered["key"] != carried.decimal(lowered["key"]) else None
    hidden = kind if kind in ("order", "survey") else None
    found = carried.tags(item, kind=hidden, points=kind != "survey", key=key)
    return [f"[id:{_in_brackets(item.id)}]", *(f"[tag:{_in_brackets(tag)}]" for tag in found)]


def _body(lowered: Lowered) -> str:
    """What stands between the braces, but the general feedback."""
    kind = lowered["kind"]
    if kind in ("survey", "short"):
        return ""
    if kind == "true-false":
        return "TRUE" if lowered["key"] else "FALSE"
    if kind == "number":
        margin = f":{_tolerance(lowered)}" if "tolerance" in lowered else ""
        return f"#{carried.decimal(lowered['key'])}{margin}"
    if kind == "blank":
        # In a short answer an asterisk stands for anything, unless a backslash stands before it.
        return _lines("=" + _answer(text.replace("*", "\\*")) for text in lowered["key"])
    if kind == "order":
        pairs = [(carried.place(n), text) for n, text in enumerate(lowered["options"])]
        return _lines(f"={_escaped(a)} -> {_escaped(b)}" for a, b in pairs)
    if kind == "match":
        right = lowered["right"]
        pairs = [(text, right[lowered["key"][n]]) for n, text in enumerate(lowered["left"])]
        return _lines(f"={_escaped(a)} -> {_escaped(b)}" for a, b in pairs)
    return _lines(_option(lowered, n) for n in range(len(lowered["options"])))


def _option(lowered: Lowered, n: int) -> str:
    text, note = lowered["options"][n], lowered.get("feedback", {}).get(str(n))
    after = f"#{_escaped(note)}" if note is not None else ""
    if lowered["kind"] == "single":
        return ("=" if n == lowered["key"] else "~") + _answer(text) + after
    share = carried.SHARES[len(lowered["key"])] if n in lowered["key"] else "-100"
    return f"~%{share}%{_escaped(text)}{after}"


def _answer(text: str) -> str:
    """A text behind `=` or `~`; one that begins like a share gets a share of its own."""
    return f"%100%{_escaped(text)}" if text.startswith("%") else _escaped(text)


def _tolerance(lowered: Lowered) -> str | None:
    return carried.decimal(lowered.get("tolerance", "0"))


def _lines(texts: Any) -> str:
    return "".join(f"\n{text}" for text in texts) + "\n"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text).replace("\n", "\\n")


def _in_brackets(text: str) -> str:
    return re.sub(r"[\]\\]", r"\\\g<0>", text)


def _category(text: str) -> str:
    """A slash parts a category from the one within it; two are a slash."""
    return text.replace("/", "//").replace("\n", " ")


def _comment(text: str) -> str:
    return "\n".join(f"// {line}".rstrip() for line in text.rstrip("\n").split("\n"))

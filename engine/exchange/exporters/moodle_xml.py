"""A bank as Moodle XML.

All texts are plain, so that nothing is lost between HTML and the author's words. An order becomes a match,
since a Moodle before 4.4 has no such kind; a survey becomes a choice in which every option is right, for no
points. Described at docs.moodle.org, *Moodle XML format*.
"""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from engine.diagnostics import Both
from engine.exchange import carried
from engine.model.bank import Bank, Item

Lowered = Mapping[str, Any]
_TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "true-false": "truefalse",
    "blank": "shortanswer",
    "number": "numerical",
    "order": "matching",
    "match": "matching",
    "short": "essay",
}


def moodle_xml(bank: Bank, items: Mapping[str, Lowered]) -> carried.Written:
    """The bank as UTF-8 XML. ``items`` are its compiled items by ``bank/id``."""
    quiz = ET.Element("quiz")
    top = ET.SubElement(quiz, "question", type="category")
    _text(ET.SubElement(top, "category"), f"$course$/top/{(bank.title or bank.bank).replace('/', '//')}")
    _text(ET.SubElement(top, "info", format="plain_text"), carried.head(bank))
    ET.SubElement(top, "idnumber").text = bank.bank
    left: list[Both] = []
    for item in bank.items:
        lowered = items[f"{bank.bank}/{item.id}"]
        missing = _missing(lowered)
        if missing is not None:
            left.append(Both(f"{item.id}：{missing.zh}", f"{item.id}: {missing.en}"))
            continue
        if item.remark is not None:
            quiz.append(ET.Comment(f" 说明：{item.remark.replace('--', '－－')} "))
        quiz.append(_question(item, lowered, bank))
    ET.indent(quiz)
    return carried.Written(ET.tostring(quiz, encoding="utf-8", xml_declaration=True) + b"\n", left)


def _missing(lowered: Lowered) -> Both | None:
    kind = lowered["kind"]
    if kind == "multiple" and len(lowered["key"]) not in carried.SHARES:
        return Both(
            "多选题的答案超过 10 个，Moodle 分不开分数，没有写出",
            "more than 10 keys: Moodle has no such share",
        )
    if kind in ("order", "match") and len(lowered.get("options", lowered.get("left"))) < 2:
        return Both("只有一对，Moodle 不收，没有写出", "Moodle wants two pairs at least; left out")
    number = ("key", "tolerance") if kind == "number" else ()
    if any(carried.decimal(lowered.get(name, "0")) is None for name in number):
        return Both("答案不是一个数，没有写出", "its key is no number; left out")
    return None


def _question(item: Item, lowered: Lowered, bank: Bank) -> ET.Element:
    kind = lowered["kind"]
    options = "options" in lowered
    as_type = ("multichoice" if options else "essay") if kind == "survey" else _TYPES[kind]
    out = ET.Element("question", type=as_type)
    _text(ET.SubElement(out, "name"), item.id)
    _plain(out, "questiontext", carried.shown(item.stem))
    _plain(out, "generalfeedback", carried.told(item, bank.sources))
    ET.SubElement(out, "defaultgrade").text = str(lowered["points"])
    ET.SubElement(out, "penalty").text = "0"
    ET.SubElement(out, "hidden").text = "0"
    ET.SubElement(out, "idnumber").text = item.id
    _ANSWERS[as_type](out, lowered)
    hidden = kind if kind in ("order", "survey") else None
    key = lowered["key"] if kind == "number" and lowered["key"] != carried.decimal(lowered["key"]) else None
    found = carried.tags(item, kind=hidden, key=key)
    if found:
        tags = ET.SubElement(out, "tags")
        for tag in found:
            _text(ET.SubElement(tags, "tag"), tag)
    return out


def _multichoice(out: ET.Element, lowered: Lowered) -> None:
    kind, options = lowered["kind"], lowered["options"]
    keys = range(len(options)) if kind == "survey" else _listed(lowered["key"])
    share = carried.SHARES[len(keys)] if kind == "multiple" else "100"
    ET.SubElement(out, "single").text = "false" if kind == "multiple" else "true"
    ET.SubElement(out, "shuffleanswers").text = "false" if lowered.get("fixed") else "true"
    ET.SubElement(out, "answernumbering").text = "ABCD"
    wrong = "-100" if kind == "multiple" else "0"
    for n, text in enumerate(options):
        _answer(out, text, share if n in keys else wrong, lowered.get("feedback", {}).get(str(n), ""))


def _truefalse(out: ET.Element, lowered: Lowered) -> None:
    for word, right in (("true", lowered["key"]), ("false", not lowered["key"])):
        _answer(out, word, "100" if right else "0", "")


def _shortanswer(out: ET.Element, lowered: Lowered) -> None:
    ET.SubElement(out, "usecase").text = "0"
    for text in lowered["key"]:
        # An asterisk stands for anything, unless a backslash stands before it.
        _answer(out, text.replace("*", "\\*"), "100", "")


def _numerical(out: ET.Element, lowered: Lowered) -> None:
    answer = _answer(out, carried.decimal(lowered["key"]) or "", "100", "")
    ET.SubElement(answer, "tolerance").text = carried.decimal(lowered.get("tolerance", "0"))


def _matching(out: ET.Element, lowered: Lowered) -> None:
    ET.SubElement(out, "shuffleanswers").text = "false" if lowered.get("fixed") else "true"
    if lowered["kind"] == "order":
        pairs = [(carried.place(n), text) for n, text in enumerate(lowered["options"])]
    else:
        right = lowered["right"]
        pairs = [(text, right[lowered["key"][n]]) for n, text in enumerate(lowered["left"])]
    for question, answer in pairs:
        sub = _plain(out, "subquestion", question)
        _text(ET.SubElement(sub, "answer"), answer)


def _essay(out: ET.Element, lowered: Lowered) -> None:
    ET.SubElement(out, "responseformat").text = "plain"
    ET.SubElement(out, "responserequired").text = "1" if lowered["kind"] == "short" else "0"
    ET.SubElement(out, "responsefieldlines").text = "10"
    ET.SubElement(out, "attachments").text = "0"
    _plain(out, "graderinfo", lowered.get("model", ""))


_ANSWERS = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "essay": _essay,
}


def _listed(key: Any) -> list[int]:
    return key if isinstance(key, list) else [key]


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = text


def _plain(parent: ET.Element, name: str, text: str) -> ET.Element:
    out = ET.SubElement(parent, name, format="plain_text")
    _text(out, text)
    return out


def _answer(parent: ET.Element, text: str, share: str, note: str) -> ET.Element:
    out = ET.SubElement(parent, "answer", fraction=share, format="plain_text")
    _text(out, text)
    _plain(out, "feedback", note)
    return out

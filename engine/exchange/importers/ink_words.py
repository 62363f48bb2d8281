"""The words of an ink line: braces become ours, diverts and tags are taken off."""

import re
from typing import NamedTuple

from engine.exchange.importers.logic import Logic
from engine.exchange.importers.script_lines import written
from engine.exchange.report import Report, line, short

_TAG = re.compile(r"\s*(?<!\\)#\s*([^#\[\]]*)")
_ARGUMENTS = r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?"
_DIVERT = re.compile(rf"(?:->\s*[\w.]*\s*{_ARGUMENTS}\s*)+$|->->\s*$|<-\s*[\w.]+\s*{_ARGUMENTS}\s*$")


class Ended(NamedTuple):
    """The words of a line, and where it leads: a target, `END`, `->->` or nothing."""

    text: str
    divert: str


def ended(text: str, number: int, report: Report) -> Ended:
    """A line without its tags and its divert."""
    found = _DIVERT.search(text)
    before = text if found is None else text[: found.start()]
    for tag in _TAG.findall(before):
        report.lost(line(number), f"标签没有带过来：{short(tag)}", f"a tag is left out: {short(tag)}")
    words = _TAG.sub(" ", before).strip() if _TAG.search(before) else before.rstrip()
    if found is None:
        return Ended(words, "")
    divert = found[0].strip()
    bare = re.sub(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)", "", divert)
    if bare != divert:
        report.lost(
            line(number),
            f"去处的参数没有带过来：{short(divert)}",
            f"what is handed to the target is left out: {short(divert)}",
        )
        divert = bare.strip()
    if divert.startswith("<-"):
        report.lost(line(number), f"线程没有带过来：{divert}", f"a thread is left out: {divert}")
        return Ended(words, "")
    return Ended(words, divert)


def bracketed(text: str) -> tuple[str, str, str, str]:
    """An option in its parts: before the bracket, the bracket if there is one, within it, behind it."""
    found = re.match(r"((?:\\.|[^\[\\])*)(\[)((?:\\.|[^\]\\])*)\]?(.*)$", text, re.S)
    return (text, "", "", "") if found is None else (found[1], found[2], found[3], found[4])


def shown(text: str, number: int, logic: Logic, report: Report) -> str:
    """Words with ink's braces as ours; what has no counterpart is reported and left out."""
    out, at = "", 0
    while at < len(text):
        opened = text.find("{", at)
        if opened < 0 or (opened and text[opened - 1] == "\\"):
            stop = len(text) if opened < 0 else opened + 1
            out += _plain(text[at:stop])
            at = stop
            continue
        out += _plain(text[at:opened])
        close = _close(text, opened)
        out += _braced(text[opened + 1 : close], number, logic, report)
        at = close + 1
    return " ".join(out.replace("<>", " ").split())


def _plain(text: str) -> str:
    inner = written(text.replace("\\", ""))
    if not text.strip():
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"


def _close(text: str, start: int) -> int:
    depth = 0
    for n in range(start, len(text)):
        depth += (text[n] == "{") - (text[n] == "}")
        if depth == 0:
            return n
    return len(text)


def _braced(inside: str, number: int, logic: Logic, report: Report) -> str:
    """`{x}`, `{x: a|b}`, `{a|b}`, `{&a|b}`, `{~a|b}`, `{!a|b}`."""
    sign = inside[:1] if inside[:1] in "&~!$" else ""
    condition, colon, rest = _split(inside, ":")
    if re.search(r"->\s*\w", inside):
        pass  # words that lead away are told below
    elif not sign and colon:
        made = logic.condition(condition)
        variants = [shown(v, number, logic, report) for v in _variants(rest)]
        if made is not None and len(variants) <= 2:
            return f"{{{made}{'：' if logic.chinese else ': '}{'|'.join(_safe(v) for v in variants)}}}"
    elif sign or "|" in inside:
        variants = [_safe(shown(v, number, logic, report)) for v in _variants(inside.removeprefix(sign))]
        if sign == "":
            report.changed(
                line(number),
                "到最后一段就不再变的文字，改成了轮着来",
                "a sequence that stays at its last text takes turns now",
            )
        if sign == "!":
            report.changed(
                line(number), "只出现一轮的文字，改成了轮着来", "a text that shows once takes turns now"
            )
            variants.append("")
        return f"{{{'~' if sign == '~' else '&'}{'|'.join(variants)}}}"
    else:
        value = logic.value(inside)
        if value is not None:
            return f"{{{value}}}"
    what = short(inside, 40)
    report.lost(line(number), f"花括号里的没有带过来：{what}", f"what is in the braces is left out: {what}")
    return ""


def _split(text: str, mark: str) -> tuple[str, str, str]:
    depth = 0
    for n, c in enumerate(text):
        depth += (c in "{(") - (c in "})")
        if c == mark and depth == 0:
            return text[:n], mark, text[n + 1 :]
    return text, "", ""


def _variants(text: str) -> list[str]:
    out, rest = [], text
    while True:
        part, found, rest = _split(rest, "|")
        out.append(part)
        if not found:
            return out


def _safe(text: str) -> str:
    return text.replace("｜", "/")

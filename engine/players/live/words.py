"""What the room says for itself, in both languages."""

from typing import Any

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.players import texts

ITEMS = Both("{n} 道题", "{n} questions")
JOIN = Both("请入座", "Please join")
NO_ANSWER = Both("（未作答）", "(no answer)")

# Lines of the transcript.
BEGAN = Both("开场：{title}", "begun: {title}")
UNIT = Both("单元：{title}", "unit: {title}")
ASKED = Both("开始作答：{ask}", "opened: {ask}")
DECIDED = Both("选定：{text}（{counts}）", "decided: {text} ({counts})")
OVERRULED = Both("讲师改定：{text}（{counts}）", "overruled by the lecturer: {text} ({counts})")
ANSWERED = Both("作答 {n} 人，答对 {right} 人：{ask}", "{n} answered, {right} right: {ask}")
SURVEYED = Both("作答 {n} 人：{ask}", "{n} answered: {ask}")
JUMPED = Both("跳到：{title}", "jumped to: {title}")
WENT_BACK = Both("退回上一步", "went back")
ENDING = Both("结局：{title}", "ending: {title}")
CLOSED = Both("散场", "closed")


def answer_of(item: dict[str, Any], language: Language) -> str:
    """The right answer of an item in words; empty where there is none."""
    kind, key = item["kind"], item.get("key")
    if kind == "single":
        return str(item["options"][key])
    if kind == "multiple":
        return "；".join(item["options"][n] for n in key or [])
    if kind == "true-false":
        return (texts.TRUE if key else texts.FALSE).says(language)
    if kind == "blank":
        return texts.OR.says(language).join(key or [])
    if kind == "number":
        return f"{key}{item.get('unit', '')}"
    if kind == "order":
        return " → ".join(item["options"])
    if kind == "match":
        return "；".join(f"{a} → {item['right'][n]}" for a, n in zip(item["left"], key or [], strict=True))
    return str(item["model"]) if kind == "short" else ""

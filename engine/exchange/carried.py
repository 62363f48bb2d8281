"""What a bank has and a question format has not: carried along in tags, notes and a head, and read back.

Exporters write with one half of this file, importers read with the other, so that a bank that goes out and
comes home is the same bank. Tags and identifiers are what Moodle itself keeps; a head is a comment, or the
description of a category.

| tag | what |
|---|---|
| `难度:2` `分值:5` `单位:毫米` `答案:七十五` | difficulty; points, where the format has none; unit and key as they were typed |
| `出处:S01` | one source of the item |
| `题型:排序` | the kind, where the format shows another one |
| `固定顺序` | options are not shuffled |
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from engine.diagnostics import Both
from engine.model.bank import Bank, Item
from engine.model.vocabulary import KINDS, WORDS

CITATION = re.compile(r"\[\^([^\]\s]+)\]")
_MODEL, _WHY, _FROM = "〔参考答案〕", "〔解析〕", "〔出处〕"
_FIXED = WORDS["fixed"]
_TYPE = WORDS["type"]
#: Tag → field of an item, for those that hold one value.
_FIELDS = {WORDS[name]: name for name in ("difficulty", "points", "unit", "key", "type")}
_BY_WORD = {zh: en for en, zh in KINDS.items()}


class Written(NamedTuple):
    """A bank in another form, and what could not go with it, one sentence for each."""

    data: bytes
    left: list[Both]


def tags(item: Item, *, kind: str | None = None, points: bool = False, key: str | None = None) -> list[str]:
    """The tags of an item. ``kind``, ``points`` and ``key`` go along where the format has no place for them."""
    out = []
    if kind is not None:
        out.append(f"{_TYPE}:{KINDS[kind]}")
    if item.difficulty is not None:
        out.append(f"{WORDS['difficulty']}:{item.difficulty}")
    if points and item.points != 1:
        out.append(f"{WORDS['points']}:{item.points}")
    if item.unit is not None:
        out.append(f"{WORDS['unit']}:{item.unit}")
    if key is not None:
        out.append(f"{WORDS['key']}:{key}")
    if item.fixed:
        out.append(_FIXED)
    return out + [f"{WORDS['source']}:{name}" for name in item.source]


def from_tags(found: Iterable[str]) -> dict[str, Any]:
    """The fields of an item that its tags give, under their English names; other tags are left alone.

    >>> from_tags(["难度:2", "出处:S01", "出处:S02", "固定顺序", "题型:排序", "春耕"])
    {'difficulty': 2, 'source': ['S01', 'S02'], 'fixed': True, 'type': 'order'}
    """
    out: dict[str, Any] = {}
    for tag in found:
        name, colon, value = tag.partition(":")
        if tag == _FIXED:
            out["fixed"] = True
        elif colon and name == WORDS["source"]:
            out.setdefault("source", []).append(value)
        elif colon and name in _FIELDS:
            field = _FIELDS[name]
            if field in ("difficulty", "points"):
                if value.isascii() and value.isdigit():
                    out[field] = int(value)
            elif field == "type":
                if value in _BY_WORD:
                    out["type"] = _BY_WORD[value]
            else:
                out[field] = [value] if field == "key" else value
    return out


def shown(text: str) -> str:
    """A text for people: `[^S01]` is `[S01]`."""
    return CITATION.sub(r"[\1]", text)


def told(item: Item, sources: Mapping[str, Any]) -> str:
    """What is shown after the attempt: model answer, rationale, and the sources by name."""
    lines = []
    if item.model is not None:
        lines.append(_MODEL + shown(item.model))
    if item.rationale is not None:
        lines.append((_WHY if lines else "") + shown(item.rationale))
    cited = dict.fromkeys([*item.source, *CITATION.findall(f"{item.stem} {item.rationale or ''}")])
    if cited:
        named = [f"{name} {sources[name].name}" if name in sources else name for name in cited]
        lines.append(_FROM + "；".join(named))
    return "\n".join(lines)


def heard(stem: str, feedback: str) -> dict[str, str]:
    """Stem, rationale and model answer again, out of the stem and what ``told`` made.

    >>> heard("几天？[S01]", "〔参考答案〕先人后物。\\n〔解析〕见手册。[S01]\\n〔出处〕S01 《手册》")
    {'stem': '几天？[^S01]', 'model': '先人后物。', 'rationale': '见手册。[^S01]'}
    """
    body, found, names = feedback.rpartition(_FROM)
    if not found or (body and not body.endswith("\n")):
        body, names = feedback, ""
    known = [part.partition(" ")[0] for part in names.split("；")] if names else []
    out = {"stem": _cited(stem, known)}
    body = body.removesuffix("\n") if found else body
    if body.startswith(_MODEL):
        model, why, body = body.removeprefix(_MODEL).partition(f"\n{_WHY}")
        out["model"] = _cited(model, known)
        if not why:
            return out
    if body:
        out["rationale"] = _cited(body, known)
    return out


def _cited(text: str, known: Iterable[str]) -> str:
    for name in known:
        text = text.replace(f"[{name}]", f"[^{name}]")
    return text


def head(bank: Bank) -> str:
    """Name, title, sources and remark of a bank as YAML, in the author's words."""
    import yaml

    told: dict[str, Any] = {WORDS["bank"]: bank.bank}
    if bank.title is not None:
        told[WORDS["title"]] = bank.title
    if bank.sources:
        told[WORDS["sources"]] = {
            name: {WORDS[k]: v for k in ("name", "grade", "remark") if (v := getattr(s, k)) is not None}
            for name, s in bank.sources.items()
        }
    if bank.remark is not None:
        told[WORDS["remark"]] = bank.remark
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=10**6)


def from_head(text: str) -> dict[str, Any] | None:
    """The mapping that ``head`` wrote, or nothing when the text is something else."""
    import yaml

    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError:
        return None
    return found if isinstance(found, dict) and isinstance(found.get(WORDS["bank"]), str) else None


def decimal(text: str) -> str | None:
    """A number as others write it: `75`, `3.5`; nothing where the text is no number.

    >>> decimal("七十五"), decimal("３.５"), decimal("-2"), decimal("很多")
    ('75', '3.5', '-2', None)
    """
    from engine.runtime.fold import millionths

    found = millionths(text)
    if found is None:
        return None
    whole, part = divmod(abs(found), 1_000_000)
    told = f"{whole}.{part:06d}".rstrip("0").rstrip(".")
    return f"-{told}" if found < 0 else told


#: What Moodle takes as a share of the points, by the number of keys: others it refuses.
SHARES = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5", 9: "11.11111", 10: "10"}  # fmt: skip


def place(position: int) -> str:
    """The left side of an order that is written as a match.

    >>> place(0)
    '第 1 位'
    """
    return f"第 {position + 1} 位"

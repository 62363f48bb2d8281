"""Item banks lowered: every key becomes indexes, whatever way it was written."""

import re
from typing import Any

from engine.bundle.types import Item
from engine.compiler.context import CITATION, Context
from engine.graph.subject import ItemNote, Place
from engine.model.bank import Bank
from engine.model.bank import Item as Authored
from engine.model.vocabulary import FALSE, KEY, TRUE
from engine.source.place import Path

_WIDE = str.maketrans("ＡＢＣＤＥＦＧＨａｂｃｄｅｆｇｈ", "ABCDEFGHabcdefgh")


def lower_bank(c: Context, bank: Bank) -> dict[str, Item]:
    """The items of a bank by ``bank/item``."""
    out: dict[str, Item] = {}
    for n, item in enumerate(bank.items):
        path: Path = (KEY["items"], n)
        note = _lower(c, item, path)
        c.subject.items.append(note)
        out.setdefault(f"{bank.bank}/{item.id}", _typed(note.item))
    return out


def _typed(item: dict[str, Any]) -> Item:
    return item  # type: ignore[return-value]  # built field by field below


def _lower(c: Context, item: Authored, path: Path) -> ItemNote:
    letters = list(item.options or {})
    options = [
        c.plain(text, (*path, KEY["options"], letter)) for letter, text in (item.options or {}).items()
    ]
    kind = item.type or _kind(item, letters)
    out: dict[str, Any] = {"kind": kind, "points": 0 if kind == "survey" else item.points}
    out["stem"], cited = _plain(c, item.stem, (*path, KEY["stem"]), "stem")
    if options:
        out["options"] = options
    if item.fixed:
        out["fixed"] = True
    note = ItemNote(item.id, kind, out, letters, item.key or [], Place(c.file, path))
    note.stated_kind = item.type is not None
    if item.pairs:
        here = (*path, KEY["pairs"])
        out["left"] = [c.plain(left, here) for left in item.pairs]
        out["right"] = [c.plain(right, (*here, left)) for left, right in item.pairs.items()]
        out["key"] = list(range(len(item.pairs)))
    _keyed(item, kind, out, letters, options, note)
    if item.rationale is not None:
        out["rationale"], more = _plain(c, item.rationale, (*path, KEY["rationale"]), "rationale")
        cited += more
    for n, name in enumerate(item.source):
        c.use("source", name, (*path, KEY["source"], n))
    sources = list(dict.fromkeys([*item.source, *cited]))
    if sources:
        out["sources"] = sources
    if item.feedback:
        out["feedback"] = _feedback(c, item, letters, options, path)
    for name in ("tolerance", "unit", "model", "difficulty"):
        value = getattr(item, name)
        if value is not None:
            out[name] = c.plain(value, (*path, KEY[name])) if name == "model" else value
    for n, letter in enumerate(letters):
        c.subject.words.append(_words(c, "item-option", options[n], (*path, KEY["options"], letter)))
    return note


def _plain(c: Context, text: str, path: Path, kind: str) -> tuple[str, list[str]]:
    """Texts of items hold no variants: braces stay as typed."""
    cited = []
    for found in CITATION.finditer(text):
        c.use("source", found[1], path, found.start(), len(found[0]))
        cited.append(found[1])
    plain = CITATION.sub("", c.plain(text, path)).strip()
    c.subject.words.append(_words(c, kind, text, path))
    return plain, cited


def _words(c: Context, kind: str, text: str, path: Path) -> Any:
    from engine.graph.subject import Words

    return Words(kind, text, c.file, path, 0, len(text))


def _kind(item: Authored, letters: list[str]) -> str:
    """The kind that follows from the shape of the key."""
    key = item.key or []
    if item.pairs:
        return "match"
    if item.model is not None:
        return "short"
    if not letters:
        truth = len(key) == 1 and key[0].strip().lower() in TRUE | FALSE
        return "true-false" if truth else "blank" if key else "survey"
    if not key:
        return "survey"
    return "multiple" if max(len(_letters(key, letters)), len(key)) > 1 else "single"


def _letters(key: list[str], letters: list[str]) -> list[str]:
    """`AC`, `A、C`, `[A, C]`: the option letters in a key, when it is made of nothing else."""
    joined = re.sub(r"[\s,，、;；和]+", "", "".join(key)).translate(_WIDE).upper()
    upper = [x.upper() for x in letters]
    return list(joined) if joined and all(x in upper for x in joined) else []


def _keyed(
    item: Authored, kind: str, out: dict[str, Any], letters: list[str], options: list[str], note: ItemNote
) -> None:
    key = item.key or []
    if kind in ("single", "multiple"):
        found, note.unknown_keys = _indexes(key, letters, options)
        out["key"] = (found or [0])[0] if kind == "single" else sorted(set(found))
    elif kind == "true-false":
        text = (key or [""])[0].strip().lower()
        out["key"] = text in TRUE
        if text not in TRUE | FALSE:
            note.unknown_keys = [text]
    elif kind == "blank":
        out["key"] = key
    elif kind == "number":
        out["key"] = (key or ["0"])[0]
    elif kind == "order" and key:
        found, note.unknown_keys = _indexes(key, letters, options)
        if sorted(found) == list(range(len(options))):
            out["options"] = [options[n] for n in found]


def _indexes(key: list[str], letters: list[str], options: list[str]) -> tuple[list[int], list[str]]:
    """The options that a key names by letter or by text, and what names none."""
    named = _letters(key, letters)
    if named:
        upper = [x.upper() for x in letters]
        return [upper.index(x) for x in named], []
    found, unknown = [], []
    for text in key:
        if text in options:
            found.append(options.index(text))
        else:
            unknown.append(text)
    return found, unknown


def _feedback(
    c: Context, item: Authored, letters: list[str], options: list[str], path: Path
) -> dict[str, str]:
    """Feedback by option index, as text: JSON keys are texts."""
    out = {}
    for name, text in item.feedback.items():
        here = (*path, KEY["feedback"], name)
        shown = c.plain(text, here)
        if name in letters:
            out[str(letters.index(name))] = shown
        elif name in options:
            out[str(options.index(name))] = shown
        else:
            c.use("option", name, here)
        c.subject.words.append(_words(c, "feedback", text, here))
    return out

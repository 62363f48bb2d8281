"""Which texts of a work are spoken, and in whose voice.

A label of a player (结局：) and what stands behind it are two texts: the label is the same in every work.
Not spoken: names of speakers, tones, speaker notes, alternatives of pictures and sounds, sources.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.bundle.types import Text
from engine.speech.counted import counted

#: The voice of everything that is nobody's line, and of those who have none of their own. Players look such a text up
#: under this name (``players/heard.py``, ``components/spoken.js``); how it sounds in a work, ``narrator`` says.
NARRATOR = "旁白"
_CITE = re.compile(r"\[\^[^\]]*\]")


class Place(NamedTuple):
    """Where a text stands: an instruction, an item, or the work itself. ``unit`` counts from zero."""

    scene: str = ""
    counter: int = -1
    item: str = ""
    unit: int = -1


class Spoken(NamedTuple):
    """A text as a player shows it, variants unresolved, and the authored voice that says it."""

    place: Place
    voice: str
    text: Text


def voice_of(bundle: dict[str, Any], who: str) -> str:
    """The authored voice of a speaker, else the narrator's."""
    voice: str | None = bundle.get("cast", {}).get(who, {}).get("voice")
    return voice or NARRATOR


def narrator(bundle: dict[str, Any]) -> str:
    """The authored voice in which this work is narrated: that of a cast member of this name, if there is one."""
    return voice_of(bundle, NARRATOR)


def spoken(bundle: dict[str, Any]) -> Iterator[Spoken]:
    """Every text, in the order in which the work has them; one that stands twice comes twice."""
    for text in _of_the_work(bundle):
        yield Spoken(Place(), NARRATOR, text)
    units = _units(bundle)
    for scene, code in bundle["scenes"].items():
        for counter, ins in enumerate(code):
            unit = ins[1] if _name(ins) == "unit" else units.get(scene, units.get(scene.split("/")[0], -1))
            place = Place(scene, counter, unit=unit)
            voice = voice_of(bundle, ins[1]) if _name(ins) == "say" else NARRATOR
            for text in _of_instruction(ins):
                yield Spoken(place, voice, text)
    for name, item in bundle["items"].items():
        for text in _of_item(item):
            yield Spoken(Place(item=name), NARRATOR, text)
    for text in counted(bundle):
        yield Spoken(Place(), NARRATOR, text)


def _name(ins: Any) -> str:
    return ins[0] if isinstance(ins, list) else ""


def _units(bundle: dict[str, Any]) -> dict[str, int]:
    """Scene, or story, that a unit calls → the unit."""
    found: dict[str, int] = {}
    unit = -1
    for ins in bundle["scenes"].get(bundle["start"], []):
        if _name(ins) == "unit":
            unit = ins[1]
        elif _name(ins) == "call" and unit >= 0:
            found.setdefault(ins[1], unit)
    return found


def _of_the_work(bundle: dict[str, Any]) -> Iterator[Text]:
    yield bundle["title"]
    yield bundle.get("summary", "")
    for route in bundle.get("routes", {}).values():
        yield route["title"]
        yield route.get("summary", "")
        yield from (stop["name"] for stop in route["stops"])


def _of_instruction(ins: Any) -> Iterator[Text]:
    if isinstance(ins, str):
        yield ins
    kind = _name(ins)
    if kind in ("tell", "stage", "fact"):
        yield ins[1]
    elif kind == "say":
        yield ins[2]
    elif kind == "unit":
        yield ins[3]
    elif kind in ("choose", "vote"):
        yield ins[1]
        for option in ins[2]:
            yield option[0]
            if len(option) > 3:
                yield option[3].get("note", "")
    elif kind == "quiz":
        yield ins[1]["title"]
    elif kind == "page":
        yield ins[1]["title"]
        for block in ins[1]["blocks"]:
            yield from _of_block(block)
    elif kind in ("discuss", "stop", "task"):
        fields = ("name", "text", "record", "place", "certainty", "dispute", "kind", "evidence", "remark")
        yield from (_uncited(ins[1][field]) for field in fields if field in ins[1])
    elif kind == "end":
        yield from (ins[1], ins[3] or "", ins[2])


def _uncited(text: Text) -> Text:
    """Without ``[^S01]``, as players show it."""
    if isinstance(text, str):
        return _CITE.sub("", text)
    return [_CITE.sub("", piece) if isinstance(piece, str) else piece for piece in text]


def _of_block(block: list[Any]) -> Iterator[str]:
    """A page block by block: a paragraph, a heading, a cell of a table is one text each."""
    kind = block[0]
    if kind == "p":
        yield flat(block[1])
    elif kind == "h":
        yield flat(block[2])
    elif kind in ("ul", "ol"):
        for inner in (b for item in block[1] for b in item):
            yield from _of_block(inner)
    elif kind in ("quote", "note", "fact"):
        for inner in block[1]:
            yield from _of_block(inner)
    elif kind == "table":
        for row in (block[1], *block[2]):
            yield from (flat(cell) for cell in row)
    elif kind in ("code", "speak"):
        yield block[1] or ""


def flat(inline: list[Any]) -> str:
    """The words of a paragraph: no citations, no pictures.

    >>> flat(["走了", ["b", ["七十五天"]], ["cite", "S01"], "。"])
    '走了七十五天。'
    """
    out = []
    for piece in inline:
        if isinstance(piece, str):
            out.append(piece)
        elif piece[0] in ("b", "i", "link"):
            out.append(flat(piece[1]))
        elif piece[0] == "code":
            out.append(piece[1])
        elif piece[0] == "br":
            out.append("\n")
    return "".join(out)


def _of_item(item: dict[str, Any]) -> Iterator[str]:
    """The question, its answers one by one, and what is said afterwards."""
    yield item["stem"]
    for field in ("options", "left", "right"):
        yield from item.get(field, [])
    if item["kind"] == "blank":
        yield from item["key"]
    if item["kind"] == "number":
        yield item["key"] + item.get("unit", "")
    yield from item.get("feedback", {}).values()
    yield item.get("model", "")
    yield item.get("rationale", "")

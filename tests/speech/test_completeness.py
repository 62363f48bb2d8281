"""Whatever a session shows, the plan has, or says that it is left to live speech.

What an event shows is written down here once more, from the events alone, so that a text that the plan forgets is
found.
"""

import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import pytest

from engine.cli.common import compiled, works
from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.runtime.history import History
from engine.runtime.program import Program
from engine.speech.plan import plan
from engine.speech.sentences import sentences
from engine.speech.variants import HOLE
from tests import walks
from tests.bundles import random_bundle
from tests.test_docs import ROOT

PROJECT = Project(ROOT)
#: Events whose ``text`` stands for a picture or a sound.
SEEN_ONLY = ("shown", "played")
FIELDS = ("text", "ask", "title", "name", "record", "place", "certainty", "dispute", "evidence", "remark", "ending",
          "rank", "debrief", "model")  # fmt: skip


def shown(event: dict[str, Any], bundle: dict[str, Any]) -> Iterator[str]:
    """Every text of an event that a listener wants to hear."""
    if event["event"] in SEEN_ONLY:
        return
    yield from (re.sub(r"\[\^.*?\]", "", event[f]) for f in FIELDS if event.get(f))
    yield from (c["text"] for c in event.get("choices", []))
    for block in event.get("blocks", []):
        yield from in_block(block)
    if event["event"] == "tasked":
        yield event.get("kind", "")
    if "item" in event:
        yield from of_item(bundle["items"][event["item"]], event)


def of_item(item: dict[str, Any], event: dict[str, Any]) -> Iterator[str]:
    if event["event"] == "asked":
        yield from (item["stem"], *item.get("options", []), *item.get("left", []), *item.get("right", []))
    if event["event"] == "marked":
        yield item.get("rationale", "")
        yield item.get("feedback", {}).get(str(event["response"]), "")


def in_block(block: list[Any]) -> Iterator[str]:
    match block:
        case ["p" | "h", *_, list(inline)]:
            yield words(inline)
        case ["table", head, rows]:
            yield from (words(cell) for row in [head, *rows] for cell in row)
        case ["speak" | "code", str(text)]:
            yield text
        case ["img", *_]:
            pass
        case [_, list(inner)]:
            for each in inner:
                # An item of a list is itself a list of blocks.
                for b in [each] if isinstance(each[0], str) else each:
                    yield from in_block(b)


def words(inline: list[Any]) -> str:
    out = ""
    for piece in inline:
        match piece:
            case str(text) | ["code", str(text)]:
                out += text
            case ["br"]:
                out += "\n"
            case ["b" | "i" | "link", list(inner)]:
                out += words(inner)
    return out


def unplanned(bundle: dict[str, Any], events: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """The sentences of these events, with their voices, that the plan does not have."""
    made = plan(bundle, sentences)
    have = {(u.voice, u.sentence) for u in made.utterances}
    live = [(x.voice, re.compile(".*".join(map(re.escape, x.sentence.split(HOLE))), re.S)) for x in made.live]
    cast = bundle.get("cast", {})
    missed = set()
    for event in events:
        voice = cast.get(event.get("who"), {}).get("voice", "旁白")
        for sentence in (s for text in shown(event, bundle) for s in sentences(text)):
            known = (voice, sentence) in have
            if not known and not any(v == voice and p.fullmatch(sentence) for v, p in live):
                missed.add((voice, sentence))
    return missed


@cache
def shipped() -> dict[str, dict[str, Any]]:
    compiler = Compiler(PROJECT)
    return {name: compiled(compiler, path).bundle or {} for name, path in works(PROJECT).items()}


def walked(bundle: dict[str, Any], seeds: range, length: int) -> tuple[list[dict[str, Any]], set[str]]:
    """The events of random walks, and the scenes they came through."""
    program = Program(bundle)
    events: list[dict[str, Any]] = []
    scenes: set[str] = set()
    for seed in seeds:
        r, history = Random(seed), History(program, seed)
        events += history.events
        for _ in range(length):
            events += history.step(walks.random_input(r, history))
            scenes.add(history.state.scene)
    return events, scenes


@pytest.mark.parametrize("name", works(PROJECT))
def test_every_text_that_a_walk_through_the_content_shows_is_planned(name: str) -> None:
    bundle = shipped()[name]
    events, scenes = walked(bundle, range(60), 120)

    # The walk is worth something: it came through nearly all of the work, and met every kind of event.
    stopping = {
        s
        for s, code in bundle["scenes"].items()
        if any(i == 0 or i[0] in ("choose", "page", "stop") for i in code)
    }
    assert len(scenes & stopping) >= 0.9 * len(stopping)
    assert len(events) > 1_000
    assert unplanned(bundle, events) == set()


def test_every_text_of_random_programs_is_planned() -> None:
    """They have every kind of variant, within each other."""
    missed = {}
    live = 0
    for seed in range(250):
        bundle = random_bundle(Random(seed)) | {"cast": {"石头": {"voice": "少年"}}}
        events, _ = walked(bundle, range(3), 25)
        live += len(plan(bundle, sentences).live)
        if found := unplanned(bundle, events):
            missed[seed] = found
    assert missed == {}
    assert live > 100

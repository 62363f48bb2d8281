"""Random programs and random walks through them, for the runtime and its twin.

``python -m tests.walks 5000 --seed 1 > walks.jsonl`` writes one walk a line: ``bundle``, ``seed``,
``inputs``, ``events`` (those of the start, then those of every input; after ``rewind`` what is on show,
or none at the beginning) and at the end ``log`` and ``state``. The same seed gives the same bytes. ``bundles.py`` makes the programs.
"""

import argparse
import json
import sys
from random import Random
from typing import Any

from engine.runtime import History, Program
from engine.runtime.log import in_full
from engine.runtime.save import state_json
from tests.bundles import random_bundle

Json = dict[str, Any]
#: What no player would send, and anyone may.
JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 7, 2**53, -(2**31), 1.5, "", "0", "next", "下一步", "\ud83d", [], [0], [[]], [None], {},
    {"input": 1}, {"to": "unit/1"}, "__proto__", "constructor", "toString", "😀" * 3, [0, 0], [1, True], "x" * 2001,
]  # fmt: skip


def walk(seed: int, length: int = 30) -> Json:
    """One walk, as its line says it."""
    r = Random(seed)
    bundle = random_bundle(r)
    start = r.choice([0, 1, 7, 2**31, 2**32 - 1, r.randrange(2**32)])
    history = History(Program(bundle), start)
    inputs: list[Any] = []
    events: list[Any] = [history.events]
    for _ in range(r.randint(1, length)):
        given = random_input(r, history)
        inputs.append(given)
        events.append(give(history, given))
    state = state_json(history.program, history.state)
    return {
        "bundle": bundle,
        "seed": start,
        "inputs": inputs,
        "events": events,
        "log": in_full(history.program, history.state.log),
        "state": state,
    }


def give(history: History, given: Any) -> Any:
    """The events of one input of a walk or a vector."""
    if given == {"input": "rewind"}:
        return history.events if history.rewind() else []
    return history.step(given)


def random_input(r: Random, history: History) -> Any:
    dice = r.random()
    if dice < 0.08:
        return {"input": "rewind"}
    if dice < 0.11:
        return {"input": "jump", "to": r.choice([*history.program.bundle["addresses"], "unit/0"])}
    if dice < 0.2:
        return wrong_input(r)
    return likely_input(r, history)


def wrong_input(r: Random) -> Any:
    if r.random() < 0.2:
        return r.choice(JUNK)
    kind = r.choice(["next", "choose", "answer", "mark", "review", "jump", "rewind!", r.choice(JUNK)])
    return {"input": kind, r.choice(["choice", "response", "right", "to", "x"]): r.choice(JUNK)}


def likely_input(r: Random, history: History) -> Json:
    """An input that the machine waits for, or nearly."""
    state = history.state
    if state.wait == "choose":
        return {"input": "choose", "choice": r.randrange(len(state.offered) + (r.random() < 0.1))}
    if state.wait == "answer" and state.item is not None:
        return {"input": "answer", "response": response(r, history.program.bundle["items"][state.item["id"]])}
    if state.wait == "mark":
        return {"input": "mark", "right": r.random() < 0.5}
    if state.wait == "result":
        return {"input": r.choice(["review", "review", "next"])}
    return {"input": "next"}


def response(r: Random, item: Json) -> Any:
    """A response of the item's shape, often the right one."""
    kind, count = item["kind"], len(item.get("options", []))
    if kind == "single" or (kind == "survey" and count):
        return r.randrange(count)
    if kind == "multiple":
        some = r.sample(range(count), r.randint(1, count))
        return r.choice([some, item["key"][::-1]])
    if kind == "true-false":
        return r.random() < 0.5
    if kind == "order":
        return r.choice([list(range(count)), r.sample(range(count), count)])
    if kind == "match":
        return r.choice([item["key"], [r.randrange(len(item["right"])) for _ in item["left"]]])
    if kind == "number":
        return r.choice(
            [
                item["key"],
                spelt(r, item["key"]),
                "12",
                "－３.5",
                "七十五",
                "75天",
                "1,936",
                "",
                "3..4",
                "9" * 16,
                ".5",
            ]
        )
    if kind == "blank":
        return spelt(r, r.choice([*item["key"], "别的", "，。", "一亿"]))
    return r.choice(["想过了", " 想 ", "\u3000", "😀" * 2000, "😀" * 2001, "\ud83d"])


def spelt(r: Random, text: str) -> str:
    """The same answer as another hand would type it."""
    how = r.randrange(5)
    if how == 0:
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    if how == 1:
        return f" {text}。\u3000"
    if how == 2:
        return "".join("零一二三四五六七八九"[int(c)] if c in "0123456789" else c for c in text)
    return text.upper() if how == 3 else text


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(argv)
    for n in range(given.count):
        # Escapes keep half a surrogate pair, which a wrong input may hold, out of the encoder.
        sys.stdout.write(json.dumps(walk(given.seed * 1_000_003 + n)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

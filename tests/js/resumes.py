"""Saves opened in edited programs by the Python runtime, for its twin.

``python -m tests.js.resumes 300 --seed 1`` writes one case a line: ``bundle`` (edited), ``save``, ``resumed``,
``events`` (what is on show), ``saved`` (the save of the opened session), then ``inputs`` and ``then`` (their events).
Half of the edits are an author's (``tests/runtime/edits.py``), half are done to the program itself.
"""

import argparse
import json
import sys
from copy import deepcopy
from random import Random
from typing import Any

from engine.runtime import History, Program
from engine.runtime.resume import restored
from engine.runtime.save import saved
from tests.bundles import item, random_bundle
from tests.runtime.authored import bundle as authored
from tests.runtime.edits import edited, random_story
from tests.walks import give, likely_input

Json = dict[str, Any]


def case(seed: int) -> Json:
    """One case, as its line says it."""
    r = Random(seed)
    before, after = _authored(r) if r.random() < 0.5 else _raw(r)
    history = History(Program(before), r.randrange(2**32))
    for _ in range(r.randint(0, 20)):
        give(history, {"input": "rewind"} if r.random() < 0.1 else _input(r, history))
    save = _as_json(saved(history))
    if r.random() < 0.3:  # a session that was placed before is placed again
        save = _as_json(saved(restored(Program(after), save)[0]))
        after = _changed(r, after)
    return {"bundle": after, "save": save, **_opened(r, after, save)}


def _opened(r: Random, bundle: Json, save: Json) -> Json:
    history, resumed = restored(Program(bundle), save)
    how = {"how": resumed.how, "scene": resumed.scene, "steps": resumed.steps, "of": resumed.of}
    out = {"resumed": how, "events": _as_json(history.events), "saved": _as_json(saved(history))}
    inputs: list[Json] = []
    then: list[Any] = []
    for _ in range(r.randint(0, 6)):
        inputs.append({"input": "rewind"} if r.random() < 0.3 else _input(r, history))
        then.append(_as_json(give(history, inputs[-1])))
    return {**out, "inputs": inputs, "then": then}


def _input(r: Random, history: History) -> Json:
    return likely_input(r, history) if history.state.wait != "over" else {"input": "jump", "to": "unit/1"}


def _as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _authored(r: Random) -> tuple[Json, Json]:
    story = random_story(r)
    return authored(story), authored(edited(r, story)[0])


def _raw(r: Random) -> tuple[Json, Json]:
    before = random_bundle(r)
    return before, _changed(r, before)


def _changed(r: Random, bundle: Json) -> Json:
    """The program after some edits, each of which leaves a program that can be run."""
    out = deepcopy(bundle)
    out["digest"] = f"{r.getrandbits(64):016x}"
    for _ in range(r.randint(0, 12)):
        r.choice([_renamed, _lost, _line, _gone, _worded, _optioned, _bank, _variable, _counted])(r, out)
    return out


def _renamed(r: Random, out: Json) -> None:
    old, new = r.choice(list(out["scenes"])), f"新{r.randrange(9)}"
    if new in out["scenes"] or old == "story":
        return
    out["scenes"] = {new if k == old else k: v for k, v in out["scenes"].items()}
    out["renamed"][old] = new
    _everywhere(out, old, new)


def _lost(r: Random, out: Json) -> None:
    """A scene taken out; what led to it leads to the start."""
    old = r.choice(list(out["scenes"]))
    if old != out["start"] and len(out["scenes"]) > 1:
        del out["scenes"][old]
        _everywhere(out, old, out["start"])


def _everywhere(out: Json, old: str, new: str) -> None:
    """Every way to a scene leads to another; only calls must not go round in a circle."""
    if out["start"] == old:
        out["start"] = new
    out["counted"] = [new if s == old else s for s in out["counted"]]
    for address in out["addresses"].values():
        address[0] = new if address[0] == old else address[0]
        address[2] = [[new if f[0] == old else f[0], f[1]] for f in address[2]]
    for code in out["scenes"].values():
        for n, ins in enumerate(code):
            if not isinstance(ins, list):
                continue
            if ins[0] == "call" and ins[1] == old and new == out["start"]:
                code[n] = "没有这一段了"
            elif ins[0] in ("go", "call") and ins[1] == old:
                ins[1] = new
            elif ins[0] in ("choose", "vote"):
                for option in ins[2]:
                    option[1] = new if option[1] == old else option[1]


def _some(r: Random, out: Json) -> list[Any]:
    code: list[Any] = out["scenes"][r.choice(list(out["scenes"]))]
    return code


def _shift(code: list[Any], at: int, by: int) -> None:
    """Counters behind ``at`` move."""
    for ins in code:
        if isinstance(ins, list) and ins[0] in ("unless", "jump"):
            if ins[-1] > at:
                ins[-1] += by
        elif isinstance(ins, list) and ins[0] in ("choose", "vote"):
            for option in ins[2]:
                if isinstance(option[1], int) and option[1] > at:
                    option[1] += by


def _line(r: Random, out: Json) -> None:
    code = _some(r, out)
    at = r.randint(0, len(code))
    _shift(code, at - 1, 1)
    code.insert(
        at, r.choice(["新的一句", 0, ["stage", "新的"], ["mark"], ["set", out["variables"][0][0], 1]])
    )


def _gone(r: Random, out: Json) -> None:
    """A line, a beat, an item or the like taken out."""
    code = _some(r, out)
    free = [
        n
        for n, i in enumerate(code)
        if not isinstance(i, list) or i[0] in ("say", "tell", "item", "page", "mark", "call")
    ]
    if free and len(code) > 1:
        at = r.choice(free)
        del code[at]
        _shift(code, at, -1)


def _worded(r: Random, out: Json) -> None:
    for ins in _some(r, out):
        if isinstance(ins, list) and ins[0] in ("choose", "vote") and r.random() < 0.5:
            ins[1] = "改过的问题"
        elif isinstance(ins, list) and ins[0] == "page" and r.random() < 0.5:
            ins[1]["title"] = "改过的题目"


def _optioned(r: Random, out: Json) -> None:
    for ins in _some(r, out):
        if isinstance(ins, list) and ins[0] in ("choose", "vote"):
            how = r.randrange(4)
            if how == 0:
                r.shuffle(ins[2])
            elif how == 1:
                r.choice(ins[2])[0] = "改过的选项"
            elif how == 2:
                ins[2].insert(0, ["新的选项", out["start"]])
            elif len(ins[2]) > 1:
                ins[2].pop()


def _bank(r: Random, out: Json) -> None:
    """An item changed, or taken out of the draw and out of the program."""
    if not out["items"]:
        return
    name = r.choice(list(out["items"]))
    if r.random() < 0.5:
        out["items"][name] = (
            item(r) if name.startswith("ku/q") and "options" not in out["items"][name] else out["items"][name]
        )
        return
    asked = any(
        isinstance(i, list) and i[0] == "item" and i[1] == name
        for code in out["scenes"].values()
        for i in code
    )
    if not asked and len(out["items"]) > 1 and all(len(bank) > 1 for bank in out["banks"].values()):
        del out["items"][name]
        out["banks"] = {k: [i for i in bank if i != name] for k, bank in out["banks"].items()}


def _variable(r: Random, out: Json) -> None:
    for v in out["variables"]:
        if len(v) == 4 and r.random() < 0.5:
            v[2:] = [v[1], v[1] + 2]


def _counted(r: Random, out: Json) -> None:
    out["counted"] = r.sample(list(out["scenes"]), r.randint(0, len(out["scenes"])))


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(argv)
    for n in range(given.count):
        sys.stdout.write(json.dumps(case(given.seed * 1_000_003 + n)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

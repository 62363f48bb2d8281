"""Coverage is what was on the screen: no more, no less, and it outlives an edit elsewhere."""

import random
from pathlib import Path
from typing import Any

import pytest

from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.players.coverage import Ledger, by_scene, seen_in
from engine.runtime.history import History
from engine.runtime.program import Program, line_event
from engine.runtime.save import saved

ROOT = Path(__file__).resolve().parent.parent.parent
SHOWN = {"told", "said", "staged", "stated", "ended"}


def bundle(name: str) -> dict[str, Any]:
    compiler = Compiler(Project(ROOT))
    made = compiler.scenario(f"scenarios/{name}/scenario.yaml").bundle
    assert made is not None
    return made


def walked(made: dict[str, Any], seed: int, steps: int) -> tuple[History, list[dict[str, Any]], set[Any]]:
    """A session, all events that were shown in it, and the options that were offered."""
    r = random.Random(seed)
    history = History(Program(made), seed)
    shown, offered = list(history.events), set[Any]()
    for _ in range(steps):
        state = history.state
        if state.wait == "choose":
            offered |= {(state.scene, state.pc, n) for n in state.offered}
            given = {"input": "choose", "choice": r.randrange(len(state.offered))}
        elif state.wait in ("next", "result"):
            given = {"input": "next"}
        else:
            break
        shown += history.step(given)
    if history.state.wait == "choose":
        offered |= {(history.state.scene, history.state.pc, n) for n in history.state.offered}
    return history, shown, offered


@pytest.mark.parametrize("seed", range(12))
def test_what_was_shown_is_what_counts_as_seen(seed: int) -> None:
    made = bundle("huohua")
    history, shown, offered = walked(made, seed, seed * 3)

    seen, again = seen_in(made, saved(history))

    texts = {e["text"] for e in shown if e["event"] in SHOWN - {"ended"}}
    fixed = set()
    for scene, pc in seen.lines:
        ins = made["scenes"][scene][pc]
        text = ins if isinstance(ins, str) else None
        if isinstance(ins, list) and ins[0] in ("tell", "say", "stage", "fact"):
            text = line_event(ins)[1]
        if isinstance(text, str):
            fixed.add(text)
    assert fixed <= texts
    for scene, code in made["scenes"].items():
        for pc, ins in enumerate(code):
            if isinstance(ins, str) and ins in texts:
                assert (scene, pc) in seen.lines
    assert seen.offered == offered
    assert again.state.scene == history.state.scene
    assert len(seen.chosen) <= sum(e[0] == "c" for e in history.state.log)


def test_an_option_that_was_taken_was_chosen() -> None:
    made = bundle("huohua")
    history = History(Program(made), 1)
    while history.state.wait == "next":
        history.step({"input": "next"})
    at = (history.state.scene, history.state.pc)
    history.step({"input": "choose", "choice": 2})

    assert seen_in(made, saved(history))[0].chosen == {(*at, 2)}


def test_a_ledger_keeps_what_was_seen_and_forgets_when_told(tmp_path: Path) -> None:
    made = bundle("huohua")
    history, _, _ = walked(made, 3, 12)
    seen, _ = seen_in(made, saved(history))
    ledger = Ledger(tmp_path / "coverage.json")
    ledger.add(made, seen)

    kept = Ledger(tmp_path / "coverage.json").of(made)
    assert kept.lines >= {at for at in seen.lines if at in kept.lines}
    assert kept.offered == seen.offered
    assert kept.chosen == seen.chosen
    assert by_scene(made, kept)[made["start"]][0] > 0
    ledger.forget("huohua")
    assert not Ledger(tmp_path / "coverage.json").of(made).lines


def test_an_edit_elsewhere_leaves_what_was_seen(tmp_path: Path) -> None:
    made = bundle("huohua")
    history, _, _ = walked(made, 3, 12)
    ledger = Ledger(tmp_path / "coverage.json")
    ledger.add(made, seen_in(made, saved(history))[0])
    before = by_scene(made, ledger.of(made))

    start = made["start"]
    edited = {**made, "scenes": {**made["scenes"], start: ["新的一句。", *made["scenes"][start]]}}
    after = by_scene(edited, ledger.of(edited))

    assert after[start] == (before[start][0], before[start][1] + 1)
    assert {k: v for k, v in after.items() if k != start} == {k: v for k, v in before.items() if k != start}


@pytest.mark.parametrize("text", ["", "[]", '{"works": 3}', '{"works": {"a": 1}}', "\x00"])
def test_a_spoilt_ledger_is_an_empty_one(text: str, tmp_path: Path) -> None:
    path = tmp_path / "coverage.json"
    path.write_text(text, "utf-8")

    assert Ledger(path).works == {}

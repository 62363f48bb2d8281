"""A small work and its lines, for the tests of the rendering; run as a script it renders them slowly."""

import sys
from pathlib import Path
from typing import Any

from engine.speech.backends.port import VoiceSettings
from engine.speech.plan import Plan, Utterance
from engine.speech.prepare import Line, manifest, missing, prepared
from engine.speech.render import Outcome, render
from engine.speech.spoken import Place
from engine.speech.store import Store
from tests.speech.fakes import Sine, finish, read

SENTENCES = [f"第{a}{b}句话。" for a in "一二三四五六" for b in "甲乙丙丁戊己庚辛壬癸"]
MANY = [f"{s[:-1]}，{c}。" for c in "子丑寅卯辰" for s in SENTENCES]
VOICES = {"旁白": VoiceSettings("low"), "少年": VoiceSettings("high", 1.25)}


def plan_of(sentences: list[str], voice: str = "旁白", work: str = "t") -> Plan:
    return Plan(work, "0123456789abcdef", tuple(Utterance(voice, s, (Place("一", 0),)) for s in sentences))


def lines_of(made: Plan, backend: Sine, finish_version: str = "1") -> list[Line]:
    return prepared(made, read, VOICES.__getitem__, backend, finish_version)


def run(folder: Path, backend: Sine, made: Plan | None = None, **given: Any) -> Outcome:
    """What the command does for one work."""
    store = Store(folder)
    made = made or plan_of(SENTENCES)
    lines = lines_of(made, backend)
    with store.locked(lambda: print("waiting", flush=True)):
        try:
            return render(
                missing(lines, store),
                store,
                backend,
                lambda s, _: finish(s),
                jobs=given.pop("jobs", 4),
                **given,
            )
        finally:
            store.write_manifest(made.work, manifest(made, lines, backend, store))


if __name__ == "__main__":
    run(Path(sys.argv[1]), Sine(log=Path(sys.argv[2]), pause=float(sys.argv[3])), plan_of(MANY))

"""How long a clip ought to be, and where its sentence stands."""

from pathlib import Path

from engine.speech.prepare import Line
from engine.speech.reading import Pause, Reading, Syllable
from engine.speech.variants import HOLE
from engine.speech.where import Sources
from tests.speech.fakes import Sine
from tests.speech.rendering import lines_of, plan_of


def line(*units: Syllable | Pause) -> Line:
    made = lines_of(plan_of(["走。"]), Sine())[0]
    return made._replace(reading=Reading("走。", "走。", units))


def test_only_the_pauses_within_a_sentence_are_in_its_clip() -> None:
    said = Syllable("走", "zou3", 0, 1)

    assert line(Pause(0.5), said, Pause(0.25), Pause(0.5), said, Pause(0.9)).pauses == 0.75
    assert line(said, Pause(0.9)).pauses == 0
    assert line(said, Pause(0.9)).syllables == 1


def test_a_sentence_is_found_in_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "courses" / "k" / "lessons"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(
        "# 题\n\n红军到了，三月下旬[^S01]进村，粮食没拿。\n还剩{钱}文铜钱。\n", "utf-8"
    )
    sources = Sources(tmp_path, ["courses/k", "courses/gone"])

    assert sources.find("红军到了，") == ("courses/k/lessons/a.md", 3)
    assert sources.find("三月下旬，红军到了。") == ("courses/k/lessons/a.md", 3)
    assert sources.find(f"还剩{HOLE}文铜钱。") == ("courses/k/lessons/a.md", 4)
    assert sources.find("没有这句。") is None
    assert sources.find(HOLE) is None

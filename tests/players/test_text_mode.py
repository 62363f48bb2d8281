"""The line player works in pipes: it explains, asks again, and ends well."""

import io
from pathlib import Path

import pytest

from engine.errors import ProjectError
from engine.players.progress import Store
from engine.players.text_mode import run
from tests.players.shelves import ShelfOf


def played(lines: list[str], name: str | None = "kaimen", *, language: str = "zh", fresh: bool = True) -> str:
    out = io.StringIO()
    code = run(
        ShelfOf(),
        name,
        seed=5,
        fresh=fresh,
        language="en" if language == "en" else "zh",
        stdin=io.StringIO("".join(line + "\n" for line in lines)),
        stdout=out,
    )
    assert code == 0
    return out.getvalue()


def test_a_drama_is_played_to_its_ending(store: Store) -> None:
    out = played(["", "1", "", "1", "2"])
    for words in (
        "您选了：开门",
        "开门要有胆量",
        "来人（双手接碗）：多谢小兄弟。",
        "送了一程",
        "出处：《太原日报》",
    ):
        assert words in out, words
    assert "这出戏有 2 个结局，您看过 1 个" in out
    assert out.rstrip().endswith("存好了，下次接着来。")


def test_a_line_that_does_not_fit_is_explained_and_asked_again(store: Store) -> None:
    out = played(["什么", "", "9", "1", "", "x"])
    assert out.count("没看懂") == 3
    assert "您选了：开门" in out


def test_the_end_of_the_lines_saves(store: Store) -> None:
    played(["", "1"])
    kept = store.peek("scenario", "kaimen")
    assert kept.session is not None
    assert len(kept.session["log"]) == 2
    out = played([""], fresh=False)
    assert "一碗水" in out, "it goes on where it was left"


def test_commands(store: Store) -> None:
    out = played(["b", "", "1", "m", "b", "?", "q", "1"])
    assert "前面没有了" in out
    assert "有人敲门：开门" in out
    assert "大写 B" in out
    assert "门没有再响" not in out, "nothing is read after q"
    assert out.rstrip().endswith("存好了，下次接着来。")


def test_every_kind_of_item_is_answered_in_lines(store: Store) -> None:
    unit = ["u", "4", "因为他们不闯门", "1", "", "A", ""]  # short, survey
    quiz = ["孔河沟", "", "AB", "", "错", "", "孔河", "", "75", "", "ABC", "", "ABC", "", "2", ""]
    out = played([*unit, *quiz, "", ""], "xiaoke")
    for words in ("参考答案", "记下了", "您的回答：75 天", "得分：", "实践任务"):
        assert words in out, words
    assert "讲到这里停一停" not in out


def test_the_library_lists_works_and_progress(store: Store) -> None:
    played(["", "1"])
    out = played(["2", "1"], None)
    assert "开门" in out
    assert "正在看" in out
    assert "==" in out


def test_it_speaks_english_on_request(store: Store) -> None:
    out = played(["", "9", "1"], language="en")
    assert "[Enter: go on]" in out
    assert "`9` does not fit" in out
    assert "Saved." in out


def test_a_work_that_is_not_there_is_an_error_in_words(store: Store) -> None:
    with pytest.raises(ProjectError) as e:
        played([], "meiyou")
    assert "meiyou" in e.value.says.zh


def test_a_reader_that_goes_away_is_no_fault(store: Store) -> None:
    class Gone(io.StringIO):
        def write(self, s: str) -> int:
            raise BrokenPipeError

    assert run(ShelfOf(), "kaimen", fresh=True, stdin=io.StringIO(""), stdout=Gone()) == 0


def test_control_characters_of_a_text_do_not_reach_the_terminal(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shelf = ShelfOf()
    bundle = {**shelf.bundle("kaimen"), "title": "开\x1b[31m门"}
    shelf.bundles["kaimen"] = bundle
    out = io.StringIO()
    run(shelf, "kaimen", fresh=True, stdin=io.StringIO(""), stdout=out)
    assert "\x1b" not in out.getvalue()

"""Sentences read: polyphones, names, pauses, and who decides a reading."""

from pathlib import Path

import pytest

from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.speech.frontend.lexicon import Lexicon, Overrides
from engine.speech.frontend.read import Reader
from engine.speech.frontend.sandhi import flowing
from engine.speech.reading import Letter, Pause, Reading, Syllable
from tests.speech.case_files import Case, cases

READER = Reader(Lexicon())


def said(reading: Reading) -> str:
    return " ".join(u.pinyin for u in reading.units if isinstance(u, Syllable))


def readings_of(case: Case) -> list[tuple[str, str, set[str]]]:
    """Word, its reading here and the accepted ones; words are looked for from left to right."""
    units = [u for u in READER.read(case.text).units if isinstance(u, Syllable)]
    hanzi = "".join(u.hanzi for u in units)
    out, at = [], 0
    for part in case.expected.split(";"):
        word, _, accepted = part.partition("=")
        found = hanzi.find(word, at)
        at = hanzi.index(word) if found < 0 else found
        out.append((word, " ".join(u.pinyin for u in units[at : at + len(word)]), set(accepted.split("/"))))
    return out


@pytest.mark.parametrize("case", cases("pinyin"), ids=lambda c: c.id)
def test_words_are_read_as_the_dictionary_has_them(case: Case) -> None:
    assert [(w, r) for w, r, accepted in readings_of(case) if r not in accepted] == []


@pytest.mark.parametrize("case", cases("pinyin"), ids=lambda c: c.id)
def test_common_sentences_leave_nothing_undecided(case: Case) -> None:
    assert READER.read(case.text).undecided == ()


def test_a_guess_is_told_with_its_range() -> None:
    assert READER.read("老人站在路口数。").undecided == ((6, 7),)
    assert READER.read("老人站在路口数数。").undecided == ()


def test_a_lexicon_beats_context_and_dictionary() -> None:
    reader = Reader(Lexicon({"单庄": ("shan4", "zhuang1"), "银行": ("yin2", "xing2")}))
    assert said(reader.read("单庄的银行")) == "shan4 zhuang1 de5 yin2 xing2"
    assert said(READER.read("单庄的银行")).endswith("yin2 hang2")


def test_a_work_beats_the_lexicon_and_a_clause_beats_the_work() -> None:
    reader = Reader(Lexicon({"重走": ("zhong4", "zou3")}))
    work = Overrides([["重走", "chong2 zou3"], ["他{重走}一遍", "zhong1 zou3"]])

    assert said(reader.read("重走", work)) == "chong2 zou3"
    assert said(reader.read("好，他重走一遍。", work)).startswith("hao3 ta1 zhong1 zou3")
    assert said(reader.read("他重走一遍了", work)).startswith("ta1 chong2 zou3")
    assert said(reader.read("重走")) == "zhong4 zou3"


def test_what_varies_in_a_clause_may_be_anything() -> None:
    work = Overrides([["{}{长}得快", "zhang1"]])
    assert "zhang1" in said(READER.read("草长得快。", work))
    assert "zhang1" not in said(READER.read("草长得快些。", work))


def test_the_first_reading_of_a_word_counts() -> None:
    assert (
        said(READER.read("重走", Overrides([["重走", "chong2 zou3"], ["重走", "zhong4 zou3"]])))
        == "chong2 zou3"
    )


def test_an_override_behind_a_number_stays_on_its_word() -> None:
    work = Overrides([["{重走}2次", "chong1 zou1"]])
    assert said(READER.read("1936年3月，重走2次。", work)).endswith("chong1 zou1 liang3 ci4")


def test_units_carry_the_range_of_the_shown_sentence() -> None:
    units = READER.read("1936年选A。").units
    assert [u[2:4] for u in units[:4] if isinstance(u, Syllable)] == [(0, 4)] * 4
    assert units[4:] == (
        Syllable("年", "nian2", 4, 5, begins=True), Syllable("选", "xuan3", 5, 6, begins=True), Letter("A", 6, 7), Pause(0.9, "。"),
    )  # fmt: skip


def test_marks_ask_for_silence() -> None:
    def pauses(text: str) -> list[Pause]:
        return [u for u in READER.read(text).units if isinstance(u, Pause)]

    assert pauses("好，好；好：好、好。") == [
        Pause(0.3, "，"),
        Pause(0.3, "；"),
        Pause(0.3, "："),
        Pause(0.15, "、"),
        Pause(0.9, "。"),
    ]
    assert pauses("他说：“好。”") == [Pause(0.3, "："), Pause(0.9, "。")]
    assert pauses("（村口）到了") == [Pause(0.3, "）")]
    assert pauses("《条例》“三会”") == []


def test_only_marks_are_silent() -> None:
    assert READER.read("——！").is_silent
    assert not READER.read("好！").is_silent


def test_a_reading_keeps_the_tones_of_the_dictionary() -> None:
    assert said(READER.read("一个人不去，很好。")) == "yi1 ge4 ren2 bu4 qu4 hen3 hao3"


def test_tones_flow_for_a_voice_that_asks() -> None:
    def spoken(text: str) -> str:
        return " ".join(u.pinyin for u in flowing(READER.read(text).units) if isinstance(u, Syllable))

    assert spoken("一个人不去") == "yi2 ge4 ren2 bu2 qu4"
    assert spoken("一条路不走") == "yi4 tiao2 lu4 bu4 zou3"
    assert spoken("一九三一年第一次") == "yi1 jiu3 san1 yi1 nian2 di4 yi1 ci4"
    assert spoken("统一战线") == "tong3 yi1 zhan4 xian4"
    assert spoken("很好，领导。") == "hen2 hao3 ling2 dao3"


def test_no_character_is_lost() -> None:
    text = "攥着火镰，𠮷家沟的乡亲说：“〇年”。"
    assert [u.hanzi for u in READER.read("攥着火镰").units if isinstance(u, Syllable)] == list("攥着火镰")
    assert READER.read(text).said == text


def test_the_project_lexicon_holds_and_the_shipped_content_leaves_no_doubt() -> None:
    compiler = Compiler(Project(Path(__file__).resolve().parents[2]))
    lexicon, wrong = compiler.lexicon
    assert wrong == []
    assert lexicon.words["重走"] == ("chong2", "zou3")
    played = [
        *map(compiler.scenario, compiler.project.scenarios()),
        *map(compiler.course, compiler.project.courses()),
    ]
    banks = list(map(compiler.bank, compiler.project.banks()))
    assert [d for r in [*played, *banks] for d in compiler.proved(r, 1) if d.code == "V703"] == []

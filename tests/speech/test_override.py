"""Readings in sources: what is shown stays plain, the bundle knows how it is said."""

from typing import Any

from engine.diagnostics import Diagnostic
from tests.building import bundle_of, compiler_of, result_of

STORY = """
情景剧: t
标题: "{重走|chóng zǒu}东征路"
性质: 创作
读音: {乡长: xiāng zhǎng}
变量: {信任: 0}
场景:
  村口:
    剧本: |
      旁白走过。我们{重走|chóng zǒu}东征路，{信任 >= 1：大伙{还|huán}|没人}。
    选择:
      问: 去哪儿？
      选项: [{说: "再{数|shu3}一遍", 去: 村口}]
"""


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    return [d.code for d in diagnostics]


def test_a_text_is_shown_without_its_reading() -> None:
    bundle = bundle_of(STORY, errors_allowed=True)

    assert bundle["title"] == "重走东征路"
    assert "chóng" not in str(bundle["scenes"])
    assert bundle["readings"] == [
        ["{重走}东征路", "chong2 zou3"],
        ["乡长", "xiang1 zhang3"],
        ["我们{重走}东征路", "chong2 zou3"],
        ["{}大伙{还}{}", "huan2"],
        ["再{数}一遍", "shu3"],
    ]


def test_a_work_without_readings_has_no_such_field() -> None:
    assert "readings" not in bundle_of(
        "情景剧: t\n标题: 晚点\n性质: 创作\n场景: {站台: {剧本: 车来了。, 结局: 等}}"
    )


def test_what_is_no_pinyin_is_told_at_its_place() -> None:
    found = result_of(
        "情景剧: t\n标题: 晚点\n性质: 创作\n场景:\n  站台:\n    剧本: |\n      车{重|冲}来了。\n    结局: 等\n"
    ).diagnostics
    assert [(d.code, d.span.line, d.span.column) for d in found if d.code[0] == "V"] == [("V701", 7, 8)]


def test_every_character_needs_a_syllable() -> None:
    found = result_of(
        "情景剧: t\n标题: 晚点\n性质: 创作\n读音: {重走: chóng}\n场景: {站台: {剧本: 车来了。, 结局: 等}}"
    ).diagnostics
    assert [(d.code, d.span.line) for d in found if d.code[0] == "V"] == [("V702", 4)]


def course(lesson: str, bank: str = "") -> Any:
    files: dict[str, str | bytes] = {
        "courses/c/course.yaml": "课程: c\n标题: 课\n读音: {重走: chong2 zou3}\n单元:\n  - 课文: a.md\n  - 测验: {题库: b}\n  - 情景剧: t\n",
        "courses/c/a.md": lesson,
        "courses/c/banks/b.yaml": bank,
        "scenarios/t/scenario.yaml": "情景剧: t\n标题: 晚点\n性质: 创作\n读音: {重走: zhòng zǒu, 岔口: chà kǒu}\n场景: {站台: {剧本: 车来了。, 结局: 等}}",
    }
    return compiler_of(files).course("courses/c/course.yaml")


BANK = "题库: b\n题目:\n  - 编号: x\n    题: '{行|háng}里有什么？'\n    选项: {A: '米{行|háng}', B: 书}\n    答案: A\n    解析: 见{甲|乙}图。\n"


def test_lessons_banks_and_stories_bring_their_readings() -> None:
    result = course("# 课\n\n他{背|bēi}着枪。\n\n| 名 | 说 |\n|---|---|\n| {曾|zēng}家 | 二 |\n", BANK)
    assert result.bundle is not None, [d.message.zh for d in result.diagnostics]
    readings = result.bundle["readings"]

    assert ["{}他{背}着枪", "bei1"] in readings
    assert ["{}{曾}家{}", "zeng1"] in readings
    assert ["{行}里有什么", "hang2"] in readings
    assert ["米{行}", "hang2"] in readings
    assert readings.index(["重走", "chong2 zou3"]) < readings.index(["重走", "zhong4 zou3"])
    assert ["岔口", "cha4 kou3"] in readings
    assert "{背" not in str(result.bundle["scenes"])
    assert "曾家" in str(result.bundle)


def test_a_wrong_reading_in_a_lesson_names_its_line() -> None:
    found = course("# 课\n\n他{背|bēi bēi}着枪。\n", BANK).diagnostics
    assert [(d.code, d.span.path, d.span.line) for d in found if d.code[0] == "V"] == [
        ("V702", "courses/c/a.md", 3)
    ]


def heard(source: str) -> list[Diagnostic]:
    compiler = compiler_of({"scenarios/t/scenario.yaml": source})
    result = compiler.scenario("scenarios/t/scenario.yaml")
    return [d for d in compiler.proved(result, 10) if d.code == "V703"]


DOUBT = "情景剧: t\n标题: 晚点\n性质: 创作\n角色: {旁白: }\n场景:\n  站台:\n    剧本: |\n      {text}\n    结局: 等\n    评语: 等得起。\n"


def test_a_guess_is_told_at_its_character() -> None:
    found = heard(DOUBT.replace("{text}", "旁白：老人站在路口数。"))
    assert [(d.span.line, d.span.column) for d in found] == [(8, 16)]


def test_a_guess_in_a_variant_is_found_too() -> None:
    assert len(heard(DOUBT.replace("{text}", "{~他坐下|他在路口数}。"))) == 1


def test_readings_and_allowing_end_the_doubt() -> None:
    assert heard(DOUBT.replace("{text}", "老人站在路口{数|shǔ}。")) == []
    assert heard(DOUBT.replace("{text}", "{~他坐下|他在路口{数|shǔ}}。")) == []
    assert (
        heard(
            DOUBT.replace("{text}", "老人站在路口数。").replace(
                "性质: 创作", "性质: 创作\n读音: {路口数: lù kǒu shǔ}"
            )
        )
        == []
    )
    assert (
        heard(
            DOUBT.replace("{text}", "老人站在路口数。").replace(
                "剧本: |", "剧本: |  # allow: undecided-polyphone because 猜得对"
            )
        )
        == []
    )


def test_compiling_alone_asks_no_dictionary() -> None:
    result = result_of(DOUBT.replace("{text}", "老人站在路口数。"))
    assert [d for d in result.diagnostics if d.code[0] == "V"] == []


def test_a_wrong_lexicon_is_told_at_its_line() -> None:
    compiler = compiler_of({"audio/lexicon.yaml": "读音:\n  娄烦: lóu\n  重走: chóng zǒu\n"})
    lexicon, wrong = compiler.lexicon
    assert [(d.code, d.span.line) for d in wrong] == [("V702", 2)]
    assert lexicon.words == {"重走": ("chong2", "zou3")}

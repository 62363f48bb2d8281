"""The plan has what a listener hears, text by text, each in its voice, and nothing else."""

from typing import Any

from engine.speech.phrases import ORDINALS, PHRASES, player_plan
from engine.speech.plan import Plan, plan
from engine.speech.sentences import sentences
from engine.speech.spoken import Place
from engine.speech.variants import HOLE

UNIT = ["unit", 0, "lesson", "第一课"]
PAGE = {
    "title": "两条腿",
    "blocks": [
        ["h", 3, ["路上"]],
        [
            "p",
            [
                "走了",
                ["b", ["七十五天"]],
                ["cite", "S01"],
                "。到了",
                ["link", ["娄烦"]],
                "。",
                ["br"],
                "歇脚。",
            ],
        ],
        ["ul", [[["p", ["带干粮"]]], [["p", ["带水"]], ["ol", [[["p", ["先烧开"]]]]]]]],
        ["quote", [["p", ["为老百姓。"]]]],
        ["table", [["日子"], ["走到"]], [[["三月"], ["古交"]]]],
        ["img", "a.svg", "一张地图"],
        ["note", [["p", ["数字各书不同。"]]]],
        ["fact", [["p", ["有记载。"]]]],
        ["speak", "请大家站起来。"],
        ["code", "东征歌"],
    ],
    "notes": [["p", ["这里问一句。"]]],
}
ITEMS: dict[str, Any] = {
    "ku/a": {
        "kind": "single", "stem": "几天？", "options": ["五天", "六天"], "key": 0, "points": 1,
        "rationale": "书上写的。", "feedback": {"1": "多了一天。"}, "sources": ["S01"],
    },
    "ku/b": {"kind": "match", "stem": "连一连。", "left": ["甲"], "right": ["乙"], "key": [0], "points": 1},
    "ku/c": {"kind": "number", "stem": "多少人？", "key": "75", "unit": "人", "points": 1},
    "ku/d": {"kind": "blank", "stem": "哪支部队？", "key": ["红十五军团"], "points": 1},
    "ku/e": {"kind": "short", "stem": "说说看。", "model": "说到就好。", "points": 1},
}  # fmt: skip


def bundle(code: list[Any], **more: Any) -> dict[str, Any]:
    made = {
        "format": 1, "digest": "0123456789abcdef", "kind": "scenario", "id": "t", "title": "题目", "summary": "一句话。",
        "cast": {"石头": {"voice": "少年"}, "大娘": {"role": "房东"}, "旁白": {"voice": "旁白"}}, "speakers": [],
        "variables": [["粮", 3, 0, 3], ["钱", 0, 0, 500], ["藏羊", False], ["季", "春", ["春", "夏"]]],
        "items": {}, "banks": {}, "routes": {}, "units": [], "start": "一", "scenes": {"一": code},
    }  # fmt: skip
    return {**made, **more}


def said(made: Plan) -> list[tuple[str, str]]:
    return [(u.voice, u.sentence) for u in made.utterances]


def planned(*code: Any, **more: Any) -> list[tuple[str, str]]:
    """Without the title and summary of the work."""
    return said(plan(bundle(list(code), **more), sentences))[2:]


def test_a_line_is_said_in_the_voice_of_its_speaker_and_without_its_tone() -> None:
    assert planned(["say", "石头", "娘！羊回来了。", "急"]) == [("少年", "娘！"), ("少年", "羊回来了。")]
    assert planned(["say", "大娘", "进来吧。"]) == [("旁白", "进来吧。")]
    assert planned(["say", "谁", "是我。"]) == [("旁白", "是我。")]


def test_the_narrator_may_be_cast_in_another_voice() -> None:
    code = ["天黑了。", ["say", "大娘", "进来。"], ["say", "旁白", "灯亮了。"], ["say", "石头", "来了。"]]
    cast = {"旁白": {"voice": "中年女"}, "大娘": {}, "石头": {"voice": "少年"}}
    made = plan(bundle(code, cast=cast), sentences)
    assert [(made.authored(v), s) for v, s in said(made)[2:]] == [
        ("中年女", "天黑了。"),
        ("中年女", "进来。"),
        ("中年女", "灯亮了。"),
        ("少年", "来了。"),
    ]
    # Players know nothing of that: what is nobody's line they look up as narration.
    assert [v for v, _ in said(made)[2:]] == ["旁白", "旁白", "中年女", "少年"]


def test_what_is_told_shown_as_stage_direction_or_stated_is_narrated() -> None:
    code = [
        "天黑了。",
        ["tell", "起风了。", ["S01"]],
        ["stage", "狗叫了一声"],
        ["fact", "一九三六年。", ["S01"]],
    ]
    assert [s for _, s in planned(*code)] == ["天黑了。", "起风了。", "狗叫了一声", "一九三六年。"]


def test_pictures_sounds_pauses_and_sources_are_not_spoken() -> None:
    code = [
        ["show", "a.svg", "一张图"],
        ["sound", "a.ogg", "雷声"],
        ["pause", 2],
        0,
        ["mark"],
        ["set", "粮", 1],
        ["go", "一"],
    ]
    assert planned(*code) == []


def test_a_choice_is_asked_with_its_options_and_its_notes() -> None:
    options = [["去", "一"], ["不去", "一", ["seen", "一"], {"note": "想好了。", "once": 1}]]
    assert [s for _, s in planned(["choose", "去不去？", options])] == ["去不去？", "去", "不去", "想好了。"]


def test_a_page_is_read_block_by_block_without_the_lecturer_s_notes() -> None:
    assert [s for _, s in planned(UNIT, ["page", PAGE])] == [
        "第一课", "两条腿", "路上", "走了七十五天。", "到了娄烦。", "歇脚。", "带干粮", "带水", "先烧开", "为老百姓。",
        "日子", "走到", "三月", "古交", "数字各书不同。", "有记载。", "请大家站起来。", "东征歌",
    ]  # fmt: skip


def test_an_item_is_read_with_its_answers_and_what_is_said_afterwards() -> None:
    assert [s for _, s in planned(["item", "ku/a"], items=ITEMS)] == [
        "几天？", "五天", "六天", "多了一天。", "书上写的。", "连一连。", "甲", "乙", "多少人？", "75人",
        "哪支部队？", "红十五军团", "说说看。", "说到就好。",
    ]  # fmt: skip


def test_cards_are_read_without_citations() -> None:
    stop = {
        "id": "s", "at": 0, "of": 1, "name": "静游", "record": "红军到过[^S01]。", "place": "今娄烦县", "certainty": "高",
        "dispute": "日子不一[^S02]", "sources": ["S01"],
    }  # fmt: skip
    task = {"text": "看望一位老人。", "kind": "走访", "evidence": "一张照片", "remark": "先问愿不愿意"}
    code = [
        ["stop", stop],
        ["task", task],
        ["discuss", {"text": "您怎么看？", "seconds": 60}],
        ["quiz", {"title": "练一练", "bank": "ku", "draw": 1}],
    ]
    assert [s for _, s in planned(*code, banks={"ku": []})] == [
        "静游", "红军到过。", "今娄烦县", "高", "日子不一", "看望一位老人。", "走访", "一张照片", "先问愿不愿意", "您怎么看？", "练一练",
        "建议想 1 分钟。",
    ]  # fmt: skip
    assert [s for _, s in planned(["end", "火种", "灯亮着。", "好", []])] == ["火种", "好", "灯亮着。"]


def test_a_sentence_that_stands_twice_is_one_utterance_with_both_places() -> None:
    made = plan(bundle(["走了。", ["stage", "走了。"], ["say", "石头", "走了。"]]), sentences)

    assert said(made)[2:] == [("旁白", "走了。"), ("少年", "走了。")]
    assert made.utterances[2].places == (Place("一", 0), Place("一", 1))


def test_a_place_knows_its_unit() -> None:
    scenes = {"root": [UNIT, ["call", "lesson/a"], ["unit", 1, "scenario", "火花"], ["call", "huohua", 1]],
              "lesson/a": ["甲。"], "huohua/村口": ["乙。"]}  # fmt: skip
    made = plan(bundle([], scenes=scenes, start="root"), sentences)

    assert {u.sentence: u.places[0].unit for u in made.utterances[2:]} == {
        "第一课": 0,
        "火花": 1,
        "甲。": 0,
        "乙。": 1,
    }


def test_a_text_with_few_variants_is_rendered_in_each() -> None:
    text = ["有", ["v", "粮"], "斗。", ["?", "藏羊", "羊在。", "羊没了。"]]
    assert [s for _, s in planned(["tell", text])] == [
        "有0斗。", "羊在。", "羊没了。", "有1斗。", "有2斗。", "有3斗。",
    ]  # fmt: skip
    assert [s for _, s in planned(["tell", [["~", "来了。", "走了。"], ["&", "1.1", "一", "二"]]])] == [
        "来了。",
        "一",
        "二",
        "走了。",
    ]


def test_a_number_with_many_values_is_left_to_live_speech_and_the_plan_says_why() -> None:
    made = plan(bundle([["say", "石头", ["有", ["v", "钱"], "文。够了。"]]]), sentences)

    assert said(made)[2:] == [("少年", "够了。")]
    (live,) = made.live
    assert (live.voice, live.sentence, live.places) == ("少年", f"有{HOLE}文。", (Place("一", 0),))
    assert "钱" in live.why.zh


def test_a_number_alone_is_listed_too() -> None:
    assert [x.sentence for x in plan(bundle([["tell", [["v", ["score"]]]]]), sentences).live] == [HOLE]


def test_the_player_s_own_phrases_are_a_work_of_their_own() -> None:
    made = player_plan(sentences)

    assert made.work == "_player"
    assert {("旁白", "您还在吗？"), ("旁白", "再想想"), ("旁白", "选项一")} <= set(said(made))
    assert len(PHRASES) == len(set(PHRASES))
    assert len(ORDINALS) == 9

"""Play scripts as people type them, as scenarios."""

from typing import Any

import docx
import pytest

from engine.exchange.importers.detect import form_of
from engine.exchange.importers.target import Target
from engine.exchange.importing import imported
from engine.exchange.report import Imported
from engine.model.vocabulary import KEYS
from engine.source.reader import read_yaml
from tests.imports import errors
from tests.word import saved, typed


def got(data: bytes | str, name: str = "t.docx", *, chinese: bool = True) -> Imported:
    data = typed(data) if isinstance(data, str) else data
    assert form_of(name, data) == "play"
    made = imported(name, data, Target("t", "t", chinese, "t"))
    assert errors(made) == []
    return made


def tree(made: Imported) -> dict[str, Any]:
    text = made.files["scenarios/t/scenario.yaml"]
    assert isinstance(text, str)
    found: dict[str, Any] = read_yaml("t", text.encode(), KEYS)[0].tree
    return found


def notes(made: Imported) -> list[str]:
    return [f"{n.where.en}: {n.what.en}" for n in made.report.notes if "dramatised" not in n.what.en]


SCRIPT = """
火花
人物：石头（放羊娃）、娘（石头的母亲）、小战士
第一场 村口
时间：一九三六年三月
（山梁上还有残雪。）
石头：娘，山上下来一队人！
娘（压低声音）：快进屋，别出声。
墙上写着：打土豪。
选择：你是石头。你怎么办？
A. 跟娘进屋（转第二场）
B. 站在路边看（信任+1，转第三场）
第二场 窑洞
【灯灭】
娘问：是谁？
小战士：老乡，{开门}！
（转结局一）
第三场 路边
石头：你们……真是红军？
小战士：（笑）是。
结局一：火花
夜里，窗上亮着一点火花。
评语：人物是编的。
（剧终）
"""


def test_a_script_becomes_scenes_cast_and_choices() -> None:
    made = got(SCRIPT)

    assert tree(made) == {
        "情景剧": "t", "标题": "火花", "性质": "创作",
        "角色": {"石头": {"身份": "放羊娃"}, "娘": {"身份": "石头的母亲"}, "小战士": {}, "旁白": {}},
        "变量": {"信任": {"初值": "0"}},
        "场景": {
            "村口": {
                "标题": "第一场 村口",
                "剧本": "（时间：一九三六年三月）\n（山梁上还有残雪。）\n石头：娘，山上下来一队人！\n娘（压低声音）：快进屋，别出声。\n旁白：墙上写着：打土豪。",
                "选择": {"问": "你是石头。你怎么办？", "选项": [
                    {"说": "跟娘进屋", "去": "窑洞"}, {"说": "站在路边看", "做": "信任 += 1", "去": "路边"}]},
            },
            "窑洞": {"标题": "第二场 窑洞", "剧本": "（灯灭）\n娘（问）：是谁？\n小战士：老乡，\\{开门\\}！", "去": "结局一-火花"},
            "路边": {"标题": "第三场 路边", "剧本": "石头：你们……真是红军？\n小战士（笑）：是。", "去": "结局一-火花"},
            "结局一-火花": {"标题": "结局一：火花", "剧本": "夜里，窗上亮着一点火花。", "结局": "火花", "评语": "人物是编的。"},
        },
    }  # fmt: skip
    assert notes(made) == []


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_the_same_in_notepad_is_the_same(codec: str) -> None:
    assert tree(got(SCRIPT.encode(codec), "t.txt")) == tree(got(SCRIPT))


def test_headings_of_word_are_scenes_and_the_first_is_the_title() -> None:
    made = got(
        "# 晚点\n## 人物表\n站长：小站的站长\n姑娘：等车的人\n## 站台\n站长：车晚点了。\n姑娘：我等。\n## 火炉\n站长：烤烤火。\n姑娘：好。"
    )

    assert tree(made)["标题"] == "晚点"
    assert tree(made)["角色"] == {"站长": {"身份": "小站的站长"}, "姑娘": {"身份": "等车的人"}}
    assert {n: s.get("去") or s.get("结局") for n, s in tree(made)["场景"].items()} == {
        "站台": "火炉",
        "火炉": "剧终",
    }


def test_what_follows_from_an_option_stays_with_it_and_then_gathers() -> None:
    made = got(
        "第一场\n石头：开不开？\n娘：你说呢。\n你怎么办？\nA、开门\n石头：来了。\n（门开了。）\nB、不开\n娘：等等。\n\n夜深了。\n石头：睡吧。"
    )

    (scene,) = tree(made)["场景"].values()
    assert scene["剧本"] == [
        "石头：开不开？\n娘：你说呢。",
        {"选择": {"问": "你怎么办？", "选项": [
            {"说": "开门", "剧本": "石头：来了。\n（门开了。）"}, {"说": "不开", "剧本": "娘：等等。"}]}},
        "夜深了。\n石头：睡吧。",
    ]  # fmt: skip
    assert scene["结局"] == "剧终"


def test_a_way_to_a_scene_that_is_not_there_is_reported_and_kept_in_words() -> None:
    made = got(
        "第一场\n石头：走！\n石头：快！\n选择：往哪走？\n① 上山 → 山顶\n② 下沟 → 第二场\n第二场 沟里\n石头：到了。"
    )

    assert notes(made) == ["paragraph 5: there is no such scene to go to: 上山 → 山顶"]
    first = next(iter(tree(made)["场景"].values()))
    assert first["选择"]["选项"] == [{"说": "上山 → 山顶"}, {"说": "下沟", "去": "沟里"}]
    assert first["去"] == "沟里"


def test_a_ring_of_scenes_waits_for_the_learner() -> None:
    made = got("第一场 甲\n石头：一。\n石头：二。\n转第二场\n第二场 乙\n石头：三。\n转第一场")

    assert tree(made)["场景"]["乙"]["剧本"] == ["石头：三。", {"选择": {"选项": [{"说": "继续"}]}}]


def test_names_with_gaps_brackets_and_a_list_in_rows_are_read() -> None:
    made = got(
        "人物\n放羊娃——石头，十三岁\n石头　十三岁\n小战士（红军）\n第一场\n石头　娘！\n小战士【笑】：哎。\n石头： “走。”"
    )

    assert next(iter(tree(made)["场景"].values()))["剧本"] == "石头：娘！\n小战士（笑）：哎。\n石头：走。"


def test_a_speaker_who_is_not_in_the_list_joins_it_with_a_note() -> None:
    made = got("人物：石头\n第一场\n石头：谁？\n货郎：我。\n货郎：卖针。")

    assert list(tree(made)["角色"]) == ["石头", "货郎"]
    assert notes(made) == ["paragraph 4: `货郎` was not in the list of the cast and was added"]


def test_a_table_of_speech_is_read_and_other_tables_are_reported() -> None:
    document = docx.Document()
    for text in ("第一场", "石头：来。", "石头：看。"):
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "石头", "走吧。"
    other = document.add_table(1, 3)
    for n in range(3):
        other.cell(0, n).text = f"道具{n}"
    made = got(saved(document))

    assert next(iter(tree(made)["场景"].values()))["剧本"].endswith("石头：看。\n石头：走吧。")
    assert notes(made) == ["paragraph 6: a table is left out: 道具0、道具1、道具2"]


def test_the_english_spelling_is_written_where_it_is_asked_for() -> None:
    made = got("Scene 1\nClerk: The train is late.\nMary (angry): I wait.\nClerk: Come in.", chinese=False)

    assert (
        tree(made)["scenes"]["Scene-1"]["script"]
        == "Clerk: The train is late.\nMary (angry): I wait.\nClerk: Come in."
    )


def test_names_spread_to_one_width_are_one_person() -> None:
    made = got("第一场\n小　王：来了。\n小王：坐吧。\n［灯光渐暗］")

    (scene,) = tree(made)["场景"].values()
    assert list(tree(made)["角色"]) == ["小王"]
    assert scene["剧本"] == "小王：来了。\n小王：坐吧。\n（灯光渐暗）"


def test_a_script_in_a_table_or_with_gaps_for_colons_is_a_script() -> None:
    document = docx.Document()
    document.add_paragraph("《分红》剧本")
    table = document.add_table(1, 2)
    for row in (
        ("旁白", "年底了。"),
        ("王婶", "（高兴地）今年多少？"),
        ("", "（众人笑）"),
        ("会计", "三百二。"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = row
    table.cell(0, 0).text, table.cell(0, 1).text = "角色", "台词"
    said = "旁白：年底了。\n王婶（高兴地）：今年多少？\n（众人笑）\n会计：三百二。"
    assert next(iter(tree(got(saved(document)))["场景"].values()))["剧本"] == said
    assert tree(got(saved(document)))["标题"] == "分红"

    gaps = got("小品：修渠\n第1场 田头\n赵大\t秧苗旱了。\n钱二\t（摊手）钱呢？\n赵大\t账上有。\n钱二“开会。”")
    assert tree(gaps)["标题"] == "修渠"
    assert list(tree(gaps)["角色"]) == ["赵大", "钱二"]
    assert next(iter(tree(gaps)["场景"].values()))["剧本"] == (
        "赵大：秧苗旱了。\n钱二（摊手）：钱呢？\n赵大：账上有。\n钱二：开会。"
    )


def test_a_word_that_holds_the_mark_of_a_way_on_is_no_way_on() -> None:
    made = got(
        "第一场\n村长：走不走？\n村长：快！\n选择：\nA. 马上转移\nB. 再等等（转第二场）\n第二场 天亮\n村长：好。"
    )

    assert notes(made) == []
    assert next(iter(tree(made)["场景"].values()))["选择"]["选项"] == [
        {"说": "马上转移"}, {"说": "再等等", "去": "天亮"},
    ]  # fmt: skip


def test_labels_in_brackets_and_a_starred_choice_are_what_they_say() -> None:
    made = got(
        "情景模拟剧：签不签\n【角色】村支书（学员扮演）、王老板\n【时间】周一\n场景一：办公室\n王老板：您签字就行。\n村支书：等等。\n★选择点1：怎么办？\n选项A：签 → 场景二\n选项B：不签 → 场景二\n场景二：村口\n王老板：好。"
    )

    assert tree(made)["标题"] == "签不签"
    assert tree(made)["角色"] == {"村支书": {"身份": "学员扮演"}, "王老板": {}}
    (first, _) = tree(made)["场景"].values()
    assert first["剧本"] == "（时间：周一）\n王老板：您签字就行。\n村支书：等等。"
    assert first["选择"] == {
        "问": "怎么办？",
        "选项": [{"说": "签", "去": "村口"}, {"说": "不签", "去": "村口"}],
    }


def test_a_name_on_a_line_of_its_own_speaks_the_next() -> None:
    made = got(
        "情景剧：浇地\n第一场　地头\n老赵：\n这水咋还不来？\n小孙（跑上）：\n叔，闸门坏了！\n老赵：那就去修！\n旁白：\n两个人走了。"
    )

    (scene,) = tree(made)["场景"].values()
    assert (
        scene["剧本"]
        == "老赵：这水咋还不来？\n小孙（跑上）：叔，闸门坏了！\n老赵：那就去修！\n旁白：两个人走了。"
    )

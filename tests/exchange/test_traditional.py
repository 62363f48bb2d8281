"""Traditional characters: the usual wrong ones do not occur, names stay names, the work plays as before."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.bundle.canonical import opened
from engine.cli.exports import player
from engine.errors import ProjectError
from engine.exchange.exporters.traditional import words
from engine.exchange.exporters.traditional.bundle import in_traditional, page
from engine.exchange.exporters.traditional.words import traditional
from engine.runtime.history import History
from engine.runtime.program import Program
from tests.exchange.banks import bank_of
from tests.exchange.works import ROOT, WORKS, work

#: Characters that are simplified in some words and right as they are in others.
EITHER = set("里后干面只台征斗谷余制周注准出愿几曲志表向舍借千合回伙板布据游松卷范升扎采了着云系吁占折致胜叶")
TELLING = ("say", "tell", "stage", "fact", "page", "end", "discuss", "task", "stop")


def shown(value: Any) -> list[str]:
    """All texts in a value but the conditions, which name variables and scenes."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in shown(part)]
    if isinstance(value, list):
        if value and value[0] == "v":
            return []
        if value and value[0] == "?":
            return shown(value[2:])
        return [text for part in value for text in shown(part)]
    return []


def visible(bundle: dict[str, Any]) -> str:
    """All that a learner reads; names of scenes and variables are not."""
    # A blank takes both ways of writing.
    items = [{k: v for k, v in item.items() if k != "key"} for item in bundle["items"].values()]
    parts = [bundle["title"], bundle.get("summary", ""), items, bundle["units"], bundle["sources"]]
    parts += [list(bundle["titles"].values()), list(bundle["cast"])]
    for code in bundle["scenes"].values():
        for ins in code:
            if isinstance(ins, str) or (isinstance(ins, list) and ins[0] in TELLING):
                parts.append(ins)
            elif isinstance(ins, list) and ins[0] in ("choose", "vote"):
                parts += [ins[1], *(option[0] for option in ins[2])]
    return "\n".join(shown(parts))


@pytest.mark.parametrize(
    ("simplified", "wanted"),
    [
        ("娄烦县的干部走了三公里", "婁煩縣的幹部走了三公里"),
        ("各站之间的里程没有记载", "各站之間的里程沒有記載"),
        ("往后，皇后，发抖，头发", "往後，皇后，發抖，頭髮"),
        ("干干净净地干活，若干措施", "乾乾淨淨地幹活，若干措施"),
        ("院里院外，20余里，沟里", "院裡院外，20餘里，溝裡"),
        ("七只羊，只见一处", "七隻羊，只見一處"),
        ("谷面窝窝头，罚谷一斗，战斗", "穀麵窩窩頭，罰穀一斗，戰鬥"),
        ("先征得本人同意，东征", "先徵得本人同意，東征"),
        ("老周记在心里", "老周記在心裡"),
        ("静游镇有新舍科村", "靜游鎮有新舍科村"),
        ("中央广播电视总台，退下台阶", "中央廣播電視總臺，退下臺階"),
        ("有村名表里没有，手表", "有村名表裡沒有，手錶"),
        ("乡里说了，邻里", "鄉裡說了，鄰里"),
        ("农历三月，经历", "農曆三月，經歷"),
        ("慢慢松开手，松树", "慢慢鬆開手，松樹"),
        ("规范、示范、防范", "規範、示範、防範"),
        ("no Chinese", "no Chinese"),
    ],
)
def test_words_that_are_often_wrong(simplified: str, wanted: str) -> None:
    assert traditional(simplified) == wanted


@pytest.mark.parametrize("name", WORKS)
def test_no_wrong_character_stands_in_a_work(name: str) -> None:
    text = visible(in_traditional(work(name))[0])
    wrong = "乾部|幹淨|公裡|裡程|餘裡|遊鎮|週記|名錶|檯|沒注年|鄉里說|谷面|面窩|罰谷|皇後|徵路|東徵|髮布|髮抖|後宮|隻見|關系|鍾|鬆樹|註意"
    assert re.findall(wrong, text) == []


@pytest.mark.parametrize("name", WORKS)
def test_no_simplified_character_is_left(name: str) -> None:
    text = visible(in_traditional(work(name))[0])
    left = {c for c in set(text) if traditional(c) != c and c not in EITHER}
    assert left == set(), [line for line in text.split("\n") if left & set(line)][:5]


@pytest.mark.parametrize("name", WORKS)
def test_the_work_plays_step_by_step_as_before(name: str) -> None:
    """The same inputs, the same events; only the words differ."""
    plain = work(name)
    bundle, data = in_traditional(plain)
    assert opened(data)["digest"] == bundle["digest"] != plain["digest"]
    one, other = History(Program(plain), 7), History(Program(opened(data)), 7)
    for _ in range(300):
        assert [e["event"] for e in one.events] == [e["event"] for e in other.events]
        state = one.state
        if state.wait == "over":
            break
        given = _answer(plain, state)
        one.step(given)
        other.step(given)
    assert one.state.wait == "over"
    assert one.state.score == other.state.score


def _answer(bundle: dict[str, Any], state: Any) -> dict[str, Any]:
    if state.wait == "choose":
        return {"input": "choose", "choice": 0}
    if state.wait != "answer":
        return {"input": "mark", "right": True} if state.wait == "mark" else {"input": "next"}
    item = bundle["items"][state.item["id"]]
    kind = item["kind"]
    if kind == "blank":
        return {"input": "answer", "response": item["key"][0]}
    if kind == "order":
        return {"input": "answer", "response": list(range(len(item["options"])))}
    return {"input": "answer", "response": item.get("key", "字")}


def test_addresses_scenes_and_variables_keep_their_names() -> None:
    plain = work("dongzheng")
    bundle = in_traditional(plain)[0]
    for key in ("addresses", "banks", "counted", "natures", "media"):
        assert bundle[key] == plain[key]
    assert bundle["scenes"].keys() == plain["scenes"].keys()
    assert [v[0] for v in bundle["variables"]] == [v[0] for v in plain["variables"]]
    assert [s["id"] for s in bundle["routes"]["dongzheng-lu"]["stops"]][:2] == ["gaobai", "jinci"]


def test_the_cast_is_called_alike_everywhere() -> None:
    bundle = in_traditional(work("huohua"))[0]
    said = {
        ins[1]
        for code in bundle["scenes"].values()
        for ins in code
        if isinstance(ins, list) and ins[0] == "say"
    }
    assert said <= set(bundle["cast"])
    assert list(bundle["cast"]) == bundle["speakers"]
    assert "石頭" in said


def test_a_typed_answer_may_be_written_either_way() -> None:
    _, items = bank_of()
    bundle = {**work("huohua"), "items": {"fangxun/xian": {**items["fangxun/xian"], "key": ["警戒线"]}}}
    assert in_traditional(bundle)[0]["items"]["fangxun/xian"]["key"] == ["警戒線", "警戒线"]


def test_the_page_and_its_buttons_are_traditional() -> None:
    bundle = in_traditional(work("huohua"))[0]
    made = page(bundle, player(), {}).decode()
    assert '<html lang="zh-Hant"' in made
    assert "學完時間" in made
    assert "学完时间" not in made
    assert "正在打開" in made
    # The runtime compares characters: they stay as they are.
    assert '["两", 2]' in made


def test_a_machine_without_the_converter_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    words._loaded.cache_clear()
    with pytest.raises(ProjectError) as raised:
        traditional("字")
    words._loaded.cache_clear()
    assert "qingjing[traditional]" in raised.value.says.zh


def test_the_command_writes_a_bundle_and_a_page(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "engine", "build", "huohua", "--to", "traditional", "-o", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["huohua.hant.bundle.json", "huohua.hant.html"]

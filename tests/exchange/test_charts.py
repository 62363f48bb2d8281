"""The chart of a work: every scene and way once, what is wrong marked by shape and word, nothing on top of anything."""

import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.exchange.charts.dot import dot
from engine.exchange.charts.page import page
from engine.exchange.charts.place import HEIGHT, WIDTH, placed
from engine.exchange.charts.svg import svg
from engine.graph.chart import CALL, CHOICE, GO, Chart, Covered, Edge, Node, chart_of
from engine.graph.explore import explore
from engine.players.coverage import by_scene, seen_in
from engine.runtime.history import History
from engine.runtime.program import Program
from engine.runtime.save import saved
from tests.bench.story import story_yaml

ROOT = Path(__file__).resolve().parent.parent.parent
SVG = "{http://www.w3.org/2000/svg}"

STORY = """\
情景剧: wandian
标题: 晚点
性质: 创作
变量: {耐心: {初值: 0, 范围: 0..3}}
场景:
  站台:
    剧本: [天黑了。, 调用: 钟]
    选择:
      选项:
        - {说: 等, 去: 候车室}
        - {说: 再等, 剧本: 等着, 去: 候车室}
        - {说: 上车, 当: 耐心 > 2, 去: 车厢}
        - {说: 转一圈, 去: 站台}
        - {说: 听戏, 剧本: [调用: lingwai]}
    去: 候车室
  候车室: {标题: 候车的屋子, 剧本: 没有了}
  车厢: {剧本: 车来了。, 结局: 上车}
  天桥: {剧本: 没人。, 去: 车厢}
  钟: {剧本: 当当。, 返回: 是}
"""
OTHER = "情景剧: lingwai\n标题: 另外\n性质: 创作\n场景: {一: {剧本: 好, 结局: 完}}\n"


def charted(folder: Path, story: str = STORY, covered: Covered | None = None) -> Chart:
    for name, text in (("wandian", story), ("lingwai", OTHER)):
        target = folder / "scenarios" / name / "scenario.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    result = Compiler(Project(folder)).scenario("scenarios/wandian/scenario.yaml")
    assert result.subject is not None
    return chart_of(result.subject, explore(result.bundle) if result.bundle else None, covered)


def nodes(chart: Chart) -> dict[str, set[str]]:
    return {node.id: node.marks for node in chart.nodes}


def test_a_chart_has_the_scenes_with_what_is_wrong(tmp_path: Path) -> None:
    chart = charted(tmp_path)

    assert nodes(chart) == {
        "站台": {"start"},
        "候车室": {"dead-end"},
        "车厢": {"ending"},
        "天桥": {"unreachable"},
        "钟": set(),
        "lingwai": {"story"},
    }
    waiting = next(n for n in chart.nodes if n.id == "候车室")
    assert (waiting.title, waiting.path, waiting.line) == (
        "候车的屋子",
        "scenarios/wandian/scenario.yaml",
        16,
    )


def test_a_chart_has_the_ways_with_the_words_of_the_options(tmp_path: Path) -> None:
    ways = {(e.source, e.target, e.kind): e.words for e in charted(tmp_path).edges}

    assert ways == {
        ("站台", "钟", CALL): [],
        ("站台", "候车室", CHOICE): ["等", "再等", "听戏"],
        ("站台", "车厢", CHOICE): ["上车"],
        ("站台", "站台", CHOICE): ["转一圈"],
        ("站台", "lingwai", CALL): ["听戏"],
        ("天桥", "车厢", GO): [],
    }


def test_an_option_that_never_shows_is_marked_when_that_is_proven(tmp_path: Path) -> None:
    sound = STORY.replace("没有了}", "没有了, 去: 车厢}").replace("  天桥: {剧本: 没人。, 去: 车厢}\n", "")

    chart = charted(tmp_path, sound)

    assert chart.proven
    assert [(e.source, e.target) for e in chart.edges if e.never] == [("站台", "车厢")]
    assert not any(e.never for e in charted(tmp_path).edges)


def test_a_course_is_a_row_of_units() -> None:
    result = Compiler(Project(ROOT)).course("courses/dongzheng/course.yaml")
    assert result.subject is not None
    assert result.bundle is not None

    chart = chart_of(result.subject)

    assert [n.title for n in chart.nodes] == [u["title"] for u in result.bundle["units"]]
    assert [(e.source, e.target) for e in chart.edges] == [
        (a.id, b.id) for a, b in zip(chart.nodes, chart.nodes[1:], strict=False)
    ]
    assert all(
        n.path == "courses/dongzheng/course.yaml" and n.line for n in chart.nodes if "story" not in n.marks
    )


def shipped(name: str) -> Chart:
    result = Compiler(Project(ROOT)).scenario(f"scenarios/{name}/scenario.yaml")
    assert result.subject is not None
    return chart_of(result.subject)


def tangle(folder: Path) -> Chart:
    target = folder / "scenarios" / "bench" / "scenario.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(story_yaml(200), "utf-8")
    result = Compiler(Project(folder)).scenario("scenarios/bench/scenario.yaml")
    assert result.subject is not None
    return chart_of(result.subject)


def row(n: int) -> Chart:
    chart = Chart("row", "Row", [Node(str(k), str(k)) for k in range(n)])
    chart.edges = [Edge(str(k), str(k + 1), GO) for k in range(n - 1)]
    return chart


@pytest.mark.parametrize("name", ["huohua", "yansu-junji", "wandian", "tangle", "row", "nothing"])
def test_no_scene_stands_on_another(name: str, tmp_path: Path) -> None:
    chart = {
        "wandian": lambda: charted(tmp_path),
        "tangle": lambda: tangle(tmp_path),
        "row": lambda: row(60),
        "nothing": lambda: Chart("x", "X"),
    }.get(name, lambda: shipped(name))()

    where = placed(chart)

    assert set(where.nodes) == {n.id for n in chart.nodes}
    boxes = sorted(where.nodes.values())
    for n, (x, y) in enumerate(boxes):
        assert WIDTH / 2 <= x <= where.width - WIDTH / 2
        assert HEIGHT / 2 <= y <= where.height - HEIGHT / 2
        for other_x, other_y in boxes[n + 1 :]:
            assert abs(x - other_x) >= WIDTH or abs(y - other_y) >= HEIGHT


def test_a_tangle_of_two_hundred_scenes_fits_a_screen_width() -> None:
    chart = Chart("t", "T", [Node(str(k), str(k)) for k in range(200)])
    chart.edges = [Edge(str(k), str((k * m + 1) % 200), CHOICE) for k in range(200) for m in (1, 7, 31)]

    assert placed(chart).width < 3200


def test_a_drama_runs_downwards_from_its_start() -> None:
    chart = shipped("huohua")
    where = placed(chart).nodes
    start = next(n.id for n in chart.nodes if "start" in n.marks)

    assert all(where[start][1] <= y for _, y in where.values())
    assert all(where[e.source][1] < where[e.target][1] for e in chart.edges)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_picture_says_by_shape_and_word_what_a_colour_says(language: str, tmp_path: Path) -> None:
    chart = charted(tmp_path)

    drawn = svg(chart, "en" if language == "en" else "zh")

    root = ET.fromstring(drawn)
    groups = {g.get("data-id"): g for g in root.iter(f"{SVG}g") if g.get("class") == "node"}
    assert set(groups) == set(nodes(chart))
    told = {id: g.findtext(f"{SVG}title") or "" for id, g in groups.items()}
    for id, (zh, en) in {
        "站台": ("从这里开始", "starts here"),
        "候车室": ("没有下文", "dead end"),
        "车厢": ("结局", "ending"),
        "天桥": ("到不了", "never reached"),
    }.items():
        words = zh if language == "zh" else en
        assert words in told[str(id)]
        assert words in "".join(root.itertext())
    assert "scenarios/wandian/scenario.yaml:16" in told["候车室"]
    assert any("stroke-dasharray" in r.attrib for r in groups["天桥"].iter(f"{SVG}rect"))
    assert not any(r.attrib.get("stroke-dasharray") for r in groups["候车室"].iter(f"{SVG}rect"))
    assert len(list(root.iter(f"{SVG}g"))) > len(chart.nodes) + len(chart.edges)


def test_markup_in_a_title_stays_text(tmp_path: Path) -> None:
    chart = charted(
        tmp_path,
        STORY.replace("候车的屋子", "<script>alert(1)</script>").replace("标题: 晚点", '标题: "晚&点"'),
    )

    for drawn in (svg(chart, "zh"), page(chart, "zh", tmp_path)):
        assert "<script>alert" not in drawn
    ET.fromstring(svg(chart, "zh"))


def test_the_page_runs_one_script_and_loads_nothing(tmp_path: Path) -> None:
    made = page(charted(tmp_path), "zh", tmp_path)

    assert len(re.findall("<script", made)) == 1
    assert "default-src 'none'" in made
    assert not re.findall(r'(?:src|href)="(?!data:)', made)
    assert not re.findall(r'\sstyle="|\son\w+="', made)


def test_graphviz_reads_the_dot_file(tmp_path: Path) -> None:
    ran = subprocess.run(
        ["dot", "-Tplain"], input=dot(charted(tmp_path)), capture_output=True, encoding="utf-8", check=True
    )

    assert len(re.findall(r"^node ", ran.stdout, re.M)) == 6
    assert len(re.findall(r"^edge ", ran.stdout, re.M)) == 6


def test_what_was_seen_fills_the_scenes_and_the_ways(tmp_path: Path) -> None:
    result = Compiler(Project(ROOT)).scenario("scenarios/huohua/scenario.yaml")
    assert result.bundle is not None
    assert result.subject is not None
    history = History(Program(result.bundle), 1)
    while history.state.wait == "next":
        history.step({"input": "next"})
    history.step({"input": "choose", "choice": 0})
    seen, _ = seen_in(result.bundle, saved(history))

    chart = chart_of(result.subject, None, Covered(by_scene(result.bundle, seen), seen.chosen))

    start = next(n for n in chart.nodes if "start" in n.marks)
    assert start.lines is not None
    assert start.lines[0] == start.lines[1] > 0
    assert {(e.source, e.target) for e in chart.edges if e.seen} == {("山梁", "后沟")}
    assert f"{start.lines[0]}/{start.lines[1]}" in svg(chart, "zh")


def test_a_way_of_several_options_names_them_all_where_it_is_pointed_at(tmp_path: Path) -> None:
    drawn = svg(charted(tmp_path), "zh")

    assert "<title>等\n再等\n听戏</title>" in drawn

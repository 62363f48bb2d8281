"""The explorer against the real machine: what it proves is what a player can meet."""

import json
import random
from collections import deque
from typing import Any

import pytest

from engine.graph.explore import explore
from engine.graph.space import Space
from engine.runtime import Program, begin, step
from engine.runtime.save import state_json
from engine.runtime.state import State
from tests.building import bundle_of


def story(seed: int) -> str:
    """A random small story: ranges, conditions, visits, once, nested steps, calls, loops over choices."""
    r = random.Random(seed)
    names = [f"甲{i}" for i in range(r.randint(3, 6))]
    helpers = ["助一"] if r.random() < 0.5 else []

    def condition() -> str:
        return r.choice(
            [
                f"v{r.randrange(3)} {r.choice(['>', '>=', '<', '==', '!='])} {r.randrange(-1, 4)}",
                f"见过({r.choice(names)})",
                f"次数({r.choice(names)}) < {r.randrange(1, 3)}",
                f"旗 且 v{r.randrange(3)} < 2",
                "非 旗",
            ]
        )

    def change() -> str:
        return r.choice(
            [
                f"v{r.randrange(3)} {r.choice(['+=', '-='])} {r.randrange(1, 3)}",
                f"v0 = v1 + {r.randrange(3)}",
                "旗 = 是",
                "旗 = 否",
            ]
        )

    out = ["情景剧: t", "标题: t", "性质: 创作", "变量:"]
    out += [f"  v{k}: {{初值: {r.randrange(2)}, 范围: 0..3}}" for k in range(3)] + ["  旗: 否", "场景:"]
    for name in names:
        out += [f"  {name}:", "    剧本:", f"      - {name}的话。"]
        if r.random() < 0.6:
            out.append(f"      - 做: {change()}")
        if r.random() < 0.4:
            out += [
                f"      - 若: {condition()}",
                f"        则: [{{做: {change()}}}]",
                f"        否则: [{{去: {r.choice(names)}}}]",
            ]
        if helpers and r.random() < 0.5:
            out.append("      - 调用: 助一")
        if r.random() < 0.2:
            out.append(f"    结局: 结局{name}")
            continue
        out += ["    选择:", "      选项:"]
        for n in range(r.randint(1, 3)):
            out += [f"        - 说: 选{n}", f"          去: {r.choice(names)}"]
            if r.random() < 0.4:
                out.append(f"          当: {condition()}")
            if r.random() < 0.3:
                out.append("          一次: 是")
            if r.random() < 0.4:
                out.append(f"          做: {change()}")
    for name in helpers:
        out += [f"  {name}:", f"    剧本: [{{做: {change()}}}, 帮一把。]", "    返回: 是"]
    return "\n".join(out) + "\n"


def met(
    bundle: dict[str, Any], limit: int = 600
) -> tuple[set[str], set[tuple[str, int, int]], set[tuple[str, int]]] | None:
    """Endings, options and stuck places that the machine itself meets; nothing when there are too many states."""
    program = Program(bundle)
    start, events = begin(program)
    last = {id(start): events[-1]}
    endings: set[str] = set()
    options: set[tuple[str, int, int]] = set()
    stuck: set[tuple[str, int]] = set()
    seen: set[str] = set()
    queue: deque[State] = deque([start])
    while queue:
        state = queue.popleft()
        event = last[id(state)]
        if event["event"] == "ended":
            endings.add(event["ending"])
        if event.get("reason") == "no choice":
            stuck.add((state.scene, state.pc))
        if state.wait == "over":
            continue
        options |= {(state.scene, state.pc, n) for n in state.offered}
        for n in range(len(state.offered)):
            after, events = step(program, state.copy(), {"input": "choose", "choice": n})
            json_state = state_json(program, after)
            key = json.dumps(
                [json_state[k] for k in ("scene", "pc", "vars", "visits", "taken", "stack")], sort_keys=True
            )
            if key not in seen:
                seen.add(key)
                last[id(after)] = events[-1]
                queue.append(after)
        if len(seen) > limit or len(state.stack) > 9:
            return None
    return endings, options, stuck


def shown(bundle: dict[str, Any], space: Space) -> set[tuple[str, int, int]]:
    """The options of reached choice points that the explorer does not call never shown."""
    never = set(space.options_never_shown)
    return {
        (scene, pc, n)
        for scene, code in bundle["scenes"].items()
        for pc, ins in enumerate(code)
        if isinstance(ins, list) and ins[0] == "choose"
        for n in range(len(ins[2]))
        if (scene, pc, n) not in never
    }


@pytest.mark.parametrize("seed", range(150))
def test_the_explorer_meets_exactly_what_the_machine_meets(seed: int) -> None:
    bundle = bundle_of(story(seed), errors_allowed=True)
    found = met(bundle)
    if found is None:  # too large to walk: the other seeds are the test
        return
    endings, options, stuck = found
    space = explore(bundle, timed=False)
    assert space.proven
    assert set(space.endings) == endings
    assert {(s, p) for s, p, _ in space.stuck} == stuck
    reached = {(s, p) for s, p, _ in options} | stuck
    assert {o for o in shown(bundle, space) if o[:2] in reached} == options


@pytest.mark.parametrize("seed", range(40))
def test_a_path_that_is_told_leads_where_it_says(seed: int) -> None:
    bundle = bundle_of(story(seed), errors_allowed=True)
    program = Program(bundle)
    for ending, path in explore(bundle, timed=False).endings.items():
        state, events = begin(program)
        for scene, pc, ordinal in path:
            assert (state.scene, state.pc) == (scene, pc)
            _, events = step(program, state, {"input": "choose", "choice": state.offered.index(ordinal)})
        assert events[-1]["ending"] == ending


def test_a_draw_is_explored_in_all_its_outcomes() -> None:
    bundle = bundle_of(
        "情景剧: t\n标题: t\n性质: 创作\n变量:\n  骰: {初值: 1, 范围: 1..6}\n场景:\n"
        "  甲:\n    剧本:\n      - 做: 骰 = 随机(1, 6)\n      - 若: 骰 == 6\n        则: [{去: 乙}]\n    结局: 平常\n  乙: {结局: 少见}\n"
    )
    space = explore(bundle, timed=False)
    assert space.proven
    assert set(space.endings) == {"平常", "少见"}


def test_too_many_outcomes_are_not_proven() -> None:
    bundle = bundle_of(
        "情景剧: t\n标题: t\n性质: 创作\n变量:\n  骰: {初值: 1, 范围: 1..600}\n场景:\n"
        "  甲:\n    剧本:\n      - 做: 骰 = 随机(1, 600)\n      - 若: 骰 == 600\n        则: [{去: 乙}]\n    结局: 平常\n  乙: {结局: 少见}\n"
    )
    space = explore(bundle, timed=False)
    assert (space.proven, space.why) == (False, "chance")


def test_past_its_budget_the_explorer_says_not_proven() -> None:
    bundle = bundle_of(
        "情景剧: t\n标题: t\n性质: 创作\n变量:\n  钱: {初值: 0, 范围: 0..9999}\n场景:\n"
        "  甲:\n    选择:\n      选项:\n        - {说: 挣, 做: 钱 += 1, 去: 甲}\n        - {说: 走, 当: 钱 > 9000, 去: 乙}\n  乙: {结局: 完}\n"
    )
    space = explore(bundle, 100)
    assert (space.proven, space.why) == (False, "budget")
    assert explore(bundle, 20_000, timed=False).endings.keys() == {"完"}


def test_a_place_with_no_way_to_an_ending_is_told_with_its_path() -> None:
    bundle = bundle_of(
        "情景剧: t\n标题: t\n性质: 创作\n场景:\n  甲:\n    选择:\n      选项: [{说: 走, 去: 乙}, {说: 留, 去: 丙}]\n"
        "  乙: {结局: 完}\n  丙:\n    选择:\n      选项: [{说: 再留, 去: 丙}]\n"
    )
    space = explore(bundle)
    assert space.trapped == [("丙", 0, [("甲", 0, 1)])]
    assert space.most is None


def test_a_loop_that_never_waits_is_told() -> None:
    bundle = bundle_of(
        "情景剧: t\n标题: t\n性质: 创作\n场景:\n  甲:\n    选择:\n      选项: [{说: 走, 去: 乙}, {说: 完, 去: 丁}]\n"
        "  乙: {剧本: 转。, 去: 丙}\n  丙: {剧本: 再转。, 去: 乙}\n  丁: {结局: 完}\n",
        errors_allowed=True,
    )
    space = explore(bundle)
    assert [scene for scene, _, _ in space.loops] in (["乙"], ["丙"])


def test_a_range_that_can_be_left_is_told() -> None:
    bundle = bundle_of(
        "情景剧: t\n标题: t\n性质: 创作\n变量:\n  钱: {初值: 0, 范围: 0..2}\n场景:\n"
        "  甲:\n    选择:\n      选项:\n        - {说: 挣, 做: 钱 += 1, 去: 甲}\n        - {说: 走, 当: 钱 > 1, 去: 乙}\n  乙: {结局: 完}\n"
    )
    assert explore(bundle).overruns == [("钱", "甲", 1)]


def test_playing_time_is_least_typical_most() -> None:
    words = "字" * 180
    bundle = bundle_of(
        "情景剧: t\n标题: t\n性质: 创作\n场景:\n  甲:\n    选择:\n      选项: [{说: 短, 去: 乙}, {说: 长, 去: 丙}]\n"
        f"  乙: {{结局: 短}}\n  丙: {{剧本: {words}, 去: 乙}}\n"
    )
    space = explore(bundle)
    assert space.least is not None
    assert space.most is not None
    assert space.most - space.least == 60  # 180 characters at 180 a minute
    assert space.typical is not None
    assert space.least <= space.typical <= space.most

"""The structure of a lowered program: links, reach, rings."""

from typing import Any

from engine.graph.cycles import endless_loops, recursive_calls, rings
from engine.graph.links import links_from, links_of, returning_scenes
from engine.graph.reach import heads, reach
from engine.graph.subject import Subject
from engine.source.place import Source

Scenes = dict[str, list[Any]]


def _subject(scenes: Scenes) -> Subject:
    return Subject("scenario", "a", Source("a.yaml", ""), {"scenes": scenes}, None)


def test_a_scene_links_to_what_its_conditions_allow_either_way() -> None:
    code = [
        ["unless", "x", 2],
        ["go", "yes"],
        ["choose", "", [["a", "left"], ["b", 3]]],
        ["end", "e", "", "", []],
    ]

    link = links_of(_subject({"a": code}))["a"]

    assert (link.goes, link.ends, link.back, link.unreached) == (["yes", "left"], True, False, [])


def test_what_follows_a_link_is_unreached_but_for_jumps_that_the_compiler_made() -> None:
    link = links_of(_subject({"a": [["go", "b"], ["jump", 3], "text"]}))["a"]

    assert link.unreached == [2]


def test_a_call_is_passed_only_if_the_called_scene_can_return() -> None:
    scenes: Scenes = {
        "a": [["call", "ends"], "never"],
        "b": [["call", "through"], "said"],
        "c": [["call", "nowhere"], "said"],
        "ends": [["end", "e", "", "", []]],
        "through": [["go", "last"]],
        "last": [["back"]],
    }

    links = links_of(_subject(scenes))

    assert links["a"].unreached == [1]
    assert not links["a"].falls
    assert links["b"].falls
    assert links["c"].falls  # an unknown scene has its own report
    assert returning_scenes(links) == {"b", "c", "through", "last"}


def test_links_can_be_asked_for_from_the_middle_of_a_scene() -> None:
    subject = _subject({"a": [["go", "b"], ["go", "c"]]})

    assert links_from(subject, "a", 1).goes == ["c"]


def test_reach_tells_scenes_on_the_way_from_scenes_inside_calls() -> None:
    scenes: Scenes = {
        "start": [["call", "sub"], ["go", "both"]],
        "sub": [["go", "both"]],
        "both": [["unless", "x", 2], ["go", "gone"]],
        "lost": [["go", "both"]],
    }

    found = reach(links_of(_subject(scenes)), ["start"])

    assert (found.outer, found.inner) == ({"start", "both"}, {"sub", "both"})
    assert "lost" not in found


def test_the_first_of_a_lost_chain_stands_for_it_and_one_of_a_lost_ring() -> None:
    scenes: Scenes = {
        "b": [["go", "c"]],
        "c": [["go", "start"]],
        "a": [["go", "b"]],
        "r1": [["go", "r2"]],
        "r2": [["go", "r1"]],
        "self": [["go", "self"]],
        "start": [],
    }

    lost = ["b", "c", "a", "r1", "r2", "self"]

    assert heads(links_of(_subject(scenes)), lost) == {"a": ["b", "c"], "self": [], "r1": ["r2"]}


def _loops(scenes: Scenes) -> list[list[str]]:
    return endless_loops(scenes, links_of(_subject(scenes)))


def test_a_ring_without_a_stop_is_endless() -> None:
    assert _loops({"a": ["x", ["go", "b"]], "b": [["go", "a"]], "c": [["go", "a"]]}) == [["a", "b"]]
    assert _loops({"a": [["go", "a"]]}) == [["a"]]


def test_a_stop_anywhere_in_the_ring_is_enough() -> None:
    for stop in (0, ["choose", "", [["x", "a"]]], ["item", "b/i"], ["discuss", {}], ["call", "story", 1]):
        assert _loops({"a": [["go", "b"]], "b": [stop, ["go", "a"]]}) == []


def test_a_condition_that_may_lead_out_is_left_to_the_proofs() -> None:
    assert _loops({"a": [["unless", "x", 2], ["go", "out"], ["go", "a"]], "out": [0]}) == []
    assert _loops({"a": [["unless", "x", 3], 0, ["jump", 3], ["go", "a"]]}) == []


def test_a_ring_that_all_branches_stay_in_is_endless() -> None:
    assert _loops({"a": [["unless", "x", 2], ["go", "a"], ["go", "b"]], "b": [["go", "a"]]}) == [["a", "b"]]


def test_a_call_that_never_waits_does_not_break_a_ring() -> None:
    assert _loops({"a": [["call", "quiet"], ["go", "a"]], "quiet": ["x"]}) == [["a"]]
    assert _loops({"a": [["call", "far"], ["go", "a"]], "far": [["go", "quiet"]], "quiet": ["x"]}) == [["a"]]


def test_a_call_that_waits_breaks_a_ring() -> None:
    assert _loops({"a": [["call", "slow"], ["go", "a"]], "slow": [0]}) == []
    assert _loops({"a": [["call", "far"], ["go", "a"]], "far": [["go", "slow"]], "slow": [0]}) == []
    assert _loops({"a": [["call", "nowhere"], ["go", "a"]]}) == []


def test_a_call_that_leads_back_without_returning_is_found() -> None:
    scenes: Scenes = {"a": [["call", "b"]], "b": [["go", "a"]], "c": [["call", "d"]], "d": []}

    assert recursive_calls(links_of(_subject(scenes))) == [("a", "b")]
    assert recursive_calls(links_of(_subject({"a": [["go", "a"]]}))) == []


def test_rings_of_a_graph() -> None:
    edges = {"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": ["e", "x"], "e": [], "f": ["f"]}

    assert [sorted(r) for r in rings(edges)] == [["a", "b", "c"], ["f"]]

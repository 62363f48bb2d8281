"""Comments that silence a rule: what they cover, and what is said about the comments themselves."""

from typing import Any

from engine.checks.allow import settled
from engine.checks.registry import rules
from engine.diagnostics import Diagnostic
from engine.graph.subject import Subject
from engine.source.place import Source

RULES = {rule.name: rule for rule in rules()}
PATH = "scenarios/wandian/scenario.yaml"


def _subject(text: str, path: str = PATH) -> Subject:
    return Subject("scenario", "wandian", Source(path, text), {}, None)


def _finding(subject: Subject, rule: str, line: int, **values: Any) -> Diagnostic:
    return RULES[rule].fault.at(subject.source.at(line - 1, 0, 1), **{"goto": "去", **values})


def _codes(found: list[Diagnostic]) -> list[tuple[str, int]]:
    return [(d.code, d.span.line) for d in found]


def test_a_comment_silences_its_rule_on_its_line() -> None:
    subject = _subject("选择:  # allow: single-choice because 只有一条路\n选择:\n")
    found = [_finding(subject, "single-choice", n) for n in (1, 2)]

    assert _codes(settled(subject, found, proofs=False)) == [("G428", 2)]


def test_a_comment_alone_on_its_line_speaks_of_the_next_line() -> None:
    subject = _subject("# allow: single-choice because 只有一条路\n\n# 另一句\n选择:\n")

    assert settled(subject, [_finding(subject, "single-choice", 4)], proofs=False) == []


def test_a_comment_at_a_block_of_text_covers_the_block_and_no_more() -> None:
    text = "剧本: |  # allow: half-width-mark because 原文如此\n  甲,乙\n\n  丙,丁\n标题: 戊,己\n"
    subject = _subject(text)
    found = [_finding(subject, "half-width-mark", n, mark=",", wide="，") for n in (2, 4, 5)]

    assert _codes(settled(subject, found, proofs=False)) == [("T606", 5)]


def test_inside_a_block_of_text_a_number_sign_is_text() -> None:
    subject = _subject("剧本: |\n  # allow: single-choice because 这是台词\n选择:\n")
    found = [_finding(subject, "single-choice", 3)]

    assert _codes(settled(subject, found, proofs=False)) == [("G428", 3)]


def test_other_rules_on_the_line_still_speak() -> None:
    subject = _subject("选择:  # allow: single-choice because 只有一条路\n")
    found = [_finding(subject, "single-choice", 1), _finding(subject, "same-choice-twice", 1, id="编号")]

    assert _codes(settled(subject, found, proofs=False)) == [("G429", 1)]


def test_an_error_is_never_silenced() -> None:
    subject = _subject("去: 站抬  # allow: unknown-scene because 以后再写\n")
    found = [_finding(subject, "unknown-scene", 1, name="站抬", scenes="场景")]

    assert _codes(settled(subject, found, proofs=False)) == [("L301", 1), ("T622", 1)]


def test_a_missing_reason_is_a_warning_and_silences_all_the_same() -> None:
    subject = _subject("选择:  # allow: single-choice\n")

    said = settled(subject, [_finding(subject, "single-choice", 1)], proofs=False)

    assert _codes(said) == [("T621", 1)]
    assert (said[0].span.column, said[0].span.end_column) == (15, 28)


def test_a_reason_may_be_written_in_chinese() -> None:
    subject = _subject("选择:  # allow：single-choice 因为 只有一条路\n")

    assert settled(subject, [_finding(subject, "single-choice", 1)], proofs=False) == []


def test_a_comment_that_silences_nothing_is_a_warning() -> None:
    subject = _subject("选择:  # allow: single-choice because 只有一条路\n")

    assert _codes(settled(subject, [], proofs=False)) == [("T622", 1)]


def test_a_misspelt_rule_is_named_with_the_nearest_one() -> None:
    subject = _subject("选择:  # allow: singel-choice because 只有一条路\n")

    (said,) = settled(subject, [], proofs=False)

    assert said.code == "T623"
    assert said.hint is not None
    assert "single-choice" in said.hint.en


def test_a_comment_about_a_proof_waits_for_the_proofs() -> None:
    subject = _subject("结局: 甲  # allow: ending-never-reached because 留着\n")
    found = [_finding(subject, "ending-never-reached", 1, name="甲", when="当", **{"if": "若"})]

    assert settled(subject, [], proofs=False) == []
    assert settled(subject, found, proofs=True) == []
    assert _codes(settled(subject, [], proofs=True)) == [("T622", 1)]


def test_a_comment_about_another_rule_is_not_judged_by_the_proofs() -> None:
    subject = _subject("选择:  # allow: single-choice because 只有一条路\n")

    assert settled(subject, [], proofs=True) == []


def test_a_lesson_uses_the_comment_that_markdown_has() -> None:
    text = "# 站台\n\n[//]: # (allow: long-page because 一张大表)\n## 时刻表\n"
    subject = _subject(text, "courses/tielu/zhan.md")

    assert settled(subject, [_finding(subject, "long-page", 4, rows=30)], proofs=False) == []

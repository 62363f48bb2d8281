"""Every rule proves its own page: the wrong example gives its code and no other, the right one nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.checks.pages import Example, parse_page, shown
from engine.checks.registry import Rule, rules
from engine.diagnostics import Both, Diagnostic

Compiled = Callable[[Path], list[Diagnostic]]
RULES = [pytest.param(rule, id=rule.name) for rule in rules()]


@pytest.mark.parametrize("rule", RULES)
def test_the_wrong_example_gives_this_code_and_no_other(
    rule: Rule, tmp_path: Path, compiled: Compiled
) -> None:
    examples = parse_page(rule.page).wrong

    found = compiled(_laid_out(tmp_path, examples))

    assert all(d.severity is rule.fault.severity for d in found if d.code == rule.fault.code)
    # An example about a broken file shows that file too: its own mistake is reported there.
    at = {d.span.path for d in found if d.code == rule.fault.code}
    others = [d for d in found if d.code != rule.fault.code and (d.span.path in at or len(examples) == 1)]
    assert at
    assert [f"{d.code} {d.message.en}" for d in others] == []


@pytest.mark.parametrize("rule", RULES)
def test_the_right_example_is_clean(rule: Rule, tmp_path: Path, compiled: Compiled) -> None:
    found = compiled(_laid_out(tmp_path, parse_page(rule.page).right))

    assert [f"{d.code} {d.message.en}" for d in found] == []


@pytest.mark.parametrize("rule", RULES)
def test_a_finding_says_where_and_how_to_mend_it_in_both_languages(
    rule: Rule, tmp_path: Path, compiled: Compiled
) -> None:
    examples = parse_page(rule.page).wrong
    lines = {e.path: e.data.decode("utf-8", "replace").split("\n") for e in examples}

    for d in compiled(_laid_out(tmp_path, examples)):
        if (tmp_path / d.span.path).is_file():
            assert 1 <= d.span.line <= len(lines[d.span.path])
            assert 1 <= d.span.column <= len(lines[d.span.path][d.span.line - 1]) + 1
        assert d.hint is not None
        for text in (d.message, d.hint):
            assert _is_in_house_style(text), text


@pytest.mark.parametrize("rule", RULES)
def test_a_page_has_its_sections_in_both_languages(rule: Rule) -> None:
    page = parse_page(rule.page)

    assert page.sentence.en.endswith(".")
    assert "\n" not in page.sentence.en
    assert page.sentence.zh.endswith("。")
    assert page.cure_zh.endswith("。")
    assert re.search("[一-鿿]", page.sentence.zh + page.why.zh)
    assert page.why.en.isascii() or "`" in page.why.en or "`" in page.sentence.en
    for language in ("zh", "en"):
        text = shown(rule.name, rule.fault, rule.page, language)
        assert rule.fault.code in text
        assert page.wrong[0].body in text


@pytest.mark.parametrize("rule", RULES)
def test_the_texts_of_a_fault_keep_house_style(rule: Rule) -> None:
    assert re.fullmatch("[YMLGATVB][1-9][0-9]{2}", rule.fault.code)
    assert _is_in_house_style(rule.fault.message)
    if rule.fault.hint is not None:
        assert _is_in_house_style(rule.fault.hint)
        assert _begins_with_a_verb(rule.fault.hint.en), rule.fault.hint.en


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in rules() if rule.proof])
def test_what_is_proven_of_a_story_is_told_there_and_not_at_the_course_that_holds_it(
    rule: Rule, tmp_path: Path, compiled: Compiled
) -> None:
    course = "courses/tielu/course.yaml"
    files = (
        *parse_page(rule.page).wrong,
        Example(course, "", "课程: tielu\n标题: 铁路\n单元:\n  - 情景剧: wandian\n"),
    )

    found = compiled(_laid_out(tmp_path, files))

    assert rule.fault.code in {d.code for d in found}
    assert {d.code for d in found if d.span.path == course} <= {"G417"}  # a course may itself be unproven


def test_no_two_rules_share_a_code() -> None:
    codes = [rule.fault.code for rule in rules()]

    assert sorted(set(codes)) == codes


def _laid_out(root: Path, examples: tuple[Example, ...]) -> Path:
    for example in examples:
        path = root / example.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(example.data)
    return root


def _is_in_house_style(text: Both) -> bool:
    """One clause: no capital at the start, no full stop at the end, backquotes in pairs."""
    en, zh = text.en, text.zh
    first = en.lstrip("`\"'({")[:1]
    quoted = en.startswith(("`", "{"))
    return (
        (quoted or not first.isupper())
        and not en.endswith(".")
        and not zh.endswith(("。", "！", "."))
        and en.count("`") % 2 == 0
        and zh.count("`") % 2 == 0
        and not re.search("[一-鿿]", re.sub("`[^`]*`|“[^”]*”", "", en.replace("{name}", "")))
    )


_NO_VERBS = {"the", "a", "an", "it", "this", "there", "no", "one", "is", "are", "in"}


def _begins_with_a_verb(hint: str) -> bool:
    word = re.match("[a-z]+", hint)
    return word is not None and word[0] not in _NO_VERBS

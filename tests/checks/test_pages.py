"""The form of a page, and what is refused."""

import pytest

from engine.checks.pages import Example, PageError, parse_page, shown
from engine.checks.registry import rules

PAGE = """A thing is wrong.

## Why is this bad?

Because it
is so.

## Example

```yaml
情景剧: a
```

```text scenarios/a/b.txt
x
```

Use instead:

```yaml
情景剧: b
```

## 中文

有一处不对。

为什么：就是
这样。

怎么改：改掉。
"""


def test_a_page_is_taken_apart() -> None:
    page = parse_page(PAGE)

    assert (page.sentence.en, page.sentence.zh) == ("A thing is wrong.", "有一处不对。")
    assert (page.why.en, page.why.zh) == ("Because it is so.", "就是这样。")
    assert page.cure_zh == "改掉。"
    assert [e.path for e in page.wrong] == ["scenarios/a/scenario.yaml", "scenarios/a/b.txt"]
    assert page.right[0].body == "情景剧: b\n"


@pytest.mark.parametrize(
    "missing", ["## Why is this bad?", "## Example", "Use instead:", "## 中文", "怎么改："]
)
def test_a_page_without_a_section_is_refused(missing: str) -> None:
    with pytest.raises(PageError):
        parse_page(PAGE.replace(missing, ""))


def test_an_example_without_a_place_is_refused() -> None:
    with pytest.raises(PageError, match="its path"):
        parse_page(PAGE.replace("情景剧: b", "标题: b"))


def test_text_among_the_files_of_an_example_is_refused() -> None:
    with pytest.raises(PageError, match="nothing else"):
        parse_page(PAGE.replace("```text", "And:\n\n```text"))


def test_bytes_and_repetition_are_written_out() -> None:
    assert Example("a", "bytes", "a\\xff\\x09b\n").data == b"a\xff\tb\n"
    assert Example("a", "yaml x/y repeat=3", "a\nb\n").data == b"a\nb\nb\nb\n"


def test_a_page_is_shown_in_either_language() -> None:
    rule = next(r for r in rules() if r.name == "single-choice")

    zh, en = (shown(rule.name, rule.fault, rule.page, language) for language in ("zh", "en"))

    assert zh.startswith("# single-choice (G428)")
    assert "怎么改" in zh
    assert "怎么改" not in en
    assert "Why is this bad?" in en
    assert "# allow: single-choice because" in en


def test_an_error_is_shown_without_a_way_to_silence_it() -> None:
    rule = next(r for r in rules() if r.name == "unknown-scene")

    assert "allow:" not in shown(rule.name, rule.fault, rule.page, "en")

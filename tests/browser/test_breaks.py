"""How content is broken into screens: what belongs together stays together, whatever the screen's height."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.place import Place

PARAGRAPH = ["p", ["二十日渡河。", ["cite", "a"], ["cite", "c"], "另一处写的是二十一日", ["cite", "b"], "，一处没有写。", ["cite", "a"]]]  # fmt: skip
TABLE = ["table", [["日期"], ["事情"]], [[["3月1日"], ["发布告，写明要做的事。", ["cite", "a"], ["cite", "c"]]], [["3月10日"], ["打了一仗，两处写法不同", ["cite", "b"]]]]]  # fmt: skip

#: Lays the blocks out in boxes of one height after the other, and gives the texts of each screen.
BROKEN = """async ([blocks, width, heights]) => {
  const { take } = await import("/static/components/split.js");
  const { Cited, lesson } = await import("/static/components/lesson.js");
  const flow = document.createElement("div");
  flow.style = `position: absolute; left: 0; top: 0; width: ${width}px; font-size: 20px`;
  document.body.append(flow);
  return heights.map((height) => {
    const cited = new Cited();
    "abc".split("").forEach((key) => cited.number(key));
    const left = lesson(blocks, cited, () => "");
    const screens = [];
    while (left.length > 0 && screens.length < 99) {
      take(left, flow, () => flow.offsetHeight <= height);
      screens.push([flow.innerText.replace(/\\s+/g, ""), flow.offsetHeight <= height, flow.querySelectorAll(":scope .cite:empty").length]);
    }
    return screens;
  });
}"""


def broken(page: Page, kiosk: Place, blocks: list[Any], width: int = 200) -> list[list[str]]:
    """The screens that the blocks take at many heights."""
    page.goto(kiosk.url)
    page.wait_for_selector(".attract")
    heights = list(range(110, 620, 10))
    screens: list[list[list[Any]]] = page.evaluate(BROKEN, [blocks, width, heights])
    assert all(fits for at_height in screens for _, fits, _ in at_height), "a screen runs over"
    assert not any(empty for at_height in screens for _, _, empty in at_height)
    return [[text for text, _, _ in at_height] for at_height in screens]


@pytest.mark.parametrize("blocks", [[PARAGRAPH], [["note", [PARAGRAPH]]], [TABLE]])
def test_a_mark_of_sources_stays_with_what_it_vouches_for(
    make_page: Any, kiosk: Place, blocks: list[Any]
) -> None:
    at_heights = broken(make_page("phone"), kiosk, blocks)

    assert max(len(screens) for screens in at_heights) > 1
    for screens in at_heights:
        for text in screens:
            assert not re.match(r"(旁注)?(.{2}：)?[［、\d]*］", text), screens
            assert text.count("［") == text.count("］"), screens


def test_a_row_of_a_table_is_broken_only_where_it_fills_the_screen(make_page: Any, kiosk: Place) -> None:
    at_heights = broken(make_page("phone"), kiosk, [PARAGRAPH, TABLE])

    for screens in at_heights:
        assert not any(text.endswith(("日期：", "事情：")) for text in screens), screens
    # Tall enough for a row: each begins and ends on one screen.
    roomy = at_heights[-30:]
    assert any(len(screens) > 1 for screens in roomy)
    for screens in roomy:
        assert any("3月1日" in text and "要做的事" in text for text in screens), screens
        assert any("3月10日" in text and "两处写法" in text for text in screens), screens


def test_a_sentence_is_broken_only_where_it_fills_the_screen(make_page: Any, kiosk: Place) -> None:
    """What is read aloud is read by the sentence: half of one has no clip."""
    second = ["p", ["大雨下了一夜，沟里的水涨了，村里人都往高处走。"]]
    at_heights = broken(make_page("phone"), kiosk, [["p", ["天黑了。"]], second])

    for screens in at_heights:
        assert any("大雨下了一夜" in text and "往高处走" in text for text in screens), screens

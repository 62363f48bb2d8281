"""The preview: what is saved is on the screen, at the same place; what is wrong is over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.checks import by_axe
from tests.browser.conftest import MakePage
from tests.browser.desk import Desk, delay, opened

#: Milliseconds from a save to the screen. A busy machine may take longer, a broken one takes for ever.
SLOWEST = 1500


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path) as running:
        yield running


@pytest.fixture
def page(make_page: MakePage) -> Page:
    return make_page("wide", touch=False)


def go_on(stage: Frame, times: int = 1) -> None:
    for _ in range(times):
        stage.click("[data-primary]")


def to_first_choice(stage: Frame) -> None:
    while stage.locator(".choice, [data-choice]").count() == 0 and stage.locator("[data-primary]").count():
        go_on(stage)


def test_a_saved_change_is_shown_at_the_same_place(desk: Desk, page: Page) -> None:
    stage = opened(page, desk)
    go_on(stage)
    expect(stage.locator(".flow")).to_contain_text("过兵了……")

    waited = delay(stage, desk, "过兵了……", "又过兵了……")

    assert waited < SLOWEST
    expect(stage.locator(".head-count")).to_contain_text("第 2 步")
    expect(page.locator(".status")).to_have_text("已更新，还在原处")


def test_errors_are_over_the_page_and_the_last_good_build_plays_on(desk: Desk, page: Page) -> None:
    stage = opened(page, desk)

    desk.change("去: 后沟", "去: 后狗")

    wrong = page.locator("#overlay li.error")
    expect(wrong).to_have_count(1)
    expect(wrong).to_contain_text("scenarios/huohua/scenario.yaml 第")
    expect(wrong).to_contain_text("后沟")
    expect(page.locator("#overlay")).to_contain_text("上一次好的")
    href = wrong.locator("a").get_attribute("href") or ""
    line = next(n for n, text in enumerate(desk.story.read_text("utf-8").split("\n"), 1) if "后狗" in text)
    assert href.startswith(f"vscode://file{desk.project.as_posix()}/scenarios/huohua/scenario.yaml:{line}:")
    page.click("#overlay button")
    go_on(stage)
    expect(stage.locator(".flow")).to_contain_text("过兵了……")

    desk.change("去: 后狗", "去: 后沟")
    expect(page.locator("#overlay")).to_be_hidden()
    expect(stage.locator(".flow")).to_contain_text("过兵了……")


def test_a_file_that_is_no_yaml_leaves_the_page_playing(desk: Desk, page: Page) -> None:
    stage = opened(page, desk)

    desk.change("场景:\n", "场景: [\n")

    expect(page.locator("#overlay li.error").first).to_be_visible()
    expect(stage.locator(".screen")).to_be_visible()
    desk.change("场景: [\n", "场景:\n")
    expect(page.locator("#overlay")).to_be_hidden()


def test_the_side_tells_variables_the_way_and_what_was_seen(desk: Desk, page: Page) -> None:
    stage = opened(page, desk)
    expect(page.locator("aside table")).to_contain_text("藏羊")
    page.keyboard.press("Tab")
    to_first_choice(stage)

    stage.get_by_text("把羊赶进后沟藏好").click()

    expect(page.locator("tr.changed")).to_contain_text("藏羊")
    expect(page.locator("tr.changed td")).to_have_text("是")
    expect(page.locator(".path")).to_contain_text("把羊赶进后沟藏好")
    expect(page.locator(".from [aria-current]")).to_contain_text("羊圈里有人")
    expect(page.locator(".meter").nth(1)).to_contain_text("1/")
    assert (desk.cache / "qingjing").is_dir()

    page.reload()
    expect(page.locator(".meter").nth(1)).to_contain_text("1/")
    page.get_by_role("button", name="清零").click()
    expect(page.locator(".meter").nth(1)).to_contain_text("0/")


def test_one_can_play_from_any_scene_with_the_values_of_now(desk: Desk, page: Page) -> None:
    stage = opened(page, desk)
    to_first_choice(stage)
    stage.get_by_text("把羊赶进后沟藏好").click()
    expect(page.locator("tr.changed")).to_contain_text("藏羊")

    page.fill("aside input", "灶火")
    page.locator(".from .row").click()

    expect(page.locator("aside details").first).to_contain_text("火镰")
    expect(page.locator("tr.changed")).to_contain_text("藏羊")
    desk.change("标题: 火镰", "标题: 一把火镰")
    expect(page.locator("aside details").first).to_contain_text("一把火镰")


def test_a_unit_of_a_course_can_be_played_from(desk: Desk, page: Page) -> None:
    stage = opened(page, desk)
    page.select_option("select >> nth=0", "dongzheng")
    expect(page.locator(".from")).to_contain_text("一九三六年的纪律")

    page.locator(".from .row", has_text="一九三六年的纪律").first.click()

    expect(stage.locator(".head-where")).to_contain_text("一九三六年的纪律")


def test_a_work_that_is_new_or_gone_is_noticed(desk: Desk, page: Page) -> None:
    opened(page, desk)
    folder = desk.project / "scenarios" / "xin"
    folder.mkdir()
    text = "情景剧: xin\n标题: 新的一部\n性质: 创作\n场景: {一: {剧本: 好, 结局: 完}}\n"
    (folder / "scenario.yaml").write_text(text, "utf-8")
    works = page.locator("select").first
    expect(works).to_contain_text("新的一部")

    (folder / "scenario.yaml").unlink()
    folder.rmdir()
    expect(works).not_to_contain_text("新的一部")


def test_the_desk_breaks_no_rule_of_accessibility(desk: Desk, page: Page, axe: str) -> None:
    opened(page, desk)
    desk.change("去: 后沟", "去: 后狗")
    expect(page.locator("#overlay li.error")).to_be_visible()

    # Rows of a desk are for a mouse; the player in the frame keeps the sizes for fingers.
    broken = [b for b in by_axe(page, axe) if not b.startswith("target-size")]
    assert broken == []

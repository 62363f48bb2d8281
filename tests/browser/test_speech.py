"""Reading aloud: what is said, when, in whose voice, and what is marked on the screen meanwhile."""

import re

import pytest
from playwright.sync_api import Page

from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.speech.phrases import player_plan
from engine.speech.plan import plan
from engine.speech.sentences import sentences
from tests.browser.checks import by_axe, measured
from tests.browser.conftest import MakePage
from tests.browser.place import Place
from tests.browser.tour import SIZES, VIEWS, enlarge
from tests.browser.walker import Walker

#: A voice that notes what it is told to say, and speaks for `SPEAKS` milliseconds, or until it is stopped.
_VOICE = """() => Promise.all([import('/static/speech.js')]).then(([{ speech }]) => {
  window.said = [];
  window.stops = 0;
  window.speech_ = speech;
  let end = () => undefined;
  speech.use([{
    can: (u) => u.text !== '车晚点了。',
    say: (u, rate) => { window.said.push([u.voice, u.text, rate]); return new Promise((done) => { end = done; setTimeout(done, SPEAKS); }); },
    stop: () => { window.stops++; end(); },
  }]);
})"""
FOREVER = 1_000_000


def opened(page: Page, kiosk: Place, speaks: int = FOREVER) -> Walker:
    page.goto(kiosk.url)
    walker = Walker(page)
    page.wait_for_selector(".attract .still.shown")
    page.evaluate(_VOICE.replace("SPEAKS", str(speaks)))
    return walker


def said(page: Page) -> list[str]:
    texts: list[str] = page.evaluate("window.said.map((s) => s[1])")
    return texts


def at_choice(walker: Walker) -> None:
    walker.start("晚点")
    walker.page.wait_for_selector('[data-screen="choice"]')
    while walker.state()["primary"]:
        walker.primary()


def test_without_a_voice_there_are_no_buttons_for_it(page: Page, kiosk: Place) -> None:
    page.goto(kiosk.url)
    Walker(page).start("晚点")
    page.wait_for_selector('[data-screen="choice"]')

    assert page.locator('[data-bar="repeat"]').is_hidden()
    assert page.locator('[data-bar="voice"]').is_hidden()


def test_a_screen_is_read_aloud_after_a_moment_and_again_when_asked(page: Page, kiosk: Place) -> None:
    walker = opened(page, kiosk, 10)
    walker.start("晚点")
    page.wait_for_selector('[data-screen="choice"]')
    page.wait_for_function("() => window.said.some((s) => s[1].includes('站台上只剩一个人'))")
    page.wait_for_function("() => !window.speech_.speaking")
    first = said(page)
    walker.touch('[data-bar="repeat"]')
    page.wait_for_function("(n) => window.said.length === 2 * n", arg=len(first))

    assert said(page)[len(first) :] == first
    assert "晚点" not in first, "a title that only a screen reader has"
    assert not [text for text in first if "（" in text]


def test_a_choice_is_read_with_its_options_and_each_speaker_has_a_voice(page: Page, kiosk: Place) -> None:
    walker = opened(page, kiosk, 10)
    at_choice(walker)
    page.wait_for_function("() => window.said.some((s) => s[1] === '让她在这儿等')")

    texts = said(page)
    assert texts.index("怎么办？") < texts.index("请她进屋烤火") < texts.index("让她在这儿等")
    # The voice that cannot say a sentence is passed over, and labels are not read.
    assert "车晚点了。" not in texts
    assert not [text for text in texts if text in {"站长", "1"} or "[1]" in text]


def test_any_touch_hushes_it(page: Page, kiosk: Place) -> None:
    walker = opened(page, kiosk)
    walker.start("晚点")
    page.wait_for_function("() => window.said.length === 1")
    page.touchscreen.tap(500, 900)

    assert page.evaluate("window.stops") == 1
    assert page.locator(".saying").count() == 0
    page.wait_for_timeout(1000)
    assert page.evaluate("window.said.length") == 1


def test_the_sentence_that_is_spoken_is_marked_where_it_stands(page: Page, kiosk: Place) -> None:
    walker = opened(page, kiosk)
    walker.start("样样都有")
    page.wait_for_selector('[data-screen="page"]')
    page.wait_for_function("() => window.said.length === 1")
    marked = """() => {
      const box = document.querySelector('.saying').getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('.flow h1'));
      const there = range.getClientRects()[0];
      return Math.hypot(box.left - there.left, box.top - there.top);
    }"""
    assert page.evaluate(marked) < 3
    walker.page.set_viewport_size({"width": 1000, "height": 1900})
    page.wait_for_timeout(400)
    page.wait_for_function(f"() => document.querySelector('.saying') && ({marked})() < 3")


def test_the_voice_can_be_slowed_and_switched_off(page: Page, kiosk: Place) -> None:
    walker = opened(page, kiosk, 10)
    walker.start("晚点")
    page.wait_for_selector('[data-screen="choice"]')
    walker.touch('[data-bar="voice"]')
    assert page.inner_text('[data-bar="voice"]').strip() == "慢读"
    page.wait_for_function("() => window.said.some((s) => s[2] < 1)")
    walker.touch('[data-bar="voice"]')
    assert page.inner_text('[data-bar="voice"]').strip() == "静音"
    before = page.evaluate("window.said.length")
    walker.primary()
    page.wait_for_timeout(1200)
    assert page.evaluate("window.said.length") == before
    walker.touch('[data-bar="repeat"]')
    page.wait_for_function("(n) => window.said.length > n", arg=before)


def test_the_next_visitor_hears_the_usual_voice(page: Page, kiosk: Place) -> None:
    walker = opened(page, kiosk, 10)
    walker.start("晚点")
    page.wait_for_selector('[data-screen="choice"]')
    walker.touch('[data-bar="voice"]')
    assert page.evaluate("window.speech_.pace") == "slow"
    walker.touch('[data-bar="home"]')
    page.wait_for_selector('[data-screen="home"]')
    page.evaluate("document.querySelector('.screen').dispatchEvent(new Event('x'))")
    page.clock.install()
    walker.touch('[data-bar="bigger"]')
    page.clock.run_for(130_000)
    page.wait_for_selector(".attract")

    assert page.evaluate("window.speech_.pace") == "on"


@pytest.mark.parametrize(("view", "size"), [(v, s) for v in VIEWS for s in SIZES])
def test_the_bar_with_a_voice_keeps_to_the_check_table(
    make_page: MakePage, kiosk: Place, axe: str, view: str, size: int
) -> None:
    page = make_page(view)
    page.goto(kiosk.url)
    page.wait_for_selector(".attract .still.shown")
    page.evaluate(_VOICE.replace("SPEAKS", str(FOREVER)))
    walker = Walker(page)
    page.touchscreen.tap(200, 200)
    page.wait_for_selector('[data-screen="home"]')
    enlarge(page, size)
    walker.named("样样都有")
    page.wait_for_selector('[data-screen="who"]')
    walker.option(1)
    page.wait_for_selector('[data-screen="opening"]')
    walker.primary()
    page.wait_for_selector('[data-screen="page"]')
    page.wait_for_selector(".saying")

    assert measured(page, view) == []
    assert by_axe(page, axe) == []
    assert page.locator('[data-bar="voice"]').is_visible()


_SPOKEN = """() => import('/static/components/spoken.js').then(({ utterances }) => {
  const said = document.querySelectorAll('.flow > *, .actions .ask, .actions .options .option:not([hidden])');
  return utterances(said).map((u) => [u.voice, u.text]);
})"""


@pytest.mark.parametrize(
    ("title", "path", "least"),
    [
        ("火花", "scenarios/huohua/scenario.yaml", 30),
        ("走进孔河沟", "courses/jidi/course.yaml", 30),
        # Its narrator has a voice of another name, and its speaker has none.
        ("晚点", "scenarios/wandian/scenario.yaml", 6),
    ],
)
def test_every_sentence_on_a_screen_is_planned(
    make_page: MakePage, kiosk: Place, title: str, path: str, least: int
) -> None:
    """What the page looks up is what was rendered: voices and sentences agree to the last mark."""
    compiler = Compiler(Project(kiosk.project))
    bundle = (compiler.scenario if path.startswith("scenarios") else compiler.course)(path).bundle
    assert bundle is not None
    planned = {
        (u.voice, u.sentence) for p in (plan(bundle, sentences), player_plan(sentences)) for u in p.utterances
    }
    met: set[tuple[str, str]] = set()

    def look(page: Page, screen: str) -> None:
        if screen not in ("attract", "home", "who"):
            met.update((voice, text) for voice, text in page.evaluate(_SPOKEN))

    page = make_page("phone")
    # The same questions are drawn whenever the test runs.
    page.add_init_script("crypto.getRandomValues = (list) => list.fill(12)")
    page.goto(kiosk.url)
    walker = Walker(page, look)
    walker.start(title)
    assert walker.play() in ("ended", "finished")

    assert len(met) > least
    # A number that was typed may be any.
    units = "|".join({item.get("unit", "") for item in bundle["items"].values() if item["kind"] == "number"})
    assert {text for voice, text in met - planned if not re.fullmatch(rf"\d+(?:{units})", text)} == set()

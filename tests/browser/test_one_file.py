"""One file on a phone: opened from the disk, with the network off, by touch alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    ViewportSize,
)

from engine.cli.exports import media, player
from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.exchange.exporters.html import one_file
from tests.browser.walker import STEADY, Walker

ROOT = Path(__file__).resolve().parents[2]
SIZE: ViewportSize = {"width": 360, "height": 740}
RESULT = "看学习结果"
#: What goes over the edge of its box, or of the screen; the empty half of a closing bracket may hang.
_OVER = """() => [
  ...Array.from(document.querySelectorAll('.main, .nav, .head, .button, .flow > *:not(.unseen)')).filter((e) => e.offsetParent !== null && e.scrollWidth > e.clientWidth + 1 + parseFloat(getComputedStyle(e).fontSize) / 2 && getComputedStyle(e).display !== 'inline').map((e) => e.className),
  ...(document.documentElement.scrollWidth > innerWidth ? ['page'] : []),
]"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    project, folder = Project(ROOT), tmp_path_factory.mktemp("files")
    compiler = Compiler(project)
    made = {
        "dongzheng": compiler.course("courses/dongzheng/course.yaml"),
        "huohua": compiler.scenario("scenarios/huohua/scenario.yaml"),
        "jidi": compiler.course("courses/jidi/course.yaml"),
    }
    for name, result in made.items():
        assert result.bundle is not None
        (folder / f"{name}.html").write_bytes(
            one_file(result.bundle, player(), media(project, result.bundle))
        )
    return {name: folder / f"{name}.html" for name in made}


@dataclass
class Phone:
    """A page that listens to all that leaves it, and to all that goes wrong in it."""

    context: BrowserContext
    requests: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    over: list[tuple[str, Any]] = field(default_factory=list)

    def open(self, path: Path) -> Walker:
        page = self.context.new_page()
        page.on("request", self._asked)
        page.on("pageerror", self._broke)
        page.on("console", self._told)
        page.goto(path.as_uri())
        page.wait_for_selector('[data-screen="opening"]')
        return Walker(page, looking=self._looked)

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _broke(self, error: Error) -> None:
        self.wrong.append(str(error))

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"{message.text} {message.location}")

    def _looked(self, page: Page, name: str) -> None:
        over = page.evaluate(_OVER)
        if over:
            self.over.append((name, over))


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Phone]:
    context = chromium.new_context(viewport=SIZE, has_touch=True, is_mobile=True, locale="zh-CN", reduced_motion="reduce")  # fmt: skip
    context.set_offline(True)
    context.add_init_script(STEADY)
    phone = Phone(context)
    yield phone
    context.close()
    assert phone.wrong == []
    assert [u for u in phone.requests if not u.startswith(("file:", "data:"))] == []
    assert phone.over == []


def walked(walker: Walker, until: str = "", most: int = 400) -> dict[str, Any]:
    """Go on until a screen, or to the end of the work."""
    for _ in range(most):
        state = walker.look()
        if state["name"] == until or state["primary"] == RESULT:
            return state
        assert walker.step(state), state
    raise AssertionError(f"no end after {most} screens")


def shown(page: Page) -> str:
    return page.locator(".proof").inner_text()


def test_a_drama_to_its_ending_and_the_result(phone: Phone, files: dict[str, Path]) -> None:
    walker = phone.open(files["huohua"])
    walker.look()
    walker.primary()
    assert walked(walker)["name"] == "ended"
    title = walker.state()["title"]
    walker.primary()
    page = walker.page
    page.wait_for_selector('[data-screen="proof"]')
    walker.look()

    proof = shown(page)
    assert "火花" in proof
    assert title.removeprefix("结局：") in proof
    assert re.search(r"\d{4} 年 \d+ 月 \d+ 日 \d\d:\d\d", proof)
    (code,) = re.findall(r"\b[0-9A-F]{4}-[0-9A-F]{4}\b", proof)
    page.tap(".proof input")
    page.keyboard.type("王秀英")
    page.reload()
    page.wait_for_selector('[data-screen="opening"]')
    walker.touch(".row .plain")
    assert code in shown(page)
    assert page.input_value(".proof input") == "王秀英"


def test_other_ways_have_other_codes(phone: Phone, files: dict[str, Path]) -> None:
    codes = set()
    walker = phone.open(files["huohua"])
    walker.primary()
    for first in (0, 1):
        walker.choices = [first]
        walked(walker)
        walker.primary()
        codes.add(walker.page.locator(".proof-code").inner_text())
        walker.touch(".row .plain")
    assert len(codes) == 2


def test_a_lesson_and_an_item_and_what_was_right(phone: Phone, files: dict[str, Path]) -> None:
    walker = phone.open(files["jidi"])
    walker.primary()
    assert walked(walker)["name"] == "finished"
    assert "page" in walker.seen
    assert {"marked-right", "marked-wrong"} & set(walker.seen)
    assert any(name.startswith("item-") for name in walker.seen)
    walker.primary()

    found = re.search(r"(\d+) 题，共答 (\d+) 题", shown(walker.page))
    assert found is not None
    assert 0 < int(found[2]) <= 20
    assert int(found[1]) <= int(found[2])


def test_a_unit_of_the_biggest_course(phone: Phone, files: dict[str, Path]) -> None:
    assert files["dongzheng"].stat().st_size < 300_000
    walker = phone.open(files["dongzheng"])
    walker.named("挑一个单元")
    walker.look()
    walker.option(1)
    assert walked(walker, until="choice")["name"] in ("choice", "finished")
    walker.touch('[data-bar="home"]')
    assert walker.look()["primary"] == "接着上次学"


def test_closed_and_opened_again_one_goes_on(phone: Phone, files: dict[str, Path]) -> None:
    walker = phone.open(files["huohua"])
    walker.primary()
    walked(walker, until="choice")
    walker.option(0)
    walked(walker, until="choice")
    asked = walker.state()
    walker.page.close()

    walker = phone.open(files["huohua"])
    assert walker.look()["primary"] == "接着上次学"
    walker.primary()
    walked(walker, until="choice")
    assert walker.state()["options"] == asked["options"]
    assert walker.state()["count"] == asked["count"]


def test_a_new_edition_goes_on_where_the_old_one_stood(
    phone: Phone, files: dict[str, Path], tmp_path: Path
) -> None:
    walker = phone.open(files["huohua"])
    walker.primary()
    walked(walker, until="choice")
    options = walker.state()["options"]
    walker.page.close()
    edited = tmp_path / "huohua.html"
    text = files["huohua"].read_text("utf-8")
    edited.write_text(re.sub(r'"digest":"\w{16}"', '"digest":"0123456789abcdef"', text), "utf-8")

    walker = phone.open(edited)
    walker.primary()

    assert "课改过了" in walker.page.locator(".news").inner_text()
    walked(walker, until="choice")
    assert walker.state()["options"] == options


def test_a_phone_that_keeps_nothing_still_plays(phone: Phone, files: dict[str, Path]) -> None:
    phone.context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    walker = phone.open(files["huohua"])
    assert "存不了进度" in walker.page.locator(".flow").inner_text()
    walker.primary()
    assert walked(walker)["name"] == "ended"


_VOICES = """(() => {
  const said = window.said = [];
  const voice = (lang, localService) => ({ lang, localService, name: lang });
  const voices = VOICES;
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices, cancel: () => undefined,
    speak: (u) => { said.push([u.voice.lang, u.text]); setTimeout(() => u.onend(), 5); },
  } });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()"""


@pytest.mark.parametrize(
    "voices", ["[voice('en-US', true)]", "[voice('zh-CN', false)]", "[voice('yue-HK', true)]", "[]"]
)
def test_without_a_chinese_voice_on_the_phone_nothing_is_offered(
    phone: Phone, files: dict[str, Path], voices: str
) -> None:
    phone.context.add_init_script(_VOICES.replace("VOICES", voices))
    walker = phone.open(files["huohua"])

    assert not walker.page.locator('[data-bar="repeat"]').is_visible()


def test_a_chinese_voice_reads_sentence_by_sentence(phone: Phone, files: dict[str, Path]) -> None:
    voices = "[voice('en-US', true), voice('zh_TW', true), voice('zh_CN', true)]"
    phone.context.add_init_script(_VOICES.replace("VOICES", voices))
    walker = phone.open(files["huohua"])
    walker.look()
    walker.touch('[data-bar="repeat"]')
    # One sentence follows the end of the other: how soon is the machine's business.
    for _ in range(50):
        said = walker.page.evaluate("said")
        if len(said) > 3:
            break
        walker.page.wait_for_timeout(100)

    assert len(said) > 3
    assert {lang for lang, _ in said} == {"zh_CN"}
    assert max(len(text) for _, text in said) < 80
    assert said[0][1] == "火花"


def test_a_window_of_another_size_does_not_break_off_the_voice(phone: Phone, files: dict[str, Path]) -> None:
    slow = _VOICES.replace("VOICES", "[voice('zh_CN', true)]").replace("onend(), 5", "onend(), 300")
    phone.context.add_init_script(slow)
    walker = phone.open(files["huohua"])
    walker.look()
    walker.touch('[data-bar="repeat"]')
    walker.page.set_viewport_size({"width": 360, "height": 690})
    walker.page.wait_for_function("() => said.length > 3")

    said = [text for _, text in walker.page.evaluate("said")]
    assert len(said) == len(set(said))


def test_another_script_does_not_run(phone: Phone, files: dict[str, Path], tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.html"
    text = files["huohua"].read_text("utf-8")
    spoilt.write_text(text.replace("</body>", "<script>window.ran = true</script></body>"), "utf-8")
    walker = phone.open(spoilt)

    assert walker.page.evaluate("window.ran") is None
    assert [w for w in phone.wrong if "Content Security Policy" in w]
    phone.wrong.clear()

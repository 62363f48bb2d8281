"""Pages of a live session in a real browser, in front of a server that plays its part."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import PATIENCE
from tests.browser.live.fake import Fake
from tests.browser.live.gallery import WATCH, WINDOWS

MakeLive = Callable[..., Page]


@pytest.fixture
def fake() -> Iterator[Fake]:
    with Fake() as server:
        yield server


@pytest.fixture
def live_page(chromium: Browser) -> Iterator[MakeLive]:
    """Pages by role and window. An error, a breach of the policy or a request to elsewhere fails the test."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def make(who: str, window: str = "") -> Page:
        width, height = WINDOWS[who][window or next(iter(WINDOWS[who]))]
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(WATCH)
        page.on("pageerror", lambda error: problems.append(f"{error.message} {error.stack}"))
        page.on("console", lambda said: problems.append(said.text) if "Policy" in said.text else None)
        page.on(
            "request",
            lambda asked: (
                problems.append(asked.url) if not asked.url.startswith("http://127.0.0.1:") else None
            ),
        )
        return page

    yield make
    for context in contexts:
        context.close()
    assert not problems

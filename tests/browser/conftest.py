"""A real browser in front of a real kiosk. Both live for the whole run; every test gets a fresh page."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.place import Place
from tests.browser.tour import VIEWS

CHROMIUM = "/usr/bin/chromium"
#: Pinned: another version has other rules.
AXE = "4.14.1"

#: Milliseconds to wait for what will come: what is right comes at once, and a busy machine takes its time.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

MakePage = Callable[..., Page]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: needs Chromium; a minute or two in all")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    missing = not Path(CHROMIUM).exists()
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(
                    pytest.mark.skip(reason=f"no {CHROMIUM}: apt install chromium fonts-noto-cjk")
                )
    # The browser's driver keeps an event loop running to the end: tests that need one of their own go first.
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with Place(tmp_path_factory.mktemp("kiosk")) as place:
        yield place


@pytest.fixture
def own_kiosk(tmp_path: Path) -> Iterator[Place]:
    """A kiosk of the test's own, to be killed or filled."""
    with Place(tmp_path) as place:
        yield place


@pytest.fixture
def make_page(chromium: Browser) -> Iterator[MakePage]:
    """Pages of a given window. An error on a page fails the test; so does a request to anywhere else."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def make(view: str = "upright", *, motion: str = "reduce", touch: bool = True) -> Page:
        width, height = VIEWS[view]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            has_touch=touch,
            locale="zh-CN",
            reduced_motion="reduce" if motion == "reduce" else "no-preference",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: problems.append(f"{error.message} {error.stack}"))
        page.on("console", lambda message: _noted(problems, message.text))
        page.on("request", lambda request: _elsewhere(problems, request.url))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not problems


def _noted(problems: list[str], text: str) -> None:
    if "Content Security Policy" in text or "TrustedHTML" in text or "Permissions-Policy" in text:
        problems.append(text)


def _elsewhere(problems: list[str], url: str) -> None:
    if not url.startswith(("http://127.0.0.1:", "http://localhost:", "about:", "data:")):
        problems.append(f"a request to {url}")


@pytest.fixture
def page(make_page: MakePage) -> Page:
    return make_page()


@pytest.fixture(scope="session")
def axe(request: pytest.FixtureRequest) -> str:
    """The source of axe-core: fetched once through npm into the cache of the tests, never into the project."""
    assert request.config.cache is not None
    folder = Path(request.config.cache.mkdir(f"axe-core-{AXE}"))
    source = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not source.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no npm to fetch axe-core with")
        command = [
            npm,
            "install",
            "--prefix",
            str(folder),
            "--no-save",
            "--ignore-scripts",
            f"axe-core@{AXE}",
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = source.read_text(encoding="utf-8")
    assert AXE in text[:200]
    return text

"""A preview on a free port, as a process of its own, and a page that looks at it."""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Frame, Page

from tests.browser.place import LANGUAGE, ROOT, free_port, project

#: Milliseconds (of the machine's clock) at which the frame has painted a text, once it is there.
PAINTED = """(words) => new Promise((done, fail) => {
  const begun = performance.now();
  const look = () => {
    if (performance.now() - begun > 15000) return fail(new Error(`${words} does not come`));
    if (!document.body.innerText.includes(words)) return requestAnimationFrame(look);
    requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
  };
  look();
})"""


class Desk:
    """One preview with its own project."""

    def __init__(self, folder: Path, name: str = "huohua") -> None:
        self.project = project(folder / "project")
        self.cache = folder / "cache"
        self.name = name
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def story(self) -> Path:
        return self.project / "scenarios" / self.name / "scenario.yaml"

    def __enter__(self) -> "Desk":
        command = [sys.executable, "-m", "engine", "preview", self.name, "--port", str(self.port)]
        env = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(self.cache),
            "QINGJING_LANG": LANGUAGE,
        }
        self.process = subprocess.Popen(command, cwd=self.project, env=env, stdout=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urlopen(f"{self.url}/api/works", timeout=10):
                    return self
            except (URLError, OSError):
                time.sleep(0.05)
        raise AssertionError("the preview does not come up")

    def __exit__(self, *_: object) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)

    def change(self, old: str, new: str) -> float:
        """Save the story with other words; returns when, in milliseconds of the machine's clock."""
        text = self.story.read_text("utf-8")
        assert old in text
        self.story.write_text(text.replace(old, new, 1), "utf-8")
        return time.time() * 1000


def stage_of(page: Page) -> Frame:
    frame = page.frame(url="**/stage")
    assert frame is not None
    return frame


def opened(page: Page, desk: Desk) -> Frame:
    """The preview with its work on the stage."""
    page.goto(desk.url)
    page.wait_for_selector("iframe")
    stage = stage_of(page)
    stage.wait_for_selector(".screen")
    return stage


def delay(stage: Frame, desk: Desk, old: str, new: str) -> float:
    """Milliseconds from saving a change to its being painted."""
    saved = desk.change(old, new)
    painted: float = stage.evaluate(PAINTED, new)
    return painted - saved

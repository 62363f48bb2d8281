"""The check table: what a screen must keep to, measured in the browser, and axe-core's own rules."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SOURCE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
MEASURE = _SOURCE[_SOURCE.index("(limits)") :]

#: Dots to the millimetre of the panel for which the kiosk's layouts are drawn (21.5 inches, 1080 dots wide).
PER_MM = 4.03
_KIOSK = {"text": 42, "line": 24.3, "target": 20 * PER_MM - 1, "gap": 5 * PER_MM - 0.2}
#: A telephone's dots are CSS pixels: 18 for a text, 44 for a finger.
LIMITS: dict[str, dict[str, float]] = {
    "upright": {**_KIOSK, "reach": 0.45},
    "wide": _KIOSK,
    "phone": {"text": 18, "line": 24.3, "target": 44, "gap": 8},
}

_AXE = """async () => {
  const told = await axe.run(document, {
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},
    rules: {'target-size': {enabled: true}, 'color-contrast-enhanced': {enabled: true}},
    resultTypes: ['violations'],
  });
  return told.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 100)).join(' | '));
}"""


def measured(page: Page, view: str) -> list[str]:
    """What is wrong with the screen, by the check table."""
    found: list[str] = page.evaluate(MEASURE, LIMITS[view])
    return found


def by_axe(page: Page, source: str) -> list[str]:
    """What axe-core says against the screen, AAA contrast and best practice included."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(source)
    found: list[str] = page.evaluate(_AXE)
    return found


def state_of(page: Page, script: str) -> Any:
    return page.evaluate(script)

"""The texts of Moodle XML: a part holds a ``text``, in HTML, Markdown or plain."""

from typing import TYPE_CHECKING

from engine.diagnostics import Both
from engine.exchange.importers.rich_text import plain_text
from engine.exchange.report import Report

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FORMS = {"html": "html", "moodle_auto_format": "moodle", "plain_text": "plain", "markdown": "markdown"}


def flat(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2].lower()


def child(element: "Element", name: str) -> "Element | None":
    return next((e for e in element if isinstance(e.tag, str) and flat(e.tag) == name), None)


def texts(element: "Element", name: str) -> str:
    """The bare words of a part, whether they stand in a ``text`` or not."""
    part = child(element, name) if name else element
    if part is None:
        return ""
    inner = child(part, "text")
    return ((inner if inner is not None else part).text or "").strip()


def shown(part: "Element | None", report: Report, where: Both) -> str:
    """A part as people read it."""
    if part is None:
        return ""
    form = _FORMS.get(part.get("format", "html"), "html")
    return plain_text(texts(part, ""), form, report.at(where))

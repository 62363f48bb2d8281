"""Texts in HTML or Markdown as the plain texts that items hold. Nothing of HTML reaches a player.

nh3 drops what is dangerous; what is left becomes lines. Pictures, sounds and formulas are told to the
``say`` function, in both languages.
"""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

from engine.exchange.report import Outcome, short

Say = Callable[[Outcome, str, str], None]

_TAG = re.compile(
    r"</?(?:p|br|b|i|u|s|em|strong|span|div|ul|ol|li|table|thead|tbody|tr|td|th|img|a|sub|sup|pre|code|h[1-6]|font|"
    r"blockquote|script|style|iframe|video|audio|source|object|embed|math|svg|center|small|big|hr|dl|dt|dd|figure|"
    r"figcaption|input|form|button|link|meta|section|article|label|strike|del|ins|q|cite|kbd|tt|var|mark)\b[^<>]*>|<!--",
    re.I,
)
_FORMULA = re.compile(r"\\\(.+?\\\)|\\\[.+?\\\]|\$\$.+?\$\$|<math\b", re.S)
_KEPT = {
    "a", "p", "br", "div", "ul", "ol", "li", "table", "tr", "td", "th", "img", "sub", "sup", "pre", "h1", "h2", "h3", "h4",
    "h5", "h6", "blockquote", "hr", "video", "audio", "iframe", "object", "embed", "dt", "dd", "section", "figure",
    "source",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "ul", "ol", "li", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dt", "dd",
    "section", "figure", "hr",
}  # fmt: skip
_MEDIA = {"video", "audio", "iframe", "object", "embed"}
_UP = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_DOWN = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_MARKS = (
    re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*", re.S),
    re.compile(r"(?<![\w_])__(?=[^\s_])(.+?)(?<=[^\s_])__(?![\w_])", re.S),
    re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?!\*)"),
    re.compile(r"(?<![\w_\\])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])"),
)


def plain_text(text: str, form: str, say: Say) -> str:
    """A text as people read it. ``form`` is ``html``, ``moodle`` (HTML if there is any), ``markdown`` or ``plain``."""
    if _FORMULA.search(text):
        say(Outcome.CHANGED, "公式照原样留作文字", "a formula is kept as plain characters")
    if form == "plain":
        return text.strip()
    if form == "markdown":
        bare = text
        for marks in _MARKS:
            bare = marks.sub(r"\1", bare)
        if bare != text:
            say(Outcome.CHANGED, "加粗和斜体没有了，字还在", "emphasis is gone, the words are kept")
        text = bare
    if form == "html" or _TAG.search(text):
        return _without_tags(text, say)
    return text.strip()


def _without_tags(text: str, say: Say) -> str:
    import nh3

    safe = nh3.clean(
        text,
        tags=_KEPT,
        clean_content_tags={"script", "style"},
        attributes={"img": {"src", "alt"}, "a": {"href"}},
        url_schemes={"http", "https", "data", "file"},
        link_rel=None,
    )
    if re.search(r"<(script|style)\b", text, re.I):
        say(Outcome.LOST, "网页里的脚本或样式没有带过来", "scripts or styles of the page are left out")
    reader = _Reader(say)
    reader.feed(safe)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Tags as line ends and marks."""

    def __init__(self, say: Say) -> None:
        super().__init__(convert_charrefs=True)
        self.say = say
        self.out: list[str] = []
        self.pre = 0
        self.shift: list[str] = []
        self.lists: list[int] = []

    def text(self) -> str:
        lines = [
            line.rstrip() if line.startswith("\x00") else " ".join(line.split())
            for line in "".join(self.out).split("\n")
        ]
        return re.sub(r"\n{2,}", "\n", "\n".join(lines).replace("\x00", "")).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _MEDIA:
            self.say(
                Outcome.LOST,
                "声音、视频或嵌入的网页没有带过来",
                "sound, video or an embedded page is left out",
            )
        if tag == "br" or tag in _BLOCKS:
            self.out.append("\n")
        if tag == "pre":
            self.pre += 1
        elif tag in ("sub", "sup"):
            self.shift.append(tag)
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else -1)
        elif tag == "li" and self.lists:
            self.lists[-1] += self.lists[-1] >= 0
            self.out.append(f"{self.lists[-1]}. " if self.lists[-1] > 0 else "- ")
        elif tag in ("td", "th") and self.out and self.out[-1] != "\n":
            self.out.append(" | ")
        elif tag == "a":
            self._address({k: v or "" for k, v in attrs}.get("href", ""))
        elif tag == "img":
            self._picture({k: v or "" for k, v in attrs})

    def _picture(self, attributes: dict[str, str]) -> None:
        name = attributes.get("src", "").rpartition("/")[2][:60]
        alt = attributes.get("alt", "").strip()
        if attributes.get("src", "").startswith("data:"):
            name = "data:"
        self.say(Outcome.LOST, f"图片没有带过来：{alt or name}", f"a picture is left out: {alt or name}")
        if alt:
            self.out.append(f"（图：{alt}）")

    def _address(self, target: str) -> None:
        if target and not target.startswith("#"):
            self.say(
                Outcome.LOST,
                f"链接的地址没有带过来：{short(target, 60)}",
                f"the address of a link is left out: {short(target, 60)}",
            )

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.out.append("\n")
        if tag == "pre":
            self.pre = max(self.pre - 1, 0)
        elif tag in ("sub", "sup") and self.shift:
            self.shift.pop()
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        if self.shift:
            self.out.append(_shifted(data, self.shift[-1]))
        elif self.pre:
            self.out.append("\n".join(f"\x00{line}" for line in data.split("\n")))
        else:
            self.out.append(re.sub(r"[ \t\r\n\u00a0]+", " ", data))


def _shifted(text: str, tag: str) -> str:
    table = _UP if tag == "sup" else _DOWN
    if all(ord(c) in table for c in text):
        return text.translate(table)
    return f"{'^' if tag == 'sup' else '_'}{text}" if text.strip() else text


def entities(text: str) -> str:
    """`&nbsp;` and its kind as characters."""
    return unescape(text).replace("\u00a0", " ")

"""What the editor of a WeChat public account takes out of an article, or refuses: each thing by its place.

The figures are those of the official page on drafts (developers.weixin.qq.com, *新增草稿*): fewer than 20,000
characters with tags and styles, less than 1 MB, no script, pictures from the account's own store. What the
editor strips of styles and attributes is what people who typeset for it report.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from engine.diagnostics import Both

MOST_CHARACTERS, MOST_BYTES = 20_000, 1_000_000
TITLE, DIGEST = 32, 128
#: A style longer than that costs more than it shows.
LONGEST_STYLE = 80

# fmt: off
TAGS = frozenset({
    "section", "p", "span", "strong", "em", "h2", "h3", "blockquote", "ul", "ol", "li", "br", "hr", "img", "table",
    "tbody", "thead", "tr", "td", "th", "sup",
})
STYLES = frozenset({
    "color", "background-color", "font-size", "font-weight", "font-style", "line-height", "text-align", "text-indent",
    "margin", "margin-top", "margin-bottom", "padding", "padding-left", "border", "border-left", "border-top",
    "border-bottom", "border-collapse", "width", "max-width",
})
_STRIPPED = frozenset({
    "position", "float", "z-index", "animation", "transform", "display", "top", "left", "right", "bottom",
})
# fmt: on
_VOID = frozenset({"br", "hr", "img"})
_ATTRIBUTES = {"img": {"src", "alt", "style"}, "td": {"style", "colspan"}, "th": {"style", "colspan"}}
_VALUE = re.compile(r"url\(|var\(|calc\(|expression|!important", re.IGNORECASE)


class Fault(NamedTuple):
    """``line`` counts from one; 0 is the whole article."""

    line: int
    says: Both


def faults(body: str) -> list[Fault]:
    """All that an article's body breaks, in the order of its lines."""
    reader = _Reader()
    reader.feed(body)
    reader.close()
    return [*_sizes(body), *reader.found, *reader.left_open()]


def _sizes(body: str) -> Iterator[Fault]:
    if len(body) >= MOST_CHARACTERS:
        yield Fault(0, Both(f"连标签共 {len(body)} 字，要少于 20000", f"{len(body)} characters with tags: 20,000 is too many"))  # fmt: skip
    if len(body.encode()) >= MOST_BYTES:
        yield Fault(0, Both("超过 1 MB", "more than 1 MB"))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Fault] = []
        self._open: list[tuple[str, int]] = []

    def _say(self, zh: str, en: str) -> None:
        self.found.append(Fault(self.getpos()[0], Both(zh, en)))

    def left_open(self) -> list[Fault]:
        return [Fault(line, Both(f"<{tag}> 没有关", f"<{tag}> is not closed")) for tag, line in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self._say(f"<{tag}> 会被去掉", f"<{tag}> is taken out")
        if tag in ("ul", "ol") and any(name == "li" for name, _ in self._open):
            self._say("列表里不能再套列表", "a list within a list falls apart")
        allowed = _ATTRIBUTES.get(tag, {"style"})
        for name, value in attrs:
            if name not in allowed:
                self._say(f"属性 {name} 会被去掉", f"the attribute {name} is taken out")
            elif name == "style":
                self._style(value or "")
            elif name == "src":
                self._source(value or "")
        if tag == "img" and not dict(attrs).get("alt"):
            self._say("图片没有写替代文字", "a picture without alternative text")
        if tag not in _VOID:
            self._open.append((tag, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self._say(f"</{tag}> 没有对上", f"</{tag}> closes nothing that is open")
        else:
            self._open.pop()

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        self._say("注释会被去掉", "a comment is taken out")

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        self._say("这里只放正文，不要网页头", "a body only, without the head of a page")

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._open:
            self._say("字要放在段落里", "text outside of a paragraph")

    def _source(self, address: str) -> None:
        if address.startswith("data:"):
            self._say("图片不能写在网页里，要上传", "a picture within the text: it has to be uploaded")
        elif re.match(r"(https?:)?//", address) and not re.match(r"https?://mmbiz\.qpic\.cn/", address):
            self._say("外面的图片会被去掉，要上传", "a picture from elsewhere is taken out: upload it")

    def _style(self, style: str) -> None:
        if len(style) > LONGEST_STYLE:
            self._say(f"样式太长（{len(style)} 字）", f"a style of {len(style)} characters")
        for rule in filter(None, (part.strip() for part in style.split(";"))):
            name, _, value = (part.strip() for part in rule.partition(":"))
            if name in _STRIPPED:
                self._say(f"样式 {name} 会被去掉", f"the style {name} is taken out")
            elif name not in STYLES:
                self._say(f"样式 {name} 靠不住", f"the style {name} is not safe")
            if _VALUE.search(value):
                self._say(f"样式的值 {value} 会被去掉", f"the style value {value} is taken out")

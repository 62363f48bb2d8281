"""A file of an author in its normal form: ``qingjing fmt``.

What cannot be proven to mean the same is left as it is.
"""

import json
from dataclasses import dataclass, field

import yaml

from engine.diagnostics import Both, Diagnostic, Severity
from engine.source.encoding import decoded
from engine.source.layout import comments_of, laid_out, tokens_of
from engine.source.place import Source
from engine.source.reader import MAX_BYTES, read_yaml

_BOUNDS = (
    yaml.tokens.BlockMappingStartToken,
    yaml.tokens.BlockSequenceStartToken,
    yaml.tokens.BlockEndToken,
)
_SEVERAL = "Y150"
#: What is said of a file that is left as it is.
UNPROVEN = Both(
    "改了以后的意思可能不一样，所以没有动", "it might mean something else afterwards, so it was left as it is"
)
SEVERAL = Both("文件里有好几份内容，所以没有动", "it holds several documents, so it was left as it is")


@dataclass(frozen=True)
class Formatted:
    """What came of a file.

    ``data`` are its new bytes, or nothing when it was left as it is: ``why`` then says why, or ``slips``
    wait for ``fix``. ``was`` names an encoding that was given up for UTF-8.
    """

    data: bytes | None
    slips: list[Diagnostic] = field(default_factory=list)
    why: Diagnostic | Both | None = None
    was: str = ""


def formatted(path: str, data: bytes, keys: frozenset[str], *, fix: bool) -> Formatted:
    """The file in its normal form; with ``fix`` the slips of an input method are mended in it, too."""
    source, found = read_yaml(path, data, keys)
    wrong = next((d for d in found if d.severity is Severity.ERROR and not source.tree), None)
    if wrong is not None:
        return Formatted(None, why=wrong)
    if any(d.code == _SEVERAL for d in found):
        return Formatted(None, why=SEVERAL)
    slips = _slips(path, data, source, found)
    if slips and not fix:
        return Formatted(None, slips)
    try:
        text = laid_out(source.text)
        proven = _is_same(path, source, text, keys)
    except yaml.YAMLError:
        proven = False
    if not proven:
        return Formatted(None, slips, UNPROVEN)
    if _ends_with_cr(data):
        text = text.replace("\n", "\r\n")
    return Formatted(text.encode(), slips, was=_encoding(data))


def _slips(path: str, data: bytes, source: Source, found: list[Diagnostic]) -> list[Diagnostic]:
    """What was mended and is more than blanks; blanks are what a layout is about."""
    _, blanked = decoded(path, data, MAX_BYTES)
    lines = {
        line + 1
        for line in source.mends
        if "".join(source.lines[line].split()) != "".join(source.written_lines[line].split())
    }
    return [d for d in found if d in blanked or (d.severity is Severity.WARNING and d.span.line in lines)]


def _is_same(path: str, before: Source, text: str, keys: frozenset[str]) -> bool:
    """Whether the new text has the same values in the same order, mark by mark, and the same comments."""
    after, found = read_yaml(path, text.encode(), keys)
    if after.mends or json.dumps(after.tree) != json.dumps(before.tree):
        return False
    if any(d.severity is Severity.ERROR for d in found) and not after.tree:
        return False
    return _said(before.text) == _said(text) and comments_of(before.text) == comments_of(text)


def _said(text: str) -> list[tuple[str, object, object]]:
    return [
        (type(t).__name__, getattr(t, "value", None), getattr(t, "style", None))
        for t in tokens_of(text)
        if not isinstance(t, _BOUNDS)
    ]


def _ends_with_cr(data: bytes) -> bool:
    return b"\r\n" in data or b"\r\x00\n" in data or b"\r\x00\x00\x00\n" in data


def _encoding(data: bytes) -> str:
    """The encoding of a file that is not plain UTF-8."""
    if data.startswith(b"\xef\xbb\xbf"):
        return "UTF-8 BOM"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data:
        return "UTF-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "GB18030"
    return ""

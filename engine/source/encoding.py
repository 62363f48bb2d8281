"""Bytes into text, whatever the editor saved: UTF-8, UTF-16, GB18030; lines end with LF afterwards.

Only characters that YAML cannot hold are replaced (by a space, with a diagnostic), one for one, so
that every column stays the author's.
"""

import re
from collections.abc import Callable

from engine.diagnostics import Diagnostic, Span
from engine.diagnostics.fault import Fault
from engine.source import faults

_MEGA = 1024 * 1024
#: A file full of rubbish gets this many reports of one kind, not thousands.
_REPORTS = 20
#: Up to so many control characters are slips in a text.
_FEW = 8
_C0 = bytes([*range(9), 11, 12, *range(14, 32), 127])
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: YAML takes these for the end of a line, editors do not: the line numbers would drift apart.
_SEPARATOR = re.compile("[\x85\u2028\u2029]")

_MAGIC = (
    (b"PK\x03\x04", "Word、WPS 或压缩文件", "a Word, WPS or zip file"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或 WPS 文件", "an old Word or WPS file"),
    (b"{\\rtf", "写字板（RTF）文件", "an RTF file"),
    (b"%PDF-", "PDF 文件", "a PDF file"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decoded(path: str, data: bytes, limit: int) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file with LF line ends, or ``None`` and the reason why there is none."""
    if len(data) > limit:
        size = f"{len(data) / _MEGA:.1f}"
        return None, [faults.TOO_BIG.at(Span(path), size=size, limit=f"{limit / _MEGA:g}")]
    for magic, zh, en in _MAGIC:
        if data.startswith(magic):
            return None, [faults.BINARY.at(Span(path), what_zh=zh, what_en=en)]
    codec = _marked(data)
    if codec is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            codec = "utf-8" if _mostly_utf8(data) else "gb18030"
    wide = codec is not None and codec.startswith(("utf-16", "utf-32"))
    controls = 0 if wide else len(data) - len(data.translate(None, _C0))
    if controls > _FEW and controls * 20 > len(data):
        return None, [faults.BINARY.at(Span(path), what_zh="二进制文件", what_en="a binary file")]
    if codec is not None:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError as problem:
            return None, [faults.UNDECODABLE.at(_place(path, _before(data, problem, codec)))]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # C2 leads U+0080 to U+00BF and EF BF leads U+FFFE: far cheaper than a search through the text.
    plain = codec is None and not controls and b"\xc2" not in data and b"\xef\xbf" not in data
    return _clean(path, text, plain=plain)


def _marked(data: bytes) -> str | None:
    """The encoding that a file shows at its beginning or by its zero bytes."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return codec
    return _without_bom(data[: 64 * 1024]) if b"\x00" in data else None


def _without_bom(data: bytes) -> str | None:
    """UTF-16 shows itself by zero bytes on one side only: the spaces and line ends of any text."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) * 20 < len(data) // 2 or min(even, odd):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _mostly_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with a few broken bytes: GBK would read it too, as nonsense."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - bad - len(data.decode("ascii", "ignore"))
    return good >= 4 * bad


def _before(data: bytes, problem: UnicodeDecodeError, codec: str) -> str:
    text = data[: problem.start].decode(codec, "ignore")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _clean(path: str, text: str, *, plain: bool) -> tuple[str, list[Diagnostic]]:
    found: list[Diagnostic] = []
    if not plain and _CONTROL.search(text):
        text = _blanked(text, _CONTROL, _reporter(path, faults.CONTROL_CHARACTER, found))
    if "\u2028" in text or "\u2029" in text or "\x85" in text:
        text = _blanked(text, _SEPARATOR, _reporter(path, faults.LINE_SEPARATOR, found))
    return text, found


def _blanked(text: str, pattern: re.Pattern[str], report: Callable[[str, int], None]) -> str:
    for match in pattern.finditer(text):
        report(text, match.start())
    return pattern.sub(" ", text)


def _reporter(path: str, fault: Fault, found: list[Diagnostic]) -> Callable[[str, int], None]:
    left = _REPORTS

    def report(text: str, at: int) -> None:
        nonlocal left
        if left > 0:
            left -= 1
            found.append(fault.at(_place(path, text[:at]), code=f"U+{ord(text[at]):04X}"))

    return report


def _place(path: str, before: str) -> Span:
    """The place right behind ``before``."""
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Span(path, line, column, line, column + 1)

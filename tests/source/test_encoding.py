"""Bytes become text whatever editor saved them, and what cannot be read is named with its place."""

import pytest

from engine.diagnostics import Severity
from engine.source.encoding import decoded

TEXT = "情景剧: huohua\n标题: 火花\n场景:\n  村口: {剧本: 石头：娘——“走”}\n"
LIMIT = 16 * 1024 * 1024


def read(data: bytes) -> tuple[str | None, list[tuple[str, int, int]]]:
    text, found = decoded("f.yaml", data, LIMIT)
    return text, [(d.code, d.span.line, d.span.column) for d in found]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gbk"),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_every_usual_encoding_is_read_without_a_word(data: bytes) -> None:
    assert read(data) == (TEXT, [])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_every_line_end_becomes_lf(end: str, codec: str) -> None:
    assert read(TEXT.replace("\n", end).encode(codec)) == (TEXT, [])


def test_a_rare_character_of_gb18030_is_read() -> None:
    assert read("名: 𠮷\n".encode("gb18030")) == ("名: 𠮷\n", [])


def test_an_empty_file_is_an_empty_text() -> None:
    assert read(b"") == ("", [])


def test_a_file_over_the_limit_is_refused_unread() -> None:
    text, found = decoded("f.yaml", b"a" * 101, 100)

    assert text is None
    assert [d.code for d in found] == ["Y104"]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"PK\x03\x04" + bytes(60), "Word"),
        (b"\xd0\xcf\x11\xe0" + bytes(60), "Word"),
        (b"{\\rtf1 x}", "RTF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "picture"),
        (bytes(100), "binary"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, named: str) -> None:
    text, found = decoded("f.yaml", data, LIMIT)

    assert text is None
    assert [d.code for d in found] == ["Y109"]
    assert named in found[0].message.en


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("标题: 火花\n简介: 红军".encode() + b"\xff\n", 2, 7),
        ("标题: 火花\r\n简介: 红军".encode()[:-1], 2, 6),
        ("标题: 火花\n简介: 红".encode("gbk") + b"\xff\n", 2, 6),
        (b"\xff\xfe" + "标题: 火\n花".encode("utf-16-le") + b"\x00", 2, 2),
        (b"\xff\xfe" + "标题\n火".encode("utf-16-le") + b"\x00\xd8a\x00", 2, 2),
    ],
)
def test_broken_bytes_have_a_line_and_a_column(data: bytes, line: int, column: int) -> None:
    assert read(data) == (None, [("Y101", line, column)])


def test_utf8_with_one_broken_byte_is_not_taken_for_gbk() -> None:
    data = (TEXT * 20).encode().replace("火花".encode(), "火花".encode()[:-1], 1)

    assert read(data)[1] == [("Y101", 2, 6)]


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"]
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_control_character_is_an_error_and_the_rest_is_still_read(character: str, codec: str) -> None:
    text, found = read(TEXT.replace("火花", f"火{character}花").encode(codec))

    assert text == TEXT.replace("火花", "火 花")
    assert found == [("Y140", 2, 6)]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_a_separator_of_lines_that_editors_do_not_show_moves_no_line(character: str) -> None:
    text, found = decoded("f.yaml", TEXT.replace("火花", f"火{character}花").encode(), LIMIT)

    assert text == TEXT.replace("火花", "火 花")
    assert [(d.code, d.severity, d.span.line, d.span.column) for d in found] == [
        ("Y161", Severity.WARNING, 2, 6)
    ]


def test_rubbish_is_not_reported_a_thousand_times() -> None:
    assert len(read(b"ab: cd\x01" + b"text without end, " * 90_000 + b"\x02\x03" * 900)[1]) == 20

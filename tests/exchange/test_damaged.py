"""Damaged, hostile and random files end in one sentence or in something that compiles, never in a traceback."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.exchange.importers.detect import FORMS, form_of
from engine.exchange.importers.target import Target
from engine.exchange.importing import imported
from engine.exchange.report import ImportFault
from tests.exchange.test_table import workbook
from tests.exchange.test_typed_bank import USUAL
from tests.imports import HERE, errors
from tests.word import typed

ROUNDS = 60
XML = (HERE / "moodle-xml/own_kinds.xml").read_bytes()
WORD = typed(USUAL)
EXCEL = workbook([["题干", "A", "B", "答案"], ["先做什么？", "报告", "睡觉", "A"]])


def outcome(name: str, data: bytes, form: str | None = None) -> str:
    """What became of a file: `refused`, or the errors of what came in."""
    try:
        made = imported(name, data, Target("t", "t"), form)
    except ImportFault as fault:
        assert fault.says.zh
        assert "\n" not in fault.says.en
        return "refused"
    return "\n".join(errors(made))


def bitten(data: bytes, seed: int) -> bytes:
    """The file with some bytes changed, cut out or cut off."""
    luck = random.Random(seed)
    out = bytearray(data)
    for _ in range(luck.randint(1, 12)):
        at = luck.randrange(len(out))
        how = luck.random()
        if how < 0.6:
            out[at] = luck.randrange(256)
        elif how < 0.9:
            del out[at : at + luck.randint(1, 40)]
        else:
            del out[max(at, 30) :]
    return bytes(out)


def bitten_within(data: bytes, seed: int) -> bytes:
    """The archive with one of its parts bitten: it opens, and its XML does not."""
    luck = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = luck.choice([n for n in old.namelist() if n.endswith((".xml", ".rels"))])
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, bitten(content, seed) if part == chosen and len(content) > 40 else content)
    return out.getvalue()


@pytest.mark.parametrize(("name", "data"), [("t.docx", WORD), ("t.xlsx", EXCEL), ("t.xml", XML)])
def test_a_damaged_file_ends_in_a_sentence(name: str, data: bytes) -> None:
    seen = {outcome(name, bitten(data, seed)) for seed in range(ROUNDS)}

    assert seen <= {"refused", ""}
    assert "refused" in seen


@pytest.mark.parametrize(("name", "data"), [("t.docx", WORD), ("t.xlsx", EXCEL)])
def test_damage_within_an_archive_ends_in_a_sentence(name: str, data: bytes) -> None:
    seen = {outcome(name, bitten_within(data, seed)) for seed in range(ROUNDS)}

    assert seen <= {"refused", ""}
    assert "refused" in seen


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .docx or .xlsx"),
        (b"", "the file is empty"),
        (b"%PDF-1.7\n", "a PDF file"),
        (archive({"a.txt": b"a"}), "neither .docx nor .xlsx"),
        (archive({"word/document.xml": b" " * (60 * 1024 * 1024)}), "too large to read"),
        (archive({f"xl/{n}": b"" for n in range(5000)}), "too large to read"),
        (archive({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "declares entities"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (b"<html><body>1. a</body></html>", "it is not clear"),
        (b"<?xml version='1.0'?><html/>", "a web page"),
    ],
    ids=lambda given: given if isinstance(given, str) else f"{len(given)} bytes",
)
def test_a_file_that_cannot_come_in_is_refused_with_a_cure(data: bytes, said: str) -> None:
    with pytest.raises(ImportFault) as refused:
        imported("t", data, Target("t", "t"))

    assert said in refused.value.says.en


_MARKS = st.lists(
    st.sampled_from([
        "=== a ===\n", "= b\n", "* x\n", "** [y] z\n", "+ w -> a\n", "- g\n", "- (l) g\n", "-> a\n", "-> END\n", "~ v = v + 1\n",
        "VAR v = 0\n", "{v: a|b}\n", "{v > 1:\nc\n- else:\nd\n}\n", "{a|b}", ":: P\n", ":: Q [t]\n", "[[Q]]", "[[x->P]]", "<<if $v>>",
        "<<else>>", "<</if>>", "<<set $v to 1>>", '<<goto "P">>', "(set: $v to 1)", "(if: $v)[", "]", "(else:)[z]", "文字\n", "甲：好\n",
        "乙（笑）：走\n", "（灯灭）\n", "第一场 村口\n", "第二场\n", "选择：去哪？\n", "A. 上\n", "B. 下（转第二场）\n", "转第一场\n", "结局：完\n", "剧终\n",
        "一、单选题\n", "1. 题\n", "2、题（A）\n", "答案：A\n", "解析：a\n", "参考答案\n", "1.A 2.B\n", "\n", "# h\n", "{", "}", "[^a]", "人物：甲、乙\n",
    ]),
    max_size=14,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(_MARKS, st.sampled_from([f for f in FORMS if f not in ("moodle-xml", "gift")]))
def test_no_text_breaks_an_importer_and_all_that_comes_in_compiles(text: str, form: str) -> None:
    assert outcome("t.txt", text.encode(), form) in ("refused", "")


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=120).map(lambda t: t.encode("utf-8", "replace")),
        _MARKS.map(str.encode),
    )
)
def test_the_form_of_anything_is_known_or_refused(data: bytes) -> None:
    try:
        form = form_of("t.txt", data)
    except ImportFault:
        return
    assert form in FORMS
    assert outcome("t.txt", data) in ("refused", "")


def test_every_form_has_an_example_among_the_tests() -> None:
    here = {p.stem for p in Path(__file__).parent.glob("test_*.py")} | {p.name for p in HERE.iterdir()}

    wanted = {
        "gift",
        "moodle-xml",
        "aiken",
        "test_table",
        "test_typed_bank",
        "test_play",
        "test_lessons",
        "twee",
        "ink",
    }
    assert wanted <= here

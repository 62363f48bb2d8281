"""The files of a live session's pages: words, sizes, what stands in a page. No browser."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
STATIC = ROOT / "engine" / "players" / "live" / "static"
SHARED = ROOT / "engine" / "players" / "kiosk" / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))
PAGES = sorted(STATIC.glob("*.html"))


def words() -> dict[str, list[str]]:
    """The pages' texts, read out of the module."""
    text = (STATIC / "texts.js").read_text(encoding="utf-8")
    found = re.findall(r'^  "?([\w.]+)"?: (\[".*"\]),$', text, re.M)
    assert len(found) == len(dict(found))
    return {key: json.loads(value) for key, value in found}


def source() -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in SCRIPTS if p.name != "texts.js")


def test_every_text_is_there_in_both_languages_with_the_same_values() -> None:
    told = words()

    assert len(told) > 150
    for key, (zh, en) in told.items():
        assert zh.strip(), key
        assert en.strip(), key
        assert set(re.findall(r"\{\w+\}", zh)) == set(re.findall(r"\{\w+\}", en)), key
        assert not re.search(r"[A-Za-z]{4,}", re.sub(r"\{\w+\}", "", zh)), key


def test_every_text_that_is_used_exists_and_every_one_is_used() -> None:
    told = words()
    used = set(re.findall(r'\bt\("([\w.]+)"', source()))
    families = set(re.findall(r"\bt\(`([\w]+)\.\$\{", source())) | {"join"}
    named = set(re.findall(r'"([\w.]+)"', source()))

    assert used <= set(told)
    assert families
    assert {k for k in told if k not in named and k.partition(".")[0] not in families} == set()


def test_the_pages_speak_to_people_politely() -> None:
    assert not [key for key, (zh, _) in words().items() if "你" in zh]


def test_small_files_with_one_idea_each() -> None:
    sizes = [len(p.read_text(encoding="utf-8").splitlines()) for p in SCRIPTS]

    assert max(sizes) <= 500
    assert sorted(sizes)[len(sizes) // 2] <= 150
    for path in SCRIPTS:
        assert path.read_text(encoding="utf-8").startswith("// "), path


def test_what_a_page_asks_for_is_there() -> None:
    for path in SCRIPTS:
        for name in re.findall(r'from "([^"]+)"', path.read_text(encoding="utf-8")):
            found = SHARED / name[len("/shared/") :] if name.startswith("/shared/") else path.parent / name
            assert found.is_file(), f"{path.name}: {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_a_page_holds_no_style_and_no_script_of_its_own(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r'"/(static|shared)/([\w./]+)"', text)

    assert len(PAGES) == 4
    assert len(named) >= 4
    assert all(((STATIC if root == "static" else SHARED) / name).is_file() for root, name in named)
    assert 'lang="zh-CN"' in text
    assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]*src=)|user-scalable|maximum-scale", text)


def test_nothing_that_a_phone_of_2020_does_not_know() -> None:
    """WeChat's browser is Chromium 87 at worst, iOS 14 beside it."""
    new = r"\?\?=|\|\|=|&&=|\.at\(|replaceAll|structuredClone|randomUUID|AbortSignal\.timeout|Object\.hasOwn|#\w+\s*[=(;]"
    for path in SCRIPTS:
        assert not re.search(new, path.read_text(encoding="utf-8")), path
    for name in ("base", "phone", "remote"):
        css = (STATIC / "styles" / f"{name}.css").read_text(encoding="utf-8")
        assert not re.search(r"aspect-ratio|\binset:|[^-]\bgap:|:has\(|:is\(|dvh|@layer", css), name

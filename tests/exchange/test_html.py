"""One file: everything within it, nothing that could leave it, the same bytes every time."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.bundle.canonical import opened
from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.errors import ProjectError
from engine.exchange.exporters.html import one_file
from engine.exchange.exporters.modules import Unbundled, bundled

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "engine/players/kiosk/static"
NODE = shutil.which("node")
TYPESCRIPT = ROOT / "tests/js/node_modules/typescript"


@pytest.fixture(scope="module")
def static() -> dict[str, bytes]:
    return {
        p.relative_to(STATIC).as_posix(): p.read_bytes()
        for p in STATIC.rglob("*")
        if p.suffix in (".js", ".css", ".svg")
    }


@pytest.fixture(scope="module")
def course() -> dict[str, Any]:
    result = Compiler(Project(ROOT)).course("courses/dongzheng/course.yaml")
    assert result.data is not None
    return opened(result.data)


@pytest.fixture(scope="module")
def page(course: dict[str, Any], static: dict[str, bytes]) -> str:
    return one_file(course, static, {}).decode()


def inside(page: str, opening: str) -> str:
    (found,) = re.findall(re.escape(opening) + r"(.*?)</(?:script|style)>", page, re.DOTALL)
    return str(found)


def test_the_same_bundle_gives_the_same_bytes(
    page: str, course: dict[str, Any], static: dict[str, bytes]
) -> None:
    backwards = dict(reversed(list(static.items())))

    assert one_file(dict(reversed(list(course.items()))), backwards, {}).decode() == page


def test_the_biggest_course_is_small(page: str) -> None:
    assert len(page.encode()) < 300_000


def test_the_bundle_is_whole_within_it(page: str, course: dict[str, Any]) -> None:
    held = json.loads(inside(page, '<script type="application/json" id="work">'))

    assert held == {"bundle": course, "media": {}}


def test_the_policy_allows_the_one_script_and_the_one_style(page: str) -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == hashed(inside(page, "<script>"))
    assert rules["style-src"] == hashed(inside(page, "<style>"))
    assert {rules["img-src"], rules["media-src"]} == {"data:"}
    assert "unsafe" not in policy


def test_nothing_in_it_can_be_fetched(page: str) -> None:
    script = inside(page, "<script>")

    assert not re.search(
        r"\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(|\beval\(", script
    )
    assert set(re.findall(r"https?://[^\"'`]*", script)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in inside(page, "<style>")
    assert not re.search(r'\b(?:src|href)="(?!data:)', page.replace(script, ""))
    assert 'type="module"' not in page


def test_content_cannot_end_the_element_that_holds_it(
    course: dict[str, Any], static: dict[str, bytes]
) -> None:
    evil = {**course, "title": "</script><script>alert(1)</script><!--"}

    page = one_file(evil, static, {}).decode()

    assert "alert(1)</script>" not in page
    assert "<!--" not in page
    assert json.loads(inside(page, 'id="work">'))["bundle"]["title"] == evil["title"]


def test_pictures_are_within_it(course: dict[str, Any], static: dict[str, bytes]) -> None:
    page = one_file(course, static, {"images/a.png": b"\x89PNG", "b.svg": b"<svg/>"}).decode()

    media = json.loads(inside(page, 'id="work">'))["media"]
    assert media["images/a.png"] == "data:image/png;base64," + base64.b64encode(b"\x89PNG").decode()
    assert media["b.svg"].startswith("data:image/svg+xml;base64,")


def test_a_file_of_an_unknown_kind_is_refused(course: dict[str, Any], static: dict[str, bytes]) -> None:
    with pytest.raises(ProjectError, match=r"a\.exe cannot be put"):
        one_file(course, static, {"a.exe": b""})


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ('import b from "./b.js";', "form is not known"),
        ('import "./b.js";', "form is not known"),
        ('const b = import("./b.js");', "form is not known"),
        ("export default 1;", "form is not known"),
        ("export let a = 1;", "form is not known"),
        ('export * from "./b.js";', "form is not known"),
        ('import { b } from "left-pad";', "only files beside it"),
        ('import { b } from "./c.js";', "no module c.js"),
        ('import { a } from "./a.js";', "import one another: a.js -> a.js"),
        ('const a = "</script>";', "cannot hold"),
    ],
)
def test_what_the_bundler_does_not_know_it_refuses(source: str, says: str) -> None:
    with pytest.raises(Unbundled, match=re.escape(says)):
        bundled("a.js", {"a.js": source, "b.js": "export const b = 1;"})


@pytest.mark.skipif(NODE is None, reason="no node")
def test_modules_run_as_they_did() -> None:
    sources = {
        "a.js": (
            "// entry\n"
            'import { f as g, K } from "./d/b.js";\nimport * as c from "./d/c.js";\n'
            "/** @type {any} */\nconst text = `// stays ${c.n}`;\n"
            'console.log(g(), new K().n, text, "/** stays */", Array.from(c.count()).join());\n'
        ),
        "d/b.js": 'import {\n  n,\n} from "./c.js";\nexport function f() {\n  return n + 1;\n}\nexport class K {\n  get n() { return n; }\n}\n',
        "d/c.js": "export const n = 41;\nexport function* count() {\n  yield 1;\n  yield 2;\n}\n",
    }

    ran = subprocess.run(
        [str(NODE), "-e", bundled("a.js", sources)], capture_output=True, text=True, check=True
    )

    assert ran.stdout == "42 41 // stays 41 /** stays */ 1,2\n"


@pytest.mark.skipif(NODE is None or not TYPESCRIPT.exists(), reason="no node, or no TypeScript in tests/js")
def test_the_script_has_no_syntax_newer_than_es2020(page: str, tmp_path: Path) -> None:
    """Chromium 87 and iOS 14 read that; but Safari learnt look-behind in expressions much later."""
    (tmp_path / "script.js").write_text(inside(page, "<script>"), "utf-8")
    asking = (
        "const [at, file] = process.argv.slice(1), ts = require(at);"
        "const text = require('fs').readFileSync(file, 'utf8');"
        "const as = (target) => ts.transpileModule(text, {compilerOptions: {target}}).outputText;"
        "console.log(as(ts.ScriptTarget.ES2020) === as(ts.ScriptTarget.ESNext), /\\(\\?<[=!]/.test(text));"
    )
    command = [str(NODE), "-e", asking, str(TYPESCRIPT), str(tmp_path / "script.js")]

    ran = subprocess.run(command, capture_output=True, text=True, check=True)

    assert ran.stdout == "true false\n"


def test_the_command_writes_pages(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "engine", "build", "huohua", "--to", "html", "-o", str(tmp_path)]

    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)

    assert ran.stdout.split() == [str(tmp_path / "huohua.html")]
    assert [p.name for p in tmp_path.iterdir()] == ["huohua.html"]
    assert "<title>火花</title>" in (tmp_path / "huohua.html").read_text("utf-8")

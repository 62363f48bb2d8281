"""The names of the runtime's files and functions in both languages, brought to one form."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / "engine" / "runtime"
JAVASCRIPT = ROOT / "engine" / "players" / "kiosk" / "static" / "runtime"

_TOP = re.compile(r"^(?:export )?(?:function\*?|class) (\w+)", re.M)
_METHOD = re.compile(r"^  (?:get )?(\w+)\([^)]*\) \{$", re.M)
_KEYWORDS = {"if", "for", "while", "switch", "constructor"}


def python_names(path: Path) -> set[str]:
    """Functions, classes and methods of a file, as the twin would spell them."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes: list[ast.stmt] = list(tree.body)
    for node in tree.body:
        nodes += node.body if isinstance(node, ast.ClassDef) else []
    named = [n.name for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    return {_camel(name) for name in named if not name.startswith("__")}


def javascript_names(path: Path) -> set[str]:
    """Functions, classes and methods of a file."""
    text = path.read_text("utf-8")
    found = set(_TOP.findall(text))
    for body in re.findall(r"^(?:export )?class .*?^\}", text, re.M | re.S):
        found |= set(_METHOD.findall(body)) - _KEYWORDS
    return {name.lstrip("_") for name in found}


def _camel(name: str) -> str:
    first, *rest = name.lstrip("_").split("_")
    return first + "".join(word.capitalize() for word in rest)

"""What a module pulls in when it runs, seen from a fresh interpreter: contracts see only what is written."""

import importlib.util
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: Not in the runtime and not in the bundle: both run in a browser, too, as their twins.
IMPURE = {
    "pydantic", "yaml", "textual", "starlette", "markdown_it", "pypinyin", "sqlite3", "random", "time", "datetime",
    "os", "pathlib", "asyncio",
}  # fmt: skip
PURE = ("engine.runtime", "engine.bundle")
#: A player opens bundles; what reads sources would only make it start later.
AUTHORING = {
    "pydantic",
    "yaml",
    "markdown_it",
    "pypinyin",
    "engine.model",
    "engine.source",
    "engine.compiler",
}

_TRACER = dedent(
    """
    import builtins, importlib, json, pkgutil, sys
    sys.path[:0] = json.loads(sys.argv[2])
    bare, real, own = set(sys.modules), builtins.__import__, set()

    def traced(name, globals=None, *rest):
        if globals and str(globals.get("__name__")).startswith("engine."):
            own.add(name.partition(".")[0])
        return real(name, globals, *rest)

    builtins.__import__ = traced
    for name in sys.argv[1].split(","):
        module = importlib.import_module(name)
        for found in pkgutil.walk_packages(getattr(module, "__path__", []), name + "."):
            importlib.import_module(found.name)
    print(json.dumps({"bare": sorted(bare), "loaded": sorted(set(sys.modules) - bare), "own": sorted(own)}))
    """
)


@cache
def seen(modules: str, *, walk_site: bool) -> dict[str, set[str]]:
    """The modules of a fresh interpreter, those loaded by importing ``modules``, and what engine's own code asked for.

    Without ``site`` nothing is there that an environment put in.
    """
    paths = [str(ROOT), *([p for p in sys.path if "site-packages" in p] if walk_site else [])]
    command = [sys.executable, "-I", "-S", "-c", _TRACER, modules, json.dumps(paths)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    return {name: set(listed) for name, listed in json.loads(ran.stdout).items()}


@pytest.mark.parametrize("package", PURE)
def test_a_pure_package_loads_nothing_impure(package: str) -> None:
    """``os`` comes with ``dataclasses``, so that one is looked for among the imports of our own code."""
    loaded = seen(package, walk_site=False)

    assert any(name.startswith(f"{package}.") for name in loaded["loaded"])
    assert loaded["loaded"] & (IMPURE - {"os"}) == set()
    assert loaded["own"] & IMPURE == set()


def test_the_tracer_sees_what_is_imported() -> None:
    loaded = seen("engine.cli.files", walk_site=False)

    assert {"os", "pathlib"} <= loaded["own"]
    assert {"pathlib", "fnmatch"} <= loaded["loaded"]
    assert "fnmatch" not in loaded["own"]


def test_the_player_loads_no_authoring_module() -> None:
    if importlib.util.find_spec("engine.players.terminal.app") is None:
        pytest.skip("there is no terminal player in this tree")
    loaded = seen("engine.players.terminal.app", walk_site=True)

    assert "textual" in loaded["loaded"]
    assert loaded["loaded"] & AUTHORING == set()


def test_a_kiosk_without_a_record_store_loads_no_database() -> None:
    loaded = seen("engine.players.kiosk.server,engine.cli.app,engine.cli.commands.kiosk", walk_site=True)

    assert "engine.records.names" in loaded["loaded"]
    assert loaded["loaded"] & {"sqlalchemy", "alembic", "openpyxl", "psycopg"} == set()

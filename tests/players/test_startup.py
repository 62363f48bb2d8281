"""The player starts without the compiler, and without what is slow to load."""

import subprocess
import sys

HEAVY = (
    "pydantic",
    "yaml",
    "markdown_it",
    "pypinyin",
    "engine.compiler",
    "engine.source",
    "engine.model",
    "sqlite3",
)
SCRIPT = """
import sys
import {module}
loaded = [m for m in {heavy!r} if any(n == m or n.startswith(m + ".") for n in sys.modules)]
print(",".join(loaded))
"""


def loaded_by(module: str, heavy: tuple[str, ...]) -> str:
    script = SCRIPT.format(module=module, heavy=heavy)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_terminal_player_loads_nothing_heavy() -> None:
    module = "engine.players.terminal.app, engine.players.terminal.screens.play"
    assert loaded_by(module, HEAVY) == ""


def test_the_library_is_shown_without_the_machine() -> None:
    module = "engine.players.terminal.app, engine.players.terminal.screens.library"
    assert loaded_by(module, ("engine.runtime", "engine.players.session")) == ""


def test_the_line_player_loads_no_screen() -> None:
    assert loaded_by("engine.players.text_mode", (*HEAVY, "textual", "rich", "asyncio")) == ""

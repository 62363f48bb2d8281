"""A fault of the program ends it in plain words: no traceback, and a whole terminal."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

SCRIPT = """
import sys
from engine.players.library import Entry
from engine.players.terminal.app import run

class Broken:
    def entries(self):
        return [Entry("a", "course", "一")]
    def bundle(self, name):
        raise RuntimeError("a fault that nobody foresaw")

sys.exit(run(Broken(), None, language="zh"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_fault_is_told_in_one_sentence_and_written_down(tmp_path: Path) -> None:
    code, output = in_a_terminal(["-c", SCRIPT], "1", tmp_path)
    assert code == 1
    assert "Traceback" not in output
    assert "程序出了意外，进度已经存好" in output
    assert "\x1b[?1049l" in output, "the screen is given back"
    assert "a fault that nobody foresaw" in (tmp_path / "fault.txt").read_text()


def in_a_terminal(arguments: list[str], keys: str, home: Path) -> tuple[int, str]:
    """Run Python in a pseudo-terminal and press keys once something is shown."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "QINGJING_HOME": str(home), "TERM": "xterm-256color", "PYTHONPATH": "."},
    )
    os.close(theirs)
    output = b""
    pressed = False
    with suppress(OSError):  # the other end is closed
        while got := os.read(ours, 65536):
            output += got
            if not pressed and "书架".encode() in output:
                os.write(ours, keys.encode())
                pressed = True
    os.close(ours)
    return process.wait(), output.decode(errors="replace")

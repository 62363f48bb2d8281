"""The first thing that runs. It imports nothing heavy, so that a question is answered at once."""

import gc
import os
import sys

from engine import __version__

#: Commands that make large trees of values and then end. Looking for cycles among them, and taking
#: them apart at the end, would take a third of their time.
_BRIEF = ("build", "check", "explore")


def main() -> None:
    """Run ``qingjing`` with the arguments of the process."""
    # Looking for pydantic plug-ins takes longer than everything that pydantic does for us.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        # A Windows console in a Chinese code page must not end a command with a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if sys.argv[1:] == ["--version"]:
        print(f"qingjing {__version__}")
        return
    brief = any(name in sys.argv[1:3] for name in _BRIEF)
    if brief:
        gc.disable()
    from engine.cli.app import run

    status = run(sys.argv[1:])
    if brief:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    sys.exit(status)

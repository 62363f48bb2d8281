"""The first thing that runs. It imports nothing heavy, so that a question is answered at once."""

import os
import sys

from engine import __version__


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
    from engine.cli.app import run

    sys.exit(run(sys.argv[1:]))

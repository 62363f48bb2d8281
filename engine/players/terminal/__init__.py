"""The terminal player, on Textual. Import ``app`` for its door."""

import gc
import os

# Read by Textual when it is imported: a key is painted at the next tick, and nothing ever moves by itself.
os.environ.setdefault("TEXTUAL_FPS", "200")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")


def _load() -> None:
    """Textual is four hundred modules of objects that never die: looking for garbage among them is a tenth of the start."""
    collecting = gc.isenabled()
    gc.disable()
    import textual.app  # noqa: F401

    gc.freeze()
    if collecting:
        gc.enable()


_load()

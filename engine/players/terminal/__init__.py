"""The terminal player, on Textual. Import ``app`` for its door."""

import os

# Read by Textual when it is imported: a key is painted at the next tick, and nothing ever moves by itself.
os.environ.setdefault("TEXTUAL_FPS", "200")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

"""Key words in the spelling that a file uses, for hints."""

from typing import Any

from engine.graph.subject import Place
from engine.model.vocabulary import spelt


def keys(place: Place, *words: str) -> dict[str, Any]:
    """Values for ``{goto}``, ``{cast}`` … in the text of a fault."""
    chinese = place.chinese()
    return {word: spelt(word, chinese=chinese) for word in words}

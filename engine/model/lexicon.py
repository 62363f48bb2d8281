"""How words are read, for the whole project (``audio/lexicon.yaml``)."""

from engine.model.base import Authored, word
from engine.model.values import Text


class Lexicon(Authored):
    """Words with their pinyin."""

    readings: dict[str, Text] = word("readings", {})

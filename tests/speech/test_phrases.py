"""The phrases are the words of the players."""

import re
from pathlib import Path

from engine.players import kiosk
from engine.speech.phrases import PHRASES
from engine.speech.sentences import sentences

TEXTS = Path(kiosk.__file__).parent / "static" / "texts.js"


def test_each_phrase_stands_in_the_texts_of_the_touch_player() -> None:
    texts = re.findall(r': \["((?:[^"\\]|\\.)*)", "', TEXTS.read_text("utf-8"))
    # What goes on with a value: its beginning, and whole sentences behind the value.
    heads = {text.partition("{")[0] for text in texts}
    heads |= {sentence for text in texts for sentence in sentences(text) if "{" not in sentence}

    assert len(heads) > 100
    # A question's two hints are shown as one line.
    hints = {hint + "不限时间，慢慢想。" for hint in heads}
    assert set(PHRASES) - heads - hints == set()

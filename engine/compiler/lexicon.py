"""The project's lexicon (``audio/lexicon.yaml``)."""

from engine.compiler.context import misread
from engine.compiler.files import Files
from engine.diagnostics import Diagnostic
from engine.diagnostics.diagnostic import in_order
from engine.model import lexicon as model
from engine.model.vocabulary import KEY
from engine.source.override import OverrideError, checked
from engine.speech.frontend.lexicon import Lexicon

PATH = "audio/lexicon.yaml"


def lexicon(files: Files) -> tuple[Lexicon, list[Diagnostic]]:
    """The words of the lexicon that are sound, and what is wrong with the others; no file is an empty lexicon."""
    if not files.project.exists(PATH):
        return Lexicon(), []
    read = files.yaml(PATH, model.Lexicon)
    diagnostics = list(read.diagnostics)
    words = {}
    for word, pinyin in read.model.readings.items() if read.model else ():
        try:
            words[word] = tuple(checked(word, pinyin).split())
        except OverrideError as e:
            diagnostics.append(misread(e, read.source.span((KEY["readings"], word), "value", 0, len(pinyin))))
    return Lexicon(words), in_order(diagnostics)

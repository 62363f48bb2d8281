"""A sentence read: the one entrance to the front end."""

from engine.speech.frontend.lexicon import NONE, Lexemes, Lexicon, Overrides
from engine.speech.frontend.normalise import normalise
from engine.speech.frontend.polyphones import by_context, entry
from engine.speech.frontend.said import REST
from engine.speech.frontend.words import alone, parted
from engine.speech.reading import Letter, Pause, Reading, Syllable, Unit

#: Seconds of silence. Older listeners gain by pauses at the ends of clauses, not by stretched sounds
#: (Holland & Fletcher 2000, doi 10.1080/00049530008255382).
PAUSES = {
    **dict.fromkeys("，；：,;:（）()—", 0.3),
    **dict.fromkeys("、\u2009", 0.15),
    **dict.fromkeys("。！？…!?\n", 0.9),
}
#: Said with one reading, whatever stands around them: made by ``normalise``, or never anything else.
_FIXED = {"幺": "yao1", "〇": "ling2", "一": "yi1", "不": "bu4"}


class Reader:
    """Reads sentences by a lexicon. It holds no state, but what it has read is fast to read again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._known: tuple[Overrides, Lexemes] = (NONE, lexicon.words)

    def read(self, sentence: str, overrides: Overrides = NONE) -> Reading:
        """How ``sentence`` is said. Tones are those of the dictionary; see ``sandhi`` for voices that want more."""
        pieces = [p for p in normalise(sentence) if p.words]
        said = "".join(p.words for p in pieces)
        places = [(p.start, p.end) for p in pieces for _ in p.words]
        given = self._given(sentence, places, overrides)
        units: list[Unit] = []
        undecided: list[tuple[int, int]] = []
        at = 0
        while at < len(said):
            end = at
            while end < len(said) and _is_hanzi(said[end]):
                end += 1
            if end > at:
                self._run(said, at, end, places, given, overrides, units, undecided)
                at = end
            else:
                _mark(said[at], places[at], units)
                at += 1
        while units and isinstance(units[0], Pause):
            units.pop(0)
        return Reading(sentence, said.replace(REST, ""), tuple(units), tuple(undecided))

    def guess(self, hanzi: str) -> str:
        """The first thing that a character alone could be, with a tone digit."""
        known = entry(hanzi)
        return known.default if known is not None else alone(hanzi)

    def _given(
        self, sentence: str, places: list[tuple[int, int]], overrides: Overrides
    ) -> dict[int, tuple[str, ...]]:
        """The overrides of the clauses, by the position in what is said."""
        found = overrides.at(sentence)
        if not found:
            return {}
        first = {start: n for n, (start, _) in reversed(list(enumerate(places)))}
        return {first[start]: said for start, said in found.items() if start in first}

    def _lexemes(self, overrides: Overrides) -> Lexemes:
        if self._known[0] is not overrides:
            self._known = overrides, {**self.lexicon.words, **overrides.words}
        return self._known[1]

    def _run(
        self,
        said: str,
        start: int,
        end: int,
        places: list[tuple[int, int]],
        given: dict[int, tuple[str, ...]],
        overrides: Overrides,
        units: list[Unit],
        undecided: list[tuple[int, int]],
    ) -> None:
        """The syllables of a stretch of Chinese characters; given readings stand for themselves."""
        forced: dict[int, str] = {}
        for at in range(start, end):
            for n, reading in enumerate(given.get(at, ())):
                forced[at + n] = reading
        at = start
        for word in parted(said[start:end], self._lexemes(overrides)):
            for n, hanzi in enumerate(word.text):
                listed = None if word.readings is None else word.readings[n]
                if at in forced:
                    reading, certain = forced[at], True
                else:
                    reading, certain = _reading(said, at, listed, strong=word.strong)
                if reading:
                    units.append(Syllable(hanzi, reading, *places[at], begins=n == 0))
                    if not certain:
                        undecided.append(places[at])
                at += 1


def _reading(said: str, at: int, listed: str | None, *, strong: bool) -> tuple[str, bool]:
    """A character's reading, and whether anything better than a guess decided it."""
    hanzi = said[at]
    if strong and listed is not None:
        return listed, True
    if hanzi in _FIXED and (listed is None or not listed.endswith("5")):
        return _FIXED[hanzi], True
    by_rule = by_context(said, at)
    if by_rule is not None:
        return by_rule, True
    if listed is not None:
        return listed, True
    known = entry(hanzi)
    if known is not None:
        return known.default, known.certain
    return alone(hanzi), True


def _mark(char: str, place: tuple[int, int], units: list[Unit]) -> None:
    if char.isascii() and char.isalpha():
        units.append(Letter(char.upper(), *place))
        return
    seconds = PAUSES.get(char)
    if char == ".":
        seconds = 0.9
    if seconds is None:
        return
    mark = "" if char == REST else char
    if units and isinstance(units[-1], Pause):
        # One silence for marks in a row: the longest.
        if seconds > units[-1].seconds:
            units[-1] = Pause(seconds, mark)
    else:
        units.append(Pause(seconds, mark))


def _is_hanzi(char: str) -> bool:
    return (
        "\u4e00" <= char <= "\u9fff" or char == "〇" or "\u3400" <= char <= "\u4dbf" or char >= "\U00020000"
    )

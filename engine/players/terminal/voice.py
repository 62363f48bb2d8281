"""The voice of the play screen: what stands on the page is read aloud, as far as it was rendered."""

from collections.abc import Callable, Sequence

from engine.players.clips import Clips
from engine.players.heard import Sentence
from engine.players.terminal.sound import Speaker

#: A sentence that ends so goes on in the next one.
_GOES_ON = tuple("，、：；—")
PACES = ("on", "slow", "off")


class Voice:
    """``load`` reads the clips when the first page is to be read, not before."""

    def __init__(self, load: Callable[[], Clips], speaker: Speaker) -> None:
        self._load = load
        self._clips: Clips | None = None
        self.speaker = speaker
        self.pace = "on"

    @property
    def clips(self) -> Clips:
        if self._clips is None:
            self._clips = self._load()
        return self._clips

    def __bool__(self) -> bool:
        """Whether there is anything to hear at all."""
        return bool(self.clips)

    def turn_pace(self) -> str:
        """The usual pace, slow, silent."""
        self.pace = PACES[(PACES.index(self.pace) + 1) % len(PACES)]
        self.speaker.slow = self.pace == "slow"
        return self.pace

    def read(self, sentences: Sequence[Sentence]) -> None:
        found = [(self.clips.find(*s), s.text.endswith(_GOES_ON)) for s in sentences]
        self.speaker.say([(clip.path, goes_on) for clip, goes_on in found if clip is not None])

    def hush(self) -> None:
        self.speaker.stop()

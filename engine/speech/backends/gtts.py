"""gTTS: the voice of Google Translate. Needs internet, and the texts leave the machine.

Tested against a stub that speaks the recorded form of the service, through the library's real path.
"""

import re
from functools import partial
from typing import ClassVar

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.backends.gtts_client import NO_SOUND, SPOILT, Client, Failed
from engine.speech.backends.needs import lacking
from engine.speech.backends.phrases import PACE, joined, nothing
from engine.speech.backends.port import VoiceSettings
from engine.speech.reading import Reading
from engine.speech.sound import Sound

RATE = 24_000
#: Of a request to the service.
LIMIT = 100
_LANGUAGES = ("zh-CN", "zh-TW")
#: Top-level domain of translate.google.*; another one by a voice name like ``zh-CN@com.hk``.
_TLD = "com"
_TLD_FORM = re.compile(r"[a-z]{2,3}(\.[a-z]{2,3})?")
#: Syllables a minute of the service, as far as is known; measured on no live answer.
_NATURAL = 300.0
#: Plausible seconds of speech for a character, and what stands around it.
_SHORTEST, _LONGEST, _AROUND = 0.08, 0.8, 1.5
_CLAUSE = re.compile(r"[^，。？！；：、,.?!;:…]*[，。？！；：、,.?!;:…]*")


class Gtts:
    name: ClassVar[str] = "gtts"
    draft: ClassVar[bool] = False
    online: ClassVar[bool] = True
    jobs: ClassVar[int] = 1
    #: What a person is asked before the first request.
    consent: ClassVar[Both] = Both(
        "要念的文字会发给谷歌的服务器，由它念成声音。在内地多半连不上。",
        "The texts to be spoken are sent to Google, which turns them into sound.",
    )

    def __init__(self, client: Client | None = None) -> None:
        self._client = client or Client()

    def missing(self) -> Both | None:
        return lacking("gtts", "miniaudio", "numpy")

    def voices(self) -> list[str]:
        return list(_LANGUAGES)

    def fingerprint(self) -> str:
        from importlib.metadata import version

        return f"gtts 1 {version('gTTS')}"

    def speak(self, reading: Reading, voice: VoiceSettings) -> Sound:
        """What the service makes of ``said``: readings and pauses are its own, and there are no marks."""
        from engine.speech.finish.stretch import changed

        if absent := self.missing():
            raise SpeechError(absent)
        language, tld = _place(voice.name)
        if reading.is_silent:
            return nothing(RATE)
        parts = []
        for text in packed(reading.said):
            data = self._client.fetch(text, language, tld, partial(_check, text))
            parts.append((decoded(data), 0.1))
        return changed(joined(parts), voice.speed * PACE / _NATURAL, voice.pitch)


def _place(name: str) -> tuple[str, str]:
    language, _, tld = name.partition("@")
    if language in _LANGUAGES and _TLD_FORM.fullmatch(tld or _TLD):
        return language, tld or _TLD
    raise SpeechError(
        Both(
            f"gtts 没有 {name} 这个声音，可以写 zh-CN、zh-TW 或 zh-CN@com.hk",
            f"gtts has no voice {name}; write zh-CN, zh-TW or zh-CN@com.hk",
        )
    )


def packed(text: str) -> list[str]:
    """The text in as few pieces of at most 100 characters as its clauses allow; pieces of marks alone are dropped.

    >>> packed("好，" * 60) == ["好，" * 50, "好，" * 10]
    True
    """
    out: list[str] = []
    for clause in _CLAUSE.findall(text):
        for part in (clause[n : n + LIMIT] for n in range(0, len(clause), LIMIT)):
            if out and len(out[-1]) + len(part) <= LIMIT:
                out[-1] += part
            else:
                out.append(part)
    return [piece for piece in out if any(c.isalnum() for c in piece)]


def decoded(data: bytes) -> Sound:
    """MP3 as samples; raises ``Failed`` for what is none."""
    import miniaudio
    import numpy as np

    try:
        sound = miniaudio.mp3_read_f32(data)
    except miniaudio.DecodeError as e:
        raise Failed(SPOILT, again=True) from e
    samples = np.frombuffer(sound.samples, np.float32).reshape(-1, sound.nchannels).mean(axis=1)
    return Sound(samples.astype(np.float32), sound.sample_rate)


def _check(text: str, data: bytes) -> None:
    """An answer with 200 may still be a login page, or the first half of a sentence."""
    if not (data[:3] == b"ID3" or (len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0)):
        raise Failed(NO_SOUND, again=False)
    sound = decoded(data)
    characters = sum(c.isalnum() for c in text)
    seconds = len(sound.samples) / sound.rate
    if not _SHORTEST * characters <= seconds <= _LONGEST * characters + _AROUND:
        raise Failed(SPOILT, again=True)

"""espeak-ng: always to be had, hard to understand.

It is fed pinyin, since its voice for Chinese characters reads the pinyin out as English
(https://github.com/espeak-ng/espeak-ng/issues/1236), and its tones are nearly flat unless the pitch range is doubled.
"""

import subprocess
from functools import cache
from html import escape
from typing import ClassVar

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.backends.needs import lacking, program
from engine.speech.backends.phrases import Phrase, joined, nothing, phrases, spread
from engine.speech.backends.port import VoiceSettings
from engine.speech.reading import Reading
from engine.speech.sound import Sound

LANGUAGE = "cmn-latn-pinyin"
#: A high, a low, a light and a dark one: measured 159–182 Hz for f, 82–91 Hz for m.
_VOICES = ["f3", "m3", "f1", "m1", "f5", "m7"]
#: Words a minute, espeak's own measure, that give ``PACE`` inside a phrase.
_WORDS = 192
_END = {"。": ".", "？": "?", "！": "!"}


class Espeak:
    name: ClassVar[str] = "espeak"
    draft: ClassVar[bool] = True
    online: ClassVar[bool] = False
    jobs: ClassVar[int] = 2

    def missing(self) -> Both | None:
        return lacking("numpy") or program("espeak-ng", "espeak-ng") or _without_pinyin()

    def voices(self) -> list[str]:
        return list(_VOICES)

    def fingerprint(self) -> str:
        return f"espeak 1 {_version()}"

    def speak(self, reading: Reading, voice: VoiceSettings) -> Sound:
        """Phrase by phrase, so that pauses are as long as asked and a mark is at most a syllable off."""
        if absent := self.missing():
            raise SpeechError(absent)
        if voice.name not in _VOICES:
            raise SpeechError(Both(f"espeak 没有 {voice.name} 这个声音", f"espeak has no voice {voice.name}"))
        parts = [(_said(p, voice), p.pause / voice.speed) for p in phrases(reading)]
        return joined(parts) if parts else nothing(22_050)


def _said(phrase: Phrase, voice: VoiceSettings) -> Sound:
    factor = 2 ** (voice.pitch / 12)
    words = "".join((" " if s.begins else "") + s.pinyin for s in phrase.syllables).strip()
    text = f'<speak><prosody range="200%">{escape(words)}{_END.get(phrase.mark, ",")}</prosody></speak>'
    pace = min(max(round(_WORDS * voice.speed / factor), 80), 450)
    command = ["espeak-ng", "-v", f"{LANGUAGE}+{voice.name}", "-s", str(pace), "-m", "--stdin", "--stdout"]
    try:
        ran = subprocess.run(command, input=text.encode(), capture_output=True, timeout=60, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as e:
        raise SpeechError(Both(f"espeak-ng 没有念成：{e}", f"espeak-ng failed: {e}")) from e
    return _trimmed(ran.stdout, phrase, factor)


def _trimmed(wav: bytes, phrase: Phrase, factor: float) -> Sound:
    """The phrase without the silence around it. Played faster, a voice is higher: hence the factor on the rate."""
    import numpy as np

    from engine.speech.backends.silence import audible

    rate = int.from_bytes(wav[24:28], "little")
    samples = np.frombuffer(wav, "<i2", offset=44).astype(np.float32) / np.float32(32768)
    first, last = audible(samples, rate)
    rate = round(rate * factor / 100) * 100  # a round figure, so that resampling has a small ratio
    return Sound(samples[first:last], rate, spread(phrase.syllables, 0.0, (last - first) / rate))


@cache
def _version() -> str:
    said = subprocess.run(["espeak-ng", "--version"], capture_output=True, text=True, timeout=10, check=False)  # noqa: S607
    return said.stdout.split("Data at")[0].strip()


@cache
def _without_pinyin() -> Both | None:
    try:
        listed = subprocess.run(
            ["espeak-ng", "--voices=cmn"],  # noqa: S607
            capture_output=True, text=True, timeout=10, check=False,
        ).stdout  # fmt: skip
    except (OSError, subprocess.SubprocessError) as e:
        return Both(f"espeak-ng 打不开：{e}", f"espeak-ng does not run: {e}")
    if LANGUAGE in listed:
        return None
    return Both(
        f"这台机器上的 espeak-ng 没有 {LANGUAGE}，请装 1.51 或更新的版本",
        f"the espeak-ng of this machine has no {LANGUAGE}; install 1.51 or newer",
    )

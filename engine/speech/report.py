"""What is to be looked at, or listened to, among the clips of a work."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from engine.speech.prepare import Line
from engine.speech.store import Store

#: Seconds a syllable takes without the pauses between clauses; outside of it words were lost or drawn out.
#: Speech for older listeners is 180 to 240 syllables a minute (Wang et al. 2023, doi 10.3389/fpsyg.2023.1119355).
SHORTEST, LONGEST = 0.10, 0.60
#: Seconds that a short clip may be longer: what is kept of the silence around it, and a drawn-out last syllable.
ALLOWANCE = 0.8
#: The finish aims at −16 LUFS; speech of that loudness has an effective level of about −19 dB of full scale.
QUIET = -28.0
#: The finish keeps peaks below −1 dB of full scale (0.89), and MP3 adds a little; above this something was cut off.
CLIPPED = 0.96

#: The kinds of finding in the order of the report.
KINDS = ("missing", "short", "long", "quiet", "clipped", "undecided")


class Finding(NamedTuple):
    """One thing about one line: its kind, and the figure or the words that show it."""

    kind: str
    line: Line
    what: str


@dataclass
class Report:
    """Of one work: what was found, seconds per authored voice, clips and bytes."""

    work: str
    findings: list[Finding] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    clips: int = 0
    size: int = 0


def report(work: str, lines: Iterable[Line], store: Store) -> Report:
    """Look at every clip of a work, its sound included."""
    out = Report(work)
    counted: set[str] = set()
    for line in lines:
        kept = store.kept(line.key)
        if kept is None:
            out.findings.append(Finding("missing", line, ""))
        else:
            out.findings += _heard(line, kept.seconds, store.sound(line.key))
            voice = line.utterance.voice
            out.seconds[voice] = out.seconds.get(voice, 0.0) + kept.seconds
            if line.key not in counted:
                counted.add(line.key)
                out.clips += 1
                out.size += kept.size
        out.findings += [
            Finding("undecided", line, line.reading.shown[a:b]) for a, b in line.reading.undecided
        ]
    return out


def _heard(line: Line, seconds: float, path: Path) -> Iterator[Finding]:
    said = max(0.0, seconds - line.pauses) * line.settings.speed
    if said < line.syllables * SHORTEST:
        yield Finding("short", line, f"{seconds:.2f} s")
    if said > line.syllables * LONGEST + ALLOWANCE:
        yield Finding("long", line, f"{seconds:.2f} s")
    level, peak = loudness(path)
    if level < QUIET:
        yield Finding("quiet", line, f"{level:.0f} dB")
    if peak >= CLIPPED:
        yield Finding("clipped", line, f"{peak:.3f}")


def loudness(path: Path) -> tuple[float, float]:
    """Effective level in dB of full scale, and the highest sample (full scale 1), of a file."""
    import miniaudio
    import numpy as np

    decoded = miniaudio.decode_file(str(path), output_format=miniaudio.SampleFormat.FLOAT32, nchannels=1)
    samples = np.asarray(decoded.samples, dtype=np.float32)
    if not len(samples):
        return -120.0, 0.0
    power = float(np.mean(samples.astype(np.float64) ** 2))
    return float(10 * np.log10(max(power, 1e-12))), float(np.abs(samples).max())

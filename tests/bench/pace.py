"""How long kokoro takes for a second of sound: CPU seconds and wall seconds, loading not counted, as JSON."""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from engine.speech.backends.kokoro import Kokoro  # noqa: E402
from engine.speech.backends.port import VoiceSettings  # noqa: E402
from engine.speech.finish.loudness import CALIBRATION  # noqa: E402
from engine.speech.frontend.lexicon import Lexicon  # noqa: E402
from engine.speech.frontend.read import Reader  # noqa: E402

backend, reader = Kokoro(), Reader(Lexicon())
voice = VoiceSettings(backend.voices()[0])
readings = [reader.read(text) for text in CALIBRATION]
backend.speak(readings[0], voice)
cpu, wall = process_time(), perf_counter()
sounds = [backend.speak(reading, voice) for reading in readings]
cpu, wall = process_time() - cpu, perf_counter() - wall
seconds = sum(len(s.samples) / s.rate for s in sounds)
print(json.dumps({"cpu": cpu / seconds, "wall": wall / seconds, "seconds": seconds}))

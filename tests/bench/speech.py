"""CPU milliseconds of the plans of the shipped content, as JSON: the best of five runs, and what is in them."""

import json
import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from engine.cli.common import compiled, works  # noqa: E402
from engine.compiler.compile import Compiler  # noqa: E402
from engine.compiler.project import Project  # noqa: E402
from engine.speech.plan import plan  # noqa: E402
from engine.speech.sentences import sentences  # noqa: E402

project = Project(ROOT)
bundles = [b for p in works(project).values() if (b := compiled(Compiler(project), p).bundle) is not None]
times = []
for _ in range(5):
    started = process_time()
    plans = [plan(bundle, sentences) for bundle in bundles]
    times.append((process_time() - started) * 1e3)
utterances = {(u.voice, u.sentence) for p in plans for u in p.utterances}
print(json.dumps({"ms": times, "works": len(plans), "utterances": len(utterances)}))

"""``walk.py BUNDLE STEPS``: the walk of the benchmark, with the log and rewind on, as a player runs it."""

import gc
import json
import sys
from pathlib import Path
from time import perf_counter, process_time

from engine.bundle.canonical import opened
from engine.players.settle import settle
from engine.runtime import History, Program


def main() -> None:
    steps = int(sys.argv[2])
    gc.disable()  # as ``qingjing play`` does while it loads
    started = perf_counter()
    program = Program(opened(Path(sys.argv[1]).read_bytes()))
    loaded = perf_counter() - started
    gc.enable()
    settle()
    began = process_time()
    history = History(program, 0)
    events = history.events
    x, path = 12345, 0
    for _ in range(steps):
        text = next(e["text"] for e in events if e["event"] == "told")
        path = (path * 31 + int(text[1:6])) & 0xFFFFFFFF
        x = (x * 1664525 + 1013904223) & 0xFFFFFFFF
        events = history.step({"input": "choose", "choice": (x >> 16) % len(history.state.offered)})
    spent = process_time() - began
    assert history.rewind()
    print(json.dumps({"hash": path, "steps_per_cpu_s": steps / spent, "load_ms": loaded * 1e3}))


main()

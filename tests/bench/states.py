"""``states.py SCENES BUDGET``: how fast the explorer gets through states, its preparation counted."""

import json
import sys
import tempfile
from pathlib import Path
from time import process_time

from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.graph.explore import explore
from tests.bench.story import story_yaml

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    (folder / "scenarios" / "bench").mkdir(parents=True)
    (folder / "scenarios" / "bench" / "scenario.yaml").write_text(
        story_yaml(int(sys.argv[1]), limit=45), "utf-8"
    )
    result = Compiler(Project(folder)).scenario("scenarios/bench/scenario.yaml")
assert result.bundle is not None
began = process_time()
space = explore(result.bundle, int(sys.argv[2]), timed=False)
spent = process_time() - began
print(json.dumps({"states": space.states, "per_cpu_s": space.states / spent}))

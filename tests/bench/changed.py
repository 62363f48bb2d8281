"""``changed.py PROJECT``: compile, change one included file, compile again; CPU seconds of the second time."""

import json
import sys
from pathlib import Path
from time import process_time

from engine.compiler.compile import Compiler
from engine.compiler.project import Project


def main() -> None:
    project = Project(Path(sys.argv[1]))
    compiler = Compiler(project)
    path = "scenarios/bench/scenario.yaml"
    first = compiler.scenario(path)
    assert first.bundle is not None
    part = project.root / "scenarios" / "bench" / "part003.yaml"
    found = []
    for n in range(7):
        part.write_text(part.read_text("utf-8").replace("患者", f"患{n}者", 1), "utf-8")
        began = process_time()
        compiler.refresh()
        again = compiler.scenario(path)
        found.append(process_time() - began)
        assert again.bundle is not None
        assert again.data != first.data
    print(json.dumps(found))


main()

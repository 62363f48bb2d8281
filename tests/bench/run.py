"""``make bench``: the project's speed and size as tables, and as JSON with ``--json FILE``.

Each figure is taken in a process of its own, several times; the table shows the median and the best.
CPU seconds are those of the whole process, interpreter start included.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from tests.bench.story import EXPECTED, story_files, story_yaml  # noqa: E402

Row = dict[str, object]


def measured(
    arguments: list[str], *, cwd: Path = ROOT, runs: int = 5
) -> tuple[list[float], list[float], float, str]:
    """CPU seconds and wall seconds of each run, peak memory in MB, output of the last."""
    cpu, wall = [], []
    peak = 0.0
    out = ""
    for _ in range(runs):
        with tempfile.TemporaryFile() as captured, tempfile.TemporaryFile() as said:
            started = perf_counter()
            child = subprocess.Popen(
                [sys.executable, *arguments], cwd=cwd, stdout=captured, stderr=said, env=_env()
            )
            _, status, used = os.wait4(child.pid, 0)
            wall.append(perf_counter() - started)
            child.returncode = os.waitstatus_to_exitcode(status)
            captured.seek(0)
            said.seek(0)
            out = captured.read().decode()
            if child.returncode not in (0, 1):
                raise SystemExit(f"{arguments}: {said.read().decode()[-2000:]}")
        cpu.append(used.ru_utime + used.ru_stime)
        peak = max(peak, used.ru_maxrss / 1024)
    return cpu, wall, peak, out


def _env() -> dict[str, str]:
    # As an installed program runs: its modules are compiled once, not at every start.
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPATH": str(ROOT), "PYDANTIC_DISABLE_PLUGINS": "__all__", "LANG": "C.UTF-8"}


def row(name: str, values: list[float], unit: str, target: str, note: str = "", *, scale: float = 1) -> Row:
    scaled = sorted((v * scale for v in values), reverse="/" in unit)  # of a rate more is better
    return {
        "what": name, "median": round(statistics.median(scaled), 3), "best": round(scaled[0], 3),
        "worst": round(scaled[-1], 3), "unit": unit, "target": target, "note": note,
    }  # fmt: skip


def project(folder: Path, files: dict[str, str]) -> Path:
    """A project with one story."""
    target = folder / "scenarios" / "bench"
    target.mkdir(parents=True)
    for name, text in files.items():
        (target / name).write_text(text, "utf-8")
    return folder


def compile_rows(folder: Path, runs: int) -> list[Row]:
    rows = []
    targets = {100: "", 1_000: "<= 0.30", 10_000: "<= 1.5"}
    for scenes, target in targets.items():
        here = project(folder / f"c{scenes}", {"scenario.yaml": story_yaml(scenes)})
        cpu, _, peak, _ = measured(["-m", "engine", "build", "-o", str(here / "out")], cwd=here, runs=runs)
        rows.append(row(f"compile {scenes} scenes", cpu, "CPU s", target, f"peak {peak:.0f} MB"))
    here = project(folder / "changed", story_files(1_000, 50))
    _, _, _, out = measured([str(HERE / "changed.py"), str(here)], runs=runs)
    rows.append(
        row(
            "one file of 1000 scenes changed",
            json.loads(out),
            "CPU s",
            "<= 0.06",
            "50 scenes a file, in one process",
        )
    )
    return rows


def runtime_rows(folder: Path, runs: int) -> list[Row]:
    rows = []
    for scenes, steps in EXPECTED:
        bundle = folder / f"c{scenes}" / "out" / "bench.bundle.json"
        found = []
        for _ in range(runs):
            _, _, _, out = measured([str(HERE / "walk.py"), str(bundle), str(steps)], runs=1)
            found.append(json.loads(out))
        if any(f["hash"] != EXPECTED[scenes, steps] for f in found):
            raise SystemExit(f"wrong path hash at {scenes} scenes, {steps} steps: {found[0]['hash']}")
        rates = [float(f["steps_per_cpu_s"]) for f in found]
        target = ">= 150" if (scenes, steps) == (10_000, 100_000) else ""
        rows.append(
            row(
                f"steps, {scenes} scenes, {steps} steps",
                rates,
                "k/CPU s",
                target,
                "log and rewind on; hash right",
                scale=1e-3,
            )
        )
        if (scenes, steps) == (10_000, 100_000):
            rows.append(row("load 10000 scenes", [float(f["load_ms"]) for f in found], "ms", "<= 200"))
            sizes = json.loads(measured([str(HERE / "size.py"), str(bundle)], runs=1)[3])
            rows.append(
                row(
                    "bundle bytes a scene",
                    [sizes["plain"]],
                    "B",
                    "<= 600",
                    f"visible text {sizes['visible']:.0f}",
                )
            )
            rows.append(row("the same, gzip -9", [sizes["gzip"]], "B", "<= 155"))
    return rows


def twin_rows(folder: Path, runs: int) -> list[Row]:
    """The JavaScript runtime on the same bundle, and the touch player in a browser."""
    js = ROOT / "tests" / "js"
    if not (js / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--silent"], cwd=js, check=True)
    scenes, steps = 10_000, 100_000
    bundle = folder / f"c{scenes}" / "out" / "bench.bundle.json"
    found = []
    for _ in range(runs):
        command = ["node", "bench.mjs", str(bundle), str(steps)]
        found.append(json.loads(subprocess.run(command, cwd=js, check=True, capture_output=True).stdout))
    if any(f["hash"] != EXPECTED[scenes, steps] for f in found):
        raise SystemExit(f"wrong path hash in JavaScript: {found[0]['hash']}")
    rates = [float(f["steps_per_cpu_s"]) for f in found]
    sizes = json.loads(subprocess.run(["node", "size.mjs"], cwd=js, check=True, capture_output=True).stdout)
    touch = json.loads(measured(["-m", "tests.bench.touch"], runs=1)[3])
    return [
        row("JavaScript: steps, 10000 scenes", rates, "k/CPU s", ">= 400", "hash right", scale=1e-3),
        row("JavaScript: load 10000 scenes", [float(f["load_ms"]) for f in found], "ms", "<= 100"),
        row("JavaScript: runtime", [sizes["core"]["plain"]], "KB", "<= 20", "minified", scale=1e-3),
        row("the same, gzip -9", [sizes["core"]["gzip"]], "KB", "<= 8", scale=1e-3),
        row("with saves that survive edits", [sizes["all"]["plain"]], "KB", "", "minified", scale=1e-3),
        row("the same, gzip -9", [sizes["all"]["gzip"]], "KB", "", scale=1e-3),
        row("kiosk: first load", touch["kb"], "KB", "<= 150"),
        row("kiosk: first text, CPU slowed 4x", touch["ms"], "ms", "<= 500"),
    ]


def explore_rows(_folder: Path, runs: int) -> list[Row]:
    rates, states = [], 0
    for _ in range(runs):
        _, _, _, out = measured([str(HERE / "states.py"), "1000", "1000000"], runs=1)
        found = json.loads(out)
        rates.append(float(found["per_cpu_s"]))
        states = found["states"]
    return [
        row(
            "states explored", rates, "k/CPU s", ">= 200", f"{states} states, preparation counted", scale=1e-3
        )
    ]


def preview_rows(_folder: Path, _runs: int) -> list[Row]:
    """From a save to the screen."""
    found = json.loads(measured(["-m", "tests.bench.preview"], runs=1)[3])
    return [row("preview: save to screen", found["ms"], "ms", "<= 300", "one line of a drama, in Chromium")]


def speech_rows(folder: Path, runs: int) -> list[Row]:
    """The plan, and what a second run costs, when every clip is there."""
    found = json.loads(measured([str(HERE / "speech.py")], runs=1)[3])
    what = f"{found['utterances']} sentences of {found['works']} works"
    rows = [row("plan of the speech, real content", found["ms"], "CPU ms", "", what)]
    here = folder / "speech"
    for name in ("courses", "scenarios"):
        shutil.copytree(ROOT / name, here / name)
    speak = ["-m", "engine", "speak", "huohua", "--backend", "silent", "--format", "json"]
    _, first, _, _ = measured(speak, cwd=here, runs=1)
    _, again, _, out = measured(speak, cwd=here, runs=runs)
    done = json.loads(out)["works"]
    if any(w["rendered"] for w in done):
        raise SystemExit("an unchanged line was rendered twice")
    clips = sum(w["clips"] for w in done)
    note = f"{clips} clips, all kept; first run {first[0]:.1f} s with tones"
    rows.append(row("qingjing speak huohua again", again, "s", "", note))
    if (ROOT / ".venv" / "voices" / "kokoro").is_dir():
        os.environ.setdefault("QINGJING_VOICE", str(ROOT / ".venv" / "voices"))
        paces = [json.loads(measured([str(HERE / "pace.py")], runs=1)[3]) for _ in range(min(runs, 3))]
        said = f"{paces[0]['seconds']:.0f} s of sound, one sentence at a time"
        rows.append(row("kokoro, a second of sound", [p["wall"] for p in paces], "s", "< 1", said))
        rows.append(row("the same, CPU", [p["cpu"] for p in paces], "CPU s", ""))
    return rows


def record_rows(folder: Path, runs: int) -> list[Row]:
    """The report of a year with 1,000,000 attempts: from opening the store to the workbook on the disk."""
    store = folder / "records.db"
    subprocess.run([sys.executable, "-m", "tests.bench.records", "make", str(store)], cwd=ROOT, check=True)
    found = []
    for _ in range(min(runs, 3)):
        arguments = ["-m", "tests.bench.records", "report", str(store), str(folder / "r.xlsx")]
        found.append(json.loads(measured(arguments, runs=1)[3]))
    size = f"1000000 attempts, {found[0]['file_mb']:.0f} MB of database"
    return [
        row("year report", [f["seconds"] for f in found], "s", "<= 10", size),
        row("the same, CPU", [f["cpu"] for f in found], "CPU s", ""),
        row("the same, peak memory", [f["mb"] for f in found], "MB", "<= 500"),
    ]


def start_rows(_folder: Path, runs: int) -> list[Row]:
    rows = []
    version = [sys.executable, "-c", "from engine.cli.entry import main; main()", "--version"]
    walls = []
    for _ in range(runs * 3):
        started = perf_counter()
        subprocess.run(version, cwd=ROOT, check=True, capture_output=True, env=_env())
        walls.append(perf_counter() - started)
    rows.append(row("qingjing --version", walls, "ms", "<= 60", scale=1e3))
    cpu, wall, _, _ = measured(["-m", "engine", "check", "--strict"], runs=runs)
    rows.append(
        row("qingjing check, real content, proofs", wall, "s", "", f"CPU {statistics.median(cpu):.2f} s")
    )
    _, _, _, out = measured([str(HERE / "paint.py")], runs=1)
    paint = json.loads(out)
    for name, values in paint["first_paint_ms"].items():
        rows.append(row(f"player, first paint of {name}", values, "ms", "<= 250"))
    for key, values in paint["keys_ms"].items():
        rows.append(row(f"player, {key} to paint", values, "ms", "<= 30"))
    return rows


def crowd_rows(_folder: Path, _runs: int) -> list[Row]:
    """A room full of phones; each size once, since a session takes half a minute."""
    rows = []
    for phones in (100, 500, 1_000):
        found = json.loads(measured(["-m", "tests.bench.crowd", str(phones)], runs=1)[3])
        name = f"room, {phones} phones: "
        target = "<= 500" if phones == 1_000 else ""
        for what, key, goal in (
            ("joined in", "join_ms", ""), ("answer to chart in", "answer_ms", target), ("back after a break in", "back_ms", "")
        ):  # fmt: skip
            ms = found[key]
            note = f"p50 {ms['p50']}, p95 {ms['p95']}, most {ms['max']}"
            rows.append(row(f"{name}99 % {what}", [ms["p99"]], "ms", goal, note))
        cpu = f"joining {found['cpu_join_s']}, all back {found['cpu_back_s']} CPU s"
        rows.append(row(f"{name}three questions", [found["cpu_vote_s"]], "CPU s", "", cpu))
        rows.append(row(f"{name}memory of the server", [found["rss_mb"]], "MB", ""))
        rows.append(row(f"{name}answers lost or doubled", [found["lost"] + found["doubled"]], "", "0"))
    return rows


#: What is measured, in the order of the table.
GROUPS: dict[str, Callable[[Path, int], list[Row]]] = {
    "compile": compile_rows, "runtime": runtime_rows, "twin": twin_rows, "explore": explore_rows, "preview": preview_rows,
    "speech": speech_rows, "crowd": crowd_rows, "records": record_rows, "start": start_rows,
}  # fmt: skip
#: Those that run the stories which ``compile`` has compiled.
COMPILED = ("runtime", "twin")


def table(rows: list[Row]) -> str:
    heads = ["what", "median", "best", "worst", "unit", "target", "note"]
    body = [[str(r[h]) for h in heads] for r in rows]
    widths = [max(len(x) for x in column) for column in zip(heads, *body, strict=True)]
    lines = [
        "  ".join(x.ljust(w) for x, w in zip(line, widths, strict=True)).rstrip() for line in [heads, *body]
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, default=None)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", choices=GROUPS, help="one group of rows")
    given = parser.parse_args()
    groups = [given.only] if given.only else list(GROUPS)
    if given.only in COMPILED:
        groups.insert(0, "compile")
    with tempfile.TemporaryDirectory() as name:
        rows = [r for group in groups for r in GROUPS[group](Path(name), given.runs)]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print(table(rows))
    if given.json:
        given.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()

"""The library of a project, compiled once and kept in the cache until a source changes.

The player starts from here without loading the compiler.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from engine import __version__
from engine.bundle.canonical import opened
from engine.cli.files import write_atomically
from engine.diagnostics import Both
from engine.errors import BundleError, ProjectError
from engine.players.library import Entry


class ProjectShelf:
    """Courses and scenarios of one project, as a player wants them."""

    def __init__(self, root: Path) -> None:
        from platformdirs import user_cache_path

        self.root = root
        name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:12]
        self.folder = user_cache_path("qingjing", appauthor=False) / name
        self.broken: list[str] = []

    def entries(self) -> list[Entry]:
        """What there is to learn; builds what changed first."""
        index = self._index()
        self.broken = index["broken"]
        return [Entry(**e) for e in index["entries"]]

    def bundle(self, name: str) -> dict[str, Any]:
        """A compiled work; raises ``ProjectError`` when it has errors or does not exist."""
        index = self._index()
        if name in index["broken"]:
            raise ProjectError(
                Both(f"{name} 有错，请先用 qingjing check 检查", f"{name} has errors: run qingjing check")
            )
        if name not in {e["id"] for e in index["entries"]}:
            raise ProjectError(
                Both(f"没有叫 {name} 的课程或情景剧", f"no course or scenario is called {name}")
            )
        try:
            return opened((self.folder / f"{name}.json").read_bytes())
        except (OSError, BundleError):
            return self._build(self._signature())[1][name]

    def _index(self) -> dict[str, Any]:
        signature = self._signature()
        try:
            index: dict[str, Any] = json.loads((self.folder / "index.json").read_bytes())
            if index["signature"] == signature:
                return index
        except (OSError, ValueError, KeyError):
            pass
        return self._build(signature)[0]

    def _signature(self) -> str:
        """Changes whenever a source or the engine does: names, times and sizes of all files."""
        hasher = hashlib.sha256(__version__.encode())
        for top in ("courses", "scenarios"):
            for path in sorted((self.root / top).rglob("*")):
                if path.is_file():
                    stat = path.stat()
                    hasher.update(f"{path}|{stat.st_mtime_ns}|{stat.st_size}\n".encode())
        return hasher.hexdigest()

    def _build(self, signature: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        from engine.cli.common import compiled, works
        from engine.compiler.compile import Compiler
        from engine.compiler.project import Project

        project = Project(self.root)
        compiler = Compiler(project)
        entries, broken, bundles = [], [], {}
        for name, path in works(project).items():
            result = compiled(compiler, path)
            if result.bundle is None:
                broken.append(name)
                continue
            bundles[name] = result.bundle
            entries.append(_entry(name, result.bundle))
            self._keep(f"{name}.json", result.data)
        index = {"signature": signature, "entries": entries, "broken": broken}
        self._keep("index.json", json.dumps(index, ensure_ascii=False).encode())
        return index, bundles

    def _keep(self, name: str, data: bytes) -> None:
        with suppress(OSError):  # a cache that cannot be written only makes the next start slower
            write_atomically(self.folder / name, data)


def _entry(name: str, bundle: dict[str, Any]) -> dict[str, Any]:
    endings = {i[1] for c in bundle["scenes"].values() for i in c if isinstance(i, list) and i[0] == "end"}
    return {
        "id": name,
        "kind": bundle["kind"],
        "title": bundle["title"],
        "summary": bundle.get("summary", ""),
        "nature": bundle["nature"],
        "seconds": bundle.get("seconds"),
        "hours": bundle.get("hours"),
        "units": len(bundle["units"]),
        "endings": sorted(endings) if bundle["kind"] == "scenario" else [],
        "digest": bundle["digest"],
    }


def open_shelf() -> ProjectShelf:
    """The shelf of the project around the current folder, or of the samples that are installed."""
    here = Path.cwd().resolve()
    package = Path(__file__).resolve().parent.parent
    for folder in [here, *here.parents, package / "sample", package.parent]:
        if (folder / "courses").is_dir() or (folder / "scenarios").is_dir():
            return ProjectShelf(folder)
    raise ProjectError(
        Both(
            "这里没有课程：请到放着 courses 或 scenarios 文件夹的地方运行",
            "no courses here: run this where a `courses` or `scenarios` folder is",
        )
    )

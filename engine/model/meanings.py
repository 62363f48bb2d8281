"""What every key means, in both languages, from ``keys.txt``: for the manuals and for editors."""

from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).resolve().parent / "keys.txt"


class Meaning(NamedTuple):
    """One line of ``keys.txt``; ``example`` is a line of YAML in the Chinese spelling."""

    zh: str
    en: str
    example: str


def meanings() -> dict[str, dict[str, Meaning]]:
    """Section (the name of a model, or of a list of words) → key in English → meaning."""
    out: dict[str, dict[str, Meaning]] = {}
    section = ""
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            out[section] = {}
        elif line and not line.startswith("#"):
            key, *rest = (part.strip() for part in line.split("¦"))
            out[section][key] = Meaning(*rest)
    return out

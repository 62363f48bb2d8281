"""In which file and line an author finds a sentence."""

import re
from collections.abc import Iterable
from pathlib import Path

from engine.speech.variants import HOLE

_CLAUSES = re.compile(rf"[{HOLE}，。；：、？！]")

#: Characters of a clause that is not found everywhere.
_TELLING = 3


class Sources:
    """The texts of a work's files. A bundle has no lines, so the sentence itself is looked for."""

    def __init__(self, root: Path, folders: Iterable[str]) -> None:
        found = sorted(
            p for f in folders for p in (root / f).rglob("*") if p.suffix in (".yaml", ".yml", ".md")
        )
        self._texts = [(p.relative_to(root).as_posix(), _text(p)) for p in found]

    def find(self, sentence: str) -> tuple[str, int] | None:
        """Path and line, counted from one. Where a citation or a value divides it, by its longest clause."""
        clause = max(_CLAUSES.split(sentence), key=len)
        for words in (sentence, clause) if len(clause) >= _TELLING else (sentence,):
            for path, text in self._texts:
                at = text.find(words)
                if at >= 0:
                    return path, text.count("\n", 0, at) + 1
        return None


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return ""

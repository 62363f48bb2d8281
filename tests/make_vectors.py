"""Rewrite the generated files of the shared vectors: ``python -m tests.make_vectors``.

A new vector is a ``<name>.yaml`` and a ``<name>.play.json`` with ``about``, ``seed`` and ``inputs``; this
adds the bundle, the events and the state. Read the difference before you keep it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.vector_files import FOLDER, rewritten, vectors


def changes() -> Iterator[tuple[Path, bytes]]:
    """Files that are not as they should be, and what they should hold."""
    for vector in vectors():
        for path, data in rewritten(vector):
            if not path.exists() or path.read_bytes() != data:
                yield path, data


def main() -> int:
    """Write what changed and say so. A play is made from the bundle that was written before it."""
    for path, data in changes():
        path.write_bytes(data)
        sys.stderr.write(f"{path.relative_to(FOLDER)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

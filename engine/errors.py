"""The exceptions of the engine.

EngineError
├── BundleError          a bundle that no player can play
│   └── NewerFormat      made by a later engine
├── ImportFault          a file of another program that cannot come in (`exchange/report.py`)
├── ProjectError         the command has nothing to work on
├── RecordError          what cannot be recorded, found or counted as it was asked
├── SpeechError          a sentence that a backend cannot speak, or a voice that is not there
└── StoreError           progress or records cannot be read or written

An exception is for a program or a machine at fault, a diagnostic for an author, an event for a learner.
"""

from engine.diagnostics.both import Both


class EngineError(Exception):
    """What a command reports in one sentence, in the user's language, and then ends."""

    def __init__(self, says: Both) -> None:
        super().__init__(says.en)
        self.says = says


class BundleError(EngineError):
    """A bundle that no player can play, whatever the learner does."""


class NewerFormat(BundleError):
    """A bundle made by a later engine."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            Both(
                f"这个课件的格式是 {found}，本程序只认到 {known}，请先升级本程序",
                f"this bundle has format {found}; this player reads up to {known}",
            )
        )
        self.found = found


class ProjectError(EngineError):
    """The command has nothing to work on, or not what was named."""


class RecordError(EngineError):
    """What cannot be recorded, found or counted as it was asked."""


class SpeechError(EngineError):
    """A sentence that a backend cannot speak, or a voice that is not there."""


class StoreError(EngineError):
    """Progress or records cannot be read or written."""

"""What the learner likes: colours and line spacing, kept between runs."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.players.progress import write_whole


@dataclass
class Settings:
    """Anything that cannot be read is as it was at first."""

    look: str = "night"
    roomy: bool = False

    def keep(self, root: Path) -> None:
        with suppress(OSError):
            write_whole(root / "settings.json", json.dumps(asdict(self)).encode())


def settings_from(root: Path) -> Settings:
    try:
        read = json.loads((root / "settings.json").read_bytes())
        return Settings(str(read["look"]), bool(read["roomy"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Settings()

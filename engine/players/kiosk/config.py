"""What a kiosk is told once, when it is set up: ``kiosk.json`` in its data folder."""

import json
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from engine.diagnostics import Both
from engine.errors import StoreError
from engine.players.kiosk.pin import is_hash
from engine.players.progress import write_whole

FILE = "kiosk.json"
PORT = 8765
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+")


@dataclass(frozen=True, slots=True)
class Config:
    """``pin`` is a hash. ``address`` is where phones reach this kiosk, for QR codes; empty: nowhere.

    ``roster`` is a file in the data folder. ``typing``: there is a keyboard to write with. ``scale``
    enlarges everything, for panels whose dots are finer than those of a 21.5-inch one. ``strike``: milliseconds
    within which a second stroke at the same place is the trembling of the first, 0 to 2,000.
    """

    pin: str = ""
    address: str = ""
    roster: str = ""
    typing: bool = False
    scale: float = 1.0
    strike: int = 400


#: The settings are few; the PIN is the only one that cannot be looked up.
_CURE = Both(
    "改好它；或者删掉它，用平常的设置，再用 qingjing kiosk --set-pin 设口令",
    "Mend it; or delete it for the usual settings and set the PIN with qingjing kiosk --set-pin",
)


def read_config(folder: Path) -> Config:
    """The settings in ``folder``, or the usual ones where there is no file; raises ``StoreError``."""
    path = folder / FILE
    try:
        read = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Config()
    except (OSError, ValueError) as e:
        raise StoreError(
            Both(
                f"{path} 读不出来：{e}。{_CURE.zh}",
                f"{path} cannot be read: {e}. {_CURE.en}",
            )
        ) from e
    wrong = _wrong(read)
    if wrong is not None:
        raise StoreError(
            Both(f"{path} 里的 {wrong} 写得不对。{_CURE.zh}", f"`{wrong}` in {path} is not valid. {_CURE.en}")
        )
    return Config(**read)


def _wrong(read: Any) -> str | None:
    """The first setting that cannot be used."""
    if not isinstance(read, dict):
        return "{}"
    usual = asdict(Config())
    for key, value in read.items():
        if key not in usual:
            return str(key)
        kind = type(usual[key])
        if not isinstance(value, (int, float) if kind is float else kind) or (
            isinstance(value, bool) and kind is not bool
        ):
            return str(key)
    if read.get("pin") and not is_hash(read["pin"]):
        return "pin"
    if read.get("address") and not _ADDRESS.fullmatch(read["address"].rstrip("/")):
        return "address"
    if not 0.5 <= read.get("scale", 1.0) <= 3:
        return "scale"
    if not 0 <= read.get("strike", 0) <= 2000:
        return "strike"
    if Path(read.get("roster", "")).name != read.get("roster", ""):
        return "roster"
    return None


def write_config(folder: Path, config: Config, **changes: Any) -> Config:
    """Change settings and keep them."""
    changed = replace(config, **changes)
    usual = asdict(Config())
    told = {k: v for k, v in asdict(changed).items() if v != usual[k]}
    write_whole(folder / FILE, (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode())
    return changed

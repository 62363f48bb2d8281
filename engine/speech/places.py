"""Where voices lie on this machine."""

import os
from pathlib import Path


def voices_folder() -> Path:
    """The folder with one folder for each backend that needs files; ``QINGJING_VOICE`` overrides the usual place."""
    set_by_hand = os.environ.get("QINGJING_VOICE")
    if set_by_hand:
        return Path(set_by_hand).expanduser()
    from platformdirs import user_data_path

    return user_data_path("qingjing", appauthor=False) / "voices"

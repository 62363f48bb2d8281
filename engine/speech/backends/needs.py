"""What a backend needs on this machine, and the command that gets it."""

import shutil
from importlib.util import find_spec

from engine.diagnostics import Both


def lacking(*modules: str) -> Both | None:
    """Says which of the modules are not installed; cheap, as nothing is imported."""
    gone = [m for m in modules if find_spec(m) is None]
    if not gone:
        return None
    names = ", ".join(gone)
    return Both(
        f"还没有装 {names}，请运行 pip install 'qingjing[speech]'",
        f"{names} is not installed; run pip install 'qingjing[speech]'",
    )


def program(name: str, package: str) -> Both | None:
    """Says that a program is not on the path, and the Debian package that holds it."""
    if shutil.which(name):
        return None
    return Both(
        f"这台机器上没有 {name}，请运行 sudo apt install {package}",
        f"{name} is not on this machine; run sudo apt install {package}",
    )

"""Pydantic without plug-ins: this program has none.

``PYDANTIC_DISABLE_PLUGINS`` keeps them from being looked for, but not their loader from being imported, and with it
``importlib.metadata``, e-mail, sockets and archives: more than it takes to build the models.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_LOADER = "pydantic.plugin._loader"


class _NoLoader(ModuleType):
    def get_plugins(self) -> tuple[Any, ...]:
        return ()

    def __getattr__(self, name: str) -> Any:
        """Whatever else a later pydantic may ask for, the loader itself answers."""
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(_LOADER, None)
        return getattr(import_module(_LOADER), name)


def leave_out() -> None:
    """Call before the first model is built."""
    sys.modules.setdefault(_LOADER, _NoLoader(_LOADER))

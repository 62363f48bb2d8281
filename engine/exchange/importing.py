"""A file of another program as authored files: the form is recognised, its importer does the rest."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from engine.exchange.importers.detect import FORMS, form_of
from engine.exchange.importers.target import Target
from engine.exchange.report import Imported


def imported(name: str, data: bytes, to: Target, form: str | None = None) -> Imported:
    """The files and the report of one file; raises ``ImportFault``. ``form`` overrules what the content says."""
    module: Any = import_module(f"engine.exchange.importers.{FORMS[form or form_of(name, data)]}")
    read: Callable[[str, bytes, Target], Imported] = module.read
    return read(name, data, to)

"""The language of the interface: ``--lang``, then LANG, then Chinese."""

import os
import sys

from engine.diagnostics import Both
from engine.diagnostics.both import Language


def _detected(arguments: list[str]) -> Language:
    for n, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and n + 1 < len(arguments):
            value = arguments[n + 1]
        if value in ("zh", "en"):
            return "en" if value == "en" else "zh"
    for name in ("QINGJING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value.partition(".")[0] not in ("C", "POSIX"):
            return "en" if value.startswith("en") else "zh"
    return "zh"


#: Decided once, before any command is imported: help texts are made at import.
LANGUAGE: Language = _detected(sys.argv[1:])


def say(zh: str, en: str) -> str:
    """The text in the language of this run."""
    return Both(zh, en).says(LANGUAGE)

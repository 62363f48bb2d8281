"""The settings file of an editor: JSON with comments, in which one object gets more members.

The text is inserted; what is there stays to the last character. What cannot be read is left alone.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_TOKEN = re.compile(
    r'(?P<blank>\s+|//[^\n]*|/\*.*?\*/)|(?P<text>"(?:[^"\\\n]|\\.)*")|(?P<mark>[{}\[\]:,])|(?P<word>[^\s{}\[\]:,"/]+)',
    re.S,
)


class UnreadableSettingsError(ValueError):
    """The file is no JSON, not even with comments."""


def read_settings(text: str) -> dict[str, Any]:
    """The values of a settings file; raises ``UnreadableSettingsError``."""
    tokens = [t for _, t in _tokens(text)]
    # A comma before a closing bracket is allowed there.
    plain = [t for n, t in enumerate(tokens) if not (t == "," and tokens[n + 1 : n + 2] in (["}"], ["]"]))]
    try:
        read = json.loads("".join(f"{t} " for t in plain) or "{}")
    except ValueError as problem:
        raise UnreadableSettingsError(str(problem)) from problem
    if not isinstance(read, dict):
        raise UnreadableSettingsError("no object")
    return read


def with_members(text: str, name: str, members: Mapping[str, Any]) -> str:
    """The file with ``members`` in its object ``name``; raises ``UnreadableSettingsError``.

    A member that is there already stays as it is unless its value is another: then it is replaced.
    """
    before = read_settings(text)
    known = before.get(name, {})
    if not isinstance(known, dict):
        raise UnreadableSettingsError(f"{name} is no object")
    wanted = {**before, name: {**known, **members}}
    if not text.strip():
        return json.dumps(wanted, ensure_ascii=False, indent=2) + "\n"
    made = text
    if name not in before:
        made = _inserted(made, _open(made, []), json.dumps(name), {}, 1)
    for key, value in members.items():
        if key in known and known[key] != value:
            start, end = _value(made, [name, key])
            made = made[:start] + json.dumps(value, ensure_ascii=False) + made[end:]
        elif key not in known:
            made = _inserted(made, _open(made, [name]), json.dumps(key, ensure_ascii=False), value, 2)
    if read_settings(made) != wanted:
        raise UnreadableSettingsError("the result would not be what was meant")
    return made


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """The tokens with their places, comments left out."""
    at = 1 if text.startswith("\ufeff") else 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise UnreadableSettingsError(f"at {at}")
        if found.lastgroup != "blank":
            yield at, found[0]
        at = found.end()


def _open(text: str, path: list[str]) -> int:
    """The place behind the bracket that opens the object at ``path``."""
    return _value(text, path)[0] + 1


def _value(text: str, path: list[str]) -> tuple[int, int]:
    """Where the value at ``path`` begins and ends."""
    keys: list[str | None] = []
    here: list[str] = []
    start, depth_of_it = -1, -1
    listed = list(_tokens(text))
    for n, (at, token) in enumerate(listed):
        is_key = token.startswith('"') and listed[n + 1 : n + 2] and listed[n + 1][1] == ":"
        if is_key and keys:
            keys[-1] = json.loads(token)
            continue
        here = [k for k in keys if k is not None]
        if start < 0 and token not in (":", ",", "}", "]") and here == path and len(keys) == len(path):
            start, depth_of_it = at, len(keys)
        if token in ("{", "["):
            keys.append(None)
        elif token in ("}", "]"):
            keys.pop()
        if start >= 0 and len(keys) == depth_of_it and token != ":":
            return start, at + len(token)
    raise UnreadableSettingsError("/".join(path))


def _inserted(text: str, at: int, key: str, value: Any, level: int) -> str:
    """A member put at the beginning of an object, on a line of its own."""
    blank = re.search(r"\n([ \t]+)\S", text)
    step = blank[1] if blank else "  "
    line = "\n" + step * level
    shown = json.dumps(value, ensure_ascii=False)
    after = next((t for p, t in _tokens(text) if p >= at), "}")
    end = f"\n{step * (level - 1)}" if after == "}" and "\n" not in text[at : text.find("}", at)] else ""
    return f"{text[:at]}{line}{key}: {shown}{'' if after == '}' else ','}{end}{text[at:]}"

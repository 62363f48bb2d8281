"""Which branch of a scene each instruction stands in. Twin: ``branches.js``.

The compiler lays branches out one after another: an ``unless`` is followed by what it guards, a choice
by the blocks of its options. A branch is named by what opens it, so that its name survives an edit
elsewhere. Where code is laid out in another way the names are coarser, never wrong about a boundary
that they draw.
"""

from typing import Any

from engine.runtime.fingerprint import fingerprint
from engine.runtime.words import flat, option_name


def branches(code: list[Any]) -> list[str]:
    """The names of the branches around every instruction, outermost first; empty on the main road.

    >>> branches(["一", ["unless", "信", 3], "二", "三"])
    ['', '', '/+93268067', '', '']
    """
    out = [""] * (len(code) + 1)
    _walk(code, 0, len(code), "", out)
    return out


def _walk(code: list[Any], at: int, end: int, path: str, out: list[str], *, open_end: bool = False) -> int:
    """Name what stands from ``at`` to ``end``; where a block ends, if only its own last jump tells."""
    while at < end:
        out[at] = path
        ins = code[at]
        op = ins[0] if isinstance(ins, list) else ""
        if op == "unless" and at < ins[2] <= end:
            at = _guarded(code, at, end, path, out)
        elif op in ("choose", "vote"):
            at = _options(code, at, end, path, out)
        else:
            at += 1
            if open_end and op == "jump" and ins[1] == at:
                return at
    return end


def _guarded(code: list[Any], at: int, end: int, path: str, out: list[str]) -> int:
    """A condition's two sides; returns where they meet again."""
    target: int = code[at][2]
    test = fingerprint(flat(code[at][1]))
    _walk(code, at + 1, target, f"{path}/+{test}", out)
    last = code[target - 1]
    if target - 1 > at and isinstance(last, list) and last[0] == "jump" and target < last[1] <= end:
        _walk(code, target, last[1], f"{path}/-{test}", out)
        return int(last[1])
    return target


def _options(code: list[Any], at: int, end: int, path: str, out: list[str]) -> int:
    """The blocks of a choice's options; returns where they gather."""
    blocks = [(o[1], option_name(o)) for o in code[at][2] if isinstance(o[1], int) and at < o[1] < end]
    meet = at + 1
    for n, (start, name) in enumerate(blocks):
        if n + 1 < len(blocks):
            _walk(code, start, blocks[n + 1][0], f"{path}/{name}", out)
            last = code[blocks[n + 1][0] - 1]
            if isinstance(last, list) and last[0] == "jump" and blocks[-1][0] <= last[1] <= end:
                meet = last[1]
        elif meet > start:
            _walk(code, start, meet, f"{path}/{name}", out)
        else:
            meet = _walk(code, start, end, f"{path}/{name}", out, open_end=True)
    return meet

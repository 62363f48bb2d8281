"""Which variables can still matter at an address.

Two states that differ only in a variable nobody will read again are one state: this keeps the state
space of a course from being the product of its stories.
"""

from collections.abc import Iterable

from engine.graph.flow import Flow, names_in, successors


def live_before(flow: Flow) -> list[int]:
    """For every address a bit mask of the state variables that may be read later."""
    bit = {name: 1 << n for n, name in enumerate(flow.names)}
    size = len(flow.code)
    uses, defs = [0] * size, [0] * size
    for at, ins in enumerate(flow.code):
        uses[at], defs[at] = _effect(flow, at, ins, bit)
    entered = {flow.at(scene): bit[f"@{scene}"] for scene in flow.visits}
    leads = [successors(flow, at) for at in range(size)]
    # A return goes to behind some call; an ending leaves the story, also to behind a call.
    after = [at + 1 for at, ins in enumerate(flow.code) if isinstance(ins, list) and ins[0] == "call"]
    leaving = [at for at, ins in enumerate(flow.code) if isinstance(ins, list) and ins[0] in ("back", "end")]
    live = [0] * size
    while True:
        changed = False
        returned = 0
        for at in after:
            returned |= live[at]
        for at in leaving:
            if live[at] != returned:
                live[at] = returned
                changed = True
        for at in range(size - 1, -1, -1):
            if not leads[at]:
                continue
            out = 0
            for to in leads[at]:
                out |= live[to] | entered.get(to, 0)
            now = uses[at] | (out & ~defs[at])
            if now != live[at]:
                live[at] = now
                changed = True
        if not changed:
            return live


def _effect(flow: Flow, at: int, ins: object, bit: dict[str, int]) -> tuple[int, int]:
    """What an instruction reads and what it overwrites."""
    if not isinstance(ins, list):
        return 0, 0
    if ins[0] == "set":
        own = bit.get(ins[1], 0)
        return (_mask(ins[2], bit) if own else 0), own
    if ins[0] == "unless":
        return _mask(ins[1], bit), 0
    if ins[0] == "call" and len(ins) > 2:  # a story starts anew: nothing of its past matters
        story = ins[1]
        return 0, _together(
            b for n, b in bit.items() if n.startswith((f"{story}.", f"@{story}/", f"!{story}/"))
        )
    if ins[0] in ("item", "quiz"):
        return bit.get("#", 0), 0
    if ins[0] in ("choose", "vote"):
        read = 0
        for n, option in enumerate(ins[2]):
            if len(option) > 2 and option[2] is not None:
                read |= _mask(option[2], bit)
            read |= bit.get(flow.once(at, n), 0)
        return read, 0
    return 0, 0


def _together(bits: Iterable[int]) -> int:
    out = 0
    for b in bits:
        out |= b
    return out


def _mask(expr: object, bit: dict[str, int]) -> int:
    out = 0
    for name in names_in(expr):
        out |= bit.get(name, 0)
    return out

"""A program's flow as Python functions: how the explorer gets through states fast.

For every stop there is a function from a state to its successors. The source is made from checked
instructions only, never from an author's text: names become ``v0, v1 …``, strings go through ``repr``.

A state is a tuple: stop number, return stack (only where the program calls), values of the variables
that are live at the stop (the others are written as 0).
"""

from collections.abc import Callable
from typing import Any

from engine.graph.flow import Flow, successors
from engine.graph.liveness import live_before
from engine.graph.pace import tenths

State = tuple[Any, ...]
Successors = Callable[[State], list[State]]
#: A draw with more outcomes than this is not explored.
MOST_OUTCOMES = 64
#: A story in which calls are nested deeper than this calls itself without end.
DEEPEST = 60
_PLAIN = {"+", "-", ">", ">=", "<", "<=", "==", "!=", "and", "or"}


class TooDeep(Exception):
    """Calls that are never returned from."""


class Generated:
    """The functions, and the marks that they leave while they run."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.live = live_before(flow)
        self.slot = {name: n for n, name in enumerate(flow.names)}
        self.stops: list[int] = []
        self.stop_number: dict[int, int] = {}
        #: One byte for each option, branch and overrun, set when it happened.
        self.marks = bytearray()
        self.mark_of: dict[tuple[str, int, int], int] = {}
        self.unproven = False
        #: Tenths of a second, where ``compile`` was asked for them.
        self.times: list[int] = [0]
        self.timed = False
        self._params = ", ".join(
            ([] if not flow.calls else ["k"]) + [f"v{n}" for n in range(len(flow.names))]
        )
        self._lines: list[str] = []
        self._wanted: list[int] = []
        self._blocks: set[int] = set()
        self._cut = _cycle_cuts(flow)

    def compile(self, *, timed: bool) -> tuple[State, list[Successors]]:
        """The start state and the successor function of each stop."""
        self.timed = timed
        flow = self.flow
        start = self._block(flow.at(flow.bundle["start"]))
        self._lines.append("def start():")
        first = [repr(v) for v in flow.first]
        values = ", ".join((["()"] if flow.calls else []) + first)
        self._lines.append(f" return {start}({self._start_values(flow.bundle['start'], values)})")
        while self._wanted:
            self._emit_block(self._wanted.pop())
        done = 0
        while done < len(self.stops):
            self._emit_stop(done)
            done += 1
            while self._wanted:
                self._emit_block(self._wanted.pop())
        space: dict[str, Any] = {
            "M": self.marks, "T": self.times, "FLOOR": _floor, "REST": _rest, "LIM": _limited,
            "LEAVE": _leave, "B": {}, "DEEP": TooDeep,
        }  # fmt: skip
        # The source is ours, made from checked instructions: see the top of this file.
        exec(compile("\n".join(self._lines), "<flow>", "exec"), space)  # noqa: S102
        space["B"].update({g: space[f"b{g}"] for g in self._blocks})
        self.start: Callable[[], State] = space["start"]
        return self.start(), [space[f"s{n}"] for n in range(len(self.stops))]

    # Blocks: straight runs of instructions.

    def _block(self, at: int) -> str:
        if at not in self._blocks:
            self._blocks.add(at)
            self._wanted.append(at)
        return f"b{at}"

    def _start_values(self, scene: str, values: str) -> str:
        name = f"@{scene}"
        if name not in self.slot:
            return values
        parts = values.split(", ")
        parts[self.slot[name] + int(self.flow.calls)] = "1"
        return ", ".join(parts)

    def _emit_block(self, at: int) -> None:
        self._lines.append(f"def b{at}({self._params}):")
        if at in self._cut:
            self._lines.append(f" return {self._state(at)}")
            return
        self._run(at, " ")

    def _run(self, at: int, pad: str) -> None:
        """Instructions from ``at`` to where control leaves the block."""
        flow = self.flow
        spent = 0
        while True:
            ins = flow.code[at]
            op = ins[0] if isinstance(ins, list) else ""
            if op == "set" and ins[1] in self.slot and not _draws(ins[2]):
                self._set(ins, at, pad)
            elif (
                op in ("choose", "vote", "end")
                or self._is_chance(ins)
                or (flow.scored and op in ("item", "quiz"))
            ):
                self._time(spent, pad)
                self._lines.append(f"{pad}return {self._state(at)}")
                return
            elif op == "unless":
                self._time(spent, pad)
                self._lines.append(f"{pad}if {self._expr(ins[1])}:")
                self._mark("yes", at, 0, pad + " ")
                self._lines.append(f"{pad} return {self._call(at + 1)}")
                self._mark("no", at, 0, pad)
                self._lines.append(f"{pad}return {self._call(flow.at(flow.where[at][0], ins[2]))}")
                return
            elif op in ("jump", "go", "call", "back"):
                self._time(spent, pad)
                self._leave(ins, at, pad)
                return
            else:
                spent += tenths(ins)
            at += 1
            if at in self._cut:
                self._time(spent, pad)
                self._lines.append(f"{pad}return {self._call(at)}")
                return

    def _leave(self, ins: list[Any], at: int, pad: str) -> None:
        flow = self.flow
        if ins[0] == "jump":
            self._lines.append(f"{pad}return {self._call(flow.at(flow.where[at][0], ins[1]))}")
        elif ins[0] == "go":
            self._enter(ins[1], pad)
        elif ins[0] == "call":
            self._block(at + 1)
            story = len(ins) > 2
            self._lines.append(f"{pad}k = ({at + 1}, {story}, k, k[3] + 1 if k else 1)")
            self._lines.append(f"{pad}if k[3] > {DEEPEST}: raise DEEP")
            if story:
                self._reset(ins[1], pad)
            self._enter(ins[1], pad)
        elif flow.calls:
            rest = self._params.partition(", ")[2]
            self._lines.append(f"{pad}if not k: return {self._state(at)}")
            self._lines.append(f"{pad}return B[k[0]](k[2]{', ' if rest else ''}{rest})")
        else:
            self._lines.append(f"{pad}return {self._state(at)}")

    def _reset(self, story: str, pad: str) -> None:
        for name, n in self.slot.items():
            if name.startswith((f"{story}.", f"@{story}/", f"!{story}/")):
                self._lines.append(f"{pad}v{n} = {self.flow.first[n]!r}")

    def _enter(self, scene: str, pad: str) -> None:
        name = f"@{scene}"
        if name in self.slot:
            v = f"v{self.slot[name]}"
            bound = self.flow.visits[scene]
            self._lines.append(f"{pad}if {v} < {bound}: {v} += 1")
        self._lines.append(f"{pad}return {self._call(self.flow.at(scene))}")

    def _call(self, at: int) -> str:
        return f"{self._block(at)}({self._params})"

    def _set(self, ins: list[Any], at: int, pad: str) -> None:
        v = f"v{self.slot[ins[1]]}"
        self._lines.append(f"{pad}{v} = {self._expr(ins[2])}")
        limits = self.flow.limits.get(ins[1])
        if limits is not None:
            self._clamp(v, limits, at, pad)

    def _clamp(self, v: str, limits: tuple[int, int], at: int, pad: str) -> None:
        mark = self._mark_number("over", at, 0)
        low, high = limits
        self._lines.append(f"{pad}if {v} > {high}: {v} = {high}; M[{mark}] = 1")
        self._lines.append(f"{pad}elif {v} < {low}: {v} = {low}; M[{mark}] = 1")

    def _state(self, at: int) -> str:
        """The state tuple at a stop; variables that are dead there are written as 0."""
        number = self.stop_number.get(at)
        if number is None:
            number = self.stop_number[at] = len(self.stops)
            self.stops.append(at)
        live = self.live[at]
        values = [f"v{n}" if live >> n & 1 else "0" for n in range(len(self.flow.names))]
        parts = [str(number), *(["k"] if self.flow.calls else []), *values]
        return f"({', '.join(parts)},)"

    # Stops: what can come after them.

    def _emit_stop(self, number: int) -> None:
        at = self.stops[number]
        self._lines.append(f"def s{number}(s):")
        unpacked = ", ".join(["_", self._params] if self._params else ["_"])
        self._lines.append(f" {unpacked}, = s")
        self._lines.append(" out = []")
        ins = self.flow.code[at]
        op = ins[0] if isinstance(ins, list) else ""
        if op in ("choose", "vote"):
            for ordinal, option in enumerate(ins[2]):
                self._option(at, ordinal, option)
        elif op == "end":
            if self.flow.calls:
                rest = self._params.partition(", ")[2]
                self._lines.append(" k = LEAVE(k)")
                self._lines.append(" if k:")
                self._push(f"B[k[0]](k[2]{', ' if rest else ''}{rest})", "  ")
        elif self.flow.scored and op in ("item", "quiz"):
            self._graded(at, ins)
        elif self._is_chance(ins):
            self._chance(at, ins)
        elif op != "back":  # a cut in a cycle: only go on
            self._push(f"c{at}({self._params})", " ")
            self._emit_cut(at)
        self._lines.append(" return out")

    def _emit_cut(self, at: int) -> None:
        tail = [self._lines.pop()]  # the block goes before this function's end
        head = self._lines.index(f"def s{self.stop_number[at]}(s):")
        body = self._lines[head:]
        del self._lines[head:]
        self._lines.append(f"def c{at}({self._params}):")
        self._run(at, " ")
        self._lines += body + tail

    def _option(self, at: int, ordinal: int, option: list[Any]) -> None:
        tests = []
        once = self.slot.get(self.flow.once(at, ordinal))
        if len(option) > 2 and option[2] is not None:
            tests.append(self._expr(option[2]))
        if once is not None:
            tests.append(f"not v{once}")
        pad = " "
        if tests:
            self._lines.append(f" if {' and '.join(f'({t})' for t in tests)}:")
            pad = "  "
        self._mark("option", at, ordinal, pad)
        params = self._params
        entry = ""
        if isinstance(option[1], str):
            target = self.flow.at(option[1])
            name = f"@{option[1]}"
            if name in self.slot:
                v = f"v{self.slot[name]}"
                entry = f"min({v} + 1, {self.flow.visits[option[1]]})"
                params = _with(params, v, entry)
        else:
            target = self.flow.at(self.flow.where[at][0], option[1])
        if once is not None:
            params = _with(params, f"v{once}", "True")
        self._push(f"{self._block(target)}({params})", pad)

    def _graded(self, at: int, ins: list[Any]) -> None:
        items = self.flow.bundle["items"]
        if ins[0] == "item":
            gains = [0, items[ins[1]]["points"]]
        else:
            spec = ins[1]
            most = max((items[i]["points"] for i in self.flow.bundle["banks"][spec["bank"]]), default=0)
            gains = list(range(most * spec["draw"] + 1))
        v = f"v{self.slot['#']}"
        for gain in dict.fromkeys(gains):
            self._push(f"{self._block(at + 1)}({_with(self._params, v, f'{v} + {gain}')})", " ")

    def _is_chance(self, ins: Any) -> bool:
        """Whether an instruction draws and the draw matters."""
        if not isinstance(ins, list):
            return False
        return (ins[0] == "set" and ins[1] in self.slot and _draws(ins[2])) or (
            ins[0] == "unless" and _draws(ins[1])
        )

    def _chance(self, at: int, ins: list[Any]) -> None:
        """Every outcome of the draws in one instruction."""
        expr = ins[2] if ins[0] == "set" else ins[1]
        found: list[tuple[int, int]] = []
        source = self._expr(expr, found)
        outcomes = 1
        for low, high in found:
            outcomes *= high - low + 1
        if outcomes > MOST_OUTCOMES:
            self.unproven = True
            found = [(low, min(high, low + 1)) for low, high in found]
        pad = " "
        for n, (low, high) in enumerate(found):
            self._lines.append(f"{pad}for r{n} in range({low}, {high + 1}):")
            pad += " "
        if ins[0] == "unless":
            other = self.flow.at(self.flow.where[at][0], ins[2])
            self._push(f"{self._call(at + 1)} if {source} else {self._call(other)}", pad)
            return
        v = f"v{self.slot[ins[1]]}"
        self._lines.append(f"{pad}t = {source}")
        limits = self.flow.limits.get(ins[1])
        if limits is not None:
            self._clamp("t", limits, at, pad)
        self._push(f"{self._block(at + 1)}({_with(self._params, v, 't')})", pad)

    # Pieces.

    def _push(self, state: str, pad: str) -> None:
        """One successor; when timed, ``T[1:]`` gets the time of the way to it, in step with the list."""
        if self.timed:
            self._lines.append(f"{pad}T[0] = 0")
        self._lines.append(f"{pad}out.append({state})")
        if self.timed:
            self._lines.append(f"{pad}T.append(T[0])")

    def _mark(self, kind: str, at: int, n: int, pad: str) -> None:
        self._lines.append(f"{pad}M[{self._mark_number(kind, at, n)}] = 1")

    def _mark_number(self, kind: str, at: int, n: int) -> int:
        key = (kind, at, n)
        if key not in self.mark_of:
            self.mark_of[key] = len(self.marks)
            self.marks.append(0)
        return self.mark_of[key]

    def _time(self, spent: int, pad: str) -> None:
        if self.timed and spent:
            self._lines.append(f"{pad}T[0] += {spent}")

    def _expr(self, expr: Any, draws: list[tuple[int, int]] | None = None) -> str:
        if isinstance(expr, bool | int):
            return repr(expr)
        if isinstance(expr, str):
            return f"v{self.slot[expr]}"
        op, *args = expr
        if op == "s":
            return repr(args[0])
        if op == "seen":
            return f"(v{self.slot['@' + args[0]]} > 0)"
        if op == "visits":
            return f"v{self.slot['@' + args[0]]}"
        if op == "score":
            return f"v{self.slot['#']}"
        if op == "random":
            return self._draw(args, draws)
        parts = [self._expr(a, draws) for a in args]
        if op == "not":
            return f"(not {parts[0]})"
        if op == "neg":
            return f"(-{parts[0]})"
        if op in _PLAIN:
            return f"({parts[0]} {op} {parts[1]})"
        name = {"*": "LIM", "//": "FLOOR", "%": "REST", "min": "min", "max": "max"}[op]
        return f"LIM({parts[0]} * {parts[1]})" if op == "*" else f"{name}({parts[0]}, {parts[1]})"

    def _draw(self, args: list[Any], draws: list[tuple[int, int]] | None) -> str:
        low, high = args
        if draws is None or not isinstance(low, int) or not isinstance(high, int):
            self.unproven = True
            return self._expr(low)
        draws.append((low, max(low, high)))
        return f"r{len(draws) - 1}"


def _with(params: str, name: str, value: str) -> str:
    return ", ".join(value if p == name else p for p in params.split(", "))


def _draws(expr: Any) -> bool:
    return (
        isinstance(expr, list)
        and expr[0] != "s"
        and (expr[0] == "random" or any(_draws(e) for e in expr[1:]))
    )


def _cycle_cuts(flow: Flow) -> set[int]:
    """Addresses at which every cycle without a choice is cut, so that no function calls itself for ever."""
    cuts: set[int] = set()
    colour = bytearray(len(flow.code))
    stopping = {"choose", "vote", "end", "back"}
    for root in range(len(flow.code)):
        if colour[root]:
            continue
        stack = [(root, iter(_through(flow, root, stopping)))]
        colour[root] = 1
        while stack:
            at, leads = stack[-1]
            for to in leads:
                if colour[to] == 0:
                    colour[to] = 1
                    stack.append((to, iter(_through(flow, to, stopping))))
                    break
                if colour[to] == 1:
                    cuts.add(to)
            else:
                colour[at] = 2
                stack.pop()
    return cuts


def _through(flow: Flow, at: int, stopping: set[str]) -> list[int]:
    ins = flow.code[at]
    if isinstance(ins, list) and ins[0] in stopping:
        return []
    return successors(flow, at)


def _floor(a: int, b: int) -> int:
    return _limited(a // b) if b else 0


def _rest(a: int, b: int) -> int:
    return a % b if b else 0


def _limited(value: int) -> int:
    return max(-(2**53 - 1), min(2**53 - 1, value))


def _leave(k: Any) -> Any:
    """The frame of the story that an ending leaves, or nothing."""
    while k and not k[1]:
        k = k[2]
    return k

"""Which scene leads to which: a lowered program scene by scene, for rules that need no states.

``flow`` holds the same program address by address, for the exploration.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from engine.graph.subject import Subject

T = TypeVar("T")
Code = list[Any]


def once(make: Callable[[Subject], T]) -> Callable[[Subject], T]:
    """A value worked out when the first rule asks for it and kept with the subject."""
    key = f"memo {make.__module__}.{make.__qualname__}"

    def made(subject: Subject) -> T:
        kept = vars(subject)
        if key not in kept:
            kept[key] = make(subject)
        value: T = kept[key]
        return value

    return made


@dataclass(slots=True)
class SceneLinks:
    """What can happen in one scene, every condition taken both ways."""

    #: Scenes that it goes to, in authored order, and scenes that it calls.
    goes: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    #: It can end the story; run off its end; return explicitly.
    ends: bool = False
    falls: bool = False
    returns: bool = False
    #: Counters of instructions that nothing leads to; jumps that the compiler put in do not count.
    unreached: list[int] = field(default_factory=list)

    @property
    def back(self) -> bool:
        """Whether control can return to a caller."""
        return self.falls or self.returns


@once
def links_of(subject: Subject) -> dict[str, SceneLinks]:
    """The links of every scene of a program. A call counts as passed only if it can return."""
    scenes: dict[str, Code] = subject.bundle["scenes"]
    links = {name: _scan(code, None) for name, code in scenes.items()}
    callers = [name for name, link in links.items() if link.calls]
    changed = bool(callers)
    while changed:
        returning = returning_scenes(links)
        changed = False
        for name in callers:
            new = _scan(scenes[name], returning | {c for c in links[name].calls if c not in links})
            changed = changed or new != links[name]
            links[name] = new
    return links


def returning_scenes(links: dict[str, SceneLinks]) -> set[str]:
    """Scenes from whose start control can return to a caller, be it through other scenes."""
    before: dict[str, list[str]] = {}
    for name, link in links.items():
        for to in link.goes:
            before.setdefault(to, []).append(name)
    todo = [name for name, link in links.items() if link.back]
    found = set(todo)
    while todo:
        for name in before.get(todo.pop(), ()):
            if name not in found:
                found.add(name)
                todo.append(name)
    return found


def links_from(subject: Subject, scene: str, pc: int) -> SceneLinks:
    """What can happen in a scene from one counter on."""
    return _scan(subject.bundle["scenes"][scene], None, pc)


def _scan(code: Code, returning: set[str] | None, start: int = 0) -> SceneLinks:
    out = SceneLinks()
    goes, size = out.goes, len(code)
    todo = [start]
    seen: set[int] = set()
    while todo:
        pc = todo.pop()
        while pc not in seen:
            seen.add(pc)
            if pc == size:
                out.falls = True
                break
            ins = code[pc]
            pc += 1
            if ins.__class__ is not list:
                continue
            op = ins[0]
            if op in ("choose", "vote"):
                for option in ins[2]:
                    to = option[1]
                    if to.__class__ is str:
                        goes.append(to)
                    else:
                        todo.append(to)
                break
            if op == "go":
                goes.append(ins[1])
                break
            if op == "unless":
                todo.append(ins[2])
            elif op == "jump":
                pc = ins[1]
            elif op == "end":
                out.ends = True
                break
            elif op == "back":
                out.returns = True
                break
            elif op == "call" and len(ins) == 2:
                out.calls.append(ins[1])
                if returning is not None and ins[1] not in returning:
                    break
    if len(seen) < size:
        out.unreached = [n for n in range(size) if n not in seen and not _is_jump(code[n])]
    return out


def _is_jump(ins: Any) -> bool:
    return ins.__class__ is list and ins[0] == "jump"

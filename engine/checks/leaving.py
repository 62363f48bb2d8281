"""Steps behind a step that leads away for good."""

from collections.abc import Iterator
from typing import Any

from engine.graph.links import links_of, returning_scenes
from engine.graph.subject import Place, Subject
from engine.model.steps import HEADS
from engine.model.vocabulary import KEY
from engine.source.place import Path


class Leaving:
    """Looks at one scene as it was typed."""

    def __init__(self, subject: Subject) -> None:
        links = links_of(subject)
        returning = returning_scenes(links)
        self.ending_calls = {name for name in links if name not in returning}

    def idle(self, place: Place, tree: Any) -> Iterator[Place]:
        """Steps of a list, and of the lists inside it, that nothing leads to: the first of each list."""
        for path in self._idle(tree, place.path):
            yield place._replace(path=path)

    def _idle(self, steps: Any, path: Path) -> Iterator[Path]:
        left = False
        listed = steps if isinstance(steps, list) else [steps]
        for n, step in enumerate(listed):
            if left:
                yield (*path, n)
                return
            left = self.step_leaves(step)
            if isinstance(step, dict):
                yield from self._inside(step, (*path, n))

    def _inside(self, step: dict[str, Any], path: Path) -> Iterator[Path]:
        for word in ("then", "else"):
            if (inner := _get(step, word)) is not None:
                yield from self._idle(inner, (*path, KEY[word]))
        for word in ("choose", "vote"):
            choice = _get(step, word)
            if isinstance(choice, dict):
                yield from self.idle_in_options(choice, (*path, KEY[word]))

    def idle_in_options(self, choice: dict[str, Any], path: Path) -> Iterator[Path]:
        """Steps inside the options of a choice, and an option's way out behind one in its script."""
        for n, option in enumerate(_get(choice, "options") or ()):
            here = (*path, KEY["options"], n)
            script = _get(option, "script") if isinstance(option, dict) else None
            if script is None:
                continue
            yield from self._idle(script, (*here, KEY["script"]))
            if self.leaves(script) and _get(option, "goto") is not None:
                yield (*here, KEY["goto"])

    def leaves(self, steps: Any) -> bool:
        return any(self.step_leaves(s) for s in (steps if isinstance(steps, list) else [steps]))

    def step_leaves(self, step: Any) -> bool:
        """Whether control never gets past a step."""
        if not isinstance(step, dict):
            return False
        head = next((HEADS[k] for k in step if k in HEADS), "")
        if head in ("goto", "ending", "return"):
            return True
        if head == "call":
            return _get(step, "call") in self.ending_calls
        if head == "if":
            other = _get(step, "else")
            return other is not None and self.leaves(_get(step, "then")) and self.leaves(other)
        if head in ("choose", "vote"):
            choice = _get(step, head)
            return isinstance(choice, dict) and self.choice_leaves(choice)
        return False

    def choice_leaves(self, choice: dict[str, Any]) -> bool:
        options = _get(choice, "options") or []
        # A choice without options leads nowhere either, but has a report of its own.
        return bool(options) and all(
            isinstance(o, dict) and (_get(o, "goto") is not None or self.leaves(_get(o, "script")))
            for o in options
        )


def _get(tree: dict[str, Any], word: str) -> Any:
    """A value under either spelling of its key."""
    zh, en = KEY[word]
    return tree[zh] if zh in tree else tree.get(en)

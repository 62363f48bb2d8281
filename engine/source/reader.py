"""YAML read into plain values, everything a text until a model says otherwise.

YAML's own guesses (``no`` is false, ``12:30`` is 750, ``010`` is 8) never happen: a scalar is the
characters that the author typed. Places are not kept while reading; ``Source.span`` finds them again
when there is something to say, which most of the time there is not.
"""

from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from engine.diagnostics import Diagnostic, Severity, Span
from engine.source import faults
from engine.source.encoding import decoded
from engine.source.mend import mend
from engine.source.place import Source, Tree

Mapping = dict[str, Tree]

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 100
#: Nodes that aliases add. A file without aliases is bounded by its size alone, so that a story of
#: ten thousand scenes can be one file.
MAX_EXPANDED = 200_000


class _Refused(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def read_yaml(path: str, data: bytes, keys: frozenset[str]) -> tuple[Source, list[Diagnostic]]:
    """The values of a YAML file and what is wrong with its form.

    ``path`` is what diagnostics name, ``keys`` are the words that the language uses as keys: with
    them a slip of the input method (``去：河边``) is told from a line of speech (``石头：娘``).
    ``Source.tree`` is an empty mapping when nothing could be read.
    """
    text, diagnostics = decoded(path, data, MAX_BYTES)
    source = Source(path, text or "", written=text or "")
    if text is None:
        return source, diagnostics
    source.text, source.mends, found = mend(path, text, keys)
    diagnostics += found
    try:
        source.tree = _Builder(source, diagnostics).document()
    except yaml.YAMLError as problem:
        # Loaded for a file that is no YAML only: it knows every way to be wrong.
        from engine.source.yaml_errors import explained

        _add_error(diagnostics, explained(source, problem))
    except _Refused as refused:
        _add_error(diagnostics, refused.diagnostic)
    return source, diagnostics


def _add_error(diagnostics: list[Diagnostic], found: Diagnostic) -> None:
    """One mistake, one report: where the mending has named an error, the parser adds nothing."""
    if not any(d.severity is Severity.ERROR and d.span.line == found.span.line for d in diagnostics):
        diagnostics.append(found)


class _Builder:
    """Makes values out of parser events; the C parser does the reading."""

    def __init__(self, source: Source, diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.diagnostics = diagnostics
        self.parser = yaml.CSafeLoader(source.text)
        self.next: Callable[[], Any] = self.parser.get_event
        self.anchors: dict[str, Tree] = {}
        self.measures: dict[str, tuple[int, int]] = {}
        self.expanded = 0
        self.depth = 0

    def document(self) -> Mapping:
        self.next()  # stream start
        if isinstance(self.next(), StreamEndEvent):
            raise _Refused(faults.EMPTY_FILE.at(Span(self.source.path)))
        event = self.next()
        tree = self._value(event)
        self.next()  # document end
        after = self.next()
        if not isinstance(after, StreamEndEvent):
            self.diagnostics.append(faults.SEVERAL_DOCUMENTS.at(self._span(after)))
        if isinstance(tree, dict):
            return tree
        if tree is None:
            raise _Refused(faults.EMPTY_FILE.at(Span(self.source.path)))
        raise _Refused(faults.NOT_A_MAPPING.at(self._span(event)))

    def _span(self, event: Any) -> Span:
        return self.source.between(event.start_mark, event.end_mark)

    def _value(self, event: Any) -> Tree:
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if value == "" and not event.style:
                value = None
            if event.anchor:
                self._remember(event, value)
            return value  # type: ignore[no-any-return]  # yaml has no types
        if kind is AliasEvent:
            return self._alias(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _Refused(faults.TOO_DEEP.at(self._span(event), limit=MAX_DEPTH))
        tree: Tree = self._list() if kind is SequenceStartEvent else self._mapping()
        self.depth -= 1
        if event.anchor:
            self._remember(event, tree)
        return tree

    def _remember(self, event: Any, tree: Tree) -> None:
        if event.anchor in self.anchors:
            self.diagnostics.append(faults.DUPLICATE_ANCHOR.at(self._span(event), name=event.anchor))
        else:
            self.anchors[event.anchor] = tree

    def _alias(self, event: Any) -> Tree:
        if event.anchor not in self.anchors:
            raise _Refused(faults.UNKNOWN_ALIAS.at(self._span(event), name=event.anchor))
        tree = self.anchors[event.anchor]
        if event.anchor not in self.measures:
            self.measures[event.anchor] = _measure(tree)
        size, height = self.measures[event.anchor]
        self.expanded += size
        if self.expanded > MAX_EXPANDED:
            raise _Refused(faults.TOO_MANY_NODES.at(self._span(event), name=event.anchor, limit=MAX_EXPANDED))
        if self.depth + height > MAX_DEPTH:
            raise _Refused(faults.TOO_DEEP.at(self._span(event), limit=MAX_DEPTH))
        return tree

    def _list(self) -> list[Tree]:
        out: list[Tree] = []
        event = self.next()
        while event.__class__ is not SequenceEndEvent:
            out.append(self._value(event))
            event = self.next()
        return out

    def _mapping(self) -> Mapping:
        out: Mapping = {}
        event = self.next()
        while event.__class__ is not MappingEndEvent:
            key = self._value(event)
            if not isinstance(key, str):
                self.diagnostics.append(faults.KEY_NOT_TEXT.at(self._span(event)))
                self._value(self.next())
            elif key in out:
                self.diagnostics.append(faults.DUPLICATE_KEY.at(self._span(event), key=key))
                self._value(self.next())
            else:
                out[key] = self._value(self.next())
            event = self.next()
        return out


def _measure(tree: Tree) -> tuple[int, int]:
    """How many nodes a value has, and how many levels."""
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else None
    if inner is None:
        return 1, 0
    keys = len(tree) if isinstance(tree, dict) else 0
    measures = [_measure(value) for value in inner]
    height = max((height for _, height in measures), default=0)
    return 1 + keys + sum(size for size, _ in measures), 1 + height

"""YAML read into plain values, everything a text until a model says otherwise.

YAML's own guesses (``no`` is false, ``12:30`` is 750, ``010`` is 8) never happen: a scalar is the
characters that the author typed. Places are not kept while reading; ``Source.span`` finds them again
when there is something to say, which most of the time there is not.
"""

import yaml
from yaml.events import (
    AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent,
    StreamEndEvent,
)  # fmt: skip

from engine.diagnostics import Diagnostic, Span
from engine.source import faults
from engine.source.encoding import decoded
from engine.source.mend import mend
from engine.source.place import Source, Tree
from engine.source.yaml_errors import explained

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
    source = Source(path, text or "")
    if text is None:
        return source, diagnostics
    source.text, source.mends, found = mend(path, text, keys)
    diagnostics += found
    try:
        source.tree = _Builder(source, diagnostics).document()
    except yaml.YAMLError as problem:
        diagnostics.append(explained(source, problem))
    except _Refused as refused:
        diagnostics.append(refused.diagnostic)
    except RecursionError:
        diagnostics.append(faults.TOO_BIG.at(Span(path), what=f"> {MAX_DEPTH}"))
    return source, diagnostics


class _Builder:
    """Makes values out of parser events; the C parser does the reading."""

    def __init__(self, source: Source, diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.diagnostics = diagnostics
        self.parser = yaml.CSafeLoader(source.text)
        self.next = self.parser.get_event
        self.anchors: dict[str, tuple[Tree, int]] = {}
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
            raise _Refused(faults.BAD_YAML.at(self._span(after)))
        if isinstance(tree, dict):
            return tree
        if tree is None:
            raise _Refused(faults.EMPTY_FILE.at(Span(self.source.path)))
        raise _Refused(faults.NOT_A_MAPPING.at(self._span(event), found=_kind(tree)))

    def _span(self, event: yaml.Event) -> Span:
        return self.source.between(event.start_mark, event.end_mark)

    def _value(self, event: yaml.Event) -> Tree:
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if value == "" and event.style is None:
                value = None
            if event.anchor:
                self.anchors[event.anchor] = (value, 1)
            return value  # type: ignore[no-any-return]  # yaml has no types
        if kind is AliasEvent:
            return self._alias(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _Refused(faults.TOO_BIG.at(self._span(event), what=f"> {MAX_DEPTH}"))
        tree: Tree = self._list() if kind is SequenceStartEvent else self._mapping(event)
        self.depth -= 1
        if event.anchor:
            self.anchors[event.anchor] = (tree, _size(tree))
        return tree

    def _alias(self, event: AliasEvent) -> Tree:
        if event.anchor not in self.anchors:
            raise _Refused(faults.UNKNOWN_ALIAS.at(self._span(event), name=event.anchor))
        tree, size = self.anchors[event.anchor]
        self.expanded += size
        if self.expanded > MAX_EXPANDED:
            raise _Refused(faults.TOO_BIG.at(self._span(event), what=f"> {MAX_EXPANDED}"))
        return tree

    def _list(self) -> list[Tree]:
        out: list[Tree] = []
        event = self.next()
        while event.__class__ is not SequenceEndEvent:
            out.append(self._value(event))
            event = self.next()
        return out

    def _mapping(self, start: MappingStartEvent) -> Mapping:
        out: Mapping = {}
        event = self.next()
        while event.__class__ is not MappingEndEvent:
            key = self._value(event)
            if not isinstance(key, str):
                raise _Refused(faults.KEY_NOT_TEXT.at(self._span(event), found=_kind(key)))
            if key in out:
                self.diagnostics.append(faults.DUPLICATE_KEY.at(self._span(event), key=key))
                self._value(self.next())
            else:
                out[key] = self._value(self.next())
            event = self.next()
        return out


def _size(tree: Tree) -> int:
    if isinstance(tree, dict):
        return 1 + sum(1 + _size(v) for v in tree.values())
    if isinstance(tree, list):
        return 1 + sum(_size(v) for v in tree)
    return 1


def _kind(tree: Tree) -> str:
    return "列表/a list" if isinstance(tree, list) else "键值/a mapping" if isinstance(tree, dict) else "一段文字/a text"

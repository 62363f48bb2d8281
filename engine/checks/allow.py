"""Silencing a rule where the author knows better.

``# allow: single-choice because …`` at the end of a line, or on a line of its own above it; in a lesson
``[//]: # (allow: long-page because …)``. It covers its line and, where that line opens a block of text
(``剧本: |``), the lines of the block.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.checks.guess import guess
from engine.checks.registry import Rule, rules
from engine.checks.rules.reported.allow_of_unknown_rule import FAULT as UNKNOWN_RULE
from engine.checks.rules.reported.allow_without_reason import FAULT as NO_REASON
from engine.checks.rules.reported.useless_allow import FAULT as USELESS
from engine.checks.sources import sources_of
from engine.diagnostics import Diagnostic, Severity, Span
from engine.diagnostics.fault import meant
from engine.graph.subject import Subject
from engine.source.place import Source

_ALLOW = re.compile(
    r"(?:(?:^|(?<=\s))#\s*|^\[//\]:\s*#\s*\(\s*)allow\s*[:：]\s*(?P<name>[\w-]+)"
    r"[ \t]*(?:because|因为)?[ \t]*[:：]?[ \t]*(?P<why>[^)\n]*)"
)
_OPENS_A_BLOCK = re.compile(r"[|>][+-]?\d?\s*$")


@dataclass(slots=True)
class _Allow:
    """One comment: the rule, its place, and the lines (from one) that it covers."""

    name: str
    why: str
    span: Span
    covers: range
    used: bool = False


def settled(subject: Subject, found: Iterable[Diagnostic], *, proofs: bool) -> list[Diagnostic]:
    """The diagnostics without those that comments silence, and with what is wrong with the comments.

    ``proofs`` tells whether ``found`` comes from the proofs (and what is heard) or from all that is known without them:
    each round judges its own comments only, because without the proofs theirs look useless.
    """
    found = list(found)
    allows = [a for source in sources_of(subject) for a in _allows(source)]
    if not allows:
        return found
    names = {rule.name: rule for rule in rules()}
    codes = {rule.fault.code: rule.name for rule in rules()}
    ours = [a for a in allows if _is_late(names, a) is proofs]
    kept = [d for d in found if not _silenced(d, codes.get(d.code, ""), ours)]
    for allow in ours:
        kept += _judged(subject, allow, list(names))
    return kept


def _is_late(names: dict[str, Rule], allow: _Allow) -> bool:
    return allow.name in names and names[allow.name].is_late


def _silenced(d: Diagnostic, name: str, allows: list[_Allow]) -> bool:
    if d.severity is Severity.ERROR:
        return False
    hit = False
    for allow in allows:
        if allow.name == name and allow.span.path == d.span.path and d.span.line in allow.covers:
            allow.used = hit = True
    return hit


def _judged(subject: Subject, allow: _Allow, names: list[str]) -> list[Diagnostic]:
    if allow.name not in names:
        return [UNKNOWN_RULE.at(allow.span, hint=meant(guess(subject, allow.name, names)), name=allow.name)]
    if not allow.used:
        return [USELESS.at(allow.span, name=allow.name)]
    return [] if allow.why else [NO_REASON.at(allow.span, name=allow.name)]


def _allows(source: Source) -> list[_Allow]:
    if "allow" not in source.text:
        return []
    out = []
    lines = source.lines
    for n, line in enumerate(lines):
        found = _ALLOW.search(line)
        if found is None or (_in_block(lines, n) and not line.lstrip().startswith("[")):
            continue
        # A comment alone on its line speaks of the next line that is none.
        at = n
        if not line[: found.start()].strip():
            at = next((m for m in range(n + 1, len(lines)) if _is_content(lines[m])), n)
        span = source.at(n, found.start("name"), len(found["name"]))
        out.append(_Allow(found["name"], found["why"].strip(), span, range(at + 1, _end(lines, at) + 1)))
    return out


def _is_content(line: str) -> bool:
    text = line.strip()
    return (bool(text) and not text.startswith(("#", "[//]"))) or text.startswith("##")


def _end(lines: list[str], at: int) -> int:
    """The number (from one) of the last line that the line at index ``at`` opens."""
    plain = re.sub(r"(?:^|\s)#\s.*", "", lines[at])
    if not _OPENS_A_BLOCK.search(plain):
        return at + 1
    depth = len(plain) - len(plain.lstrip())
    last = at
    for n in range(at + 1, len(lines)):
        text = lines[n]
        if text.strip() and len(text) - len(text.lstrip()) <= depth:
            break
        last = n
    return last + 1


def _in_block(lines: list[str], at: int) -> bool:
    """Whether a line lies in a block of text, where ``#`` begins no comment."""
    depth = len(lines[at]) - len(lines[at].lstrip())
    for n in range(at - 1, -1, -1):
        text = lines[n]
        indent = len(text) - len(text.lstrip())
        if text.strip() and indent < depth:
            if _OPENS_A_BLOCK.search(re.sub(r"(?:^|\s)#\s.*", "", text)):
                return True
            depth = indent
    return False

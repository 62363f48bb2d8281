"""Diagnostics as text for people and as JSON for programs."""

import json
from collections.abc import Iterable, Mapping

from engine.diagnostics.both import Language
from engine.diagnostics.cells import cells
from engine.diagnostics.diagnostic import Diagnostic, Severity
from engine.diagnostics.span import Span

_WORD = {
    Severity.ERROR: {"zh": "错误", "en": "error"},
    Severity.WARNING: {"zh": "提醒", "en": "warning"},
    Severity.NOTE: {"zh": "建议", "en": "note"},
}
_HINT = {"zh": "办法", "en": "hint"}
_TAB = "    "


def concise(diagnostic: Diagnostic, language: Language) -> str:
    """One line: path, line, column, code and message."""
    d = diagnostic
    word = _WORD[d.severity][language]
    return f"{d.span.path}:{d.span.line}:{d.span.column}: {word}[{d.code}] {d.message.says(language)}"


def text(diagnostic: Diagnostic, lines: Mapping[str, list[str]], language: Language) -> str:
    """The full form: message, place, the source line with a caret under it, and the cure.

    ``lines`` holds the source lines of every file by its path; a missing file shows no excerpt.
    """
    d = diagnostic
    out = [f"{_WORD[d.severity][language]}[{d.code}]: {d.message.says(language)}"]
    width = len(str(d.span.line))
    out.append(f"{' ' * width}--> {d.span.path}:{d.span.line}:{d.span.column}")
    source = lines.get(d.span.path, [])
    if 0 < d.span.line <= len(source):
        out += _excerpt(d.span, source[d.span.line - 1], width)
    if d.hint is not None:
        out.append(f"{' ' * width} = {_HINT[language]}: {d.hint.says(language)}")
    for label in d.labels:
        where = f"{label.span.path}:{label.span.line}:{label.span.column}"
        out.append(f"{' ' * width} = {where}: {label.text.says(language)}")
    return "\n".join(out)


def as_json(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """A JSON list; each span is opened into path, line, column, end line and end column."""
    return json.dumps(
        [
            {
                "code": d.code,
                "severity": d.severity.value,
                "message": d.message.says(language),
                "hint": d.hint.says(language) if d.hint else None,
                **_place(d.span),
                "labels": [{**_place(x.span), "text": x.text.says(language)} for x in d.labels],
            }
            for d in diagnostics
        ],
        ensure_ascii=False,
        indent=1,
    )


def _place(span: Span) -> dict[str, object]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _excerpt(span: Span, line: str, width: int) -> list[str]:
    line = line.rstrip("\r\n")
    end = span.end_column if span.end_line == span.line else len(line) + 1
    before = line[: span.column - 1]
    marked = line[span.column - 1 : max(end - 1, span.column)]
    caret = max(cells(_plain(marked)), 1)
    return [
        f"{' ' * width} |",
        f"{span.line} | {_plain(line)}",
        f"{' ' * width} | {' ' * cells(_plain(before))}{'^' * caret}",
    ]


def _plain(text: str) -> str:
    return "".join(_TAB if c == "\t" else c if c.isprintable() or c == "\u3000" else "?" for c in text)

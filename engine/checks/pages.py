"""The manual page of a rule: the docstring of its file, taken apart and shown.

A page has one fixed form, so that its examples can run as tests::

    One sentence in English.

    ## Why is this bad?

    A paragraph.

    ## Example

    (fenced files with the mistake)

    Use instead:

    (fenced files without it)

    ## 中文

    一句话。

    为什么：一段话。

    怎么改：一段话。

The info string of a fence is the language and, where the first line of the file does not tell it,
its path in a project. ``bytes`` as the language allows ``\\xHH``; ``repeat=N`` repeats the last line.
"""

import re
from dataclasses import dataclass

from engine.diagnostics.both import Both, Language
from engine.diagnostics.diagnostic import Severity
from engine.diagnostics.fault import Fault

_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```[ ]*$", re.S | re.M)
_PARTS = re.compile(
    r"(?P<sentence>[^\n#`].*?)\n\n## Why is this bad\?\n\n(?P<why>.+?)\n\n## Example\n\n(?P<wrong>.+?)"
    r"\n\nUse instead:\n\n(?P<right>.+?)\n\n## 中文\n\n(?P<sentence_zh>.+?)\n\n为什么：(?P<why_zh>.+?)"
    r"\n\n怎么改：(?P<cure_zh>.+)",
    re.S,
)
_HEAD = re.compile(r"^(情景剧|scenario|课程|course|题库|bank)\s*[:：]\s*([\w·-]+)")
_PATHS = {
    "情景剧": "scenarios/{}/scenario.yaml", "scenario": "scenarios/{}/scenario.yaml",
    "课程": "courses/{}/course.yaml", "course": "courses/{}/course.yaml",
    "题库": "courses/{}/banks/{}.yaml", "bank": "courses/{}/banks/{}.yaml",
}  # fmt: skip
_WORD = {
    Severity.ERROR: Both("错误：不改就做不成课件", "error: nothing is built"),
    Severity.WARNING: Both("提醒：`--strict` 时算错", "warning: fails under `--strict`"),
    Severity.NOTE: Both("建议", "note: advice"),
}


class PageError(ValueError):
    """A docstring that is no page."""


@dataclass(frozen=True, slots=True)
class Example:
    """One file of an example, with its place in a project."""

    path: str
    info: str
    body: str

    @property
    def data(self) -> bytes:
        """The file as it would lie on disk."""
        body = self.body
        times = re.search(r"\brepeat=(\d+)", self.info)
        if times:
            *first, last = body.splitlines(keepends=True)
            body = "".join(first) + last * int(times[1])
        if not self.info.startswith("bytes"):
            return body.encode()
        parts = re.split(r"\\x([0-9a-f]{2})", body)
        return b"".join(bytes.fromhex(p) if n % 2 else p.encode() for n, p in enumerate(parts))


@dataclass(frozen=True, slots=True)
class Page:
    """A page in both languages; the examples are shared."""

    sentence: Both
    why: Both
    cure_zh: str
    wrong: tuple[Example, ...]
    right: tuple[Example, ...]


def parse_page(docstring: str) -> Page:
    """The page in a docstring; raises ``PageError``."""
    found = _PARTS.fullmatch(docstring.strip())
    if found is None:
        raise PageError("sections are missing or out of order")
    part = {name: _one_line(text) for name, text in found.groupdict().items()}
    return Page(
        Both(part["sentence_zh"], part["sentence"]),
        Both(part["why_zh"], part["why"]),
        part["cure_zh"],
        _examples(found["wrong"]),
        _examples(found["right"]),
    )


def _one_line(text: str) -> str:
    """Paragraphs keep apart; a line break inside one is a space only between two Latin letters."""
    text = re.sub(r"(?<=[!-~])\n(?=[!-~])", " ", text.strip())
    return re.sub(r"(?<!\n)\n(?!\n)", "", text)


def _examples(text: str) -> tuple[Example, ...]:
    out = tuple(Example(_path(f["info"], f["body"]), f["info"], f["body"]) for f in _FENCE.finditer(text))
    if not out or _FENCE.sub("", text).strip():
        raise PageError("an example is files between fences and nothing else")
    return out


def _path(info: str, body: str) -> str:
    stated = next((w for w in info.split()[1:] if "/" in w), None)
    if stated is not None:
        return stated
    head = _HEAD.match(body)
    if head is None:
        raise PageError("an example begins with its id, or its fence says its path")
    return _PATHS[head[1]].format(head[2], head[2])


def shown(name: str, fault: Fault, docstring: str, language: Language) -> str:
    """The page as Markdown, as ``explain`` prints it."""
    page = parse_page(docstring)
    words = {
        "zh": ("为什么要改", "例子", "改成：", "怎么改", "这样关掉"),
        "en": ("Why is this bad?", "Example", "Use instead:", "", "To silence it"),
    }[language]
    out = [f"# {name} ({fault.code})", _WORD[fault.severity].says(language), page.sentence.says(language)]
    out += [f"## {words[0]}", page.why.says(language)]
    if language == "zh":
        out += [f"## {words[3]}", page.cure_zh]
    out += [f"## {words[1]}", *map(_fenced, page.wrong), words[2], *map(_fenced, page.right)]
    if fault.severity is not Severity.ERROR:
        out += [f"## {words[4]}", f"`# allow: {name} because …`"]
    return "\n\n".join(out) + "\n"


def _fenced(example: Example) -> str:
    kind = example.info.split()[0] if example.info else "yaml"
    return f"```{kind} {example.path}\n{example.body}```"

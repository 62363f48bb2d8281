"""Twee 3 cut into passages, and passages into pieces: words, links, macros of SugarCube and Harlowe.

The notation is that of the Twee 3 specification (iftechfoundation, *twine-specs*).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_HEAD = re.compile(
    r"::[ \t]*(?P<name>(?:\\.|[^\\\[\]{}])*?)[ \t]*(?:\[(?P<tags>[^\]]*)\])?[ \t]*(?P<meta>\{.*\})?[ \t]*$"
)
_LINK = re.compile(r"\[\[(?P<in>[^\[\]]+?)\](?:\[(?P<set>[^\]]*)\])?\]")
_SUGAR = re.compile(
    r"<<(?P<end>/)?(?P<name>[\w=-]+)\s*(?P<args>(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[^\"'>]|>(?!>))*)>>"
)
_HARLOWE = re.compile(r"\((?P<name>[a-z][a-z-]*):")
#: SugarCube: a picture, which may be a link.
_PICTURE = re.compile(
    r"\[[<>]?img[<>]?\[(?:(?P<title>[^\[\]|]*)\|)?(?P<file>[^\[\]]*)\](?:\[(?P<to>[^\[\]]*)\])?(?:\[(?P<set>[^\[\]]*)\])?\]"
)
#: Harlowe: a hook with its name before it.
_NAMED = re.compile(r"\|[\w-]+[>)](?=\[)")
#: A line that begins like a head and is none.
_ESCAPED = "\\::"
_CONDITIONS = frozenset({"if", "unless", "else-if", "elseif", "else"})
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")
_COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|/%.*?%/", re.S)


@dataclass
class Passage:
    """``line`` is that of the head, from one."""

    name: str
    tags: list[str]
    line: int
    text: str = ""


@dataclass
class Part:
    """``kind``: text, link (``text`` → ``target``), picture, set, if, goto, show, other."""

    kind: str
    line: int
    text: str = ""
    target: str = ""
    setter: str = ""
    branches: list[tuple[str, list["Part"]]] = field(default_factory=list)


def passages(text: str) -> list[Passage]:
    out: list[Passage] = []
    for number, line in enumerate(text.split("\n"), 1):
        head = _HEAD.match(line) if line.startswith("::") else None
        if head is not None:
            name = re.sub(r"\\(.)", r"\1", head["name"]).strip()
            out.append(Passage(name, (head["tags"] or "").split(), number))
        elif out:
            out[-1].text += f"{line.removeprefix(chr(92)) if line.startswith(_ESCAPED) else line}\n"
        elif line.strip():  # before the first passage: told, as a passage without a name
            out.append(Passage("", [], number - 1, f"{line}\n"))
    return out


def published(text: str) -> list[Passage]:
    """The passages of a story that Twine published as a web page, with its title and format as in Twee."""
    story = re.search(r"<tw-storydata\b(?P<in>[^>]*)>", text)
    if story is None:
        return []
    about = {k: unescape(v) for k, v in _ATTRIBUTE.findall(story["in"])}
    out = [Passage("StoryTitle", [], 1, about.get("name", ""))]
    start = ""
    for found in re.finditer(r"<tw-passagedata\b(?P<in>[^>]*)>(?P<text>.*?)</tw-passagedata>", text, re.S):
        named = {k: unescape(v) for k, v in _ATTRIBUTE.findall(found["in"])}
        number = text.count("\n", 0, found.start("text")) + 1
        words = unescape(found["text"])
        # The words begin on the line of the head here, not below it.
        out.append(Passage(named.get("name", ""), named.get("tags", "").split(), number - 1, words))
        start = named.get("name", "") if named.get("pid") == about.get("startnode") else start
    told = {"format": about.get("format", ""), **({"start": start} if start else {})}
    return [Passage("StoryData", [], 1, json.dumps(told)), *out]


def without_comments(text: str) -> tuple[str, int]:
    """The text with its comments blank, line ends kept, and how many there were."""
    count = len(_COMMENT.findall(text))
    return _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text), count


def linked(inside: str) -> tuple[str, str]:
    """Words and target of `words->target`, `target<-words`, `words|target`, `target`."""
    if "->" in inside:
        words, _, target = inside.rpartition("->")
    elif "<-" in inside:
        target, _, words = inside.partition("<-")
    elif "|" in inside:
        words, _, target = inside.partition("|")
    else:
        words = target = inside
    return words.strip(), target.strip().strip("\"'")


class Cutter:
    """Reads the text of one passage."""

    def __init__(self, passage: Passage, *, harlowe: bool) -> None:
        self.text, self.first = passage.text, passage.line + 1
        self.harlowe = harlowe
        self.depth = 0

    def line(self, at: int) -> int:
        return self.first + self.text.count("\n", 0, at)

    def parts(self) -> list[Part]:
        return list(self._harlowe(0, len(self.text))) if self.harlowe else self._sugar(0, len(self.text))[0]

    # SugarCube: macros in double angle brackets, closed by their name.

    def _sugar(
        self, at: int, end: int, until: tuple[str, ...] = ()
    ) -> tuple[list[Part], int, "re.Match[str] | None"]:
        out: list[Part] = []
        while at < end:
            macro, link = _SUGAR.search(self.text, at, end), _LINK.search(self.text, at, end)
            picture = _PICTURE.search(self.text, at, end)
            found = min((m for m in (macro, link, picture) if m), key=lambda m: m.start(), default=None)
            stop = found.start() if found else end
            if stop > at:
                out.append(Part("text", self.line(at), self.text[at:stop]))
            if found is None:
                return out, end, None
            at = found.end()
            if found is link:
                out.append(self._link(found))
                continue
            if found is picture:
                words = (found["title"] or found["file"]).strip()
                out.append(
                    Part("picture", self.line(found.start()), words, found["to"] or "", found["set"] or "")
                )
                continue
            name = f"/{found['name']}" if found["end"] else found["name"]
            if name in until:
                return out, at, found
            part, at = self._macro(found, name, at, end)
            out.append(part)
        return out, end, None

    def _macro(self, found: "re.Match[str]", name: str, at: int, end: int) -> tuple[Part, int]:
        number, args = self.line(found.start()), found["args"].strip()
        if name == "set":
            return Part("set", number, args), at
        if name in ("print", "=", "-"):
            return Part("show", number, args), at
        if name == "goto":
            return Part("goto", number, target=args.strip("\"'").removeprefix("[[").removesuffix("]]")), at
        if name == "if" and self.depth < 20:
            return self._if(found, at, end)
        if name in ("link", "button"):
            return self._sugar_link(found, name, at, end)
        if name in ("nobr", "/nobr", "silently", "/silently"):
            return Part("text", number, ""), at
        if name in ("script", "widget") and (close := self.text.find(f"<</{name}>>", at, end)) >= 0:
            after = close + len(f"<</{name}>>")
            return Part("other", number, self.text[found.start() : after]), after
        return Part("other", number, found[0]), at

    def _if(self, found: "re.Match[str]", at: int, end: int) -> tuple[Part, int]:
        part = Part("if", self.line(found.start()))
        condition: str = found["args"].strip()
        self.depth += 1
        while True:
            inner, at, closing = self._sugar(at, end, ("elseif", "else", "/if", "endif"))
            part.branches.append((condition, inner))
            if closing is None or closing["end"] or closing["name"] == "endif":
                self.depth -= 1
                return part, at
            args = closing["args"].strip()
            condition = (
                args.removeprefix("if ").strip()
                if closing["name"] == "elseif" or args.startswith("if ")
                else ""
            )

    def _sugar_link(self, found: "re.Match[str]", name: str, at: int, end: int) -> tuple[Part, int]:
        args = re.findall(r"\"([^\"]*)\"|'([^']*)'|\[\[([^\]]*)\]\]", found["args"])
        words = [a or b or c for a, b, c in args]
        text, target = (
            linked(words[0])
            if words and args[0][2]
            else (words[0] if words else "", words[1] if len(words) > 1 else "")
        )
        inner, after, _ = self._sugar(at, end, (f"/{name}", f"end{name}"))
        part = Part("link", self.line(found.start()), text, target)
        part.setter = "；".join(p.text for p in inner if p.kind == "set")
        part.target = part.target or next((p.target for p in inner if p.kind == "goto"), "")
        others = [p for p in inner if p.kind not in ("set", "goto") and (p.kind != "text" or p.text.strip())]
        if not part.target or others:
            return Part("other", part.line, self.text[found.start() : after]), after
        return part, after

    def _link(self, found: "re.Match[str]") -> Part:
        text, target = linked(found["in"])
        return Part("link", self.line(found.start()), text, target, found["set"] or "")

    # Harlowe: macros in round brackets, their hooks in square ones.

    def _harlowe(self, at: int, end: int) -> Iterator[Part]:
        last: Part | None = None
        while at < end:
            macro, link = _HARLOWE.search(self.text, at, end), _LINK.search(self.text, at, end)
            named = _NAMED.search(self.text, at, end)
            found = min((m for m in (macro, link, named) if m), key=lambda m: m.start(), default=None)
            stop = found.start() if found else end
            if stop > at:
                between = self.text[at:stop]
                if between.strip():
                    last = None
                yield Part("text", self.line(at), between)
            if found is None:
                return
            if found is link:
                yield self._link(found)
                at, last = found.end(), None
                continue
            if found is named:
                right = self._closing(found.end() + 1, end, "[]")
                yield from self._inside((found.end() + 1, right))
                at, last = min(right + 1, end), None
                continue
            close = self._closing(found.end(), end, "()")
            args, name, at = self.text[found.end() : close].strip(), found["name"], min(close + 1, end)
            hook: tuple[int, int] | None = None
            if self.text[at : at + 1] == "[" and not re.match(r"\[\[(?!\[)", self.text[at:end]):
                right = self._closing(at + 1, end, "[]")
                hook, at = (at + 1, right), min(right + 1, end)
            elif name in _CONDITIONS and (one := _LINK.match(self.text, at, end)) is not None:
                hook, at = one.span(), one.end()
            part = self._called(name, args, hook, found.start(), at, last)
            if part is not None:
                yield part
                last = part if part.kind == "if" else None

    def _called(
        self, name: str, args: str, hook: tuple[int, int] | None, start: int, end: int, last: Part | None
    ) -> Part | None:
        number = self.line(start)
        if name in ("set", "put") and hook is None:
            moved = re.fullmatch(r"(.+?)\s+into\s+([$_]\w+)", args) if name == "put" else None
            return Part("set", number, f"{moved[2]} to {moved[1]}" if moved else args)
        if name in ("if", "unless") and hook is not None and self.depth < 20:
            part = Part("if", number)
            part.branches.append((args if name == "if" else f"not ({args})", self._inside(hook)))
            return part
        if (
            name in ("else-if", "elseif", "else")
            and hook is not None
            and last is not None
            and self.depth < 20
        ):
            last.branches.append(("" if name == "else" else args, self._inside(hook)))
            return None
        if name in ("goto", "go-to"):
            return Part("goto", number, target=args.strip("\"'"))
        if name in ("link-goto", "link-to"):
            words = [a or b for a, b in re.findall(r"\"([^\"]*)\"|'([^']*)'", args)]
            if words:
                return Part("link", number, words[0], words[-1])
        if name == "print":
            return Part("show", number, args)
        return Part("other", number, self.text[start:end])

    def _inside(self, hook: tuple[int, int]) -> list[Part]:
        self.depth += 1
        parts = list(self._harlowe(*hook))
        self.depth -= 1
        return parts

    def _closing(self, at: int, end: int, pair: str) -> int:
        depth, quote = 1, ""
        for n in range(at, end):
            c = self.text[n]
            if n > at and self.text[n - 1] == "\\" and quote:
                continue
            if quote:
                quote = "" if c == quote else quote
            elif c == '"' and pair == "()":
                quote = c
            elif c == pair[0]:
                depth += 1
            elif c == pair[1]:
                depth -= 1
                if depth == 0:
                    return n
        return end

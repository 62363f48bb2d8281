"""The marks of Twine's story formats in lines of words: emphasis, headings, lists, what runs as a program."""

import re

_PAIRED = re.compile(r"(''|(?<!:)//|__|==|\^\^|~~)(?=\S)(.+?)(?<=\S)\1")
_STARRED = re.compile(r"(\*\*)(?=\S)(.+?)(?<=\S)\1")
#: SugarCube: `@@words@@`, with a class, an id or styles before the words.
_LIT = re.compile(r"@@(?:(?:[.#][\w.#-]+|[\w-]+:[^;@]*);)*(.+?)@@")
_VERBATIM = re.compile(r"\{\{\{|\}\}\}|\"\"\"|</?nowiki>")
#: Harlowe: a hook with its name behind it.
_NAMED = re.compile(r"\[([^\[\]]*)\]<[\w-]+\|")
_PROGRAM = re.compile(r"<%.*?%>", re.S)
_MODIFIER = re.compile(r"\[[A-Za-z][^\[\]]*\]\s*")
_INSERT = re.compile(r"\{[^{}\n]+\}")
#: What tells Harlowe from SugarCube where a file does not say which it is.
HARLOWE = re.compile(
    r"\((?:set|put|if|unless|else-?if|else|for|print|display|link(?:-[a-z-]+)?|click(?:-[a-z-]+)?|"
    r"cycling-link|dropdown|text-style|either|random|live|goto|go-to|show|replace|append|prepend):"
)


def without_emphasis(text: str, *, harlowe: bool) -> str:
    """Words without the marks for bold, italics and the like."""
    while (bare := _PAIRED.sub(r"\2", text)) != text:
        text = bare
    return _STARRED.sub(r"\2", text) if harlowe else _VERBATIM.sub("", _LIT.sub(r"\1", text))


def without_lead(text: str, *, harlowe: bool) -> str:
    """A line without the mark that makes it a heading, an item of a list, a quotation or a rule."""
    if re.fullmatch(r"-{3,}|[=<>]{3,}", text):
        return ""
    heading = r"#{1,6}\s*" if harlowe else r"!{1,6}\s*|#+\s+"
    return re.sub(rf"^(?:{heading}|[-*+•]+\s+|>+\s*)", "", text)


def without_hook_names(text: str) -> str:
    return _NAMED.sub(r"\1", text)


def without_programs(text: str, *, chapbook: bool) -> tuple[str, list[tuple[int, str]]]:
    """The text without what only its own story format can run, and that by the number of its line, from nought.

    >>> without_programs("key: 1\\n--\\n[if key]\\nHello {name}<% x %>", chapbook=True)
    ('\\n\\n\\nHello ', [(3, '<% x %>'), (0, 'key: 1'), (2, '[if key]'), (3, '{name}')])
    """
    out: list[tuple[int, str]] = []

    def gone(found: "re.Match[str]") -> str:
        out.append((found.string.count("\n", 0, found.start()), found[0]))
        return "\n" * found[0].count("\n")

    text = _PROGRAM.sub(gone, text)
    if not chapbook:
        return text, out
    rows = text.split("\n")
    if "--" in rows:
        for n in range(rows.index("--") + 1):
            out += [(n, rows[n])] if rows[n].strip() not in ("", "--") else []
            rows[n] = ""
    for n, row in enumerate(rows):
        if _MODIFIER.fullmatch(row.strip()):
            out.append((n, row.strip()))
            rows[n] = ""
            continue
        out += [(n, found) for found in _INSERT.findall(row)]
        rows[n] = _INSERT.sub("", row)
    return "\n".join(rows), out

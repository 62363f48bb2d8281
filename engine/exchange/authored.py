"""Authored files written by the engine: YAML in block style, keys in one of the two spellings.

A tree is made of mappings, lists, texts, whole numbers, booleans and :class:`Word` values. Keys are the
English words of the language and are spelt in Chinese where asked; a key that an author made up (a
name, an option's letter) is wrapped in :class:`Own` and stays as it is.
"""

import re
from collections.abc import Mapping, Sequence

from engine.model.vocabulary import KEYS, KINDS, NATURES, WORDS

Tree = Mapping[str, "Tree"] | Sequence["Tree"] | str | int | bool


class Own(str):
    """A key that is a name, not a word of the language."""

    __slots__ = ()


class Word(str):
    """A value out of the closed lists of the language, in its English spelling."""

    __slots__ = ()


#: A text that needs no quotes anywhere: it begins with a letter, a digit or a Chinese opening mark, and
#: holds nothing that YAML or the mending of slips could take for a mark.
_PLAIN = re.compile(r"[\w（《【][\w\-+ ，。、；！？（）《》【】…—·～%/.()'?!=]*")
_NAME = re.compile(r"\w[\w·\-]*(?: [\w·\-]+)*")
#: What YAML 1.1 readers and people take for something else than a text.
_WORDLIKE = re.compile(r"(?:null|~|true|false|yes|no|on|off|y|n)", re.I)
_FLOW = re.compile(r"[\w][\w\-+ 。；！？（）《》…—·%/.]*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85]")
_FLOW_WIDTH = 60


def written(tree: Mapping[str, Tree], *, chinese: bool = True) -> str:
    """The text of a YAML file; the same tree gives the same text."""
    return "\n".join(_mapping(tree, 0, chinese)) + "\n"


def clean(text: str) -> str:
    """A text as a file can hold it: line ends are LF, control characters and outer blanks are gone."""
    return _CONTROL.sub(" ", _BREAKS.sub("\n", text)).replace("\t", "    ").strip()


def _mapping(tree: Mapping[str, Tree], depth: int, chinese: bool) -> list[str]:
    out: list[str] = []
    for key, value in tree.items():
        out += _entry(f"{'  ' * depth}{_key(key, chinese)}:", value, depth, chinese)
    return out


def _entry(head: str, value: Tree, depth: int, chinese: bool) -> list[str]:
    if isinstance(value, Mapping):
        if not value:
            return [f"{head} {{}}"]
        return [head, *_mapping(value, depth + 1, chinese)]
    if isinstance(value, Sequence) and not isinstance(value, str):
        flow = _in_brackets(value)
        return [f"{head} {flow}"] if flow else [head, *_listed(value, depth + 1, chinese)]
    return _scalar(head, value, depth, chinese)


def _listed(values: Sequence[Tree], depth: int, chinese: bool) -> list[str]:
    out: list[str] = []
    dash = f"{'  ' * depth}-"
    for value in values:
        if isinstance(value, Mapping) and value:
            first, *rest = _mapping(value, depth + 1, chinese)
            out += [f"{dash} {first.lstrip(' ')}", *rest]
        else:
            out += _entry(dash, value, depth, chinese)
    return out


def _scalar(head: str, value: str | int, depth: int, chinese: bool) -> list[str]:
    if isinstance(value, bool):
        return [f"{head} {('是' if value else '否') if chinese else ('yes' if value else 'no')}"]
    if isinstance(value, int):
        return [f"{head} {value}"]
    if isinstance(value, Word):
        return [f"{head} {({**KINDS, **NATURES}[value]) if chinese else value}"]
    text = clean(value)
    if "\n" in text:
        inside = "  " * (depth + 1)
        lines = [line.rstrip() for line in text.split("\n")]
        return [f"{head} |-", *(inside + line if line else "" for line in lines)]
    return [f"{head} {_text(text)}"]


def _in_brackets(values: Sequence[Tree]) -> str:
    """A short list of plain texts on one line; nothing when it needs more."""
    texts = [v for v in values if isinstance(v, str) and _FLOW.fullmatch(v) and _is_plain(v)]
    line = f"[{', '.join(texts)}]"
    return line if len(texts) == len(values) and len(line) <= _FLOW_WIDTH else ""


def _is_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and not text.endswith((" ", "-"))
        and "  " not in text
        and "--" not in text
        and not _WORDLIKE.fullmatch(text)
    )


def _text(text: str) -> str:
    return text if _is_plain(text) else _quoted(text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _key(key: str, chinese: bool) -> str:
    if not isinstance(key, Own):
        return WORDS[key] if chinese else key
    name = clean(key).replace("\n", " ")
    return name if _NAME.fullmatch(name) and _is_plain(name) and name not in KEYS else _quoted(name)

"""A character has several readings, and nothing tells which one is meant.

## Why is this bad?

A voice has to guess, and in a hall everybody hears it guess wrong.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: "老师傅站在路口数。", 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: "老师傅站在路口{数|shǔ}。", 结局: 等, 评语: 等得起。}
```

## 中文

这个字有几种读法，看不出这里读哪一种。

为什么：只能猜着念，念错了，满屋子的人都听得见。

怎么改：在这一处写成`{数|shǔ}`；常用的词写进`audio/lexicon.yaml`或作品的`读音`，只写一次。
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Place, Subject
from engine.source.braces import BraceError, parse_text
from engine.source.expression import ExpressionError
from engine.source.override import OverrideError, plain

if TYPE_CHECKING:
    from engine.speech.frontend.read import Reader

FAULT = warning(
    "V703", "“{around}”里的`{char}`有几种读法，不知道念哪个", "`{char}` in “{around}” has several readings, and this one is a guess",
    "在这里写成`{{{char}|{pinyin}}}`这样，或者把整个词写进`audio/lexicon.yaml`",
    "write it here like `{{{char}|{pinyin}}}`, or put the whole word into `audio/lexicon.yaml`",
)  # fmt: skip
_CITE = re.compile(r"\[\^[^\]\s]+\]")
#: Texts of items hold no variants.
_PLAIN = frozenset({"stem", "rationale", "feedback", "page"})


def hear(subject: Subject, reader: "Reader") -> Iterator[Diagnostic]:
    """Every text once, each doubtful word once in a file."""
    # Compiling loads this rule too, and hears nothing.
    from engine.speech.frontend.lexicon import Overrides
    from engine.speech.sentences import sentences

    overrides = Overrides(subject.bundle.get("readings", ()))
    known: set[tuple[str, str]] = set()
    for words in [*subject.words, *subject.pages]:
        kind, text, place = words.kind, words.text, words.place
        if kind == "lesson":
            continue  # the same words as those of the page
        for shown in _shown(_CITE.sub("", text), kind):
            for sentence in sentences(shown):
                for start, end in reader.read(sentence, overrides).undecided:
                    around = sentence[max(0, start - 2) : end + 2]
                    if (place.source.path, around) in known:
                        continue
                    known.add((place.source.path, around))
                    yield _told(reader, place, text, sentence, start, around)


def _told(reader: "Reader", place: Place, text: str, sentence: str, start: int, around: str) -> Diagnostic:
    char = sentence[start]
    at = text.find(around)
    at = text.find(char) if at < 0 else at + around.find(char, min(start, 2))
    if place.path[0] == "line":
        line = place.source.lines[int(str(place.path[1]))]
        at = (
            max(line.find(around), 0) + around.find(char, min(start, 2))
            if around in line
            else line.find(char)
        )
        spot = place._replace(start=max(at, 0), length=1)
    else:
        spot = place._replace(start=place.start + max(at, 0), length=1)
    return FAULT.at(spot.span(), char=char, around=around, pinyin=reader.guess(char))


def _shown(text: str, kind: str) -> list[str]:
    """The text as a learner may see it: once for each variant, all variants in step."""
    if "{" not in text:
        return [text]
    if kind in _PLAIN:
        return [plain(text)[0]]
    try:
        pieces = parse_text(text).pieces
    except (BraceError, ExpressionError, OverrideError):
        return []
    return list(dict.fromkeys(_written(pieces, n) for n in range(_most(pieces))))


def _most(pieces: Any) -> int:
    if isinstance(pieces, str):
        return 1
    return max([1, *[len(_texts(p)) for p in pieces], *[_most(t) for p in pieces for t in _texts(p)]])


def _written(pieces: Any, n: int) -> str:
    if isinstance(pieces, str):
        return pieces
    out = ""
    for piece in pieces:
        if isinstance(piece, str):
            out += piece
        elif texts := _texts(piece):
            out += _written(texts[n % len(texts)], n)
        else:
            out += "3"  # a value: nearly always a number
    return out


def _texts(piece: Any) -> list[Any]:
    if isinstance(piece, str) or piece[0] == "v":
        return []
    return list(piece[1:] if piece[0] == "~" else piece[2:])

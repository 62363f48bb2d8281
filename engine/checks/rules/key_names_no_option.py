"""The key of an item names an option that is not there.

## Why is this bad?

No answer of the learner can be right.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: D
    解析: 红灯停。
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
```

## 中文

答案写的不是任何一个选项。

为什么：学员怎么答都是错。

怎么改：写选项的字母，或者选项的原文；判断题写`对`或`错`。
"""

from collections.abc import Iterator

from engine.checks.authored import below, typed
from engine.checks.guess import guess
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import error, meant
from engine.graph.subject import ItemNote, Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "A501", "答案`{key}`不是选项", "the key `{key}` names no option",
    "写选项的字母：{letters}", "write the letter of an option: {letters}",
)  # fmt: skip
_TRUTH = Both("判断题的答案写`对`或`错`", "write `对` or `错` (true or false)")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        if not note.unknown_keys or not (note.letters or note.kind == "true-false"):
            continue
        texts = note.item.get("options", [])
        for key in note.unknown_keys:
            for wrong, place in _wrong(note, key):
                near = guess(subject, wrong, texts) if len(wrong) > 1 else None
                hint = _TRUTH if note.kind == "true-false" else meant(near)
                letters = "、".join(note.letters)
                yield FAULT.at(place.span(), hint=hint, key=wrong, letters=letters)


def _wrong(note: ItemNote, key: str) -> Iterator[tuple[str, Place]]:
    """The letters of `AE` that name nothing, else the whole text of the key."""
    place = below(note.place, KEY["key"])
    listed = typed(place)
    if isinstance(listed, list):
        place = below(place, next((n for n, k in enumerate(listed) if str(k).strip() == key), 0))
    letters = [(n, c) for n, c in enumerate(key) if c.isascii() and c.isalpha()]
    if len(letters) == len(key) <= len(note.letters) + 2 and note.kind != "true-false":
        known = {x.upper() for x in note.letters}
        for n, c in letters:
            if c.upper() not in known:
                yield c, place._replace(start=n, length=1)
    else:
        yield key, place

"""An item lacks the part that its kind is made of.

## Why is this bad?

A matching item without pairs, or a choice without options, cannot be shown.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 把信号和意思连起来。
    解析: 黄灯也要停。
    题型: 连线
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 把信号和意思连起来。
    解析: 黄灯也要停。
    题型: 连线
    配对: {红灯: 停车, 绿灯: 通行, 黄灯: 准备停车}
```

## 中文

题目缺了这种题型该有的东西。

为什么：没有配对的连线题、没有选项的选择题，显示不出来。

怎么改：补上缺的那一项，或者改`题型`。
"""

from collections.abc import Iterator

from engine.checks.authored import below
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import ItemNote, Subject
from engine.model.vocabulary import KEY, KINDS, spelt

FAULT = error(
    "A516", "{kind}题少了`{part}`", "a {english} item lacks `{part}`",
    "补上`{part}`，或者改`{type}`", "add `{part}`, or change `{type}`",
)  # fmt: skip
_PARTS = {"single": "options", "multiple": "options", "order": "options", "match": "pairs", "short": "model"}


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        part = _PARTS.get(note.kind)
        if part is not None and not _has(note, part):
            place = below(note.place, KEY["type"])
            word = spelt(part, chinese=place.chinese())
            words = keys(place, "type")
            yield FAULT.at(place.span(), kind=KINDS[note.kind], english=note.kind, part=word, **words)


def _has(note: ItemNote, part: str) -> bool:
    return bool(note.item.get({"options": "options", "pairs": "left", "model": "model"}[part]))

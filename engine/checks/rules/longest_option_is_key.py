"""The right option is much longer than all others.

## Why is this bad?

Who knows nothing picks the longest option and is right.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 立即停车，等信号变绿再走，并看好行人, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车，等绿灯, B: 减速，慢慢过, C: 鸣笛，快点过}
    答案: A
    解析: 红灯停。
```

## 中文

正确的选项比别的长得多。

为什么：什么都不懂的人，挑最长的就对了。

怎么改：把正确的写短些，或者把别的写得一样长。
"""

from collections.abc import Iterator

from engine.checks.authored import below, typed
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note as advice
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = advice(
    "A506", "正确的选项比别的长得多", "the right option is much longer than the others",
    "把选项写得一样长", "make the options about equally long",
)  # fmt: skip
#: Characters by which, and times as long as which, the key must exceed the second longest option.
_MORE, _TIMES = 6, 2


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        options = note.item.get("options", [])
        if note.kind != "single" or note.unknown_keys or len(options) < 3:
            continue
        key = note.item["key"]
        longest = len(options[key])
        second = max(len(o) for n, o in enumerate(options) if n != key)
        if longest >= second * _TIMES and longest - second >= _MORE:
            place = below(note.place, KEY["options"])
            place = below(place, key if isinstance(typed(place), list) else note.letters[key])
            yield FAULT.at(place.span())

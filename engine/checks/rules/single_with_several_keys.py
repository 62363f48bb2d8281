"""A single-choice item has a key of several options.

## Why is this bad?

The learner can mark one option only, so the answer that the author meant cannot be given.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: AB
    解析: 红灯停。
    题型: 单选
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: AB
    解析: 红灯停。
    题型: 多选
```

## 中文

单选题的答案有好几个。

为什么：学员只能选一个，作者想要的答案答不出来。

怎么改：改成`题型: 多选`，或者只留一个答案。
"""

from collections.abc import Iterator

from engine.checks.authored import below
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY, KINDS

FAULT = error(
    "A505", "单选题的答案有 {count} 个", "a single-choice item has {count} keys",
    "写`{type}: {kind}`，或者只留一个", "write `{type}: {kind}`, or keep one",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        if note.kind != "single" or note.unknown_keys:
            continue
        count = len(note.key) if len(note.key) > 1 else len(_letters(note.key, note.letters))
        if count > 1:
            place = below(note.place, KEY["key"])
            kind = KINDS["multiple"] if place.chinese() else "multiple"
            yield FAULT.at(place.span(), count=count, kind=kind, **keys(place, "type"))


def _letters(key: list[str], letters: list[str]) -> list[str]:
    """The option letters that one text such as `A、C` is made of."""
    marks = [c for c in "".join(key).upper() if c.isalnum()]
    known = {x.upper() for x in letters}
    return marks if all(c in known for c in marks) else []

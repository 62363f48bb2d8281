"""An item has no rationale.

## Why is this bad?

The learner is told right or wrong and not why, at the very moment when he would listen.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
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

题目没有解析。

为什么：学员答完只知道对错，不知道道理，而这正是他最想听的时候。

怎么改：加一行`解析`，一两句话说清为什么。
"""

from collections.abc import Iterator

from engine.checks.named import key_of
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Subject

FAULT = warning(
    "A509", "题`{id}`没有解析", "the item `{id}` has no rationale",
    "加一行`{rationale}`，说清为什么", "add a `{rationale}` that says why",
)  # fmt: skip
#: A survey has nothing to explain, a short answer has its model answer.
_NONE = {"survey", "short"}


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        # An item without a key has a greater fault.
        keyed = note.key or note.kind in ("order", "match")
        if keyed and note.kind not in _NONE and "rationale" not in note.item:
            yield FAULT.at(key_of(note.place).span(), id=note.id, **keys(note.place, "rationale"))

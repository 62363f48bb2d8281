"""An item has no key.

## Why is this bad?

No answer can be right. An item that only asks for an opinion is a survey and says so.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
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

题目没有答案。

为什么：学员怎么答都不算对。只想问问看法的题，要写明是调查。

怎么改：写上`答案`；不分对错的题写`题型: 调查`。
"""

from collections.abc import Iterator

from engine.checks.named import key_of
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "A502", "题`{id}`没有答案", "the item `{id}` has no key",
    "写上`{key}`；不分对错的题写`{type}: {survey}`", "add a `{key}`, or `{type}: {survey}` if none is right",
)  # fmt: skip
_KEYED = {"single", "multiple", "true-false", "blank", "number"}


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        # Without a stated kind a missing key makes an item a survey.
        forgotten = note.kind == "survey" and not note.stated_kind
        if not note.key and (note.kind in _KEYED or forgotten):
            survey = "调查" if note.place.chinese() else "survey"
            words = keys(note.place, "key", "type")
            yield FAULT.at(key_of(note.place).span(), id=note.id, survey=survey, **words)

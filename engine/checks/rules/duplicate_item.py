"""Two items of a bank have the same id.

## Why is this bad?

Only the first can be asked for, and the answers to both are recorded as one.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
  - 编号: xinhao
    题: 看见绿灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: B
    解析: 绿灯行。
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
  - 编号: lvdeng
    题: 看见绿灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: B
    解析: 绿灯行。
```

## 中文

题库里两道题用了同一个编号。

为什么：只有前一道能被点名问到，两道题的成绩也会记在一起。

怎么改：给后一道换个编号。
"""

from collections.abc import Iterator

from engine.checks.authored import below
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import error
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "A503", "编号`{id}`在这个题库里用了两次", "the id `{id}` is used twice in this bank",
    "换一个编号", "give this item another id",
)  # fmt: skip
_FIRST = Both("先用在这里", "first used here")


def check(subject: Subject) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for note in subject.items:
        place = below(note.place, KEY["id"])
        if note.id in first:
            yield FAULT.at(place.span(), labels=(Label(first[note.id].span(), _FIRST),), id=note.id)
        else:
            first[note.id] = place

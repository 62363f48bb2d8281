"""A quiz draws more items than its bank holds.

## Why is this bad?

The quiz would be shorter than the author says, and its pass mark would mean something else.

## Example

```yaml
课程: tielu
标题: 铁路
单元:
  - 测验: {题库: tielu, 抽: 5, 及格: 60%}
```

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 测验: {题库: tielu, 抽: 1, 及格: 60%}
```

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

测验要抽的题比题库里的多。

为什么：测验会比写的短，及格线也就不是原来的意思了。

怎么改：把`抽`改小，或者往题库里添题。
"""

from collections.abc import Iterator

from engine.checks.authored import below
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "A507", "题库`{bank}`只有 {size} 道题，抽不出 {draw} 道", "the bank `{bank}` holds {size} items, not {draw}",
    "把`{word}`改成 {size} 以内的数，或者添题", "draw at most {size}, or add items",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for quiz in subject.quizzes:
        if quiz.draw is not None and quiz.size and quiz.draw > quiz.size:
            place = below(quiz.place, KEY["draw"])
            word = keys(place, "draw")["draw"]
            yield FAULT.at(place.span(), bank=quiz.bank, size=quiz.size, draw=quiz.draw, word=word)

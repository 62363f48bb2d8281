"""A quiz has a pass mark, but none of its items has a right answer.

## Why is this bad?

Nothing can be scored, so nobody passes.

## Example

```yaml
课程: tielu
标题: 铁路
单元:
  - 测验: {题库: tielu, 及格: 60%}
```

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 你坐过几回火车？
    选项: [没有, 几回, 很多回]
    题型: 调查
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 测验: {题库: tielu}
```

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 你坐过几回火车？
    选项: [没有, 几回, 很多回]
    题型: 调查
```

## 中文

测验有及格线，里面的题却都不分对错。

为什么：没有题能得分，谁也及不了格。

怎么改：删去`及格`，或者抽有答案的题。
"""

from collections.abc import Iterator

from engine.checks.authored import below, typed
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "A508", "题库`{bank}`里的题都不分对错，及格线没有用", "no item of `{bank}` can be scored, so nobody passes",
    "删去`{word}`，或者抽有答案的题", "drop `{word}`, or draw from items with keys",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for quiz in subject.quizzes:
        place = below(quiz.place, KEY["pass"])
        if not quiz.size or typed(place) is None:
            continue
        library = subject.library
        bank = library.bank_named(quiz.bank, place.source.path)
        items = [library.items[name] for name in library.pools.get(bank, ())]
        if all(item["kind"] == "survey" or not item.get("points") for item in items):
            yield FAULT.at(place.span(), bank=quiz.bank, word=keys(place, "pass")["pass"])

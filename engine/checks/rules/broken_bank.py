"""A quiz or an item comes from a bank that has errors of its own.

## Why is this bad?

A key that names no option would be marked wrongly; the bank's errors are reported where they stand.

## Example

```yaml courses/tielu/course.yaml
课程: tielu
标题: 铁路
单元:
  - 题: tielu/yi
```

```yaml courses/tielu/banks/tielu.yaml
题库: tielu
题目:
  - 编号: yi
    题: 火车靠什么走？
    选项: {A: 轨道, B: 河道, C: 小路}
    答案: E
    解析: 铁路有轨道。
```


Use instead:

```yaml courses/tielu/course.yaml
课程: tielu
标题: 铁路
单元:
  - 题: tielu/yi
```

```yaml courses/tielu/banks/tielu.yaml
题库: tielu
题目:
  - 编号: yi
    题: 火车靠什么走？
    选项: {A: 轨道, B: 河道, C: 小路}
    答案: A
    解析: 铁路有轨道。
```


## 中文

用到的题库自己有错。

为什么：答案写错的题会判错；题库的错处在它自己的文件里报告。

怎么改：先把题库改好。
"""

from collections.abc import Iterator

from engine.checks.named import uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L323", "题库`{name}`自己有错", "the bank `{name}` has errors of its own",
    "先改好`{path}`", "mend `{path}` first",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    told = set()
    for use in [*uses(subject, "item"), *uses(subject, "bank")]:
        bank = subject.library.bank_of(use.name, use.place.source.path)
        if bank is None or bank.id in told:
            continue
        told.add(bank.id)
        if bank.is_broken():
            yield FAULT.at(use.place.span(), name=bank.id, path=bank.path)

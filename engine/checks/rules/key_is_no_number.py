"""The key or the tolerance of a number item is not a number.

## Why is this bad?

No answer can be right.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 这条铁路有几站？
    答案: 十几站
    解析: 一共十二站。
    题型: 数字
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 这条铁路有几站？
    答案: 12
    解析: 一共十二站。
    题型: 数字
    单位: 站
```

## 中文

数字题的答案或误差不是数。

为什么：学员怎么答都不对。

怎么改：只写数，如`12`或`0.5`；量词写在`单位`里。
"""

from collections.abc import Iterator

from engine.checks.authored import below
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY
from engine.runtime.fold import millionths

FAULT = error(
    "A510", "`{found}`不是数", "`{found}` is not a number",
    "只写数，如`12`；量词写在`{unit}`里", "write the number alone, such as `12`; what is counted goes to `{unit}`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        if note.kind != "number":
            continue
        wanted = [("key", note.item["key"])] if note.key else []
        if "tolerance" in note.item:
            wanted.append(("tolerance", note.item["tolerance"]))
        for word, text in wanted:
            if millionths(text) is None:
                place = below(note.place, KEY[word])
                yield FAULT.at(place.span(), found=text, **keys(place, "unit"))

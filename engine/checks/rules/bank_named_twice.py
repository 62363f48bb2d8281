"""Two banks have the same id.

## Why is this bad?

A quiz that names the bank draws from one of the two, and nobody can say which.

## Example

```yaml courses/tielu/banks/a.yaml
题库: tielu
题目:
  - {编号: xinhao, 题: 红灯要停车。, 答案: 对, 解析: 红灯停。}
```

```yaml courses/tielu/banks/b.yaml
题库: tielu
题目:
  - {编号: daokou, 题: 道口可以抢行。, 答案: 错, 解析: 宁停三分。}
```

Use instead:

```yaml courses/tielu/banks/a.yaml
题库: tielu
题目:
  - {编号: xinhao, 题: 红灯要停车。, 答案: 对, 解析: 红灯停。}
```

```yaml courses/tielu/banks/b.yaml
题库: daokou
题目:
  - {编号: daokou, 题: 道口可以抢行。, 答案: 错, 解析: 宁停三分。}
```

## 中文

两个题库用了同一个名字。

为什么：测验写的是名字，抽的是哪一个谁也说不准。

怎么改：给其中一个换个名字。
"""

from collections.abc import Iterator

from engine.diagnostics import Both, Diagnostic, Label, Span
from engine.diagnostics.fault import error
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "L320", "题库名`{name}`与别的文件重了", "another file has the bank id `{name}` too",
    "换一个名字", "give this bank another id",
)  # fmt: skip
_OTHER = Both("另一个在这里", "the other one")


def check(subject: Subject) -> Iterator[Diagnostic]:
    if subject.kind != "bank":
        return
    here = subject.source.path
    for bank in subject.library.banks:
        if bank.id == subject.id and bank.path != here:
            place = Place(subject.source, (KEY["bank"],))
            yield FAULT.at(place.span(), labels=(Label(Span(bank.path), _OTHER),), name=subject.id)

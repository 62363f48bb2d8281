"""A quiz draws from a bank that does not exist.

## Why is this bad?

There is nothing to draw from, so the quiz would be left out.

## Example

```yaml
课程: tielu
标题: 铁路
单元:
  - 测验: {题库: tilu, 抽: 1}
```

```yaml
题库: tielu
题目:
  - {编号: xinhao, 题: 红灯要停车。, 答案: 对, 解析: 红灯停。}
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 测验: {题库: tielu, 抽: 1}
```

```yaml
题库: tielu
题目:
  - {编号: xinhao, 题: 红灯要停车。, 答案: 对, 解析: 红灯停。}
```

## 中文

测验要抽的题库不存在。

为什么：没有题可抽，测验会整个落空。

怎么改：写题库的名字，或者写题库文件的路径，如`banks/tielu.yaml`。
"""

from collections.abc import Iterator

from engine.checks.named import unknown, uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L306", "没有题库`{name}`", "no bank is called `{name}`",
    "写题库的名字，或者文件的路径，如`banks/{name}.yaml`", "write the bank's id or its path, such as `banks/x.yaml`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    found = uses(subject, "bank")
    if not found:
        return
    library = subject.library
    folder = subject.source.path.rpartition("/")[0]
    paths = {b.path.removeprefix(f"{folder}/") for b in library.banks if b.path.startswith(f"{folder}/")}
    # A bank with faults of its own is there (see broken-bank); a file outside `banks/` is none.
    lost = [u for u in found if library.bank_named(u.name, u.place.source.path) is None]
    yield from unknown(subject, FAULT, lost, dict.fromkeys([*library.pools, *sorted(paths)]))

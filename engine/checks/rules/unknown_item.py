"""An item is asked that no bank holds.

## Why is this bad?

The learner would meet no question here.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 火车晚点了。
      - 题: tielu/xinhaodeng
    结局: 等
    评语: 等得起。
```

```yaml
题库: tielu
题目:
  - {编号: xinhao, 题: 红灯要停车。, 答案: 对, 解析: 红灯停。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 火车晚点了。
      - 题: tielu/xinhao
    结局: 等
    评语: 等得起。
```

```yaml
题库: tielu
题目:
  - {编号: xinhao, 题: 红灯要停车。, 答案: 对, 解析: 红灯停。}
```

## 中文

要问的题在题库里找不到。

为什么：学员走到这里，没有题可做。

怎么改：写成`题库/编号`，题库和编号都要与题库文件里的一样。
"""

from collections.abc import Iterator

from engine.checks.guess import guess
from engine.checks.named import unknown, uses
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import error, meant
from engine.graph.subject import Subject, Use

FAULT = error(
    "L305", "题库里没有`{name}`这道题", "no bank holds an item `{name}`",
    "写成`题库/编号`，编号与题库文件里的一样", "write `bank/item` with the id that the bank gives it",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    found = uses(subject, "item")
    if not found:
        return
    library = subject.library

    def cure(use: Use) -> Both | None:
        bank, _, item = use.name.partition("/")
        if bank in library.pools:
            near = guess(subject, item, [i.partition("/")[2] for i in library.pools[bank]])
            return meant(near and f"{bank}/{near}")
        if item:
            near = guess(subject, bank, library.pools)
            return meant(near and f"{near}/{item}") if f"{near}/{item}" in library.items else None
        # An id without its bank.
        return meant(next((i for i in library.items if i.partition("/")[2] == use.name), None))

    yield from unknown(subject, FAULT, found, library.items, cure)

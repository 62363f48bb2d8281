"""Somebody speaks who is not in the cast.

## Why is this bad?

The engine does not know the voice, and a misspelt name would be a second person on the screen. A line
of narration that begins with a few words and a colon is also taken for speech.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
角色:
  老陈: {身份: 站长}
场景:
  站台:
    剧本: |
      老陈：车晚点了。
      老程：再等等。
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
角色:
  老陈: {身份: 站长}
场景:
  站台:
    剧本: |
      老陈：车晚点了。
      老陈：再等等。
    结局: 等
    评语: 等得起。
```

## 中文

说话的人不在角色表里。

为什么：引擎不知道该用谁的声音；名字写错一个字，屏幕上就多出一个人。旁白里开头几个字后面跟着冒号，也会被当成有人说话。

怎么改：改成角色表里的名字，或者在`角色`里加上这个人；如果是旁白，前面写`旁白：`。
"""

from collections.abc import Iterator

from engine.checks.named import unknown, uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L304", "`{name}`不在角色表里", "`{name}` is not in the cast",
    "在`{cast}`里加上`{name}`；如果是旁白，前面写`旁白：`",
    "add `{name}` to `{cast}`, or begin the line with `旁白：` if it is narration",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    yield from unknown(subject, FAULT, uses(subject, "speaker"), dict.fromkeys(subject.cast))

"""A scene leads on to a scene that does not exist.

## Why is this bad?

The story has no way on at this place. Most often the name is misspelt, or the scene was renamed and
this link still has its old name.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    去: 侯车室
  候车室:
    剧本: 车来了。
    结局: 上车
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    去: 候车室
  候车室:
    剧本: 车来了。
    结局: 上车
    评语: 等得起。
```

## 中文

要去的场景不存在。

为什么：走到这里就没有路了。多半是场景名写错了字，或者场景改了名，这里还写着旧名。

怎么改：改成`场景`里有的名字；真少一场，就补写这一场。
"""

from collections.abc import Iterator

from engine.checks.named import unknown, uses
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import error, meant
from engine.graph.subject import Subject, Use
from engine.model.vocabulary import KEY

FAULT = error(
    "L301", "没有叫`{name}`的场景", "no scene is called `{name}`",
    "在`{scenes}`里写一场`{name}`", "write a scene `{name}` under `{scenes}`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    lost = [u for u in uses(subject, "scene") if u[1] not in subject.scenes]
    calls = [u for u in lost if u.place.path[-1] == KEY["call"]]
    others = [u for u in lost if u.place.path[-1] != KEY["call"]]

    def cure(use: Use) -> Both | None:
        renamed = subject.bundle["renamed"].get(use.name)
        return meant(renamed) if renamed in subject.scenes else None

    yield from unknown(subject, FAULT, others, subject.scenes, cure)
    # A call may also name another story.
    yield from unknown(subject, FAULT, calls, {**subject.scenes, **dict.fromkeys(subject.stories)}, cure)

"""A scene returns, but it is not called.

## Why is this bad?

There is nowhere to return to, so the story stops.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 去: 候车室}
  候车室: {剧本: 人很多。, 返回: 是}
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
      - 调用: 候车室
    结局: 等
    评语: 等得起。
  候车室: {剧本: 人很多。, 返回: 是}
```

## 中文

这一场写了返回，却不是用`调用`进来的。

为什么：没有可以返回的地方，戏就停在这里。

怎么改：把进来的`去`改成`调用`，或者把`返回`改成`去`。
"""

from collections.abc import Iterator

from engine.checks.spelling import keys
from engine.checks.story import reach_of, scene_key
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.links import links_of
from engine.graph.subject import Subject

FAULT = error(
    "G430", "场景`{name}`没有被调用，返回不了", "the scene `{name}` returns, but it was not called",
    "把进来的`{goto}`改成`{call}`，或者把`{return}`改成`{goto}`",
    "enter it by `{call}`, or write `{goto}` instead of `{return}`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    if subject.kind != "scenario":
        return
    returning = [name for name, link in links_of(subject).items() if link.returns]
    outer = reach_of(subject).outer if returning else ()
    for name in returning:
        if name in outer:
            place = scene_key(subject, name)
            yield FAULT.at(place.span(), name=name, **keys(place, "goto", "call", "return"))

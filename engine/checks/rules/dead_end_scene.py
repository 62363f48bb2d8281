"""A scene stops without a choice, a link or an ending.

## Why is this bad?

The learner stands there and nothing follows; the session is neither finished nor recorded.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

一场演到最后，没有选择、没有去处，也不是结局。

为什么：学员停在那里，没有下文；这一次学习也不算完成。

怎么改：在这一场末尾写`选择`、`去`或`结局`。
"""

from collections.abc import Iterator

from engine.checks.spelling import keys
from engine.checks.story import reach_of, scene_key
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.links import links_of
from engine.graph.subject import Subject

FAULT = error(
    "G402", "场景`{name}`演到最后没有下文", "the scene `{name}` is a dead end",
    "在末尾写`{choose}`、`{goto}`或`{ending}`", "add `{choose}`, `{goto}` or `{ending}` at its end",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    if subject.kind != "scenario":
        return
    links = links_of(subject)
    stopping = [name for name, link in links.items() if link.falls]
    outer = reach_of(subject).outer if stopping else ()
    for name in stopping:
        # Inside a call the end of a scene is the way back.
        if name in outer:
            place = scene_key(subject, name)
            yield FAULT.at(place.span(), name=name, **keys(place, "choose", "goto", "ending"))

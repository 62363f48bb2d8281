"""A called scene leads back to its caller without returning.

## Why is this bad?

Every round leaves an open call behind. At the end the story returns to places where the learner has long been.

## Example

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
  候车室:
    剧本: 人很多。
    选择:
      选项:
        - {说: 出去看看, 去: 站台}
        - {说: 坐下, 剧本: 他坐下了。}
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
  候车室:
    剧本: 人很多。
    选择:
      选项:
        - {说: 出去看看, 剧本: 他出去了。}
        - {说: 坐下, 剧本: 他坐下了。}
```

## 中文

用`调用`进去的场景，又`去`回了调用它的那一场，没有返回。

为什么：每绕一圈就欠下一次返回，到最后会倒回早已演过的地方。

怎么改：把绕回来的`去`删掉，让那一场演完自己返回；或者把`调用`改成`去`。
"""

from collections.abc import Iterator

from engine.checks.named import uses
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.cycles import recursive_calls
from engine.graph.links import links_of
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "G431", "`{name}`会绕回这里而不返回", "`{name}` leads back here without returning",
    "把`{call}`改成`{goto}`，或者让`{name}`演完自己返回",
    "write `{goto}` instead of `{call}`, or let `{name}` run to its end",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    if subject.kind != "scenario":
        return
    for scene, to in recursive_calls(links_of(subject)):
        place = _call(subject, scene, to)
        yield FAULT.at(place.span(), name=to, **keys(place, "call", "goto"))


def _call(subject: Subject, scene: str, to: str) -> Place:
    at = subject.scenes[scene]
    calls = (u.place for u in uses(subject, "scene") if u.name == to and u.place.path[-1] == KEY["call"])
    return next(place for place in calls if place.path[: len(at.path)] == at.path)

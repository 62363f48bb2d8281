"""Scenes lead to each other in a ring in which nothing ever waits for the learner.

## Why is this bad?

The player would run round for ever and stop with an error.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 去: 候车室}
  候车室: {剧本: 人很多。, 去: 站台}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 去: 候车室}
  候车室:
    剧本: 人很多。
    选择:
      选项:
        - {说: 回站台看看, 去: 站台}
        - {说: 接着等, 去: 车厢}
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

几场互相去来去去，绕成一圈，中间没有一处等学员动手。

为什么：播放时会没完没了地转下去，最后报错停住。

怎么改：在圈里加一个`选择`，或者让其中一场去别处。
"""

from collections.abc import Iterator

from engine.checks.spelling import keys
from engine.checks.story import reach_of, scene_key
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import error
from engine.graph.cycles import endless_loops
from engine.graph.links import links_of
from engine.graph.subject import Subject

FAULT = error(
    "G405", "从`{name}`起绕成一圈，中间不停", "from `{name}` on the story runs in a ring without a stop",
    "在圈里加一个`{choose}`，或者改一处`{goto}`", "put a `{choose}` into the ring, or change one `{goto}`",
)  # fmt: skip
_ALSO = Both("圈里还有这一场", "also in the ring")


def check(subject: Subject) -> Iterator[Diagnostic]:
    if subject.kind != "scenario":
        return
    for ring in endless_loops(subject.bundle["scenes"], links_of(subject)):
        if ring[0] in reach_of(subject):
            place = scene_key(subject, ring[0])
            labels = tuple(Label(scene_key(subject, n).span(), _ALSO) for n in ring[1:4])
            words = keys(place, "choose", "goto")
            yield FAULT.at(place.span(), labels=labels, name=ring[0], **words)

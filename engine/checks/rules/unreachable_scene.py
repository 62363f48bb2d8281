"""No way leads to a scene.

## Why is this bad?

Nobody will ever see it. An author who renames a scene leaves its old links behind, and a voice is still
rendered for the scene that nobody meets.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
  候车室: {剧本: 人很多。, 去: 站台}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 去: 候车室}
  候车室: {剧本: 人很多。, 结局: 等, 评语: 等得起。}
```

## 中文

没有一条路通到这一场。

为什么：谁也看不到它。多半是场景改了名，别处还写着旧名；配音却照样要做。

怎么改：在该去的地方写上`去: 这一场`，用不到就删去。
"""

from collections.abc import Iterator

from engine.checks.spelling import keys
from engine.checks.story import reach_of, scene_key
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import warning
from engine.graph.links import links_of
from engine.graph.reach import heads
from engine.graph.subject import Subject

FAULT = warning(
    "G401", "没有一条路通到场景`{name}`", "no way leads to the scene `{name}`",
    "在该去的地方写`{goto}: {name}`，用不到就删去", "write `{goto}: {name}` where it belongs, or drop the scene",
)  # fmt: skip
_ONLY = Both("这一场也只有从那里才能到", "reached only from there")
_LABELS = 3


def check(subject: Subject) -> Iterator[Diagnostic]:
    if subject.kind != "scenario" or subject.bundle["start"] not in subject.scenes:
        return
    found = reach_of(subject)
    lost = [name for name in subject.scenes if name not in found]
    for name, others in heads(links_of(subject), lost).items() if lost else ():
        place = scene_key(subject, name)
        labels = tuple(Label(scene_key(subject, other).span(), _ONLY) for other in others[:_LABELS])
        yield FAULT.at(place.span(), labels=labels, name=name, **keys(place, "goto"))

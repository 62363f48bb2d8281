"""An ending has no debrief.

## Why is this bad?

The learner hears what came of the choices, but not what to take home, nor what of it is documented and what invented.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。车站是真的，故事是编的。}
```

## 中文

结局没有评语。

为什么：学员看到了结果，却不知道该记住什么，也分不清哪些是有记载的、哪些是编的。

怎么改：加一段`评语`。
"""

from collections.abc import Iterator

from engine.checks.spelling import keys
from engine.checks.story import endings
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Subject

FAULT = warning(
    "T608", "结局`{name}`没有评语", "the ending `{name}` has no debrief",
    "加一段`{debrief}`，说说学到什么、哪些是编的", "add a `{debrief}`: what to learn, and what is invented",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for name, scene, pc in endings(subject) if subject.kind == "scenario" else ():
        if subject.bundle["scenes"][scene][pc][2] == "":
            place = subject.places[scene, pc]._replace(part="value")
            yield FAULT.at(place.span(), name=name, **keys(place, "debrief"))

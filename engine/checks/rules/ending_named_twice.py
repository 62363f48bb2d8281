"""Two endings have the same name.

## Why is this bad?

Reports count endings by their name: two different outcomes become one.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 去: 候车室}
        - {说: 走, 去: 街上}
  候车室: {剧本: 车来了。, 结局: 回家, 评语: 等得起。}
  街上: {剧本: 天黑了。, 结局: 回家, 评语: 也是办法。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 去: 候车室}
        - {说: 走, 去: 街上}
  候车室: {剧本: 车来了。, 结局: 坐车回家, 评语: 等得起。}
  街上: {剧本: 天黑了。, 结局: 走路回家, 评语: 也是办法。}
```

## 中文

两个结局用了同一个名字。

为什么：统计是按结局的名字算的，两种结果会混成一种。

怎么改：给其中一个换个名字；真是同一个结局，就让两边都`去`同一场。
"""

from collections.abc import Iterator

from engine.checks.story import endings
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import warning
from engine.graph.subject import Place, Subject

FAULT = warning(
    "G422", "结局`{name}`用了两次", "two endings are called `{name}`",
    "换一个名字，或者让两边都去同一场", "rename one, or let both ways go to one scene",
)  # fmt: skip
_FIRST = Both("先用在这里", "first used here")


def check(subject: Subject) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for name, scene, pc in endings(subject) if subject.kind == "scenario" else ():
        place = subject.places[scene, pc]._replace(part="value")
        if name in first:
            yield FAULT.at(place.span(), labels=(Label(first[name].span(), _FIRST),), name=name)
        else:
            first[name] = place

"""An ending that no playthrough reaches.

## Why is this bad?

It was written for nobody. The conditions on the way to it can never all be true together.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 做: 耐心 += 1, 去: 候车室}
        - {说: 走, 去: 街上}
  候车室:
    剧本:
      - 若: 耐心 >= 2
        则:
          - {结局: 上车, 评语: 等得起。}
    去: 街上
  街上: {剧本: 天黑了。, 结局: 走路, 评语: 也是办法。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 做: 耐心 += 2, 去: 候车室}
        - {说: 走, 去: 候车室}
  候车室:
    剧本:
      - 若: 耐心 >= 2
        则:
          - {结局: 上车, 评语: 等得起。}
    去: 街上
  街上: {剧本: 天黑了。, 结局: 走路, 评语: 也是办法。}
```

## 中文

有一个结局怎么演都到不了。

为什么：等于白写。通往它的几个条件凑不到一起。

怎么改：看看路上的条件，把数字改到能达到的，或者多给一次加分的机会。
"""

from collections.abc import Iterator

from engine.checks.causes import causes
from engine.checks.spelling import keys
from engine.checks.story import endings, place_at, reach_of
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import warning
from engine.graph.links import links_of
from engine.graph.space import Space
from engine.graph.subject import Subject

FAULT = warning(
    "G411", "结局`{name}`怎么演都到不了", "the ending `{name}` is never reached",
    "改一改路上的条件，`{when}`和`{if}`里的数要能达到", "loosen a condition in `{when}` or `{if}` on the way to it",
)  # fmt: skip
_CAUSE = Both("这里从来不会发生", "this never happens")
_LABELS = 3


def prove(subject: Subject, space: Space) -> Iterator[Diagnostic]:
    if not space.proven or subject.kind != "scenario":
        return
    never = set(space.never)
    for name, scene, pc in endings(subject) if never else ():
        # A scene or a step to which no way leads at all has its report.
        linked = scene in reach_of(subject) and pc not in links_of(subject)[scene].unreached
        if name in never and linked:
            place = place_at(subject, scene, pc)._replace(part="value")
            labels = tuple(
                Label(place_at(subject, *cause).span(), _CAUSE)
                for cause, lost in causes(subject, space).items()
                if name in lost
            )
            yield FAULT.at(place.span(), labels=labels[:_LABELS], name=name, **keys(place, "when", "if"))

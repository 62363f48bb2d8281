"""A condition always comes out the same, because of what happens before it.

## Why is this bad?

One of its two branches is never shown. The condition could be false by itself, but no way leads to it with
such values.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  有票: {初值: 否}
场景:
  站台:
    剧本:
      - 做: 有票 = 是
      - 若: 有票
        则: [他上了车。]
        否则: [他没有上车。]
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  有票: {初值: 否}
场景:
  站台:
    选择:
      选项:
        - {说: 买票, 做: 有票 = 是, 去: 车门}
        - {说: 不买, 去: 车门}
  车门:
    剧本:
      - 若: 有票
        则: [他上了车。]
        否则: [他没有上车。]
    结局: 等
    评语: 等得起。
```

## 中文

条件走到这里总是同一个结果。

为什么：两个分支里有一个谁也看不到；条件本身没错，是前面的路定死了它的值。

怎么改：看看前面的`做`，或者删去这个条件，只留演得到的分支。
"""

from collections.abc import Iterator

from engine.checks.causes import causes
from engine.checks.constants import constant_paths
from engine.checks.kinds import names_in
from engine.checks.story import place_at
from engine.checks.variables import set_names
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.space import Space
from engine.graph.subject import Subject

FAULT = warning(
    "G418", "走到这里时条件总是{outcome}", "on every way here the condition is {outcome}",
    "看看前面改了什么，或者只留演得到的分支", "look at what is set before, or keep the branch that is played",
)  # fmt: skip
_HOLDS = Both("成立", "true")
_FAILS = Both("不成立", "false")


def prove(subject: Subject, space: Space) -> Iterator[Diagnostic]:
    if not space.proven:
        return
    told = causes(subject, space)
    for scene, pc, missing in space.branches_never:
        if scene not in subject.scenes or (scene, pc) in told:
            continue
        place = place_at(subject, scene, pc)
        # What is constant by itself, or reads a variable that nothing sets, has its report.
        test = names_in(subject.bundle["scenes"][scene][pc][1])
        if place.path not in constant_paths(subject) and set_names(subject).issuperset(test):
            yield FAULT.at(place.span(), outcome=_FAILS if missing else _HOLDS)

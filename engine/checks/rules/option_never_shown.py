"""An option that is never on offer, whatever was chosen before.

## Why is this bad?

Its condition can be true, but not here: on no way to this choice is it.

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
        - {说: 转一圈, 去: 候车室}
  候车室:
    剧本: 车还没来。
    选择:
      选项:
        - {说: 接着等, 当: 耐心 >= 2, 去: 车厢}
        - {说: 买碗面, 去: 车厢}
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
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
        - {说: 转一圈, 去: 候车室}
  候车室:
    剧本: 车还没来。
    选择:
      选项:
        - {说: 接着等, 当: 耐心 >= 2, 去: 车厢}
        - {说: 买碗面, 去: 车厢}
  车厢: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

有一个选项，前面怎么选都不会出现。

为什么：条件本身说得通，可走到这里的每一条路上都不成立。

怎么改：把条件放宽，或者在前面多给一次改变变量的机会。
"""

from collections.abc import Iterator

from engine.checks.causes import causes
from engine.checks.constants import constant_paths
from engine.checks.kinds import names_in
from engine.checks.spelling import keys
from engine.checks.story import place_at
from engine.checks.variables import set_names
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.space import Space
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "G413", "这个选项怎么演都不会出现", "this option is never shown",
    "放宽它的`{when}`，或者在前面改变变量", "loosen its `{when}`, or change the variable before",
)  # fmt: skip


def prove(subject: Subject, space: Space) -> Iterator[Diagnostic]:
    if not space.proven:
        return
    told = causes(subject, space)
    for scene, pc, n in space.options_never_shown:
        if scene not in subject.scenes or (scene, pc, n) in told:
            continue
        place = place_at(subject, scene, pc, n)
        when = (*place.path, KEY["when"])
        option = subject.bundle["scenes"][scene][pc][2][n]
        read = names_in(option[2]) if len(option) > 2 else []
        # A condition that is false by itself, or reads what nothing sets, has its report.
        if when not in constant_paths(subject) and set_names(subject).issuperset(read):
            at = place._replace(path=when) if len(option) > 2 else place
            yield FAULT.at(at.span(), **keys(place, "when"))

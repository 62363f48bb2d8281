"""A variable can be pushed out of its range.

## Why is this bad?

It is kept at the edge of the range, so this change has no effect on some ways. That may be meant.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 1, 范围: 0..1}
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 做: 耐心 += 1, 去: 候车室}
        - {说: 走, 做: 耐心 -= 1, 去: 候车室}
  候车室:
    剧本:
      - 若: 耐心 >= 1
        则: [他坐下了。]
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 1, 范围: 0..2}
场景:
  站台:
    剧本: 火车晚点了。
    选择:
      选项:
        - {说: 等, 做: 耐心 += 1, 去: 候车室}
        - {说: 走, 做: 耐心 -= 1, 去: 候车室}
  候车室:
    剧本:
      - 若: 耐心 >= 1
        则: [他坐下了。]
    结局: 等
    评语: 等得起。
```

## 中文

变量可能超出它的范围。

为什么：超出的部分不算，停在边上，所以在有的路上这一次改变不起作用。也可能本来就是这个意思。

怎么改：把范围放宽，或者少加少减一点；本来就是这个意思，可以不改。
"""

from collections.abc import Iterator

from engine.checks.named import uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note
from engine.graph.space import Space
from engine.graph.subject import Place, Subject

FAULT = note(
    "G415", "`{name}`在这里可能超出范围`{range}`", "`{name}` can leave its range `{range}` here",
    "放宽范围，或者少加少减一点", "widen the range, or change it by less",
)  # fmt: skip


def prove(subject: Subject, space: Space) -> Iterator[Diagnostic]:
    for name, scene, pc in space.overruns:
        if scene in subject.scenes and isinstance(subject.variables[name].range, tuple):
            low, high = subject.variables[name].range
            place = _assignment(subject, name, scene, pc)
            yield FAULT.at(place.span(), name=name, range=f"{low}..{high}")


def _assignment(subject: Subject, name: str, scene: str, pc: int) -> Place:
    """Assignments are lowered in authored order, so the n-th of the code is the n-th written."""
    code = subject.bundle["scenes"][scene]
    before = sum(1 for ins in code[:pc] if isinstance(ins, list) and ins[:2] == ["set", name])
    at = subject.scenes[scene]
    written = [
        u.place
        for u in uses(subject, "write")
        if u.name == name and u.place.source is at.source and u.place.path[: len(at.path)] == at.path
    ]
    return written[before] if before < len(written) else at

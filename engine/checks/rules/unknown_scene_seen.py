"""A condition asks whether a scene was seen that does not exist.

## Why is this bad?

The condition is never true, so what depends on it is never shown.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    选择:
      选项:
        - {说: 去候车室, 去: 候车室}
        - {说: 回家, 去: 家}
  候车室:
    剧本: 人很多。
    去: 家
  家:
    剧本: "到了。{见过(侯车室)：腿还酸着。|天还早。}"
    结局: 家
    评语: 到家就好。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    选择:
      选项:
        - {说: 去候车室, 去: 候车室}
        - {说: 回家, 去: 家}
  候车室:
    剧本: 人很多。
    去: 家
  家:
    剧本: "到了。{见过(候车室)：腿还酸着。|天还早。}"
    结局: 家
    评语: 到家就好。
```

## 中文

`见过`或`次数`里的场景不存在。

为什么：条件永远不成立，靠它的内容谁也看不到。

怎么改：改成`场景`里有的名字。
"""

from collections.abc import Iterator

from engine.checks.named import unknown, uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L309", "条件里的场景`{name}`不存在", "the condition names a scene `{name}` that does not exist",
    "改成`{scenes}`里有的名字", "use a name from `{scenes}`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    yield from unknown(subject, FAULT, uses(subject, "seen"), subject.scenes)

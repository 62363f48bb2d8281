"""A scene has a second way out that can never be taken.

## Why is this bad?

One of the two is a mistake, and the engine cannot know which.

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
    去: 街上
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
  街上: {剧本: 天黑了。, 结局: 走路, 评语: 也是办法。}
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
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
  街上: {剧本: 天黑了。, 结局: 走路, 评语: 也是办法。}
```

## 中文

一场写了两个出口，后一个永远走不到。

为什么：总有一个是写错的，引擎没法替作者猜。

怎么改：一场只留`选择`、`去`、`结局`、`返回`中的一个。
"""

from collections.abc import Iterator

from engine.checks.authored import below, typed
from engine.checks.leaving import Leaving
from engine.checks.named import key_of
from engine.checks.spelling import keys
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import error
from engine.graph.links import links_of
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "G403", "走不到这里：场景`{name}`前面已经有了出口", "this is never reached: the scene `{name}` has left before",
    "留下一个出口，删去另一个", "keep one way out and drop the other",
)  # fmt: skip
_BEFORE = Both("从这里已经离开", "it leaves here")
_WAYS = ("choose", "vote", "ending", "goto", "return")


def check(subject: Subject) -> Iterator[Diagnostic]:
    lost = [n for n, link in links_of(subject).items() if link.unreached and n in subject.scenes]
    leaving = Leaving(subject) if lost and subject.kind == "scenario" else None
    for name in lost if leaving else ():
        place = subject.scenes[name]
        ways = _ways(leaving, place) if leaving else None
        if ways is not None:
            label = Label(key_of(ways[0]).span(), _BEFORE)
            yield FAULT.at(key_of(ways[1]).span(), labels=(label,), name=name, **keys(place, "goto"))


def _ways(leaving: Leaving, scene: Place) -> tuple[Place, Place] | None:
    """What leads away, and the first way out behind it."""
    left: Place | None = None
    script = typed(scene, KEY["script"])
    # Where steps stand behind the one that leaves, those are reported instead.
    if isinstance(script, list) and leaving.step_leaves(script[-1]) and not leaving.leaves(script[:-1]):
        left = below(scene, KEY["script"], len(script) - 1)
    for word in _WAYS:
        here = below(scene, KEY[word])
        value = typed(here)
        if value is None:
            continue
        if left is not None:
            return left, here
        if word not in ("choose", "vote") or (isinstance(value, dict) and leaving.choice_leaves(value)):
            left = here
    return None

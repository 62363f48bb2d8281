"""A step stands behind one that leads away for good.

## Why is this bad?

Nobody will ever see it. The steps are in the wrong order, or the link was meant for one branch only.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 火车晚点了。
      - 去: 候车室
      - 他搓了搓手。
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 火车晚点了。
      - 他搓了搓手。
      - 去: 候车室
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

前一步已经离开，这一步永远演不到。

为什么：写了等于没写；不是次序写反了，就是那个`去`本来只属于某一个分支。

怎么改：把它挪到离开之前，或者删去。
"""

from collections.abc import Iterator

from engine.checks.authored import below, typed
from engine.checks.leaving import Leaving
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.links import links_of
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "G404", "前一步已经离开，演不到这一步", "this step is never reached: the one before leads away",
    "把它挪到前面，或者删去", "move it up, or drop it",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    lost = [n for n, link in links_of(subject).items() if link.unreached and n in subject.scenes]
    if not lost or subject.kind != "scenario":
        return
    leaving = Leaving(subject)
    for name in lost:
        scene = subject.scenes[name]
        script = typed(scene, KEY["script"])
        for place in leaving.idle(below(scene, KEY["script"]), script) if script is not None else ():
            yield FAULT.at(place.span())
        for word in ("choose", "vote"):
            choice = typed(scene, KEY[word])
            if isinstance(choice, dict):
                for path in leaving.idle_in_options(choice, (*scene.path, KEY[word])):
                    yield FAULT.at(scene._replace(path=path).span())

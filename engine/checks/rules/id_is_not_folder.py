"""A scenario or a course has another id than its folder.

## Why is this bad?

Others call a scenario by its folder, progress is kept under its id. Two names for one thing get mixed up.

## Example

```yaml scenarios/wandian/scenario.yaml
情景剧: wandain
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

文件里的名字与文件夹的名字不一样。

为什么：别处按文件夹的名字找它，学习进度按文件里的名字记，两个名字会弄混。

怎么改：改成一样的，文件夹和文件改哪个都行。
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "L314", "名字`{name}`与文件夹`{folder}`不一样", "the id `{name}` differs from the folder `{folder}`",
    "写成`{folder}`，或者给文件夹改名", "write `{folder}`, or rename the folder",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    parts = subject.source.path.split("/")
    if subject.kind not in ("scenario", "course") or len(parts) < 2 or parts[-2] == subject.id:
        return
    place = Place(subject.source, (KEY[subject.kind],))
    yield FAULT.at(place.span(), name=subject.id, folder=parts[-2])

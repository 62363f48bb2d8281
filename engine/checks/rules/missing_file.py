"""A lesson, a route or a file of scenes is not where the course says.

## Why is this bad?

Its pages would be missing from the course.

## Example

```yaml
课程: tielu
标题: 铁路
单元:
  - 课文: lessons/01-zhan.md
```

```markdown courses/tielu/lessons/01-zhantai.md
# 站台

火车从这里开。
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 课文: lessons/01-zhantai.md
```

```markdown courses/tielu/lessons/01-zhantai.md
# 站台

火车从这里开。
```

## 中文

课文、路线或分场的文件不在写的地方。

为什么：课程里会少掉这几页。

怎么改：把文件放到这个位置，或者把路径写对；路径从课程自己的文件夹算起。
"""

from collections.abc import Iterator

from engine.checks.files import other_place
from engine.checks.named import uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error, meant
from engine.graph.subject import Subject

FAULT = error(
    "L310", "找不到文件`{name}`", "there is no file `{name}`",
    "把它放到`{path}`，或者把路径写对", "put it at `{path}`, or correct the path",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    folder = subject.source.path.rpartition("/")[0]
    for kind in ("lesson", "route", "include"):
        for use in uses(subject, kind):
            path = f"{folder}/{use.name}"
            if not subject.exists(path):
                hint = meant(other_place(subject, folder, use.name, kind))
                yield FAULT.at(use.place.span(), hint=hint, name=use.name, path=path)

"""A picture or a sound is not where the script says.

## Why is this bad?

The learner sees a gap where the picture should be.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - {画面: images/zhantai.png, 替代: 空空的站台}
      - 火车晚点了。
    结局: 等
    评语: 等得起。
```

```text scenarios/wandian/images/zhantai.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - {画面: images/zhantai.svg, 替代: 空空的站台}
      - 火车晚点了。
    结局: 等
    评语: 等得起。
```

```text scenarios/wandian/images/zhantai.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
```

## 中文

画面或声音的文件不在写的地方。

为什么：该出画面的地方，学员只看见一块空白。

怎么改：把文件放到这个位置，或者把路径写对；路径从这部剧（这门课）自己的文件夹算起。
"""

from collections.abc import Iterator

from engine.checks.files import other_place
from engine.checks.named import uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error, meant
from engine.graph.subject import Subject

FAULT = error(
    "L311", "找不到画面或声音`{name}`", "there is no picture or sound `{name}`",
    "把文件放到`{path}`", "put the file at `{path}`",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    folder = subject.source.path.rpartition("/")[0]
    for use in uses(subject, "media"):
        path = f"{folder}/{use.name}"
        if not subject.exists(path):
            hint = meant(other_place(subject, folder, use.name, "media"))
            yield FAULT.at(use.place.span(), hint=hint, name=use.name, path=path)

"""A picture or a sound has no alternative text.

## Why is this bad?

Who cannot see the picture or hear the sound learns nothing about it; the text mode has nothing to print.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 画面: zhantai.svg
      - 火车晚点了。
    结局: 等
    评语: 等得起。
```

```text scenarios/wandian/zhantai.svg
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
      - 画面: zhantai.svg
        替代: 空空的站台，一盏灯亮着
      - 火车晚点了。
    结局: 等
    评语: 等得起。
```

```text scenarios/wandian/zhantai.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
```

## 中文

画面或声音没有替代文字。

为什么：看不见画面、听不见声音的人什么也得不到，纯文字模式也没有东西可显示。

怎么改：YAML 里写`替代: …`，课文里写在`![`和`]`之间，用一句话说清画面上有什么。
"""

from collections.abc import Iterator

from engine.checks.named import uses
from engine.checks.spelling import keys
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "L312", "`{name}`没有替代文字", "`{name}` has no alternative text",
    "加一行`{alt}: …`，说清画面上有什么", "add `{alt}: …` and say what can be seen or heard",
)  # fmt: skip
_IN_A_LESSON = Both("在`![`和`]`之间写上画面里有什么", "say between `![` and `]` what can be seen")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for use in uses(subject, "no-alt"):
        hint = _IN_A_LESSON if use.place.path[0] == "line" else None
        yield FAULT.at(use.place.span(), hint=hint, name=use.name, **keys(use.place, "alt"))

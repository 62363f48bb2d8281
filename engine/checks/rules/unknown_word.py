"""A word is compared or assigned that is not in the list of its variable.

## Why is this bad?

The variable never has this value, so the comparison never holds.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  天气: {初值: 晴, 范围: [晴, 阴, 下雪]}
场景:
  站台:
    剧本:
      - 做: 天气 = "下雪"
      - 若: 天气 == "雪"
        则: [站台白了。]
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  天气: {初值: 晴, 范围: [晴, 阴, 下雪]}
场景:
  站台:
    选择:
      选项:
        - {说: 抬头看, 去: 屋檐}
        - {说: 接着等, 做: 天气 = "下雪", 去: 屋檐}
  屋檐:
    剧本:
      - 若: 天气 == "下雪"
        则: [站台白了。]
    结局: 等
    评语: 等得起。
```

## 中文

比较或赋值的词不在变量的范围里。

为什么：变量永远不会是这个词，这个比较永远不成立。

怎么改：改成范围里有的词，或者把它加进范围。
"""

from collections.abc import Iterator

from engine.checks.authored import typed
from engine.checks.guess import guess
from engine.checks.judged import judged, whole
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import error, meant
from engine.graph.subject import Expression, Place, Subject

FAULT = error(
    "G425", "`{word}`不在变量`{name}`的范围里", "`{word}` is not a value of `{name}`",
    "写成其中一个：{known}", "write one of: {known}",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for fault in judged(subject):
        for word, name in fault.strangers:
            known = subject.variables[name].range
            place = _place(fault.expression, word)
            near = guess(subject, word, known) or next((k for k in known if word in k or k in word), None)
            yield FAULT.at(place.span(), hint=meant(near), word=word, name=name, known="、".join(known))


def _place(e: Expression, word: str) -> Place:
    """The word itself in what the author typed."""
    place = whole(e)
    text = typed(e.place)
    at = text.find(word, place.start) if isinstance(text, str) else -1
    return place if at < 0 else place._replace(start=at, length=len(word))

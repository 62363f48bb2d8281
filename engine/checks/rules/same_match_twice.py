"""Two pairs of a matching item have the same right side.

## Why is this bad?

The learner cannot see that one answer is to be used twice.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 把信号和意思连起来。
    解析: 黄灯也要停。
    配对: {红灯: 停车, 绿灯: 通行, 黄灯: 停车}
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 把信号和意思连起来。
    解析: 黄灯也要停。
    配对: {红灯: 停车, 绿灯: 通行, 黄灯: 准备停车}
```

## 中文

连线题里两对的右边一样。

为什么：学员看不出同一个答案要连两回。

怎么改：把右边写得不一样。
"""

from collections.abc import Iterator

from engine.checks.authored import below
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import warning
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "A511", "右边的`{text}`出现了两次", "the right side `{text}` stands twice",
    "写得不一样，或者去掉一对", "word them differently, or drop a pair",
)  # fmt: skip
_FIRST = Both("前面那个", "the one before")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        pairs = zip(note.item.get("left", ()), note.item.get("right", ()), strict=True)
        first: dict[str, str] = {}
        for left, right in pairs:
            same = first.setdefault(right.strip(), left)
            if same != left:
                place = below(note.place, KEY["pairs"], left)
                before = below(note.place, KEY["pairs"], same)
                yield FAULT.at(place.span(), labels=(Label(before.span(), _FIRST),), text=right)

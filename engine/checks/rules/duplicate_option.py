"""Two options of an item have the same text.

## Why is this bad?

The learner cannot know which of the two counts as right.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 减速}
    答案: A
    解析: 红灯停。
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
```

## 中文

一道题里两个选项的文字一样。

为什么：学员分不清哪一个算对。

怎么改：改掉其中一个，或者删去。
"""

from collections.abc import Iterator

from engine.checks.authored import below, typed
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import error
from engine.graph.subject import ItemNote, Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "A504", "选项`{text}`出现了两次", "the option `{text}` stands twice",
    "改掉一个，或者删去", "change one of them, or drop it",
)  # fmt: skip
_FIRST = Both("前面那个", "the one before")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        first: dict[str, int] = {}
        for n, text in enumerate(note.item.get("options", ())):
            same = first.setdefault(text.strip().casefold(), n)
            if same != n and note.kind != "order":
                labels = (Label(_option(note, same).span(), _FIRST),)
                yield FAULT.at(_option(note, n).span(), labels=labels, text=text)


def _option(note: ItemNote, n: int) -> Place:
    options = below(note.place, KEY["options"])
    return below(options, n if isinstance(typed(options), list) else note.letters[n])

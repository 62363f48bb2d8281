"""A line, an option or a question is too long to be read at a glance.

## Why is this bad?

On a terminal of 80 columns or a touch screen it takes the place of everything else; spoken, nobody remembers its beginning.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了，站台上的人越聚越多，有的坐在行李上，有的靠着柱子，有的隔一会儿就走到边上往远处看一眼，再走回来叹一口气，说这趟车怕是要到半夜才来了，旁边的人听了也跟着叹气，有个孩子问他娘到底还要等多久，他娘说快了快了，说了三遍，天就黑了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: |
      火车晚点了，站台上的人越聚越多。
      有的坐在行李上，有的靠着柱子。

      有个孩子问他娘到底还要等多久。
    结局: 等
    评语: 等得起。
```

## 中文

一句台词（或选项、提问）太长。

为什么：屏幕上一句话就占满了；念出来，听到后面忘了前面。

怎么改：分成几句，每句一行；空一行，读的人会在那里停一停。
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note
from engine.graph.subject import Subject

FAULT = note(
    "T607", "这段有 {length} 个字，超过 {most} 个，一屏读不完", "this has {length} characters, more than {most}",
    "分成几句，或者写短些", "split it, or say it shorter",
)  # fmt: skip
#: Characters that fit: three lines of a narrow screen for speech, one for an option.
_MOST = {
    "say": 100, "tell": 100, "stage": 100, "option": 34, "ask": 60, "note": 100, "stem": 120,
    "item-option": 50, "discuss": 80,
}  # fmt: skip
_LEAST = min(_MOST.values())


def check(subject: Subject) -> Iterator[Diagnostic]:
    for words in subject.words:
        length = len(words[1])
        if length > _LEAST:
            most = _MOST.get(words[0], length)
            # A text with variants is longer than what is read of it.
            if length > most and "{" not in words[1]:
                yield FAULT.at(words.place.span(), length=length, most=most)

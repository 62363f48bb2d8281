"""Two options of one choice read the same.

## Why is this bad?

The learner cannot tell them apart, and neither can a saved session.

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
        - {说: 等, 去: 街上}
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
        - {说: 在屋里等, 去: 候车室}
        - {说: 在街上等, 去: 街上}
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
  街上: {剧本: 天黑了。, 结局: 走路, 评语: 也是办法。}
```

## 中文

同一处有两个说法一样的选项。

为什么：学员分不清，存档也分不清选的是哪一个。

怎么改：换个说法；如果条件不同、不会同时出现，就各给一个`编号`。
"""

from collections.abc import Iterator

from engine.checks.choices import choices
from engine.checks.spelling import keys
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import warning
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "G429", "前面有说法一样的选项", "an option before reads the same",
    "换个说法，或者各给一个`{id}`", "word one of them differently, or give each an `{id}`",
)  # fmt: skip
_FIRST = Both("前面那个", "the one before")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for choice in choices(subject):
        options = choice.options
        if len(options) < 2:
            continue
        for n in range(1, len(options)):
            text = options[n][0]
            for m in range(n):
                if options[m][0] == text and not _has_id(options[n]):
                    place, first = choice.option(n, KEY["say"]), choice.option(m, KEY["say"])
                    labels = (Label(first.span(), _FIRST),)
                    yield FAULT.at(place.span(), labels=labels, **keys(place, "id"))
                    break


def _has_id(option: list[object]) -> bool:
    return len(option) > 3 and isinstance(option[3], dict) and "id" in option[3]

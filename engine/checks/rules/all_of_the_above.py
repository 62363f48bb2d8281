"""An option speaks of the options above it.

## Why is this bad?

Options are shuffled, so nobody knows what stands above. Such an option also gives itself away.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 以上都对}
    答案: A
    解析: 红灯停。
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 加速}
    答案: A
    解析: 红灯停。
```

## 中文

选项里写了“以上都对”这样的话。

为什么：选项的次序每次都打乱，谁也不知道“以上”是哪些；这种选项也容易被猜中。

怎么改：换成一个具体的选项；一定要用，就写`固定顺序: 是`。
"""

import re
from collections.abc import Iterator

from engine.checks.authored import below, typed
from engine.checks.spelling import keys
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "A512", "选项次序会打乱，`{text}`说不清指的是哪些", "options are shuffled, so `{text}` points at nothing",
    "换成具体的选项，或者写`{fixed}: 是`", "write a real option, or add `{fixed}: yes`",
)  # fmt: skip
_ABOVE = re.compile(
    r"(以上|上述|前面|上面)(几项|各项|三项|两项|选项)?(都|全|均|皆|全部)|[A-D][和、与及]?[A-D](都|均)"
    r"|\b(all|none|both|neither) of the above\b",
    re.I,
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    for note in subject.items:
        options = note.item.get("options", ())
        if note.item.get("fixed") or note.kind in ("survey", "order"):
            continue
        for n, text in enumerate(options):
            if _ABOVE.search(text):
                place = below(note.place, KEY["options"])
                place = below(place, n if isinstance(typed(place), list) else note.letters[n])
                yield FAULT.at(place.span(), text=text, **keys(place, "fixed"))

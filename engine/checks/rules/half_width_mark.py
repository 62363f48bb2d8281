"""A half-width mark stands between Chinese characters.

## Why is this bad?

Half-width marks sit too close to Chinese characters, and a voice may read on where it should pause.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: "火车晚点了,他坐了下来。", 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: "火车晚点了，他坐了下来。", 结局: 等, 评语: 等得起。}
```

## 中文

汉字中间用了半角标点。

为什么：半角标点贴着汉字不好看，念的时候也可能不停顿。

怎么改：换成全角标点。
"""

import re
from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note
from engine.graph.subject import Subject

FAULT = note(
    "T606", "汉字中间用了半角标点`{mark}`", "a half-width `{mark}` stands between Chinese characters",
    "换成`{wide}`", "write `{wide}`",
)  # fmt: skip
_WIDE = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))
# The mark comes first in the pattern: so the search skips fast over what is none.
_MARK = re.compile(r"[,;:?!.()](?<=[一-鿿”》）].)(?=[一-鿿“《（\n]|\Z)")
_BRACES = re.compile(r"\{[^{}]*\}")


def check(subject: Subject) -> Iterator[Diagnostic]:
    # One search through all texts: most stories have none.
    if _MARK.search("\n".join([w[1] for w in subject.words])) is None:
        return
    for words in subject.words:
        # In braces a half-width mark belongs to an expression.
        found = _MARK.search(_BRACES.sub(lambda m: "x" * len(m[0]), words.text))
        if found is not None and words.kind != "lesson":
            place = words.place._replace(start=words.place.start + found.start(), length=1)
            yield FAULT.at(place.span(), mark=found[0], wide=_WIDE[found[0]])

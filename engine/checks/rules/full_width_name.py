"""A name is written with full-width letters or digits.

## Why is this bad?

`Ａ１` and `A1` look alike and are two names: a link to one never finds the other, and a condition reads full-width digits as half-width ones.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 去: 站台２}
  站台２: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 去: 站台2}
  站台2: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

名字里有全角的字母或数字。

为什么：`Ａ１`和`A1`看着一样，其实是两个名字，一处写成这样、一处写成那样，就对不上了。

怎么改：名字里的字母和数字都用半角。
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from engine.checks.authored import below
from engine.checks.named import key_of
from engine.checks.story import scene_key
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "T609", "名字`{name}`里有全角字符", "the name `{name}` has full-width characters",
    "写成`{narrow}`", "write `{narrow}`",
)  # fmt: skip
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ－＿．]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for name, place in _names(subject):
        yield FAULT.at(place.span(), name=name, narrow=normalize("NFKC", name))


def _names(subject: Subject) -> Iterator[tuple[str, Place]]:
    """Declared names with full-width characters."""
    if _WIDE.search(subject.id) and subject.kind in KEY:
        yield subject.id, Place(subject.source, (KEY[subject.kind],))
    if subject.kind == "scenario" and _WIDE.search("\n".join(subject.scenes)):
        for name in subject.scenes:
            if _WIDE.search(name):
                yield name, scene_key(subject, name)
    # Such a name of a variable is worse: no condition can hold it (L321).
    for name in getattr(subject.model, "sources", ()):
        if _WIDE.search(name):
            yield name, key_of(Place(subject.source, (KEY["sources"], name)))
    for note in subject.items:
        if _WIDE.search(note.id):
            yield note.id, below(note.place, KEY["id"])

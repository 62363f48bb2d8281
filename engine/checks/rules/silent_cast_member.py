"""A member of the cast never speaks.

## Why is this bad?

The list of the cast promises somebody who does not come; or the name is spelt differently in the script.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
角色:
  老陈: {身份: 站长}
  小芳: {身份: 旅客}
场景:
  站台:
    剧本: |
      老陈：车晚点了。
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
角色:
  老陈: {身份: 站长}
  小芳: {身份: 旅客}
场景:
  站台:
    剧本: |
      老陈：车晚点了。
      小芳：那就等等。
    结局: 等
    评语: 等得起。
```

## 中文

角色表里有这个人，剧本里没有他的台词。

为什么：观众看到名单，却等不到这个人；也可能是剧本里写成了别的名字。

怎么改：给他写台词，或者从角色表里删去。
"""

from collections.abc import Iterator

from engine.checks.named import key_of, meant_names, uses
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = note(
    "G423", "`{name}`没有一句台词", "`{name}` never speaks",
    "写上台词，或者从角色表里删去", "write a line, or drop the name from the cast",
)  # fmt: skip
#: Narration is spoken by the narrator without his name.
_NARRATOR = {"旁白", "narrator"}


def check(subject: Subject) -> Iterator[Diagnostic]:
    speaking = {u.name for u in uses(subject, "speaker")} | _NARRATOR
    silent = [name for name in subject.cast if name not in speaking]
    meant = meant_names(subject, ("speaker",), dict.fromkeys(subject.cast)) if silent else ()
    for name in silent:
        if name not in meant:
            yield FAULT.at(key_of(Place(subject.source, (KEY["cast"], name))).span(), name=name)

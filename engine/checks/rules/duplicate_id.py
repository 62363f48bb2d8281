"""Two stops of a route, or two options of one choice, have the same id.

## Why is this bad?

A printed code at the second stop opens the first one, and a saved session cannot tell the two options apart.

## Example

```yaml
课程: tielu
标题: 铁路
单元:
  - 路线: route.yaml
```

```yaml courses/tielu/route.yaml
路线: tielu-lu
站点:
  - {编号: zhantai, 名称: 站台, 记载: 站台在北边。}
  - {编号: zhantai, 名称: 水塔, 记载: 水塔在南边。}
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 路线: route.yaml
```

```yaml courses/tielu/route.yaml
路线: tielu-lu
站点:
  - {编号: zhantai, 名称: 站台, 记载: 站台在北边。}
  - {编号: shuita, 名称: 水塔, 记载: 水塔在南边。}
```

## 中文

两个站点（或同一处的两个选项）用了同一个编号。

为什么：在第二站扫码，打开的是第一站；存档也分不清选的是哪一个。

怎么改：给后一个换个编号。
"""

from collections.abc import Iterator

from engine.checks.authored import below, typed
from engine.checks.choices import choices
from engine.checks.named import uses
from engine.checks.sources import sources_of
from engine.diagnostics import Both, Diagnostic, Label
from engine.diagnostics.fault import error
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = error(
    "L318", "编号`{name}`用了两次", "the id `{name}` is used twice",
    "换一个编号", "give this one another id",
)  # fmt: skip
_FIRST = Both("先用在这里", "first used here")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for place in _lists(subject):
        first: dict[str, Place] = {}
        entries = typed(place)
        for n, entry in enumerate(entries if isinstance(entries, list) else ()):
            here = below(place, n, KEY["id"])
            name = typed(here) if isinstance(entry, dict) else None
            if not isinstance(name, str):
                continue
            if name in first:
                yield FAULT.at(here.span(), labels=(Label(first[name].span(), _FIRST),), name=name)
            else:
                first[name] = here


def _lists(subject: Subject) -> Iterator[Place]:
    """Lists whose entries have an id of their own; those of a bank have their own rule."""
    for choice in choices(subject):
        # Most options have no id, so the lowered form is asked first.
        if sum(len(o) > 3 and "id" in o[3] for o in choice.options) > 1:
            yield below(choice.place, KEY["options"])
    if uses(subject, "route"):
        for source in sources_of(subject):
            yield Place(source, (KEY["stops"],))

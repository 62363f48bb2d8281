"""A number, a word, or yes and no stand where another kind of value is wanted.

## Why is this bad?

The two runtimes would have to guess, and might guess differently.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  有票: {初值: 否}
场景:
  站台:
    剧本:
      - 做: 有票 = 是
      - 若: 有票 >= 1
        则: [他上了车。]
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  有票: {初值: 否}
场景:
  站台:
    选择:
      选项:
        - {说: 买票, 做: 有票 = 是, 去: 车门}
        - {说: 不买, 去: 车门}
  车门:
    剧本:
      - 若: 有票
        则: [他上了车。]
    结局: 等
    评语: 等得起。
```

## 中文

该写数的地方写了文字，或者该写是否的地方写了数。

为什么：引擎只能猜，电脑上和手机上还可能猜得不一样。

怎么改：数和数比，文字和文字比；`是`/`否`的变量直接写名字，不用比较。
"""

from collections.abc import Iterator

from engine.checks.judged import judged, spot
from engine.checks.kinds import NAMES, Clash, names_in
from engine.checks.pretty import pretty
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import error
from engine.graph.subject import Subject

FAULT = error(
    "G424", "`{part}`是“{found}”，这里要的是“{wanted}”", "`{part}` is {found}, {wanted} is wanted here",
    "改成“{wanted}”", "write {wanted}",
)  # fmt: skip


def check(subject: Subject) -> Iterator[Diagnostic]:
    for fault in judged(subject):
        for clash in fault.clashes:
            chinese = fault.expression.place.chinese()
            part = pretty(clash.part, chinese=chinese)
            place = spot(fault.expression, clash.part, part)
            found, wanted = NAMES[clash.found], NAMES[clash.wanted]
            hint = _cure(clash, part, chinese=chinese)
            yield FAULT.at(place.span(), hint=hint, part=part, found=found, wanted=wanted)


def _cure(clash: Clash, part: str, *, chinese: bool) -> Both | None:
    """The usual cure of each mixture."""
    literal = not names_in(clash.part)
    if clash.wanted == "flag" and literal:
        yes, no = ("是", "否") if chinese else ("true", "false")
        return Both(f"写`{yes}`或`{no}`", f"write `{yes}` or `{no}`")
    if clash.wanted == "flag":
        than = ">= 1" if clash.found == "number" else '== "…"'
        return Both(f"写成比较，如`{part} {than}`", f"compare it, such as `{part} {than}`")
    if clash.found == "flag" and not literal:
        return Both(
            f"`{part}`只有是和否，直接写`{part}`，不用来计算", f"write `{part}` alone: it is yes or no"
        )
    if clash.wanted == "word" and literal:
        return Both('文字要加引号，如`"…"`', 'write a word in quotes, such as `"…"`')
    return None

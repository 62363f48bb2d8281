"""No way through the story takes as long as its author says.

## Why is this bad?

Lecturers plan a meeting by the stated time.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
时长: 30 分钟
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

写的时长与演下来的时间对不上。

为什么：讲师按写的时长安排会，差得多了会误事。

怎么改：把`时长`改成最短和最长之间的数，或者删去这一行。
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.space import Space
from engine.graph.subject import Place, Subject
from engine.model.vocabulary import KEY

FAULT = warning(
    "G416", "写的是 {stated} 分钟，演下来是 {took} 分钟", "{stated} minutes are stated, playing takes {took}",
    "写成 {typical} 分钟左右", "write about {typical} minutes",
)  # fmt: skip
_MINUTE = 60
#: A class hour has 45 minutes; ``hours`` counts tenths of it.
_TENTH_OF_AN_HOUR = 45 * _MINUTE // 10


def prove(subject: Subject, space: Space) -> Iterator[Diagnostic]:
    if space.least is None or not space.proven:
        return
    # People speak in whole minutes: the bounds are rounded outwards.
    least = max(1, space.least // _MINUTE)
    most = None if space.most is None else max(1, -(-space.most // _MINUTE))
    seconds, hours = subject.bundle.get("seconds"), subject.bundle.get("hours")
    if seconds is not None:
        stated = max(1, round(seconds / _MINUTE))
        wrong, word = stated < least or (most is not None and stated > most), "duration"
    elif hours is not None:
        # A class hour holds talk and questions besides, so only too little time is a fault.
        stated = hours * _TENTH_OF_AN_HOUR // _MINUTE
        wrong, word = stated < least, "hours"
    else:
        return
    if wrong:
        place = Place(subject.source, (KEY[word],))
        took = f"{least}" if least == most else f"{least}–{most if most is not None else '…'}"
        typical = max(1, round((space.typical if space.typical is not None else space.least) / _MINUTE))
        yield FAULT.at(place.span(), stated=stated, took=took, typical=typical)

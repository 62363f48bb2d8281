"""A text about facts states a number or a date without a citation.

## Why is this bad?

Viewers take it for history. Who checks it later cannot know where it came from.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
来源:
  S01: {名称: 《铁路志》, 等级: B}
场景:
  站台:
    剧本:
      - 史实: 车站建于1936年。
      - 史实: 当年没有电灯。[^S01]
    结局: 等
    评语: 站台是编的。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
来源:
  S01: {名称: 《铁路志》, 等级: B}
场景:
  站台:
    剧本:
      - 史实: 车站建于1936年。[^S01]
      - 史实: 当年没有电灯。[^S01]
    结局: 等
    评语: 站台是编的。
```

## 中文

讲史实的文字写了数字或日期，没有标出处。

为什么：观众会当成历史；以后有人来核对，也不知道是从哪里来的。

怎么改：在这句后面写`[^来源编号]`；性质是史实的剧，把数字放进`史实`卡片里。
"""

import re
from collections.abc import Iterator

from engine.checks.sources import sources_of
from engine.checks.spelling import keys
from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import warning
from engine.graph.subject import Place, Subject, Words
from engine.source.boxes import BOXES

FAULT = warning(
    "T605", "`{number}`没有出处", "`{number}` has no citation",
    "在后面写`[^来源编号]`", "write `[^source]` behind it",
)  # fmt: skip
_CARD = Both("放进`{fact}`卡片，再写`[^来源编号]`", "move it to a `{fact}` card and cite its source there")
_DIGITS = "〇零一二三四五六七八九"
_NUMBER = re.compile(
    rf"[0-9０-９]+(?:[.．][0-9０-９]+)?(?:年|月|日|人|名|里|%|％)?|[{_DIGITS}]{{4}}年|[一二三四五六七八九十]{{1,3}}月(?=[一二三四五六七八九十上中下初底])"
    rf"|[一二两三四五六七八九十][一二两三四五六七八九十百千]*万[余多]?|[一二两三四五六七八九]+[百千][余多]?(?=[人名里斤户亩匹条支座])"
)
#: Kinds of texts that tell facts whatever the nature of a story, and those of a documented story.
_FACTS = {"fact", "record", "dispute"}
_STORY = {"tell", "stage", "say"}
_BOX = re.compile(r"^\s*[:：]{3,}\s*([^\s:：]*)")


def check(subject: Subject) -> Iterator[Diagnostic]:
    documented = subject.bundle.get("nature") == "documented"
    wanted = _FACTS | _STORY | {"debrief"} if documented else _FACTS
    for words in subject.words:
        if words[0] in wanted and "[^" not in words[1]:
            yield from _in_text(words)
        elif words[0] in wanted:
            yield from _in_paragraphs(words)
    if subject.kind == "course":
        yield from _in_boxes(subject)


def _in_text(words: Words) -> Iterator[Diagnostic]:
    found = _NUMBER.search(_without_braces(words.text))
    if found is not None:
        place = words.place._replace(start=words.place.start + found.start(), length=len(found[0]))
        hint = _CARD.fill(**keys(place, "fact")) if words.kind in _STORY else None
        yield FAULT.at(place.span(), hint=hint, number=found[0])


def _in_paragraphs(words: Words) -> Iterator[Diagnostic]:
    """A paragraph with a citation somewhere in it counts as cited."""
    at = 0
    for part in words.text.split("\n"):
        if "[^" not in part:
            yield from _in_text(words._replace(text=part, start=at))
        at += len(part) + 1


def _without_braces(text: str) -> str:
    """Numbers in conditions are no facts."""
    return re.sub(r"\{[^{}]*\}", lambda m: " " * len(m[0]), text) if "{" in text else text


def _in_boxes(subject: Subject) -> Iterator[Diagnostic]:
    """Fact boxes of lessons: a box is cited as a whole."""
    for source in sources_of(subject):
        if not source.path.endswith(".md"):
            continue
        start = None
        for n, line in enumerate(source.lines):
            opening = _BOX.match(line)
            if opening and start is None and BOXES.get(opening[1]) == "fact":
                start = n
            elif opening and start is not None and not opening[1]:
                box = source.lines[start + 1 : n]
                if "[^" not in "".join(box):
                    yield from _first_number(Place(source, ("line", start + 1)), box)
                start = None


def _first_number(top: Place, box: list[str]) -> Iterator[Diagnostic]:
    for n, line in enumerate(box):
        found = _NUMBER.search(line)
        if found is not None:
            place = top._replace(
                path=("line", int(str(top.path[1])) + n), start=found.start(), length=len(found[0])
            )
            yield FAULT.at(place.span(), number=found[0])
            return

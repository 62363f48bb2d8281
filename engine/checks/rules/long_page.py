"""A page of a lesson does not fit a screen.

## Why is this bad?

Who has to scroll loses the place, and in a hall nobody can scroll. What fits is about 16 lines of 34 characters.

## Example

```yaml
课程: tielu
标题: 铁路
单元:
  - 课文: zhan.md
```

```markdown courses/tielu/zhan.md
# 站台的1路车

第一句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第二句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第三句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第四句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第五句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第六句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第七句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第八句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第九句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第十句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 课文: zhan.md
```

```markdown courses/tielu/zhan.md
# 站台的1路车

第一句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第二句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第三句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第四句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第五句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

## 上车

第六句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第七句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第八句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第九句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。

第十句：火车从站台开出去，沿着河一直走，过了三座桥就到了山脚下，山上的树都绿了，人们站在窗边看。
```

## 中文

课文的一页太长，一屏放不下。

为什么：要往下翻就容易找不到地方；在会场上，台下的人没法翻。一屏大约是 16 行、每行 34 个字。

怎么改：用`##`或`---`再分一页。
"""

import re
from collections.abc import Iterator

from engine.checks.sources import sources_of
from engine.diagnostics import Diagnostic
from engine.diagnostics.fault import note
from engine.graph.subject import Subject
from engine.source.boxes import BOXES
from engine.source.place import Source

FAULT = note(
    "T610", "这一页约 {rows} 行，一屏放不下", "this page takes about {rows} rows and does not fit a screen",
    "用`##`或`---`再分一页", "split it with `##` or `---`",
)  # fmt: skip
_WIDTH, _ROWS = 34, 18
_BOX = re.compile(r"^\s*[:：]{3,}\s*([^\s:：]*)")
_TURN = re.compile(r"##?\s|---+\s*$")
_CITE = re.compile(r"\[\^[^\]\s]+\]")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for source in sources_of(subject) if subject.kind == "course" else ():
        if source.path.endswith(".md"):
            for line, rows in _pages(source):
                if rows > _ROWS:
                    width = len(source.lines[line].rstrip())
                    yield FAULT.at(source.at(line, 0, max(width, 1)), rows=rows)


def _pages(source: Source) -> Iterator[tuple[int, int]]:
    """Each page's first line and the rows that it takes; speaker notes are not on the page."""
    start, rows, hidden = 0, 0, False
    for n, line in enumerate(source.lines):
        opening = _BOX.match(line)
        if opening:
            hidden = BOXES.get(opening[1]) in ("notes", "speak", "ask")
        elif _TURN.match(line):
            yield start, rows
            start, rows = n, 0
        elif not hidden:
            text = _CITE.sub("", line).strip()
            rows += -(-len(text) // _WIDTH)
    yield start, rows

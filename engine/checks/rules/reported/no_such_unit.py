"""A course holds a unit that does not exist.

## Why is this bad?

A unit begins with one of seven words; the engine cannot show anything else.

## Example

```yaml
课程: tielu
标题: 铁路
单元:
  - 谈论: 坐过火车吗？
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 讨论: 坐过火车吗？
```

## 中文

课程里有一个单元不认得。

为什么：单元只有七种，别的引擎显示不了。

怎么改：用`课文`、`路线`、`情景剧`、`测验`、`题`、`讨论`或`实践`开头。
"""

from engine.model.faults import NO_SUCH_UNIT as FAULT

__all__ = ["FAULT"]

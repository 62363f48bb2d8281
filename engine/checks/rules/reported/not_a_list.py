"""One value stands where a list is wanted.

## Why is this bad?

The engine looks for several entries, each beginning with a hyphen.

## Example

```yaml
课程: tielu
标题: 铁路
单元: 没有
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 讨论: 坐过火车吗？
```

## 中文

该写列表的地方没有写成列表。

为什么：这里要的是一条一条的内容，每条用`- `开头。

怎么改：每一条另起一行，用`- `开头。
"""

from engine.model.faults import NOT_A_LIST as FAULT

__all__ = ["FAULT"]

"""A pass mark is not a percentage.

## Why is this bad?

It is compared with the share of right answers, from 0 to 100.

## Example

```yaml
课程: tielu
标题: 铁路
单元:
  - 测验: {题库: tielu, 及格: 六成}
```

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
```

Use instead:

```yaml
课程: tielu
标题: 铁路
单元:
  - 测验: {题库: tielu, 及格: 60%}
```

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
```

## 中文

及格线不是百分数。

为什么：它要与答对的比例相比，在 0 到 100 之间。

怎么改：写成`60%`。
"""

from engine.model.faults import NOT_A_PERCENTAGE as FAULT

__all__ = ["FAULT"]

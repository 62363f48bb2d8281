"""Something else stands where yes or no is wanted.

## Why is this bad?

The engine would have to guess.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
    固定顺序: 大概
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
    固定顺序: 是
```

## 中文

该写是或否的地方写了别的。

为什么：引擎只能猜。

怎么改：写`是`或`否`。
"""

from engine.model.faults import NOT_A_FLAG as FAULT

__all__ = ["FAULT"]

"""Something else stands where a whole number is wanted.

## Why is this bad?

The engine counts in whole numbers only, so that every device counts alike.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
    难度: 很难
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
    难度: 3
```

## 中文

该写整数的地方写了别的。

为什么：引擎只认整数，这样每台机器算出来都一样。

怎么改：写`3`这样的数字。
"""

from engine.model.faults import NOT_A_NUMBER as FAULT

__all__ = ["FAULT"]

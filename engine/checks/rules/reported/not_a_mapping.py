"""A text or a list stands where keys and values are wanted.

## Why is this bad?

The parts have no names, so nobody knows which is which.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: 火车晚点了。
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

该写成`键: 值`的地方没有这样写。

为什么：各部分没有名字，分不清哪个是哪个。

怎么改：换一行，缩进后写`键: 值`。
"""

from engine.model.faults import NOT_A_MAPPING as FAULT

__all__ = ["FAULT"]

"""One key is written twice, once in Chinese and once in English.

## Why is this bad?

Both mean the same, and only one of the two values can count.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
title: The late train
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

同一个词用中文和英文各写了一次。

为什么：两种写法是一个意思，只能算一个。

怎么改：留下一个，删去另一个。
"""

from engine.model.faults import TWO_SPELLINGS as FAULT

__all__ = ["FAULT"]

"""A range cannot be read.

## Why is this bad?

The checker tries every value of a range, so it must know the least and the greatest.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 很多}
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台: {剧本: [{做: 耐心 += 1}, "还剩{耐心}分耐心。"], 结局: 等, 评语: 等得起。}
```

## 中文

范围读不懂。

为什么：检查程序要把范围里的值都试一遍，得知道最小和最大是多少。

怎么改：整数写`0..5`，文字写`[甲, 乙]`。
"""

from engine.model.faults import NOT_A_RANGE as FAULT

__all__ = ["FAULT"]

"""A list or a mapping stands where a text is wanted.

## Why is this bad?

The engine cannot show it.

## Example

```yaml
情景剧: wandian
标题: [晚点, 站台]
性质: 创作
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

该写一段文字的地方写成了列表或键值。

为什么：引擎不知道怎么显示。

怎么改：写成一段文字；有标点怕出错，就用单引号括起来。
"""

from engine.model.faults import NOT_A_TEXT as FAULT

__all__ = ["FAULT"]

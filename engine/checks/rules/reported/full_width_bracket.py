"""A list or mapping stands in full-width brackets.

## Why is this bad?

A Chinese keyboard gives them; the format knows half-width ones only.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: ｛剧本: 火车晚点了。, 结局: 等, 评语: 等得起。｝
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

这里用了全角括号。

为什么：中文输入法打出来的就是它，格式只认半角的。

怎么改：改成半角括号。
"""

from engine.source.mend_slips import FULL_WIDTH_BRACKET as FAULT

__all__ = ["FAULT"]

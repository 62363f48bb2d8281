"""A block of text begins with a full-width bar.

## Why is this bad?

The format does not see that a block begins.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: ｜
      火车晚点了。
      他坐了下来。
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: |
      火车晚点了。
      他坐了下来。
    结局: 等
    评语: 等得起。
```

## 中文

文字块的开头用了全角竖线。

为什么：格式看不出这里要开始一段文字。

怎么改：改成半角`|`。
"""

from engine.source.mend_slips import FULL_WIDTH_BAR as FAULT

__all__ = ["FAULT"]

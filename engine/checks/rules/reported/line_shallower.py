"""A line of a text is indented less than the others.

## Why is this bad?

The format thinks that the text ends before it.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: |
      火车晚点了。
      他坐了下来。
     天黑了。
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

一段文字里有一行缩进得少。

为什么：格式以为文字到前一行就完了。

怎么改：让各行左边对齐。
"""

from engine.source.mend_slips import LINE_SHALLOWER as FAULT

__all__ = ["FAULT"]

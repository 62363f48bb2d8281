"""The first line of a text is indented more than the others.

## Why is this bad?

The format takes the depth of a text from its first line.

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

一段文字的第一行缩进得比后面多。

为什么：格式按第一行算整段的缩进。

怎么改：让各行左边对齐。
"""

from engine.source.mend_slips import FIRST_LINE_DEEPER as FAULT

__all__ = ["FAULT"]

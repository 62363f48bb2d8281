"""A text begins on the line of its bar.

## Why is this bad?

After `|` the text begins on the next line.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: | 火车晚点了。
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

`|`后面直接写了文字。

为什么：`|`的意思是文字从下一行开始。

怎么改：换行，缩进两个空格再写。
"""

from engine.source.faults import TEXT_AFTER_BAR as FAULT

__all__ = ["FAULT"]

"""A line of a list lacks its hyphen.

## Why is this bad?

It could be a new item, or the rest of the one above.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 火车晚点了。
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
    剧本:
      - 火车晚点了。
      - 他坐了下来。
    结局: 等
    评语: 等得起。
```

## 中文

列表里有一行开头没有减号。

为什么：不知道它是新的一项，还是上一项的下半截。

怎么改：在行首加上减号和空格，与上一项对齐。
"""

from engine.source.faults import MISSING_DASH as FAULT

__all__ = ["FAULT"]

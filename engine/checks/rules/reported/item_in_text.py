"""A list item is read as the rest of a text.

## Why is this bad?

It is indented below a text, so the format joins it to the text.

## Example

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

列表的一项被读成了上面文字的下半截。

为什么：它缩进得比上一项多，格式就把它连了上去。

怎么改：与上一项左边对齐。
"""

from engine.source.faults import ITEM_IN_TEXT as FAULT

__all__ = ["FAULT"]

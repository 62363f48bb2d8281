"""A line that looks like a key is read as the rest of a text.

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
        标题：站台
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

看着像键的一行，被读成了上面文字的下半截。

为什么：它缩进在文字下面，格式就把它连了上去。

怎么改：如果是键，与上面的键对齐；如果是文字，用`|`写成一段。
"""

from engine.source.faults import KEY_IN_TEXT as FAULT

__all__ = ["FAULT"]

"""A quote is not closed.

## Why is this bad?

Everything after it would be one text.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - '火车晚点了。
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

引号没有配对。

为什么：后面的内容会全连成一段文字。

怎么改：在文字末尾补上引号，或者删去开头的引号。
"""

from engine.source.faults import UNCLOSED_QUOTE as FAULT

__all__ = ["FAULT"]

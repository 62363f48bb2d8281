"""A bracket is not closed.

## Why is this bad?

Everything after it would belong to the list.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。
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

括号没有配对。

为什么：后面的内容会全算进这个列表。

怎么改：在末尾补上右括号。
"""

from engine.source.faults import UNCLOSED_BRACKET as FAULT

__all__ = ["FAULT"]

"""There are more levels than a person can follow.

## Why is this bad?

No script needs a hundred levels; most likely brackets were pasted.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
说明: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
说明: 草稿
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

层次太多。

为什么：剧本用不着一百层，多半是粘贴进来一串括号。

怎么改：减少嵌套。
"""

from engine.source.faults import TOO_DEEP as FAULT

__all__ = ["FAULT"]

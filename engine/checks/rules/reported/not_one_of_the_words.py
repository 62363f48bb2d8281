"""A value is not one of the words that are known at this place.

## Why is this bad?

Every one of these words has a fixed meaning; others have none.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创做
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
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

这里只能从几个词里选一个，写的不在其中。

为什么：这几个词各有固定的意思，别的词没有。

怎么改：从提示列出的词里选一个。
"""

from engine.model.faults import NOT_ONE_OF as FAULT

__all__ = ["FAULT"]

"""A key has a name that means nothing at this place.

## Why is this bad?

What stands behind it would be ignored, and the author would wonder why nothing happens.

## Example

```yaml
情景剧: wandian
标提: 晚点
性质: 创作
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

这个词在这里没有意义。

为什么：后面写的内容会被忽略，作者还以为写上了。

怎么改：多半是错字，按提示改；或者挪到该写的地方。
"""

from engine.model.faults import UNKNOWN_KEY as FAULT

__all__ = ["FAULT"]

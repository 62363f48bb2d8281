"""There is a key and nothing behind it.

## Why is this bad?

The author meant to fill it in later, and the learner would see an empty place.

## Example

```yaml
情景剧: wandian
标题:
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

有键，后面没有内容。

为什么：多半是想着回头再写，学员看到的就是一块空白。

怎么改：写上内容，或者删去这一行。
"""

from engine.model.faults import EMPTY_TEXT as FAULT

__all__ = ["FAULT"]

"""There is a mark too much at the end of a line.

## Why is this bad?

It was left behind when something was deleted.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。},
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

行尾多了一个符号。

为什么：多半是删东西时落下的。

怎么改：删去它。
"""

from engine.source.mend_slips import STRAY_MARK as FAULT

__all__ = ["FAULT"]

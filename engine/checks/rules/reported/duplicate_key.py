"""A key is written twice.

## Why is this bad?

Only one of the two values can count; most programs take the last without a word.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
标题: 又晚点
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

同一个键写了两次。

为什么：只能算一个；别的软件往往不声不响取后一个。

怎么改：留下一个，删去另一个。
"""

from engine.source.faults import DUPLICATE_KEY as FAULT

__all__ = ["FAULT"]

"""A key stands in full-width quotes.

## Why is this bad?

The quotes would be a part of the key.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
“简介”: 等车的人。
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: 等车的人。
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

键外面加了全角引号。

为什么：引号会成为键的一部分。

怎么改：删去引号。
"""

from engine.source.mend_slips import QUOTED_KEY as FAULT

__all__ = ["FAULT"]

"""One anchor is set twice.

## Why is this bad?

A reference to it could mean either.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: &a 等车
说明: &a 草稿
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: &a 等车
说明: *a
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

同一个`&`记号写了两次。

为什么：引用它的地方说不清指哪一个。

怎么改：换一个名字。
"""

from engine.source.faults import DUPLICATE_ANCHOR as FAULT

__all__ = ["FAULT"]

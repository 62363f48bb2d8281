"""A text begins with a star, which the format takes for a reference.

## Why is this bad?

The reference leads nowhere; the author meant emphasis.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: *dengche
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: '*等车*，还是走？'
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

文字以`*`开头，被当成了引用。

为什么：这个引用没有对应的内容；作者多半是想强调。

怎么改：用单引号把文字括起来。
"""

from engine.source.faults import UNKNOWN_ALIAS as FAULT

__all__ = ["FAULT"]

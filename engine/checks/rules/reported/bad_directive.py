"""A line begins with a per cent sign.

## Why is this bad?

At the start of a line it is an order to the format.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
%简介: 等车
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: 等车
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

行首用了百分号。

为什么：在行首，它是给格式的命令。

怎么改：如果是文字，用单引号括起来；如果是给自己看的，在前面加`# `。
"""

from engine.source.faults import BAD_DIRECTIVE as FAULT

__all__ = ["FAULT"]

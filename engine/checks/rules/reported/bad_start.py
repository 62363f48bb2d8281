"""A value begins with a mark that can begin none.

## Why is this bad?

The format keeps it for other uses.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
@简介: 等车
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

这里不能用这个符号开头。

为什么：格式把它留作别用。

怎么改：如果是文字，用单引号括起来。
"""

from engine.source.faults import BAD_START as FAULT

__all__ = ["FAULT"]

"""There is nothing between two braces.

## Why is this bad?

Nothing can be shown there.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: |
      还剩{}分耐心。
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: |
      还剩几分耐心。
    结局: 等
    评语: 等得起。
```

## 中文

花括号里是空的。

为什么：这里没有东西可显示。

怎么改：写上变量名，或者删去花括号。
"""

from engine.source.text_faults import EMPTY_BRACES as FAULT

__all__ = ["FAULT"]

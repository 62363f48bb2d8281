"""What stands before a colon is a list or a mapping.

## Why is this bad?

A key is one word.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    [等, 走]: 好
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
    剧本: 火车晚点了。
    结局: 等
    评语: 等得起。
```

## 中文

冒号前面不是一个词。

为什么：键只能是一个词。

怎么改：检查这一行的冒号和括号。
"""

from engine.source.faults import KEY_NOT_TEXT as FAULT

__all__ = ["FAULT"]

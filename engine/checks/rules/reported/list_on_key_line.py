"""A list begins on the line of its key.

## Why is this bad?

The format wants every item on a line of its own.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: - 火车晚点了。
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
    剧本:
      - 火车晚点了。
      - 他坐了下来。
    结局: 等
    评语: 等得起。
```

## 中文

列表写在了键的同一行。

为什么：格式要求每一项各占一行。

怎么改：冒号后面换行，`- `另起一行。
"""

from engine.source.faults import LIST_ON_KEY_LINE as FAULT

__all__ = ["FAULT"]

"""A key lines up with nothing above it.

## Why is this bad?

The format cannot tell to what it belongs.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
   标题: 站台
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
    标题: 站台
    结局: 等
    评语: 等得起。
```

## 中文

这个键与上面哪一项都没有对齐。

为什么：格式不知道它属于谁。

怎么改：与同一层的键左边对齐。
"""

from engine.source.faults import MISALIGNED as FAULT

__all__ = ["FAULT"]

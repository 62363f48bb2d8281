"""A key is indented as if it belonged to the value above.

## Why is this bad?

A value that is complete can have no part below it.

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

键缩进得太多，成了上一行的一部分。

为什么：上一行已经写完，下面不能再有它的部分。

怎么改：与同一层的键左边对齐。
"""

from engine.source.faults import TOO_DEEP_KEY as FAULT

__all__ = ["FAULT"]

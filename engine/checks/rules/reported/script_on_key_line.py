"""A script of several lines begins on the line of its key.

## Why is this bad?

The lines would be read as one.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
角色: {老陈: 站长}
场景:
  站台:
    剧本: 老陈：火车晚点了。
      老陈：再等等。
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
角色: {老陈: 站长}
场景:
  站台:
    剧本: |
      老陈：火车晚点了。
      老陈：再等等。
    结局: 等
    评语: 等得起。
```

## 中文

几行台词从键的同一行开始写。

为什么：几行会连成一行。

怎么改：写成`剧本: |`，台词从下一行开始。
"""

from engine.source.faults import SCRIPT_ON_KEY_LINE as FAULT

__all__ = ["FAULT"]

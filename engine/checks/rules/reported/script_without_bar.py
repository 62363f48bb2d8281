"""A script of several lines lacks its bar.

## Why is this bad?

Without `|` the lines are read as one.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      火车晚点了。
      他坐了下来。
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
      火车晚点了。
      他坐了下来。
    结局: 等
    评语: 等得起。
```

## 中文

几行台词前面少了`|`。

为什么：没有`|`，几行会连成一行。

怎么改：写成`剧本: |`，台词从下一行开始。
"""

from engine.source.mend_slips import SCRIPT_WITHOUT_BAR as FAULT

__all__ = ["FAULT"]

"""There is no space after the hyphen of a list item.

## Why is this bad?

Without it the hyphen is a part of the text.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      -火车晚点了。
      -他坐了下来。
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

列表的减号后面没有空格。

为什么：没有空格，减号就成了文字的一部分。

怎么改：在减号后面加一个空格。
"""

from engine.source.mend_slips import NO_SPACE_AFTER_DASH as FAULT

__all__ = ["FAULT"]

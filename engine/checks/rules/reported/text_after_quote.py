"""A text begins with a quoted part and goes on after it.

## Why is this bad?

The format takes the text to end at the second quote.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - "火车晚点了"他说。
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
      - '"火车晚点了"他说。'
    结局: 等
    评语: 等得起。
```

## 中文

引号后面还有文字。

为什么：格式以为到第二个引号文字就完了。

怎么改：用单引号把整段文字括起来，或者改用中文引号。
"""

from engine.source.mend_slips import QUOTE_GOES_ON as FAULT

__all__ = ["FAULT"]

r"""An empty line before a text holds more spaces than the text is indented.

## Why is this bad?

The format takes the depth of a text from its first line, even an empty one.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: |
          \x20
      火车晚点了。
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
    结局: 等
    评语: 等得起。
```

## 中文

文字前面的空行里有多余的空格。

为什么：格式按第一行算缩进，空行也算。

怎么改：删去这一行里的空格。
"""

from engine.source.mend_slips import BLANKS_BEFORE_TEXT as FAULT

__all__ = ["FAULT"]

r"""A line is indented with full-width spaces.

## Why is this bad?

They look like an indentation and are text to the format.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
\xe3\x80\x80站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

行首用了全角空格。

为什么：看着像缩进，格式却当成文字。

怎么改：改成半角空格，每层两个。
"""

from engine.source.mend_slips import WIDE_INDENT as FAULT

__all__ = ["FAULT"]

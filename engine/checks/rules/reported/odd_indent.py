r"""A line is indented with invisible special spaces.

## Why is this bad?

They come from web pages and Word. They look like spaces and are text to the format.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
\xc2\xa0\xc2\xa0站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
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

行首有特殊空格。

为什么：多半是从网页或 Word 粘贴来的；看着像空格，格式却当成文字。

怎么改：改成普通空格。
"""

from engine.source.mend_slips import ODD_INDENT as FAULT

__all__ = ["FAULT"]

r"""A line is indented with a tab.

## Why is this bad?

Nobody can see how wide a tab is, so the format forbids it.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
\x09站台:
\x09\x09剧本: 火车晚点了。
\x09\x09结局: 等
\x09\x09评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    结局: 等
    评语: 等得起。
```

## 中文

行首用了制表符。

为什么：制表符有多宽谁也看不出来，所以格式不许用。

怎么改：改成空格，每层两个。
"""

from engine.source.mend_slips import TAB_INDENT as FAULT

__all__ = ["FAULT"]

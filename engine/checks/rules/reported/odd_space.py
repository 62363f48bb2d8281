r"""There is a special space too much.

## Why is this bad?

It comes from a web page or from Word and cannot be seen.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: 等车的人。\xc2\xa0
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: 等车的人。
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

这里多了一个特殊空格。

为什么：从网页或 Word 粘贴来的，看不见。

怎么改：删去它。
"""

from engine.source.mend_slips import ODD_SPACE as FAULT

__all__ = ["FAULT"]

r"""A tab stands where it cannot be read.

## Why is this bad?

Nobody can see how wide it is.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
?\x09简介
: 等车
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: 等车
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

缩进里有读不懂的制表符。

为什么：制表符有多宽谁也看不出来。

怎么改：改成空格，与上一行对齐。
"""

from engine.source.faults import BAD_TAB as FAULT

__all__ = ["FAULT"]

"""Something inside brackets cannot be read.

## Why is this bad?

Items are separated by commas, and marks inside them need quotes.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: [火车晚点了。, , 他坐了下来。], 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: [火车晚点了。, 他坐了下来。], 结局: 等, 评语: 等得起。}
```

## 中文

括号里有一处读不懂。

为什么：各项之间要有逗号，文字里的标点要用引号护住。

怎么改：各项用`, `隔开，含标点的文字用单引号括起来。
"""

from engine.source.faults import BAD_FLOW as FAULT

__all__ = ["FAULT"]

"""There are two colons in one line.

## Why is this bad?

Nobody can tell which of them ends the key.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: 等车的人
  旁注：: 很多
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: 等车的人，旁注：很多
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

一行里有两个冒号。

为什么：分不清哪一个才是键后面的。

怎么改：如果后面是文字，用单引号括起来。
"""

from engine.source.faults import COLON_IN_VALUE as FAULT

__all__ = ["FAULT"]

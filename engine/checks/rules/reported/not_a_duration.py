"""A duration cannot be read.

## Why is this bad?

The lecturer's clock and the playing time are worked out from it.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
时长: 一会儿
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
时长: 1 分钟
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

时长读不懂。

为什么：讲师的计时和播放时间都靠它。

怎么改：写成`8 分钟`或`30 秒`。
"""

from engine.model.faults import NOT_A_DURATION as FAULT

__all__ = ["FAULT"]

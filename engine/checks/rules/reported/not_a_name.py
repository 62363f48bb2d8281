"""A name holds spaces or marks.

## Why is this bad?

Names are used in links, addresses and conditions, where a space or a mark would end them.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  “站 台！”: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
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

名字里有空格或标点。

为什么：名字要用在链接、地址和条件里，遇到空格和标点就断了。

怎么改：名字只用汉字、字母、数字和`-`。
"""

from engine.model.faults import NOT_A_NAME as FAULT

__all__ = ["FAULT"]

"""A text holds a half-width colon followed by a space.

## Why is this bad?

The format takes what stands before it for a key.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: 提示: 请等候。
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: '提示: 请等候。'
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

文字里有半角冒号和空格。

为什么：格式会把冒号前面的当成键。

怎么改：改成全角冒号，或者用单引号把整段文字括起来。
"""

from engine.source.mend_slips import COLON_IN_TEXT as FAULT

__all__ = ["FAULT"]

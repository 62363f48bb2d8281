"""A key is followed by a full-width colon.

## Why is this bad?

A Chinese keyboard gives it. It is read as meant, but other programs read the line as text.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介：等车的人。
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

键后面用了全角冒号。

为什么：中文输入法打出来的就是它。这里照本意读了，换个软件就会读成一段文字。

怎么改：改成半角冒号和一个空格；`qingjing fmt --fix`会替你改。
"""

from engine.source.mend_slips import FULL_WIDTH_COLON as FAULT

__all__ = ["FAULT"]

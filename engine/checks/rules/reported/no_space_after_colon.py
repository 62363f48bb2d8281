"""There is no space after the colon of a key.

## Why is this bad?

It is read as meant, but other programs read the line as text.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介:等车的人。
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

键的冒号后面没有空格。

为什么：这里照本意读了，换个软件就会读成一段文字。

怎么改：在冒号后面加一个空格。
"""

from engine.source.mend_slips import NO_SPACE_AFTER_COLON as FAULT

__all__ = ["FAULT"]

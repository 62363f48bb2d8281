"""A comment begins with a full-width number sign.

## Why is this bad?

To the format it is text.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
＃ 第一场
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
# 第一场
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

注释用了全角的井号。

为什么：格式把它当成文字。

怎么改：改成半角`#`。
"""

from engine.source.mend_slips import FULL_WIDTH_HASH as FAULT

__all__ = ["FAULT"]

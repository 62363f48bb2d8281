"""A text inside brackets holds a half-width comma.

## Why is this bad?

The format cuts it in two there.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点,T12次还没来。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点，T12次还没来。, 结局: 等, 评语: 等得起。}
```

## 中文

括号里的文字含半角逗号。

为什么：格式会在这里把它切成两项。

怎么改：改成全角逗号，或者用单引号把文字括起来。
"""

from engine.source.mend_slips import COMMA_IN_TEXT as FAULT

__all__ = ["FAULT"]

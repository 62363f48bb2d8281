"""A text inside brackets holds a bracket.

## Why is this bad?

The format takes it for the end of the list.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车[晚点]了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: '火车[晚点]了。', 结局: 等, 评语: 等得起。}
```

## 中文

括号里的文字含括号。

为什么：格式会当成列表的结尾。

怎么改：用单引号把整段文字括起来。
"""

from engine.source.mend_slips import BRACKET_IN_TEXT as FAULT

__all__ = ["FAULT"]

"""A name and a colon, and nothing is said.

## Why is this bad?

The screen would show a name alone, and a voice would have nothing to say.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
角色:
  老陈: {身份: 站长}
场景:
  站台:
    剧本: |
      老陈：
      火车晚点了。
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
角色:
  老陈: {身份: 站长}
场景:
  站台:
    剧本: |
      老陈：火车晚点了。
    结局: 等
    评语: 等得起。
```

## 中文

写了角色和冒号，没有台词。

为什么：屏幕上只剩一个名字，配音也没有词可念。

怎么改：在冒号后面写上台词。
"""

from engine.source.text_faults import EMPTY_LINE_OF_SPEECH as FAULT

__all__ = ["FAULT"]

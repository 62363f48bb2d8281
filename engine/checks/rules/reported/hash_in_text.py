"""A text holds a `#` after a space.

## Why is this bad?

The format takes what follows for a comment and drops it.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 请到 #1床 来。
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - '请到 #1床 来。'
    结局: 等
    评语: 等得起。
```

## 中文

文字里空格后面有`#`。

为什么：格式会把后面的当成注释丢掉。

怎么改：用单引号把整段文字括起来。
"""

from engine.source.mend_slips import HASH_IN_TEXT as FAULT

__all__ = ["FAULT"]

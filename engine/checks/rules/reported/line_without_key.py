"""A line is neither a key with a value nor a part of a text.

## Why is this bad?

Nobody can tell where it belongs.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
今天写到这里
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
# 今天写到这里
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

这一行既不是`键: 值`，也不是文字的一部分。

为什么：不知道它属于哪里。

怎么改：如果是上面的文字，就缩进到文字下面；如果是键，就加冒号和空格；如果是给自己看的，就在前面加`# `。
"""

from engine.source.faults import NOT_KEY_VALUE as FAULT

__all__ = ["FAULT"]

"""A text begins with a mark that means something to the format.

## Why is this bad?

It is read as meant, but other programs stop here or read something else.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 【广播】火车晚点了。
      - '@老陈，再等等。'
      - [广播]请等候。
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
      - 【广播】火车晚点了。
      - '@老陈，再等等。'
      - '[广播]请等候。'
    结局: 等
    评语: 等得起。
```

## 中文

文字以格式的记号开头。

为什么：这里照本意读了，换个软件就会停住，或者读成别的。

怎么改：用单引号把整段文字括起来。
"""

from engine.source.mend_slips import TEXT_STARTS_WITH as FAULT

__all__ = ["FAULT"]

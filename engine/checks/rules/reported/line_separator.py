r"""There is an invisible line separator.

## Why is this bad?

It comes from a web page. It is read as a space, and other programs break the line there.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车\xe2\x80\xa8晚点了。
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
    剧本: 火车晚点了。
    结局: 等
    评语: 等得起。
```

## 中文

有一个看不见的换行符。

为什么：从网页粘贴来的；这里按空格读，别的软件会在这里断行。

怎么改：换成空格，或者按回车另起一行。
"""

from engine.source.faults import LINE_SEPARATOR as FAULT

__all__ = ["FAULT"]

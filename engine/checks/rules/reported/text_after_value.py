"""Something follows a value that is complete.

## Why is this bad?

After a closing quote or bracket the line must end.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
'简介' 一: 等车
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
简介: 等车
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

值已经写完，后面又多出内容。

为什么：右引号、右括号之后，这一行就该结束。

怎么改：删去多余的；如果都是文字，用单引号把整段括起来。
"""

from engine.source.faults import AFTER_VALUE as FAULT

__all__ = ["FAULT"]

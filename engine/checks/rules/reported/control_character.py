r"""There is an invisible control character.

## Why is this bad?

It was pasted from another program; no screen and no voice knows what to do with it.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车\x07晚点了。
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

有一个看不见的控制字符。

为什么：从别的软件粘贴来的，显示和配音都不知道怎么办。

怎么改：删去它。
"""

from engine.source.faults import CONTROL_CHARACTER as FAULT

__all__ = ["FAULT"]

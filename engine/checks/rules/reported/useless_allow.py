"""A comment silences a rule that has nothing to say here.

## Why is this bad?

The fault was mended and the exception stayed; it would hide the next one. Errors cannot be silenced at all.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:  # allow: single-choice because 练习用鼠标
    剧本: 火车晚点了。
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

注释要关掉的检查，在这里本来就没有话说。

为什么：毛病改好了，注释还留着，会把下一个毛病也盖住。错误是关不掉的。

怎么改：删去这条注释。
"""

from engine.diagnostics.fault import warning

FAULT = warning(
    "T622", "`{name}`在这里没有什么可关的", "there is nothing of `{name}` to silence here",
    "删去这条注释", "drop this comment",
)  # fmt: skip

"""A comment silences a rule without saying why.

## Why is this bad?

Who meets it in a year cannot know whether the exception still holds.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    选择:  # allow: single-choice
      选项:
        - {说: 等, 去: 候车室}
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    选择:  # allow: single-choice because 练习用鼠标
      选项:
        - {说: 等, 去: 候车室}
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

用注释关掉了一条检查，没有写理由。

为什么：过一年再看，谁也不知道还该不该留着。

怎么改：写成`# allow: 规则名 because 理由`。
"""

from engine.diagnostics.fault import warning

FAULT = warning(
    "T621", "关掉`{name}`没有写理由", "`{name}` is silenced without a reason",
    "在后面写`because 理由`", "add `because` and the reason",
)  # fmt: skip

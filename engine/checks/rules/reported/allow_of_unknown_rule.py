"""A comment silences a rule that does not exist.

## Why is this bad?

The name is misspelt, so the rule speaks on.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    选择:  # allow: singel-choice because 练习用鼠标
      选项:
        - {说: 等, 去: 候车室}
        - {说: 再等, 去: 候车室}
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

注释里的规则名不存在。

为什么：名字写错了，检查照样会说话。

怎么改：写`qingjing explain`里列出的名字。
"""

from engine.diagnostics.fault import warning

FAULT = warning(
    "T623", "没有叫`{name}`的规则", "no rule is called `{name}`",
    "看`qingjing explain`里的名字", "see the names that `qingjing explain` lists",
)  # fmt: skip

"""A file does not begin with a key.

## Why is this bad?

The engine cannot tell whether it is a scenario, a course or a bank.

## Example

```yaml scenarios/wandian/scenario.yaml
- 火车晚点了。
- 他坐了下来。
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

文件开头不是`键: 值`。

为什么：引擎不知道这是情景剧、课程还是题库。

怎么改：第一行写`情景剧: 名字`、`课程: 名字`、`题库: 名字`或`路线: 名字`。
"""

from engine.source.faults import NOT_A_MAPPING as FAULT

__all__ = ["FAULT"]

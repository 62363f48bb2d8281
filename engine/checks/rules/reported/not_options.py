"""The options of an item are neither a list nor letters with texts.

## Why is this bad?

The engine cannot tell where one option ends and the next begins.

## Example

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: 停车或减速
    答案: A
    解析: 红灯停。
```

Use instead:

```yaml
题库: tielu
题目:
  - 编号: xinhao
    题: 看见红灯怎么办？
    选项: {A: 停车, B: 减速, C: 鸣笛}
    答案: A
    解析: 红灯停。
```

## 中文

选项既不是列表，也不是字母配文字。

为什么：分不清哪里到哪里是一个选项。

怎么改：每个选项一行，写`A: …`。
"""

from engine.model.faults import NOT_OPTIONS as FAULT

__all__ = ["FAULT"]

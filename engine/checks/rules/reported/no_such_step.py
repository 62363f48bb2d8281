"""A script holds a step that does not exist.

## Why is this bad?

A step begins with one of the known words. Anything else with a colon and several parts means nothing.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - 火车晚点了。
      - 跳到: 候车室
        快慢: 快
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
      - 火车晚点了。
      - 去: 候车室
  候车室: {剧本: 车来了。, 结局: 上车, 评语: 等得起。}
```

## 中文

剧本里有一步不认得。

为什么：每一步用固定的词开头，别的写法没有意义。

怎么改：台词写`角色：台词`；动作用`做`、`去`、`选择`等词开头。
"""

from engine.model.faults import NO_SUCH_STEP as FAULT

__all__ = ["FAULT"]

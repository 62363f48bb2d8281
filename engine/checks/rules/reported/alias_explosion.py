"""References blow the content up.

## Why is this bad?

A few lines would fill the memory of the computer.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
曾用名:
  d0: &d0 [一, 二, 三, 四, 五, 六, 七, 八, 九]
  d1: &d1 [*d0, *d0, *d0, *d0, *d0, *d0, *d0, *d0, *d0]
  d2: &d2 [*d1, *d1, *d1, *d1, *d1, *d1, *d1, *d1, *d1]
  d3: &d3 [*d2, *d2, *d2, *d2, *d2, *d2, *d2, *d2, *d2]
  d4: &d4 [*d3, *d3, *d3, *d3, *d3, *d3, *d3, *d3, *d3]
  d5: &d5 [*d4, *d4, *d4, *d4, *d4, *d4, *d4, *d4, *d4]
  d6: &d6 [*d5, *d5, *d5, *d5, *d5, *d5, *d5, *d5, *d5]
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
```

## 中文

引用让内容膨胀得太大。

为什么：几行字就能占满内存。

怎么改：少用`*`引用。
"""

from engine.source.faults import TOO_MANY_NODES as FAULT

__all__ = ["FAULT"]

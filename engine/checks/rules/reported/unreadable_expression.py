"""A condition or an assignment cannot be read.

## Why is this bad?

The engine would not know when to show what.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台:
    剧本:
      - 做: 耐心 加 1
      - 还剩{耐心}分耐心。
    结局: 等
    评语: 等得起。
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台:
    剧本:
      - 做: 耐心 += 1
      - 还剩{耐心}分耐心。
    结局: 等
    评语: 等得起。
```

## 中文

条件或算式读不懂。

为什么：引擎不知道什么时候该演哪一段。

怎么改：写成`信任 >= 2 且 见过(窑洞)`、`信任 += 1`这样。
"""

from engine.source.text_faults import BAD_EXPRESSION as FAULT

__all__ = ["FAULT"]

r"""A brace has no partner.

## Why is this bad?

What was meant as a value or a variant would be shown as it stands.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0, 范围: 0..3}
场景:
  站台:
    剧本: |
      还剩{耐心分耐心。
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

花括号没有配成对。

为什么：本来要显示变量，结果会照原样显示出来。

怎么改：补上另一半；要显示花括号本身，写`\{`。
"""

from engine.source.text_faults import UNCLOSED_BRACE as FAULT

__all__ = ["FAULT"]

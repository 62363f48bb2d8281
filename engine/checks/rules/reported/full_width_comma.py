"""Items in brackets are separated by full-width commas.

## Why is this bad?

To the format they are text, so two items become one.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
变量:
  耐心: {初值: 0，范围: 0..3}
场景:
  站台:
    剧本:
      - 做: 耐心 += 1
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

括号里用全角逗号分隔。

为什么：格式把它当成文字，两项就连成了一项。

怎么改：改成半角逗号和一个空格。
"""

from engine.source.mend_slips import FULL_WIDTH_COMMA as FAULT

__all__ = ["FAULT"]

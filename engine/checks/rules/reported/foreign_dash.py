"""A list item begins with another mark than a hyphen.

## Why is this bad?

A Chinese keyboard or Word gives a full-width dash or a bullet.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      － 火车晚点了。
      － 他坐了下来。
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
      - 他坐了下来。
    结局: 等
    评语: 等得起。
```

## 中文

列表开头用的不是半角减号。

为什么：中文输入法和 Word 会换成全角横线或圆点。

怎么改：改成半角减号和一个空格。
"""

from engine.source.mend_slips import FOREIGN_DASH as FAULT

__all__ = ["FAULT"]

r"""The hyphen of a list item is followed by a special space.

## Why is this bad?

To the format it is no space.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      -\xe3\x80\x80火车晚点了。
      - 他坐了下来。
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

减号后面是特殊空格。

为什么：格式不认它是空格。

怎么改：改成普通空格。
"""

from engine.source.mend_slips import ODD_GAP as FAULT

__all__ = ["FAULT"]

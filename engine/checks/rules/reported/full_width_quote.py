"""A text in full-width quotes holds a colon and a space.

## Why is this bad?

Only half-width quotes protect it.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本:
      - “你好: 请等候。”
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
      - '“你好: 请等候。”'
    结局: 等
    评语: 等得起。
```

## 中文

全角引号里有半角冒号和空格。

为什么：全角引号护不住它，格式会当成键。

怎么改：外面再加一对单引号，或者把里面的冒号改成全角。
"""

from engine.source.mend_slips import FULL_WIDTH_QUOTE as FAULT

__all__ = ["FAULT"]

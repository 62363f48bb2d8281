"""A file is empty.

## Why is this bad?

It was made and never filled in, or it was saved at a bad moment.

## Example

```yaml scenarios/wandian/scenario.yaml
# 还没有写
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

文件是空的。

为什么：多半是建了还没写，或者保存时出了岔子。

怎么改：写上内容，或者删去文件。
"""

from engine.source.faults import EMPTY_FILE as FAULT

__all__ = ["FAULT"]

"""A line of hyphens or dots splits the file.

## Why is this bad?

One file holds one scenario, course or bank.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: 火车晚点了。, 结局: 等, 评语: 等得起。}
---
备注: 改天再写
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

`---`或`...`把文件分成了几份。

为什么：一个文件只写一部剧、一门课或一个题库。

怎么改：删去这一行。
"""

from engine.source.faults import SEVERAL_DOCUMENTS as FAULT

__all__ = ["FAULT"]

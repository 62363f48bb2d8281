r"""A file is not text.

## Why is this bad?

A Word document or a picture was given the name of a source file.

## Example

```bytes scenarios/wandian/scenario.yaml
PK\x03\x04\x14\x00\x06\x00\x08\x00word/document.xml\x00\x00
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

这不是文本文件。

为什么：多半是把 Word 文档或图片改了后缀。

怎么改：把内容复制到记事本，另存为 UTF-8 编码的文本。
"""

from engine.source.faults import BINARY as FAULT

__all__ = ["FAULT"]

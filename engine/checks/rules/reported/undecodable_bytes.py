r"""A file holds bytes that are no text.

## Why is this bad?

The file is damaged, or two encodings were mixed when parts were pasted together.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车\xff\xff\xfe晚点了。
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
    剧本: 火车晚点了。
    结局: 等
    评语: 等得起。
```

## 中文

文件里有些字节不是文字。

为什么：文件坏了，或者从几处粘贴时混了两种编码。

怎么改：用记事本打开，把乱码改好，另存为 UTF-8 编码。
"""

from engine.source.faults import UNDECODABLE as FAULT

__all__ = ["FAULT"]

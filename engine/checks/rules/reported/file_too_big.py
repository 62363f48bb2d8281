"""A file is larger than the engine reads.

## Why is this bad?

No script is that long. Most likely a picture or a whole book was put into it.

## Example

```bytes scenarios/wandian/scenario.yaml repeat=700000
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: 火车晚点了。
    结局: 等
    评语: 等得起。
# 火车晚点了，他坐了下来。
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

文件太大。

为什么：剧本不会有这么长，多半是把图片或整本书放了进来。

怎么改：把它分成几个文件，用`分场`接起来。
"""

from engine.source.faults import TOO_BIG as FAULT

__all__ = ["FAULT"]

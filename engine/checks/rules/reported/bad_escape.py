r"""A backslash in double quotes means nothing.

## Why is this bad?

In double quotes a backslash begins a special sign.

## Example

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: "文件在 D:\x5ckejian 里。"
    结局: 等
    评语: 等得起。
```

Use instead:

```bytes scenarios/wandian/scenario.yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台:
    剧本: '文件在 D:\x5ckejian 里。'
    结局: 等
    评语: 等得起。
```

## 中文

双引号里的反斜杠读不懂。

为什么：在双引号里，反斜杠表示特殊字符。

怎么改：改用单引号。
"""

from engine.source.faults import BAD_ESCAPE as FAULT

__all__ = ["FAULT"]

"""A file cannot be opened.

## Why is this bad?

Another program holds it, it may not be read, or a folder has its name.

## Example

```text scenarios/wandian/scenario.yaml/beizhu.txt
这里本来应当是文件，却是一个文件夹。
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

文件打不开。

为什么：别的程序正占着它，没有读的权限，或者同名的是一个文件夹。

怎么改：关掉占用它的程序，检查权限；是文件夹就改名。
"""

from engine.source.text_faults import CANNOT_OPEN as FAULT

__all__ = ["FAULT"]

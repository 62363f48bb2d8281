"""A key that is needed is not there.

## Why is this bad?

Without it the engine does not know what the thing is or what to show.

## Example

```yaml
scenario: wandian
nature: dramatised
scenes:
  platform: {script: The train is late., ending: waited, debrief: It is worth waiting.}
```

Use instead:

```yaml
scenario: wandian
title: The late train
nature: dramatised
scenes:
  platform: {script: The train is late., ending: waited, debrief: It is worth waiting.}
```

## 中文

少了一个必须写的词。

为什么：没有它，引擎不知道这是什么、该显示什么。

怎么改：按提示补上这一行。
"""

from engine.model.faults import MISSING_KEY as FAULT

__all__ = ["FAULT"]

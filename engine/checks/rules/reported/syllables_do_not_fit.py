"""A reading has more or fewer syllables than its word has characters.

## Why is this bad?

Each character is lit up while it is said, and each needs its own syllable.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: "大家{重走|chóng}东征路。", 结局: 等, 评语: 等得起。}
```

Use instead:

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: "大家{重走|chóng zǒu}东征路。", 结局: 等, 评语: 等得起。}
```

## 中文

读音的音节数和字数不一样。

为什么：念到哪个字就亮哪个字，每个字都要有自己的音节。

怎么改：一个字写一个音节，中间空一格。
"""

from engine.source.text_faults import SYLLABLES_DO_NOT_FIT as FAULT

__all__ = ["FAULT"]

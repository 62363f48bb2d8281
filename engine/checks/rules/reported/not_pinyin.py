"""A reading is not written in pinyin.

## Why is this bad?

Nobody can say it: the sentence would be read as the dictionary has it.

## Example

```yaml
情景剧: wandian
标题: 晚点
性质: 创作
场景:
  站台: {剧本: "大家{重走|再走}东征路。", 结局: 等, 评语: 等得起。}
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

给出的读音不是拼音。

为什么：念不出来，只好照词典念。

怎么改：写成`chóng zǒu`或`chong2 zou3`这样。
"""

from engine.source.text_faults import NOT_PINYIN as FAULT

__all__ = ["FAULT"]

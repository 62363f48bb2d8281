"""Random texts to split: what authors write, and what they do not."""

from random import Random

_PARTS = [
    "重走", "东征路", "，", "。", "！", "？", "……", "；", "\n", " ", "\u3000", "“", "”", "’」", "（", "）", "》", "〕", "、", "：", ":", ",",
    "1,200", "08:30", "——", "—", '"', "'", "A", "𠮷", "😀", "\ufeff", "\u200b", "\r\n", "℃", "①", "①", "ａ", "．", "[^S01]", "%", "!?",
    "走过一道又一道山梁", "队伍从孔河沟经过没有停下来", "\ud800",
]  # fmt: skip


def random_text(seed: int) -> str:
    """A text of up to 60 parts; its last letters may be half of an astral character."""
    rng = Random(seed)
    weights = [rng.choice((0, 1, 4)) for _ in _PARTS]
    if not any(weights):
        weights[0] = 1
    return "".join(rng.choices(_PARTS, weights, k=rng.randrange(60)))

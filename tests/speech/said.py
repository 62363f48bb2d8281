"""Readings in a short form, and the folder of voices that the tests use."""

import os
import re
import sys
from pathlib import Path

from engine.speech.reading import Letter, Pause, Reading, Syllable, Unit

#: ``make test`` assembles the voice here, once.
VOICES = Path(os.environ.get("QINGJING_VOICE") or Path(sys.prefix) / "voices")
_PAUSES = {"，": 0.3, "、": 0.15, "：": 0.3, "；": 0.3, "。": 0.9, "？": 0.9, "！": 0.9}
_UNIT = re.compile(
    r"(?P<hanzi>[\u3400-\u9fff]+)(?P<pinyin>(?:[a-z]+[1-5])+)|(?P<mark>[，、：；。？！])|(?P<letter>[A-Z])|(?P<space> )"
)


def said(short: str) -> Reading:
    """``重chong2走zou3 东dong1征zheng1，``: a space is where a word begins."""
    shown, units = "", list[Unit]()
    begins = True
    for found in _UNIT.finditer(short):
        at = len(shown)
        if found["space"]:
            begins = True
        elif found["hanzi"]:
            shown += found["hanzi"]
            for pinyin in re.findall(r"[a-z]+[1-5]", found["pinyin"]):
                units.append(Syllable(found["hanzi"], pinyin, at, len(shown), begins))
                begins = False
        else:
            shown += found[0]
            begins = True
            units.append(
                Letter(found[0], at, at + 1) if found["letter"] else Pause(_PAUSES[found[0]], found[0])
            )
    return Reading(shown, shown, tuple(units))


#: Ten sentences of the length that lines have.
TEN = tuple(
    said(s)
    for s in (
        "重chong2走zou3 东dong1征zheng1路lu4，走zou3进jin4 孔kong3河he2沟gou1，听ting1 老lao3人ren2 讲jiang3 故gu4事shi5。",
        "这zhe4里li3的de5 石shi2头tou5 会hui4 说shuo1话hua4，这zhe4里li3的de5 山shan1路lu4 有you3 回hui2声sheng1。",
        "乡xiang1亲qin1们men5 把ba3 粮liang2食shi5 藏cang2在zai4 山shan1洞dong4里li3，谁shei2 也ye3 不bu4 肯ken3 说shuo1。",
        "您nin2 看kan4，这zhe4 就jiu4是shi4 当dang1年nian2 住zhu4过guo5的de5 窑yao2洞dong4！",
        "谁shei2 也ye3 没mei2有you3 想xiang3到dao4，他ta1 会hui4 在zai4 这zhe4时shi2候hou5 回hui2来lai2？",
        "村cun1长zhang3 站zhan4起qi3来lai2，慢man4慢man4地de5 走zou3到dao4 门men2口kou3。",
        "绿lv4水shui3 青qing1山shan1，女nv3儿er2 回hui2家jia1，略lve4 有you3 所suo3 得de2。",
        "孩hai2子zi5们men5，请qing3 跟gen1 我wo3 来lai2，我wo3们men5 一yi4起qi3 去qu4 看kan4看kan5。",
        "雪xue3 下xia4了le5 三san1天tian1 三san1夜ye4，路lu4 早zao3 看kan4不bu5见jian4 了le5。",
        "同tong2志zhi4，借jie4 的de5 东dong1西xi5 要yao4 还huan2，损sun3坏huai4了le5 要yao4 赔pei2。",
    )
)

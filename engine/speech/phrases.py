"""What the players say for themselves and a learner wants to hear: a work of its own, without a program.

The words are those of ``players/kiosk/static/texts.js``; where a text there goes on with a value
(结局：{name}), only its fixed beginning is here. What is said with numbers of a work is planned with that work
(``counted.py``).
"""

import hashlib

from engine.speech.plan import Plan, Split, Utterance
from engine.speech.spoken import NARRATOR, Place

#: The name of their manifest; no work may have it, since a folder that is a work begins with a letter.
PLAYER = "_player"

PHRASES = (
    "点一下屏幕，开始", "一堂课，几分钟", "您想学什么？", "点一个，先看看它讲什么。", "从哪里开始？", "开始学", "接着上次学", "从头开始", "挑一个单元",
    "要登记吗？", "哪一位是您？", "您是哪个村的？", "您的名字，拼音头一个字母是？",
    "创作：人物、对话和情节是艺术再创作", "史实：写的是有记载的事",
    "您选了：", "评", "史实", "旁注", "您怎么办？", "大家一起学的时候，这里由大家表决。现在由您来定。",
    "点一个。", "点一个。不限时间，慢慢想。", "不限时间，慢慢想。", "可以点几个，点好了按“选好了”。", "对，还是错？",
    "点下面的字，拼出答案。", "点下面的数字。", "按先后一个一个点，最先的先点。", "给它找一个对上的。",
    "看看对不对得上；要改哪个，就点哪个。", "没有对错，照您的想法来。", "没有对错，心里想一想，或者跟旁边的人说说。",
    "心里想一想，或者说给旁边的人听，再看参考答案。", "请先点一个。", "还有没点到的。", "还没有写。",
    "对", "错", "再看看", "您做得对", "再想想", "记下了，谢谢您", "这道题您答过了，第一次的回答算数。",
    "您的回答：", "答案：", "参考答案", "跟您想的比一比，意思到了吗？", "到了", "还差点",
    "错题再看一遍，这一遍不计分。", "做完了", "全对，真好！", "及格了。", "还没到及格线，不要紧，再看看就会了。",
    "讨论", "回去做一件事", "类型：", "留下什么：", "您领了这件事。", "想领这件事，先回首页登记，就记在您名下。", "注意：", "今属：", "记载", "可信度：", "分歧：",
    "结局：", "等第：", "换一种选法，会走到别的结局。", "一个人学，就自己想一想。", "您学完了这门课", "没有登记的，离开后不留您的信息。",
    "课改过了，您还在原来的地方。", "课改过了，退到前面能接上的地方。", "课改过了，从这一场的开头接着来。",
    "课改过了，从还对得上的地方接着来。", "课改动很大，只好从头开始。",
    "您还在吗？", "请稍等", "正在连接，马上就好。", "这里走不下去了。请回首页，并告诉工作人员。",
)  # fmt: skip
#: Said before the options, so that a listener knows which number to press.
ORDINALS = tuple(f"选项{n}" for n in "一二三四五六七八九")

#: The numbers of the answers of a quiz, each before 对 or 再看看.
NUMBERS = tuple(str(n) for n in range(1, 31))


def player_plan(split: Split) -> Plan:
    """The plan of the phrases, as that of a work."""
    sentences = dict.fromkeys(s for phrase in (*PHRASES, *ORDINALS, *NUMBERS) for s in split(phrase))
    digest = hashlib.sha256("\n".join(sentences).encode()).hexdigest()[:16]
    return Plan(PLAYER, digest, tuple(Utterance(NARRATOR, s, (Place(),)) for s in sentences))

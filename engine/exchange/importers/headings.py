"""What the columns of a question table mean, by what stands over them."""

import re

from engine.exchange.importers.chinese_keys import narrow

#: Meaning → what people write over the column.
_MEANINGS: dict[str, str] = {
    "stem": r"(?:试题|题目)?(?:题干|题面|正文)|题目(?:内容|描述|名称|标题|文本)?|问题(?:内容|描述|题干)?|试题(?:内容|描述|名称)?|考题|题干内容|内容"
    r"|questions?(?:text|title|content|stem)?|stem|questionstem|prompt",
    "options": r"(?:答案|试题|题目|备选)?(?:选项|备选项|候选项)(?:内容|列表)?|备选答案|可选项|options?|choices?|answers",
    "key": r"(?:正确|标准|参考|题目|试题)?(?:答案|选项答案)(?:内容)?|正确(?:选项|项)|答案选项|(?:correct)?(?:answers?|options?|key)|rightanswer|correct",
    "rationale": r"(?:答案|试题|题目|详细)?(?:解析|解释|分析|讲解|说明|详解)(?:内容)?|说明解析|解题思路|explanations?|rationale|feedback|analysis|comment",
    "kind": r"(?:试题|题目)?(?:题型|类型|种类)|题类|(?:question)?(?:type|kind)",
    "difficulty": r"(?:试题|题目)?难(?:度|易|易度|易程度|度系数|度等级)|difficulty|level",
    "points": r"(?:试题|题目|本题)?(?:分值|分数|得分|满分|分)|scores?|points?|marks?|grade",
    "source": r"(?:试题|题目)?(?:出处|来源|依据|(?:出题|命题|答题|政策|法律)依据|参考依据|法规依据|参考资料)|sources?|references?",
    "id": r"(?:试题|题目)?(?:编号|编码|id)|code",
    "number": r"(?:题|序|试题|题目)?号|序|no|number|index|#|序号题号",
    "remark": r"备注|注|remarks?|notes?",
    "topic": r"知识点|章节|章|节|分类|类别|科目|专业|模块|单元|标签|所属.*|目录|topic|category|chapter|tags?|subject|module",
}
_OPTION = (
    re.compile(r"(?:备选|答案|试题)?(?:选项|备选项|答案|项|option|choice|answer)?([a-z])(?:选项|项)?"),
    re.compile(r"(?:选项|备选项|备选答案|option|choice|answer)(\d{1,2})"),
    re.compile(r"(?:选项|备选项)([一二三四五六七八九十])"),
)
_CHINESE = "一二三四五六七八九十"


def meaning(text: str) -> str:
    """One of the meanings, ``option:0`` for the first option, or nothing.

    >>> meaning("选项Ａ"), meaning("正确答案（必填）"), meaning("备 注")
    ('option:0', 'key', 'remark')
    """
    words = re.sub(r"[(\[【].*?[)\]】]", "", narrow(text))
    words = re.sub(r"[\s*:_\-、。.]+", "", words).lower()
    if not words:
        return ""
    for pattern in _OPTION:
        if found := pattern.fullmatch(words):
            which = found[1]
            n = (
                int(which) - 1
                if which.isdigit()
                else _CHINESE.find(which)
                if which in _CHINESE
                else ord(which) - 97
            )
            return f"option:{n}" if n >= 0 else ""
    return next((name for name, pattern in _MEANINGS.items() if re.fullmatch(pattern, words)), "")


def columns(row: list[str]) -> dict[int, str]:
    """Column → meaning when the row is a heading: it names the stem and something that belongs to one."""
    found: dict[int, str] = {}
    for n, text in enumerate(row):
        name = meaning(text) if len(text) < 30 else ""
        if name and name not in found.values():
            found[n] = name
    others = {name.partition(":")[0] for name in found.values()} - {"stem", "number", "remark", "topic"}
    return found if "stem" in found.values() and others else {}

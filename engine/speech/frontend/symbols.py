"""Signs that are words, signs that are silent, brackets, Latin and Roman letters."""

import re

from engine.speech.frontend.numbers import cardinal, digits
from engine.speech.frontend.said import REST, Rule, after, before, rule

_WORDS = {
    "×": "乘", "÷": "除以", "+": "加", "=": "等于", "≠": "不等于", "≈": "约等于", "±": "正负", "≥": "大于等于", "≤": "小于等于", "＞": "大于", "＜": "小于", "&": "和",
    "@": "艾特", "%": "百分号", "℃": "摄氏度", "°": "度", "№": "编号", "√": "对", "㎡": "平方米", "∶": "比", "#": "井号", "$": "美元",
}  # fmt: skip
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_IN_BRACKETS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_ROMANS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
#: How a line is spoken, in brackets inside it: shown, not said.
_TONE = re.compile(
    r"[（(](?:[大微苦冷憨嘿哈偷强傻轻]?笑[着了]?|[低小轻大高厉悄]声|[轻长]?叹[口了一气息]{0,3}|[停沉]顿?[默了片刻一下]{0,4}|哭[着了]?|哽咽|[摇点]头|鼓掌|掌声|"
    r"(?:压低|提高|放低|放缓|拖长)[^（()）]{0,4}(?:声音?|嗓门|嗓子|调子?|语气|语速)|喘[着了]?[粗大]?气[^（()）]{0,4}|[抹擦含]着?泪|敬礼|站?起身|坐下|"
    r"[^（()）]{0,8}(?:地笑|笑着|哭着|叹气|低声|小声|大声|低头|抬头|转身|旁白|画外音|音乐[起止]?|停顿|沉默|略停|稍停))[）)]"
)


def _numeral(m: re.Match[str]) -> str:
    return cardinal(str(_ROMAN[m[0]]))


def _circled(m: re.Match[str]) -> str:
    for row in (_CIRCLED, _IN_BRACKETS, _ROMANS):
        if m[0] in row:
            return cardinal(str(row.index(m[0]) + 1))
    return ""


def _dash(m: re.Match[str]) -> str | None:
    """One dash between two short names is 到 (太原—娄烦); two are a pause."""
    left = re.search(r"[\u4e00-\u9fff]+$", before(m))
    right = re.match(r"[\u4e00-\u9fff]+", after(m))
    if left and right and len(left[0]) <= 4 and len(right[0]) <= 8:
        return "到"
    return None


#: What is shown and not said goes first.
SILENT: tuple[Rule, ...] = (
    # Citations and notes: shown small, never said. 〔2024〕5号 is the number of a document.
    rule(r"\[\^[^\]\s]+\]", ""),
    rule(r"[〔\[［（(](\d{4})[〕\]］）)](?=\s?第?\s?\d+\s?号)", lambda m: digits(m[1]) + REST),
    rule(r"[\[［【]\d{1,3}(?:[-,，—、]\d{1,3})*[\]］】]", ""),
    rule(r"〔[^〕]*〕", ""),
    rule(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", ""),
    Rule(_TONE, lambda m: ""),
)

RULES: tuple[Rule, ...] = (
    rule(r"[₀-₉]", lambda m: digits(str(ord(m[0]) - ord("₀")))),
    # 1. and （1） before an entry of a list.
    rule(r"(?<![\d.])(\d{1,2})[.．](?=\s?[\u4e00-\u9fff“《])", lambda m: f"{cardinal(m[1])}、" if not before(m).strip() else None),
    # №3, No.5: number three, number five.
    rule(r"(?:№|(?<![A-Za-z])N[oO]\.)\s?(\d{1,4})(?:\s?号)?(?![\d.])", lambda m: f"{cardinal(m[1])}号"),
    rule(rf"[{_CIRCLED}{_IN_BRACKETS}{_ROMANS}]", _circled),
    rule(r"(?<![A-Za-z])(?:VIII|VII|III|IV|VI|IX|XII|XI|II|I|V|X)(?=[级类型期度章卷号])", _numeral),
    rule(r"[—]{2,}|─{2,}|--+", "——"),
    rule(r"[-—–~～−](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])", _dash),
    rule(r"/(?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])", "、"),
    rule(r"\+(?!\s*[\dA-Za-z\u4e00-\u9fff])(?<=\d.)", "以上"),
    rule(rf"[{re.escape(''.join(_WORDS))}]", lambda m: _WORDS[m[0]]),
    rule(r"[A-Za-z]+", lambda m: m[0]),
)  # fmt: skip

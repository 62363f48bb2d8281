"""Quantities: percent, fractions, temperatures, money, Latin units, ranges."""

import re

from engine.speech.frontend.numbers import DASH, NUMBER, cardinal, digits
from engine.speech.frontend.said import Rule, after, before, rule

_UNITS = {
    "km/h": "公里每小时", "m/s": "米每秒", "kg/m³": "千克每立方米", "mg/L": "毫克每升", "kWh": "千瓦时", "kW·h": "千瓦时", "mAh": "毫安时", "mmHg": "毫米汞柱",
    "km²": "平方公里", "km2": "平方公里", "㎢": "平方公里", "m²": "平方米", "m2": "平方米", "㎡": "平方米", "m³": "立方米", "m3": "立方米", "㎥": "立方米",
    "cm²": "平方厘米", "cm³": "立方厘米", "hm²": "公顷", "ha": "公顷", "km": "公里", "KM": "公里", "Km": "公里", "㎞": "公里", "dm": "分米", "cm": "厘米", "㎝": "厘米",
    "mm": "毫米", "㎜": "毫米", "μm": "微米", "um": "微米", "nm": "纳米", "kg": "公斤", "KG": "公斤", "Kg": "公斤", "㎏": "公斤", "mg": "毫克", "㎎": "毫克", "μg": "微克",
    "mL": "毫升", "ml": "毫升", "ML": "毫升", "min": "分钟", "mins": "分钟", "ms": "毫秒", "kHz": "千赫", "MHz": "兆赫", "GHz": "吉赫", "Hz": "赫兹",
    "kW": "千瓦", "KW": "千瓦", "MW": "兆瓦", "kV": "千伏", "KV": "千伏", "kPa": "千帕", "MPa": "兆帕", "Pa": "帕", "dB": "分贝", "GB": "G B", "MB": "兆", "TB": "T B",
    "℃": "摄氏度", "°C": "摄氏度", "℉": "华氏度", "°F": "华氏度", "°": "度", "′": "分", "″": "秒", "Ω": "欧", "ppm": "P P M",
    "m": "米", "g": "克", "t": "吨", "L": "升", "l": "升", "h": "小时", "s": "秒", "W": "瓦", "V": "伏", "A": "安", "w": "瓦",
}  # fmt: skip
_UNIT = "|".join(re.escape(u) for u in sorted(_UNITS, key=len, reverse=True))
_SUMS = {"¥": "元", "￥": "元", "$": "美元", "€": "欧元", "£": "英镑"}
_DEGREES = r"(?:℃|°C|°|摄氏度|度)"


def _percent(m: re.Match[str]) -> str:
    share = {"%": "百", "％": "百", "﹪": "百", "‰": "千"}[m[0][-1]]
    first, last = m[2], m[3]
    said = "百" if share == "百" and first == "100" and not last else cardinal(first)
    minus = {"-": "负", "−": "负", "－": "负"}.get(m[1] or "", "")
    return f"{minus}{share}分之{said}" + (f"到{cardinal(last)}" if last else "")


def _fraction(m: re.Match[str]) -> str | None:
    top, bottom = int(m[1]), int(m[2])
    if top == 0 or bottom < 2:
        return None
    if top > bottom and top > 30:
        return f"{cardinal(m[1])}、{cardinal(m[2])}"  # a blood pressure
    return f"{cardinal(m[2])}分之{cardinal(m[1])}"


def _minus(m: re.Match[str]) -> str | None:
    """A minus sign: 零下 for temperatures; a hyphen in a name is none."""
    left, right = before(m), after(m, 40)
    if re.search(r"[A-Za-z0-9)）年月日号时点分℃°%]\s?$", left):
        return None
    if re.match(r"\d+(?:号|楼|单元|期|班|室|栋)", right):
        return "杠"
    number = NUMBER
    cold = re.match(rf"{number}\s?(?:{_DEGREES}\s?)?(?:(?:{DASH}|至|到)-?{number}\s?)?{_DEGREES}", right)
    return "零下" if cold and not re.search(r"[纬经]$", left) else "负"


def _sum(m: re.Match[str]) -> str:
    unit = _SUMS[m[1]]
    said = cardinal(m[2], "两") + m[3] + ("" if after(m).startswith(("元", "美元", "块")) else unit)
    return said + ("每" if m[4] else "")


def _is_address(first: str, last: str, right: str) -> bool:
    """2-1号楼: a house and a number in it, no range."""
    return (
        first.isdigit()
        and last.isdigit()
        and int(first) >= int(last)
        and bool(re.match(r"\d+\s?[号室栋幢单]", right))
    )


def _range(m: re.Match[str]) -> str | None:
    """到 between two numbers, also when a unit stands behind the first."""
    left, right = before(m, 16), after(m, 16)
    first = re.search(rf"({NUMBER})$", left)
    last = re.match(rf"-?({NUMBER})", right)
    if first and last and re.match(r"[\d.]+\s?(?:=|等于)", right):
        return "减"
    if first and last and _is_address(first[1], last[1], right):
        return "杠"
    if re.search(r"[A-Za-z]\d*$", left) or re.match(r"\d+-\d", right) or re.search(r"\d-\d+$", left):
        return "杠" if m[0] in "-‐–" else None
    return "到"


RULES: tuple[Rule, ...] = (
    # 1米75: how tall, digit by digit; 5'30": minutes and seconds.
    rule(r"(?<=\d米)\d\d(?!\d|[.%]|\s?(?:厘米|公分|毫米|分米|米|cm|mm))", lambda m: digits(m[0])),
    rule(r"(?<![\d.])(\d{1,3})['′’](\d{1,2})[\"″”]", lambda m: f"{cardinal(m[1], '两')}分{cardinal(m[2], '两')}秒"),
    rule(rf"(?<![\d.])([-−－](?<![\d)）%℃年月日].))?({NUMBER})\s?(?:{DASH}({NUMBER})\s?)?[%％﹪‰]", _percent),
    rule(r"(?<![\d./])(\d{1,4})/(\d{1,4})(?![\d./]|月|日)", _fraction),
    rule(r"[½⅓⅔¼¾]", lambda m: {"½": "二分之一", "⅓": "三分之一", "⅔": "三分之二", "¼": "四分之一", "¾": "四分之三"}[m[0]]),
    rule(rf"([¥￥$€£])\s?({NUMBER})([万亿千百]*)(/(?=[\u4e00-\u9fff]))?", _sum),
    rule(r"[-−－](?=\d)", _minus),
    # 4A级, 3A景区, 2B班: a grade or a name.
    rule(r"(?<=\d)[A-Z](?=\s?(?:级|景区|类|区|座|型|组|班|馆|楼|栋|厅|口|卷|课|旅游))", lambda m: m[0]),
    rule(rf"(?<=[\d/每])\s?(?:{_UNIT})(?![A-Za-z])", lambda m: _UNITS[m[0].strip()] if not re.search(r"[A-Za-z]\d*$", before(m)) else None),
    rule(rf"(?<=[\d%％‰年月日号时点分秒岁度元期届级天周余万亿千百℃°′″mgt])\s?(?:{DASH})\s?(?=-?\d)", _range),
    rule(r"\s?[×xX*✕]\s?(?=\d)(?<=[\d米厘].)", "乘"),
    rule(r"(?<=[元斤克吨米里亩人次户天月年日时升株棵头只])/(?=[\u4e00-\u9fffk])", lambda m: "每" if re.search(r"\d[\d.,]*[万亿千百余多]?[\u4e00-\u9fff]{1,3}$", before(m)) else None),
)  # fmt: skip

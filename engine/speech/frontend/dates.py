"""Years, dates, and what is named after a date."""

import re

from engine.speech.frontend.numbers import DASH, cardinal, digits
from engine.speech.frontend.said import Rule, after, before, rule

_YEAR = r"(?:1[0-9]|20|21)\d\d"
_LONG = re.compile(r"\s?(?:年)?(?:的?(?:悠久)?(?:历史|文明|时间|岁月|光阴|风雨|沧桑)|以?来的|之久|时光)")
_ABOUT = re.compile(
    r"(?:距今|约|近|大约|将近|超过|已有|至少|长达|历时|历经|跨越|有着?|了|差不多|整整|再过|几乎|过去)\s?$"
)
_EVENTS = r"(?=[”’」》]?\s?(?:事变|运动|事件|讲话|讲稿|晚会|惨案|起义|指示|会议|大地震|地震|批示|精神|空难|案|消费|暴乱|革命|通知|意见|重要))"


def _iso(m: re.Match[str]) -> str | None:
    year, month, day = m[1], int(m[3]), int(m[4])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{digits(year)}年{cardinal(m[3])}月{cardinal(m[4])}日"


def _month(m: re.Match[str]) -> str | None:
    return f"{digits(m[1])}年{cardinal(m[2])}月" if 1 <= int(m[2]) <= 12 else None


def _year(m: re.Match[str]) -> str | None:
    """A year is read digit by digit; so many years are counted."""
    if _LONG.match(after(m)) or (_ABOUT.search(before(m)) and not re.match(r"年\d", after(m))):
        return None
    return digits(m[1])


def _two_years(m: re.Match[str]) -> str | None:
    return f"{digits(m[1])}到{digits(m[2])}" if int(m[1]) < int(m[2]) else None


def _school_year(m: re.Match[str]) -> str:
    return f"{digits(m[1])}至{digits(m[2])}"


RULES: tuple[Rule, ...] = (
    rule(r"(?<![\d.])((?:1[0-9]|20|21)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d.])日?", _iso),
    # Two years without 年 are years when nothing is counted behind them.
    rule(rf"(?<![\d.])({_YEAR}){DASH}({_YEAR})(?=\s?(?:年|学年|财年|赛季|[)）】〕，。；、]|$))", _two_years),
    rule(r"(?<!\d)((?:19|20)\d\d)/((?:19|20)?\d\d)(?=学年|赛季|年度)", _school_year),
    rule(r"(?<![\d.])((?:19|20)\d\d)[-/](0?[1-9]|1[0-2])(?![\d\-/.])", _month),
    rule(rf"(?<![\d.])((?:19|20)\d\d)\.(0?[1-9]|1[0-2])(?={DASH}(?:19|20)\d\d\.)", _month),
    rule(r"(?<=[—–~～-])((?:19|20)\d\d)\.(0?[1-9]|1[0-2])(?![\d.])", _month),
    rule(rf"(?<![\d.])({_YEAR})(?=\s?(?:年代))", lambda m: digits(m[1])),
    rule(rf"(?<![\d.])({_YEAR})(?=\s?(?:年|级|届|版(?!本)|财年|学年|款))", _year),
    rule(rf"(?<![\d.])({_YEAR})(?={DASH}{_YEAR}\s?年)", lambda m: digits(m[1])),
    rule(rf"(?<![\d.])({_YEAR})(?=\s?(?:至|到|或者?|和|与|及|、)\s?{_YEAR}\s?(?:年|[至到或和与及、]))", lambda m: digits(m[1])),
    rule(r"(?<=公元)(\d{3})(?=年)|(?<=公元前)(\d{2,4})(?=年)", lambda m: digits(m[0])),
    # 36年5月, '98年: a year without its century.
    rule(r"(?<![\d.])['’]?(\d\d)(?=年(?:\d{1,2}月|春|夏|秋|冬|底|初))", lambda m: digits(m[1]) if m[1] > "12" or m[1][0] == "0" else None),
    rule(r"['’](\d\d)(?=年)", lambda m: digits(m[1])),
    # 9·18, 5.12: a day that gave a name.
    rule(r"(?<![\d.])(\d{1,2})[·•‧](\d{1,2})(?![\d.])", lambda m: digits(m[1]) + digits(m[2])),
    rule(rf"(?<![\d.])(\d{{1,2}})\.(\d{{1,2}})(?![\d.]){_EVENTS}", lambda m: digits(m[1]) + digits(m[2])),
)  # fmt: skip

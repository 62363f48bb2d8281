"""Times of day, scores and proportions: the things written with a colon."""

import re

from engine.speech.frontend.numbers import DASH, NUMBER, cardinal
from engine.speech.frontend.said import Rule, after, before, rule

_RATIO = re.compile(
    r"(?:比分|比例|比率|配比|比|兑|按|比值|之比|比为|占比|战平|胜|负|败|赢|输|[平])[是为以了:：\s“]*$"
)
_SCORED = re.compile(r"\s?(?:战胜|击败|获胜|胜|负|取胜|领先|落后|险胜|的?比[分例])")


def _time(m: re.Match[str]) -> str | None:
    hour, minute, second = m[1], m[2], m[3]
    if _RATIO.search(before(m)) or _SCORED.match(after(m)):
        return None
    said = cardinal(hour.lstrip("0") or "0", "两") + "点"
    if minute != "00" or second:
        said += (_two(minute) if minute != "00" else "零") + "分"
    return f"{said}{_two(second)}秒" if second else said


def _two(number: str) -> str:
    """Minutes and seconds keep their zero: 零五."""
    return ("零" if number[0] == "0" else "") + cardinal(number)


def _ratio(m: re.Match[str]) -> str:
    return "比".join(cardinal(n) for n in re.split("[:：∶]", m[0]))


def _score(m: re.Match[str]) -> str | None:
    """3-2 is a score where one is spoken of."""
    if not _SCORED.match(after(m)) and not re.search(r"(?:比分|总分)[是为以了:：\s]*$", before(m)):
        return None
    return "比".join(cardinal(n) for n in re.findall(r"\d+", m[0]))


RULES: tuple[Rule, ...] = (
    rule(
        r"(?<![\d.])(?<!\d[:：])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:：.])(?:\s?分(?!钟))?",
        _time,
    ),
    rule(rf"(?<![\d.]){NUMBER}(?:[:：∶]{NUMBER})+", _ratio),
    rule(rf"(?<![\d.])\d+{DASH}\d+(?![\d.])", _score),
)

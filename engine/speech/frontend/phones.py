"""Telephone numbers, and addresses of the web: read sign by sign."""

import re

from engine.speech.frontend.numbers import digits
from engine.speech.frontend.said import REST, Rule, rule

_SIGNS = {".": "点", "@": "艾特", "/": "斜杠", "-": "杠", "_": "下划线", ":": "冒号", "?": "问号", "=": "等于", "&": "和", "#": "井号", "%": "百分号", "~": "波浪线", "+": "加"}  # fmt: skip


def _dialled(m: re.Match[str]) -> str:
    """In groups as they are written; a mobile number in the groups that people say."""
    groups = [g for g in re.split(r"\D+", m[0]) if g]
    if len(groups[-1]) == 11:
        mobile = digits(groups.pop(), "幺")
        groups_said = [*[digits(g, "幺") for g in groups], REST.join((mobile[:3], mobile[3:7], mobile[7:]))]
        return "，".join(groups_said)
    return "，".join(digits(g, "幺") for g in groups)


def _address(m: re.Match[str]) -> str:
    plain = re.sub(r"^https?://", "", m[0]).rstrip("/")
    return "".join(_SIGNS.get(c) or (digits(c) if c.isdigit() else c) for c in plain)


RULES: tuple[Rule, ...] = (
    rule(r"https?://[\w./?=&#%:@~+\-]+(?<![.:?])", _address),
    rule(r"[A-Za-z0-9][\w.\-]*@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+", _address),
    rule(r"(?:[A-Za-z0-9\-]+\.)+(?:com|cn|org|net|gov|edu|top|vip|cc|info)(?![A-Za-z])(?:/[\w./?=&#%~+\-]*(?<![.]))?", _address),
    rule(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)(?!\s?[元人斤吨亩])", _dialled),
    rule(r"(?<!\d)[(（]?0\d{2,3}[)）]?[-—– ]{0,2}[2-9]\d{6,7}(?:-\d{1,4})?(?!\d)", _dialled),
    rule(r"(?<!\d)[48]00[- ]\d{3,4}[- ]\d{3,4}(?!\d)", _dialled),
)  # fmt: skip

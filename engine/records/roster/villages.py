"""Which village a cell, a title or a line between the people means. Pure."""

import re
from collections.abc import Iterable

from engine.records.roster.cells import closed_up

_BRANCH = re.compile(r"(?:党支部委员会|支部委员会|党总支|总支部|党支部|支部|党委|村委会)$")
_ABOVE = re.compile(r"^.*?(?:省|市|县|区(?!域)|乡|镇|街道)(?=[\u4e00-\u9fff]{1,10}(?:村|社区))")
_NUMBER = "[一二三四五六七八九十百\\d]+"
#: 第一党支部 says which branch of a village, not which village.
_NUMBERED = re.compile(f"第?{_NUMBER}(?:党?小组|组)?")
#: What may stand behind the village in the name of its branch.
_BEHIND = re.compile(rf"(.+?(?:村|社区))(?:党总支|总支|党委|党支部|支部|第|{_NUMBER}$).*")
_VILLAGE = re.compile(r"([\u4e00-\u9fff]{1,10}?(?:村|社区))(?!民|委(?!员会)|两委|干部|级|务|等)")
#: 农村, 各村, 全乡各行政村: words of titles that no village is called.
_NONE = re.compile(
    r"(?:全[省市县区乡镇])?(?:各|全|每|本|所有|全部|全体|下辖|所辖|所属|辖区|农|乡|分|驻|按|行政|自然|基层)*(?:村|社区)"
)
_DATE = re.compile(r"\d{4}年度?|\d{1,2}月份?|[一二三四五六七八九〇零]{4}年度?")
_COUNTED = re.compile(rf"^(?:\({_NUMBER}\)|{_NUMBER}[、.)])|\(.*?\)|[:：]|(?:共|计)?\d+[人名]$")


def village_in(said: str) -> str:
    """The village that a cell means; nothing where it only numbers a branch.

    >>> village_in("天池店乡测试村党支部"), village_in("测试沟"), village_in("测试村第二党支部"), village_in("第二党支部")
    ('测试村', '测试沟', '测试村', '')
    """
    bare = _BRANCH.sub("", _ABOVE.sub("", said.removeprefix("中共")))
    if _NUMBERED.fullmatch(bare):
        return ""
    if found := _BEHIND.fullmatch(bare):
        return found[1]
    return bare.removesuffix("委会") or said


def titled(texts: Iterable[str]) -> str:
    """The only village that the first telling of these texts names.

    >>> titled(["天池店乡农村党员名册（2024年）", "测试村"]), titled(["甲村、乙村党员"])
    ('测试村', '')
    """
    for text in texts:
        bare = _DATE.sub("", _ABOVE.sub("", text.removeprefix("中共")))
        found = {v for v in _VILLAGE.findall(bare) if "等" not in v and not _NONE.fullmatch(v)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def section(text: str) -> str:
    """The village of a line that heads the people below it.

    >>> section("一、甲村党支部（2人）"), section("测试社区"), section("注：不含预备党员")
    ('甲村', '测试社区', '')
    """
    bare = _COUNTED.sub("", closed_up(text))
    bare = _COUNTED.sub("", bare)
    if len(bare) > 25 or not re.search(r"(?:村|社区|支部|总支|委员会|村委会)$", bare):
        return ""
    found = village_in(bare)
    return "" if _NONE.fullmatch(found) else found


def bare_village(name: str) -> str:
    """What two spellings of one village have in common."""
    return name.removesuffix("村") or name

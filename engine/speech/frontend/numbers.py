"""Numbers: how many, and digit by digit."""

import re

from engine.speech.frontend.said import Rule, after, before, rule

_DIGITS = "零一二三四五六七八九"
_GROUPS = ("", "万", "亿", "万亿")
#: A number as typed: thousands parted by commas, decimals.
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
#: What stands between the two ends of a range.
DASH = r"[-‐–—~～−]{1,2}"
#: 2 is 两 before a thing that is counted, and before 千, 万 and 亿.
_COUNTED = (
    "个|位|名|人|口|户|家|本|册|篇|张|件|条|项|种|类|样|座|栋|幢|间|处|所|块|片|台|辆|架|艘|只|头|匹|条|棵|株|颗|粒|根|支|枝|把|面|双|对|副|套|份|批|"
    "次|遍|期|趟|回|场|顿|届|轮|步|圈|道|门|节|段|句|笔|封|幅|枚|朵|袋|桶|瓶|碗|杯|盘|箱|包|盒|筐|车|倍|成|年(?!级)|天|周|小时|分钟|分(?!之|队|册|部|店|支|公司|场|号)|秒|刻钟|点|"
    "岁|元|块|角|毛|斤|公斤|千克|克|吨|里|公里|千米|米|厘米|毫米|尺|寸|丈|亩|公顷|平米|平方|立方|升|毫升|度|千|万|亿|"
    "旁|侧|岸|边|端|者|方|地|级|国|党|县|省|市|村|乡|镇|厅|室|院|校|馆|园|站|层|室|厅|大|多|代人|个多|岁半|年半|天半|晚|夜|餐|眼|手|脚|腿|声|下|番|拨|起|例|桩|幕|集|首|支|盏|床|顶|杆|门|挺|发|滴|团火|股|缕|束|串|排|列|堆|群|伙|帮|班人|队人|组人"
)  # fmt: skip
_IS_COUNTED = re.compile(
    rf"\s?(?:余|多|几)?(?:{_COUNTED}|kg|km|cm|mm|m(?![a-z])|g(?![a-z])|t(?![a-z])|㎡|h(?![a-z]))"
)
#: 级, 国, 班 … after 2 count only with 两; but these name the second.
_SECOND = re.compile(
    r"\s?(?:级|年级|班(?!人)|号|楼|月|日|连|营|排|团|师|旅|军|路|线|环|等|期(?=工程|项目|建设|学员|班)|段$|道街|桥|组|队|大队|小队|中队|支部)"
)
_CALLED = re.compile(
    r"(?:电话|手机|热线|客服|\d\s?转|座机|传真|短号|总机|号码|分机|拨打?|致电|拨通|微信号?|QQ号?|QQ群|群号|呼叫)(?:号码|号|是|为|[:：]|\s|了|通|到|请|“|急救|报警|救援|电话|热线|和|或|、|\d)*$"
)
_CODED = re.compile(
    r"(?:邮编|邮政编码|编号|编码|证号|账号|账户|卡号|密码|验证码|代码|学号|工号|警号|尾号|车牌号?|牌号|序号|单号|票号|档号|文号|案号|条码|番号|身份证号?|房间号?|口令|信箱)"
    r"(?:号码|号|是|为|[:：]|\s|第|“|[A-Za-z晋京]|-)*$"
)
_EMERGENCY = re.compile(
    r"\s?(?:急救|报警|救护|指挥|热线|举报|服务|平台|电话|火警|台|便民|中心|接警|求助|监督)"
)
_DIAL = re.compile(r"[打拨](?:了|过|通|“)?$")
#: Numbers of public services: 110, 12345, 96110.
_SERVICE = re.compile(r"1[12]\d|(?:1[02]|9[56])\d{3}")
_HOTLINE = re.compile(r"(?:1[02]|9[56])\d{3}(?!\d)[\u4e00-\u9fff]{0,6}热线")
_URGENT = frozenset(
    [
        "110",
        "119",
        "120",
        "122",
        "114",
        "12345",
        "12315",
        "12380",
        "12388",
        "12371",
        "12333",
        "12348",
        "12329",
        "12355",
        "10086",
        "10010",
        "10000",
        "95598",
    ]
)
_NAMED_BY_DIGITS = re.compile(r"\s?(?:师(?!生|傅|范|资|父)|旅(?!客|游|行|程|途)|团(?!结|聚|员|伙|队|体|长会)|高地|部队|国道|省道|县道|厂区?|医院|工程|路(?!口|边|人|程|上|径))")  # fmt: skip
_ROOM = re.compile(r"\s?(?:室|房|寝|教室|会议室|包间|病房|号房|宿舍|办公室)")


def digits(number: str, one: str = "一") -> str:
    """Digit by digit: ``1936`` is 一九三六; ``one`` is 幺 for what is dialled."""
    return "".join(one if d == "1" else _DIGITS[int(d)] for d in number if d.isdigit())


def cardinal(number: str, two: str = "二") -> str:
    """How many: ``1200`` is 一千二百; decimals digit by digit; ``two`` is said for a bare 2."""
    whole, _, part = number.replace(",", "").partition(".")
    said = two if whole == "2" and not part else _whole(whole.lstrip("0"))
    return f"{said}点{digits(part)}" if part else said


def _whole(number: str) -> str:
    if not number:
        return "零"
    if len(number) > 16:
        return digits(number)
    groups = []
    while number:
        groups.append(number[-4:])
        number = number[:-4]
    out, gap = "", False
    for n in range(len(groups) - 1, -1, -1):
        value = int(groups[n])
        if not value:
            gap = bool(out)
            continue
        if out and (gap or value < 1000):
            out += "零"
        unit = _GROUPS[n]
        # 二万 is right and nobody says it.
        out += ("两" if value == 2 and unit else _thousands(value, first=not out)) + unit
        gap = False
    return out.replace("万亿", "万", 1) if len(groups) == 4 and int(groups[2]) else out


def _thousands(value: int, *, first: bool) -> str:
    out, gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        d, value = divmod(value, size)
        if not d:
            gap = bool(out)
            continue
        if gap:
            out += "零"
        gap = False
        if d == 1 and size == 10 and not out and first:
            out += "十"
        elif d == 2 and size == 1000 and first and not out:
            out += "两千"
        else:
            out += _DIGITS[d] + unit
    return out


def _number(m: re.Match[str]) -> str:
    """A number by its surroundings: dialled, a code, a name, or how many."""
    typed, left, right = m[0], before(m, 24), after(m)
    plain = typed.isdigit()
    if plain and len(typed) >= 3:
        if _CALLED.search(left) or (typed in _URGENT and _EMERGENCY.match(right)):
            return digits(typed, "幺")
        if _DIAL.search(left) and _SERVICE.fullmatch(typed) and not _IS_COUNTED.match(right):
            return digits(typed, "幺")
        if _HOTLINE.match(typed + right):
            return digits(typed, "幺")
        if _ROOM.match(right) and len(typed) <= 4:
            return digits(typed, "幺")
        if _CODED.search(left) or re.search(r"[A-Za-z][-_]?$", left):
            return digits(typed)
        if len(typed) <= 4 and _NAMED_BY_DIGITS.match(right) and typed[-2:] != "00":
            return digits(typed)
        if len(typed) >= 7 and typed[-4:] != "0000" and not re.match(r"\s?[\u4e00-\u9fff]", right):
            return digits(typed, "幺")
    if plain and re.match(rf"{DASH}\d{{3,4}}\s?(?:室|房)", right) and len(typed) in (3, 4):
        return digits(typed, "幺")
    if plain and re.fullmatch(r"[0-9]0", typed) and re.match(r"后(?!来|面|边|的|排|期|续)", right):
        return digits(typed)
    if plain and len(typed) > 1 and typed[0] == "0":
        return digits(typed)
    return cardinal(typed, "两" if _is_counted(left, right) else "二")


def _is_counted(left: str, right: str) -> bool:
    if re.search(rf"(?:第|初|星期|周|礼拜|专题|附件|表|图|[A-Za-z])\s?$|\d\s?{DASH}$|[.:：/]$", left):
        return False
    return bool(_IS_COUNTED.match(right)) and not _SECOND.match(right)


RULES: tuple[Rule, ...] = (
    # Versions, numbers of sections, addresses of computers.
    rule(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])", lambda m: "点".join(cardinal(n) for n in m[0].split("."))),
    rule(rf"(?<![\d.])0?{NUMBER}", _number),
    rule(r"\d+", lambda m: digits(m[0])),
)

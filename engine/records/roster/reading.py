"""From tables to people: every line is taken, left out for a reason that is told, or refused with its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from engine.diagnostics import Both
from engine.records.roster.cells import Cell, closed_up, plain, text_of
from engine.records.roster.dates import NoDate, read_date
from engine.records.roster.headings import Headings, find_headings, meaning
from engine.records.roster.sheets import Sheet
from engine.records.roster.villages import bare_village, section, titled, village_in

_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]{1,15}(?:[·•・.][\u3400-\u9fff]{1,15})*")
_TOTAL = re.compile(
    r"(合计|总计|小计|共计|总数|共\d+[人名]|制表|填表|审核|填报|统计|说明|注[:：]|备注[:：]|截至|联系人[:：])"
)
#: Words of what stands below a list, where the line holds nothing but these.
_BELOW = re.compile(
    "签字|签名|盖章|以上|以下|本表|此表|本名单|单位|负责人|日期|书记|主任|人数|名册|名单|统计|说明|附件|一式|\\d{4}年"
)
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")
#: Somebody who was secretary, or is one of another body.
_NOT_SECRETARY = re.compile("副书记|副支部书记|^(?:原|前|曾|老|离任|卸任|退)|团|助理")
_GENDERS = {"男": "男", "女": "女", "m": "男", "f": "女", "男性": "男", "女性": "女", "1": "男", "2": "女"}


#: A longer name with nothing beside it is a sentence.
_LONG = 4
#: Rows that a note names.
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """``row`` and ``column`` from one, as the sheet numbers them; nought: the whole. ``grave``: the line is
    not imported; otherwise only that cell is left out."""

    sheet: str
    row: int
    column: int
    says: Both
    grave: bool = True

    @property
    def place(self) -> Both:
        if not self.row:
            return Both(f"表“{self.sheet}”", f"sheet `{self.sheet}`")
        cell = f"{letters(self.column)}{self.row}" if self.column else str(self.row)
        return Both(
            f"表“{self.sheet}”第 {self.row} 行（{cell}）", f"sheet `{self.sheet}` row {self.row} ({cell})"
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One person as the list has it; fields as in ``people``, empty where the list says nothing."""

    sheet: str
    row: int
    name: str
    village: str
    fields: dict[str, str]

    @property
    def place(self) -> str:
        return f"{self.sheet}!{self.row}"


@dataclass
class Read:
    """What a file holds. ``notes`` tell what was left out on purpose."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Both] = field(default_factory=list)


def letters(column: int) -> str:
    """A column's name.

    >>> letters(1), letters(27)
    ('A', 'AA')
    """
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def read_roster(sheets: Sequence[Sheet], today: date, *, village: str = "") -> Read:
    """All people in these sheets. ``village`` is taken where a sheet does not say."""
    read = Read()
    for sheet in sheets:
        if sheet.hidden:
            read.notes.append(
                Both(f"表“{sheet.name}”是隐藏的，没有读", f"sheet `{sheet.name}` is hidden and was not read")
            )
            continue
        heads = find_headings(sheet.rows)
        if heads is None:
            if any(plain(c.value) for row in sheet.rows for c in row):
                read.notes.append(
                    Both(
                        f"表“{sheet.name}”里没有“姓名”一栏，没有读",
                        f"sheet `{sheet.name}` has no name column and was not read",
                    )
                )
            continue
        if heads.twice:
            says = Both(
                "有两栏“姓名”，请把左右两半接成上下一列",
                "two columns are headed `name`: put the halves one below the other",
            )
            read.faults.append(Fault(sheet.name, heads.row + 1, 0, says))
            continue
        _sheet(read, sheet, heads, today, village)
    _settle_villages(read)
    return read


def _sheet(read: Read, sheet: Sheet, heads: Headings, today: date, village: str) -> None:
    if "secret" in heads.columns:
        read.notes.append(
            Both(
                f"表“{sheet.name}”里的身份证号不保存",
                f"identity numbers in sheet `{sheet.name}` are not kept",
            )
        )
    if heads.others:
        listed = "、".join(heads.others)
        read.notes.append(
            Both(f"表“{sheet.name}”没有用到的栏：{listed}", f"columns not used in `{sheet.name}`: {listed}")
        )
    if hidden := [n for n in sorted(sheet.unseen) if heads.last + 1 < n <= len(sheet.rows)]:
        listed = "、".join(map(str, hidden[:_TOLD]))
        read.notes.append(
            Both(
                f"表“{sheet.name}”有 {len(hidden)} 行是隐藏的（第 {listed} 行），也读了",
                f"{len(hidden)} rows of `{sheet.name}` are hidden ({listed}) and were read",
            )
        )
    _rows(read, sheet, heads, today, village)


def _rows(read: Read, sheet: Sheet, heads: Headings, today: date, village: str) -> None:
    texts = (closed_up(c.value) for row in sheet.rows[: heads.row] for c in row)
    above = village or titled((*texts, closed_up(sheet.name)))
    filled, left, sections = 0, [], []
    for number, row in enumerate(sheet.rows[heads.last + 1 :], heads.last + 2):
        if headed := _section(row, heads):
            if headed != above:
                sections.append(f"{number} {headed}")
            above = headed
            continue
        if _is_blank(row, heads) or _is_heading(row, heads):
            continue
        if _is_remark(row, heads):
            left.append(str(number))
            continue
        own = _village(row, heads)
        if own:
            above = own
        elif "village" in heads.columns or "branch" in heads.columns:
            filled += 1
        line = _line(read, sheet.name, number, row, heads, above, today)
        if line is not None:
            read.lines.append(line)
    if filled and above:
        read.notes.append(
            Both(
                f"表“{sheet.name}”有 {filled} 行没写村，照上一行或标题算",
                f"{filled} rows of `{sheet.name}` name no village: taken from above",
            )
        )
    if sections:
        listed = "、".join(sections[:_TOLD])
        read.notes.append(
            Both(
                f"表“{sheet.name}”里单独成行的村名，管下面的人：{listed}",
                f"rows of `{sheet.name}` that name the village of those below: {listed}",
            )
        )
    if left:
        listed = "、".join(left[:_TOLD])
        read.notes.append(
            Both(
                f"表“{sheet.name}”里当作合计或附注、没有读的行：{listed}",
                f"rows of `{sheet.name}` taken for totals or remarks: {listed}",
            )
        )


def _line(
    read: Read, sheet: str, number: int, row: Sequence[Cell], heads: Headings, village: str, today: date
) -> Line | None:
    at = heads.columns["name"]
    name, remark = _name(row[at])

    def refuse(column: int, zh: str, en: str, *, grave: bool = True) -> None:
        read.faults.append(Fault(sheet, number, column + 1, Both(zh, en), grave))

    if len(name) > _LONG and "·" not in name and not _others(row, heads):
        shown = name[:20]
        refuse(at, f"“{shown}”像一句话，不像姓名：删掉这一行", f"`{shown}` is no name: delete the row")
        return None
    if not name:
        refuse(at, "没有姓名：补上，或者删掉这一行", "there is no name: add it, or delete the row")
        return None
    if not _NAME.fullmatch(name):
        shown = name[:20]
        refuse(at, f"“{shown}”不像姓名：只写姓名", f"`{shown}` is no name: write the name alone")
        return None
    if not village:
        place = heads.columns.get("village", heads.columns.get("branch", at))
        refuse(
            place,
            "不知道是哪个村：加“村”一栏，或导入时写明这是哪个村",
            "the village is unknown: add a column 村, or name the village when importing",
        )
        return None
    if _ERROR.fullmatch(village):
        place = heads.columns.get("village", heads.columns.get("branch", at))
        refuse(
            place,
            f"村是“{village}”，公式出错了：改成村名",
            f"the village is `{village}`, a broken formula: write its name",
        )
        return None
    fields = {"gender": "", "born": "", "joined": "", "phone": "", "duty": ""}
    for key in heads.columns:
        column, cell = heads.cell(row, key)
        if key in ("born", "joined"):
            try:
                fields[key] = read_date(cell, today)
            except NoDate as e:
                fields[key] = e.doubtful
                refuse(column, *_bad_date(cell, e.doubtful), grave=False)
        elif key == "gender":
            said = closed_up(cell.value).lower()
            fields[key] = _GENDERS.get(said, "")
            if said and not fields[key]:
                refuse(
                    column,
                    f"性别写成了“{said[:10]}”：写男或女",
                    f"`{said[:10]}` is no gender: 男 or 女",
                    grave=False,
                )
        elif key == "phone":
            fields[key], wrong = _phone(cell)
            if wrong:
                refuse(column, wrong.zh, wrong.en, grave=False)
    duty = (closed_up(heads.cell(row, "duty")[1].value) if "duty" in heads.columns else "") + "、" + remark
    fields["duty"] = "secretary" if _is_secretary(duty) else ""
    if fields["born"] and fields["joined"] and fields["joined"][:4] <= fields["born"][:4]:
        refuse(
            heads.columns["joined"],
            "入党时间早于出生：核对这一行",
            "joined before being born: check the row",
            grave=False,
        )
        fields["joined"] = ""
    return Line(sheet, number, name, village, fields)


def _name(cell: Cell) -> tuple[str, str]:
    """The name, and what stands after it in brackets."""
    whole = closed_up(cell.value)
    name, bracket, remark = whole.partition("(")
    return (name, remark) if bracket and remark.endswith(")") else (whole, "")


def _is_secretary(duties: str) -> bool:
    parts = re.split("[、,;/和兼及]", duties)
    return any("书记" in part and not _NOT_SECRETARY.search(part) for part in parts)


def _phone(cell: Cell) -> tuple[str, Both | None]:
    """The first number: a second one stands on the next line, behind a mark, or behind a space."""
    lines = cell.value.split("\n") if isinstance(cell.value, str) else [cell.value]
    texts = (part.strip() for line in lines for part in re.split("[/、,;]", text_of(line)))
    text = re.sub(r"\([^\d)]*\)", "", next(filter(None, texts), ""))
    if found := re.match(r"(?:\+?86[ -]?)?(1\d{2}[ -]?\d{4}[ -]?\d{4})(?= *\D|$| +\d)", text):
        text = found[1]
    digits = re.sub(r"[-—()+ ]", "", text)
    if digits.startswith("86") and len(digits) == 13:
        digits = digits[2:]
    if not digits or digits in ("无", "不详"):
        return "", None
    if re.fullmatch(r"\d{17}[\dXx]", digits):
        return "", Both(
            "电话一栏里是身份证号，没有保存", "an identity number stands under telephone; it was not kept"
        )
    if not re.fullmatch(r"1\d{10}|0?\d{7,11}", digits):
        return "", Both(
            f"电话是 {len(digits)} 个字，不对：核对号码",
            f"a telephone number of {len(digits)} characters: check it",
        )
    return digits, None


def _bad_date(cell: Cell, doubtful: str) -> tuple[str, str]:
    shown = text_of(cell.value)[:20]
    if doubtful:
        return (
            f"“{shown}”看不出是几月，只记 {doubtful} 年：写成 {doubtful}-10",
            f"the month in `{shown}` is not clear, only {doubtful} was taken: write {doubtful}-10",
        )
    return f"“{shown}”不是日期：写成 1958-03", f"`{shown}` is no date: write 1958-03"


def _village(row: Sequence[Cell], heads: Headings) -> str:
    for key in ("village", "branch"):
        if key in heads.columns and (said := closed_up(heads.cell(row, key)[1].value)):
            return village_in(said)
    return ""


def _section(row: Sequence[Cell], heads: Headings) -> str:
    """The village of a line that says nothing else."""
    texts = {text for c in row if (text := closed_up(c.value))}
    at = heads.columns["name"]
    if len(texts) != 1 or (len(heads.columns) == 1 and not _is_merged(row, at)):
        return ""
    return section(texts.pop())


def _is_merged(row: Sequence[Cell], at: int) -> bool:
    said = closed_up(row[at].value)
    return any(n != at and closed_up(c.value) == said for n, c in enumerate(row))


def _others(row: Sequence[Cell], heads: Headings) -> bool:
    """Whether the line says more than a name and where."""
    return any(
        plain(heads.cell(row, key)[1].value)
        for key in heads.columns
        if key not in ("name", "village", "branch")
    )


def _is_blank(row: Sequence[Cell], heads: Headings) -> bool:
    """Only numbers of lines, or a village that was filled down over an empty line."""
    return not plain(row[heads.columns["name"]].value) and not _others(row, heads)


def _is_heading(row: Sequence[Cell], heads: Headings) -> bool:
    return meaning(row[heads.columns["name"]]) == "name"


def _is_remark(row: Sequence[Cell], heads: Headings) -> bool:
    """A line of totals or signatures: it says so, or one sentence is merged over the whole row."""
    texts = [closed_up(c.value) for c in row if closed_up(c.value)]
    name = closed_up(row[heads.columns["name"]].value)
    begun = next(iter(texts), "")
    if _TOTAL.match(begun) or _TOTAL.match(name):
        return True
    if _BELOW.search(name) and not _others(row, heads):
        return True
    return len(texts) > 2 and len(set(texts)) == 1


def _settle_villages(read: Read) -> None:
    """测试 and 测试村 are one village; the longer name stands."""
    names: dict[str, str] = {}
    for line in read.lines:
        key = bare_village(line.village)
        names[key] = max(names.get(key, ""), line.village, key=len)
    read.lines = [Line(x.sheet, x.row, x.name, names[bare_village(x.village)], x.fields) for x in read.lines]

"""The year's figures as tables that people read: the same rows for a workbook, CSV and the office page. Pure."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.records.figures import Figures, year_line
from engine.records.kinds import KINDS
from engine.records.settings import CHECK
from engine.records.wish import SATISFACTION

Value = str | int | float | None


class Column(NamedTuple):
    """``form`` is a spreadsheet's number format; ``width`` in characters."""

    name: str
    width: int = 10
    form: str = ""


class Chart(NamedTuple):
    """Bars: the rows' names in one column, their lengths in others (numbers from nought)."""

    title: str
    names: int
    values: Sequence[int]
    rows: int


class Table(NamedTuple):
    """``key`` is its name for programs; ``notes`` stand below it."""

    key: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    chart: Chart | None = None
    notes: Sequence[str] = ()


#: Bars that can still be told apart.
_BARS = 30
WHOLE, TENTH, SHARE, DAY = "0", "0.0", "0%", "@"


def tables(f: Figures, language: Language = "zh") -> list[Table]:
    """Summary, villages, persons with their hours, works, hardest items, events."""
    return [
        _summary(f, language),
        _villages(f, language),
        _persons(f, language),
        _works(f, language),
        _items(f, language),
        _events(f, language),
    ]


def _speaker(language: Language) -> Callable[[str, str], str]:
    return lambda zh, en: Both(zh, en).says(language)


def _summary(f: Figures, language: Language) -> Table:
    say = _speaker(language)
    rows: list[list[Value]] = []
    for code, kind in KINDS.items():
        count = f.kinds[code]
        rows.append(
            [
                kind.name.says(language),
                count.times,
                kind.unit.says(language),
                count.heads or None,
                count.people or None,
            ]
        )
    held = len(rows)
    ci, ren, ge = say("次", ""), say("人", ""), say("个", "")
    rows += [
        [say("名单上的人数", "on the roster"), f.members, ren, None, None],
        [say("参加过学习的人数", "who learned something"), f.learners, ren, None, None],
        [say("触摸屏签到", "sign-ins"), None, None, f.sign_ins, None],
        [say("自学", "sessions alone"), f.sessions, ci, None, None],
        [say("自学学完", "of them finished"), f.finished, ci, None, None],
        [say("答题", "attempts"), f.attempts, ci, None, None],
        [say("答对", "of them right"), f.right, ci, None, None],
        [say("学时达标人数", "who reached their hours"), sum(x.hours.met for x in f.persons if not x.person.gone), ren, None, None],
        [say("志愿者", "volunteers"), f.volunteers, say("名", ""), None, None],
        [say("解决问题（含微心愿）", "problems solved, wishes included"), f.problems, ge, None, None],
        [say("收集微心愿", "wishes collected"), f.wishes.collected, ge, None, None],
        [say("办结：已解决", "closed: solved"), f.wishes.solved, ge, None, None],
        [say("办结：部分解决", "closed: partly solved"), f.wishes.partly, ge, None, None],
        [say("办结：没有办成", "closed: not solved"), f.wishes.unsolved, ge, None, None],
        [say("还在办", "open now"), f.wishes.open, ge, None, None],
        [say("超期", "overdue now"), f.wishes.overdue, ge, None, None],
    ]  # fmt: skip
    for n in (3, 2, 1):
        who = say("群众", "villagers ") + SATISFACTION[n].says(language)
        rows.append([who, f.wishes.satisfaction.get(n, 0), ge, None, None])
    columns = [
        Column(say("项目", "what"), 26), Column(say("数", "number"), 10, WHOLE), Column(say("单位", "unit"), 8),
        Column(say("人次", "attendances"), 10, WHOLE), Column(say("实名人数", "people by name"), 12, WHOLE),
    ]  # fmt: skip
    chart = Chart(say("活动次数", "times held"), 0, [1], held)
    return Table("summary", say("汇总", "summary"), columns, rows, chart, [year_line(f).says(language)])


def _villages(f: Figures, language: Language) -> Table:
    say = _speaker(language)
    shown = ("training", "study", "report", "lecture", "scenario", "day")
    columns = [
        Column(say("村", "village"), 14), Column(say("名单人数", "members"), 10, WHOLE),
        Column(say("学习人数", "learners"), 10, WHOLE), Column(say("参加人次", "attendances"), 10, WHOLE),
        Column(say("自学次数", "sessions"), 10, WHOLE), Column(say("达标人数", "reached hours"), 10, WHOLE),
        Column(say("学时合计", "hours"), 10, TENTH),
        *(Column(KINDS[k].name.says(language) + _unit(k, language), 12, WHOLE) for k in shown),
        Column(say("志愿者", "volunteers"), 10, WHOLE), Column(say("解决问题", "solved"), 10, WHOLE),
    ]  # fmt: skip
    rows: list[list[Value]] = [
        [
            v.village, v.members, v.learners, v.attended, v.sessions, v.met, v.tenths / 10,
            *(v.times.get(k, 0) for k in shown), v.volunteers, v.solved,
        ]
        for v in f.villages
    ]  # fmt: skip
    chart = Chart(say("各村达标人数", "members and who reached the hours"), 0, [1, 5], min(len(rows), _BARS))
    return Table("villages", say("各村", "villages"), columns, rows, chart)


def _unit(kind: str, language: Language) -> str:
    unit = KINDS[kind].unit.says(language)
    return f"（{unit}）" if unit else ""


def _persons(f: Figures, language: Language) -> Table:
    say = _speaker(language)
    columns = [
        Column(say("村", "village"), 14), Column(say("姓名", "name"), 12), Column(say("职务", "duty"), 8),
        Column(say("集中学时", "hours together"), 10, TENTH), Column(say("自学学时", "hours alone"), 10, TENTH),
        Column(say("学时合计", "hours"), 10, TENTH), Column(say("应学学时", "required"), 10, WHOLE),
        Column(say("还差", "missing"), 8, TENTH), Column(say("达标", "reached"), 8),
        Column(say("参加次数", "attended"), 10, WHOLE), Column(say("自学次数", "sessions"), 10, WHOLE),
        Column(say("签到次数", "sign-ins"), 10, WHOLE),
    ]  # fmt: skip
    rows: list[list[Value]] = []
    for x in f.persons:
        h, p = x.hours, x.person
        name = say("（已删除）", "(erased)") if p.erased else p.name
        if p.gone and not p.erased:
            name += say("（已转出）", " (gone)")
        duty = say("书记", "secretary") if p.duty else ""
        met = say("是", "yes") if h.met else say("否", "no")
        missing = max(0, h.required * 10 - h.tenths) / 10
        rows.append([
            p.village, name, duty, h.together / 10, h.alone / 10, h.tenths / 10, h.required, missing, met,
            x.attended, x.sessions, x.sign_ins,
        ])  # fmt: skip
    rule = say(
        f"党员每年 {f.rules.member} 学时，支部书记 {f.rules.secretary} 学时，一学时 {f.rules.minutes} 分钟。{CHECK.zh}。",
        f"Members {f.rules.member} hours a year, secretaries {f.rules.secretary}; {f.rules.minutes} minutes each. {CHECK.en}.",
    )
    return Table("persons", say("个人学时", "hours"), columns, rows, None, [rule])


def _works(f: Figures, language: Language) -> Table:
    say = _speaker(language)
    columns = [
        Column(say("课程", "work"), 30), Column(say("类别", "kind"), 10), Column(say("学习次数", "sessions"), 10, WHOLE),
        Column(say("学完次数", "finished"), 10, WHOLE), Column(say("实名人数", "people by name"), 12, WHOLE),
        Column(say("答题次数", "attempts"), 10, WHOLE), Column(say("答对率", "right"), 10, SHARE),
    ]  # fmt: skip
    tried = {work: (attempts, right) for work, attempts, right in f.answered}
    kinds = {"course": say("课程", "course"), "scenario": say("情景剧", "scenario")}
    rows: list[list[Value]] = []
    for w in f.works:
        attempts, right = tried.get(w.work, (0, 0))
        share = right / attempts if attempts else None
        rows.append([w.title, kinds.get(w.kind, w.kind), w.sessions, w.finished, w.people, attempts, share])
    chart = Chart(say("各课程学习次数", "sessions by work"), 0, [2, 3], min(len(rows), _BARS))
    return Table("works", say("课程", "works"), columns, rows, chart)


def _items(f: Figures, language: Language) -> Table:
    say = _speaker(language)
    columns = [
        Column(say("题", "item"), 60), Column(say("课程", "work"), 24), Column(say("答题次数", "attempts"), 10, WHOLE),
        Column(say("答对次数", "right"), 10, WHOLE), Column(say("答对率", "share right"), 10, SHARE),
    ]  # fmt: skip
    titles = {w.work: w.title for w in f.works}
    rows: list[list[Value]] = [
        [i.stem, titles.get(i.work, i.work), i.attempts, i.right, i.right / i.attempts] for i in f.hardest
    ]
    chart = Chart(say("最难的题：答对率", "hardest items: share right"), 0, [4], min(len(rows), 10))
    return Table("items", say("最难的题", "hardest items"), columns, rows, chart)


def _events(f: Figures, language: Language) -> Table:
    say = _speaker(language)
    columns = [
        Column(say("日期", "day"), 12, DAY), Column(say("类别", "kind"), 14), Column(say("名称", "title"), 28),
        Column(say("数", "times"), 8, WHOLE), Column(say("单位", "unit"), 6), Column(say("人次", "heads"), 8, WHOLE),
        Column(say("实名", "by name"), 8, WHOLE), Column(say("人数", "people"), 8, WHOLE),
        Column(say("分钟", "minutes"), 8, WHOLE), Column(say("村", "village"), 12), Column(say("地点", "place"), 14),
        Column(say("主讲", "lecturer"), 10),
    ]  # fmt: skip
    rows: list[list[Value]] = [
        [
            h.day.isoformat(), KINDS[h.kind].name.says(language), h.title or h.note, h.times,
            KINDS[h.kind].unit.says(language), h.heads, names, h.people, h.minutes, h.village, h.place, h.lecturer,
        ]
        for h, names in f.held
    ]  # fmt: skip
    return Table("events", say("场次", "events"), columns, rows)

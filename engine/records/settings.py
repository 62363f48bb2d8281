"""The rules that figures depend on. Each value is kept with the time from which it was known."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import select

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.records import audit
from engine.records.clock import zone_named
from engine.records.schema import Setting
from engine.records.store import Reading, Writing

Value = int | str
CHECK = Both("请按现行文件核对", "check against the documents in force")


class Rule(NamedTuple):
    """``at`` least and most of a number, or the words that a text may be (none: any)."""

    usual: Value
    says: Both
    least: int = 0
    most: int = 1_000_000
    words: Mapping[str, Both] = {}


RULES: dict[str, Rule] = {
    "hours.member": Rule(32, Both("党员每年学时", "class hours a year for members"), most=2000),
    "hours.secretary": Rule(56, Both("支部书记每年学时", "class hours a year for branch secretaries"), most=2000),
    "hours.minutes": Rule(60, Both("一学时多少分钟", "minutes of a class hour"), least=1, most=600),
    "hours.alone": Rule(
        "finished",
        Both("自学学时怎么算", "how hours alone are counted"),
        words={
            "finished": Both("学完了，按课程的学时算", "the authored hours of finished works"),
            "measured": Both("按实际学的时间算", "the time spent"),
        },
    ),
    "hours.pause": Rule(300, Both("停多少秒以上算离开", "seconds of silence that count as being away"), least=10, most=7200),
    "wish.days": Rule(30, Both("微心愿几天内办结", "days within which a wish is to be fulfilled"), least=1, most=3650),
    "retention.years": Rule(
        0, Both("转出、办结几年后删去姓名，0 是不删", "years after which those who left, and names at wishes that are over, are anonymised; 0: never"), most=100
    ),
    "zone": Rule("Asia/Shanghai", Both("时区", "time zone")),
    "base": Rule("全乡", Both("报表里的单位名称", "what reports call the place")),
}  # fmt: skip


class Settings(NamedTuple):
    """All rules as they were known at one moment."""

    member: int
    secretary: int
    minutes: int
    alone: str
    pause: int
    wish_days: int
    retention: int
    zone: str
    base: str


def settings(r: Reading) -> Settings:
    found = dict.fromkeys(RULES)
    rows = r.session.execute(select(Setting.key, Setting.value).where(r.current(Setting)))
    found.update({key: value["value"] for key, value in rows if key in RULES})
    return Settings(*(RULES[key].usual if value is None else value for key, value in found.items()))  # type: ignore[arg-type]


def change(w: Writing, key: str, value: str) -> None:
    """A new value, from now on; raises ``RecordError`` that says what it may be."""
    rule = RULES.get(key)
    if rule is None:
        known = " ".join(RULES)
        raise RecordError(
            Both(f"没有叫 {key} 的设置，有：{known}", f"no setting is called {key}; there are: {known}")
        )
    kept = _checked(key, rule, value)
    w.append(Setting, {"value": {"value": kept}}, key=key)
    audit.note(w, "setting.change", key, value=kept)


def _checked(key: str, rule: Rule, value: str) -> Value:
    if key == "zone":
        zone_named(value)
    if isinstance(rule.usual, str):
        if not value.strip() or (rule.words and value not in rule.words):
            may = " | ".join(rule.words) or "…"
            raise RecordError(Both(f"{key} 可以是：{may}", f"{key} may be: {may}"))
        return value.strip()
    if not value.isdecimal() or not rule.least <= int(value) <= rule.most:
        raise RecordError(
            Both(
                f"{key} 要写 {rule.least} 到 {rule.most} 的整数",
                f"{key} is a number from {rule.least} to {rule.most}",
            )
        )
    return int(value)

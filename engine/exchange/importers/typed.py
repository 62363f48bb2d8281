"""A question as people type it, into a table or into running text, settled as one of our kinds."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from engine.diagnostics import Both
from engine.exchange.importers import chinese_keys as zh
from engine.exchange.importers import option_lines
from engine.exchange.importers.numbers import decimal, fits, plain
from engine.exchange.importers.question import Question
from engine.exchange.report import Report, short


@dataclass
class Typed:
    """The parts as texts; what was not typed is empty."""

    where: Both
    stem: str = ""
    options: list[str] = field(default_factory=list)
    key: str = ""
    rationale: str = ""
    kind: str = ""
    difficulty: str = ""
    points: str = ""
    source: str = ""
    id: str = ""
    remark: str = ""


#: `【单选】` before a stem.
_TAG = re.compile(r"[【\[（(]\s*([^】\])）]{2,5})\s*[】\])）]\s*")
#: What people write where there is nothing to write.
_NOTHING = ("无", "略", "暂无", "/", "-", "—", "——", "无解析")


def settled(t: Typed, report: Report) -> Question:
    """The question; what is not clear is decided here and reported."""
    q = Question(
        t.where,
        t.stem.strip(),
        "short",
        id=t.id.strip(),
        rationale="" if t.rationale.strip(" 。.") in _NOTHING else t.rationale.strip(),
        remark=t.remark.strip(),
    )
    if t.source.strip():
        q.sources = [t.source.strip()]
    _graded(t, q, report)
    tag = _TAG.match(q.stem)
    if tag is not None and zh.kind_of(tag[1]) and tag.end() < len(q.stem):
        t.kind, q.stem = t.kind or tag[1], q.stem[tag.end() :]
    kind = zh.kind_of(t.kind)
    if t.kind.strip() and not kind:
        report.changed(
            t.where,
            f"不认得题型`{short(t.kind)}`，按答案判断",
            f"the kind `{short(t.kind)}` is not known: it follows from the key",
        )
    options = [o.strip() for o in t.options]
    if not options:
        q.stem, options = option_lines.in_line(q.stem)
    if not t.key.strip():
        q.stem, t.key = option_lines.key_in(q.stem)
    if not t.key.strip() and kind == "blank":
        q.stem, t.key = option_lines.words_in(q.stem)
    if not options and kind in ("", "single", "multiple", "choice"):
        q.stem, options = _unlettered(t, q.stem, report)
    q.options = options
    if kind == "match":
        _match(t, q, report)
    elif options:
        _choice(t, q, kind, report)
    else:
        _open(t, q, kind, report)
    return q


def _unlettered(t: Typed, stem: str, report: Report) -> tuple[str, list[str]]:
    """Options without letters: the lines under the first, where the key is letters that fit them."""
    first, *rest = stem.split("\n")
    lettered = re.fullmatch(r"\s*[A-HＡ-Ｈ][A-HＡ-Ｈ、,，\s]*", t.key) is not None
    if len(rest) < 2 or not (lettered and zh.letters(t.key, len(rest))):
        return stem, []
    report.changed(
        t.where, "选项没有字母，按先后排成 A、B……", "options without letters were lettered in order"
    )
    return first, [option_lines.bare(o) for o in rest]


def _graded(t: Typed, q: Question, report: Report) -> None:
    if t.points.strip():
        points = zh.points(t.points)
        if points is None:
            number = decimal(zh.narrow(t.points).strip().rstrip("分"))
            points = (
                max(1, int(number + Decimal("0.5"))) if number is not None and abs(number) < 10_000 else None
            )
            report.changed(
                t.where,
                f"分值`{short(t.points)}`记成 {points or 1} 分",
                f"the points `{short(t.points)}` became {points or 1}",
            )
        q.points = points if points is not None else 1
    if t.difficulty.strip():
        level = zh.difficulty(t.difficulty)
        if level is None:
            report.lost(
                t.where,
                f"难度`{short(t.difficulty)}`看不懂",
                f"the difficulty `{short(t.difficulty)}` is not clear",
            )
        elif not t.difficulty.strip().startswith(str(level)) and t.difficulty.strip()[0].isdigit():
            report.changed(
                t.where,
                f"难度`{t.difficulty.strip()}`记成 {level}",
                f"the difficulty `{t.difficulty.strip()}` became {level}",
            )
        q.difficulty = level or 0


def _choice(t: Typed, q: Question, kind: str, report: Report) -> None:
    judged = [zh.truth(o) for o in q.options]
    right = _right(t, q, report)
    if kind == "order":
        _order(q, right)
        return
    if (
        len(q.options) == 2
        and set(judged) == {True, False}
        and kind in ("", "true-false", "choice", "single")
    ):
        said = zh.truth(t.key)
        if right or said is not None:
            q.kind, q.truth, q.options = "true-false", bool(judged[right[0]]) if right else bool(said), []
            return
    if kind == "survey" and not right:
        q.kind = "survey"
        return
    if t.key.strip() and not right:
        report.missing(
            t.where,
            f"答案`{short(t.key)}`不是选项，请补写",
            f"the key `{short(t.key)}` names no option: write it",
        )
    if kind == "single" and len(right) > 1:
        report.changed(
            t.where,
            "写的是单选，答案有几个，当成多选",
            "a single choice with several keys: it is a multiple choice now",
        )
    q.kind = "multiple" if kind == "multiple" or len(right) > 1 else "single"
    q.right = right


def _right(t: Typed, q: Question, report: Report) -> list[int]:
    """The options that the key names, by letter, by text, or by number."""
    key, count = t.key.strip(), len(q.options)
    if not key:
        return []
    bare = re.sub(r"选项|第(?=[\d一二三四五六])|(?<=[\dA-H])[项个]", "", key)
    if found := zh.letters(bare, count):
        return found
    plain_options = [zh.narrow(o).strip("。. ") for o in q.options]
    parts = [zh.narrow(p).strip("。. ") for p in re.split(r"[\n;；|]", key) if p.strip()]
    for listed in (parts, [zh.narrow(option_lines.bare(p)).strip("。. ") for p in parts]):
        if listed and all(p in plain_options for p in listed):
            return [plain_options.index(p) for p in listed]
    first = re.match(r"[（(]?([A-ZＡ-Ｚ]+)\s*[.．、:：)）\s]", key)
    if first is not None and (found := zh.letters(first[1], count)):
        return found
    if found := zh.positions(bare, count):
        report.changed(
            t.where, f"答案`{key}`当成第几个选项", f"the key `{key}` was taken as the place of an option"
        )
        return found
    return []


def _order(q: Question, right: list[int]) -> None:
    q.kind = "order"
    if sorted(right) == list(range(len(q.options))):
        q.options = [q.options[n] for n in right]


def _match(t: Typed, q: Question, report: Report) -> None:
    q.kind = "match"
    for text in [*q.options, *([] if q.options else option_lines.split(t.key))]:
        parts = re.split(r"\s*(?:—+|－+|-+>?|→|=+>?|：|:)\s*", text, maxsplit=1)
        if len(parts) == 2:
            q.pairs.append((parts[0], parts[1]))
        else:
            report.lost(
                t.where, f"看不出`{short(text)}`连哪个", f"it is not clear what `{short(text)}` matches"
            )


def _open(t: Typed, q: Question, kind: str, report: Report) -> None:
    key = t.key.strip()
    said = zh.truth(key) if key else None
    if kind == "true-false" or (kind in ("", "choice") and said is not None):
        if said is None:
            if key not in ("0", "1"):
                _unclear(t, q, report)
                return
            said = key == "1"
            report.changed(
                t.where,
                f"答案 {key} 当成“{'对' if said else '错'}”",
                f"the key {key} was taken as {str(said).lower()}",
            )
        q.kind, q.truth = "true-false", said
    elif kind == "number" and (value := decimal(key)) is not None and fits(value):
        q.kind, q.accepted = "number", [plain(value)]
    elif kind in ("blank", "number") or (
        kind != "short" and key and (option_lines.gaps(q.stem) or len(key) <= 20)
    ):
        _blank(t, q, key, report)
    elif kind in ("single", "multiple", "choice") and not key:
        _unclear(t, q, report)
    elif kind == "survey":
        q.kind = "survey"
    else:
        q.kind, q.model = "short", key


def _unclear(t: Typed, q: Question, report: Report) -> None:
    found = f"`{short(t.key)}`" if t.key.strip() else ""
    q.kind = "survey"
    report.missing(
        t.where,
        f"没有认出答案{found}，先当成调查题",
        f"no key {found} was recognised: it is a survey until you write one",
    )


def _blank(t: Typed, q: Question, key: str, report: Report) -> None:
    q.kind = "blank"
    holes = option_lines.gaps(q.stem)
    q.stem = option_lines.with_gaps(q.stem)
    if not key:
        return
    parts = [p.strip() for p in re.split(r"[\n;；|｜]|\s{2,}|\u3000", key) if p.strip()]
    if holes > 1 and len(parts) != holes:
        parts = [p.strip() for p in re.split(r"[\n;；|｜,，、\s]+", key) if p.strip()]
    if holes > 1:
        q.accepted = ["；".join(parts) if len(parts) == holes else key]
        report.changed(
            t.where,
            f"{holes} 个空并成一个，答案依次写",
            f"{holes} gaps became one: the answers are typed in a row",
        )
        return
    q.accepted = [p.strip() for p in re.split(r"[/／|｜\n]", key) if p.strip()]

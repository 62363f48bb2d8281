"""The record of a session: what the record store keeps of it, and one page to print."""

import json
from dataclasses import asdict
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.players.live import tally
from engine.players.live.polls import Poll
from engine.players.live.room import Room
from engine.players.progress import write_whole

FORMAT = 1
RECORD, SUMMARY = "record.json", "summary.html"
Json = dict[str, Any]


def session_record(room: Room) -> Json:
    """Everything that is worth keeping of a session.

    ``id`` is the room's folder name; ``attendance`` has ``heads`` (counted by the lecturer, or null), ``seats`` (phones)
    and ``persons`` (signed in: id and name); ``items`` how many answered and answered right (null where there is no key);
    ``path`` the decisions on the way, those that were gone back behind marked ``undone``; ``minutes`` from the first
    entry to the end.
    """
    about = room.about
    began = datetime.fromtimestamp(about["at"] / 1000).astimezone()
    end = room.ended_at if room.ended_at is not None else room.at
    return {
        "format": FORMAT,
        "id": f"{began.date().isoformat()}-{about['work']}-{about['code']}",
        "date": began.date().isoformat(),
        "began": began.isoformat(timespec="seconds"),
        "minutes": round((end - about["at"]) / 60_000),
        "kind": about["kind"],
        "place": about["place"],
        "lecturer": about["lecturer"],
        "work": {"id": about["work"], "title": about["title"], "digest": about["digest"]},
        "attendance": {
            "heads": room.heads,
            "seats": len(room.seats),
            "persons": [{"id": id, "name": name} for id, name in room.seats.persons().items()],
        },
        "items": [_item(poll) for poll in room.polls if not poll.leads],
        "path": [_decision(d) for d in room.decisions],
        "endings": [text for _, kind, text in room.transcript if kind == "ending"],
        "jumps": [{"at": at, "to": text} for at, kind, text in room.transcript if kind == "jumped"],
        "overrulings": sum(d.overruled for d in room.decisions),
        "over": room.over,
    }


def _item(poll: Poll) -> Json:
    out: Json = {
        "item": poll.item_id, "kind": poll.kind, "ask": poll.ask, "answered": tally.answered(poll),
        "right": tally.right_count(poll),
    }  # fmt: skip
    if poll.countable:
        out["options"] = [
            {"text": text, "count": n} for text, n in zip(poll.options, tally.counts(poll), strict=True)
        ]
    else:
        out["answers"] = [{"text": text, "count": n} for text, n in tally.groups(poll)]
    return out


def _decision(decision: Any) -> Json:
    out: Json = asdict(decision)
    del out["depth"]
    return out


def write(folder: Path, room: Room) -> None:
    """Keep record and summary in the room's folder; raises ``OSError``."""
    found = session_record(room)
    write_whole(folder / RECORD, (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode())
    write_whole(folder / SUMMARY, summary(found, room.language).encode())


STYLE = """\
@page{size:A4;margin:18mm}
body{font:11pt/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1C2B24;background:#fff;max-width:174mm;margin:8mm auto}
h1{font-size:18pt;margin:0 0 3mm}
h2{font-size:13pt;margin:6mm 0 2mm;border-bottom:1px solid #1C2B24}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:1mm 3mm 1mm 0;border-bottom:1px solid #ccc}
td.n{white-space:nowrap;text-align:right}
p.small{font-size:9pt;color:#444}
"""
_HEAD = Both("课堂小结", "Session summary")
_ABOUT = {
    "date": Both("日期", "Date"),
    "kind": Both("形式", "Kind"),
    "place": Both("地点", "Place"),
    "lecturer": Both("讲师", "Lecturer"),
}
_MINUTES = Both("时长", "Length")
_MINUTES_OF = Both("{n} 分钟", "{n} min")
_CAME = Both("到场", "Attendance")
_HEADS = Both("清点 {n} 人", "{n} counted")
_SEATS = Both("手机 {n} 部", "{n} phones")
_PERSONS = Both("签到 {n} 人", "{n} signed in")
_PATH = Both("大家走的路", "The way the room went")
_ITEMS = Both("答题", "Questions")
_ASK, _ANSWERED, _RIGHT = Both("题目", "Question"), Both("作答", "Answered"), Both("答对", "Right")
_OVERRULED = Both("讲师改定", "overruled by the lecturer")
_BY_LECTURER = Both("讲师定", "decided by the lecturer")
_UNDONE = Both("后来退回重选", "gone back behind later")
_NONE = Both("没有", "none")
_SIGNED = Both("签到名单", "Signed in")
_JUMPS = Both("跳转", "Jumps")


def summary(found: Json, language: Language) -> str:
    """The record on one page, as HTML without a script; every text is escaped."""

    def say(text: Both, **values: object) -> str:
        return escape((text.fill(**values) if values else text).says(language))

    came = found["attendance"]
    parts = [say(_HEADS, n=came["heads"])] if came["heads"] is not None else []
    parts.append(say(_SEATS, n=came["seats"]))
    if came["persons"]:
        parts.append(say(_PERSONS, n=len(came["persons"])))
    rows = [(say(label), escape(str(found[key]))) for key, label in _ABOUT.items() if found[key]]
    rows += [(say(_MINUTES), say(_MINUTES_OF, n=found["minutes"])), (say(_CAME), "，".join(parts))]
    body = "".join(f"<tr><th>{a}</th><td>{b}</td></tr>" for a, b in rows)
    out = [f"<h1>{escape(found['work']['title'])}</h1>", f"<table>{body}</table>"]
    if found["path"]:
        out.append(f"<h2>{say(_PATH)}</h2><table>{''.join(_path_row(d, say) for d in found['path'])}</table>")
    out += [f"<p>{escape(ending)}</p>" for ending in found["endings"]]
    if found["items"]:
        head = f"<tr><th>{say(_ASK)}</th><th>{say(_ANSWERED)}</th><th>{say(_RIGHT)}</th></tr>"
        listed = "".join(
            f"<tr><td>{escape(i['ask'])}</td><td class=n>{i['answered']}</td>"
            f"<td class=n>{'－' if i['right'] is None else i['right']}</td></tr>"
            for i in found["items"]
        )
        out.append(f"<h2>{say(_ITEMS)}</h2><table>{head}{listed}</table>")
    if found["jumps"]:
        jumps = "；".join(escape(j["to"]) for j in found["jumps"])
        out.append(f"<p class=small>{say(_JUMPS)}：{jumps}</p>")
    if came["persons"]:
        names = "、".join(escape(p["name"]) for p in came["persons"])
        out.append(f"<h2>{say(_SIGNED)}</h2><p>{names}</p>")
    out.append(f"<p class=small>{escape(found['id'])} · {escape(found['work']['digest'])}</p>")
    lang = "zh-CN" if language == "zh" else "en"
    title = f"{say(_HEAD)}：{escape(found['work']['title'])}"
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body>{''.join(out)}</body></html>\n"
    )


def _path_row(decision: Json, say: Any) -> str:
    marks = []
    if decision["overruled"]:
        marks.append(say(_OVERRULED))
    elif decision["by_lecturer"]:
        marks.append(say(_BY_LECTURER))
    if decision["undone"]:
        marks.append(say(_UNDONE))
    counts = " : ".join(str(n) for n in decision["counts"])
    marked = f"（{'，'.join(marks)}）" if marks else ""
    return (
        f"<tr><td>{escape(decision['ask'])}</td><td>{escape(decision['text'])}{marked}</td>"
        f"<td class=n>{counts}</td></tr>"
    )

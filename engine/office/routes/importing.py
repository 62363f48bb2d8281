"""A list of people: uploaded, looked at, and only then taken in."""

from pathlib import Path
from typing import cast, get_args

from starlette.responses import Response

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.office.asking import Ask
from engine.office.pages import Page
from engine.records.roster.changes import Plan, Twice, apply, planned
from engine.records.roster.reading import Read, read_roster
from engine.records.roster.sheets import MAX_BYTES, sheets_of
from engine.records.store import Reading

#: Lines of one kind that the preview shows.
SHOWN = 100
LABELS = {
    "name": Both("姓名", "name"),
    "village": Both("村", "village"),
    "duty": Both("职务", "duty"),
    "gender": Both("性别", "gender"),
    "born": Both("出生", "born"),
    "joined": Both("入党", "joined"),
    "phone": Both("电话", "telephone"),
}


def show(ask: Ask) -> Response:
    assert ask.login is not None
    waiting = ask.login.pending.get("roster")
    if waiting is None:
        return ask.page("import.html", plan=None)
    with ask.site.store.read() as r:
        plan = _plan(ask, r)
    return ask.page(
        "import.html", plan=plan, file=waiting["file"], twice=waiting["twice"], shown=SHOWN, seen=seen(plan),
        labels=LABELS,
    )  # fmt: skip


def _plan(ask: Ask, r: Reading) -> Plan:
    assert ask.login is not None
    waiting = ask.login.pending["roster"]
    return planned(r, waiting["read"], twice=waiting["twice"])


def take(ask: Ask) -> Response:
    assert ask.login is not None
    did, pending = ask.field("do"), ask.login.pending
    if did == "read":
        file, read = _uploaded(ask)
        pending["roster"] = {"file": file, "read": read, "twice": "ask"}
        return ask.to("/import")
    if "roster" not in pending:
        raise RecordError(Both("先选一个文件", "choose a file first"))
    if did == "twice":
        chosen = ask.field("twice")
        if chosen not in get_args(Twice):
            raise RecordError(Both("请选一样", "choose one"))
        pending["roster"]["twice"] = cast(Twice, chosen)
        return ask.to("/import")
    if did == "drop":
        del pending["roster"]
        return ask.to("/import")
    return _apply(ask)


def _apply(ask: Ask) -> Response:
    """The list is compared once more: what was seen is what is done, or it is shown again."""
    assert ask.login is not None
    with ask.site.store.write(ask.who.name) as w:
        plan = _plan(ask, w)
        if ask.field("seen") != seen(plan):
            raise RecordError(
                Both("名册刚刚有人改过，请再看一遍", "the roster has just been changed: look again")
            )
        apply(w, plan, drop=bool(ask.form.get("drop")))
    ask.login.pending.pop("roster", None)
    new, changed = len(plan.new), len(plan.changed)
    return ask.to("/roster", f"新加 {new} 人，改了 {changed} 人", f"{new} added, {changed} changed")


def seen(plan: Plan) -> str:
    """What tells one plan from another."""
    from hashlib import sha256

    told = [(x.name, x.village) for x in plan.new], [(c.person.id, c.fields) for c in plan.changed]
    return sha256(repr((told, [p.id for p in plan.gone])).encode()).hexdigest()[:24]


def _uploaded(ask: Ask) -> tuple[str, Read]:
    """What the file holds; the name that a browser tells is only shown."""
    file = ask.files.get("file")
    if file is None:
        raise RecordError(Both("先选一个文件", "choose a file first"))
    name = Path(str(file.filename).replace("\\", "/")).name[:80]
    data = file.file.read(MAX_BYTES + 1)
    return name, read_roster(sheets_of(name, data), ask.today(), village=ask.field("village"))


pages = [
    Page("GET", "/import", "roster.import", show),
    Page("POST", "/import", "roster.import", take, show),
]

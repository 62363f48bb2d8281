"""备份, 审计, 设置: what an administrator looks after."""

from pathlib import Path
from zoneinfo import ZoneInfo

from starlette.responses import Response

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.office import backup
from engine.office.asking import Ask, Missing, file_answer
from engine.office.pages import Page
from engine.office.routes.accounts import confirm
from engine.office.words import ACTIONS, details
from engine.records import audit
from engine.records import settings as rules

#: Traces of one page.
TRACES = 100


def backups(ask: Ask) -> Response:
    zone = ask.site.now().tzinfo
    return ask.page("backup.html", kept=backup.listed(ask.site.folder), folder=ask.site.folder, zone=zone)


def back_up(ask: Ask) -> Response:
    """Make a new one; or take in a file that was kept elsewhere."""
    site = ask.site
    if ask.field("do") == "upload":
        file = ask.files.get("file")
        if file is None:
            raise RecordError(Both("先选一个备份文件", "choose a backup first"))
        with site.busy:
            kept = backup.taken_in(site.folder, file.file, site.clock())
        return ask.to(
            f"/backup/{kept.name}", "文件是好的，看看再恢复", "the file is sound: look, then restore"
        )
    with site.busy:
        made = backup.make(site.store, site.folder, site.clock())
        with site.store.write(ask.who.name) as w:
            audit.note(w, "backup.make", made.name, rows=sum(made.counts.values()))
    return ask.to("/backup", f"备份好了，打开核对过：{made.name}", f"made, opened and counted: {made.name}")


def _path(ask: Ask) -> Path:
    """A backup of ours by its name; any other name is no page."""
    path = backup.path_of(ask.site.folder, ask.params["name"])
    if path is None:
        raise Missing
    return path


def preview(ask: Ask) -> Response:
    path = _path(ask)
    then = backup.examined(path)
    with ask.site.store.read() as r:
        now = backup.counted(r)
    words = backup.WORDS
    return ask.page("restore.html", name=path.name, then=then, now=now, words=words)


def download(ask: Ask) -> Response:
    path = _path(ask)
    with ask.site.store.write(ask.who.name) as w:
        audit.note(w, "backup.download", path.name)
    return file_answer(path, path.name, "application/octet-stream")


def restore(ask: Ask) -> Response:
    """What is there now is kept in a backup of its own first."""
    path, site = _path(ask), ask.site
    confirm(ask)
    with site.busy:
        safe = backup.make(site.store, site.folder, site.clock(), label="before")
        backup.restore(site.store, path, ask.who.name, safe.name)
    return ask.to(
        "/backup", f"恢复好了。恢复以前的样子存在 {safe.name}", f"restored; what was there before is in {safe.name}"
    )  # fmt: skip


def trail(ask: Ask) -> Response:
    before = ask.query.get("before", "")[:60]
    with ask.site.store.read() as r:
        traces = audit.trail(r, subject=ask.query.get("subject", "")[:60], limit=TRACES, before=before)
        zone = ZoneInfo(rules.settings(r).zone)
    last = traces[-1].id if len(traces) == TRACES else ""
    return ask.page(
        "trail.html",
        traces=traces,
        zone=zone,
        last=last,
        actions=ACTIONS,
        details=details,
        subject=ask.query.get("subject", ""),
    )


def all_rules(ask: Ask) -> Response:
    with ask.site.store.read() as r:
        now = dict(zip(rules.RULES, rules.settings(r), strict=True))
    return ask.page("settings.html", rules=rules.RULES, now=now, remark=rules.CHECK)


def change_rule(ask: Ask) -> Response:
    with ask.site.store.write(ask.who.name) as w:
        rules.change(w, ask.field("key"), ask.field("value")[:100])
    return ask.to("/settings", "改好了，从现在起照这个算", "changed; figures follow it from now on")


pages = [
    Page("GET", "/backup", "backup", backups),
    Page("POST", "/backup", "backup", back_up, backups),
    Page("GET", "/backup/{name}", "backup", preview),
    Page("GET", "/backup/{name}/file", "backup", download),
    Page("POST", "/backup/{name}", "backup", restore, preview),
    Page("GET", "/trail", "trail", trail),
    Page("GET", "/settings", "settings", all_rules),
    Page("POST", "/settings", "settings", change_rule, all_rules),
]

"""``qingjing speak``"""

import os
from dataclasses import dataclass, field
from typing import Any

import click

from engine.cli import speech_texts as told
from engine.cli.app import Command
from engine.cli.common import compiled, progress, project_here, show, work_named, works
from engine.cli.language import LANGUAGE, say
from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.diagnostics import Both, Severity
from engine.errors import SpeechError
from engine.speech import parts as found
from engine.speech import voices
from engine.speech.backends.port import Backend
from engine.speech.gains import Gains
from engine.speech.parts import Parts
from engine.speech.phrases import PLAYER, player_plan
from engine.speech.plan import Plan, plan
from engine.speech.prepare import Line, manifest, missing, prepared
from engine.speech.render import Outcome, render
from engine.speech.store import Store

CLEAN, ERRORS = 0, 1


@dataclass
class Work:
    """A work on its way to clips. ``folders`` hold its sources, ``readings`` say how its words are read."""

    plan: Plan
    folders: list[str]
    readings: list[Any] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass
class Job:
    """All that the modes of the command share."""

    project: Project
    parts: Parts
    backend: Backend
    store: Store
    works: list[Work]
    notes: list[Both]
    form: str
    failed: bool


@click.command(
    "speak",
    cls=Command,
    help=say(
        "把课文和台词做成声音；不写名字就全做。做过的、没改的不再做。",
        "Render the speech of NAMES, or of everything. What is rendered and unchanged is not rendered again.",
    ),
)
@click.argument("names", nargs=-1)
@click.option(
    "--backend",
    "engine",
    type=click.Choice(["auto", *found.BACKENDS]),
    default="auto",
    show_default=True,
    help=say("用哪个语音引擎；auto 用这台机器上最好的", "speech engine; auto is the best one present"),
)
@click.option(
    "--plan",
    "mode",
    flag_value="plan",
    help=say("只列出要念的句子，一行一个 JSON", "only list what is said, one JSON a line"),
)
@click.option(
    "--report", "mode", flag_value="report", help=say("只检查做好的声音", "only examine what is rendered")
)
@click.option(
    "--dry-run",
    "mode",
    flag_value="dry-run",
    help=say("只估算还要做多少", "only estimate what is left to do"),
)
@click.option(
    "--prune",
    "mode",
    flag_value="prune",
    help=say("只删去用不着的声音", "only remove clips that no work uses"),
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=None,
    help=say("同时做几句（默认按处理器）", "sentences at a time (default: by processors)"),
)
@click.option(
    "--online",
    is_flag=True,
    help=say("同意把课文发到网上的语音服务", "agree that texts are sent to a service on the internet"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("输出的样子", "form of the report"),
)
def command(
    names: tuple[str, ...], engine: str, mode: str | None, jobs: int | None, online: bool, form: str
) -> int:
    project = project_here()
    store = Store(project.root / "audio" / "rendered")
    if mode == "prune":
        with store.locked(_waiting):
            click.echo(told.pruned(*store.prune([*works(project), PLAYER]), form))
        return CLEAN
    compiler = Compiler(project)
    words, wrong = compiler.lexicon
    show(wrong, project, "text")
    parts = found.parts(words)
    backend = parts.backend(engine)
    lacking = backend.missing()
    if lacking is not None:
        raise SpeechError(lacking)
    if backend.online and mode is None and not online:
        raise SpeechError(told.CONSENT.fill(backend=backend.name))
    if engine == "auto" and mode is None:
        _no_worse(store, backend)
    job = _job(compiler, parts, backend, store, names, form)
    if mode == "plan":
        for line in told.planned(job.project.root, [(w.plan, w.folders, w.lines) for w in job.works]):
            click.echo(line)
        return ERRORS if job.failed else CLEAN
    for note in job.notes:
        click.echo(note.says(LANGUAGE), err=True)
    if mode == "report":
        return _report(job)
    if mode == "dry-run":
        left = missing((line for work in job.works for line in work.lines), store)
        total = len({line.key for work in job.works for line in work.lines})
        click.echo(told.estimated(backend, left, total, sum(len(w.plan.live) for w in job.works), form))
        return ERRORS if job.failed else CLEAN
    return _render(job, jobs or os.cpu_count() or 1)


def _no_worse(store: Store, backend: Backend) -> None:
    """A natural voice that was brought here is not put aside for a draft, unless one says so."""
    better = sorted({str(m.get("backend")) for m in store.manifests().values() if m.get("draft") is False})
    if backend.draft and better:
        raise SpeechError(told.WORSE.fill(backend=backend.name, better=", ".join(better)))


def _waiting() -> None:
    click.echo(
        say("另一个 qingjing speak 正在做，等它做完……", "another qingjing speak is at work; waiting for it"),
        err=True,
    )


def _job(
    compiler: Compiler, parts: Parts, backend: Backend, store: Store, names: tuple[str, ...], form: str
) -> Job:
    project = compiler.project
    paths = [work_named(project, n) for n in names if n != PLAYER]
    if not names:
        paths = list(works(project).values())
    planned: list[Work] = []
    failed = False
    for path in paths:
        result = compiled(compiler, path)
        if result.bundle is None:
            show([d for d in result.diagnostics if d.severity is Severity.ERROR], project, "text")
            failed = True
            continue
        bundle = result.bundle
        folders = [path.rpartition("/")[0], *(f"scenarios/{s}" for s in bundle.get("natures", {}))]
        planned.append(Work(plan(bundle, parts.split), folders, bundle.get("readings", [])))
    planned.append(Work(player_plan(parts.split), []))
    notes: list[Both] = []
    table = voices.load(project.root, found.BACKENDS)
    voice = voices.chosen(table, backend, notes.append)
    for work in planned:
        read = parts.reader(work.readings)
        work.lines = prepared(work.plan, read, voice, backend, parts.finish_version)
    return Job(project, parts, backend, store, planned, notes, form, failed)


def _render(job: Job, at_once: int) -> int:
    done: list[told.Done] = []
    try:
        with job.store.locked(_waiting):
            left = missing((line for work in job.works for line in work.lines), job.store)
            with progress(len(left), "生成声音", "rendering speech") as bar:
                for work in job.works:
                    outcome = _one(job, work, at_once, bar.step)
                    done.append(told.Done(work.plan, work.folders, work.lines, outcome))
                    if outcome.stopped:
                        break
    except KeyboardInterrupt:
        click.echo(told.STOPPED.says(LANGUAGE), err=True)
        raise
    click.echo(told.rendered(job.project.root, job.backend, job.store, done, job.form))
    return ERRORS if job.failed or any(d.outcome.failures for d in done) else CLEAN


def _one(job: Job, work: Work, at_once: int, step: told.Step) -> Outcome:
    """Render a work; its manifest says what is there, however the rendering ends."""
    backend, parts, folder = job.backend, job.parts, job.store.folder
    gains = Gains(folder / "gains.json", backend, parts.reader([]), parts.measure)
    try:
        return render(
            missing(work.lines, job.store), job.store, backend,
            lambda sound, settings: parts.finish(sound, gains.of(settings)), jobs=at_once, done=step,
        )  # fmt: skip
    finally:
        job.store.write_manifest(work.plan.work, manifest(work.plan, work.lines, backend, job.store))


def _report(job: Job) -> int:
    from engine.speech.report import report

    reports = []
    with progress(len(job.works), "检查", "examining") as bar:
        for work in job.works:
            reports.append(report(work.plan.work, work.lines, job.store))
            bar.step()
    folders = {work.plan.work: work.folders for work in job.works}
    lines, faulty = told.reported(job.project.root, reports, folders, job.form)
    click.echo(lines)
    return ERRORS if job.failed or faulty else CLEAN

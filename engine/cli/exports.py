"""The forms that ``qingjing build`` writes: what each is called, and who makes its files.

An exporter's module is imported when its form is asked for, not before.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from engine.compiler.compile import Compiler, Result
from engine.compiler.project import Project
from engine.diagnostics import Both
from engine.errors import ProjectError

#: A file by its name, with folders, below the one that the command writes to.
File = tuple[str, bytes]


class Job(NamedTuple):
    """One work, or one bank, that is to be written in a form; ``say`` tells what could not go along."""

    compiler: Compiler
    path: str
    result: Result
    say: Callable[[Both], None]
    #: Where the players are found: the start of the addresses in QR codes.
    address: str = ""
    #: Whether rendered speech goes along.
    sound: bool = True

    @property
    def project(self) -> Project:
        return self.compiler.project

    @property
    def bundle(self) -> dict[str, Any]:
        assert self.result.bundle is not None
        return self.result.bundle

    @property
    def is_bank(self) -> bool:
        return is_bank(self.path)


class Form(NamedTuple):
    """``banks`` says whether single banks can be written in it."""

    files: Callable[[Job], Iterator[File]]
    says: Both
    banks: bool = False


def is_bank(path: str) -> bool:
    return "/banks/" in path


def _bundle(job: Job) -> Iterator[File]:
    yield f"{job.bundle['id']}.bundle.json", job.result.data


def _html(job: Job) -> Iterator[File]:
    from engine.exchange.exporters.html import one_file

    held = sounds(job.project.root, job.bundle["id"]) if job.sound else {}
    page = one_file(
        job.bundle, player(), media(job.project, job.bundle), more={"sounds": held} if held else None
    )
    yield f"{job.bundle['id']}.html", page


def _wechat(job: Job) -> Iterator[File]:
    from engine.cli.language import LANGUAGE
    from engine.exchange.exporters.wechat import articles, picture_name, preview
    from engine.exchange.exporters.wechat_rules import faults

    made = articles(job.bundle)
    files, folder = media(job.project, job.bundle), f"{job.bundle['id']}.wechat"
    wrong = []
    for n, article in enumerate(made, 1):
        yield f"{folder}/{n:02d}/article.html", article.body.encode()
        for k, path in enumerate(article.pictures, 1):
            yield f"{folder}/{n:02d}/{picture_name(k, path)}", files[path]
        wrong.append([f"{f.line}: {f.says.says(LANGUAGE)}" for f in faults(article.body)])
        for fault in faults(article.body):
            where = Both(f"{article.title}，第 {fault.line} 行", f"{article.title}, line {fault.line}")
            job.say(Both(f"{where.zh}：{fault.says.zh}", f"{where.en}: {fault.says.en}"))
    yield f"{folder}/index.html", preview(job.bundle["title"], made, wrong)


def _scorm(job: Job, version: Literal["1.2", "2004"]) -> Iterator[File]:
    from engine.exchange.exporters.scorm import package

    made = package(version, job.bundle, player(), media(job.project, job.bundle))
    yield f"{job.bundle['id']}.scorm{version.replace('.', '')}.zip", made


def _gift(job: Job) -> Iterator[File]:
    from engine.exchange.exporters.gift import gift

    for bank, items in _banks(job):
        written = gift(bank, items)
        for sentence in written.left:
            job.say(sentence)
        yield f"{bank.bank}.gift.txt", written.data


def _moodle_xml(job: Job) -> Iterator[File]:
    from engine.exchange.exporters.moodle_xml import moodle_xml

    for bank, items in _banks(job):
        written = moodle_xml(bank, items)
        for sentence in written.left:
            job.say(sentence)
        yield f"{bank.bank}.moodle.xml", written.data


def _print(job: Job) -> Iterator[File]:
    from engine.exchange.exporters.paper.sheets import sheets
    from engine.exchange.exporters.paper.typeset import typeset

    files = media(job.project, job.bundle)
    for sheet in sheets(job.bundle, job.address):
        yield f"{job.bundle['id']}.print/{sheet.name}.pdf", typeset(sheet, files)
    if job.bundle["routes"] and not job.address:
        job.say(
            Both(
                "没有做站点的二维码卡：加上 --address 网址，如 --address http://10.0.0.2:8765",
                "no QR cards for the stops: give --address URL, as in --address http://10.0.0.2:8765",
            )
        )


def _traditional(job: Job) -> Iterator[File]:
    from engine.exchange.exporters.traditional.bundle import in_traditional, page

    bundle, data = in_traditional(job.bundle)
    name = f"{bundle['id']}.hant"
    yield f"{name}.bundle.json", data
    yield f"{name}.html", page(bundle, player(), media(job.project, job.bundle))


FORMS: dict[str, Form] = {
    "bundle": Form(_bundle, Both("课件", "a bundle")),
    "html": Form(_html, Both("一个网页文件", "one HTML file")),
    "wechat": Form(_wechat, Both("公众号文章", "articles for a WeChat public account")),
    "scorm12": Form(lambda job: _scorm(job, "1.2"), Both("SCORM 1.2 课件包", "a SCORM 1.2 package")),
    "scorm2004": Form(lambda job: _scorm(job, "2004"), Both("SCORM 2004 课件包", "a SCORM 2004 package")),
    "print": Form(_print, Both("打印用的 PDF", "PDF files to print")),
    "traditional": Form(
        _traditional, Both("繁体字的课件和网页", "a bundle and an HTML file in traditional characters")
    ),
    "gift": Form(_gift, Both("题库的 GIFT 文本", "banks as GIFT"), banks=True),
    "moodle-xml": Form(_moodle_xml, Both("题库的 Moodle XML", "banks as Moodle XML"), banks=True),
}


def _banks(job: Job) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The banks whose items a work asks, or the one that was named: as authored, and compiled."""
    paths = [job.path] if job.is_bank else _bank_paths(job)
    if not paths:
        raise ProjectError(
            Both(
                f"{job.bundle['id']} 里没有题，不用导出题库",
                f"{job.bundle['id']} asks no items, so there is no bank to write",
            )
        )
    for path in paths:
        subject = job.compiler.bank(path).subject
        assert subject is not None  # its items were compiled
        yield subject.model, subject.bundle["items"]


def _bank_paths(job: Job) -> list[str]:
    asked = {name.partition("/")[0] for name in job.bundle["items"]}
    return [entry.path for entry in job.compiler.library.banks if entry.id in asked]


def player() -> dict[str, bytes]:
    """The files of the touch player by path."""
    from engine.players import kiosk

    folder = Path(kiosk.__file__).resolve().parent / "static"
    kept = (p for p in sorted(folder.rglob("*")) if p.suffix in (".js", ".css", ".svg"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}


def media(project: Project, bundle: dict[str, Any]) -> dict[str, bytes]:
    """What the work shows and plays; it lies beside its source, or that of a story it contains."""
    from engine.players.kiosk.works import pictures

    name, stories = bundle["id"], bundle.get("natures", {})
    folders = [f"courses/{name}", f"scenarios/{name}", *(f"scenarios/{s}" for s in stories)]
    out = {}
    for path in sorted({*bundle["media"], *pictures(bundle)}):
        bases = [(project.root / folder).resolve() for folder in folders]
        found = [b / path for b in bases if (b / path).resolve().is_relative_to(b) and (b / path).is_file()]
        if not found:
            raise ProjectError(Both(f"{name} 里没有文件 {path}", f"{name} has no file {path}"))
        out[path] = found[0].read_bytes()
    return out


def sounds(root: Path, name: str) -> dict[str, Any]:
    """What was rendered of the work and of the player, as the phone's page holds it; empty where nothing was.

    ``clips`` is voice → sentence → key and milliseconds, ``data`` each clip once, in base64.
    """
    from base64 import b64encode

    from engine.players.clips import OWN, clip_file, manifest_of

    clips: dict[str, dict[str, Any]] = {}
    data: dict[str, str] = {}
    work = manifest_of(root, name)
    if work is not None and work["clips"]:
        for manifest in filter(None, (manifest_of(root, OWN), work)):
            for voice, named in manifest["clips"].items():
                for sentence, found in named.items():
                    path = clip_file(root, found[0])
                    if path is not None:
                        clips.setdefault(voice, {})[sentence] = found
                        data[found[0]] = b64encode(path.read_bytes()).decode()
    return {"clips": clips, "data": data} if data else {}

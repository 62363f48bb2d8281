"""``qingjing build``"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.cli.app import Command
from engine.cli.common import compiled, progress, project_here, show, work_named, works
from engine.cli.files import write_atomically
from engine.cli.language import say
from engine.compiler.compile import Compiler
from engine.compiler.project import Project
from engine.diagnostics import Both, Severity
from engine.errors import ProjectError

if TYPE_CHECKING:
    from engine.exchange.exporters.html import Sounds


@click.command(
    "build",
    cls=Command,
    help=say(
        "把课程编成课件，或一个能在手机上打开的网页文件；不写名字就全编。",
        "Compile NAMES, or everything, to bundles, or to HTML files for telephones.",
    ),
)
@click.argument("names", nargs=-1)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    help=say("放到哪个文件夹（默认 out）", "where to put them (default: out)"),
)
@click.option(
    "--to",
    type=click.Choice(["bundle", "html"]),
    default="bundle",
    show_default=True,
    help=say(
        "编成什么：课件，或一个网页文件", "what to make: bundles, or HTML files with all that they need"
    ),
)
@click.option(
    "--no-sound", is_flag=True, help=say("网页文件里不放录音", "leave rendered speech out of HTML files")
)
def command(names: tuple[str, ...], out: Path, to: str, no_sound: bool) -> int:
    project = project_here()
    compiler = Compiler(project)
    paths = [work_named(project, n) for n in names] or list(works(project).values())
    failed = False
    with progress(len(paths), "生成", "building") as bar:
        for path in paths:
            result = compiled(compiler, path)
            show([d for d in result.diagnostics if d.severity is not Severity.NOTE], project, "text")
            if result.bundle is None:
                failed = True
            else:
                name = result.bundle["id"]
                html = to == "html"
                target = out / (f"{name}.html" if html else f"{name}.bundle.json")
                write_atomically(
                    target, _page(project, result.bundle, sound=not no_sound) if html else result.data
                )
                click.echo(str(target))
            bar.step()
    return 1 if failed else 0


def _page(project: Project, bundle: dict[str, Any], *, sound: bool) -> bytes:
    from engine.exchange.exporters.html import one_file

    sounds = _sounds(project.root, bundle["id"]) if sound else None
    return one_file(bundle, dict(_static()), dict(_media(project, bundle)), sounds)


def _sounds(root: Path, name: str) -> "Sounds | None":
    """What was rendered of the work and of the player, each clip once; nothing where nothing was."""
    from engine.exchange.exporters.html import Sounds
    from engine.players.clips import OWN, clip_file, manifest_of

    clips: dict[str, dict[str, Any]] = {}
    data: dict[str, bytes] = {}
    if (manifest_of(root, name) or {}).get("clips"):
        for manifest in filter(None, (manifest_of(root, OWN), manifest_of(root, name))):
            for voice, named in manifest["clips"].items():
                for sentence, found in named.items():
                    path = clip_file(root, found[0])
                    if path is not None:
                        clips.setdefault(voice, {})[sentence] = found
                        data[found[0]] = path.read_bytes()
    return Sounds(clips, data) if data else None


def _static() -> Iterator[tuple[str, bytes]]:
    """The files of the touch player."""
    from engine.players import kiosk

    folder = Path(kiosk.__file__).resolve().parent / "static"
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".js", ".css", ".svg"):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _media(project: Project, bundle: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """What the work shows and plays; it lies beside its source, or that of a story it contains."""
    from engine.players.kiosk.works import pictures

    name, stories = bundle["id"], bundle.get("natures", {})
    folders = [f"courses/{name}", f"scenarios/{name}", *(f"scenarios/{s}" for s in stories)]
    for path in sorted({*bundle["media"], *pictures(bundle)}):
        bases = [(project.root / folder).resolve() for folder in folders]
        found = [b / path for b in bases if (b / path).resolve().is_relative_to(b) and (b / path).is_file()]
        if not found:
            raise ProjectError(Both(f"{name} 里没有文件 {path}", f"{name} has no file {path}"))
        yield path, found[0].read_bytes()

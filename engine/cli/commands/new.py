"""``qingjing new``"""

import re
import unicodedata
from pathlib import Path

import click

from engine.cli.app import Command
from engine.cli.files import write_atomically
from engine.cli.language import LANGUAGE, say
from engine.compiler.project import Project, find_project
from engine.diagnostics import Both
from engine.errors import ProjectError

_TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
_ID = re.compile(r"[^\W_][\w·-]*")
#: Names that a Windows folder cannot have, whatever follows a full stop.
_RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
_LONGEST = 60


@click.command(
    "new",
    cls=Command,
    help=say(
        "新写一门课（course）或一部情景剧（scenario）：写好一个能演的样子，照着改。",
        "Begin a course or a scenario named ID from a small one that plays and explains itself.",
    ),
)
@click.argument("kind", type=click.Choice(["course", "scenario"]))
@click.argument("id")
@click.option("--title", default=None, help=say("标题；不写就用名字", "its title; without it, its name"))
def command(kind: str, id: str, title: str | None) -> int:
    root = _root()
    _usable(id)
    _free(Project(root), id)
    folder = root / f"{kind}s" / id
    template = _TEMPLATES / LANGUAGE / kind
    for path in sorted(template.rglob("*")):
        if path.is_file():
            # The bank has the id of its course: two courses may each have one.
            name = path.relative_to(template).as_posix().replace("banks/bank.yaml", f"banks/{id}.yaml")
            text = path.read_text("utf-8").replace("@id@", id).replace("@title@", _quoted(title or id))
            write_atomically(folder / name, text.encode())
            click.echo((folder / name).relative_to(root).as_posix())
    click.echo(
        say(
            f"写好了，先看看：qingjing play {id}\n边改边看：qingjing preview {id}",
            f"Ready. Have a look: qingjing play {id}\nSee it while you write: qingjing preview {id}",
        ),
        err=True,
    )
    return 0


def _root() -> Path:
    """The project around the current folder; where there is none, it begins here."""
    try:
        return find_project(Path.cwd()).root
    except ProjectError:
        return Path.cwd()


def _usable(id: str) -> None:
    """Raises ``ProjectError`` with a name that would do."""
    if _ID.fullmatch(id) and id.lower() not in _RESERVED and len(id) <= _LONGEST:
        return
    better = re.sub(r"[^\w·-]+|_", "-", unicodedata.normalize("NFKC", id)).strip("-·")[:_LONGEST]
    if better.lower() in _RESERVED or not _ID.fullmatch(better):
        better = f"x-{better}".rstrip("-")
    raise ProjectError(
        Both(
            f"“{id}”不能当名字：用字母、汉字、数字和 -，不留空格。可以叫 {better}",
            f"`{id}` cannot be a name: use letters, digits and -, no spaces. You could call it {better}",
        )
    )


def _free(project: Project, id: str) -> None:
    """Raises ``ProjectError`` when something of that name is there, in whatever case it is spelt."""
    for top in ("courses", "scenarios"):
        parent = project.root / top
        names = {p.name.casefold(): p.name for p in parent.iterdir()} if parent.is_dir() else {}
        there = names.get(id.casefold())
        if there is not None:
            raise ProjectError(
                Both(
                    f"{top}/{there} 已经有了，没有动它：换一个名字，如 {id}-2",
                    f"{top}/{there} is there already and was left alone: choose another name, such as {id}-2",
                )
            )


def _quoted(title: str) -> str:
    """A title as YAML takes it, whatever marks it holds."""
    one_line = " ".join(title.split())
    return (
        "'" + one_line.replace("'", "''") + "'"
        if re.search(r"""^[\W_]|: |:$| #|^['"]""", one_line)
        else one_line
    )

"""``qingjing schema``"""

import json
from pathlib import Path

import click

from engine.cli.app import Command
from engine.cli.common import project_here
from engine.cli.files import write_atomically
from engine.cli.language import say

CLEAN, ERRORS = 0, 1
_FOLDER = ".qingjing/schema"


@click.command(
    "schema",
    cls=Command,
    help=say(
        "给编辑器用的格式说明（JSON Schema）：写的时候有提示，写错了有红线。",
        "JSON Schemas with which an editor completes and checks the sources.",
    ),
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help=say(f"放到哪个文件夹（默认 {_FOLDER}）", f"where to put them (default: {_FOLDER})"),
)
@click.option(
    "--vscode",
    is_flag=True,
    help=say(
        "在 .vscode/settings.json 里接好；原来的设置不动",
        "tell VS Code of them in .vscode/settings.json; what is there stays",
    ),
)
def command(out: Path | None, *, vscode: bool) -> int:
    from engine.exchange.schema import schemas
    from engine.speech.backends.auto import all_backends

    root = project_here().root
    folder = out or root / _FOLDER
    for name, schema in schemas(b.name for b in all_backends()).items():
        target = folder / f"{name}.schema.json"
        write_atomically(target, (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())
        click.echo(str(target))
    return _tell_vscode(root, folder) if vscode else CLEAN


def _tell_vscode(root: Path, folder: Path) -> int:
    from engine.exchange.editor_settings import with_members
    from engine.exchange.schema import PLACES

    path = root / ".vscode" / "settings.json"
    whole = folder.resolve()
    where = (
        f"./{whole.relative_to(root.resolve()).as_posix()}"
        if whole.is_relative_to(root.resolve())
        else whole.as_uri()
    )
    wanted = {f"{where}/{name}.schema.json": places for name, places in PLACES.items()}
    try:
        text = path.read_text("utf-8") if path.exists() else ""
        made = with_members(text, "yaml.schemas", wanted)
    except ValueError:  # it is no UTF-8, or no settings
        lines = json.dumps({"yaml.schemas": wanted}, ensure_ascii=False, indent=2)
        click.echo(
            say(
                f"{path} 读不懂，没有动它。请自己加上：\n{lines}",
                f"{path} cannot be read and was left alone. Add:\n{lines}",
            ),
            err=True,
        )
        return ERRORS
    if made != text:
        write_atomically(path, made.encode())
    click.echo(str(path))
    click.echo(
        say(
            "VS Code 里装上 YAML 扩展（Red Hat）就有提示了。",
            "Install the YAML extension (Red Hat) in VS Code.",
        ),
        err=True,
    )
    return CLEAN

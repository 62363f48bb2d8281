"""``qingjing office``"""

from pathlib import Path

import click

from engine.cli.app import Command
from engine.cli.commands.records.opened import open_named
from engine.cli.language import LANGUAGE, say
from engine.cli.serving import free

CLEAN = 0
ROLES = {"admin": "管理员", "secretary": "书记", "lecturer": "讲师"}
_KNOWN = {**{k: k for k in ROLES}, **{v: k for k, v in ROLES.items()}}


class Office(Command, click.Group):
    """Serves when it is called alone; ``user`` keeps the accounts."""

    command_class = Command

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(
            ctx.command_path, say("[选项] [命令]", "[OPTIONS] [COMMAND]"), prefix=say("用法：", "Usage: ")
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [r for p in self.get_params(ctx) if (r := p.get_help_record(ctx)) is not None]
        with formatter.section(say("选项", "Options")):
            formatter.write_dl(records)
        with formatter.section(say("命令", "Commands")):
            formatter.write_dl([(name, c.get_short_help_str(200)) for name, c in self.commands.items()])


_STORE = click.option(
    "--store", "address", default=None, envvar="QINGJING_STORE",
    help=say("数据库：文件或 postgresql:// 地址", "the database: a file or a postgresql:// URL"),
)  # fmt: skip


@click.group(
    "office",
    cls=Office,
    invoke_without_command=True,
    help=say(
        "办公页：名册、活动、微心愿、报表、备份。第一次打开会给一个设管理员的地址。",
        "The office page: roster, events, wishes, reports, backups. The first start gives the address for setting up.",
    ),
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8780, show_default=True, help=say("端口", "port")
)
@click.option(
    "--lan", is_flag=True,
    help=say("让同一个网里的电脑也能打开（没有加密）", "let machines of the same network open it (not encrypted)"),
)  # fmt: skip
@click.option(
    "--backups", type=click.Path(path_type=Path, file_okay=False), default=None,
    help=say("备份存在哪个文件夹", "the folder for backups"),
)  # fmt: skip
@_STORE
@click.pass_context
def command(ctx: click.Context, *, port: int, lan: bool, backups: Path | None, address: str | None) -> int:
    if ctx.invoked_subcommand is not None:
        ctx.obj = address
        return CLEAN
    import asyncio
    from contextlib import suppress

    from engine.office.server import serve
    from engine.office.site import Site
    from engine.players.progress import home
    from engine.players.web.network import addresses

    host = "0.0.0.0" if lan else "127.0.0.1"  # noqa: S104 - asked for by name
    free(host, port)
    with open_named(address) as store:
        site = Site(store, backups or home() / "backups", LANGUAGE)
        site.prepare()
        urls = reached_at(addresses() if lan else [], port)
        if lan:
            click.echo(
                say(
                    "注意：网里传的内容没有加密，同一个网里的人看得到密码和名册。只在自己人的网里用。",
                    "Mind: plain HTTP is readable on the network, passwords included. Use it on a network of your own only.",
                ),
                err=True,
            )
        if site.setup:
            click.echo(
                say(
                    "还没有账号。打开这个地址设第一个管理员（只能用一次）：",
                    "No account yet. Set up the administrator here (once):",
                ),
                err=True,
            )
            click.echo(f"{urls[0]}setup/{site.setup}")
        else:
            click.echo(urls[0])
        _others(urls, lan=lan)
        with suppress(KeyboardInterrupt):  # the usual way to end it by hand
            asyncio.run(serve(site, host=host, port=port, lan=lan))
    return CLEAN


def reached_at(own: list[str], port: int) -> list[str]:
    """The addresses of the page, the likeliest first; without a network that of this machine."""
    return [f"http://{address}:{port}/" for address in own or ["127.0.0.1"]]


def _others(urls: list[str], *, lan: bool) -> None:
    """A machine on several networks is reached under another address from each."""
    for url in urls[1:]:
        click.echo(say(f"打不开就换这个：{url}", f"or, from another network: {url}"), err=True)
    if lan and "127.0.0.1" in urls[0]:
        click.echo(
            say("这台电脑没有连上网，别的电脑打不开。", "No network: other machines cannot open it."),
            err=True,
        )


@command.group("user", cls=Office, help=say("账号：加一个，列出来", "accounts: add one, list them"))
def user() -> None:
    pass


@user.command(
    "add", cls=Command,
    help=say("加一个账号；密码从键盘问，或从标准输入读一行。", "Add an account; its password is asked for, or read from standard input."),
)  # fmt: skip
@click.argument("name")
@click.option(
    "--role", type=click.Choice(list(_KNOWN)), default="admin", show_default=True,
    help=say("角色：管理员、书记、讲师", "role: admin, secretary, lecturer"), metavar="ROLE",
)  # fmt: skip
@click.option("--village", default="", help=say("只管这个村", "for this village only"))
@click.pass_obj
def add(address: str | None, *, name: str, role: str, village: str) -> int:
    from engine.office.passwords import Passwords, check
    from engine.records import users

    if click.get_text_stream("stdin").isatty():
        password = click.prompt(
            say("密码", "Password"),
            hide_input=True,
            confirmation_prompt=say("再写一遍", "Once more"),
            err=True,
        )
    else:
        password = click.get_text_stream("stdin").readline().rstrip("\r\n")
    check(password, name)
    with open_named(address) as store, store.write("cli") as w:
        users.add(
            w, name=name, role=_KNOWN[role], password_hash=Passwords().hashed(password), village=village
        )
    click.echo(say(f"账号“{name}”加好了", f"account {name} added"), err=True)
    return CLEAN


@user.command("list", cls=Command, help=say("列出账号", "List the accounts"))
@click.pass_obj
def listed(address: str | None) -> int:
    from engine.records import users

    with open_named(address) as store, store.read() as r:
        for one in users.listed(r):
            state = say("停用", "disabled") if one.disabled else ""
            click.echo(
                "\t".join([one.name, users.ROLES[one.role].says(LANGUAGE), one.village, state]).rstrip()
            )
    return CLEAN

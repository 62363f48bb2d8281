"""``qingjing voice install|list|try|where``"""

from pathlib import Path

import click

from engine.cli.app import Command
from engine.cli.language import LANGUAGE, say
from engine.diagnostics import Both

_SENTENCE = "重走东征路，走进孔河沟，听老人讲那过去的故事。"


class Voices(Command, click.Group):
    """The commands of one subject, in the language of the run."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, say("命令 …", "COMMAND …"), prefix=say("用法：", "Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("命令", "Commands")):
            formatter.write_dl([(name, c.help or "") for name, c in self.commands.items()])


@click.group("voice", cls=Voices, help=say("装声音、试声音。", "Install voices and try them."))
def command() -> None:
    pass


@command.command(
    "install",
    help=say(
        "装自然的声音（约 90 兆，只下载一次，以后不用网络）。",
        "Fetch the natural voice once (90 MB); no network is needed afterwards.",
    ),
)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    default=None,
    metavar=say("文件夹", "FOLDER"),
    help=say("不上网，从这个文件夹拷（如 U 盘）", "copy from this folder, such as a USB stick"),
)
def install(source: Path | None) -> int:
    from engine.speech.voice import assemble, files

    where = files.folder()

    def told(n: int, total: int, what: Both) -> None:
        click.echo(f"[{n}/{total}] {what.says(LANGUAGE)}")

    assemble.install(where, source=source, progress=told)
    click.echo(say(f"声音装好了，在 {where}", f"the voice is ready in {where}"))
    return 0


@command.command("list", help=say("有哪些声音，哪些能用。", "The backends and voices, and which are ready."))
def list_() -> int:
    from engine.speech.backends.auto import all_backends

    for backend in all_backends():
        absent = backend.missing()
        state = say("能用", "ready") if absent is None else say("还不能用", "not ready")
        notes = [say("要上网", "online")] if backend.online else []
        notes += [say("机器音，听着吃力", "draft, hard to understand")] if backend.draft else []
        noted = say("，", ", ").join([state, *notes])
        click.echo(f"{backend.name}{say('：', ': ')}{noted}")
        if absent is not None:
            click.echo(f"    {say('办法：', 'do: ')}{absent.says(LANGUAGE)}")
        if names := backend.voices():
            click.echo(f"    {' '.join(names)}")
    return 0


@command.command("try", help=say("念一句听听。", "Speak a sentence."))
@click.option("--backend", "name", default="auto", show_default=True, help=say("用哪种", "which backend"))
@click.option("--voice", default=None, help=say("谁的声音，不写就用第一个", "which voice; the first if none"))
@click.option("--speed", type=click.FloatRange(0.5, 2.0), default=1.0, help=say("快慢", "pace"))
@click.option("--pitch", type=click.FloatRange(-12, 12), default=0.0, help=say("高低（半音）", "semitones"))
@click.option(
    "--online", is_flag=True, help=say("同意把文字发到网上", "agree that the text is sent to a service")
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help=say("存成 MP3，不播放", "write an MP3 instead of playing"),
)
@click.argument("text", default=_SENTENCE, metavar=say("[句子]", "[TEXT]"))
def try_(
    name: str, voice: str | None, speed: float, pitch: float, online: bool, output: Path | None, text: str
) -> int:
    from engine.speech.backends.auto import backend
    from engine.speech.backends.port import VoiceSettings

    chosen = backend(name)
    if chosen.online and not online:
        from engine.errors import SpeechError
        from engine.speech.backends.gtts import Gtts

        agree = Both("同意的话请加上 --online", "add --online if you agree")
        raise SpeechError(Both(f"{Gtts.consent.zh}{agree.zh}", f"{Gtts.consent.en} {agree.en}"))
    if absent := chosen.missing():
        from engine.errors import SpeechError

        raise SpeechError(absent)
    settings = VoiceSettings(voice or chosen.voices()[0], speed, pitch)
    from engine.cli.trial import finished, played

    clip = finished(chosen, text, settings)
    click.echo(f"{chosen.name} {settings.name}{say('，', ', ')}{clip.seconds:.1f} {say('秒', 's')}")
    if output is not None:
        from engine.cli.files import write_atomically

        write_atomically(output, clip.data)
    elif not played(clip):
        click.echo(
            say(
                "这台机器没有能用的音箱，可以加 -o 文件.mp3 存下来",
                "no sound device here; use -o FILE.mp3 to keep it",
            )
        )
    return 0


@command.command("where", help=say("声音放在哪个文件夹。", "The folder of the voices."))
def where() -> int:
    from engine.speech.places import voices_folder

    click.echo(str(voices_folder()))
    return 0

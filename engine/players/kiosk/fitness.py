"""Whether this machine is fit to be a kiosk: what is there, what is missing, how to get it."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from engine.diagnostics import Both
from engine.errors import EngineError
from engine.players.kiosk.browser import find_browser
from engine.players.kiosk.config import read_config
from engine.players.library import Shelf
from engine.players.progress import why, write_whole

_PACKAGES = ("starlette", "uvicorn", "segno")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``state``: ``ok``, ``missing`` (the kiosk needs it) or ``advice``."""

    name: Both
    state: str
    says: Both
    cure: Both | None = None


Look = Callable[[], Finding]


def examined(folder: Path, port: int, shelf: Callable[[], Shelf]) -> Iterable[Finding]:
    """Every finding, in the order in which one sets up a kiosk."""
    yield python()
    yield packages()
    yield works(shelf)
    yield browser()
    yield fonts()
    yield sound()
    yield writing(folder)
    yield port_free(port)
    yield settings(folder)
    yield pin(folder)
    if sys.platform.startswith("linux"):
        yield compositor()


def python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(Both("Python", "Python"), "ok", Both(version, version))


def packages() -> Finding:
    name = Both("程序包", "packages")
    missing = [p for p in _PACKAGES if find_spec(p) is None]
    if not missing:
        return Finding(name, "ok", Both("齐了", "all there"))
    listed = " ".join(missing)
    cure = Both(f"运行 python -m pip install {listed}", f"run python -m pip install {listed}")
    return Finding(name, "missing", Both(f"缺 {listed}", f"missing: {listed}"), cure)


def works(shelf: Callable[[], Shelf]) -> Finding:
    name = Both("课程", "courses")
    cure = Both("运行 qingjing check，把错处改好", "run qingjing check and mend what it reports")
    try:
        opened = shelf()
        entries = opened.entries()
    except EngineError as e:
        return Finding(
            name, "missing", e.says, Both("到放着 courses 的文件夹里运行", "run this where `courses` is")
        )
    broken = getattr(opened, "broken", [])
    if broken:
        listed = ", ".join(broken)
        return Finding(name, "advice", Both(f"打不开：{listed}", f"cannot be opened: {listed}"), cure)
    if not entries:
        return Finding(name, "missing", Both("书架是空的", "the library is empty"), cure)
    return Finding(name, "ok", Both(f"{len(entries)} 个", f"{len(entries)}"))


def browser() -> Finding:
    name = Both("浏览器", "browser")
    path = find_browser()
    if path is None or shutil.which(path) is None:
        cure = Both(
            "装 Chromium：sudo apt install chromium；Windows 用自带的 Edge",
            "sudo apt install chromium; on Windows use Edge",
        )
        return Finding(name, "missing", Both("没有找到", "none found"), cure)
    return Finding(name, "ok", Both(path, path))


def fonts() -> Finding:
    name = Both("中文字体", "Chinese fonts")
    cure = Both("sudo apt install fonts-noto-cjk", "sudo apt install fonts-noto-cjk")
    found = _chinese_fonts()
    if found is None:
        return Finding(
            name, "advice", Both("查不出来，请看屏幕上的字", "cannot tell: look at the screen"), cure
        )
    if not found:
        return Finding(name, "missing", Both("没有，字会变成方块", "none: characters would be boxes"), cure)
    return Finding(name, "ok", Both(found, found))


def _chinese_fonts() -> str | None:
    """The name of one Chinese font, an empty text for none, nothing where it cannot be found out."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        return "Microsoft YaHei" if (folder / "msyh.ttc").exists() else ""
    lister = shutil.which("fc-list")
    if lister is None:
        return None
    listed = _output([lister, ":lang=zh-cn", "family"])
    return None if listed is None else listed.split("\n")[0].split(",")[0].strip()


def sound() -> Finding:
    name = Both("声音", "sound")
    none = Both("没有声卡，读不出声", "no sound card: nothing can be read aloud")
    cure = Both(
        "接上音箱；虚拟机里打开声卡", "connect a loudspeaker; in a virtual machine, switch its sound on"
    )
    if sys.platform.startswith("linux"):
        with suppress(OSError):
            cards = Path("/proc/asound/cards").read_text(errors="replace")
            if "no soundcards" not in cards:
                first = cards.strip().split("\n")[0].strip()
                return Finding(name, "ok", Both(first, first))
        return Finding(name, "advice", none, cure)
    return Finding(name, "ok", Both("由系统管", "left to the system"))


def writing(folder: Path) -> Finding:
    name = Both("存东西的地方", "data folder")
    probe = folder / ".doctor"
    try:
        write_whole(probe, b"x")
        probe.unlink()
        free = shutil.disk_usage(folder).free // 2**20
    except OSError as e:
        reason = why(e)
        cure = Both(
            f"让本用户能写 {folder}，或用 --folder 换一处",
            f"let this user write {folder}, or give another with --folder",
        )
        return Finding(name, "missing", Both(f"{folder}：{reason.zh}", f"{folder}: {reason.en}"), cure)
    if free < 500:
        cure = Both("清出一些空间", "make room")
        return Finding(
            name, "advice", Both(f"{folder}：只剩 {free} MB", f"{folder}: only {free} MB left"), cure
        )
    return Finding(name, "ok", Both(f"{folder}，还有 {free} MB", f"{folder}, {free} MB free"))


def port_free(port: int) -> Finding:
    name = Both("端口", "port")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind(("127.0.0.1", port))
        except OSError:
            cure = Both(f"换一个：--port {port + 1}", f"take another: --port {port + 1}")
            return Finding(name, "missing", Both(f"{port} 有人用了", f"{port} is taken"), cure)
    return Finding(name, "ok", Both(f"{port} 空着", f"{port} is free"))


def settings(folder: Path) -> Finding:
    from engine.players.kiosk.server import roster_in

    name = Both("设置和名单", "settings and roster")
    try:
        villages = roster_in(folder, read_config(folder)).villages()
    except EngineError as e:
        return Finding(
            name, "missing", e.says, Both("改好这个文件，或先挪走它", "mend this file, or move it away")
        )
    if not villages:
        cure = Both(
            f"把名单存成 {folder / 'roster.csv'}，两列：村,姓名",
            f"put a table with `village,name` at {folder / 'roster.csv'}",
        )
        return Finding(name, "advice", Both("没有名单，学的人不登记", "no roster: nobody can sign in"), cure)
    return Finding(
        name, "ok", Both(f"名单上有 {len(villages)} 个村", f"{len(villages)} villages on the roster")
    )


def pin(folder: Path) -> Finding:
    name = Both("退出口令", "exit PIN")
    with suppress(EngineError):
        if read_config(folder).pin:
            return Finding(name, "ok", Both("设好了", "set"))
    cure = Both("运行 qingjing kiosk --set-pin", "run qingjing kiosk --set-pin")
    return Finding(
        name,
        "advice",
        Both("没有设，屏幕上就退不出去", "none: the kiosk cannot be left from the screen"),
        cure,
    )


def compositor() -> Finding:
    name = Both("开机自启用的 cage", "cage, for starting at power-on")
    if shutil.which("cage"):
        return Finding(name, "ok", Both("有", "there"))
    cure = Both("sudo apt install cage xwayland", "sudo apt install cage xwayland")
    return Finding(name, "advice", Both("没有", "not there"), cure)


def _output(command: list[str]) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout

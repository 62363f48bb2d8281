"""A chart as one HTML page: zoom, pan, search, and each scene's file and line. It loads nothing and runs one script."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.exchange.charts.svg import svg
from engine.graph.chart import Chart

_STATIC = Path(__file__).resolve().parent / "static"
_IN, _OUT, _FIT = Both("放大", "Zoom in"), Both("缩小", "Zoom out"), Both("看全图", "Whole chart")
_FIND, _OPEN = Both("找一场", "Find a scene"), Both("在 VS Code 里打开", "Open in VS Code")
_HINT = Both("点一场，看它在哪个文件的哪一行", "Press a scene to see its file and line")


def page(chart: Chart, language: Language, root: Path) -> str:
    """The page; ``root`` is the project's folder, from which links into the editor are made."""
    style, script = ((_STATIC / name).read_text("utf-8") for name in ("chart.css", "chart.js"))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    # A path of Windows begins with its drive: /C:/…
    where = root.resolve().as_posix()
    folder = where if where.startswith("/") else f"/{where}"
    says = {name: escape(text.says(language)) for name, text in _TEXTS.items()}
    return (
        f'<!doctype html>\n<html lang="{"zh-CN" if language == "zh" else "en"}" data-root="{escape(folder)}" '
        f'data-open="{says["open"]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(chart.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<nav>"
        f'<button type="button" id="in" aria-label="{says["in"]}" title="{says["in"]}">＋</button>'
        f'<button type="button" id="out" aria-label="{says["out"]}" title="{says["out"]}">－</button>'
        f'<button type="button" id="fit">{says["fit"]}</button>'
        f'<input id="find" type="search" aria-label="{says["find"]}" placeholder="{says["find"]}">'
        f'<span id="told" role="status">{says["hint"]}</span></nav>\n'
        f"{svg(chart, language)}<script>{script}</script>\n</body>\n</html>\n"
    )


_TEXTS = {"in": _IN, "out": _OUT, "fit": _FIT, "find": _FIND, "open": _OPEN, "hint": _HINT}


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"

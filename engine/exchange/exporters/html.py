"""A work as one HTML file, to be passed along and opened on a telephone without a network.

Program, player, styles and pictures are within it. Its policy allows the one script and the one style by
their hashes and pictures from the file itself: no request can leave.
"""

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from engine.diagnostics import Both
from engine.errors import ProjectError
from engine.exchange.exporters.modules import bundled

ENTRY = "file.js"
STYLES = ("styles/base.css", "styles/screen.css", "styles/content.css", "styles/phone.css")
ICON = "icon.svg"
_KINDS = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wav": "audio/wav",
    ".webp": "image/webp",
}
#: Stays on the screen where scripts do not run, as in the preview of a chat app.
_WAITING = "正在打开。如果一直停在这里，请点右上角的菜单，选“用浏览器打开”。"

_PAGE = """\
<!doctype html>
<html lang="zh-CN" data-size="1">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="{icon}">
<style>{style}</style>
</head>
<body>
<div id="app"><main class="waiting"><h1>{title}</h1><p>{waiting}</p></main></div>
<script type="application/json" id="work">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def one_file(
    bundle: Mapping[str, Any],
    static: Mapping[str, bytes],
    media: Mapping[str, bytes],
    *,
    entry: str = ENTRY,
    more: Mapping[str, Any] | None = None,
) -> bytes:
    """The page. ``static`` are the player's files by path, ``media`` the work's by the names it uses.

    ``entry`` is the module that starts the player, ``more`` what it finds beside the work. The same bundle and
    files give the same bytes.
    """
    texts = {n: b.decode() for n, b in static.items() if n.endswith(".js")}
    script = bundled(entry, texts)
    style = "".join(_closer(static[name].decode()) for name in STYLES)
    held = {
        "bundle": bundle,
        "media": {name: _uri(name, media[name]) for name in sorted(media)},
        **(more or {}),
    }
    page = _PAGE.format(
        policy=_policy(script, style),
        title=html.escape(bundle["title"]),
        icon=_uri(ICON, static[ICON]),
        style=style,
        waiting=_WAITING,
        data=_json(held),
        script=script,
    )
    return page.encode()


def _policy(script: str, style: str) -> str:
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; media-src data:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(value: Any) -> str:
    """Canonical JSON in which nothing can end the element that holds it."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _closer(style: str) -> str:
    """A style sheet without comments and indentation.

    >>> _closer("/* why */\\n\\na {\\n  color: red;\\n}\\n")
    'a {\\ncolor: red;\\n}\\n'
    """
    bare = re.sub(r"/\*.*?\*/", "", style.replace("\r\n", "\n"), flags=re.DOTALL)
    return "".join(f"{line.strip()}\n" for line in bare.split("\n") if line.strip())


def _uri(name: str, data: bytes) -> str:
    kind = _KINDS.get(PurePosixPath(name).suffix.lower())
    if kind is None:
        known = " ".join(sorted(_KINDS))
        raise ProjectError(
            Both(
                f"{name} 放不进一个网页文件：只认 {known}",
                f"{name} cannot be put into an HTML file: known are {known}",
            )
        )
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"

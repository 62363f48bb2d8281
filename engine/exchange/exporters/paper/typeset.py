"""Sheets as PDF, set by Typst with an embedded Chinese font. The same sheet gives the same bytes."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from engine.diagnostics import Both
from engine.errors import ProjectError
from engine.exchange.exporters.paper.sheets import Sheet

#: The first of these that the machine has is used: sans-serif, as older eyes read it best.
FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
#: Pictures that Typst can place.
_KINDS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


def typeset(sheet: Sheet, media: Mapping[str, bytes]) -> bytes:
    """The sheet as PDF. ``media`` are the work's own files by path; raises ``ProjectError``."""
    fonts, family = _fonts()
    import typst

    placed = {path: media[path] for path in sheet.pictures if path.lower().endswith(_KINDS)}
    data = {**sheet.data, "font": family, "pictures": list(placed)}
    files = {
        "main.typ": (Path(__file__).parent / "static" / "paper.typ").read_bytes(),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
        **{f"media/{path}": picture for path, picture in placed.items()},
        **sheet.drawn,
    }
    out: bytes = typst.compile(files, font_paths=fonts, format="pdf", timestamp=0)
    return out


@cache
def _fonts() -> tuple[Any, str]:
    """The fonts of this machine, and the name of the Chinese one to set with."""
    try:
        import typst
    except ImportError:
        raise ProjectError(
            Both(
                "排版用的 typst 没有装：运行 python -m pip install 'qingjing[print]'",
                "typst, which sets the pages, is missing: run python -m pip install 'qingjing[print]'",
            )
        ) from None
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    there = set(fonts.families())
    family = next((name for name in FAMILIES if name in there), None)
    if family is None:
        raise ProjectError(
            Both(
                "这台机器没有中文字体，印出来会缺字：运行 sudo apt install fonts-noto-cjk",
                "no Chinese font on this machine: run sudo apt install fonts-noto-cjk",
            )
        )
    return fonts, family

"""QR codes as SVG, made here: no page needs a script for them."""

import io
from functools import lru_cache

INK, PAPER = "#1C2B24", "#FFFFFF"


@lru_cache(maxsize=256)
def qr_svg(text: str) -> bytes:
    """``text`` as a code that is read at a slant and with a thumb over a corner."""
    import segno

    out = io.BytesIO()
    # Small codes stay well readable from a screen; level M mends 15 %.
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=4, dark=INK, light=PAPER, xmldecl=False, omitsize=True, nl=False
    )
    return out.getvalue()

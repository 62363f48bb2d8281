"""Office files are zip archives of XML: looked over before any library opens them."""

import io
import lzma
import zipfile
import zlib

from engine.diagnostics import Both
from engine.exchange.report import ImportFault

_MEGA = 1024 * 1024
_MOST_PARTS = 4000
_LARGEST_XML = 48 * _MEGA
_MOST_BYTES = 256 * _MEGA
_HEAD = 64 * 1024

DAMAGED = Both(
    "文件坏了，打不开：用 Word、Excel 或 WPS 打开，另存一份再来",
    "the file is damaged: open it in Word, Excel or WPS and save it anew",
)
_HUGE = Both(
    "文件里面太大，没有读：删去多余的表和图，分成几个文件再来",
    "what is inside is too large to read: remove spare sheets and pictures, or split the file",
)
_UNSAFE = Both(
    "文件里有实体声明，不安全，没有读：用 Word 或 WPS 打开，另存一份再来",
    "the file declares entities, which is unsafe: open it in Word or WPS and save it anew",
)
_LOCKED = Both(
    "文件加了密码：去掉密码，另存一份再来", "the file has a password: remove it and save the file anew"
)


def looked_over(data: bytes) -> zipfile.ZipFile:
    """The archive, when its size is sane and its XML declares nothing; raises ``ImportFault``.

    Sizes are those that the archive states; Python's reader stops at them, so that a lie is an error.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        if any(p.flag_bits & 1 for p in parts):
            raise ImportFault(_LOCKED)
        xml = [p for p in parts if p.filename.lower().endswith((".xml", ".rels", ".vml"))]
        if (
            len(parts) > _MOST_PARTS
            or sum(p.file_size for p in parts) > _MOST_BYTES
            or any(p.file_size > _LARGEST_XML for p in xml)
        ):
            raise ImportFault(_HUGE)
        for part in xml:
            with archive.open(part) as file:
                head = file.read(_HEAD).replace(b"\x00", b"")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise ImportFault(_UNSAFE)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        OSError,
        ValueError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ):
        raise ImportFault(DAMAGED) from None
    return archive

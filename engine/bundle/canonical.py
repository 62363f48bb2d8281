"""A bundle as bytes: the same sources give the same bytes on every machine."""

import hashlib
import json
from typing import Any

from engine.bundle.upgrade import FORMAT, upgraded
from engine.diagnostics.both import Both
from engine.errors import BundleError

_OPEN = "0" * 16
#: What the runtime looks up without asking.
_NEEDED = frozenset(
    {"addresses", "banks", "counted", "digest", "items", "renamed", "scenes", "start", "variables"}
)


def sealed(bundle: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The bundle with its format and digest, and its bytes.

    The digest is the first 16 hex digits of the SHA-256 of the bytes with sixteen zeros in its place,
    so that a large bundle is written out once.
    """
    bundle = {**bundle, "format": FORMAT, "digest": _OPEN}
    data = canonical(bundle)
    digest = hashlib.sha256(data).hexdigest()[:16]
    bundle["digest"] = digest
    return bundle, data.replace(f'"digest":"{_OPEN}"'.encode(), f'"digest":"{digest}"'.encode(), 1)


def canonical(value: Any) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8, no escapes that are not needed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def opened(data: bytes) -> dict[str, Any]:
    """The bundle in ``data``, brought up to the present format; raises ``BundleError``."""
    try:
        bundle = json.loads(data)
        if not isinstance(bundle, dict) or type(bundle["format"]) is not int:
            raise ValueError
        bundle = upgraded(bundle)
        if bundle["start"] not in bundle["scenes"] or not bundle.keys() >= _NEEDED:
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BundleError(
            Both(
                "这个课件文件坏了，或不是课件：请重新生成",
                "this is not a bundle, or it is damaged: build it again",
            )
        ) from None
    # Sorted keys lost the authored order of the cast, which is the order of a playbill.
    cast = bundle.get("cast", {})
    if "speakers" in bundle:
        bundle["cast"] = {who: cast[who] for who in bundle["speakers"] if who in cast}
    return bundle

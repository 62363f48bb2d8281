"""Telling systemd that the server is up, and that it still is (``Type=notify``, ``WatchdogSec=``)."""

import os
import socket
from contextlib import suppress


def notify(state: str) -> bool:
    """Send ``READY=1`` or ``WATCHDOG=1``; false where nobody listens."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address or not hasattr(socket, "AF_UNIX"):
        return False
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.connect("\0" + address[1:] if address[0] == "@" else address)
        sock.sendall(state.encode())
        return True
    return False


def watchdog_seconds() -> float | None:
    """How often to ping: half of what the unit allows; nothing where it does not ask for it."""
    allowed = os.environ.get("WATCHDOG_USEC", "")
    return int(allowed) / 2_000_000 if allowed.isdigit() and int(allowed) > 0 else None

"""The addresses under which phones of the same network find this machine."""

import socket
import struct
import sys
from contextlib import suppress

#: Asked for the way to, never sent to: one address of each private range (RFC 1918).
_TOWARDS = ("192.168.0.1", "10.0.0.1", "172.16.0.1")
_SIOCGIFADDR = 0x8915


def addresses() -> list[str]:
    """IPv4 addresses of this machine, the likeliest first; loopback and self-given ones are left out."""
    found = [*_routed(), *_of_interfaces(), *_named()]
    usable = [a for a in dict.fromkeys(found) if not a.startswith(("127.", "169.254.", "0."))]
    return sorted(usable, key=lambda a: not _is_private(a))


def _is_private(address: str) -> bool:
    first, second = (int(p) for p in address.split(".")[:2])
    return first == 10 or (first == 192 and second == 168) or (first == 172 and 16 <= second < 32)


def _routed() -> list[str]:
    """The address from which the machine would send into each range. Nothing is sent."""
    out = []
    for towards in _TOWARDS:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.connect((towards, 9))
            out.append(str(sock.getsockname()[0]))
    return out


def _of_interfaces() -> list[str]:
    """What the network cards say themselves; without a way out of the hall nothing else knows them."""
    if sys.platform != "linux":
        return []
    import fcntl

    out = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for _, name in socket.if_nameindex():
            with suppress(OSError):
                asked = struct.pack("256s", name.encode()[:15])
                out.append(socket.inet_ntoa(fcntl.ioctl(sock.fileno(), _SIOCGIFADDR, asked)[20:24]))
    return out


def _named() -> list[str]:
    with suppress(OSError):
        return [str(a[4][0]) for a in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return []

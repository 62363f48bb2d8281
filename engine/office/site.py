"""What the office page needs while it is served."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo

from engine.diagnostics.both import Language
from engine.office.logins import Logins
from engine.office.passwords import Passwords
from engine.office.throttle import Throttle
from engine.records import users
from engine.records.clock import utc_now
from engine.records.settings import settings
from engine.records.store import Store


@dataclass
class Site:
    """``folder`` holds the backups. ``setup`` is the word that makes the first administrator, while there is none."""

    store: Store
    folder: Path
    language: Language = "zh"
    clock: Callable[[], datetime] = utc_now
    logins: Logins = field(default_factory=Logins)
    throttle: Throttle = field(default_factory=Throttle)
    passwords: Passwords = field(default_factory=Passwords)
    setup: str = ""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    #: One backup or restore at a time.
    busy: Lock = field(default_factory=Lock)

    def prepare(self) -> None:
        """Make the word for setting up, where nobody can sign in yet."""
        with self.store.read() as r:
            self.setup = "" if users.listed(r) else secrets.token_urlsafe(24)

    def seal(self, token: str) -> str:
        """What a form must bring with a cookie of ours before anyone has signed in."""
        return hmac.new(self.secret, token.encode(), "sha256").hexdigest()

    def now(self) -> datetime:
        """The time as people there would say it."""
        with self.store.read() as r:
            zone = settings(r).zone
        return self.clock().astimezone(ZoneInfo(zone))

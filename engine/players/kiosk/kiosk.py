"""Everything that the routes of one running kiosk share."""

from asyncio import Event
from dataclasses import dataclass, field
from pathlib import Path

from engine.diagnostics.both import Language
from engine.players.kiosk.config import Config
from engine.players.kiosk.heartbeat import Heartbeat
from engine.players.kiosk.journal import Journal
from engine.players.kiosk.pin import Lock
from engine.players.kiosk.roster import Roster
from engine.players.kiosk.visits import Visits
from engine.players.kiosk.works import Works


@dataclass
class Kiosk:
    """One kiosk. ``leaving`` is set when the staff's PIN asked for the end; ``base`` is where QR codes lead."""

    folder: Path
    config: Config
    works: Works
    roster: Roster
    journal: Journal
    base: str
    language: Language = "zh"
    #: The project in which speech was rendered, if there is one.
    sounds: Path | None = None
    heartbeat: Heartbeat = field(default_factory=Heartbeat)
    leaving: Event = field(default_factory=Event)
    visits: Visits = field(init=False)
    lock: Lock = field(init=False)

    def __post_init__(self) -> None:
        self.visits = Visits(self.roster)
        self.lock = Lock(self.config.pin)

"""Plates: things to pick, drawn under each other; the base of every form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message

from engine.diagnostics import Both
from engine.players import texts
from engine.players.forms import Form
from engine.players.linebreak import broken, cells
from engine.players.terminal.widgets.painted import Painted, Row

#: Free rows inside a plate above and below its text, and free rows between two plates; roomiest first.
DENSITIES = ((1, 1), (0, 1), (0, 0))
BADGE = 5


@dataclass(slots=True)
class Plate:
    """``badge`` is its number; ``tails`` are words at its right end that are clicked on their own.

    ``act``: no option but what hands the form in.
    """

    text: str
    badge: str = ""
    note: str = ""
    tails: tuple[str, ...] = ()
    role: str = ""
    act: bool = False


class Zone(NamedTuple):
    """A part of the screen that stands for a plate (``tail`` −1) or for one of its tails."""

    region: Region
    plate: int
    tail: int = -1


class Plates(Painted):
    """Keeps the cursor, draws, and says what was clicked. Subclasses say what a pick means."""

    MARGIN = 3

    class Given(Message):
        """The learner is done with the form."""

        def __init__(self, value: Any) -> None:
            super().__init__()
            self.value = value

    class Told(Message):
        """Something to tell the learner in the bottom row."""

        def __init__(self, text: Both) -> None:
            super().__init__()
            self.text = text

    class Moved(Message):
        """The cursor is somewhere else: ``top`` and ``high`` are its rows."""

        def __init__(self, top: int, high: int) -> None:
            super().__init__()
            self.top, self.high = top, high

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self.form = Form("next")
        #: Nothing is under the cursor at first: who presses Enter to read on must not pick by accident.
        self.cursor: int | None = None
        self.density = DENSITIES[0]
        self.measure = 68
        self.zones: list[Zone] = []

    # What subclasses give.

    def plates(self) -> list[Plate]:
        raise NotImplementedError

    def pick(self, at: int) -> None:
        """A plate was clicked, its number pressed, or Enter pressed on it."""
        raise NotImplementedError

    def pick_tail(self, at: int, tail: int) -> None:
        """A tail of a plate was clicked."""

    def key(self, key: str) -> bool:  # noqa: ARG002
        """A key that the common ones below do not cover."""
        return False

    # Putting.

    def put(self, form: Form) -> None:
        self.form = form
        self.cursor = None
        self.redraw()

    def needs(self, measure: int, density: tuple[int, int]) -> int:
        """Rows that the form takes."""
        keep, self.measure, self.density = (self.measure, self.density), measure, density
        high = len(self.draw())
        self.measure, self.density = keep
        return high

    def settle(self, measure: int, room: int) -> None:
        """Be as roomy as fits into ``room`` rows."""
        fitting = [d for d in DENSITIES if self.needs(measure, d) <= room]
        self.measure, self.density = measure, (fitting or [DENSITIES[-1]])[0]
        self.redraw()

    # Drawing.

    def draw(self) -> list[Row]:
        self.zones = []
        out: list[Row] = []
        for n, plate in enumerate(self.plates()):
            if n:
                out += [[] for _ in range(self.density[1])]
            rows = self.plate(plate, n, self.measure, Offset(self.MARGIN, len(out)))
            out += [[self.blank(self.MARGIN), *row] for row in rows]
        return out

    def plate(self, plate: Plate, at: int, width: int, place: Offset, least: int = 0) -> list[Row]:
        """The rows of one plate, at least so many, each ``width`` cells; its zones are noted for a place."""
        hot = at == self.cursor
        ground = "hot" if hot else "row"
        badge_ground = "hot" if hot or plate.act else "badge"
        tails = "  ".join(f"[{t}]" for t in plate.tails)
        room = width - BADGE - 2 - (cells(tails) + 1 if tails else 0)
        lines = broken([(plate.text, "picked" if plate.act else plate.role)], room)
        notes = broken([(plate.note, "soft")], room) if plate.note else []
        pad = self.density[0]
        rows: list[Row] = []
        for n in range(-pad, max(len(lines) + len(notes) + pad, least - pad)):
            badge = _centred(plate.badge) if n == 0 else " " * BADGE
            row = self.segments([(badge, "number")], badge_ground)
            spans = (lines + notes)[n] if 0 <= n < len(lines) + len(notes) else []
            row += [self.blank(1, ground), *self.segments(spans, ground)]
            tail = tails if n == 0 else ""
            used = sum(s.cell_length for s in row)
            row += [self.blank(width - used - cells(tail) - 1, ground)]
            row += [*self.segments([(tail, "label")], ground), self.blank(1, ground)]
            rows.append(row)
        left, top = place
        x = left + width - 1 - cells(tails)
        for n, word in enumerate(plate.tails):
            wide = cells(word) + 2
            self.zones.append(Zone(Region(x, top, wide, len(rows)), at, n))
            x += wide + 2
        # The free row under a plate belongs to it: a finger need not be exact.
        self.zones.append(Zone(Region(left, top, width, len(rows) + self.density[1]), at))
        return rows

    # Input.

    def press(self, key: str, character: str | None) -> bool:
        """Take a key; false when it means nothing here."""
        count = len(self.plates())
        if key in ("up", "shift+tab"):
            self.move((self.cursor - 1) % count if self.cursor is not None else count - 1)
        elif key in ("down", "tab"):
            self.move((self.cursor + 1) % count if self.cursor is not None else 0)
        elif character is not None and character in "123456789" and self.numbered(int(character) - 1):
            self.number(int(character) - 1)
        elif self.key(key):
            return True
        elif key in ("enter", "space"):
            if self.cursor is None:
                self.move(0)
                self.post_message(self.Told(texts.CHOOSE_FIRST))
            else:
                self.pick(self.cursor)
        else:
            return False
        return True

    def numbered(self, at: int) -> bool:
        return at < len(self.form.options)

    def number(self, at: int) -> None:
        """The number of a plate was pressed."""
        self.pick(at)

    def move(self, to: int | None) -> None:
        self.cursor = to
        self.redraw()
        zone = next((z for z in self.zones_now() if z.plate == to and z.tail < 0), None)
        if zone is not None:
            self.post_message(self.Moved(zone.region.y, zone.region.height))

    def zones_now(self) -> Sequence[Zone]:
        self.rows(self.size.width or self.measure)
        return self.zones

    def on_click(self, event: events.Click) -> None:
        event.stop()
        for zone in self.zones_now():
            if zone.region.contains(event.x, event.y):
                if zone.tail >= 0:
                    self.pick_tail(zone.plate, zone.tail)
                else:
                    self.pick(zone.plate)
                return


def _centred(badge: str) -> str:
    free = BADGE - cells(badge)
    return " " * (free // 2) + badge + " " * (free - free // 2)

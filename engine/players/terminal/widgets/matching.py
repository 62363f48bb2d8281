"""Match: the left side beside the right side, each left one with what was found for it."""

from textual.geometry import Offset

from engine.players import texts
from engine.players.forms import Form, response
from engine.players.terminal.widgets.painted import Row
from engine.players.terminal.widgets.plates import Plate, Plates

_SIGNS = "甲乙丙丁戊己庚辛壬癸"


class Matching(Plates):
    """Plates are numbered left side first, then right side, then the one that hands in."""

    found: list[int | None]
    at: int

    def put(self, form: Form) -> None:
        self.found = [None] * len(form.left)
        self.at = 0
        super().put(form)
        self.cursor = 0

    def plates(self) -> list[Plate]:
        says = self.app.says  # type: ignore[attr-defined]
        options = self.form.options
        out = []
        for n, left in enumerate(self.form.left):
            found = self.found[n]
            note = f"-> {says(texts.UNMATCHED) if found is None else options[found].text}"
            out.append(Plate(left, _SIGNS[n % len(_SIGNS)], note))
        for n, option in enumerate(options):
            out.append(Plate(option.text, str(n + 1), role="soft" if n in self.found else ""))
        return [*out, Plate(says(texts.MATCHED), act=True)]

    def draw(self) -> list[Row]:
        """Two columns, and the last plate under both."""
        self.zones = []
        plates = self.plates()
        count = len(self.form.left)
        half = (self.measure - 2) // 2
        out: list[Row] = []
        for n in range(max(count, len(self.form.options))):
            top = len(out)
            left = self.plate(plates[n], n, half, Offset(self.MARGIN, top)) if n < count else []
            right: list[Row] = []
            if n < len(self.form.options):
                beside = Offset(self.MARGIN + half + 2, top)
                right = self.plate(plates[count + n], count + n, half, beside, len(left))
            for k in range(max(len(left), len(right))):
                row = [
                    self.blank(self.MARGIN),
                    *(left[k] if k < len(left) else [self.blank(half)]),
                    self.blank(2),
                ]
                out.append(row + (right[k] if k < len(right) else []))
            out += [[] for _ in range(self.density[1])]
        rows = self.plate(plates[-1], len(plates) - 1, self.measure, Offset(self.MARGIN, len(out)))
        return out + [[self.blank(self.MARGIN), *row] for row in rows]

    def pick(self, at: int) -> None:
        count = len(self.form.left)
        if at < count:
            self.at = at
            self.move(at)
        elif at < count + len(self.form.options):
            self.match(at - count)
        else:
            self.hand_in()

    def number(self, at: int) -> None:
        self.match(at)

    def match(self, right: int) -> None:
        """The right one belongs to the left one at hand; on to the next that is open."""
        self.found[self.at] = right
        count = len(self.found)
        following = [(self.at + n) % count for n in range(1, count)]
        self.at = next((n for n in following if self.found[n] is None), self.at)
        self.move(self.at)

    def press(self, key: str, character: str | None) -> bool:
        taken = super().press(key, character)
        if self.cursor is not None and self.cursor < len(self.form.left):
            self.at = self.cursor
        return taken

    def key(self, key: str) -> bool:
        if key != "enter":
            return False
        if self.cursor is not None and len(self.form.left) <= self.cursor < len(self.plates()) - 1:
            self.pick(self.cursor)
        else:
            self.hand_in()
        return True

    def hand_in(self) -> None:
        if None in self.found:
            self.post_message(self.Told(texts.MATCH_FIRST))
            return
        picked = [self.form.options[n].gives for n in self.found if n is not None]
        self.post_message(self.Given(response(picked)))

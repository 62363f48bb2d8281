"""Put in order: rows that are moved with keys or with the mouse."""

from engine.players import texts
from engine.players.forms import Form, response
from engine.players.terminal.widgets.plates import Plate, Plates


class Ordering(Plates):
    """Space lifts a row, up and down carry it, space puts it down; Enter hands in."""

    order: list[int]
    lifted: bool

    def put(self, form: Form) -> None:
        self.order = list(range(len(form.options)))
        self.lifted = False
        super().put(form)

    def plates(self) -> list[Plate]:
        up, down, done = (self.app.says(t) for t in (texts.MOVE_UP, texts.MOVE_DOWN, texts.IN_ORDER))  # type: ignore[attr-defined]
        out = []
        for n, at in enumerate(self.order):
            carried = self.lifted and n == self.cursor
            badge = f"<{n + 1}>" if carried else str(n + 1)
            role = "picked" if carried else ""
            out.append(Plate(self.form.options[at].text, badge, tails=(up, down), role=role))
        return [*out, Plate(done, act=True)]

    def pick(self, at: int) -> None:
        if at == len(self.order):
            self.hand_in()
        elif self.lifted and self.cursor is not None and at != self.cursor:
            self.carry(at)
        else:
            self.lifted = not self.lifted if at == self.cursor else True
            self.move(at)

    def number(self, at: int) -> None:
        """While a row is lifted its new place, else the row to go to."""
        if self.lifted and self.cursor is not None:
            self.carry(at)
            self.lifted = False
        else:
            self.move(at)

    def pick_tail(self, at: int, tail: int) -> None:
        self.lifted = False
        self.move(at)
        self.carry(at + (1 if tail else -1))

    def press(self, key: str, character: str | None) -> bool:
        step = {"up": -1, "down": 1, "shift+up": -1, "shift+down": 1}.get(key)
        if step is not None and self.cursor is not None and (self.lifted or key.startswith("shift+")):
            self.carry(self.cursor + step)
            return True
        return super().press(key, character)

    def key(self, key: str) -> bool:
        if key != "enter":
            return False
        self.hand_in()
        return True

    def carry(self, to: int) -> None:
        """The row under the cursor goes to another place, and the cursor with it."""
        if self.cursor is None or self.cursor >= len(self.order) or not 0 <= to < len(self.order):
            return
        self.order.insert(to, self.order.pop(self.cursor))
        self.move(to)

    def hand_in(self) -> None:
        self.post_message(self.Given(response([self.form.options[n].gives for n in self.order])))

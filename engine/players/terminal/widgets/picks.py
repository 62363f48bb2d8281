"""One of several: choices, single and true-false items, menus."""

from engine.players.terminal.widgets.plates import Plate, Plates


class Picks(Plates):
    """A number, a click, or Enter on the cursor picks, and that is all."""

    def plates(self) -> list[Plate]:
        return [Plate(o.text, str(n), o.note) for n, o in enumerate(self.form.options, 1)]

    def pick(self, at: int) -> None:
        self.post_message(self.Given(self.form.options[at].gives))

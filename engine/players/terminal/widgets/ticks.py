"""Several of several: a multiple item."""

from engine.players import texts
from engine.players.forms import Form, response
from engine.players.terminal.widgets.plates import Plate, Plates


class Ticks(Plates):
    """Numbers, space and clicks tick and untick; Enter hands in."""

    ticked: set[int]

    def put(self, form: Form) -> None:
        self.ticked = set()
        super().put(form)

    def plates(self) -> list[Plate]:
        out = [
            Plate(
                o.text,
                f"{n + 1}{'[x]' if n in self.ticked else '[ ]'}",
                role="picked" if n in self.ticked else "",
            )
            for n, o in enumerate(self.form.options)
        ]
        return [*out, Plate(self.app.says(texts.ALL_CHOSEN), act=True)]  # type: ignore[attr-defined]

    def pick(self, at: int) -> None:
        if at == len(self.form.options):
            self.hand_in()
            return
        self.ticked ^= {at}
        self.redraw()

    def key(self, key: str) -> bool:
        if key != "enter":
            return False
        self.hand_in()
        return True

    def hand_in(self) -> None:
        if not self.ticked:
            self.post_message(self.Told(texts.CHOOSE_FIRST))
            return
        picked = sorted(self.form.options[n].gives for n in self.ticked)
        self.post_message(self.Given(response(picked)))

"""An answer that is typed: the field, and under it what can be done with it."""

from typing import Any

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from engine.players import texts
from engine.players.forms import Form, Option, complaint, response
from engine.players.terminal.widgets.plates import Plate, Plates
from engine.runtime.items import LONGEST


class Ways(Plates):
    """Hand in, or say that one does not know. They have no numbers: numbers are typed."""

    def plates(self) -> list[Plate]:
        return [Plate(o.text, act=True) for o in self.form.options]

    def numbered(self, at: int) -> bool:  # noqa: ARG002
        return False

    def pick(self, at: int) -> None:
        self.post_message(self.Given(self.form.options[at].gives))


class TypingIn(Widget):
    """Keys reach the field while it has the focus; up, down and Tab go to the plates under it."""

    DEFAULT_CSS = """
    TypingIn { height: auto; layout: vertical; }
    TypingIn Input, TypingIn Input:focus {
        border: none; height: 3; padding: 1 2; margin: 0 0 1 3; background: $surface; color: $foreground;
    }
    TypingIn Input > .input--cursor { background: $primary; color: $background; text-style: none; }
    """
    FIELD_ROWS = 4

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self.form = Form("text")
        self.field = Input(max_length=LONGEST, select_on_focus=False)
        self.ways = Ways()

    def compose(self) -> ComposeResult:
        yield self.field
        yield self.ways

    def put(self, form: Form) -> None:
        self.form = form
        self.field.value = ""
        hand_in = Option(self.app.says(texts.HAND_IN), None)  # type: ignore[attr-defined]
        self.ways.put(Form("text", (hand_in, *form.options)))

    def needs(self, measure: int, density: tuple[int, int]) -> int:
        return self.FIELD_ROWS + self.ways.needs(measure, density)

    def settle(self, measure: int, room: int) -> None:
        self.field.styles.width = measure
        self.ways.settle(measure, room - self.FIELD_ROWS)

    def redraw(self) -> None:
        self.ways.redraw()

    def press(self, key: str, character: str | None) -> bool:
        if key == "enter" and self.ways.cursor is None:
            self.hand_in()
            return True
        if character is not None and key not in ("enter", "space", "tab"):
            return False
        return self.ways.press(key, character)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.ways.cursor:
            self.ways.pick(self.ways.cursor)
        else:
            self.hand_in()

    def on_plates_given(self, event: Plates.Given) -> None:
        if event.value is None:
            event.stop()
            self.hand_in()

    def hand_in(self) -> None:
        given = self.field.value
        wrong = complaint(self.form, given)
        if wrong is not None:
            self.post_message(Plates.Told(wrong))
            self.field.focus()
            return
        self.post_message(Plates.Given(response(given.strip())))

"""The screen that all screens are made of: pages of text, a form under the last one, and the keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol
from unicodedata import normalize

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from engine.diagnostics import Both
from engine.players import texts
from engine.players.forms import NEXT_FORM, PICKS, Form
from engine.players.pages import LONGEST, Reading
from engine.players.paragraphs import Paragraph
from engine.players.terminal.widgets.body import Body, Main
from engine.players.terminal.widgets.go_on import GoOn
from engine.players.terminal.widgets.head import Head
from engine.players.terminal.widgets.keys import Hint, Keys
from engine.players.terminal.widgets.plates import DENSITIES, Plates
from engine.players.terminal.widgets.prose import Prose

if TYPE_CHECKING:
    from engine.players.terminal.app import PlayerApp
    from engine.players.terminal.widgets.side import Block, Side

#: From this width on there is a column beside the text, and from this height on plates are three rows high.
WIDE, HIGH = 110, 36
NARROW_TEXT, WIDE_TEXT = 68, 76


class FormWidget(Protocol):
    """What a sheet wants of the widget that shows a form."""

    def put(self, form: Form) -> None: ...
    def needs(self, measure: int, density: tuple[int, int]) -> int: ...
    def settle(self, measure: int, room: int) -> None: ...
    def press(self, key: str, character: str | None) -> bool: ...
    def redraw(self) -> None: ...


class Sheet(Screen[None]):
    """Subclasses give ``content`` and say what keys and answers mean."""

    #: Keys that go on, and keys that go back.
    ONWARD = ("enter", "space", "right", "pagedown")
    BACKWARD = ("left", "b", "backspace", "pageup")
    player: "PlayerApp"

    def __init__(self) -> None:
        super().__init__()
        self.head = Head()
        self.prose = Prose()
        self.side: Side | None = None
        self.go_on = GoOn()
        self.keys = Keys()
        self.body: Body
        self.form = NEXT_FORM
        self.reading = Reading([], [])
        self.forms: dict[str, Any] = {}
        self.widget: Any = None
        self._size_shown = (0, 0)
        self._covered = False
        self.button = 3

    def compose(self) -> ComposeResult:
        """The form of the first content is there from the start: mounting it later would paint twice."""
        self._take(*self.content())
        self.body = Body(self.prose, *([self.widget] if self.widget else []))
        yield self.head
        yield Main(self.body)
        yield self.go_on
        yield self.keys

    # What subclasses give.

    def content(self) -> tuple[Sequence[Paragraph], Sequence[Paragraph], Form]:
        """Text, what stands above the form, and the form."""
        raise NotImplementedError

    def top(self) -> None:
        """Fill the head."""

    def hints(self) -> list[Hint]:
        """The keys of this screen, the most useful first, the way out last."""
        return []

    def blocks(self) -> "list[Block]":
        """What stands in the side column; nothing hides it."""
        return []

    def given(self, value: Any) -> None:
        """The form was filled in."""

    def onward(self) -> None:
        """Go on behind the last page."""

    def backward(self) -> None:
        """Go back before the first page."""

    def turned(self) -> None:
        """Another page of the same screen is shown."""

    def typed(self, key: str) -> bool:  # noqa: ARG002
        """A key of this screen alone."""
        return False

    # Showing.

    @property
    def app_(self) -> "PlayerApp":
        app: Any = self.app
        return app  # type: ignore[no-any-return]

    def says(self, text: Both, /, **values: object) -> str:
        return self.app_.says(text, **values)

    def on_mount(self) -> None:
        if self.widget is not None:
            self.widget.put(self.form)
        self.fit()

    def on_screen_suspend(self) -> None:
        self._covered = True

    def on_screen_resume(self) -> None:
        """What lay above may have changed the language, the spacing or the progress."""
        if self._covered:
            self._covered = False
            self.show(keep=True)

    def on_resize(self) -> None:
        if self._size_shown != (self.app.size.width, self.app.size.height):
            self.fit()

    def show(self, *, keep: bool = False, end: bool = False, place: list[int] | None = None) -> None:
        """Show the content anew: from its start, its end, a place, or where it was."""
        if keep:
            place = self.reading.place()
        flow, ask, form = self.content()
        same = keep and form == self.form
        before = self.widget
        fresh = self._take(flow, ask, form)
        if before is not None and before is not self.widget:
            before.display = False
        if fresh is not None:
            self.body.mount(fresh)
        if self.widget is not None and not same:
            self.widget.put(form)
        self.fit(place=place, end=end)

    def _take(self, flow: Sequence[Paragraph], ask: Sequence[Paragraph], form: Form) -> Any:
        """Have this content; returns a widget for its form that is not mounted yet."""
        self.form = form
        self.reading = Reading(flow, ask, roomy=self.app_.settings.roomy)
        if form.kind == "next":
            self.widget = None
            return None
        kind = "pick" if form.kind in PICKS else form.kind
        fresh = None
        if kind not in self.forms:
            fresh = self.forms[kind] = _made(kind)
        self.widget = self.forms[kind]
        return fresh

    def measure(self) -> int:
        """Cells of a line of text."""
        width = self.app.size.width
        if self.is_wide():
            return min(WIDE_TEXT, width - 44)
        return max(min(NARROW_TEXT, width - 6), 16)

    def is_wide(self) -> bool:
        return self.app.size.width >= WIDE and bool(self.blocks())

    def fit(self, *, place: list[int] | None = None, end: bool = False) -> None:
        """Cut the pages to the present size."""
        width, height = self.app.size.width, self.app.size.height
        self._size_shown = (width, height)
        button = 3 if height >= 20 else 1
        body = height - 3
        measure = self.measure()
        need = 0
        if self.widget is not None:
            densities = DENSITIES[:1] if height >= HIGH else DENSITIES[1:]
            need = min(self.widget.needs(measure, d) for d in densities) + 2
            if need > body - 4:
                need = self.widget.needs(measure, DENSITIES[-1]) + 2
        self.reading.fit(measure, max(body - button - 2, 3), body, need, airy=height >= HIGH)
        if end:
            self.reading.go_to_end()
        elif place is not None:
            self.reading.go_to(place)
        self.button = button
        self.paint()

    def onward_word(self) -> Both:
        return texts.CONTINUE

    def paint(self) -> None:
        """Show the present page."""
        last = self.reading.is_last
        measure = self.measure()
        self.prose.put(self.reading.page, measure)
        formed = last and self.widget is not None
        # Display and margin are set directly: a class would be looked up after the first paint.
        self.go_on.display = not formed
        pages = f"  {self.reading.index + 1}/{len(self.reading.pages)}" if len(self.reading.pages) > 1 else ""
        self.go_on.put(self.says(self.onward_word()) + pages, self.button)
        if self.widget is not None:
            self.widget.display = last
            if last:
                page = len(self.reading.page)
                self.widget.styles.margin = (1 if page else 0, 0, 0, 0)
                self.widget.settle(measure, self.app.size.height - 4 - page - bool(page))
                self._focus()
        if not formed:
            self.set_focus(None)
        self.body.scroll_home(animate=False)
        self.top()
        self._paint_side()
        self.keys.put(self.all_hints())

    def _paint_side(self) -> None:
        wide = self.is_wide()
        if self.side is None and wide:
            from engine.players.terminal.widgets.side import Side

            self.side = Side()
            self.mount(self.side, after=self.body)
        if self.side is not None:
            self.side.display = wide
            if wide:
                self.side.put(self.blocks())

    def _focus(self) -> None:
        if self.form.kind == "text":
            self.widget.field.focus()
        else:
            self.set_focus(None)

    def all_hints(self) -> list[Hint]:
        """The keys of the form or of reading on, then those of the screen."""
        says = self.says
        enter = Hint("enter", says(texts.K_ENTER), says(texts.K_NEXT))
        if not (self.reading.is_last and self.widget is not None):
            return [enter, *self.hints()]
        kind = self.form.kind
        if kind == "text":
            done = Hint("enter", says(texts.K_ENTER), says(texts.HAND_IN))
            return [done, Hint("escape", "Esc", says(texts.K_OUT)), *self.hints()]
        digits = f"1-{min(len(self.form.options), 9)}"
        if kind == "multiple":
            done = Hint("enter", says(texts.K_ENTER), says(texts.ALL_CHOSEN))
            return [Hint("", digits, says(texts.K_TOGGLE)), done, *self.hints()]
        if kind == "order":
            lift = Hint("space", says(texts.K_SPACE), says(texts.K_MOVE))
            return [lift, Hint("enter", says(texts.K_ENTER), says(texts.IN_ORDER)), *self.hints()]
        if kind == "match":
            done = Hint("enter", says(texts.K_ENTER), says(texts.MATCHED))
            return [Hint("", digits, says(texts.K_PICK)), done, *self.hints()]
        return [Hint("", digits, says(texts.K_PICK)), *self.hints()]

    # Input.

    def on_key(self, event: events.Key) -> None:
        typing = self.focused is not None
        character = normalize("NFKC", event.character) if event.character else None
        if typing and event.key not in ("escape", "up", "down", "tab", "shift+tab"):
            return
        if self.take(event.key, character):
            event.stop()
            event.prevent_default()

    def take(self, key: str, character: str | None) -> bool:
        """One key, whoever pressed it."""
        name = character if character is not None and character.isprintable() and character != " " else key
        if self.keys.is_telling():
            self.keys.put(self.all_hints())
        if self.focused is not None and key == "escape":
            self.set_focus(None)
            return True
        if self.reading.is_last and self.widget is not None and self.widget.press(key, character):
            return True
        if name.lower() in self.ONWARD:
            self.go(1)
        elif name.lower() in self.BACKWARD:
            self.go(-1)
        elif key in ("up", "down"):
            self.body.scroll_relative(y=-3 if key == "up" else 3, animate=False)
        else:
            return self.typed(name.lower()) or self.app_.typed(name.lower())
        return True

    def go(self, by: int) -> None:
        """Turn the page, or leave the screen at either end. Nothing below the edge is passed over."""
        unseen = self.body.max_scroll_y - self.body.scroll_y
        if by > 0 and unseen > 0.5:
            self.body.scroll_page_down(animate=False)
        elif self.reading.turn(by):
            self.paint()
            self.turned()
        elif by < 0:
            self.backward()
        elif self.widget is None:
            self.onward()

    def on_go_on_clicked(self) -> None:
        self.go(1)

    def on_keys_clicked(self, event: Keys.Clicked) -> None:
        if event.key == "escape" and self.focused is not None:
            self.set_focus(None)
        elif event.key:
            self.take(event.key, event.key if len(event.key) == 1 else None)

    def on_plates_given(self, event: Plates.Given) -> None:
        event.stop()
        self.given(event.value)

    def on_plates_told(self, event: Plates.Told) -> None:
        self.keys.tell(self.says(event.text))

    def on_plates_moved(self, event: Plates.Moved) -> None:
        """Keep the cursor in sight where the form is higher than the window."""
        if self.body.max_scroll_y > 0 and self.widget is not None:
            region = self.widget.virtual_region
            top = region.y + event.top
            if top < self.body.scroll_y or top + event.high > self.body.scroll_y + self.body.size.height:
                self.body.scroll_to(y=max(top - 2, 0), animate=False)

    def relook(self) -> None:
        """Colours have changed."""
        for widget in (self.head, self.prose, self.side, self.go_on, self.keys):
            if widget is not None:
                widget.redraw()
        for form in self.forms.values():
            form.redraw()


def _made(kind: str) -> Any:
    """The widget of a kind of form, imported when it is first wanted."""
    if kind == "pick":
        from engine.players.terminal.widgets.picks import Picks

        return Picks()
    if kind == "multiple":
        from engine.players.terminal.widgets.ticks import Ticks

        return Ticks()
    if kind == "order":
        from engine.players.terminal.widgets.ordering import Ordering

        return Ordering()
    if kind == "match":
        from engine.players.terminal.widgets.matching import Matching

        return Matching()
    from engine.players.terminal.widgets.typing_in import TypingIn

    return TypingIn()


#: Text pages are no longer than this; named here for the tests of the screens.
PAGE = LONGEST

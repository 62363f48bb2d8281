"""The terminal player. ``run`` is its door; nothing heavy is imported before it is called for."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen
from textual.theme import Theme

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.errors import ProjectError
from engine.players import texts
from engine.players.library import Entry, Shelf
from engine.players.progress import Store
from engine.players.settings import settings_from
from engine.players.settle import settle
from engine.players.terminal.screens.sheet import Sheet
from engine.players.terminal.themes import LOOKS, Look, look_for, next_look

if TYPE_CHECKING:
    from engine.players.session import Session


class PlayerApp(App[None]):
    """Shelf, progress, language and looks; the screens do the rest."""

    CSS_PATH = "app.tcss"
    TITLE = "情景"
    ENABLE_COMMAND_PALETTE = False
    # What is dragged over is not copied: a finger that slips must not mark half the screen.
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        shelf: Shelf,
        store: Store,
        *,
        first: "tuple[Entry, Session] | None" = None,
        fresh: bool = False,
        seed: int | None = None,
        language: Language = "zh",
        author: bool = False,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.shelf = shelf
        self.store = store
        self.first = first
        self.fresh = fresh
        self.seed = seed
        self.language: Language = language
        self.author = author
        self.settings = settings_from(store.root)
        self.fault: Exception | None = None
        colors = self.console.color_system
        self.look: Look = look_for(colors, self.settings.look)
        for look in LOOKS.values():
            self.register_theme(_theme(look))
        self.theme = self.look.name

    def says(self, text: Both, /, **values: object) -> str:
        return (text.fill(**values) if values else text).says(self.language)

    def get_default_screen(self) -> Screen[Any]:
        """The library, or the work that was named."""
        if self.first is None:
            from engine.players.terminal.screens.library import Library

            return Library()
        entry, session = self.first
        if self.fresh:
            from engine.players.terminal.screens.play import Play

            session.begin(self.seed)
            return Play(entry, session)
        from engine.players.terminal.screens.opening import Opening

        return Opening(entry, session)

    def open(self, entry: Entry) -> "Session":
        """A session of a work; raises ``EngineError``."""
        return _opened(self.shelf, entry, self.store)

    # Keys that work on every screen.

    def typed(self, key: str) -> bool:
        """A key that no screen took."""
        acts = {"?": self.help, "h": self.help, "t": self.recolour, "+": self.respace, "=": self.respace}
        acts |= {"l": self.translate_interface, "q": self.exit}
        act = acts.get(key)
        if act is None:
            return False
        act()
        return True

    def on_ready(self) -> None:
        """The first screen is painted: now there is time to look after memory."""
        gc.enable()
        settle()

    def to_library(self) -> None:
        """Back to the library, whatever lies between. A player that began with a work opens it now."""
        from engine.players.terminal.screens.library import Library

        if any(isinstance(screen, Library) for screen in self.screen_stack):
            while not isinstance(self.screen, Library):
                self.pop_screen()
        else:
            self.push_screen(Library())

    def help(self) -> None:
        from engine.players.terminal.screens.help import Help

        if not isinstance(self.screen, Help):
            self.push_screen(Help())

    def recolour(self) -> None:
        self.look = next_look(self.look)
        self.settings.look = self.look.name
        self.settings.keep(self.store.root)
        self.theme = self.look.name
        for screen in self.screen_stack:
            if isinstance(screen, Sheet):
                screen.relook()
        self._tell(texts.THEMES[self.look.name])

    def respace(self) -> None:
        self.settings.roomy = not self.settings.roomy
        self.settings.keep(self.store.root)
        self._reshow()
        self._tell(texts.ROOMY if self.settings.roomy else texts.TIGHT)

    def translate_interface(self) -> None:
        self.language = "en" if self.language == "zh" else "zh"
        self._reshow()

    def _reshow(self) -> None:
        if isinstance(self.screen, Sheet):
            self.screen.show(keep=True)

    def _tell(self, text: Both) -> None:
        if isinstance(self.screen, Sheet):
            self.screen.keys.tell(self.says(text))

    def action_help_quit(self) -> None:
        """Ctrl+C leaves as q does: everything is saved."""
        self.exit()

    # Faults.

    def _handle_exception(self, error: Exception) -> None:
        """A fault of the program ends it in plain words; tests see it as it is."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.fault = error
        self._return_code = 1
        self._close_messages_no_wait()


def _theme(look: Look) -> Theme:
    return Theme(
        look.name,
        primary=look.inks["green"],
        background=look.grounds["ground"],
        surface=look.grounds["row"],
        panel=look.grounds["bar"],
        foreground=look.inks["ink"],
        dark=look.dark,
        variables=dict.fromkeys(("scrollbar", "scrollbar-hover", "scrollbar-active"), look.inks["green"])
        | {f"scrollbar-background{state}": look.grounds["ground"] for state in ("", "-hover", "-active")},
    )


def run(
    shelf: Shelf,
    name: str | None,
    *,
    seed: int | None = None,
    fresh: bool = False,
    language: Language = "zh",
    author: bool = False,
) -> int:
    """Open the library, or the work called ``name``. Raises ``EngineError`` before the screen is taken."""
    store = Store()
    first = None
    if name is not None:
        entry = next((e for e in shelf.entries() if e.id == name), None)
        if entry is None:
            raise ProjectError(texts.NO_WORK.fill(name=name))
        first = (entry, _opened(shelf, entry, store))
    gc.disable()  # until the first screen is painted
    app = PlayerApp(shelf, store, first=first, fresh=fresh, seed=seed, language=language, author=author)
    app.run()
    if app.fault is not None:
        print(texts.FAULT.fill(path=_noted(app.fault, store.root)).says(app.language), file=sys.stderr)  # noqa: T201
        return 1
    return app.return_code or 0


def _opened(shelf: Shelf, entry: Entry, store: Store) -> "Session":
    from engine.players.session import Session

    return Session(entry.id, shelf.bundle(entry.id), store)


def _noted(fault: Exception, root: Path) -> str:
    """Write the details where whoever mends the program can find them."""
    import traceback

    from engine.players.progress import write_whole

    path = root / "fault.txt"
    try:
        write_whole(path, "".join(traceback.format_exception(fault)).encode())
    except OSError:
        return "-"
    return str(path)

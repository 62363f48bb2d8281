"""The terminal player. ``run`` is its door; nothing heavy is imported before it is called for."""

import gc
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
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
    from collections.abc import Callable

    from engine.players.clips import Clips
    from engine.players.session import Session
    from engine.players.terminal.bench import Bench
    from engine.players.terminal.screens.author import AuthorPlay
    from engine.players.terminal.screens.play import Play
    from engine.players.terminal.sound import Speaker
    from engine.players.terminal.voice import Voice


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
        author: "Bench | None" = None,
        clips: "Callable[[Entry], Clips] | None" = None,
    ) -> None:
        super().__init__()
        self.clips = clips
        #: One for all works; made when the first is opened.
        self.speaker: Speaker | None = None
        self.animation_level = "none"
        self.shelf = shelf
        self.store = store
        self.first = first
        self.fresh = fresh
        self.seed = seed
        self.language: Language = language
        #: The project that is being written, for its author.
        self.author = author
        self.leaving = Event()
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
            session.begin(self.seed)
            return self.play(entry, session)
        from engine.players.terminal.screens.opening import Opening

        return Opening(entry, session)

    def open(self, entry: Entry) -> "Session":
        """A session of a work; raises ``EngineError``."""
        return _opened(self.shelf, entry, self.store)

    def play(self, entry: Entry, session: "Session") -> "Play":
        """The screen on which a work is played."""
        if self.author is not None:
            from engine.players.terminal.screens.author import AuthorPlay

            return AuthorPlay(entry, session)
        from engine.players.terminal.screens.play import Play

        return Play(entry, session)

    def voice_for(self, entry: Entry) -> "Voice | None":
        """What reads a work aloud; nothing where no sound is wanted."""
        if self.clips is None:
            return None
        from engine.players.terminal.sound import Speaker
        from engine.players.terminal.voice import Voice

        clips = self.clips
        if self.speaker is None:
            self.speaker = Speaker()
        return Voice(lambda: clips(entry), self.speaker)

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
        if self.author is not None:
            Thread(
                target=self.author.follow, args=(self._shown, self._heard, self.leaving), daemon=True
            ).start()

    # While a work is written.

    def _shown(self) -> str | None:
        """The work that is played now."""
        return next((s.entry.id for s in reversed(self._author_screens())), None)

    def _author_screens(self) -> "list[AuthorPlay]":
        from engine.players.terminal.screens.author import AuthorPlay

        return [s for s in self.screen_stack if isinstance(s, AuthorPlay)]

    def _heard(self, name: str) -> None:
        """Called from the thread that builds."""
        with suppress(RuntimeError):  # the player has just been left
            self.call_from_thread(self.rebuilt, name)

    def rebuilt(self, name: str) -> None:
        """A work was built anew, or its sources have other errors."""
        for screen in self._author_screens():
            if screen.entry.id == name:
                screen.rebuilt()

    def on_unmount(self) -> None:
        self.leaving.set()

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
    author: "Bench | None" = None,
    clips: "Callable[[Entry], Clips] | None" = None,
    progress: Path | None = None,
) -> int:
    """Open the library, or the work called ``name``. Raises ``EngineError`` before the screen is taken.

    ``progress`` is the folder where it is kept; an author's is not a learner's.
    """
    store = Store(progress)
    first = None
    if name is not None:
        entry = next((e for e in shelf.entries() if e.id == name), None)
        if entry is None:
            raise ProjectError(texts.NO_WORK.fill(name=name))
        first = (entry, _opened(shelf, entry, store))
    gc.disable()  # until the first screen is painted
    app = PlayerApp(
        shelf, store, first=first, fresh=fresh, seed=seed, language=language, author=author, clips=clips
    )
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

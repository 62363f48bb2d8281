"""The terminal player as tests start it."""

from engine.players.progress import Store
from engine.players.session import Session
from engine.players.terminal.app import PlayerApp
from engine.players.terminal.themes import LOOKS
from tests.players.shelves import ShelfOf


def app_for(
    shelf: ShelfOf, store: Store, name: str | None = None, *, look: str = "night", fresh: bool = True
) -> PlayerApp:
    """The library, or a work; in a look that the test names, as a test has no colours to ask for."""
    first = None
    if name is not None:
        first = (shelf.entry(name), Session(name, shelf.bundle(name), store))
    app = PlayerApp(shelf, store, first=first, fresh=fresh, seed=5)
    app.look, app.theme = LOOKS[look], look
    return app

"""The scenes of a work, to begin at any of them."""

from collections.abc import Callable, Sequence
from typing import Any

from engine.players import texts
from engine.players.author import scenes_of
from engine.players.forms import Form, Option
from engine.players.paragraphs import Paragraph
from engine.players.session import Session
from engine.players.terminal.screens.sheet import Sheet
from engine.players.terminal.widgets.keys import Hint

#: Scenes of one page, so that each has a digit for itself.
_PAGE = 7


class Scenes(Sheet):
    """Closes and calls ``then`` with the scene that was picked. It begins at the page of the present scene."""

    def __init__(self, session: Session, then: Callable[[str], None]) -> None:
        super().__init__()
        self.session = session
        self.then = then
        self.scenes = scenes_of(session.bundle)
        here = [s for s, _ in self.scenes]
        scene = session.history.state.scene
        self.page = here.index(scene) // _PAGE if scene in here else 0

    def content(self) -> tuple[Sequence[Paragraph], Sequence[Paragraph], Form]:
        present = self.session.history.state.scene
        first = self.page * _PAGE
        options = []
        for scene, title in self.scenes[first : first + _PAGE]:
            name = "" if title == scene else f"   （{scene}）"
            options.append(Option(f"{title}{name}", scene, self.says(texts.HERE) if scene == present else ""))
        if first + _PAGE < len(self.scenes):
            options.append(Option(self.says(texts.LATER_SCENES), 1))
        if self.page:
            options.append(Option(self.says(texts.EARLIER_SCENES), -1))
        ask = [Paragraph([(self.says(texts.CHOOSE_SCENE), "question")], keep=True)]
        return [], ask, Form("menu", tuple(options))

    def top(self) -> None:
        pages = -(-len(self.scenes) // _PAGE)
        self.head.put(
            f"{self.session.bundle['title']} / {self.says(texts.K_SCENES)}", f"{self.page + 1}/{pages}"
        )

    def hints(self) -> list[Hint]:
        says = self.says
        return [
            Hint("", says(texts.K_ARROWS), says(texts.K_MOVE)),
            Hint("escape", "Esc", says(texts.K_CLOSE)),
        ]

    def given(self, value: Any) -> None:
        if isinstance(value, int):
            self.page += value
            self.show()
            return
        self.app.pop_screen()
        self.then(value)

    def typed(self, key: str) -> bool:
        if key in ("escape", "g"):
            self.app.pop_screen()
            return True
        return False

    def backward(self) -> None:
        self.app.pop_screen()

"""The play screen of an author: variables at hand, any scene a key away, new at every save."""

from collections.abc import Sequence
from typing import Any

from engine.diagnostics import Severity
from engine.players import texts
from engine.players.author import entered, followed, variables
from engine.players.forms import Form
from engine.players.paragraphs import Paragraph
from engine.players.session import Session
from engine.players.terminal.screens.play import Play
from engine.players.terminal.widgets.keys import Hint
from engine.players.terminal.widgets.side import Block

#: Values in the column beside the text.
_BESIDE = 14


class AuthorPlay(Play):
    """Play with the tools of whoever wrote it."""

    def content(self) -> tuple[Sequence[Paragraph], Sequence[Paragraph], Form]:
        flow, ask, form = super().content()
        # In a wide window they stand beside the text.
        above = [] if self.is_wide() else [Paragraph([(self._values(), "code")], block=-100)]
        return [*above, *flow], ask, form

    def _values(self) -> str:
        state = self.session.history.state
        values = [f"{name}={_shown(value)}" for name, value, _ in variables(self.session.history)]
        return "  ".join([f"{state.scene} @ {state.pc}", *values])

    def trouble(self) -> str:
        """How much is wrong with the sources, ahead of everything else."""
        wrong = self._wrong()
        errors = sum(d.severity is Severity.ERROR for d in wrong)
        told = [self.says(texts.N_ERRORS, n=errors)] if errors else []
        if len(wrong) > errors:
            told.append(self.says(texts.N_WARNINGS, n=len(wrong) - errors))
        return "  ".join(filter(None, [*told, super().trouble()]))

    def _wrong(self) -> list[Any]:
        return self.app_.author.wrong(self.entry.id) if self.app_.author is not None else []

    def hints(self) -> list[Hint]:
        own = [Hint("g", "g", self.says(texts.K_SCENES))]
        if self._wrong():
            own.append(Hint("e", "e", self.says(texts.K_WRONG)))
        return [*own, *super().hints()]

    def blocks(self) -> list[Block]:
        state = self.session.history.state
        lines = [[(f"{state.scene} @ {state.pc}", "soft")]]
        listed = variables(self.session.history)
        lines += [
            [(f"{name} = {_shown(value)}", "strong" if new else "")] for name, value, new in listed[:_BESIDE]
        ]
        lines += [[("…", "soft")]] if len(listed) > _BESIDE else []
        return [Block(self.says(texts.VARIABLES), lines), self._progress(), self._keys()]

    def typed(self, key: str) -> bool:
        if key == "g":
            from engine.players.terminal.screens.scenes import Scenes

            self.app.push_screen(Scenes(self.session, self.begin_at))
        elif key == "e" and self._wrong():
            from engine.players.terminal.screens.wrong import Wrong

            self.app.push_screen(Wrong(self._wrong()))
        else:
            return super().typed(key)
        return True

    def begin_at(self, scene: str) -> None:
        """Go to the start of a scene with the values of now."""
        if scene not in self.session.bundle["scenes"]:
            return  # it went while the list was open
        self.session.take(entered(self.session.program, scene, self.session.history))
        self.show()

    def rebuilt(self) -> None:
        """The sources changed: play the new build at the same place, or say what is wrong."""
        bundle = self.app_.shelf.bundle(self.entry.id)
        if bundle["digest"] == self.session.program.digest:
            self.show(keep=True)
            if any(d.severity is Severity.ERROR for d in self._wrong()):
                self.keys.tell(self.says(texts.STALE))
            return
        page = self.reading.place()
        self.session, same = _reopened(self.session, bundle)
        self.show(place=page if same else None)
        if same:
            self.keys.tell(self.says(texts.UPDATED))


def _reopened(old: Session, bundle: dict[str, Any]) -> tuple[Session, bool]:
    """The session in an edited work, and whether it stands where it stood."""
    new = Session(old.name, bundle, old.store)
    along = followed(new.program, new.kept.session) if new.kept.session is not None else None
    if along is not None:
        new.take(along)
        return new, True
    new.resume()
    same = new.news == [texts.RESUMED["stop"]]
    if same:
        new.take_news()
    return new, same


def _shown(value: Any) -> str:
    """A value as authors write it."""
    return {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)

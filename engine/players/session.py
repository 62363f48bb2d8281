"""One learner's run through one work: the machine, and its progress on disk after every input.

Every player uses it. It draws nothing; what there is to tell the learner lies in ``news``.
"""

import os
from typing import Any

from engine.diagnostics import Both
from engine.errors import StoreError
from engine.players import texts
from engine.players.library import endings_of, story_of
from engine.players.progress import Kept, Store
from engine.players.whereabouts import Mark, Where, unit_at, way, where
from engine.runtime.history import History
from engine.runtime.program import Program
from engine.runtime.resume import Resumed, restored
from engine.runtime.save import FORMAT, saved
from engine.runtime.state import OVER, Event, Input

#: What a file that parses but was tampered with may cause.
_UNPLAYABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError, AssertionError, RecursionError)


class Session:
    """Begin or resume it before anything else."""

    def __init__(self, name: str, bundle: dict[str, Any], store: Store) -> None:
        self.name = name
        self.bundle = bundle
        self.store = store
        self.program = Program(bundle)
        self.kept: Kept = store.load(bundle["kind"], name)
        #: Sentences for the learner, shown once.
        self.news: list[Both] = []
        #: Why nothing can be saved at present.
        self.trouble: Both | None = None
        self.endings = endings_of(bundle)
        #: The present screen was reached by going back: show its end first.
        self.went_back = False
        self._told_of_other = False
        self.history: History
        if self.kept.notice is not None:
            self.news.append(self.kept.notice)
        if self.kept.sealed:
            self.trouble = self.kept.notice

    # Opening.

    def is_under_way(self) -> bool:
        """Whether there is a run that has not come to its end."""
        return self.kept.session is not None and not self.kept.over

    def begin(self, seed: int | None = None) -> None:
        """A new run. ``seed`` is drawn when it is not given."""
        if seed is None:
            seed = int.from_bytes(os.urandom(4), "big")
        self.history = History(self.program, seed)
        self.kept.place = None
        self.went_back = False
        self._reached(self.history.events)
        self.save()

    def resume(self) -> None:
        """The kept run as far as it can be had; a new one when there is none."""
        if self.kept.session is None:
            self.begin()
            return
        if self.kept.session["format"] > FORMAT:
            self._set_aside(newer=True)
            return
        try:
            self.history, resumed = restored(self.program, self.kept.session)
        except _UNPLAYABLE:
            self._set_aside(newer=False)
            return
        self._tell(resumed)
        self.save()

    def _set_aside(self, *, newer: bool) -> None:
        """Begin anew; the file is kept under another name, and so is what was reached."""
        record = self.kept.record
        self.kept = self.store.set_aside(self.bundle["kind"], self.name, newer=newer)
        self.kept.record = record
        if self.kept.notice is not None:
            self.news.append(self.kept.notice)
        self.begin()

    def _tell(self, resumed: Resumed) -> None:
        if resumed.how == "exact":
            return
        assert self.kept.session is not None
        self.kept.place = None
        if self.kept.session["program"] == self.program.digest:
            self.news.append(texts.ODD)
        elif resumed.how == "replayed":
            self.news.append(texts.REPLAYED.fill(steps=resumed.steps, of=resumed.of))
        else:
            self.news.append(texts.RESUMED[resumed.how])
        self.store.keep_copy(self.bundle["kind"], self.name)

    def take(self, history: History) -> None:
        """Go on with a run that was placed elsewhere."""
        self.history = history
        self.kept.place = None
        self.went_back = False
        self.save()

    # Playing.

    @property
    def events(self) -> list[Event]:
        """What the latest step gave: the present screen."""
        return self.history.events

    @property
    def wait(self) -> str:
        return self.history.state.wait

    @property
    def is_over(self) -> bool:
        return self.wait == OVER

    def send(self, given: Input) -> bool:
        """Advance by one input; false when the machine refused it."""
        unit = unit_at(self.program, self.history.state)
        events = self.history.step(given)
        if events and events[0]["event"] == "refused":
            return False
        self.kept.place = None
        self.went_back = False
        self._reached(events, unit if given["input"] != "jump" else 0)
        self.save()
        return True

    def can_go_back(self) -> bool:
        return self.history.can_rewind()

    def back(self) -> bool:
        """To the input before; false at the beginning."""
        if not self.history.rewind():
            return False
        self.kept.place = None
        self.went_back = True
        self.save()
        return True

    def _reached(self, events: list[Event], unit: int = 0) -> None:
        """Note what the learner reached. ``unit`` is the one that these events may have closed."""
        record = self.kept.record
        for event in events:
            kind = event["event"]
            if kind == "ended":
                story = story_of(self.bundle, self.history.state.scene)
                record.see_ending(self.name if story == self.bundle["id"] else story, event["ending"])
                if self.is_over:
                    record.finished += 1
            elif kind == "resulted":
                record.see_result(self.history.state.quiz["bank"] if self.history.state.quiz else "", event)
            elif kind == "finished":
                record.finished += 1
            if kind in ("opened", "finished") and unit:
                record.do_unit(self.bundle["units"][unit - 1]["address"])

    # Telling.

    def where(self) -> Where:
        return where(self.program, self.history.state)

    def way(self) -> list[Mark]:
        return way(self.history)

    def endings_seen(self) -> tuple[int, int]:
        """Of the story at hand: how many of its endings were seen, and how many it has."""
        story = story_of(self.bundle, self.history.state.scene)
        names = self.endings.get(story, [])
        seen = self.kept.record.endings.get(self.name if story == self.bundle["id"] else story, [])
        return sum(1 for n in names if n in seen), len(names)

    def take_news(self) -> list[Both]:
        news, self.news = self.news, []
        return news

    # Keeping.

    def stay_at(self, place: list[int] | None) -> None:
        """Keep the place inside the present screen, so that it opens there again."""
        if place != self.kept.place:
            self.kept.place = place
            self.save()

    def save(self) -> None:
        """Write everything; a failure is told once, and play goes on."""
        if self.kept.sealed:
            return
        self.kept.session = saved(self.history)
        self.kept.over = self.is_over
        unit = unit_at(self.program, self.history.state)
        self.kept.unit = [unit, len(self.bundle["units"])] if unit else None
        try:
            other = self.store.save(self.bundle["kind"], self.name, self.kept)
        except StoreError as e:
            if self.trouble is None:
                self.news.append(e.says)
            self.trouble = e.says
            return
        if self.trouble is not None:
            self.trouble = None
            self.news.append(texts.SAVED_AGAIN)
        if other and not self._told_of_other:
            self._told_of_other = True
            self.news.append(texts.OTHER_WINDOW)

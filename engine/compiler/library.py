"""What files of a project may refer to in each other: banks, items, stories."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from engine.bundle.types import Item


class Library:
    """Lowered items by ``bank/item``, pools by bank, banks by path, and the ids of the stories.

    Banks are read when the first reference asks for them: most stories have none.
    """

    def __init__(
        self,
        stories: dict[str, str],
        banks: Callable[[], list["BankEntry"]],
        program: Callable[[str], dict[str, Any] | None],
    ) -> None:
        #: Story id → path of its file.
        self.stories = stories
        self.program = program
        self._banks = banks

    @cached_property
    def banks(self) -> list["BankEntry"]:
        return self._banks()

    @cached_property
    def items(self) -> dict[str, Item]:
        return {name: item for bank in self.banks for name, item in bank.items.items()}

    @cached_property
    def pools(self) -> dict[str, list[str]]:
        return {bank.id: list(bank.items) for bank in self.banks}

    def bank_of(self, name: str, file: str) -> "BankEntry | None":
        """The bank that ``name`` means in ``file``, or the bank of an item ``bank/item``."""
        id = self.bank_named(name, file) or name.partition("/")[0]
        return next((bank for bank in self.banks if bank.id == id), None)

    def bank_named(self, name: str, file: str) -> str | None:
        """The bank that ``name`` means in ``file``: an id, or a path from the file's folder."""
        if name in self.pools:
            return name
        path = f"{file.rpartition('/')[0]}/{name}"
        return next((bank.id for bank in self.banks if bank.path == path), None)


class BankEntry:
    """A bank as others see it: its items and the sources that they cite."""

    def __init__(self, path: str, id: str, items: dict[str, Item], sources: dict[str, list[str]]) -> None:
        self.path = path
        self.id = id
        self.items = items
        self.sources = sources
        #: How words in its items are read.
        self.readings: list[list[str]] = []
        #: Whether the bank has errors of its own: what is drawn from it cannot be trusted.
        self.is_broken: Callable[[], bool] = lambda: False

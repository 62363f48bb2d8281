"""Where an import goes: the name of the work, the spelling, and the names that are taken."""

from dataclasses import dataclass

from engine.exchange.authored import Tree, written

Branch = dict[str, Tree]


@dataclass(frozen=True)
class Target:
    """``id`` is that of the course or scenario, ``own`` the name that the file gives.

    ``taken`` holds the ids of banks that the project has, ``files`` the paths that must not be written again.
    """

    id: str
    own: str
    chinese: bool = True
    title: str = ""
    taken: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()

    @property
    def course(self) -> str:
        return f"courses/{self.id}"

    @property
    def scenario(self) -> str:
        return f"scenarios/{self.id}"

    def says(self, zh: str, en: str) -> str:
        """Words that the import has to add, in the language of the file."""
        return zh if self.chinese else en

    def yaml(self, tree: Branch) -> str:
        return written(tree, chinese=self.chinese)

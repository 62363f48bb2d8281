"""The works there are to learn, and how far the learner is in each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from engine.diagnostics import Both
from engine.players import texts

if TYPE_CHECKING:
    from engine.players.progress import Kept


class Entry(NamedTuple):
    """One work on the shelf: what can be told of it without opening its bundle.

    ``hours`` are tenths of a class hour, ``units`` the number of units, ``endings`` the names of the endings.
    """

    id: str
    kind: str
    title: str
    summary: str = ""
    nature: str = ""
    seconds: int | None = None
    hours: int | None = None
    units: int = 0
    endings: Sequence[str] = ()
    digest: str = ""


class Shelf(Protocol):
    """Where a player gets its works from. A shelf may have ``broken``: ids of works with errors."""

    def entries(self) -> list[Entry]:
        """Every work, in the order to show; cheap."""
        ...

    def bundle(self, name: str) -> dict[str, Any]:
        """The compiled work; raises ``EngineError`` when it cannot be had."""
        ...


def entry_of(name: str, bundle: dict[str, Any]) -> Entry:
    """The entry of a compiled work."""
    endings = endings_of(bundle).get(bundle["id"], [])
    return Entry(
        name,
        bundle["kind"],
        bundle["title"],
        bundle.get("summary", ""),
        bundle["nature"],
        bundle.get("seconds"),
        bundle.get("hours"),
        len(bundle["units"]),
        endings if bundle["kind"] == "scenario" else [],
        bundle["digest"],
    )


def endings_of(bundle: dict[str, Any]) -> dict[str, list[str]]:
    """The names of the endings of each story in a bundle, in authored order."""
    out: dict[str, list[str]] = {}
    for scene, code in bundle["scenes"].items():
        for ins in code:
            if isinstance(ins, list) and ins[0] == "end":
                names = out.setdefault(story_of(bundle, scene), [])
                if ins[1] not in names:
                    names.append(ins[1])
    return out


def story_of(bundle: dict[str, Any], scene: str) -> str:
    """The story that a scene belongs to: one that the bundle embeds, or the work itself."""
    story = scene.partition("/")[0]
    return story if story in bundle.get("natures", {}) else str(bundle["id"])


def length(entry: Entry) -> Both | None:
    """How long the work takes, as it was authored."""
    if entry.hours is not None:
        whole, tenth = divmod(entry.hours, 10)
        return texts.HOURS.fill(n=f"{whole}.{tenth}" if tenth else whole)
    if entry.seconds is not None:
        return duration(entry.seconds)
    return None


def duration(seconds: int) -> Both:
    """A time in minutes, or in seconds where it is shorter or no whole number of minutes under three.

    >>> duration(90).zh, duration(480).zh
    ('90 秒', '8 分钟')
    """
    if seconds < 60 or (seconds < 180 and seconds % 60):
        return texts.SECONDS.fill(n=seconds)
    return texts.MINUTES.fill(n=(seconds + 30) // 60)


def standing(entry: Entry, kept: "Kept") -> list[Both]:
    """How far the learner is, in a few words each."""
    out: list[Both] = []
    record = kept.record
    if kept.session is not None and not kept.over:
        if kept.unit is not None:
            out.append(texts.UNIT_OF.fill(n=kept.unit[0], of=kept.unit[1]))
        else:
            out.append(texts.UNDER_WAY)
    elif record.finished:
        out.append(texts.FINISHED)
    if entry.endings:
        seen = [e for e in record.endings.get(entry.id, []) if e in entry.endings]
        if seen:
            out.append(texts.ENDINGS_SEEN.fill(n=len(seen), of=len(entry.endings)))
    best = next(iter(record.best.values()), None)
    if best is not None:
        out.append(texts.BEST.fill(n=best["points"], of=best["of"]))
    return out or [texts.NOT_BEGUN]

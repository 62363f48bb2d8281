"""What a learner has reached in one work, whatever run it was in: endings, units, best quiz results.

It only grows, so that two windows on one work can be merged.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Record:
    """Endings seen by story, addresses of units done, the best result of each quiz, runs finished."""

    endings: dict[str, list[str]] = field(default_factory=dict)
    units: list[str] = field(default_factory=list)
    best: dict[str, dict[str, Any]] = field(default_factory=dict)
    finished: int = 0

    def see_ending(self, story: str, ending: str) -> None:
        seen = self.endings.setdefault(story, [])
        if ending not in seen:
            seen.append(ending)

    def do_unit(self, address: str) -> None:
        if address not in self.units:
            self.units.append(address)

    def see_result(self, quiz: str, result: dict[str, Any]) -> None:
        new = {"points": result["points"], "of": result["of"], "passed": result["passed"]}
        old = self.best.get(quiz)
        if old is None or _better(new, old):
            self.best[quiz] = new

    def merge(self, other: "Record") -> None:
        """Take in what another window has added meanwhile."""
        for story, endings in other.endings.items():
            for ending in endings:
                self.see_ending(story, ending)
        for address in other.units:
            self.do_unit(address)
        for quiz, result in other.best.items():
            self.see_result(quiz, result)
        self.finished = max(self.finished, other.finished)

    def as_json(self) -> dict[str, Any]:
        return {"endings": self.endings, "units": self.units, "best": self.best, "finished": self.finished}


def _better(new: dict[str, Any], old: dict[str, Any]) -> bool:
    """The larger share; with fractions of different size compared without a division."""
    return bool(new["points"] * max(old["of"], 1) > old["points"] * max(new["of"], 1))


def record_from(json: Any) -> Record:
    """The record in a progress file; raises ``ValueError`` when it is none."""
    record = Record()
    if not isinstance(json, dict):
        raise ValueError("no record")
    try:
        for story, endings in json["endings"].items():
            for ending in endings:
                record.see_ending(str(story), str(ending))
        for address in json["units"]:
            record.do_unit(str(address))
        for quiz, b in json["best"].items():
            result = {"points": int(b["points"]), "of": int(b["of"]), "passed": bool(b["passed"])}
            record.see_result(str(quiz), result)
        record.finished = int(json["finished"])
    except (KeyError, TypeError, AttributeError) as e:
        raise ValueError("no record") from e
    return record

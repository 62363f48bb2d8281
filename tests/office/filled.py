"""An office where a little has happened: two villages, a person, an event, a wish and a team in each."""

from datetime import date
from typing import NamedTuple

from engine.office import backup
from engine.records import events, people, teams, wishes
from engine.records.events import Held
from tests.office.place import Office


class Filled(NamedTuple):
    person: str
    event: str
    wish: int
    team: str
    user: str
    backup: str
    other_person: str
    other_event: str
    other_wish: int
    other_team: str


def fill(office: Office, *, with_backup: bool = False) -> Filled:
    made: dict[str, list[str]] = {"person": [], "event": [], "team": []}
    numbers = []
    with office.store.write("test") as w:
        for village, who in (("测试村", "测一"), ("邻村", "测邻")):
            person = people.add(w, name=who, village=village, born="1958-03", phone="13900000000")
            held = Held(
                "study", date(2024, 5, 20), title=f"{village}学习", village=village, minutes=90, heads=12
            )
            made["person"].append(person)
            made["event"].append(events.add(w, held, [person]))
            made["team"].append(teams.add(w, village=village, name=f"{village}志愿队"))
            numbers.append(
                wishes.collect(
                    w, day=date(2024, 4, 1), how="visit", village=village, what=f"{village}的路灯要修",
                    who=who, consent=True,
                )
            )  # fmt: skip
    user = office.account("clerk", "lecturer")
    name = ""
    if with_backup:
        name = backup.make(office.store, office.site.folder, office.site.clock()).name
    (p, po), (e, eo), (t, to) = made["person"], made["event"], made["team"]
    return Filled(p, e, numbers[0], t, user, name, po, eo, numbers[1], to)

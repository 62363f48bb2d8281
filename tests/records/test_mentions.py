"""A name in a free text goes with the personal data, unless it may be somebody else's."""

from datetime import date

from sqlalchemy import select

from engine.records import events, people, wishes
from engine.records.dossier import dossier
from engine.records.events import Held
from engine.records.mentions import GONE, mentions
from engine.records.schema import Detail, WishDetail, WishStep
from engine.records.store import Store, Writing
from engine.records.wish import Step

DAY = date(2024, 5, 1)


def wished(w: Writing, what: str, village: str = "测试村", note: str = "", who: str = "") -> int:
    number = wishes.collect(w, day=DAY, how="visit", village=village, what=what, who=who)
    if note:
        helper = people.add(w, name="帮手", village=village)
        wishes.take(w, number, Step("claim", DAY, person=helper, note=note))
    return number


def test_the_name_goes_from_every_version_of_every_text(store: Store) -> None:
    with store.write("test") as w:
        id = people.add(w, name="测甲甲", village="测试村")
        people.correct(w, id, name="测乙乙")
        number = wished(w, "给测甲甲家修灯", note="测乙乙说灯泡也坏了，测乙乙在家")
        wishes.correct(w, number, what="给测甲甲家修路灯")
        event = events.add(w, Held("study", DAY, village="测试村", note="测乙乙领读", lecturer="测乙乙"))
        somewhere = events.add(w, Held("study", DAY, title="测乙乙的故事"))
        people.erase(w, id)

    with store.read() as r:
        assert set(r.session.scalars(select(WishDetail.what))) == {f"给{GONE}家修灯", f"给{GONE}家修路灯"}
        assert list(r.session.scalars(select(WishStep.note))) == [f"{GONE}说灯泡也坏了，{GONE}在家"]
        rows = {d.event_id: (d.title, d.note, d.lecturer) for d in r.session.scalars(select(Detail))}
        assert rows == {event: ("", f"{GONE}领读", GONE), somewhere: (f"{GONE}的故事", "", "")}


def test_what_may_be_somebody_elses_stays_and_is_told(store: Store) -> None:
    with store.write("test") as w:
        id = people.add(w, name="测甲", village="测试村")
        people.add(w, name="测甲", village="邻村")
        people.add(w, name="测甲安", village="测试村")
        wished(w, "给测甲修灯")
        wished(w, "给测甲安修灯")
        wished(w, "给测甲修井", "邻村")
        wished(w, "给测甲修桥", "远村")
        events.add(w, Held("study", DAY, note="测甲来了"))

    with store.read() as r:
        told = {m.text: m.mine for m in mentions(r, id)}
        assert told == {
            "给测甲修灯": True,
            "给测甲安修灯": False,
            "给测甲修井": False,
            "给测甲修桥": False,
            "测甲来了": False,
        }
        assert [x["text"] for x in dossier(r, id)["named_in"]] == ["给测甲修灯"]

    with store.write("test") as w:
        people.erase(w, id)
        kept = {text for text in told if not told[text]}
        texts = {*w.session.scalars(select(WishDetail.what)), *w.session.scalars(select(Detail.note))}
        assert texts == {f"给{GONE}修灯", *kept}


def test_signs_that_a_database_knows_are_letters_of_a_name(store: Store) -> None:
    with store.write("test") as w:
        id = people.add(w, name="测%_\\", village="测试村")
        wished(w, "给测量员修灯")
        wished(w, "给测%_\\修灯")
        people.erase(w, id)
        assert set(w.session.scalars(select(WishDetail.what))) == {"给测量员修灯", f"给{GONE}修灯"}


def test_a_name_of_one_character_is_looked_for_nowhere(store: Store) -> None:
    with store.write("test") as w:
        id = people.add(w, name="灯", village="测试村")
        wished(w, "修灯")
        assert mentions(w, id) == []
        people.erase(w, id)
        assert set(w.session.scalars(select(WishDetail.what))) == {"修灯"}


def test_a_wish_that_forgets_whose_it_is_does_not_name_them_either(store: Store) -> None:
    with store.write("test") as w:
        number = wished(w, "给测户换锁", note="测户同意了", who="测户")
        other = wished(w, "给测户修门", who="")
        wishes.forget(w, number)
        told = wishes.wish(w, number)
        assert (told.what, told.steps[0].note) == (f"给{GONE}换锁", f"{GONE}同意了")
        assert wishes.wish(w, other).what == "给测户修门"
        short = wished(w, "给门上换锁", who="门")
        wishes.forget(w, short)
        assert (wishes.wish(w, short).what, wishes.wish(w, short).who) == ("给门上换锁", "")

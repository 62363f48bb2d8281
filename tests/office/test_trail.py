"""The trail: everything that was done, page after page, in words."""

import re
from pathlib import Path

from engine.office.words import ACTIONS
from engine.records import audit, people
from engine.records.wish import STEPS
from tests.office.place import Office

ROOT = Path(__file__).resolve().parents[2]


def test_everything_that_leaves_a_trace_has_its_word() -> None:
    sources = (p.read_text("utf-8") for p in (ROOT / "engine").rglob("*.py"))
    named = {a for text in sources for a in re.findall(r'audit\.note\(\s*\w+,\s*"([\w.]+)"', text)}
    wanted = named | {f"wish.{step}" for step in STEPS}

    assert len(named) > 20
    assert wanted - set(ACTIONS) == set()


def test_the_trail_holds_who_did_what_and_turns_its_pages(office: Office) -> None:
    desk = office.desk("admin")
    desk.get("/teams")
    for n in range(110):
        with office.store.write("shuji") as w:
            audit.note(w, "team.add", f"t{n}")
    first = desk.get("/trail").text
    later = re.search(r'href="(/trail\?before=[^"]+)"', first)
    assert later is not None
    second = desk.get(later[1].replace("&amp;", "&")).text

    assert first.count("建志愿队") == 100
    assert "登录" in second
    assert "admin" in second


def test_no_trace_of_one_moment_is_lost_between_two_pages(office: Office) -> None:
    """Importing a list leaves a trace for each person, all of one moment."""
    desk = office.desk("admin")
    with office.store.write("shuji") as w:
        for n in range(250):
            audit.note(w, "person.add", f"p{n}")
    seen: set[str] = set()
    path = "/trail"
    while path:
        page = desk.get(path).text
        seen |= set(re.findall(r">(p\d+)<", page))
        later = re.search(r'href="(/trail\?before=[^"]+)"', page)
        path = later[1].replace("&amp;", "&") if later else ""

    assert len(seen) == 250


def test_the_trail_and_the_settings_speak_in_words(office: Office) -> None:
    desk = office.desk("admin")
    desk.get("/settings")
    assert desk.post("/settings", {"key": "hours.alone", "value": "measured"}).status_code == 303
    with office.store.write("shuji") as w:
        id = people.add(w, name="测一", village="测试村")
        people.correct(w, id, born="1958-03")
    page = desk.get("/trail").text

    assert "改了：出生" in page
    assert "fields" not in page
    assert ">按实际学的时间算</option>" in desk.get("/settings").text

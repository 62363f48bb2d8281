"""xAPI: every statement is one by the specification, and a store of them is filled once."""

import json
import threading
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from engine.errors import RecordError, StoreError
from engine.records import events, people
from engine.records.collect import collect_kiosk, void
from engine.records.events import Held
from engine.records.lrs import send
from engine.records.schema import LearningSession
from engine.records.store import Store
from engine.records.xapi import Statement, statements
from tests.records.test_collect import Kiosk
from tests.records.xapi_rules import faults

HOME = "http://qingjing.local"


@pytest.fixture
def learned(store: Store, tmp_path: Path) -> Store:
    """A drama played to its end, a course begun with an answer right and one wrong, a lesson attended."""
    with store.write("test") as w:
        who = people.add(w, name="测一", village="甲村", phone="10000000001")
        events.add(w, Held("lecture", date(2024, 5, 6), minutes=90, title="测试党课"), [who])
    kiosk = Kiosk(tmp_path / "kiosk")
    kiosk.page("xi", 1, who).drama()
    course = kiosk.page("xiaoke", 2)
    course.begin()
    course.answer(0)
    other = kiosk.page("xiaoke", 3, who)
    other.begin()
    other.answer(1)
    other.report(other.page.record("reached", event=_result(other)))
    collect_kiosk(store, kiosk.folder)
    return store


def _result(learner: Any) -> dict[str, Any]:
    """Go through the course to its quiz's result."""
    page = learner.page
    for _ in range(200):
        wait = page.history.state.wait
        if wait == "answer":
            kind = page.program.bundle["items"][page.history.state.item["id"]]["kind"]
            found = page.send(
                input="answer", response={"single": 0, "true-false": True}.get(kind, "先帮忙。")
            )
        elif wait == "mark":
            found = page.send(input="mark", right=True)
        else:
            found = page.send(input="next")
        result = next((e for e in found if e["event"] == "resulted"), None)
        if result is not None:
            return dict(result)
    raise AssertionError("no result")


def told(store: Store, **how: Any) -> list[Statement]:
    with store.read() as r:
        return list(statements(r, HOME, **how))


def verbs(found: list[Statement]) -> list[str]:
    return sorted(s["verb"]["id"].rpartition("/")[2] for s in found)


def test_every_statement_is_one_by_the_specification(learned: Store) -> None:
    found = told(learned)

    assert {s["id"]: faults(s) for s in found if faults(s)} == {}
    assert verbs(found) == [
        "answered", "answered", "attended", "completed", "experienced", "experienced", "experienced", "experienced", "passed",
    ]  # fmt: skip


def test_the_rules_find_what_is_wrong(learned: Store) -> None:
    good = next(s for s in told(learned) if "answered" in s["verb"]["id"])
    assert faults(good) == []
    for path, value in (
        ("id", "7"), ("actor", {"name": "x"}), ("verb/id", "answered"), ("object/id", "no iri"), ("timestamp", "2024-05-06"),
        ("result/score/scaled", 2), ("result/success", "true"), ("result/response", None), ("context/registration", "x"),
        ("object/definition/interactionType", "quiz"), ("extra", 1), ("verb/display", {"chinese!": "x"}),
    ):  # fmt: skip
        bad = json.loads(json.dumps(good))
        *way, last = path.split("/")
        here = bad
        for step in way:
            here = here[step]
        here[last] = value
        assert faults(bad), path


def test_telling_it_again_tells_the_same(learned: Store) -> None:
    first, second = told(learned), told(learned)

    assert first == second
    assert len({s["id"] for s in first}) == len(first)


def test_a_name_goes_out_only_when_asked_for_and_a_telephone_never(learned: Store) -> None:
    assert "测一" not in json.dumps(told(learned), ensure_ascii=False)
    named = json.dumps(told(learned, with_names=True), ensure_ascii=False)
    assert "测一" in named
    assert "10000000001" not in named


def test_a_voided_session_is_not_told(learned: Store) -> None:
    before = len(told(learned))
    with learned.write("test") as w:
        for id in w.session.scalars(
            LearningSession.__table__.select().with_only_columns(LearningSession.id)
        ).all():
            void(w, id, "试机")

    assert verbs(told(learned)) == ["attended"]
    assert before > 1


def test_since_leaves_out_what_was_before(learned: Store) -> None:
    assert told(learned, since=date(2024, 5, 7)) == []
    assert told(learned, since=date(2024, 5, 6)) == told(learned)


class Lrs(ThreadingHTTPServer):
    """A learning record store: keeps statements by id, and can fail."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.kept: dict[str, Statement] = {}
        self.failures: list[int] = []
        self.requests = 0
        self.seen: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/xapi"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        lrs = self.server
        assert isinstance(lrs, Lrs)
        lrs.requests += 1
        lrs.seen.append(dict(self.headers))
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if lrs.failures:
            code = lrs.failures.pop(0)
            if code == 0:  # it is kept, and the answer is lost
                lrs.kept.update({s["id"]: s for s in body})
                self.close_connection = True
                return
            if code in (301, 302, 307):
                self.send_response(code)
                self.send_header("Location", "/elsewhere/statements")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.send_error(code)
            return
        if self.path != "/xapi/statements" or self.headers["X-Experience-API-Version"] != "1.0.3":
            self.send_error(400)
            return
        if any(s["id"] in lrs.kept and lrs.kept[s["id"]] != s for s in body):
            self.send_error(409)
            return
        if any(map(faults, body)):
            self.send_error(400, "not a statement")
            return
        lrs.kept.update({s["id"]: s for s in body})
        answer = json.dumps([s["id"] for s in body]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def do_GET(self) -> None:
        """What a front page answers to anybody."""
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def lrs() -> Iterator[Lrs]:
    with Lrs() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def many(n: int) -> Iterator[Statement]:
    for i in range(n):
        yield {
            "id": f"00000000-0000-4000-8000-{i:012x}", "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"},
            "actor": {"objectType": "Agent", "account": {"homePage": HOME, "name": "a"}},
            "object": {"objectType": "Activity", "id": f"{HOME}/x"},
        }  # fmt: skip


def test_statements_arrive_in_batches_with_their_headers(lrs: Lrs) -> None:
    sent = send(many(250), lrs.url, user="u", password="p")

    assert (sent.sent, len(lrs.kept), lrs.requests) == (250, 250, 3)
    assert lrs.seen[0]["Authorization"] == "Basic " + b64encode(b"u:p").decode()


def test_a_net_that_fails_is_tried_again_and_nothing_is_doubled(lrs: Lrs) -> None:
    lrs.failures = [503, 0, 429]
    waited: list[float] = []
    sent = send(many(250), lrs.url, wait=waited.append)

    assert (sent.sent, len(lrs.kept), lrs.requests) == (250, 250, 6)
    assert waited == [1.0, 3.0, 10.0]


def test_sent_again_it_is_there_once(lrs: Lrs) -> None:
    send(many(120), lrs.url)
    send(many(120), lrs.url)

    assert len(lrs.kept) == 120


def test_what_the_store_has_otherwise_stays_and_the_rest_arrives(lrs: Lrs) -> None:
    first = next(many(1))
    lrs.kept[first["id"]] = {**first, "timestamp": "2020-01-01T00:00:00Z"}
    sent = send(many(3), lrs.url)

    assert (sent.sent, sent.there, len(lrs.kept)) == (2, 1, 3)


def test_a_store_that_stays_away_is_told_with_what_had_arrived(lrs: Lrs) -> None:
    def failing() -> Iterator[Statement]:
        yield from many(100)
        lrs.failures = [500] * 20
        yield from many(101)

    with pytest.raises(StoreError, match="100 statements arrived"):
        send(failing(), lrs.url, wait=lambda _: None)


def test_a_refusal_is_not_tried_again(lrs: Lrs) -> None:
    lrs.failures = [401]
    with pytest.raises(RecordError, match="401"):
        send(many(1), lrs.url)
    assert lrs.requests == 1
    with pytest.raises(RecordError):
        send(many(1), "file:///etc/passwd")


@pytest.mark.parametrize("code", [301, 302, 307])
def test_an_address_that_has_moved_is_told_and_nothing_counts_as_sent(lrs: Lrs, code: int) -> None:
    """Followed, a POST would become a GET, be answered kindly, and lose the statements."""
    lrs.failures = [code]
    with pytest.raises(RecordError, match="/elsewhere/statements"):
        send(many(1), lrs.url, user="u", password="p")
    assert lrs.kept == {}

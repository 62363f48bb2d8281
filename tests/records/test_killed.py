"""kill -9 in the middle of writing: the store is sound and every confirmed record is there."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from engine.records import events, people
from engine.records.events import Held
from engine.records.store import open_store, url_of
from tests.records.killed import examined

#: Set it higher for a longer siege.
KILLS = int(os.environ.get("QINGJING_KILLS", "40"))


def test_writers_killed_in_the_middle_lose_nothing_that_was_confirmed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.records.killed", str(tmp_path), str(KILLS)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60 + 5 * KILLS, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)

    assert told["faults"] == []
    assert told["times"] == KILLS
    assert told["confirmed"] > KILLS


def test_the_examination_finds_what_is_lost_and_what_is_half(tmp_path: Path) -> None:
    with open_store(url_of(None, tmp_path)) as store:
        with store.write("test") as w:
            persons = [people.add(w, name=f"测{n}", village="测村") for n in range(3)]
            id = events.add(w, Held("study", date(2024, 5, 6)), persons)
        assert examined(store, [f"e{id}"]) == []

        assert examined(store, [f"e{id}", "eother"]) == ["lost: 1"]
        with store.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM attendance WHERE rowid = 1")
        assert examined(store, []) == ["half a transaction: 1 events, 0 wishes"]

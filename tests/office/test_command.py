"""``qingjing office`` as it is typed."""

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import URL

from engine.records import users
from engine.records.store import open_store
from tests.browser.office.place import ROOT


def typed(folder: Path, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "engine", "office", "--store", str(folder / "r.db"), *arguments]
    environment = {
        **os.environ,
        "QINGJING_HOME": str(folder),
        "LANG": "zh_CN.UTF-8",
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        command,
        cwd=ROOT,
        input=said,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        check=False,
    )


def test_an_account_is_added_with_a_password_from_standard_input(tmp_path: Path) -> None:
    told = typed(
        tmp_path, "user", "add", "例书记", "--role", "书记", "--village", "测试村", said="feng-shou-26\n"
    )
    assert told.returncode == 0, told.stderr
    with open_store(URL.create("sqlite", database=str(tmp_path / "r.db"))) as store, store.read() as r:
        found = users.credentials(r, "例书记")

    assert found is not None
    assert (found[0].role, found[0].village) == ("secretary", "测试村")
    assert "m=65536,t=3,p=4" in found[1]  # RFC 9106, second recommended option
    assert typed(tmp_path, "user", "list").stdout == "例书记\t书记\t测试村\n"


def test_a_weak_password_is_refused_in_one_sentence(tmp_path: Path) -> None:
    told = typed(tmp_path, "user", "add", "li", said="12345\n")

    assert told.returncode == 3
    assert "密码要 10 到 128 个字" in told.stderr
    assert "Traceback" not in told.stderr

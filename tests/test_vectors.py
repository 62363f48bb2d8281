"""The shared vectors, played straight and with a save and a restore between all steps."""

import json

import pytest

from tests.make_vectors import changes
from tests.vector_files import FOLDER, Vector, played, vectors

VECTORS = vectors()
TOPICS = {
    "lines", "choices", "gather", "conditions", "variables", "text", "calls", "items", "quiz", "course", "endings",
    "resume", "rewind", "random",
}  # fmt: skip


def test_there_are_vectors_of_every_topic() -> None:
    assert {v.path.parent.name for v in VECTORS} == TOPICS
    assert len(VECTORS) >= 40


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v.name)
@pytest.mark.parametrize("saving", [False, True], ids=["straight", "saving"])
def test_a_vector_plays_as_written(vector: Vector, saving: bool) -> None:
    play = vector.play()
    events, state = played(vector, saving=saving)
    assert events == play["events"]
    assert json.loads(json.dumps(state)) == play["state"]


def test_making_the_vectors_again_would_change_nothing() -> None:
    stale = [path.relative_to(FOLDER).as_posix() for path, _ in changes()]
    assert stale == [], "run `make vectors` and read the difference"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v.name)
def test_a_vector_states_its_rule_and_is_short(vector: Vector) -> None:
    play = vector.play()
    assert play["about"].endswith(".")
    assert len(vector.file(".yaml").read_text("utf-8").splitlines()) <= 30
    assert play["inputs"]

"""The split into utterances; ``tests/js`` holds its twin to the same vectors."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.speech.sentences import MOST, ranges, sentences
from tests.speech.random_texts import random_text

VECTORS = json.loads((Path(__file__).parent / "sentences.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["text"][:12])
def test_a_text_is_split_as_the_vector_says(vector: dict[str, Any]) -> None:
    assert sentences(vector["text"]) == vector["pieces"]
    assert [list(r) for r in ranges(vector["text"])] == vector["ranges"]


def test_nothing_that_is_said_is_lost() -> None:
    for seed in range(500):
        text = random_text(seed)
        said = [c for c in text if c.isalnum()]
        assert [c for piece in sentences(text) for c in piece if c.isalnum()] == said


def test_pieces_do_not_overlap_and_stand_in_order() -> None:
    for seed in range(500):
        edges = [n for pair in ranges(random_text(seed)) for n in pair]
        assert edges == sorted(edges)


def test_a_piece_is_short_where_its_commas_allow() -> None:
    clauses = "，".join(["队伍从孔河沟经过没有停"] * 30)
    assert max(len(piece) for piece in sentences(clauses)) <= MOST
    assert "".join(sentences(clauses)) == clauses

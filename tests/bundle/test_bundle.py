"""A bundle as bytes, and bytes as a bundle."""

import json
from typing import Any

import pytest

from engine.bundle import upgrade
from engine.bundle.canonical import canonical, opened, sealed
from engine.bundle.types import Bundle
from engine.errors import BundleError, NewerFormat
from tests.runtime.stories import raw_bundle


def test_the_same_program_gives_the_same_bytes_in_any_order_of_keys() -> None:
    bundle = raw_bundle({"甲": ["一"]})
    turned = dict(reversed(bundle.items()))
    assert sealed(bundle)[1] == sealed(turned)[1]


def test_the_digest_depends_on_every_byte_and_is_in_the_bytes() -> None:
    one, data = sealed(raw_bundle({"甲": ["一"]}))
    other, _ = sealed(raw_bundle({"甲": ["二"]}))
    assert one["digest"] != other["digest"]
    assert json.loads(data) == one


def test_a_text_that_looks_like_an_open_digest_stays_as_it_is() -> None:
    text = '"digest":"0000000000000000"'
    bundle, data = sealed(raw_bundle({"甲": [text]}))
    assert opened(data)["scenes"]["甲"] == [text]
    assert opened(data) == bundle


def test_what_was_sealed_can_be_opened() -> None:
    bundle, data = sealed(raw_bundle({"甲": ["一", "𠮷😀"]}))
    assert opened(data) == bundle
    assert canonical(opened(data)) == data


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b"7", b"null", b'"x"', b"{}", b'{"format":"1"}', b'{"format":true}', b'{"format":1}',
        b'{"format":0}', b'{"format":-3}', b"\xff\xfe\x00", b"[" * 200_000,
    ],
)  # fmt: skip
def test_what_is_no_bundle_is_told_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BundleError) as told:
        opened(data)
    assert told.value.says.zh
    assert told.value.says.en


@pytest.mark.parametrize(
    "key", ["digest", "start", "scenes", "variables", "items", "banks", "counted", "renamed", "addresses"]
)
def test_a_bundle_without_a_needed_part_is_damaged(key: str) -> None:
    bundle, _ = sealed(raw_bundle({"甲": ["一"]}))
    del bundle[key]
    with pytest.raises(BundleError):
        opened(canonical(bundle))


def test_a_bundle_whose_start_is_no_scene_is_damaged() -> None:
    with pytest.raises(BundleError):
        opened(sealed({**raw_bundle({"甲": ["一"]}), "start": "乙"})[1])


def test_a_newer_format_is_refused_by_its_number() -> None:
    bundle, _ = sealed(raw_bundle({"甲": ["一"]}))
    with pytest.raises(NewerFormat) as told:
        opened(canonical({**bundle, "format": upgrade.FORMAT + 1}))
    assert told.value.found == upgrade.FORMAT + 1
    assert str(upgrade.FORMAT + 1) in told.value.says.zh


def test_an_older_format_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def to(new: int) -> Any:
        return lambda old: {**old, "format": new, "way": [*old.get("way", []), old["format"]]}

    monkeypatch.setattr(upgrade, "FORMAT", 3)
    monkeypatch.setattr(upgrade, "_STEPS", {1: to(2), 2: to(3)})
    assert upgrade.upgraded({"format": 1})["way"] == [1, 2]
    assert upgrade.upgraded({"format": 3}) == {"format": 3}


def test_the_shape_of_a_bundle_names_what_every_bundle_has() -> None:
    assert set(raw_bundle({"甲": []})) <= set(Bundle.__annotations__)

"""An editor's settings get more members and lose nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.exchange.editor_settings import UnreadableSettingsError, read_settings, with_members

MEMBERS = {"./a.json": ["x/*.yaml"], "./b.json": ["y.yaml"]}

FILES = {
    "nothing": "",
    "an empty object": "{}",
    "an empty object over lines": "{\n}\n",
    "other settings": '{\n    "editor.tabSize": 2,\n    "files.eol": "\\n"\n}\n',
    "comments and commas": '// mine\n{\n\t"a": [1, 2,], /* two */\n\t// the last\n\t"b": {"c": "}{"},\n}\n',
    "schemas of others": '{"yaml.schemas": {"./other.json": "*.yml", "./b.json": "old"}, "z": null}',
    "schemas over lines": '{\n  "yaml.schemas": {\n    "./other.json": ["q"] // keep\n  }\n}\n',
    "the name as a value": '{\n  "x": "yaml.schemas",\n  "y": {"yaml.schemas": {}}\n}\n',
    "a mark of UTF-8": '\ufeff{"a": 1}\n',
}


@pytest.mark.parametrize("name", FILES)
def test_members_are_added_and_nothing_is_lost(name: str) -> None:
    before = FILES[name]

    after = with_members(before, "yaml.schemas", MEMBERS)

    was = read_settings(before)
    assert read_settings(after) == {**was, "yaml.schemas": {**was.get("yaml.schemas", {}), **MEMBERS}}
    assert with_members(after, "yaml.schemas", MEMBERS) == after
    for comment in ("// mine", "/* two */", "// the last", "// keep"):
        assert (comment in after) == (comment in before)


@pytest.mark.parametrize(
    "bad",
    ["[]", "{", '{"a": }', "nonsense", '{"yaml.schemas": 3}', '{"a": 1} {"b": 2}', "{'a': 1}", '{"a" 1}'],
)
def test_what_cannot_be_read_is_refused(bad: str) -> None:
    with pytest.raises(UnreadableSettingsError):
        with_members(bad, "yaml.schemas", MEMBERS)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet='ab"\\/*{}[],: \n火', max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(alphabet='a"/*}{火', max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["a", "yaml.x", "火"]), JSON), JSON, st.sampled_from([None, 2, "\t"]))
def test_any_settings_survive(others: dict[str, object], schemas: object, indent: int | str | None) -> None:
    known = {"./k.json": schemas}
    text = json.dumps({**others, "yaml.schemas": known}, indent=indent, ensure_ascii=False)

    after = with_members(text, "yaml.schemas", MEMBERS)

    assert read_settings(after) == {**others, "yaml.schemas": {**known, **MEMBERS}}

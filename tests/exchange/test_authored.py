"""What the engine writes, it reads again as it was, without a word of complaint."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.exchange.authored import Own, Tree, Word, clean, written
from engine.model.vocabulary import KEYS, WORDS
from engine.source.reader import read_yaml

_TEXT = st.one_of(
    st.text(
        alphabet="ab1AC 题目选项：:，,#、-—[]{}()（）“”\"'\\|>*&!%@`~?？。.…\n\t　 =+<>《》·^$", max_size=14
    ),
    st.sampled_from(sorted(KEYS)),
    st.text(max_size=8),
)


def _line_by_line(text: str) -> str:
    return "\n".join(line.rstrip() for line in clean(text).split("\n"))


@settings(deadline=None)
@given(st.lists(_TEXT, max_size=4), st.dictionaries(_TEXT, _TEXT, max_size=4), st.booleans())
def test_a_tree_is_read_again_as_it_was(texts: list[str], named: dict[str, str], chinese: bool) -> None:
    texts = [_line_by_line(t) for t in texts]
    options = {" ".join(clean(k).split("\n")): _line_by_line(v) for k, v in named.items()}
    own: Tree = {Own(k): v for k, v in options.items()}
    items: Tree = [{"stem": t, "key": texts} for t in texts]

    text = written({"title": "x", "key": texts, "options": own, "items": items}, chinese=chinese)
    source, found = read_yaml("f", text.encode(), KEYS)

    def key(word: str) -> str:
        return WORDS[word] if chinese else word

    assert found == [], text
    assert source.tree == {
        key("title"): "x",
        key("key"): texts,
        key("options"): options,
        key("items"): [{key("stem"): t, key("key"): texts} for t in texts],
    }


def test_keys_and_words_are_spelt_in_the_language_of_the_file() -> None:
    tree: dict[str, Tree] = {"stem": "a", "type": Word("true-false"), "fixed": True}

    assert written(tree) == "题: a\n题型: 判断\n固定顺序: 是\n"
    assert written(tree, chinese=False) == "stem: a\ntype: true-false\nfixed: yes\n"


def test_a_text_is_quoted_only_where_it_must_be() -> None:
    assert (
        written({"stem": "Who's there?", "key": ["七十五天", "75 天"]})
        == "题: Who's there?\n答案: [七十五天, 75 天]\n"
    )
    assert written({"stem": "a: b"}) == "题: 'a: b'\n"

"""Calls of single functions with the answers of the Python runtime, for its twin.

``python -m tests.js.calls 500 --seed 1`` writes one call a line: ``name``, ``given``, ``answer``. Whole walks rarely
meet the last digit of a product or a lone surrogate; these do.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from engine.runtime.branches import branches
from engine.runtime.expression import compiled
from engine.runtime.fingerprint import fingerprint
from engine.runtime.fold import fold, millionths
from engine.runtime.items import is_response, is_right, order_of
from engine.runtime.program import Program
from engine.runtime.rng import draw, shuffled
from engine.runtime.save import values_from
from engine.runtime.state import State
from engine.runtime.step import begin
from engine.runtime.stops import find_stop, place_of, stops_of
from engine.runtime.text import writer
from engine.runtime.words import flat, option_name, plain
from tests.bundles import LIMIT, item, random_bundle
from tests.walks import JUNK, response, spelt

Call = tuple[list[Any], Any]
CHARACTERS = (
    [chr(n) for n in range(0x20, 0x7F)]
    + list("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2007\u2028\u202f\u205f\u3000\ufeff\u200b\0")
    + list(
        "零〇一二两三四五六七八九十百千万亿，。、；：！？“”‘’「」『』《》〈〉（）·−－．＋０９ＡＺａｚ～￥火花陈吉"
    )
    + [
        "\u00e9",
        "\u0301",
        "\u00df",
        "\u0130",
        "\ud7ff",
        "\ue000",
        "\uffff",
        "\U00010000",
        "\U0001f600",
        "\U0010ffff",
    ]
)
BLANKS = "\t\n\v\f\r\x1c\x1f \x85\xa0\u2003\u2028\u3000\ufeff\u200b\0"
NUMBERS = "0123456789..--++．－一二三四五十百千万零 　"
EDGES = [0, 1, 2, 3, 7, 10, 94906265, 94906266, 94906267, 2**31 - 1, 2**31, 2**32, 2**52, 2**53 - 2, LIMIT]


def words(r: Random, longest: int = 12) -> str:
    return "".join(r.choices(CHARACTERS, k=r.randint(0, longest)))


def number(r: Random) -> int:
    """Near an edge, or anywhere."""
    size = r.choice([r.choice(EDGES) + r.randint(-2, 2), r.getrandbits(r.randint(1, 53)), r.randint(0, 30)])
    return max(-LIMIT, min(LIMIT, size * r.choice([1, -1])))


def _fingerprint(r: Random) -> Call:
    text = words(r, 40)
    return [text], fingerprint(text)


def _fold(r: Random) -> Call:
    text = r.choice([words(r), "".join(r.choices(NUMBERS, k=r.randint(0, 40))), spelt(r, words(r))])
    return [text], fold(text)


def _millionths(r: Random) -> Call:
    text = "".join(r.choices(NUMBERS, k=r.randint(0, 24)))
    return [text], millionths(text)


def _draw(r: Random) -> Call:
    given = [r.getrandbits(32), r.choice([1, 2, 6, 2**31, 2**32, 2**53, r.randint(1, 2**32)])]
    return given, list(draw(*given))


def _shuffled(r: Random) -> Call:
    given = [r.getrandbits(32), r.choice([0, 1, 2, 3, 10, 100])]
    return given, list(shuffled(*given))


def _order_of(r: Random) -> Call:
    it, seed = item(r), r.getrandbits(32)
    return [it, seed], list(order_of(it, seed))


def _is_response(r: Random) -> Call:
    it = item(r)
    given = r.choice(
        [
            r.choice(JUNK),
            response(r, it),
            words(r),
            "字" * r.randint(1998, 2002),
            "😀" * r.randint(1998, 2002),
        ]
    )
    return [it, given], is_response(it, given)


def _is_right(r: Random) -> Call:
    it = item(r)
    while True:
        given = response(r, it)
        if is_response(it, given):
            return [it, given], is_right(it, given)


def _many(r: Random) -> Call:
    """Indexes with two digits."""
    key = sorted(r.sample(range(14), r.randint(2, 8)))
    it = {"kind": "multiple", "points": 1, "options": [str(n) for n in range(14)], "key": key}
    given = r.choice([r.sample(key, len(key)), r.sample(range(14), len(key))])
    return [it, given], is_right(it, given)


def _blank(r: Random) -> Call:
    """Characters that one language takes for a space and the other does not."""
    it, text = {"kind": "blank", "key": ["答"]}, "".join(r.choices(BLANKS, k=r.randint(0, 3)))
    return [it, text], is_response(it, text)


OPERATORS = ["+", "-", "*", "//", "%", ">", ">=", "<", "<=", "==", "!=", "min", "max", "random"]


def _expression(r: Random) -> Call:
    """An operator at the edge: with two values, with a variable and a number, with two variables."""
    op, a, b = r.choice(OPERATORS), number(r), number(r)
    expr = r.choice(
        [
            [op, a, b],
            [op, "a", b],
            [op, "a", "b"],
            ["neg", [op, "a", "b"]] if op not in OPERATORS[5:11] else [op, "b", a],
        ]
    )
    state = State(r.getrandbits(32), [a, b])
    seed = state.rng
    value = compiled(expr, {"a": 0, "b": 1})(state)
    return [expr, a, b, seed], [value, state.rng]


def _logic(r: Random) -> Call:
    """Only true is true, and values of two types are never equal: also where the types do not fit."""
    odd = ["a", "b", ["s", ""], ["s", "真"], 0, 1, True, False]
    expr = [r.choice(["and", "or", "==", "!="]), r.choice(odd), r.choice(odd)]
    a, b = r.choice([0, 1, True, False, "", "真"]), r.choice([0, 1, True, False, "", "真"])
    if r.random() < 0.4:
        expr = ["not", r.choice([expr, *odd])]
    state = State(0, [a, b])
    return [expr, a, b, 0], [compiled(expr, {"a": 0, "b": 1})(state), state.rng]


def _text(r: Random) -> Call:
    bundle = random_bundle(r)
    found = [
        o[0]
        for code in bundle["scenes"].values()
        for i in code
        if isinstance(i, list) and i[0] == "choose"
        for o in i[2]
    ]
    text: Any = r.choice([t for t in found if isinstance(t, list)] or ["无"])
    state = State(r.getrandbits(32), [v[1] for v in bundle["variables"]])
    write = writer(text, {v[0]: n for n, v in enumerate(bundle["variables"])})
    seed = state.rng
    return [text, bundle["variables"], seed], [write(state), write(state), state.rng, state.turns]


def _plain(r: Random) -> Call:
    text = r.choice(
        [
            words(r),
            [words(r), ["v", "a"], ["?", True, words(r), [words(r)]]],
            ["~", words(r), words(r)],
            {"a": 1},
            3,
        ]
    )
    return [text], plain(text)


def _flat(r: Random) -> Call:
    expr = ["and", [">", "a", number(r)], ["==", "b", ["s", words(r)]], r.random() < 0.5]
    return [expr], flat(expr)


def _option_name(r: Random) -> Call:
    extra: dict[str, Any] = r.choice([{}, {"id": words(r)}, {"once": 1}, {"note": "记", "id": "a"}])
    raw = [words(r), "s", *([None, extra] if r.random() < 0.7 else [])]
    return [raw], option_name(raw)


def _branches(r: Random) -> Call:
    code = r.choice(list(random_bundle(r)["scenes"].values()))
    return [code], branches(code)


def _stops_of(r: Random) -> Call:
    scene, code = r.choice(list(random_bundle(r)["scenes"].items()))
    found = stops_of(code)
    return [scene, code], [[pc, place_of(s), s.listed, s.worded] for pc, s in found.items()]


def _find_stop(r: Random) -> Call:
    """A place of a scene looked for in the scene as it was edited."""
    bundle = random_bundle(r)
    found: list[tuple[str, list[Any], Any]] = [
        (scene, code, stop) for scene, code in bundle["scenes"].items() for stop in stops_of(code).values()
    ]
    choices = [x for x in found if x[2].kind == "choose" and any(o[1] == "" for o in x[2].options)]
    _scene, code, stop = r.choice(choices if choices and r.random() < 0.6 else found)
    place = place_of(stop)
    changed = json.loads(json.dumps(code))
    for ins in changed:
        if isinstance(ins, list) and ins[0] in ("choose", "vote"):
            ins[1] = r.choice([ins[1], "", "别的问题"])
            reworded = r.random() < 0.4  # all of them: then only the ways tell
            if not reworded:
                r.shuffle(ins[2])
            for option in ins[2]:
                option[0] = "别的" if reworded else r.choice([option[0], option[0], "别的"])
    return [changed, place], find_stop(stops_of(changed), place)


def _values_from(r: Random) -> Call:
    variables: list[list[Any]] = [
        ["数", 1, -5, 5],
        ["旗", True],
        ["季", "春", ["春", "夏"]],
        ["字", "无"],
        ["__proto__", 0, 0, 9],
    ]
    odd: list[Any] = [None, True, False, 0, 3, -9, 2**60, 1.5, "春", "冬", "", [], {}]
    values = {v[0]: r.choice([*odd, v[1]]) for v in variables if r.random() < 0.8}
    program = Program({"digest": "", "variables": variables, "counted": [], "scenes": {}})
    return [variables, values], values_from(program, values)


def _conditions(r: Random) -> Call:
    """Only true lets pass, also where a condition is none."""
    when = r.choice(["值", 0, 1, True, False, ["s", ""], ["s", "真"], ["not", "值"]])
    code = [
        ["unless", when, 2],
        "一",
        ["tell", [["?", when, "是", "否"]]],
        ["choose", "", [["甲", "一", when], ["乙", "一"]]],
    ]
    bundle = {
        "digest": "",
        "variables": [["值", r.choice([0, 1, True, False, "", "真"])]],
        "counted": [],
        "start": "一",
    }
    return [{**bundle, "scenes": {"一": code}}], begin(Program({**bundle, "scenes": {"一": code}}), 1)[1]


def _loop(r: Random) -> Call:
    """A loop without a stop ends at the same place."""
    code: list[Any] = []
    for _ in range(r.randint(1, 4)):
        code += r.choice(
            [
                ["一"],
                ["一", "二"],
                [["unless", "旗", len(code) + 2], "三", "四"],
                [["stage", "五"]],
                [["tell", ["六"]]],
            ]
        )
    code.append(r.choice([["go", "一"], ["jump", 0], ["call", "一"]]))
    bundle = {
        "digest": "",
        "variables": [["旗", r.random() < 0.5]],
        "counted": [],
        "scenes": {"一": code},
        "start": "一",
    }
    state, events = begin(Program(bundle), 1)
    return [bundle], [len(events), events[-1], state.pc, state.wait, len(state.stack)]


CALLS: dict[str, Callable[[Random], Call]] = {
    "fingerprint": _fingerprint, "fold": _fold, "millionths": _millionths, "draw": _draw, "shuffled": _shuffled,
    "orderOf": _order_of, "isResponse": _is_response, "isRight": _is_right, "isRight of many": _many,
    "isResponse of blanks": _blank, "expression of any types": _logic, "findStop": _find_stop, "valuesFrom": _values_from,
    "loop": _loop, "conditions": _conditions, "expression": _expression, "text": _text,
    "plain": _plain, "flat": _flat, "optionName": _option_name, "branches": _branches, "stopsOf": _stops_of,
}  # fmt: skip


def lines(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """``count`` calls of each function."""
    for name, call in CALLS.items():
        r = Random(f"{name} {seed}")
        for _ in range(count if call is not _loop else min(count, 12)):
            given, answer = call(r)
            yield {"name": name, "given": given, "answer": answer}


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="calls of each function")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(argv)
    for line in lines(given.count, given.seed):
        sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

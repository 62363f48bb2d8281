"""Random programs: valid ones, with every instruction, close to every limit."""

from random import Random
from typing import Any

Json = dict[str, Any]
LIMIT = 2**53 - 1
NUMBERS = [
    0,
    1,
    2,
    3,
    5,
    10,
    -1,
    -2,
    -7,
    100,
    2**31,
    -(2**31),
    2**32,
    94906267,
    -94906265,
    LIMIT,
    -LIMIT,
    LIMIT - 1,
    10**15 - 1,
]
WORDS = ["春", "夏", "秋", "冬"]
TEXTS = ["山上下来一队人。", "𠮷野家的灯亮了", "😀", "Ａ　b", "〇", "", "“火花”", "a|b{c}"]
KINDS = ["single", "multiple", "true-false", "blank", "number", "order", "match", "survey", "short"]


class _Maker:
    """One program. Scene names sort differently by code point and by UTF-16 unit."""

    def __init__(self, r: Random) -> None:
        self.r = r
        self.names = ["甲", "乙", "\uf900丙", "𠮷丁", "story", "story/一"][: r.randint(2, 6)]
        self.variables: list[list[Any]] = [
            ["数", r.choice([0, 5, -3]), -10, 10],
            ["大", r.choice(NUMBERS), -LIMIT, LIMIT],
            ["旗", r.random() < 0.5],
            ["季", "春", WORDS],
            ["story.数", 1, 0, 3],
        ]
        self.items = {f"ku/q{n}": item(r) for n in range(r.randint(2, 6))}
        self.turns = 0
        self.marks = 0

    # Expressions, by type.

    def number(self, depth: int = 0) -> Any:
        r = self.r
        if depth > 3 or r.random() < 0.4:
            return r.choice(
                [r.choice(NUMBERS), "数", "大", "story.数", ["score"], ["visits", r.choice(self.names)]]
            )
        op = r.choice(["+", "-", "*", "//", "%", "neg", "min", "max", "random", "+", "-"])
        if op == "neg":
            return ["neg", self.number(depth + 1)]
        if op in ("+", "-") and r.random() < 0.4:
            return [op, r.choice(["数", "大"]), r.choice(NUMBERS)]
        return [op, self.number(depth + 1), self.number(depth + 1)]

    def truth(self, depth: int = 0) -> Any:
        r = self.r
        if depth > 3 or r.random() < 0.2:
            return r.choice([True, False, "旗", ["seen", r.choice(self.names)]])
        op = r.choice(["and", "or", "not", ">", ">=", "<", "<=", "==", "!=", "words", "truths"])
        if op == "not":
            return ["not", self.truth(depth + 1)]
        if op in ("and", "or"):
            return [op, self.truth(depth + 1), self.truth(depth + 1)]
        if op == "words":
            return [r.choice(["==", "!="]), "季", ["s", r.choice(WORDS)]]
        if op == "truths":
            return [r.choice(["==", "!="]), self.truth(depth + 1), self.truth(depth + 1)]
        return [
            op,
            r.choice(["数", "大"]) if r.random() < 0.5 else self.number(depth + 1),
            self.number(depth + 1),
        ]

    def change(self) -> list[Any]:
        name = self.r.choice(["数", "大", "旗", "季", "story.数"])
        if name == "旗":
            return ["set", name, self.truth()]
        if name == "季":
            return ["set", name, ["s", self.r.choice(WORDS)]]
        return ["set", name, self.number()]

    # Texts.

    def text(self, depth: int = 0) -> Any:
        r = self.r
        if depth > 2 or r.random() < 0.6:
            return r.choice(TEXTS)
        return [self.piece(depth) for _ in range(r.randint(1, 3))]

    def piece(self, depth: int) -> Any:
        r = self.r
        kind = r.randrange(5)
        if kind == 0:
            return r.choice(TEXTS)
        if kind == 1:
            return ["v", r.choice([self.number(2), self.truth(2), "季"])]
        if kind == 2:
            return ["?", self.truth(2), self.text(depth + 1), self.text(depth + 1)]
        texts = [self.text(depth + 1) for _ in range(r.randint(1, 3))]
        if kind == 3:
            return ["~", *texts]
        self.turns += 1
        return ["&", f"{self.turns}.1", *texts]

    # Code.

    def scene(self, n: int) -> list[Any]:
        """A stop comes before every way out, so that no round through the scenes is without one."""
        code: list[Any] = []
        if self.r.random() < 0.2:
            code.append(["mark"])
        self.steps(code, n, self.r.randint(0, 2), 0)
        code.append(self.r.choice([0, ["discuss", {"text": self.text(), "seconds": 60}]]))
        self.steps(code, n, self.r.randint(0, 3), 0)
        ending = self.r.randrange(6)
        if ending < 3:
            self.choice(code, n, 0, leaves=True)
        elif ending == 3:
            code.append(["end", self.r.choice(["胜", "败"]), self.text(), "好", ["S01"]])
        elif ending == 4:
            code.append(["go", self.r.choice(self.names)])
        return code

    def steps(self, code: list[Any], n: int, size: int, depth: int) -> None:
        for _ in range(size):
            self.step(code, n, depth)

    def step(self, code: list[Any], n: int, depth: int) -> None:
        r = self.r
        kind = r.randrange(16 if depth < 2 else 13)
        if kind < 3:
            code.append(self.line())
        elif kind < 5:
            code.append(self.change())
        elif kind == 5:
            code.append(0)
        elif kind == 6:
            code.append(["mark"])
        elif kind == 7:
            code.append(["item", r.choice(list(self.items))])
        elif kind == 8:
            code.append(["quiz", self.quiz()])
        elif kind == 9:
            code.append(self.halt())
        elif kind == 10 and n + 1 < len(self.names):
            to = r.choice(self.names[n + 1 :])
            code.append(["call", to, *([1] if to == "story" else [])])
        elif kind < 13:
            code.append(
                r.choice(
                    [
                        ["show", "a.svg", "图"],
                        ["sound", "a.ogg", ""],
                        ["pause", 2],
                        ["unit", 0, "lesson", "课"],
                    ]
                )
            )
        elif kind == 13:
            self.choice(code, n, depth, leaves=False)
        else:
            self.branch(code, n, depth)

    def ending(self) -> list[Any]:
        """What may stand behind the words of a line: a tone, sources."""
        choices: list[list[Any]] = [[], [], ["急"], ["", ["S01", "S02"]]]
        return self.r.choice(choices)

    def line(self) -> Any:
        r = self.r
        return r.choice(
            [
                r.choice(TEXTS),
                ["tell", self.text(), *([["S01"]] if r.random() < 0.2 else [])],
                ["say", "石头", self.text(), *self.ending()],
                ["stage", self.text(), *([["S01"]] if r.random() < 0.2 else [])],
                ["fact", self.text(), ["S01"]],
            ]
        )

    def halt(self) -> list[Any]:
        self.marks += 1
        page = {"title": self.r.choice(TEXTS), "blocks": [["p", [self.r.choice(TEXTS)]], ["h", 2, ["题"]]]}
        stop = {"id": f"s{self.marks}", "at": 0, "of": 1, "name": "站", "record": self.text(), "sources": []}
        return self.r.choice([["page", page], ["stop", stop], ["task", {"text": self.text()}]])

    def quiz(self) -> Json:
        r = self.r
        draw = r.randint(1, len(self.items))
        spec = {
            "bank": "ku",
            "title": "考",
            "draw": draw,
            "pass": r.choice([0, 60, 100]),
            "review": r.random() < 0.7,
        }
        return {**spec, "fixed": True} if r.random() < 0.2 else spec

    def branch(self, code: list[Any], n: int, depth: int) -> None:
        test: list[Any] = ["unless", self.truth()]
        code.append(test)
        self.steps(code, n, self.r.randint(0, 2), depth + 1)
        if self.r.random() < 0.5:
            jump: list[Any] = ["jump"]
            code.append(jump)
            test.append(len(code))
            self.steps(code, n, self.r.randint(0, 2), depth + 1)
            jump.append(len(code))
        else:
            test.append(len(code))

    def choice(self, code: list[Any], n: int, depth: int, *, leaves: bool) -> None:
        r = self.r
        options: list[Any] = []
        code.append(
            [r.choice(["choose", "choose", "vote"]), self.text(1) if r.random() < 0.7 else "", options]
        )
        gather: list[list[Any]] = []
        for _ in range(r.randint(1, 4) if r.random() < 0.95 else 35):
            to: Any = r.choice(self.names)
            if not leaves and r.random() < 0.7:
                to = len(code)
                self.steps(code, n, r.randint(0, 2), depth + 1)
                gather.append(["jump"])
                code.append(gather[-1])
            options.append(self.option(to))
        for jump in gather:
            jump.append(len(code))

    def option(self, to: Any) -> list[Any]:
        r = self.r
        extra: Json = {}
        if r.random() < 0.2:
            extra["once"] = 1
        if r.random() < 0.1:
            extra["id"] = r.choice(["a", "b"])
        if r.random() < 0.2:
            extra["note"] = self.text()
        when = self.truth() if r.random() < 0.3 else None
        out = [self.text(1), to]
        return [*out, when, extra] if extra else [*out, when] if when is not None else out


def item(r: Random) -> Json:
    kind = r.choice(KINDS)
    options = r.sample(["甲", "乙", "丙", "丁", "戊"], r.randint(2, 5))
    out: Json = {"kind": kind, "stem": "题", "points": 0 if kind == "survey" else r.choice([1, 1, 2, 5])}
    if r.random() < 0.2:
        out["fixed"] = True
    if kind == "single":
        out |= {"options": options, "key": r.randrange(len(options))}
    elif kind == "multiple":
        out |= {"options": options, "key": sorted(r.sample(range(len(options)), r.randint(1, len(options))))}
    elif kind == "true-false":
        out["key"] = r.random() < 0.5
    elif kind == "blank":
        out["key"] = r.sample(["红十五军团", "75", "七十五天", "Ａ-b", "3.5", "，", "三万五千", "万一"], 2)
    elif kind == "number":
        out |= {"key": r.choice(["75", "3.5", "-12", "1936"]), "unit": "天"}
        if r.random() < 0.5:
            out["tolerance"] = r.choice(["0.5", "1"])
    elif kind == "order":
        out["options"] = options
    elif kind == "match":
        right = r.choice([options, [options[0], *options[:-1]]])
        out |= {
            "left": [f"左{n}" for n in range(len(options))],
            "right": right,
            "key": list(range(len(options))),
        }
    elif kind == "survey" and r.random() < 0.5:
        out["options"] = options
    elif kind == "short":
        out["model"] = "参考"
    return out


def random_bundle(r: Random) -> Json:
    """A program whose first scene is the start; the second half of its scenes may also be jumped to."""
    maker = _Maker(r)
    scenes = {name: maker.scene(n) for n, name in enumerate(maker.names)}
    last = maker.names[-1]
    return {
        "format": 1, "digest": f"{r.getrandbits(64):016x}", "kind": "scenario", "id": "walk", "title": "走",
        "start": maker.names[0], "variables": maker.variables, "counted": r.sample(maker.names, r.randint(0, len(maker.names))),
        "renamed": {}, "items": maker.items, "banks": {"ku": list(maker.items)}, "scenes": scenes,
        "addresses": {"unit/1": [last, 0, []], "stop/1": [last, 0, [[maker.names[0], 0]]]},
    }  # fmt: skip

"""A small authored model whose parts know who they are: an edit changes their words, not their ``uid``.

It is written out as YAML and compiled; ``places`` tells which part stands at which stop of the program.
"""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

import yaml

from tests.runtime.stories import compiled

_UIDS = count(1)


def uid() -> int:
    return next(_UIDS)


@dataclass
class Line:
    text: str
    uid: int = field(default_factory=uid)


@dataclass
class Do:
    name: str
    change: str
    uid: int = field(default_factory=uid)


@dataclass
class Simple:
    """``kind`` is ``beat``, ``mark``, ``item``, ``quiz`` or ``call``; ``what`` is the thing asked or called."""

    kind: str
    what: str = ""
    uid: int = field(default_factory=uid)


@dataclass
class If:
    when: str
    then: list["Step"]
    other: list["Step"]
    uid: int = field(default_factory=uid)


@dataclass
class Option:
    say: str
    goto: str | None = None
    when: str | None = None
    once: bool = False
    steps: list["Step"] = field(default_factory=list)
    uid: int = field(default_factory=uid)


@dataclass
class Choice:
    ask: str
    options: list[Option]
    uid: int = field(default_factory=uid)


Step = Line | Do | Simple | If | Choice


@dataclass
class Scene:
    name: str
    steps: list[Step]
    #: ``choose`` (the last step is a choice whose options all leave), ``goto``, ``ending`` or ``return``.
    end: str
    target: str = ""
    uid: int = field(default_factory=uid)


@dataclass
class Question:
    id: str
    stem: str
    options: list[str]
    key: int


@dataclass
class Story:
    scenes: list[Scene]
    variables: dict[str, Any]
    bank: list[Question]
    renamed: dict[str, str] = field(default_factory=dict)

    def named(self, name: str) -> Scene | None:
        return next((s for s in self.scenes if s.name == name), None)


@dataclass(frozen=True)
class Part:
    """What stands at a stop: who it is, what it says, and the options whose blocks it stands in."""

    kind: str
    uid: int
    words: tuple[str, ...]
    inside: tuple[int, ...]
    scene: int


def tree(story: Story) -> dict[str, Any]:
    return {
        "情景剧": "t",
        "标题": "试",
        "性质": "创作",
        "变量": {name: _initial(v) for name, v in story.variables.items()},
        "曾用名": dict(story.renamed),
        "场景": {s.name: _scene(s) for s in story.scenes},
    }


def _initial(v: Any) -> Any:
    if isinstance(v, bool):
        return "是" if v else "否"
    return {"初值": str(v), "范围": "-3..9"}


def _scene(s: Scene) -> dict[str, Any]:
    out: dict[str, Any] = {"剧本": [_step(x) for x in s.steps]}
    if s.end == "goto":
        out["去"] = s.target
    elif s.end == "ending":
        out["结局"] = s.target
    elif s.end == "return":
        out["返回"] = "是"
    return out


def _step(x: Step) -> Any:
    if isinstance(x, Line):
        return x.text
    if isinstance(x, Do):
        return {"做": f"{x.name} {x.change}"}
    if isinstance(x, If):
        out = {"若": x.when, "则": [_step(y) for y in x.then]}
        return {**out, "否则": [_step(y) for y in x.other]} if x.other else out
    if isinstance(x, Choice):
        choice: dict[str, Any] = {"选项": [_option(o) for o in x.options]}
        return {"选择": {"问": x.ask, **choice} if x.ask else choice}
    if x.kind == "quiz":
        return {"测验": {"题库": "ku", "抽": "2", "复习错题": "是"}}
    return {"beat": {"停": "是"}, "mark": {"存点": "是"}, "item": {"题": x.what}, "call": {"调用": x.what}}[
        x.kind
    ]


def _option(o: Option) -> dict[str, Any]:
    out: dict[str, Any] = {"说": o.say}
    if o.when is not None:
        out["当"] = o.when
    if o.once:
        out["一次"] = "是"
    if o.steps:
        out["剧本"] = [_step(x) for x in o.steps]
    if o.goto is not None:
        out["去"] = o.goto
    return out


def bundle(story: Story) -> dict[str, Any]:
    bank = {
        "题库": "ku",
        "题目": [
            {"编号": q.id, "题": q.stem, "选项": q.options, "答案": "ABCDEF"[q.key]} for q in story.bank
        ],
    }
    files = {
        "scenarios/t/scenario.yaml": _yaml(tree(story)),
        "courses/k/banks/ku.yaml": _yaml(bank),
    }
    return compiled(files, "scenarios/t/scenario.yaml")


def _yaml(value: Any) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_style='"'))


def places(scene: Scene) -> list[Part]:
    """The stops of a scene in the order in which the compiler lays them out."""
    out: list[Part] = []
    _places(scene.steps, scene, (), out)
    if scene.end == "ending":
        out.append(Part("end", scene.uid, (scene.target,), (), scene.uid))
    return [*out, Part("over", scene.uid, (), (), scene.uid)]


def _places(steps: list[Step], scene: Scene, inside: tuple[int, ...], out: list[Part]) -> None:
    for x in steps:
        if isinstance(x, Simple):
            out.append(Part(x.kind, x.uid, (x.what,), inside, scene.uid))
        elif isinstance(x, If):
            _places(x.then, scene, inside, out)
            _places(x.other, scene, inside, out)
        elif isinstance(x, Choice):
            words = (x.ask, *[o.say for o in x.options])
            out.append(Part("choose", x.uid, words, inside, scene.uid))
            for o in x.options:
                if o.steps or o.goto is None:
                    _places(o.steps, scene, (*inside, o.uid), out)

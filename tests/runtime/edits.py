"""Random stories, and the edits that an author makes to them."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

from tests.runtime.authored import Choice, Do, If, Line, Option, Question, Scene, Simple, Step, Story, uid

WORDS = ["天亮了", "下雪了", "有人敲门", "羊叫了一声", "风停了", "路断了", "灯灭了", "河开了"]
ASKS = ["", "", "怎么办？", "去哪里？", "信不信？"]
SAYS = ["留下", "走", "开门", "不说话", "问一句", "去河边", "回家"]


def random_story(r: Random) -> Story:
    names = [f"场{n}" for n in range(r.randint(3, 5))]
    subs = [f"段{n}" for n in range(r.randint(0, 2))]
    story = Story([], {"甲": 0, "乙": r.randint(0, 3), "旗": False}, _bank(r))
    for name in names:
        steps = _steps(r, story, names, subs, r.randint(1, 4), depth=0)
        end = r.choice(["choose", "choose", "choose", "goto", "ending"])
        if end == "choose":
            steps.append(_leaving_choice(r, story, names))
        story.scenes.append(Scene(name, steps, end, r.choice(names) if end == "goto" else f"结局{name}"))
    story.scenes[0].steps.insert(0, Simple("beat"))
    for name in subs:
        story.scenes.append(Scene(name, _steps(r, story, names, [], r.randint(1, 3), depth=1), "return"))
    return story


def _bank(r: Random) -> list[Question]:
    return [
        Question(f"q{n}", f"第{n}题", ["对的", "错的", "也错"], r.randrange(3))
        for n in range(r.randint(3, 5))
    ]


def _leaving_choice(r: Random, story: Story, names: list[str]) -> Choice:
    return Choice(r.choice(ASKS), [_option(r, story, names, leaves=True) for _ in range(r.randint(1, 3))])


def _steps(
    r: Random, story: Story, names: list[str], subs: list[str], size: int, *, depth: int
) -> list[Step]:
    return [_step(r, story, names, subs, depth) for _ in range(size)]


def _step(r: Random, story: Story, names: list[str], subs: list[str], depth: int) -> Step:
    kind = r.randrange(14 if depth < 2 else 10)
    if kind < 4:
        return Line(r.choice(WORDS))
    if kind < 6:
        return Simple("beat")
    if kind == 6:
        return _do(r, story)
    if kind == 7:
        return Simple("mark")
    if kind == 8:
        return Simple("item", f"ku/{r.choice(story.bank).id}")
    if kind == 9:
        return (
            Simple("call", r.choice(subs))
            if subs
            else Simple("quiz")
            if r.random() < 0.4
            else Line(r.choice(WORDS))
        )
    if kind == 10:
        return If(condition(r, story), _steps(r, story, names, subs, r.randint(1, 2), depth=depth + 1),
                  _steps(r, story, names, subs, r.randint(0, 2), depth=depth + 1))  # fmt: skip
    return Choice(
        r.choice(ASKS), [_option(r, story, names, leaves=False, depth=depth) for _ in range(r.randint(1, 3))]
    )


def _option(r: Random, story: Story, names: list[str], *, leaves: bool, depth: int = 1) -> Option:
    option = Option(r.choice(SAYS), once=r.random() < 0.1)
    if leaves or r.random() < 0.3:
        option.goto = r.choice(names)
    if r.random() < 0.2:
        option.when = condition(r, story)
    if r.random() < 0.4:
        option.steps = _steps(r, story, names, [], r.randint(1, 2), depth=depth + 1)
    return option


def condition(r: Random, story: Story) -> str:
    name = r.choice(list(story.variables))
    if isinstance(story.variables[name], bool):
        return r.choice([name, f"非 {name}"])
    places = [s.name for s in story.scenes]
    if places and r.random() < 0.3:
        return f"次数({r.choice(places)}) < {r.randint(1, 3)}"
    return f"{name} {r.choice(['>', '<=', '=='])} {r.randint(-1, 3)}"


def _do(r: Random, story: Story) -> Do:
    name = r.choice(list(story.variables))
    return Do(
        name,
        f"= {r.choice('是否')}"
        if isinstance(story.variables[name], bool)
        else f"{r.choice('+-')}= {r.randint(1, 2)}",
    )


# Walking the model.


def lists(story: Story) -> Iterator[list[Step]]:
    """Every list of steps in a story."""
    for scene in story.scenes:
        yield from _lists(scene.steps)


def _lists(steps: list[Step]) -> Iterator[list[Step]]:
    yield steps
    for x in steps:
        if isinstance(x, If):
            yield from _lists(x.then)
            yield from _lists(x.other)
        elif isinstance(x, Choice):
            for o in x.options:
                yield from _lists(o.steps)


def steps_of(story: Story, kind: type[Any]) -> list[Any]:
    return [x for listed in lists(story) for x in listed if isinstance(x, kind)]


def options_of(story: Story) -> list[Option]:
    return [o for c in steps_of(story, Choice) for o in c.options]


# Edits. Each changes the story in place; one that finds nothing to change leaves it.

Edit = Callable[[Random, Story], None]


def mend_a_word(r: Random, story: Story) -> None:
    lines = steps_of(story, Line)
    if lines:
        r.choice(lines).text += r.choice("。！啊")


def add_a_line(r: Random, story: Story) -> None:
    _insert(r, story, Line(r.choice(WORDS)))


def add_a_beat(r: Random, story: Story) -> None:
    _insert(r, story, Simple("beat"))


def add_a_checkpoint(r: Random, story: Story) -> None:
    _insert(r, story, Simple("mark"))


def add_an_item(r: Random, story: Story) -> None:
    _insert(r, story, Simple("item", f"ku/{r.choice(story.bank).id}"))


def add_a_choice(r: Random, story: Story) -> None:
    names = _targets(story)
    _insert(
        r,
        story,
        Choice(r.choice(ASKS), [_option(r, story, names, leaves=False) for _ in range(r.randint(1, 3))]),
    )


def _insert(r: Random, story: Story, step: Step) -> None:
    listed = r.choice(list(lists(story)))
    last = len(listed) - 1 if listed and isinstance(listed[-1], Choice) else len(listed)
    listed.insert(r.randint(0, max(last, 0)), step)


def remove_a_step(r: Random, story: Story) -> None:
    """Any but the choice that ends its scene."""
    ends = [s.steps[-1].uid for s in story.scenes if s.end == "choose"]
    found = [(listed, x) for listed in lists(story) for x in listed if x.uid not in ends]
    if found:
        listed, x = r.choice(found)
        listed.remove(x)


def remove_a_line(r: Random, story: Story) -> None:
    found = [(listed, x) for listed in lists(story) for x in listed if isinstance(x, Line)]
    if found:
        listed, x = r.choice(found)
        listed.remove(x)


def move_a_line(r: Random, story: Story) -> None:
    found = [(listed, x) for listed in lists(story) for x in listed if isinstance(x, Line)]
    if found:
        listed, x = r.choice(found)
        listed.remove(x)
        _insert(r, story, x)


def reword_an_option(r: Random, story: Story) -> None:
    options = options_of(story)
    if options:
        r.choice(options).say = r.choice(SAYS) + r.choice("了吧呢")


def retarget_an_option(r: Random, story: Story) -> None:
    options = [o for o in options_of(story) if o.goto is not None]
    if options:
        r.choice(options).goto = r.choice(_targets(story))


def add_an_option(r: Random, story: Story) -> None:
    choices = steps_of(story, Choice)
    if choices:
        c = r.choice(choices)
        c.options.insert(r.randint(0, len(c.options)), _option(r, story, _targets(story), leaves=_leaves(c)))


def _leaves(c: Choice) -> bool:
    return all(o.goto is not None for o in c.options)


def remove_an_option(r: Random, story: Story) -> None:
    choices = [c for c in steps_of(story, Choice) if len(c.options) > 1]
    if choices:
        c = r.choice(choices)
        c.options.remove(r.choice(c.options))


def reorder_options(r: Random, story: Story) -> None:
    choices = steps_of(story, Choice)
    if choices:
        r.shuffle(r.choice(choices).options)


def change_a_question(r: Random, story: Story) -> None:
    choices = steps_of(story, Choice)
    if choices:
        r.choice(choices).ask = r.choice([*ASKS, "到底怎么办？"])


def _targets(story: Story) -> list[str]:
    return [s.name for s in story.scenes if s.end != "return"]


def rename_with_an_alias(r: Random, story: Story) -> None:
    old, new = _rename(r, story)
    story.renamed = {k: (new if v == old else v) for k, v in story.renamed.items()}
    story.renamed[old] = new


def rename_without_an_alias(r: Random, story: Story) -> None:
    old, _ = _rename(r, story)
    story.renamed = {k: v for k, v in story.renamed.items() if v != old}


def _rename(r: Random, story: Story) -> tuple[str, str]:
    scene = r.choice(story.scenes)
    old, scene.name = scene.name, f"{scene.name}改{uid()}"
    _relink(story, old, scene.name)
    return old, scene.name


def _relink(story: Story, old: str, new: str) -> None:
    for s in story.scenes:
        if s.end == "goto" and s.target == old:
            s.target = new
    for o in options_of(story):
        o.goto = new if o.goto == old else o.goto
        o.when = o.when.replace(f"({old})", f"({new})") if o.when else o.when
    for x in steps_of(story, If):
        x.when = x.when.replace(f"({old})", f"({new})")
    for x in steps_of(story, Simple):
        if x.kind == "call" and x.what == old:
            x.what = new


def delete_a_scene(r: Random, story: Story) -> None:
    """Not the first; what led to it leads to another."""
    goners = [s for s in story.scenes[1:] if s.end != "return" or r.random() < 0.5]
    if not goners:
        return
    gone = r.choice(goners)
    story.scenes.remove(gone)
    if gone.end == "return":
        for listed in list(lists(story)):
            listed[:] = [
                x for x in listed if not (isinstance(x, Simple) and x.kind == "call" and x.what == gone.name)
            ]
    _relink(story, gone.name, r.choice(_targets(story)))
    story.renamed = {k: v for k, v in story.renamed.items() if v != gone.name}


def split_a_scene(r: Random, story: Story) -> None:
    scenes = [s for s in story.scenes if len(s.steps) > 1 and s.end != "return"]
    if not scenes:
        return
    s = r.choice(scenes)
    at = r.randint(1, len(s.steps) - 1)
    story.scenes.append(Scene(f"半{uid()}", s.steps[at:], s.end, s.target))
    s.steps = s.steps[:at]
    s.end, s.target = "goto", story.scenes[-1].name


def nest_a_step(r: Random, story: Story) -> None:
    listed = r.choice(list(lists(story)))
    ends = [s.steps[-1].uid for s in story.scenes if s.end == "choose"]
    inner = [n for n, x in enumerate(listed) if x.uid not in ends]
    if inner:
        n = r.choice(inner)
        listed[n] = If(condition(r, story), [listed[n]], [])


def add_a_variable(r: Random, story: Story) -> None:
    story.variables[f"新{uid()}"] = r.choice([True, 1])
    _insert(r, story, _do(r, story))


def remove_a_variable(r: Random, story: Story) -> None:
    if len(story.variables) > 1:
        gone = r.choice(list(story.variables))
        del story.variables[gone]
        _forget(story, gone, r)


def retype_a_variable(r: Random, story: Story) -> None:
    name = r.choice(list(story.variables))
    story.variables[name] = 1 if isinstance(story.variables[name], bool) else True
    _forget(story, name, r)


def _forget(story: Story, name: str, r: Random) -> None:
    """Conditions and changes that named a variable name another, or none."""
    for o in options_of(story):
        if o.when and name in o.when:
            o.when = None
    for x in steps_of(story, If):
        if name in x.when:
            x.when = condition(r, story)
    for listed in list(lists(story)):
        listed[:] = [x for x in listed if not (isinstance(x, Do) and x.name == name)]


def change_the_bank(r: Random, story: Story) -> None:
    used = {x.what for x in steps_of(story, Simple)}
    what = r.randrange(4)
    if what == 0:
        story.bank.insert(r.randint(0, len(story.bank)), Question(f"n{uid()}", "新题", ["甲", "乙"], 0))
    elif what == 1:
        free = [q for q in story.bank if f"ku/{q.id}" not in used]
        if free and len(story.bank) > 1:
            story.bank.remove(r.choice(free))
    elif what == 2:
        q = r.choice(story.bank)
        q.key = r.randrange(len(q.options))
    else:
        q = r.choice(story.bank)
        q.options = q.options[:2]
        q.key = min(q.key, 1)


EDITS: list[Edit] = [
    mend_a_word, add_a_line, remove_a_line, move_a_line, add_a_beat, add_a_checkpoint, add_an_item,
    add_a_choice, remove_a_step, reword_an_option, retarget_an_option, add_an_option, remove_an_option,
    reorder_options, change_a_question, rename_with_an_alias, rename_without_an_alias, delete_a_scene,
    split_a_scene, nest_a_step, add_a_variable, remove_a_variable, retype_a_variable, change_the_bank,
]  # fmt: skip


def edited(r: Random, story: Story) -> tuple[Story, list[str]]:
    """The story after one to four edits, and what they were."""
    new = deepcopy(story)
    done = []
    for edit in r.choices(EDITS, k=r.choice([1, 1, 1, 2, 2, 3, 4])):
        edit(r, new)
        done.append(edit.__name__)
    return new, done

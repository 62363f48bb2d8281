"""What is printed of a work: handout, scripts, questions with answer sheet and answers, cards for the stops."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.exchange.exporters.paper.nodes import NATURES, Node, Nodes, asked_node
from engine.exchange.reading import blocks as b
from engine.exchange.reading.citations import Citations
from engine.exchange.reading.phrases import chinese
from engine.exchange.reading.questions import question
from engine.exchange.reading.sections import every, notes_of, parts

#: Sizes of the print in points: big for those who learn, smaller for those who play.
BIG, MIDDLE, SMALL = 17, 14, 12.5


@dataclass(frozen=True)
class Sheet:
    """One PDF. ``data`` is what the template shows; ``pictures`` the paths of the work's own files in it."""

    name: str
    data: dict[str, Any]
    pictures: list[str] = field(default_factory=list)
    drawn: dict[str, bytes] = field(default_factory=dict)


def sheets(bundle: Mapping[str, Any], address: str = "") -> Iterator[Sheet]:
    """All sheets of a work. ``address`` is where its players are found: without one there are no cards."""
    found = parts(bundle)
    yield _handout(bundle, found)
    stories = [part for part in found if part.kind == "scenario"]
    for story in stories:
        yield from _scripts(bundle, story)
    names = _asked(bundle, found)
    if names:
        yield from _questions(bundle, names)
    if address and bundle["routes"]:
        yield _cards(bundle, address)


def _sheet(name: str, made: Nodes | None, title: str, size: float, **more: Any) -> Sheet:
    data = {"title": title, "size": size, "layout": "text", **more}
    return Sheet(name, data, sorted(made.pictures) if made else [])


def _handout(bundle: Mapping[str, Any], found: list[b.Part]) -> Sheet:
    """A course's lessons and stops, its stories left to their scripts; a story as a text to be read."""
    nodes, out = Nodes(bundle), []
    for part in found:
        if bundle["kind"] == "course":
            out.append({"k": "unit", "x": part.title, "anew": part is not found[0] and _read(part)})
        if bundle["kind"] == "course" and part.kind == "scenario":
            out.append({"k": "label", "x": f"看情景剧《{part.title}》，或者照剧本演一遍。"})
            continue
        if part.kind == "scenario":
            out += _how_to_read(bundle, part)
        for section in part.sections:
            plain: list[b.Block] = [x for x in section.blocks if not isinstance(x, b.Quizzed)]
            if len(plain) < len(section.blocks):
                out.append({"k": "label", "x": "做一做题目纸上的题。"})
            head = b.Section(section.number, section.title if section.number else "", plain)
            out += nodes.section(head)
    more = {"nature": NATURES.get(bundle["nature"], ""), "summary": bundle.get("summary", "")}
    return _sheet("handout", nodes, bundle["title"], BIG, nodes=[*out, *nodes.sources()], **more)


def _read(part: b.Part) -> bool:
    """Whether there is something to read; a story or a quiz is but a line, and wants no page of its own."""
    quizzed = all(isinstance(x, b.Quizzed) for section in part.sections for x in section.blocks)
    return part.kind != "scenario" and not quizzed


def _how_to_read(bundle: Mapping[str, Any], part: b.Part) -> list[Node]:
    if not part.sections[0].number:
        return []
    told = [{"k": "small", "x": "读法：从【一】读起。读到要选的地方，拿定主意，再翻到您选的那一段。"}]
    counted = notes_of(bundle, part.story)
    if counted:
        told.append({"k": "small", "x": f"拿一张纸，先写上：{'，'.join(counted)}。读到“纸上”，就照着改。"})
    return told


def _scripts(bundle: Mapping[str, Any], story: b.Part) -> Iterator[Sheet]:
    """The script; of a work that is one story, a copy for each part too, with its lines marked."""
    spoken = _spoken(story)
    alone = bundle["kind"] == "scenario"
    name = "script" if alone else f"script-{story.story}"
    for who in ["", *(spoken if alone else ())]:
        nodes = Nodes(bundle, mine=who)
        out = [node for section in story.sections for node in nodes.section(section)]
        rows = [
            [part, bundle["cast"].get(part, {}).get("role", ""), str(lines), _scenes(scenes)]
            for part, (lines, scenes) in spoken.items()
        ]
        counted = notes_of(bundle, story.story)
        more = {
            "nature": NATURES.get(story.nature, ""),
            "parts": rows,
            "mine": who,
            "counted": "，".join(counted),
        }
        file = f"{name}-{who}" if who else name
        yield _sheet(file, nodes, story.title, SMALL, nodes=[*out, *nodes.sources()], **more)


def _spoken(story: b.Part) -> dict[str, tuple[int, list[int]]]:
    """Each part with the number of its lines and the scenes it speaks in, in the order of entering."""
    out: dict[str, tuple[int, list[int]]] = {}
    for section in story.sections:
        for block in every(section.blocks):
            if isinstance(block, b.Said):
                lines, scenes = out.get(block.who, (0, []))
                seen = scenes if section.number in scenes else [*scenes, section.number]
                out[block.who] = (lines + 1, seen)
    return out


def _scenes(numbers: list[int]) -> str:
    return "、".join(chinese(n) for n in numbers if n) or "全剧"


def _asked(bundle: Mapping[str, Any], found: list[b.Part]) -> list[str]:
    """All items that the work can ask, in the order in which it asks them."""
    out: dict[str, None] = {}
    for part in found:
        for block in (x for section in part.sections for x in every(section.blocks)):
            if isinstance(block, b.Asked):
                out[block.item] = None
            elif isinstance(block, b.Quizzed):
                out.update(dict.fromkeys(bundle["banks"][block.spec["bank"]]))
    return list(out)


def _questions(bundle: Mapping[str, Any], names: list[str]) -> Iterator[Sheet]:
    asked = [question(name, bundle["items"][name]) for name in names]
    nodes = [asked_node(n, q) for n, q in enumerate(asked, 1)]
    total = sum(q.points for q in asked)
    yield _sheet(
        "questions", None, f"{bundle['title']}：题目", MIDDLE, nodes=nodes, layout="questions", total=total
    )
    boxes = [
        {"n": n, "letters": [letter for letter, _ in q.options] if not q.left and q.kind != "order" else [], "kind": q.kind, "lines": node["lines"]}
        for n, (q, node) in enumerate(zip(asked, nodes, strict=True), 1)
    ]  # fmt: skip
    yield _sheet(
        "answer-sheet", None, f"{bundle['title']}：答题纸", MIDDLE, boxes=boxes, layout="answers", total=total
    )
    cited = Citations(bundle["sources"])
    rows = [
        [
            str(n),
            "　".join(filter(None, (q.answer, q.words))),
            [["", q.rationale], ["c", cited.mark(q.sources)]],
        ]
        for n, q in enumerate(asked, 1)
    ]
    notes = [{"k": "source", "n": f"［{n}］", "x": note} for n, note in enumerate(cited.notes(), 1)]
    yield _sheet("answers", None, f"{bundle['title']}：答案", SMALL, rows=rows, notes=notes, layout="key")


def _cards(bundle: Mapping[str, Any], address: str) -> Sheet:
    cards, drawn = [], {}
    for route in bundle["routes"].values():
        for n, stop in enumerate(route["stops"], 1):
            link = f"{address.rstrip('/')}/stop/{stop['id']}"
            picture = f"qr-{stop['id']}.svg"
            drawn[picture] = _qr(link)
            cards.append(
                {"n": n, "name": stop["name"], "qr": picture, "link": link, "route": route.get("title", "")}
            )
    made = _sheet("cards", None, bundle["title"], MIDDLE, cards=cards, layout="cards")
    return Sheet(made.name, made.data, [], drawn)


def _qr(text: str) -> bytes:
    """A code that is still read with a corner torn off: level Q mends 25 %."""
    import segno

    out = io.BytesIO()
    segno.make(text, error="q", micro=False).save(out, kind="svg", border=2, xmldecl=False, nl=False)
    return out.getvalue()

"""A bundle and its page in traditional characters.

What people read is converted; what names things (scenes, variables, sources, addresses) is not, so that
addresses and printed codes go on working.
"""

from collections.abc import Mapping
from typing import Any

from engine.bundle.canonical import sealed
from engine.exchange.exporters.html import one_file
from engine.exchange.exporters.traditional.words import traditional

#: The modules of the player that hold words for people; others compare characters.
_INTERFACE = ("phone.js", "texts.js", "components/")
_PLAIN = ("title", "summary", "audience")


def in_traditional(bundle: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The bundle with its new digest, and its bytes."""
    out = {**bundle, **{key: traditional(bundle[key]) for key in _PLAIN if key in bundle}}
    out["cast"] = {
        traditional(who): {k: traditional(v) if k == "role" else v for k, v in about.items()}
        for who, about in bundle["cast"].items()
    }
    out["speakers"] = [traditional(who) for who in bundle["speakers"]]
    out["variables"] = [_variable(v) for v in bundle["variables"]]
    out["sources"] = {name: [traditional(told[0]), *told[1:]] for name, told in bundle["sources"].items()}
    out["items"] = {name: _item(item) for name, item in bundle["items"].items()}
    out["titles"] = {scene: traditional(title) for scene, title in bundle["titles"].items()}
    out["units"] = [{**unit, "title": traditional(unit["title"])} for unit in bundle["units"]]
    out["routes"] = {name: _route(route) for name, route in bundle["routes"].items()}
    out["scenes"] = {scene: [_instruction(ins) for ins in code] for scene, code in bundle["scenes"].items()}
    return sealed(out)


def page(bundle: Mapping[str, Any], static: Mapping[str, bytes], media: Mapping[str, bytes]) -> bytes:
    """The one HTML file of a bundle that is in traditional characters, its buttons too."""
    ours = {
        name: traditional(data.decode()).encode()
        if name.endswith(".js") and name.startswith(_INTERFACE)
        else data
        for name, data in static.items()
    }
    made = one_file(bundle, ours, media).decode()
    head, body, rest = made.partition("<body>")
    shown, script, rest = rest.partition("<script")
    head = head.replace('<html lang="zh-CN"', '<html lang="zh-Hant"', 1)
    return (head + body + traditional(shown) + script + rest).encode()


def _variable(variable: list[Any]) -> list[Any]:
    """The words of a variable are shown; its name is not."""
    name, *about = variable
    return [name, *(traditional(a) if isinstance(a, str) else _texts(a) for a in about)]


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(item)
    for key in ("stem", "rationale", "model", "unit"):
        if key in out:
            out[key] = traditional(out[key])
    for key in ("options", "left", "right"):
        if key in out:
            out[key] = _texts(out[key])
    if "feedback" in out:
        out["feedback"] = {n: traditional(text) for n, text in out["feedback"].items()}
    if item["kind"] == "blank":
        # Either way of writing is right.
        out["key"] = list(dict.fromkeys([*_texts(item["key"]), *item["key"]]))
    return out


def _route(route: Mapping[str, Any]) -> dict[str, Any]:
    out = {k: traditional(v) if k in _PLAIN else v for k, v in route.items()}
    out["stops"] = [{**stop, "name": traditional(stop["name"])} for stop in route["stops"]]
    return out


def _instruction(ins: Any) -> Any:
    if isinstance(ins, str):
        return traditional(ins)
    if not isinstance(ins, list):
        return ins
    match ins:
        case ["tell" | "stage" | "fact" as op, text, *rest]:
            return [op, _text(text), *rest]
        case ["say", who, text]:
            return ["say", traditional(who), _text(text)]
        case ["say", who, text, tone, *rest]:
            return ["say", traditional(who), _text(text), traditional(tone), *rest]
        case ["show" | "sound" as op, path, alt]:
            return [op, path, traditional(alt)]
        case ["unit", number, kind, title]:
            return ["unit", number, kind, traditional(title)]
        case ["set", name, expr]:
            return ["set", name, _expression(expr)]
        case ["unless", expr, to]:
            return ["unless", _expression(expr), to]
        case ["choose" | "vote" as op, ask, options]:
            return [op, _text(ask), [_option(option) for option in options]]
        case ["quiz", spec]:
            return ["quiz", {**spec, "title": traditional(spec["title"])}]
        case ["page", content]:
            more = {"notes": _blocks(content["notes"])} if "notes" in content else {}
            return [
                "page",
                {
                    **content,
                    "title": traditional(content["title"]),
                    "blocks": _blocks(content["blocks"]),
                    **more,
                },
            ]
        case ["discuss" | "task" as op, content]:
            return [op, {k: _text(v) if isinstance(v, str | list) else v for k, v in content.items()}]
        case ["stop", content]:
            shown = ("name", "record", "place", "certainty", "dispute")
            return ["stop", {k: _text(v) if k in shown else v for k, v in content.items()}]
        case ["end", name, debrief, rank, sources]:
            return ["end", traditional(name), _text(debrief), traditional(rank), sources]
    return ins


def _option(option: list[Any]) -> list[Any]:
    text, to, *more = option
    out = [_text(text), to]
    if more:
        out.append(_expression(more[0]))
    if len(more) > 1:
        out.append({k: _text(v) if k == "note" else v for k, v in more[1].items()})
    return out


def _text(text: Any) -> Any:
    """A text of a bundle: a string, or pieces of which some vary."""
    if isinstance(text, str):
        return traditional(text)
    return [_piece(piece) for piece in text]


def _piece(piece: Any) -> Any:
    match piece:
        case str():
            return traditional(piece)
        case ["v", expr]:
            return ["v", _expression(expr)]
        case ["?", expr, yes, no]:
            return ["?", _expression(expr), _text(yes), _text(no)]
        case ["~", *texts]:
            return ["~", *(_text(text) for text in texts)]
        case ["&", counter, *texts]:
            return ["&", counter, *(_text(text) for text in texts)]
    return piece


def _expression(expr: Any) -> Any:
    """Words are compared with what variables hold; names of variables and scenes stay."""
    match expr:
        case ["s", word]:
            return ["s", traditional(word)]
        case ["seen" | "visits", _]:
            return expr
        case [op, *sides]:
            return [op, *(_expression(side) for side in sides)]
    return expr


def _texts(value: Any) -> Any:
    return [traditional(v) if isinstance(v, str) else v for v in value] if isinstance(value, list) else value


def _blocks(blocks: list[Any]) -> list[Any]:
    return [_block(block) for block in blocks]


def _block(block: list[Any]) -> list[Any]:
    match block:
        case ["p", inline]:
            return ["p", _inline(inline)]
        case ["h", level, inline]:
            return ["h", level, _inline(inline)]
        case ["ul" | "ol" as kind, items]:
            return [kind, [_blocks(item) for item in items]]
        case ["quote" | "note" | "fact" as kind, found]:
            return [kind, _blocks(found)]
        case ["table", head, rows]:
            return ["table", [_inline(c) for c in head], [[_inline(c) for c in row] for row in rows]]
        case ["img", path, alt]:
            return ["img", path, traditional(alt)]
        case ["code" | "speak" as kind, text]:
            return [kind, traditional(text)]
    return block


def _inline(pieces: list[Any]) -> list[Any]:
    out: list[Any] = []
    for piece in pieces:
        match piece:
            case str():
                out.append(traditional(piece))
            case ["b" | "i" | "link" as kind, inner]:
                out.append([kind, _inline(inner)])
            case ["code", text]:
                out.append(["code", traditional(text)])
            case ["img", path, alt]:
                out.append(["img", path, traditional(alt)])
            case _:
                out.append(piece)
    return out

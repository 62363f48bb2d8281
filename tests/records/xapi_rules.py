"""Whether a value is a statement of xAPI 1.0.3, by the rules of xAPI-Data.md (ADL, part 2), strictly:
every property is known, required ones are there, every value has its form."""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

#: 4.1.1 / RFC 4122: the canonical form, variant 2.
UUID_FORM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
#: 4.2.7: BCP 47 language tags, as far as they are used.
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
#: 4.6: ISO 8601 durations.
DURATION = re.compile(r"P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)")
INTERACTIONS = {
    "true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other",
}  # fmt: skip


def faults(statement: Any) -> list[str]:
    """What is wrong, each with its path; nothing when it is a statement."""
    out: list[str] = []
    _object(out, "", statement, {
        "id": _uuid, "actor": _agent, "verb": _verb, "object": _activity, "result": _result, "context": _context,
        "timestamp": _time,
    }, ("id", "actor", "verb", "object"))  # fmt: skip
    return out


def _object(out: list[str], path: str, value: Any, known: dict[str, Any], needed: tuple[str, ...]) -> None:
    if not isinstance(value, dict):
        out.append(f"{path}: no object")
        return
    out += [f"{path}/{k}: not a property" for k in value if k not in known]
    out += [f"{path}/{k}: missing" for k in needed if k not in value]
    for k, v in value.items():
        if v is None:
            out.append(f"{path}/{k}: null")  # 2.2: no null outside extensions
        elif k in known:
            known[k](out, f"{path}/{k}", v)


def _is(kind: type) -> Any:
    def check(out: list[str], path: str, value: Any) -> None:
        if type(value) is not kind or value == "":
            out.append(f"{path}: {value!r} is no {kind.__name__}")

    return check


def _one_of(*words: str) -> Any:
    def check(out: list[str], path: str, value: Any) -> None:
        if value not in words:
            out.append(f"{path}: {value!r} is not one of {words}")

    return check


def _uuid(out: list[str], path: str, value: Any) -> None:
    if not isinstance(value, str) or not UUID_FORM.fullmatch(value):
        out.append(f"{path}: {value!r} is no UUID")


def _iri(out: list[str], path: str, value: Any) -> None:
    if (
        not isinstance(value, str)
        or not urlsplit(value).scheme
        or not re.fullmatch(r"[^\s<>\"{}|\\^`]+", value)
    ):
        out.append(f"{path}: {value!r} is no IRI")


def _time(out: list[str], path: str, value: Any) -> None:
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        out.append(f"{path}: {value!r} is no ISO 8601 timestamp")
        return
    if at.tzinfo is None or value.endswith(("-00:00", "-0000")):
        out.append(f"{path}: {value!r} has no zone")


def _duration(out: list[str], path: str, value: Any) -> None:
    if not isinstance(value, str) or not DURATION.fullmatch(value):
        out.append(f"{path}: {value!r} is no duration")


def _languages(out: list[str], path: str, value: Any) -> None:
    if not isinstance(value, dict) or not value:
        out.append(f"{path}: no language map")
        return
    for tag, text in value.items():
        if not LANGUAGE.fullmatch(tag) or not isinstance(text, str):
            out.append(f"{path}/{tag}: no text in a language")


def _agent(out: list[str], path: str, value: Any) -> None:
    """4.1.2.1: exactly one inverse functional identifier; here always an account."""
    known = {"objectType": _one_of("Agent"), "name": _is(str), "account": _account}
    _object(out, path, value, known, ("account",))


def _account(out: list[str], path: str, value: Any) -> None:
    _object(out, path, value, {"homePage": _iri, "name": _is(str)}, ("homePage", "name"))


def _verb(out: list[str], path: str, value: Any) -> None:
    _object(out, path, value, {"id": _iri, "display": _languages}, ("id",))


def _activity(out: list[str], path: str, value: Any) -> None:
    known = {"objectType": _one_of("Activity"), "id": _iri, "definition": _definition}
    _object(out, path, value, known, ("id",))


def _definition(out: list[str], path: str, value: Any) -> None:
    known = {
        "name": _languages,
        "description": _languages,
        "type": _iri,
        "interactionType": _one_of(*INTERACTIONS),
    }
    _object(out, path, value, known, ())
    if (
        isinstance(value, dict)
        and "interactionType" in value
        and not str(value.get("type")).endswith("cmi.interaction")
    ):
        out.append(f"{path}: an interaction of another type")


def _result(out: list[str], path: str, value: Any) -> None:
    known = {
        "score": _score, "success": _is(bool), "completion": _is(bool), "response": _is(str), "duration": _duration,
    }  # fmt: skip
    _object(out, path, value, known, ())


def _score(out: list[str], path: str, value: Any) -> None:
    """4.1.6.1.1: scaled within ±1, raw within min and max, min below max."""

    def number(out: list[str], path: str, value: Any) -> None:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            out.append(f"{path}: {value!r} is no number")

    before = len(out)
    _object(out, path, value, dict.fromkeys(("scaled", "raw", "min", "max"), number), ())
    if len(out) > before:
        return
    if not -1 <= value.get("scaled", 0) <= 1:
        out.append(f"{path}/scaled: {value['scaled']}")
    low, high, raw = value.get("min"), value.get("max"), value.get("raw")
    if low is not None and high is not None and low >= high:
        out.append(f"{path}: min {low}, max {high}")
    if raw is not None and ((low is not None and raw < low) or (high is not None and raw > high)):
        out.append(f"{path}/raw: {raw}")


def _context(out: list[str], path: str, value: Any) -> None:
    known = {
        "registration": _uuid, "platform": _is(str), "language": _is(str), "contextActivities": _parents,
    }  # fmt: skip
    _object(out, path, value, known, ())


def _parents(out: list[str], path: str, value: Any) -> None:
    def listed(out: list[str], path: str, value: Any) -> None:
        if not isinstance(value, list) or not value:
            out.append(f"{path}: no list")
            return
        for n, one in enumerate(value):
            _activity(out, f"{path}/{n}", one)

    _object(out, path, value, dict.fromkeys(("parent", "grouping", "category", "other"), listed), ())

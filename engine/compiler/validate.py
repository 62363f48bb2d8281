"""A tree of texts validated into a model, and pydantic's errors told to an author."""

from typing import Any, TypeVar, get_args

from pydantic import AliasChoices, BaseModel, ValidationError
from pydantic_core import ErrorDetails

from engine.diagnostics import Both, Diagnostic
from engine.diagnostics.fault import Fault, meant
from engine.diagnostics.suggest import near
from engine.model import faults
from engine.model.base import Authored
from engine.model.vocabulary import WORDS, is_chinese, spelt
from engine.source.place import Source

M = TypeVar("M", bound=Authored)
_KINDS = {"空/nothing", "列表/a list", "键值/a mapping"}


def validated(model: type[M], source: Source, sound: Any = None) -> tuple[M | None, list[Diagnostic]]:
    """The model of a source, or what is wrong with its values. One mistake gives one report."""
    try:
        return model.model_validate(source.tree), []
    except ValidationError as problem:
        errors = problem.errors(include_url=False)
    chinese = is_chinese(next(iter(source.tree), "场"))
    unknown = [e for e in errors if e["type"] == "extra_forbidden"]
    out = []
    for e in errors:
        if e["type"] == "missing" and _misspelt(e, unknown, sound):
            continue  # the misspelt key is reported where it stands
        out.append(_told(model, source, e, chinese, sound))
    return None, out


def _misspelt(missing: ErrorDetails, unknown: list[ErrorDetails], sound: Any) -> bool:
    """Whether an unknown key beside a missing one is that key, misspelt."""
    key = str(missing["loc"][-1])
    spellings = [key, _english(key)]
    for e in unknown:
        if e["loc"][:-1] == missing["loc"][:-1] and near(str(e["loc"][-1]), spellings, sound):
            return True
    return False


def _english(chinese: str) -> str:
    return next((en for en, zh in WORDS.items() if zh == chinese), chinese)


def _told(model: type[Authored], source: Source, e: ErrorDetails, chinese: bool, sound: Any) -> Diagnostic:
    fault = faults.BY_TYPE.get(e["type"], faults.NOT_A_TEXT)
    loc = e["loc"]
    context = dict(e.get("ctx") or {})
    context.setdefault("found", _found(e.get("input")))
    if fault is faults.MISSING_KEY:
        key = spelt(_english(str(loc[-1])), chinese=chinese)
        return fault.at(source.span(loc[:-1], "key" if len(loc) > 1 else "value"), key=key)
    if fault is faults.UNKNOWN_KEY:
        return _unknown(model, source, loc, chinese, sound)
    if fault is faults.NOT_ONE_OF:
        known = [w for w in str(context["known"]).split() if is_chinese(w) == chinese]
        context["known"] = "、".join(known) if chinese else ", ".join(known)
        return fault.at(source.span(loc), hint=meant(near(str(context["found"]), known, sound)), **context)
    if fault is faults.NO_SUCH_STEP or fault is faults.NO_SUCH_UNIT:
        return _no_such(fault, source, loc, str(context["found"]), sound)
    if context["found"] == "空/nothing":
        return faults.EMPTY_TEXT.at(source.span(loc, "key"))
    return fault.at(source.span(loc), **_two_languages(context))


def _two_languages(context: dict[str, Any]) -> dict[str, Any]:
    """Kinds of values are named in both languages; what the author typed stays as it is."""
    return {k: Both(*v.split("/")) if v in _KINDS else v for k, v in context.items()}


def _no_such(fault: Fault, source: Source, loc: Any, found: str, sound: Any) -> Diagnostic:
    from engine.model.course import UNIT_HEADS
    from engine.model.steps import HEADS

    heads = HEADS if fault is faults.NO_SUCH_STEP else UNIT_HEADS
    hint = meant(near(found, heads, sound)) if found else None
    return fault.at(source.span((*loc, found), "key" if found else "value"), hint=hint, found=found)


def _unknown(model: type[Authored], source: Source, loc: Any, chinese: bool, sound: Any) -> Diagnostic:
    key = str(loc[-1])
    here = _model_at(model, loc[:-1])
    known = _keys(here, chinese) if here else []
    every = _keys(here, True) + _keys(here, False) if here else []
    span = source.span(loc, "key")
    if key in every:  # known, but its other spelling stands here already
        other = WORDS[key] if key in WORDS else _english(key)
        return faults.TWO_SPELLINGS.at(span, key=key, other=other)
    hint = meant(near(key, every, sound))
    return faults.UNKNOWN_KEY.at(
        span, hint=hint, key=key, known="、".join(known) if chinese else ", ".join(known)
    )


def _keys(model: type[BaseModel], chinese: bool) -> list[str]:
    out = []
    for field in model.model_fields.values():
        alias = field.validation_alias
        if isinstance(alias, AliasChoices):
            zh, en = (str(c) for c in alias.choices)
            out.append(zh if chinese else en)
    return out


def _model_at(model: type[BaseModel], loc: tuple[Any, ...]) -> type[BaseModel] | None:
    """The model that validated the mapping at ``loc``: steps through fields, lists and union members."""
    here: Any = model
    for step in loc:
        if isinstance(here, type) and issubclass(here, BaseModel):
            here = _field(here, step) or here
        else:
            here = _member(here, step)
    models = _models(here)
    return models[0] if len(models) == 1 else None


def _field(model: type[BaseModel], key: Any) -> Any:
    for field in model.model_fields.values():
        alias = field.validation_alias
        if isinstance(alias, AliasChoices) and key in alias.choices:
            return field.annotation
    return None


def _member(annotation: Any, step: Any) -> Any:
    """Inside a list or mapping every step leads to the members; a union tag chooses one."""
    models = _models(annotation)
    for m in models:
        name = m.__name__.removesuffix("Step").removesuffix("Unit").lower()
        if name == step:
            return m
    if isinstance(step, str) and len(models) == 1:
        return _field(models[0], step) or annotation
    return annotation


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    out: list[type[BaseModel]] = []
    for part in get_args(annotation):
        out += [m for m in _models(part) if m not in out]
    return out


def _found(value: Any) -> str:
    if value is None:
        return "空/nothing"
    if isinstance(value, dict):
        return "键值/a mapping"
    if isinstance(value, list):
        return "列表/a list"
    return str(value)[:40]

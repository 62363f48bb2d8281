"""JSON Schemas of everything that authors write, made from the models: editors complete and check by them.

Draft 7, which is what the usual YAML extension of editors reads whole. An editor reads scalars as YAML 1.2
does (``2`` is a number, ``true`` a flag), so a text may also be one of these. A schema is never stricter than
the model; what it lets pass, ``qingjing check`` still reports.
"""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, get_args, get_origin

from pydantic import AliasChoices, BaseModel, BeforeValidator

from engine.model import bank, course, scenario, steps, values
from engine.model.bank import Bank
from engine.model.base import Authored
from engine.model.course import Course
from engine.model.lexicon import Lexicon
from engine.model.meanings import Meaning, meanings
from engine.model.route import Route
from engine.model.scenario import Scenario, Scenes
from engine.model.vocabulary import FALSE, TRUE

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"

#: Name → the model of a whole file.
FILES: dict[str, type[Authored]] = {
    "scenario": Scenario, "scenes": Scenes, "course": Course, "bank": Bank, "route": Route, "lexicon": Lexicon,
}  # fmt: skip
#: Name → where such files lie in a project.
PLACES: dict[str, list[str]] = {
    "scenario": ["scenarios/*/scenario.yaml", "scenarios/*/scenario.yml"],
    "scenes": ["scenarios/*/scenes/**/*.yaml", "scenarios/*/scenes/**/*.yml"],
    "course": ["courses/*/course.yaml", "courses/*/course.yml"],
    "bank": ["courses/*/banks/*.yaml", "courses/*/banks/*.yml", "scenarios/*/banks/*.yaml", "scenarios/*/banks/*.yml"],
    "route": ["courses/*/route*.yaml", "courses/*/route*.yml"],
    "lexicon": ["audio/lexicon.yaml"],
    "voices": ["audio/voices.yaml"],
}  # fmt: skip

_TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_DIGITS = "[0-9０-９]"
_MARKS = r"\s，。：；！？、,.:;!?\\"
_AMOUNT = rf"({_DIGITS}{{1,4}}([.．]{_DIGITS})?|[一二两三四五六七八九十]{{1,3}}|半)"
_UNIT = "(分钟|分|minutes?|min|秒钟|秒|seconds?|s|小时|钟头|hours?|h)"


def _pattern(pattern: str) -> Schema:
    return {"type": "string", "pattern": rf"^\s*{pattern}\s*$"}


def _either(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def _number(least: int | None = None, most: int | None = None) -> Schema:
    bounds = {"minimum": least, "maximum": most}
    whole = {"type": "integer", **{k: v for k, v in bounds.items() if v is not None}}
    return _either(whole, _pattern(f"[-−－]?{_DIGITS}{{1,15}}"))


def _flag() -> Schema:
    any_case = ["".join(f"[{c}{c.upper()}]" if c.islower() else c for c in w) for w in sorted(TRUE | FALSE)]
    return _either(
        {"enum": ["是", "否", "yes", "no"]}, {"type": "boolean"}, _pattern(f"({'|'.join(any_case)})")
    )


def _name(more: str = "") -> Schema:
    return {**_TEXT, "pattern": rf"^[^{_MARKS}/_·-][^{_MARKS}/]*{more}$"}


def _duration(*examples: str) -> Schema:
    return {**_either({"type": "integer", "minimum": 0}, _pattern(rf"({_DIGITS}+|{_AMOUNT}\s*个?\s*{_UNIT})")),
            "examples": list(examples)}  # fmt: skip


#: The function that reads a scalar → what it takes.
_SCALARS: dict[Callable[..., Any], Schema] = {
    values._text: _TEXT,
    values._flag: _flag(),
    values.whole: _number(),
    values._count: _number(0, values.MOST_POINTS),
    values._name: _name(),
    values._reference: _name(rf"(/[^{_MARKS}/]+)?"),
    values._seconds: _duration("3 分钟", "30 秒", "3 minutes"),
    values._minutes: _duration("8 分钟", "半小时", "8 minutes"),
    values._percent: {**_either({"type": "integer", "minimum": 0, "maximum": 100}, _pattern(rf"{_DIGITS}{{1,3}}[%％]?")),
                      "examples": ["60%"]},
    values._tenths: _either({"type": "number", "minimum": 0}, _pattern(rf"{_DIGITS}{{1,3}}([.．]{_DIGITS})?\s*(学时)?")),
    values._names: _either(_TEXTS, _TEXT),
    bank._options: _either({"type": "object", "additionalProperties": _TEXT}, _TEXTS),
    bank._key: _either(_TEXT, _TEXTS),
    scenario._initial: _TEXT,
    scenario._range: _either(
        _pattern(rf"[-－]?{_DIGITS}{{1,15}}\s*([.．]{{2,3}}|…|～|~|—+|至|到)\s*[-－]?{_DIGITS}{{1,15}}"), _TEXTS
    ),
}  # fmt: skip
#: The function that takes a shorter form → what that form is.
_SHORTER: dict[Callable[..., Any], Callable[[Schema], Schema]] = {
    scenario._source: lambda full: _either(full, _TEXT),
    scenario._variable: lambda full: _either(full, _TEXT),
    scenario._member: lambda full: _either(full, _TEXT, {"type": "null"}),
    scenario._cast: lambda full: _either(full, _TEXTS),
    steps._topic: lambda full: _either(full, _TEXT),
    steps._option: lambda full: _either(full, _TEXT),
    steps._listed: lambda full: _either(full, full["items"]),
    steps._speech: lambda full: _either(*full["anyOf"], _speech()),
    course._unit: lambda full: full,
}


def _speech() -> Schema:
    """``- 护士: 你好``: a line of speech that YAML takes for a mapping."""
    return {
        "type": "object", "minProperties": 1, "maxProperties": 1,
        "propertyNames": {"not": {"enum": sorted(steps.HEADS)}}, "additionalProperties": _TEXT,
    }  # fmt: skip


def schemas(backends: Iterable[str] = ()) -> dict[str, Schema]:
    """Every schema by its name; ``backends`` are the engines of speech that the table of voices may name."""
    return {**{name: schema_of(model) for name, model in FILES.items()}, "voices": _voices(backends)}


def schema_of(model: type[Authored]) -> Schema:
    """The schema of a whole file."""
    maker = _Maker()
    whole = maker.form(model)
    return {"$schema": DRAFT, "allOf": [whole], "definitions": dict(sorted(maker.definitions.items()))}


class _Maker:
    """Makes each model's schema once."""

    def __init__(self) -> None:
        self.meanings = meanings()
        self.definitions: dict[str, Schema] = {}

    def form(self, annotation: Any, metadata: Iterable[Any] = ()) -> Schema:
        """What may stand where a value of this type is wanted."""
        if get_origin(annotation) is Annotated:
            inner, *more = get_args(annotation)
            return self.form(inner, more)
        readers = [m.func for m in metadata if isinstance(m, BeforeValidator)]
        for reader in readers:
            if reader in _SCALARS:
                return _SCALARS[reader]
            words = _words(reader)
            if words:
                return {"enum": words}
        made = self._plain(annotation)
        for reader in readers:
            made = _SHORTER[reader](made)
        return made

    def _plain(self, annotation: Any) -> Schema:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._ref(annotation)
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is list:
            return {"type": "array", "items": self.form(arguments[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.form(arguments[1])}
        if arguments:  # a union; nothing at all is written as nothing
            parts = [{"type": "null"} if a is type(None) else self.form(a) for a in arguments]
            return _either(*parts)
        return _TEXT

    def _ref(self, model: type[BaseModel]) -> Schema:
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a model that contains itself finds it
            model.model_rebuild()
            self.definitions[name] = self._mapping(model)
        return {"$ref": f"#/definitions/{name}"}

    def _mapping(self, model: type[BaseModel]) -> Schema:
        properties: Schema = {}
        required, pairs = [], []
        for field in model.model_fields.values():
            assert isinstance(field.validation_alias, AliasChoices)
            zh, en = (str(choice) for choice in field.validation_alias.choices)
            told = self._told(zh, en, self.meanings.get(model.__name__, {}).get(en))
            form = self.form(field.annotation, field.metadata)
            # Draft 7 ignores what stands beside a `$ref`.
            form = {"allOf": [form]} if "$ref" in form else form
            properties |= {zh: {**told, **form}, en: {**told, **form}}
            pairs.append([zh, en])
            if field.is_required():
                required.append(_either({"required": [zh]}, {"required": [en]}))
        out: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if required:
            out["allOf"] = required
        out["not"] = _either(*({"required": pair} for pair in pairs))
        return out

    @staticmethod
    def _told(zh: str, en: str, meaning: Meaning | None) -> Schema:
        if meaning is None:
            return {"title": f"{zh} · {en}"}
        lines = (meaning.zh, meaning.en, f"例 e.g. {meaning.example}")
        return {"title": f"{zh} · {en}", "description": "\n\n".join(lines)}


def _words(reader: Callable[..., Any]) -> list[str]:
    """The closed list of words behind ``one_of``, in both spellings; the Chinese ones first."""
    if reader.__qualname__ != "one_of.<locals>.chosen":
        return []
    either = next(c.cell_contents for c in reader.__closure__ or () if isinstance(c.cell_contents, dict))
    return sorted(either, key=lambda word: (word.isascii(), list(either).index(word)))


def _voices(backends: Iterable[str]) -> Schema:
    from engine.speech.voices import PITCHES, SPEEDS

    setting = {
        "type": "object",
        "additionalProperties": False,
        "required": ["name"],
        "properties": {
            "name": {
                **_TEXT,
                "title": "嗓音名 · name",
                "description": "引擎自己的嗓音名\n\nthe engine's own name of the voice",
            },
            "speed": {
                "type": "number",
                "minimum": SPEEDS[0],
                "maximum": SPEEDS[1],
                "title": "快慢 · speed",
                "description": "1 约为每分钟 180 字，0.85 更慢\n\n1 is about 180 characters a minute; 0.85 is slower",
            },
            "pitch": {
                "type": "number",
                "minimum": PITCHES[0],
                "maximum": PITCHES[1],
                "title": "高低 · pitch",
                "description": "半音，-2 低一些，2 高一些\n\nin semitones; -2 is lower, 2 is higher",
            },
        },
    }
    known = sorted(backends)
    voice: Schema = {
        "type": "object",
        "title": "嗓音 · voice",
        "description": "课程里写的嗓音名，用哪个引擎的哪个嗓子\n\na voice of the content, and which engine's voice says it",
        "additionalProperties": False if known else setting,
        "properties": dict.fromkeys(known, setting),
    }
    return {"$schema": DRAFT, "type": "object", "additionalProperties": voice}

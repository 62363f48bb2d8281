"""``audio/voices.yaml``: which voice of a backend says what the content calls 老年女."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.diagnostics import Both
from engine.diagnostics.suggest import near
from engine.errors import SpeechError
from engine.speech.backends.port import Backend, VoiceSettings
from engine.speech.spoken import NARRATOR

if TYPE_CHECKING:
    from engine.source.place import Source

#: Slowest and fastest, lowest and highest that is still understood.
SPEEDS, PITCHES = (0.5, 2.0), (-12.0, 12.0)
_FIELDS = ("name", "speed", "pitch")
_PATH = "audio/voices.yaml"

Table = dict[str, dict[str, VoiceSettings]]


def load(root: Path, backends: Iterable[str]) -> Table:
    """The table of a project, or the one that comes with the program; raises ``SpeechError``."""
    package = Path(__file__).resolve().parent.parent
    for folder in (root, package / "sample", package.parent):
        if (folder / _PATH).is_file():
            return read(_PATH, (folder / _PATH).read_bytes(), backends)
    return {}


def read(path: str, data: bytes, backends: Iterable[str]) -> Table:
    """The table in a file; raises ``SpeechError`` with the line and what to do."""
    from engine.diagnostics import Severity
    from engine.source.reader import read_yaml

    source, found = read_yaml(path, data, frozenset())
    wrong = next((d for d in found if d.severity is Severity.ERROR), None)
    if wrong is not None:
        raise _at(path, wrong.span.line, wrong.message, wrong.hint)
    known = tuple(backends)
    table: Table = {}
    for voice in source.tree:
        named = _mapping(source, (voice,), known)
        table[voice] = {backend: _settings(source, (voice, backend)) for backend in named}
    return table


def chosen(table: Table, backend: Backend, note: Callable[[Both], None]) -> Callable[[str], VoiceSettings]:
    """How each authored voice sounds in ``backend``; ``note`` is told once of each that is not in the table."""
    own = backend.voices()
    known: dict[str, VoiceSettings] = {}

    def settings(voice: str) -> VoiceSettings:
        if voice not in known:
            known[voice] = _found(table, backend.name, own, voice, note)
        return known[voice]

    return settings


def _found(
    table: Table, backend: str, own: list[str], voice: str, note: Callable[[Both], None]
) -> VoiceSettings:
    if voice not in table and voice != NARRATOR:
        close = near(voice, table)
        hint = Both(f"，是不是 {close}？", f", did you mean {close}?") if close else Both("", "")
        note(
            Both(
                f"嗓音表里没有“{voice}”{hint.zh}先用旁白的嗓音（{_PATH}）",
                f"{_PATH} has no voice {voice}{hint.en} The narrator says it",
            )
        )
        return _found(table, backend, own, NARRATOR, note)
    wanted = table.get(voice, {}).get(backend)
    if wanted is None:
        return VoiceSettings(own[0] if own else "")
    # What stands behind an @ is the backend's own business (zh-CN@com.hk).
    if own and wanted.name.partition("@")[0] not in own:
        note(
            Both(
                f"{backend} 没有嗓音 {wanted.name}，“{voice}”先用 {own[0]}（{_PATH}）",
                f"{backend} has no voice {wanted.name}; {own[0]} says {voice} ({_PATH})",
            )
        )
        return VoiceSettings(own[0], wanted.speed, wanted.pitch)
    return wanted


def _mapping(source: "Source", at: tuple[str, ...], known: tuple[str, ...]) -> dict[str, Any]:
    """The mapping at a path, whose keys are all ``known``."""
    value: Any = source.tree
    for key in at:
        value = value[key]
    if not isinstance(value, dict):
        example = "老年女: {kokoro: {name: zf_xiaobei, speed: 0.85}}"
        raise _at(source.path, source.span(at).line, Both("这里要写成 键: 值", "a mapping belongs here"),
                  Both(f"写成 {example}", f"write {example}"))  # fmt: skip
    for key in value:
        if key not in known:
            close = near(key, known)
            cure = Both(f"是不是 {close}？", f"did you mean {close}?") if close else None
            listed = "、".join(known), ", ".join(known)
            raise _at(
                source.path, source.span((*at, key), "key").line,
                Both(f"不认识“{key}”", f"{key} is not known here"),
                cure or Both(f"可以写 {listed[0]}", f"write one of {listed[1]}"),
            )  # fmt: skip
    return value


def _settings(source: "Source", at: tuple[str, str]) -> VoiceSettings:
    fields = _mapping(source, at, _FIELDS)
    if not isinstance(fields.get("name"), str):
        line = source.span(at, "key").line
        raise _at(
            source.path,
            line,
            Both("缺嗓音名", "the name of the voice is missing"),
            Both("补上 name", "add name"),
        )
    return VoiceSettings(
        fields["name"],
        _number(source, (*at, "speed"), fields.get("speed", "1"), *SPEEDS),
        _number(source, (*at, "pitch"), fields.get("pitch", "0"), *PITCHES),
    )


def _number(source: "Source", at: tuple[str, ...], value: Any, low: float, high: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = high + 1
    if not low <= number <= high:
        raise _at(source.path, source.span(at).line, Both(f"“{value}”不行", f"{value} does not do"),
                  Both(f"写 {low:g} 到 {high:g} 之间的数", f"write a number from {low:g} to {high:g}"))  # fmt: skip
    return number


def _at(path: str, line: int, what: Both, cure: Both | None) -> SpeechError:
    says = Both(f"{path} 第 {line} 行：{what.zh}", f"{path}, line {line}: {what.en}")
    return SpeechError(Both(f"{says.zh}。{cure.zh}", f"{says.en}. {cure.en}") if cure else says)

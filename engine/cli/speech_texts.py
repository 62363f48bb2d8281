"""What ``qingjing speak`` prints: texts for people, JSON for programs."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from engine.cli.language import LANGUAGE, say
from engine.diagnostics import Both
from engine.speech.backends.port import Backend
from engine.speech.phrases import PLAYER
from engine.speech.plan import Plan
from engine.speech.prepare import Line, estimate, syllable_text
from engine.speech.render import GIVE_UP, Outcome
from engine.speech.report import KINDS, Finding, Report
from engine.speech.spoken import Place
from engine.speech.store import Store
from engine.speech.variants import HOLE
from engine.speech.where import Sources

Step = Callable[[], None]

CONSENT = Both(
    "{backend} 会把课文和台词发给网上的服务（gtts 是谷歌）。同意就加上 --online 再运行；不同意可以用 --backend espeak",
    "{backend} sends the texts of the works to a service on the internet (gtts: to Google). "
    "If you agree, add --online; if not, use --backend espeak",
)
WORSE = Both(
    "这里的声音是 {better} 做的，这台机器上只有 {backend}，不如它好懂。真要换成 {backend}，就写 --backend {backend}",
    "the speech here was rendered by {better}; this machine only has {backend}, which is harder to understand. "
    "To replace it all the same: --backend {backend}",
)
STOPPED = Both(
    "停下了。做好的都留着，再运行一次就接着做", "Stopped. What is rendered is kept: run it again to go on"
)
_DRAFT = {
    "": Both(
        "{backend} 的声音是临时的，不大好懂", "the voice of {backend} is provisional and hard to understand"
    ),
    "silent": Both("silent 不是人声，只用来试一试", "{backend} is no voice, only a tone to try things with"),
}
#: How many findings of a kind, or failures, a text lists; JSON has all.
_LISTED = 10
#: What spoils a clip; the other kinds are advice.
_FAULTS = ("missing", "short", "long", "quiet", "clipped")
_KINDS = {
    "missing": Both("还没有声音", "not rendered"),
    "short": Both("太短，可能漏了字", "too short: words may be lost"),
    "long": Both("太长", "too long"),
    "quiet": Both("太轻", "too quiet"),
    "clipped": Both("破音", "clipped"),
    "undecided": Both("多音字，读法是猜的", "the reading of a character is a guess"),
}


class Done(NamedTuple):
    """A work and what came of rendering it."""

    plan: Plan
    folders: list[str]
    lines: list[Line]
    outcome: Outcome


def _named(work: str) -> str:
    """A work by the name that a command knows; the phrases of the players have none."""
    return say("播放器自己的话", "the words of the player") if work == PLAYER else work


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _minutes(seconds: float) -> str:
    return say(f"{seconds / 60:.1f} 分钟", f"{seconds / 60:.1f} min")


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def _shown(sentence: str) -> str:
    return sentence.replace(HOLE, "…")


# The plan.


def planned(root: Path, works: list[tuple[Plan, list[str], list[Line]]]) -> Iterator[str]:
    """One JSON object a line: first what is rendered of a work, then what is left to live speech."""
    for plan, folders, lines in works:
        sources = Sources(root, folders)
        for line in lines:
            yield _dumped(_planned(plan.work, line, sources))
        for live in plan.live:
            yield _dumped(
                {
                    "work": plan.work, "voice": live.voice, "shown": _shown(live.sentence), "live": True,
                    "why": live.why.says(LANGUAGE), **_where(sources, live.sentence, live.places),
                }
            )  # fmt: skip


def _planned(work: str, line: Line, sources: Sources) -> dict[str, Any]:
    utterance, settings = line.utterance, line.settings
    guesses = [line.reading.shown[a:b] for a, b in line.reading.undecided]
    return {
        "id": line.key, "work": work, "voice": utterance.voice, "shown": utterance.sentence,
        "said": line.reading.said, "pinyin": syllable_text(line.reading),
        "backend_voice": {"name": settings.name, "speed": settings.speed, "pitch": settings.pitch},
        **({"undecided": guesses} if guesses else {}),
        **_where(sources, utterance.sentence, utterance.places),
    }  # fmt: skip


def _where(sources: Sources, sentence: str, places: Iterable[Place]) -> dict[str, Any]:
    found = sources.find(sentence)
    at: dict[str, Any] = {"file": found[0], "line": found[1]} if found else {}
    return {**at, "places": [p for p in map(_place, places) if p]}


def _place(place: Place) -> dict[str, Any]:
    out: dict[str, Any] = {}
    if place.item:
        out["item"] = place.item
    if place.counter >= 0:
        out |= {"scene": place.scene, "counter": place.counter}
    return {**out, "unit": place.unit} if place.unit >= 0 else out


# Estimates and pruning.


def estimated(backend: Backend, left: list[Line], total: int, live: int, form: str) -> str:
    seconds, size = estimate(left)
    if form == "json":
        return _dumped(
            {
                "backend": backend.name, "clips": total, "missing": len(left), "seconds": round(seconds),
                "bytes": size, "live": live,
            }
        )  # fmt: skip
    out = say(f"用 {backend.name}：共 {total} 句，", f"{backend.name}: {total} clips, ")
    if left:
        out += say(
            f"还要做 {len(left)} 句，约 {_minutes(seconds)}声音、{_size(size)}",
            f"{len(left)} left to render, about {_minutes(seconds)} of sound and {_size(size)}",
        )
    else:
        out += say("都做好了", "all rendered")
    if live:
        out += say(f"；{live} 句里的数变化太多，不预先做", f"; {live} sentences vary too much to be rendered")
    return out


def pruned(clips: int, size: int, form: str) -> str:
    if form == "json":
        return _dumped({"removed": clips, "bytes": size})
    return say(
        f"删去 {clips} 段用不着的声音，腾出 {_size(size)}", f"removed {clips} clips, {_size(size)} freed"
    )


# A run.


def rendered(root: Path, backend: Backend, store: Store, done: list[Done], form: str) -> str:
    """A line for each work, then what failed; how it went on the whole as JSON."""
    works = [_rendered(store, d) for d in done]
    failures = [
        {**_failure(root, d, line), "why": problem.says.says(LANGUAGE)}
        for d in done
        for line, problem in d.outcome.failures
    ]
    stopped = any(d.outcome.stopped for d in done)
    if form == "json":
        about = {"backend": backend.name, "draft": backend.draft, "stopped": stopped}
        return _dumped({**about, "works": works, "failures": failures})
    out = [
        say(
            f"{_named(w['work'])}：{w['clips']} 句有声音（这次做了 {w['rendered']} 句），{_minutes(w['seconds'])}",
            f"{_named(w['work'])}: {w['clips']} sentences can be heard ({w['rendered']} rendered now), {_minutes(w['seconds'])}",
        )
        for w in works
    ]
    for f in failures[:_LISTED]:
        place = f"{f['file']}:{f['line']} " if "file" in f else ""
        out.append(
            say(f"没做成：{place}{f['shown']}：{f['why']}", f"failed: {place}{f['shown']}: {f['why']}")
        )
    if len(failures) > _LISTED:
        rest = len(failures) - _LISTED
        out.append(say(f"另有 {rest} 句没做成", f"{rest} more failed"))
    if stopped:
        out.append(
            say(
                f"接连 {GIVE_UP} 句做不成，先停下。做好的都留着，排除了毛病再运行一次就接着做",
                f"{GIVE_UP} failures in a row, so it stopped. What is rendered is kept: run it again when the fault is mended",
            )
        )
    if backend.draft:
        out.append(_DRAFT.get(backend.name, _DRAFT[""]).fill(backend=backend.name).says(LANGUAGE))
    return "\n".join(out)


def _rendered(store: Store, done: Done) -> dict[str, Any]:
    manifest = store.manifest_of(done.plan.work) or {"clips": {}}
    clips = [clip for named in manifest["clips"].values() for clip in named.values()]
    return {
        "work": done.plan.work, "clips": len(clips), "of": len(done.lines), "live": len(done.plan.live),
        "rendered": done.outcome.rendered, "failed": len(done.outcome.failures),
        "seconds": sum(ms for _, ms in clips) / 1000,
    }  # fmt: skip


def _failure(root: Path, done: Done, line: Line) -> dict[str, Any]:
    sentence = line.utterance.sentence
    about = {"work": done.plan.work, "voice": line.utterance.voice, "shown": sentence}
    return {**about, **_where(Sources(root, done.folders), sentence, line.utterance.places)}


# The report.


def reported(root: Path, reports: list[Report], folders: dict[str, list[str]], form: str) -> tuple[str, bool]:
    """The report, and whether a clip is missing or spoilt."""
    faulty = any(f.kind in _FAULTS for r in reports for f in r.findings)
    if form == "json":
        return _dumped([_as_json(r, Sources(root, folders[r.work])) for r in reports]), faulty
    out = [line for r in reports for line in _as_text(r, Sources(root, folders[r.work]))]
    if not any(r.findings for r in reports):
        out.append(say("没有发现毛病", "nothing found amiss"))
    return "\n".join(out), faulty


def _as_json(report: Report, sources: Sources) -> dict[str, Any]:
    findings = [
        {
            "kind": f.kind, "what": f.what, "id": f.line.key, "voice": f.line.utterance.voice,
            "shown": f.line.utterance.sentence,
            **_where(sources, f.line.utterance.sentence, f.line.utterance.places),
        }
        for f in report.findings
    ]  # fmt: skip
    seconds = {voice: round(s, 1) for voice, s in report.seconds.items()}
    return {
        "work": report.work, "clips": report.clips, "bytes": report.size, "seconds": seconds, "findings": findings,
    }  # fmt: skip


def _as_text(report: Report, sources: Sources) -> Iterator[str]:
    work, total = _named(report.work), sum(report.seconds.values())
    missing = sum(f.kind == "missing" for f in report.findings)
    command = "qingjing speak" if report.work == PLAYER else f"qingjing speak {report.work}"
    if missing and not report.clips:
        yield say(
            f"{work}：{missing} 句，一句都还没做。要做就运行 {command}",
            f"{work}: {missing} sentences, none rendered yet. {command} renders them",
        )
    else:
        yield say(
            f"{work}：{report.clips} 段，{_minutes(total)}，{_size(report.size)}",
            f"{work}: {report.clips} clips, {_minutes(total)}, {_size(report.size)}",
        )
    for voice, seconds in sorted(report.seconds.items(), key=lambda each: -each[1]):
        yield f"  {voice} {_minutes(seconds)}"
    for kind in KINDS:
        if kind != "missing" or report.clips:
            yield from _of_kind(kind, [f for f in report.findings if f.kind == kind], sources)
            if kind == "missing" and missing:
                yield "    " + say(f"要补上就运行 {command}", f"{command} renders them")


def _of_kind(kind: str, findings: list[Finding], sources: Sources) -> Iterator[str]:
    if not findings:
        return
    yield f"  {_KINDS[kind].says(LANGUAGE)}{say('：', ': ')}{len(findings)}"
    for f in findings[:_LISTED]:
        at = sources.find(f.line.utterance.sentence)
        place = f"{at[0]}:{at[1]} " if at else ""
        yield f"    {place}{f.line.utterance.sentence}" + (f"  [{f.what}]" if f.what else "")
    if len(findings) > _LISTED:
        yield "    " + say(f"另有 {len(findings) - _LISTED} 句", f"{len(findings) - _LISTED} more")

"""Clips out of lines, several at a time, each kept the moment it is done."""

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from engine.errors import SpeechError
from engine.speech.backends.port import Backend, VoiceSettings
from engine.speech.parts import Clip
from engine.speech.prepare import Line
from engine.speech.sound import Sound
from engine.speech.store import Store

#: Failures in a row after which no more is tried: the fault is not in the sentences.
GIVE_UP = 3

Finish = Callable[[Sound, VoiceSettings], Clip]


@dataclass
class Outcome:
    """What came of a run. ``stopped``: it gave up, and the rest was not tried."""

    rendered: int = 0
    failures: list[tuple[Line, SpeechError]] = field(default_factory=list)
    stopped: bool = False


def render(
    lines: Iterable[Line],
    store: Store,
    backend: Backend,
    finish: Finish,
    *,
    jobs: int = 1,
    done: Callable[[], None] = lambda: None,
) -> Outcome:
    """Render lines, which have different keys; ``done`` is told of each.

    Threads, because backends work in native code or in processes of their own. When it is interrupted, the
    sentences that are being spoken are still kept.
    """
    outcome = Outcome()
    in_a_row = 0
    left = iter(lines)
    running: dict[Future[None], Line] = {}
    at_once = max(1, min(jobs, backend.jobs))
    with ThreadPoolExecutor(at_once) as pool:
        while True:
            while len(running) < at_once and not outcome.stopped:
                line = next(left, None)
                if line is None:
                    break
                running[pool.submit(_one, line, store, backend, finish)] = line
            if not running:
                return outcome
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                line = running.pop(future)
                try:
                    future.result()
                except SpeechError as problem:
                    outcome.failures.append((line, problem))
                    in_a_row += 1
                    outcome.stopped = in_a_row >= GIVE_UP
                else:
                    outcome.rendered += 1
                    in_a_row = 0
                done()


def _one(line: Line, store: Store, backend: Backend, finish: Finish) -> None:
    clip = finish(backend.speak(line.reading, line.settings), line.settings)
    store.keep(
        line.key, clip.data, clip.seconds, clip.marks,
        backend=backend.name, voice=line.settings.name, shown=line.reading.shown, said=line.reading.said,
    )  # fmt: skip

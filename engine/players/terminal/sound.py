"""Clips played one after the other in a thread of their own: the screen never waits for a sound."""

import ctypes
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

RATE = 24_000
#: Seconds behind a sentence and behind a piece of one; slow is longer pauses (Holland and Fletcher 2000).
PAUSE, SHORT, SLOWER = 0.8, 0.3, 2.0

Device = Any


class Speaker:
    """``say`` breaks off what is being said. Without a sound device ``broken`` is true, and nothing else changes."""

    def __init__(self, open_device: Callable[[], Device] | None = None) -> None:
        self._open = open_device or default_device
        self._device: Device = None
        self._turn = 0
        self._wake = threading.Condition()
        self._clips: Sequence[tuple[Path, bool]] = ()
        self._thread: threading.Thread | None = None
        self.slow = False
        self.speaking = False
        self.broken = False

    def say(self, clips: Sequence[tuple[Path, bool]]) -> None:
        """Play these; the flag says that the sentence goes on in the next one."""
        with self._wake:
            self._turn += 1
            self._clips = clips
            self.speaking = bool(clips) and not self.broken
            self._wake.notify_all()
        if clips and self._thread is None and not self.broken:
            self._thread = threading.Thread(target=self._run, daemon=True, name="speaker")
            self._thread.start()

    def stop(self) -> None:
        self.say(())

    # In the thread.

    def _run(self) -> None:
        try:
            self._device = self._open()
        except Exception:  # noqa: BLE001 - whatever a machine's sound system raises: there is no sound
            self.broken = True
            self.speaking = False
            return
        done = -1
        while True:
            with self._wake:
                while done == self._turn:
                    self._wake.wait()
                turn, clips = self._turn, self._clips
            self._all(clips, turn)
            done = turn
            with self._wake:
                if turn == self._turn:
                    self.speaking = False

    def _all(self, clips: Sequence[tuple[Path, bool]], turn: int) -> None:
        for n, (path, goes_on) in enumerate(clips):
            if turn != self._turn:
                return
            with suppress(Exception):  # a clip that cannot be read is passed over
                self._one(path, turn)
            pause = (SHORT if goes_on else PAUSE) * (SLOWER if self.slow else 1)
            if n + 1 < len(clips) and self._interrupted(turn, pause):
                return

    def _one(self, path: Path, turn: int) -> None:
        import miniaudio

        decoded = miniaudio.decode_file(str(path), nchannels=1, sample_rate=RATE)
        over = threading.Event()
        stream = _frames(decoded.samples.tobytes(), over)
        next(stream)
        self._device.start(stream)
        while turn == self._turn and not over.wait(0.05):
            pass
        self._device.stop()

    def _interrupted(self, turn: int, seconds: float) -> bool:
        with self._wake:
            return self._wake.wait_for(lambda: turn != self._turn, seconds)


def _frames(data: bytes, over: threading.Event) -> Generator[bytes, int, None]:
    """16-bit samples as the device asks for them, then silence."""
    at = 0
    wanted = yield b""
    while True:
        size = wanted * 2
        piece = data[at : at + size]
        at += size
        if at >= len(data) + RATE // 5:  # what the device still holds is heard out
            over.set()
        wanted = yield piece + bytes(size - len(piece))


def default_device() -> Device:
    """The machine's sound device; raises what miniaudio raises where there is none."""
    import miniaudio

    _quiet()
    return miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE, app_name="qingjing"
    )


#: Kept, or the library would call what is no longer there.
_HANDLERS: list[Any] = []


def _quiet() -> None:
    """ALSA writes fifty lines to the terminal when there is no card; it is told not to."""
    if not sys.platform.startswith("linux") or _HANDLERS:
        return
    with suppress(OSError, AttributeError):
        asound = ctypes.CDLL("libasound.so.2")
        kind = ctypes.CFUNCTYPE(
            None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
        )
        _HANDLERS.append(kind(lambda *_: None))
        asound.snd_lib_error_set_handler(_HANDLERS[0])

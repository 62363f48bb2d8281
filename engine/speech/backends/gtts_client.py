"""Asking the service of Google Translate politely: time-outs, patience, and an end to patience."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from engine.diagnostics import Both
from engine.errors import SpeechError

#: Seconds to connect and between two bytes; the library itself waits for ever.
TIMEOUT = (5.0, 20.0)
_TRIES = 4
_APART = 1.0
_LONGEST_WAIT = 60.0
_LINES_IN_A_ROW = 3

OFFLINE = Both("连不上谷歌的语音服务", "the speech service of Google cannot be reached")
BUSY = Both(
    "谷歌的语音服务说请求太多，过一会儿再试", "the speech service of Google is asked too often; try later"
)
REFUSED = Both("谷歌的语音服务不答应（{status}）", "the speech service of Google refuses ({status})")
BROKEN = Both("谷歌的语音服务出了故障（{status}）", "the speech service of Google has a fault ({status})")
NO_SOUND = Both(
    "回来的不是声音，多半是网络要先登录，请用浏览器打开任意网页看看",
    "the answer is no sound: most likely the network wants a login, open any page in a browser",
)
SPOILT = Both("回来的声音不完整", "the sound that came back is damaged")
STOPPED = Both(
    "接连几句都没有成功，先停下不再请求谷歌",
    "several sentences in a row failed; Google is not asked any more",
)


class Failed(SpeechError):
    """One request; ``again`` where a retry may help, ``after`` seconds that the service asks to wait."""

    def __init__(self, says: Both, *, again: bool, after: float = 0.0) -> None:
        super().__init__(says)
        self.again = again
        self.after = after


@dataclass
class Client:
    """One worker: a second between requests, four tries, and after three lost lines none at all."""

    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    timeout: tuple[float, float] = TIMEOUT
    apart: float = _APART
    _last: float = field(default=float("-inf"), init=False)
    _lost: int = field(default=0, init=False)

    def fetch(self, text: str, language: str, tld: str, check: Callable[[bytes], None]) -> bytes:
        """MP3 of up to 100 characters; raises ``SpeechError``. ``check`` raises it too, for what is no speech."""
        if self._lost >= _LINES_IN_A_ROW:
            raise SpeechError(STOPPED)
        try:
            data = self._patiently(text, language, tld, check)
        except SpeechError:
            self._lost += 1
            raise
        self._lost = 0
        return data

    def _patiently(self, text: str, language: str, tld: str, check: Callable[[bytes], None]) -> bytes:
        for attempt in range(1, _TRIES + 1):
            self._wait()
            try:
                data = asked(text, language, tld, self.timeout)
                check(data)
            except Failed as e:
                if not e.again or attempt == _TRIES:
                    raise
                # Full jitter would ask at once now and then; half of it keeps a floor.
                self.sleep(max(min(e.after, _LONGEST_WAIT), 2**attempt * (0.5 + random.random() / 2)))  # noqa: S311
            else:
                return data
        raise AssertionError("unreachable")

    def _wait(self) -> None:
        since = self.clock() - self._last
        if since < self.apart:
            self.sleep(self.apart - since)
        self._last = self.clock()


def asked(text: str, language: str, tld: str, timeout: tuple[float, float]) -> bytes:
    """One request by the library, its own splitting turned off; raises ``Failed``."""
    import requests
    from gtts import gTTS
    from gtts.tts import gTTSError

    try:
        speech = gTTS(
            text, tld=tld, lang=language, lang_check=False,
            pre_processor_funcs=[], tokenizer_func=lambda whole: [whole], timeout=timeout,
        )  # fmt: skip
        data = b"".join(speech.stream())
    except gTTSError as e:
        raise _failed(e.rsp) from e
    except requests.RequestException as e:
        raise Failed(OFFLINE, again=True) from e
    except (AssertionError, ValueError) as e:  # nothing to say, or an answer that is no base64
        raise Failed(NO_SOUND, again=False) from e
    if not data:
        raise Failed(NO_SOUND, again=False)
    return data


def _failed(response: object) -> Failed:
    status = getattr(response, "status_code", None)
    if status is None:
        return Failed(OFFLINE, again=True)
    if status == 429:
        return Failed(BUSY, again=True, after=_retry_after(response))
    if status >= 500:
        return Failed(BROKEN.fill(status=status), again=True, after=_retry_after(response))
    if status == 200:
        return Failed(NO_SOUND, again=False)
    return Failed(REFUSED.fill(status=status), again=False)


def _retry_after(response: object) -> float:
    """Seconds, or a date (RFC 9110, 10.2.3)."""
    from email.utils import parsedate_to_datetime

    value = str(getattr(response, "headers", {}).get("Retry-After", "")).strip()
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return 0.0

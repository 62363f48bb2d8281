"""The online voice against a stub behind a proxy: what Google, a hotel's Wi-Fi and a bad line do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import SpeechError
from engine.speech.backends import gtts_client
from engine.speech.backends.gtts import Gtts, packed
from engine.speech.backends.gtts_client import Client
from engine.speech.backends.port import VoiceSettings
from engine.speech.sound import Sound
from tests.speech.gtts_stub import Stub, serving
from tests.speech.said import TEN, said

VOICE = VoiceSettings("zh-CN")


class Waits:
    """A clock that stands still but for the sleeps, which it keeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stub]:
    with serving(tmp_path_factory.mktemp("stub")) as stub:
        yield stub


@pytest.fixture
def stub(server: Stub, monkeypatch: pytest.MonkeyPatch) -> Stub:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{server.port}")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    server.script, server.asked = ["ok"], []
    return server


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def voice(waits: Waits) -> Gtts:
    return Gtts(Client(sleep=waits.sleep, clock=waits.clock))


def hasty(what: str, waits: Waits) -> Gtts:
    """Waits a second at most where the service says nothing at all."""
    timeout = (5.0, 1.0) if what == "stall" else gtts_client.TIMEOUT
    return Gtts(Client(sleep=waits.sleep, clock=waits.clock, timeout=timeout))


def spoken(voice: Gtts, sentence: int = 0) -> Sound:
    return voice.speak(TEN[sentence], VOICE)


def test_a_sentence_comes_back_as_sound(stub: Stub, voice: Gtts) -> None:
    sound = spoken(voice)

    assert 3 < len(sound.samples) / sound.rate < 8
    assert stub.asked == [("translate.google.com", TEN[0].said, "zh-CN")]


def test_another_domain_and_taiwan_are_asked_for_by_the_name(stub: Stub, voice: Gtts) -> None:
    voice.speak(TEN[0], VoiceSettings("zh-TW@com.hk"))

    assert stub.asked[0][::2] == ("translate.google.com.hk", "zh-TW")


@pytest.mark.parametrize("name", ["zh-HK", "zh-CN@evil.example/x", "zh-CN@"[:5] + "@@"])
def test_a_name_that_is_no_voice_asks_nobody(name: str, stub: Stub, voice: Gtts) -> None:
    with pytest.raises(SpeechError) as caught:
        voice.speak(TEN[0], VoiceSettings(name))

    assert "zh-TW" in caught.value.says.zh
    assert not stub.asked


def test_a_long_sentence_is_sent_in_pieces_of_a_hundred_at_clause_ends(stub: Stub, voice: Gtts) -> None:
    long = said("走zou3进jin4 孔kong3河he2沟gou1，" * 30)

    voice.speak(long, VOICE)

    assert [len(a.text) for a in stub.asked] == [96, 84]
    assert "".join(a.text for a in stub.asked) == long.said


def test_two_requests_are_a_second_apart(stub: Stub, voice: Gtts, waits: Waits) -> None:
    spoken(voice)
    waits.now += 0.3
    spoken(voice, 1)

    assert waits.slept == [pytest.approx(0.7)]


def test_too_many_requests_are_waited_for_as_long_as_the_service_says(
    stub: Stub, voice: Gtts, waits: Waits
) -> None:
    stub.script = ["429", "ok"]

    spoken(voice)

    assert len(stub.asked) == 2
    assert max(waits.slept) == 7.0


@pytest.mark.parametrize("what", ["500", "stall", "cut", "half"])
def test_what_may_pass_is_tried_again(what: str, stub: Stub, waits: Waits) -> None:
    stub.script = [what, what, "ok"]

    assert len(spoken(hasty(what, waits)).samples)
    assert len(stub.asked) == 3


@pytest.mark.parametrize(
    ("what", "says"),
    [("429", gtts_client.BUSY), ("500", gtts_client.BROKEN.fill(status=500)), ("stall", gtts_client.OFFLINE),
     ("cut", gtts_client.OFFLINE), ("half", gtts_client.SPOILT)],
)  # fmt: skip
def test_after_four_tries_it_is_said_what_was_wrong(
    what: str, says: object, stub: Stub, waits: Waits
) -> None:
    stub.script = [what]

    with pytest.raises(SpeechError) as caught:
        spoken(hasty(what, waits))

    assert caught.value.says == says
    assert len(stub.asked) == 4
    backing_off = [s for s in waits.slept if s > 1.0]
    assert len(backing_off) == 3
    assert what == "429" or backing_off == sorted(backing_off)


@pytest.mark.parametrize(
    ("what", "says"),
    [("403", gtts_client.REFUSED.fill(status=403)), ("html", gtts_client.NO_SOUND),
     ("empty", gtts_client.NO_SOUND), ("text", gtts_client.NO_SOUND)],
)  # fmt: skip
def test_what_will_not_pass_is_not_tried_again(what: str, says: object, stub: Stub, voice: Gtts) -> None:
    stub.script = [what]

    with pytest.raises(SpeechError) as caught:
        spoken(voice)

    assert caught.value.says == says
    assert len(stub.asked) == 1


def test_after_three_lost_sentences_nobody_is_asked_any_more(stub: Stub, voice: Gtts) -> None:
    stub.script = ["403"]
    for n in range(5):
        with pytest.raises(SpeechError) as caught:
            spoken(voice, n)

    assert len(stub.asked) == 3
    assert caught.value.says == gtts_client.STOPPED


def test_a_sentence_that_succeeds_starts_the_count_anew(stub: Stub, voice: Gtts) -> None:
    stub.script = ["403", "403", "ok", "403", "403", "ok"]
    for n in range(6):
        try:
            spoken(voice, n)
        except SpeechError as e:
            assert e.says != gtts_client.STOPPED

    assert len(stub.asked) == 6


def test_without_a_network_it_says_so(monkeypatch: pytest.MonkeyPatch, voice: Gtts, tmp_path: Path) -> None:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    with pytest.raises(SpeechError) as caught:
        spoken(voice)

    assert caught.value.says == gtts_client.OFFLINE


def test_marks_alone_are_never_sent(stub: Stub, voice: Gtts) -> None:
    assert len(voice.speak(said("。，"), VOICE).samples) == 0
    assert packed("……！？") == []
    assert not stub.asked

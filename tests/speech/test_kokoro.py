"""What only the Kokoro backend has: its symbols, and that they come out as the sounds they stand for."""

from collections.abc import Sequence

import numpy as np
import pytest

from engine.speech.backends.grouped import grouped
from engine.speech.backends.kokoro import Kokoro
from engine.speech.backends.kokoro_symbols import symbols, vocabulary, written
from engine.speech.backends.phrases import phrases
from engine.speech.backends.port import VoiceSettings
from engine.speech.frontend.lexicon import Lexicon
from engine.speech.frontend.read import Reader
from engine.speech.reading import Syllable, Unit
from engine.speech.sound import Sound
from tests.speech.said import VOICES, said


def test_the_symbols_have_the_numbers_that_the_model_was_trained_with() -> None:
    """Its neighbours are easily taken for one another: ʣ ʥ ʦ ʨ are 18 to 21, and only the last two are Mandarin."""
    known = vocabulary()

    assert len(known) == len(set(known.values())) == 114
    assert [known[s] for s in " ʦʨꭧʂɕɻɨʰ→↗↓↘"] == [16, 20, 21, 23, 130, 77, 126, 101, 162, 171, 172, 169, 173]


@pytest.mark.parametrize("pinyin", ["zuo3", "zi4", "cun1", "jian4", "qu4", "zhong4", "er2", "lv4", "me5"])
def test_every_symbol_of_a_syllable_is_in_the_vocabulary(pinyin: str) -> None:
    assert set(written(Syllable("字", pinyin, 0, 1))) <= set(vocabulary())


def test_a_z_is_heard_as_a_hiss(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the number of another symbol 走 came out as 柔."""
    monkeypatch.setenv("QINGJING_VOICE", str(VOICES))
    reading = said("早zao3 走zou3 再zai4 坐zuo4 最zui4 左zuo3 字zi4 早zao3")

    sound = Kokoro().speak(reading, VoiceSettings(name="zf_xiaobei"))

    assert hisses(sound) >= 5


def hisses(sound: Sound) -> int:
    """How often the sound turns into a noise most of which lies above 3,500 Hz."""
    window = np.hanning(480)
    high = np.fft.rfftfreq(480, 1 / sound.rate) > 3500
    power = [
        np.abs(np.fft.rfft(sound.samples[at : at + 480] * window)) ** 2
        for at in range(0, len(sound.samples) - 480, 240)
    ]
    hissing = [bool(p.sum() > 1e-4 and p[high].sum() > p.sum() / 2) for p in power]
    return sum(now and not before for before, now in zip([False, *hissing], hissing, strict=False))


@pytest.mark.parametrize(
    ("short", "apart"),
    [
        ("大娘da4niang2", True),  # not 但样
        ("去年qu4nian2", True),
        ("一年yi1nian2", True),
        ("关爱guan1ai4", True),  # not 瓜奈
        ("六年liu4nian2", False),  # no syllable ends in -oun
        ("当年dang1nian2", False),
        ("大家da4jia1", False),
    ],
)
def test_an_n_between_two_syllables_belongs_to_one_of_them(short: str, apart: bool) -> None:
    """大娘 as one word came out as 但样 every time."""
    fed = [s.id for s in symbols(phrases(said(short)))]

    assert (vocabulary()[" "] in fed) == apart


def words(units: Sequence[Unit]) -> str:
    return "".join(
        (" " if u.begins else "") + u.hanzi if isinstance(u, Syllable) else "，" for u in units
    ).strip()


def test_words_that_decide_no_reading_are_words_all_the_same() -> None:
    """Said one by one, 志 愿 and 基 地 are understood less well."""
    reading = Reader(Lexicon()).read("党员志愿服务队来到基地，二十日渡过黄河")

    assert words(grouped(reading.units)) == "党员 志愿 服务队 来到 基地， 二十日 渡过 黄河"


def test_names_of_the_lexicon_stay_whole() -> None:
    names = Lexicon({"孔河沟": ("kong3", "he2", "gou1"), "天池店": ("tian1", "chi2", "dian4")})
    reading = Reader(names).read("走到天池店乡孔河沟")

    assert words(grouped(reading.units)) == "走 到 天池店乡 孔河沟"

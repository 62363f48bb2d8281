"""Who is in the room: seats given out in turn, named without asking, signed so that nobody makes one up."""

import hmac
from dataclasses import dataclass
from hashlib import sha256

#: A seat is an animal and its number: nobody types a name, and nobody is told another's.
ANIMALS = (
    "松鼠", "喜鹊", "山羊", "骆驼", "刺猬", "燕子", "黄牛", "白鹅", "花猫", "鲤鱼", "青蛙", "蜜蜂", "蝴蝶", "麻雀", "野兔", "毛驴",
    "绵羊", "鸽子", "大雁", "蜻蜓", "梅花鹿", "啄木鸟", "布谷鸟", "小马", "公鸡", "海豚", "熊猫", "仙鹤", "孔雀", "獾子", "斑鸠", "鹌鹑",
)  # fmt: skip
#: Seats of one room; more is no room.
MOST = 2_000


@dataclass(slots=True)
class Seat:
    """``beside`` is the seat on whose phone this one sits too; ``person`` is an id and a name of the roster."""

    n: int
    at: int
    beside: int = 0
    person: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """
        >>> Seat(27, 0).name
        '獾子 27'
        """
        return f"{ANIMALS[self.n * 7 % len(ANIMALS)]} {self.n}"


class Seats:
    """Seats by number, from one. ``shared`` counts those that sit on another one's phone."""

    def __init__(self) -> None:
        self._seats: dict[int, Seat] = {}

    def __len__(self) -> int:
        return len(self._seats)

    def __contains__(self, n: object) -> bool:
        return n in self._seats

    def get(self, n: int) -> Seat | None:
        return self._seats.get(n)

    def add(self, n: int, at: int, beside: int = 0) -> None:
        self._seats[n] = Seat(n, at, beside)

    @property
    def shared(self) -> int:
        return sum(seat.beside > 0 for seat in self._seats.values())

    def persons(self) -> dict[str, str]:
        """Everybody who signed in, once, whatever number of phones he used: id → name."""
        return {seat.person[0]: seat.person[1] for seat in self._seats.values() if seat.person is not None}


def signed(key: bytes, what: str) -> str:
    """``what`` with a signature of 128 bits.

    >>> signed(b"k", "seat.7")
    'seat.7.5fa97cfc08db023d9cef8b0db79e1bb3'
    """
    return f"{what}.{hmac.new(key, what.encode(), sha256).hexdigest()[:32]}"


def unsigned(key: bytes, token: str) -> str | None:
    """What a token says, or nothing when the signature is not ours."""
    what = token.rpartition(".")[0]
    return what if hmac.compare_digest(signed(key, what).encode(), token.encode()) else None


def seat_number(key: bytes, token: str) -> int | None:
    """The seat that a token gives, or nothing."""
    what = unsigned(key, token) if len(token) <= 60 else None
    kind, _, n = (what or "").partition(".")
    return int(n) if kind == "seat" and n.isascii() and n.isdigit() else None

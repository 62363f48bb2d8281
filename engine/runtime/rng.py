"""The one random generator. Twin: ``rng.js``."""

MASK = 0xFFFFFFFF


def advance(seed: int) -> tuple[int, int]:
    """The next seed and 32 random bits (mulberry32, Tommy Ettinger, public domain)."""
    seed = (seed + 0x6D2B79F5) & MASK
    t = ((seed ^ (seed >> 15)) * (seed | 1)) & MASK
    t ^= (t + ((t ^ (t >> 7)) * (t | 61) & MASK)) & MASK
    return seed, (t ^ (t >> 14)) & MASK


def draw(seed: int, below: int) -> tuple[int, int]:
    """The next seed and a number in ``range(below)``; ``below`` from 1 to 2**32.

    >>> draw(7, 6)[0]
    1831565820
    """
    seed, bits = advance(seed)
    return seed, bits % below


def shuffled(seed: int, count: int) -> tuple[int, list[int]]:
    """The next seed and ``range(count)`` in random order (Fisher-Yates from the end)."""
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        seed, at = draw(seed, last + 1)
        order[last], order[at] = order[at], order[last]
    return seed, order

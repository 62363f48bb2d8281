"""What a player says of a work with a number in it: points, endings, units, minutes.

The words are those of ``players/kiosk/static/texts.js``. Only what a work can come to is here, so there is one clip for
each value; where that would be too many, there is none, and a player uses another voice or is silent. A number that a
learner types is left out for that reason.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

QUIZ_SCORE = "{of} 分里得了 {points} 分"
COURSE_UNITS = "学过 {n} 个单元，共 {of} 个。"
COURSE_SCORE = "答题得了 {n} 分。"
SEEN_OF = "这出戏有 {of} 个结局，您看过 {n} 个。"
ALL_SEEN = "这出戏的 {of} 个结局，您都看过了。"
DISCUSS_TIME = "建议想 {time}。"
MINUTES, SECONDS = "{n} 分钟", "{n} 秒"
#: Values of one phrase. Nobody waits for a thousand clips of one.
MOST = 60


def counted(bundle: dict[str, Any]) -> Iterator[str]:
    """The phrases of a work, each with every value that it can have there."""
    codes = bundle["scenes"]
    instructions = [ins for code in codes.values() for ins in code if isinstance(ins, list)]
    for ins in instructions:
        if ins[0] == "discuss" and ins[1].get("seconds"):
            yield DISCUSS_TIME.format(time=_time(ins[1]["seconds"]))
        elif ins[0] == "quiz":
            yield from _quiz_scores(bundle, ins[1])
    for endings in _endings(bundle):
        if len(endings) > 1:
            yield from (SEEN_OF.format(of=len(endings), n=n) for n in range(1, len(endings)))
            yield ALL_SEEN.format(of=len(endings))
    if bundle["kind"] == "course":
        units = len(bundle["units"])
        yield from (COURSE_UNITS.format(n=n, of=units) for n in _few(range(1, units + 1)))
        yield from (COURSE_SCORE.format(n=n) for n in _few(_course_scores(bundle, instructions)))


def _time(seconds: int) -> str:
    """As the page of a discussion has it."""
    if seconds >= 120 or seconds % 60 == 0:
        return MINUTES.format(n=(seconds + 30) // 60)
    return SECONDS.format(n=seconds)


def _quiz_scores(bundle: dict[str, Any], spec: dict[str, Any]) -> list[str]:
    drawn = _drawn(bundle, spec)
    pairs = [(n, of) for of in sorted(drawn[-1] - {0}) for n in sorted(set().union(*drawn)) if n <= of]
    return [QUIZ_SCORE.format(points=n, of=of) for n, of in _few(pairs)]


def _course_scores(bundle: dict[str, Any], instructions: list[list[Any]]) -> list[int]:
    """Sums of what is asked in lessons and drawn in quizzes."""
    found = {0}
    for ins in instructions:
        if ins[0] == "item":
            found |= {score + _points(bundle, ins[1]) for score in found}
        elif ins[0] == "quiz":
            found = {score + more for score in found for more in set().union(*_drawn(bundle, ins[1]))}
        if len(found) > MOST + 1:
            break
    return sorted(found - {0})


def _drawn(bundle: dict[str, Any], spec: dict[str, Any]) -> list[set[int]]:
    """By how many items of a quiz are right: the points that gives."""
    points = [_points(bundle, item) for item in bundle["banks"][spec["bank"]]]
    sums: list[set[int]] = [{0}, *(set() for _ in range(min(spec["draw"], len(points))))]
    for more in points:
        for right in range(len(sums) - 1, 0, -1):
            sums[right] |= {points + more for points in sums[right - 1]}
    return sums


def _points(bundle: dict[str, Any], item: str) -> int:
    """A question without a right answer gives none."""
    about = bundle["items"][item]
    return 0 if about["kind"] == "survey" else int(about["points"])


def _endings(bundle: dict[str, Any]) -> list[set[str]]:
    """The endings of the work, or of each drama in a course."""
    found: dict[str, set[str]] = {}
    for scene, code in bundle["scenes"].items():
        story = scene.split("/")[0] if bundle["kind"] == "course" else bundle["id"]
        found.setdefault(story, set()).update(i[1] for i in code if isinstance(i, list) and i[0] == "end")
    return list(found.values())


def _few(values: Sequence[T]) -> Sequence[T]:
    return values if len(values) <= MOST else ()

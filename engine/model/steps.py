"""The steps of a script."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag
from pydantic_core import PydanticCustomError

from engine.model.base import Authored, Maybe, word
from engine.model.values import Flag, Name, Percent, Reference, Seconds, Text, Whole
from engine.model.vocabulary import WORDS

_HEADS = (
    "choose", "vote", "if", "do", "goto", "call", "return", "item", "quiz", "show", "sound", "pause",
    "fact", "discuss", "checkpoint", "ending", "stop",
)  # fmt: skip
#: Steps that need no value: `- 停` alone is what an author writes.
_BARE = frozenset({"停", "stop", "返回", "return", "存点", "checkpoint"})
HEADS = {spelling: en for en in _HEADS for spelling in (en, WORDS[en])}


def _kind(value: Any) -> str | None:
    if isinstance(value, str):
        return "line"
    if isinstance(value, dict):
        for key in value:
            if key in HEADS:
                return HEADS[key]
    elif not isinstance(value, list):
        return getattr(value, "tag", None)
    return None


def _speech(value: Any) -> Any:
    """`- 护士: 你好` is YAML for a mapping, and a line of speech for its author."""
    if isinstance(value, str) and value.strip() in _BARE:
        return {value.strip(): "是"}
    if isinstance(value, dict) and len(value) == 1:
        ((key, text),) = value.items()
        if key not in HEADS and isinstance(text, str):
            return f"{key}：{text}"
    if value is None:
        raise PydanticCustomError("not-a-text", "{found}", {"found": "空/nothing"})
    if isinstance(value, dict) and _kind(value) is None:
        key = next(iter(value), "")
        raise PydanticCustomError("no-such-step", "{found}", {"found": key})
    return value


class ChooseStep(Authored):
    """The learner decides; options may carry steps of their own and gather after the choice."""

    choose: "ChoicePoint" = word("choose")


class VoteStep(Authored):
    """A choice that the room decides in a live session."""

    vote: "ChoicePoint" = word("vote")


class IfStep(Authored):
    """Steps under a condition."""

    if_: Text = word("if")
    then: "Steps" = word("then")
    else_: Maybe["Steps"] = word("else", None)


class DoStep(Authored):
    """Assignments."""

    do: Text = word("do")
    goto: Maybe[Reference] = word("goto", None)


class GotoStep(Authored):
    """On to another scene."""

    goto: Reference = word("goto")


class CallStep(Authored):
    """A scene, or another scenario, as a subroutine."""

    call: Reference = word("call")


class ReturnStep(Authored):
    """Back to where the scene was called."""

    return_: Flag = word("return")


class ItemStep(Authored):
    """One item of a bank."""

    item: Reference = word("item")


class Quiz(Authored):
    """Items drawn from a bank, with a pass mark."""

    bank: Text = word("bank")
    title: Maybe[Text] = word("title", None)
    draw: Maybe[Whole] = word("draw", None)
    pass_: Percent = word("pass", 0)
    review: Flag = word("review", False)
    fixed: Flag = word("fixed", False)


class QuizStep(Authored):
    """A quiz inside a script."""

    quiz: Quiz = word("quiz")


class ShowStep(Authored):
    """A picture; its alternative text is required."""

    show: Text = word("show")
    alt: Maybe[Text] = word("alt", None)


class SoundStep(Authored):
    """A sound; its alternative text is required."""

    sound: Text = word("sound")
    alt: Maybe[Text] = word("alt", None)


class PauseStep(Authored):
    """Silence, in seconds."""

    pause: Seconds = word("pause")


class FactStep(Authored):
    """A fact card."""

    fact: Text = word("fact")


class Discussion(Authored):
    """A topic for the group, and the time for it."""

    topic: Text = word("topic")
    time: Seconds = word("time", 180)


def _topic(value: Any) -> Any:
    return {WORDS["topic"]: value} if isinstance(value, str) else value


class DiscussStep(Authored):
    """The lecturer's stop for group talk; alone it is a question to think about."""

    discuss: Annotated[Discussion, BeforeValidator(_topic)] = word("discuss")


class CheckpointStep(Authored):
    """Where a resumed session starts after the content changed."""

    checkpoint: Flag = word("checkpoint")


class StopStep(Authored):
    """A beat: the learner goes on when ready."""

    stop: Flag | None = word("stop")


class EndingStep(Authored):
    """A named ending."""

    ending: Text = word("ending")
    debrief: Maybe[Text] = word("debrief", None)
    rank: Maybe[Text] = word("rank", None)


Step = Annotated[
    Annotated[Text, Tag("line")]
    | Annotated[ChooseStep, Tag("choose")]
    | Annotated[VoteStep, Tag("vote")]
    | Annotated[IfStep, Tag("if")]
    | Annotated[DoStep, Tag("do")]
    | Annotated[GotoStep, Tag("goto")]
    | Annotated[CallStep, Tag("call")]
    | Annotated[ReturnStep, Tag("return")]
    | Annotated[ItemStep, Tag("item")]
    | Annotated[QuizStep, Tag("quiz")]
    | Annotated[ShowStep, Tag("show")]
    | Annotated[SoundStep, Tag("sound")]
    | Annotated[PauseStep, Tag("pause")]
    | Annotated[FactStep, Tag("fact")]
    | Annotated[DiscussStep, Tag("discuss")]
    | Annotated[CheckpointStep, Tag("checkpoint")]
    | Annotated[EndingStep, Tag("ending")]
    | Annotated[StopStep, Tag("stop")],
    Discriminator(_kind),
    BeforeValidator(_speech),
]


def _listed(value: Any) -> Any:
    """One text is a list of one; so is one step."""
    return value if isinstance(value, list) else [value]


Steps = Annotated[list[Step], BeforeValidator(_listed)]


class Option(Authored):
    """One way on. ``note`` is shown after it was chosen."""

    say: Text = word("say")
    when: Maybe[Text] = word("when", None)
    once: Flag = word("once", False)
    do: Maybe[Text] = word("do", None)
    goto: Maybe[Reference] = word("goto", None)
    script: Maybe[Steps] = word("script", None)
    note: Maybe[Text] = word("note", None)
    id: Maybe[Name] = word("id", None)


def _option(value: Any) -> Any:
    """A text alone is an option that only says something."""
    return {WORDS["say"]: value} if isinstance(value, str) else value


class ChoicePoint(Authored):
    """A question and its options."""

    ask: Maybe[Text] = word("ask", None)
    options: list[Annotated[Option, BeforeValidator(_option)]] = word("options")

"""What all models of authored files share."""

from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from engine.model.vocabulary import WORDS

__all__ = ["Authored", "Maybe", "word"]

if TYPE_CHECKING:
    from typing import Optional as Maybe
else:

    class Maybe:
        """A key that may be left out, but not left empty: `去:` with nothing behind it is a mistake."""

        def __class_getitem__(cls, wanted: Any) -> Any:
            return wanted


class Authored(BaseModel):
    """A mapping that an author wrote: unknown keys are errors, nothing is computed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


def word(name: str, default: Any = ..., **more: Any) -> Any:
    """A field under its two spellings, the Chinese one first."""
    return Field(default, validation_alias=AliasChoices(WORDS[name], name), **more)

"""One text in the two languages of the interface, side by side so that neither is forgotten."""

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Both(NamedTuple):
    """A text in Chinese and in English."""

    zh: str
    en: str

    def says(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def fill(self, **values: object) -> "Both":
        """Put values into both texts; a value may itself be a ``Both``.

        >>> Both("没有`{name}`", "no `{name}`").fill(name="x").en
        'no `x`'
        """
        zh = {k: v.zh if isinstance(v, Both) else v for k, v in values.items()}
        en = {k: v.en if isinstance(v, Both) else v for k, v in values.items()}
        return Both(self.zh.format(**zh), self.en.format(**en))

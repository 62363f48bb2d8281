"""The three looks: day, night and high contrast. Every ink keeps 7:1 on every ground it stands on.

A box is told by its ground and its label, never by lines: box-drawing characters have no certain width.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.style import Style

from engine.players.paragraphs import NAMES


@dataclass(frozen=True)
class Look:
    """Grounds and inks by name, and the styles made of them."""

    name: str
    dark: bool
    grounds: Mapping[str, str]
    inks: Mapping[str, str]
    made: dict[tuple[str, str], Style] = field(default_factory=dict)

    def style(self, role: str, ground: str = "ground") -> Style:
        """How text of a role looks on a ground."""
        style = self.made.get((role, ground))
        if style is None:
            own = f"{ground}-ink"
            ink = own if own in self.inks else _INK_OF.get(role, "ink")
            style = Style(
                color=self.inks[ink],
                bgcolor=self.grounds[ground],
                bold=role in _BOLD,
                underline=role == "here" or None,
            )
            self.made[role, ground] = style
        return style

    def is_flat(self, ground: str) -> bool:
        """Whether a ground cannot be told from the page: a box then needs a bar at its side."""
        return self.grounds[ground] == self.grounds["ground"]


_INK_OF = {
    "soft": "soft", "tone": "soft", "aside": "soft", "rule": "soft", "title": "green", "label": "blue", "cite": "blue",
    "code": "teal", "here": "green", "key": "green", "good-verdict": "green", "again-verdict": "ochre",
    "trouble": "ochre", "number": "green", **{f"name{n}": f"name{n}" for n in range(NAMES)},
}  # fmt: skip
_BOLD = {
    "title", "question", "strong", "label", "here", "key", "good-verdict", "again-verdict", "trouble",
    "number", "picked", "narrator", *(f"name{n}" for n in range(NAMES)),
}  # fmt: skip

DAY = Look(
    "day",
    False,
    {
        "ground": "#FAF7F0", "bar": "#E9E4D6", "row": "#ECE7DA", "badge": "#D9E6DC", "hot": "#0B5D3B",
        "fact": "#E2EEF8", "note": "#F1ECDC", "good": "#E3F0E8", "again": "#FBEED9",
    },
    {
        "ink": "#1C2B24", "soft": "#3D4842", "green": "#084A2F", "ochre": "#6B3A05", "blue": "#083F70",
        "teal": "#0A4A54", "hot-ink": "#FFFFFF",
        "name0": "#083F70", "name1": "#084A2F", "name2": "#6B3A05", "name3": "#5C2457", "name4": "#0A4A54",
        "name5": "#7A2E12", "name6": "#413C8C", "name7": "#474A06",
    },
)  # fmt: skip

NIGHT = Look(
    "night",
    True,
    {
        "ground": "#10201A", "bar": "#1A2E26", "row": "#1D332A", "badge": "#264236", "hot": "#7FD1A4",
        "fact": "#17303F", "note": "#26302B", "good": "#17362A", "again": "#3A2E14",
    },
    {
        "ink": "#F4F1E8", "soft": "#C9D3CC", "green": "#9BE0BA", "ochre": "#FFC966", "blue": "#A4D2F7",
        "teal": "#8CDDE0", "hot-ink": "#10201A",
        "name0": "#A4D2F7", "name1": "#9BE0BA", "name2": "#FFC966", "name3": "#F4BFDA", "name4": "#8CDDE0",
        "name5": "#FFB59E", "name6": "#CFC2FF", "name7": "#D3E08A",
    },
)  # fmt: skip

#: Only colours that sixteen-colour terminals have too.
CONTRAST = Look(
    "contrast",
    True,
    {
        "ground": "#000000", "bar": "#000000", "row": "#000000", "badge": "#FFFFFF", "hot": "#FFFF00",
        "fact": "#000000", "note": "#000000", "good": "#000000", "again": "#000000",
    },
    {
        "ink": "#FFFFFF", "soft": "#FFFFFF", "green": "#FFFF00", "ochre": "#FFFF00", "blue": "#00FFFF",
        "teal": "#00FFFF", "hot-ink": "#000000", "badge-ink": "#000000",
        "name0": "#00FFFF", "name1": "#FFFF00", "name2": "#00FF00", "name3": "#FFFFFF", "name4": "#00FFFF",
        "name5": "#FFFF00", "name6": "#00FF00", "name7": "#FFFFFF",
    },
)  # fmt: skip

LOOKS = {look.name: look for look in (DAY, NIGHT, CONTRAST)}


def next_look(look: Look) -> Look:
    names = list(LOOKS)
    return LOOKS[names[(names.index(look.name) + 1) % len(names)]]


def look_for(colors: str | None, wanted: str) -> Look:
    """The look a terminal can show: with sixteen colours or none only the high contrast one is sure."""
    if colors not in ("truecolor", "256"):
        return CONTRAST
    return LOOKS.get(wanted, NIGHT)

"""Word's automatic numbering, which no paragraph holds: `1.` `（一）` `A.` counted again."""

from typing import Any

_DIGITS = "零一二三四五六七八九"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def local(element: Any) -> str:
    """A tag without its namespace: transitional and strict files have different ones."""
    return str(element.tag).rpartition("}")[2]


def value(element: Any, name: str = "val") -> str:
    """An attribute by its bare name."""
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")


def chinese(n: int) -> str:
    """1 to 99 in Chinese."""
    if not 0 < n < 100:
        return str(n)
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (
        _DIGITS[ones] if ones else ""
    )


def _shown(n: int, form: str) -> str:
    if form in ("upperLetter", "lowerLetter") and n > 0:
        letter = chr(65 + (n - 1) % 26) * min((n - 1) // 26 + 1, 4)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman") and 0 < n < 4000:
        out = ""
        for size, sign in _ROMAN:
            out, n = out + sign * (n // size), n % size
        return out if form == "upperRoman" else out.lower()
    if form.startswith(("chinese", "japanese", "taiwanese", "ideograph")):
        return chinese(n)
    if form == "decimalEnclosedCircle" and 0 < n <= 20:
        return chr(ord("①") + n - 1)
    return str(n)


class Numbering:
    """The labels of numbered paragraphs, in the order in which they are asked for."""

    def __init__(self, root: Any | None) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.abstract: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self.levels[value(element, "abstractNumId")] = dict(
                    self._level(e) for e in element if local(e) == "lvl"
                )
            elif local(element) == "num":
                self._num(element)

    def _level(self, element: Any) -> tuple[int, tuple[str, str, int]]:
        form, text, start = "decimal", "%1.", 1
        for part in element:
            if local(part) == "numFmt":
                form = value(part)
            elif local(part) == "lvlText":
                text = value(part)
            elif local(part) == "start":
                start = _whole(value(part), 1)
        return _whole(value(element, "ilvl"), 0), (form, text, start)

    def _num(self, element: Any) -> None:
        name = value(element, "numId")
        for part in element:
            if local(part) == "abstractNumId":
                self.abstract[name] = value(part)
            elif local(part) == "lvlOverride":
                for inner in part:
                    if local(inner) == "startOverride":
                        level = _whole(value(part, "ilvl"), 0)
                        self.restarts.setdefault(name, {})[level] = _whole(value(inner), 1)

    def label(self, name: str, level: int) -> str:
        """What stands before the next paragraph of a list; nothing when the list is not known."""
        abstract = self.abstract.get(name, "")
        levels = self.levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if name not in self.begun:
            self.begun.add(name)
            for n, start in self.restarts.get(name, {}).items():
                counts[n] = start - 1
        form, text, start = levels[level]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        if form == "bullet":
            return "•"
        if form == "none":
            return ""
        for n in range(level + 1):
            shown = _shown(counts.get(n, levels.get(n, ("", "", 1))[2]), levels.get(n, (form, "", 1))[0])
            text = text.replace(f"%{n + 1}", shown)
        return text


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.lstrip("-").isdigit() and len(text) < 7 else otherwise

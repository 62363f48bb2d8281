"""Lines of a play script, written so that the language reads them as what they are."""

from engine.diagnostics import Both
from engine.exchange.authored import clean
from engine.source.script import parse_line

#: Words that are steps when they stand alone in a list.
_ALONE = frozenset({"停", "stop", "返回", "return", "存点", "checkpoint"})


class Lines:
    """Makes lines, and knows who speaks; a narrator joins the cast where a narration needs a name."""

    def __init__(self, narrator: Both, *, chinese: bool) -> None:
        self.narrator = narrator.zh if chinese else narrator.en
        self.chinese = chinese
        self.cast: dict[str, str] = {}

    def say(self, who: str, tone: str, text: str) -> str:
        """A line of speech; ``who`` joins the cast."""
        who = " ".join(who.split())
        line = self._speech(who, tone, text)
        read = parse_line(line, 0, {who})
        if read.kind != "say" or read.who != who:
            return self.tell(f"{who}：{text}")
        self.cast.setdefault(who, "")
        return line

    def _speech(self, who: str, tone: str, text: str) -> str:
        shown = written(text) or "……"
        tone = " ".join(tone.replace("（", "(").replace("）", ")").replace("(", "").replace(")", "").split())
        if self.chinese:
            return f"{who}（{tone}）：{shown}" if tone else f"{who}：{shown}"
        return f"{who} ({tone}): {shown}" if tone else f"{who}: {shown}"

    def stage(self, text: str) -> str:
        """A stage direction."""
        inner = written(text).strip("（）()【】[]［］〔〕 ")
        line = f"（{inner}）" if self.chinese else f"({inner})"
        return line if inner and parse_line(line).kind == "stage" else self.tell(inner or text)

    def tell(self, text: str) -> str:
        """Narration; one that looks like speech is said by the narrator."""
        shown = written(text)
        if not shown:
            return ""
        read = parse_line(shown, 0, self.cast)
        if read.kind == "tell" and shown not in _ALONE:
            return shown
        line = f"{self.narrator}：{shown}" if self.chinese else f"{self.narrator}: {shown}"
        self.cast.setdefault(self.narrator, "")
        return line


def written(text: str) -> str:
    """A text on one line whose braces and citations stand for themselves."""
    text = " ".join(clean(text).split())
    if "{" in text or "}" in text:
        for mark in "\\{}":
            text = text.replace(mark, f"\\{mark}")
    return text.replace("[^", "[ ^")


NARRATOR = Both("旁白", "Narrator")

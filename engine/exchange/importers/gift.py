"""Moodle GIFT: questions as plain text. Described at docs.moodle.org, *GIFT format*."""

import re
from typing import Any

from engine.diagnostics import Both
from engine.exchange.importers.bank import banks
from engine.exchange.importers.carrying import brought, head_in, remark_in
from engine.exchange.importers.gift_answers import answered
from engine.exchange.importers.gift_text import Block, blocks, put_aside, put_back, raw
from engine.exchange.importers.outer_braces import outer_braces
from engine.exchange.importers.question import Question, Questions
from engine.exchange.importers.rich_text import plain_text
from engine.exchange.importers.target import Target
from engine.exchange.importers.text import text_of
from engine.exchange.report import Imported, Report, line, short, whole_file

FORM = Both("Moodle GIFT", "Moodle GIFT")
_TITLE = re.compile(r"\s*::(.*?)::", re.S)
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.I)
#: What a group in braces begins with when it is the answer and not part of a formula.
_ANSWER = re.compile(r"\s*(?:$|[=~#%]|(?:T|F|TRUE|FALSE|对|错|√|×|正确|错误)\s*(?:#|$))", re.I)
#: A line end as typed; those that the author meant are escapes.
_INDENTED = re.compile(r"[ \t]*\n\s*")
#: Not that of an address: a blank before it and behind it.
_COMMENT = re.compile(r"(?<![^\s])//[ \t][^\n]*")
_GAP = "____"


def read(name: str, data: bytes, to: Target) -> Imported:
    """The questions of a GIFT file as item banks, one for each category that has questions."""
    report = Report(FORM)
    return banks(_Reader(report).groups(text_of(name, data), to), to, report)


class _Reader:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.comments = 0

    def groups(self, text: str, to: Target) -> list[Questions]:
        out = [Questions(to.title)]
        head: dict[str, Any] = {}
        before: list[str] = []
        for block in blocks(text):
            if block.kind == "comment":
                head = head or head_in("\n".join(block.comments))
                self.comments += 0 if head_in("\n".join(block.comments)) else len(block.comments)
            elif block.kind == "category":
                out.append(_group(out, _category(block.text)))
                out[-1].where = out[-1].where or line(block.lines[0])
            else:
                question = self._question(block, before)
                if question is not None:
                    out[-1].questions.append(question)
        for group in out:
            if group.where and not group.questions:
                self.report.lost(
                    group.where,
                    f"分类`{group.title}`里没有题",
                    f"the category `{group.title}` has no questions",
                )
        kept = next((g for g in out if g.questions), out[0])
        kept.head = head
        kept.remark = "\n".join(before)
        if self.comments:
            self.report.lost(
                whole_file(),
                f"{self.comments} 行注释没有带过来",
                f"{self.comments} lines of comments are left out",
            )
        return out

    def _question(self, block: Block, described: list[str]) -> Question | None:
        """The question of a block; a description goes to ``described``."""
        where, text = line(block.lines[0]), block.text
        title = _TITLE.match(text)
        start = title.end() if title else 0
        form = _FORMAT.match(text, start)
        start = form.end() if form else start
        style = form[1].lower() if form else "moodle"
        body = text[start:]
        span = _braces(body)
        if span is None:
            self._without_answer(block, body, style, described)
            return None
        stem, inside, tail = body[: span[0]], body[span[0] + 1 : span[1]], body[span[1] + 1 :]
        if tail.strip():
            stem = f"{stem}{'' if stem.rstrip().endswith('_') else _GAP}{tail}"
        inside, said = _commented(inside)
        self.comments += said
        inside, _, general = inside.partition("####")
        question = Question(where, "", "short", title=put_back(title[1]).strip() if title else "")
        question.stem = self._plain(stem, style, where)
        question.rationale = self._feedback(general, style, where)
        at = start + span[0] + 1
        answered(question, inside, lambda t, n: self._option(t, style, line(block.line(at + n))), self.report)
        found = block.bracketed("id")
        question.id = found[0] if found else ""
        question.remark = remark_in(block.comments)
        if not question.remark:
            self.comments += sum(not c.lstrip().startswith(("[id:", "[tag:")) for c in block.comments)
        brought(question, block.bracketed("tag"), self.report)
        return question

    def _without_answer(self, block: Block, body: str, style: str, described: list[str]) -> None:
        where = line(block.lines[0])
        if "{" in body:
            self.report.lost(
                where,
                f"大括号没有合上，这道题没有带过来：{short(raw(body))}",
                f"`{{` is never closed; left out: {short(raw(body))}",
            )
            return
        text = self._plain(body, style, where)
        self.report.changed(
            where,
            f"没有答案的说明文字，放进题库的说明：{short(text)}",
            f"a description went to the bank's remark: {short(text)}",
        )
        described.append(text)

    def _plain(self, text: str, style: str, where: Both) -> str:
        if "<pre" not in text:
            text = _INDENTED.sub("\n", text)
        return plain_text(put_back(text).strip(), style, self.report.at(where))

    def _option(self, text: str, style: str, where: Both) -> str:
        return self._feedback(text, style, where)

    def _feedback(self, text: str, style: str, where: Both) -> str:
        """A part of an answer; it may have a form of its own."""
        own = _FORMAT.match(text)
        return (
            self._plain(text[own.end() :], own[1].lower(), where) if own else self._plain(text, style, where)
        )


def _braces(text: str) -> tuple[int, int] | None:
    """Where the answer stands: the only group in braces, or the last that looks like an answer."""
    groups = outer_braces(text)
    likely = [g for g in groups if _ANSWER.match(text[g[0] + 1 : g[1]])]
    chosen = likely or groups
    return chosen[-1] if chosen else None


def _commented(inside: str) -> tuple[str, int]:
    """The answers without the comments that stand behind them in a line, blanks in their place, and how many."""
    return _COMMENT.subn(lambda m: " " * len(m[0]), inside)


def _group(groups: list[Questions], title: str) -> Questions:
    """The group of a category, moved to the end of the list when it was there before."""
    for group in groups:
        if group.title == title:
            groups.remove(group)
            return group
    return Questions(title)


def _category(path: str) -> str:
    """The last part of a category; `//` is a slash within a part."""
    parts = re.split(r"(?<!/)/(?!/)", put_back(put_aside(path)).replace("//", "\x00"))
    return parts[-1].replace("\x00", "/").strip()

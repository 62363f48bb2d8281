"""Moodle XML: what Moodle itself exports. Described at docs.moodle.org, *Moodle XML format*.

Entities and document types are refused (defusedxml): a question bank needs neither.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.diagnostics import Both
from engine.exchange.importers.bank import banks
from engine.exchange.importers.carrying import brought, head_in, remark_in
from engine.exchange.importers.moodle_cloze import single_gaps
from engine.exchange.importers.moodle_kinds import KINDS
from engine.exchange.importers.moodle_text import child, flat, shown, texts
from engine.exchange.importers.numbers import decimal, plain
from engine.exchange.importers.question import Question, Questions
from engine.exchange.importers.target import Target
from engine.exchange.report import Imported, ImportFault, Report, short, whole_file

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FORM = Both("Moodle XML", "Moodle XML")
#: Parts of a question that say how Moodle shows it; the rest is reported.
_SETTINGS = frozenset({
    "name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber", "single", "tags",
    "shuffleanswers", "answernumbering", "answer", "subquestion", "usecase", "units", "unitgradingtype", "unitpenalty",
    "showunits", "unitsleft", "graderinfo", "responseformat", "responserequired", "responsefieldlines", "attachments",
    "attachmentsrequired", "responsetemplate", "minwordlimit", "maxwordlimit", "filetypeslist", "maxbytes",
    "showstandardinstruction", "shownumcorrect", "layouttype", "selecttype", "selectcount", "gradingtype",
    "showgrading", "numberingstyle", "image_base64", "instructions", "coursetags", "status", "version",
    "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "category", "info", "hint", "unit", "text",
    "qtype", "shuffle", "casesensitive", "responsefields", "timecreated", "timemodified",
})  # fmt: skip
#: The comment that Moodle writes over each question.
_NUMBERED = re.compile(r"(?:question|resourceid)\b|$", re.I)
#: What Moodle itself puts there, in the languages that were seen.
_STANDARD = ("your answer is correct", "your answer is partially correct", "your answer is incorrect", "回答正确", "答案正确",
    "您的回答正确", "部分正确", "您的回答部分正确", "您的答案部分正确", "回答不正确", "您的回答不正确", "您的答案正确", "您的答案不正确")  # fmt: skip


def read(_name: str, data: bytes, to: Target) -> Imported:
    """The questions of a Moodle XML file as item banks, one for each category that has questions."""
    report = Report(FORM)
    return banks(_Reader(report, to).groups(_root(data)), to, report)


def _root(data: bytes) -> "Element":
    from xml.etree.ElementTree import ParseError, TreeBuilder

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=TreeBuilder(insert_comments=True), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException:
        raise ImportFault(
            Both(
                "这个 XML 里有实体或文档类型声明，不安全，没有读：请在 Moodle 里重新导出",
                "this XML declares entities or a document type, which is unsafe: export it from Moodle again",
            )
        ) from None
    except (ParseError, ValueError, LookupError, RecursionError) as problem:
        at = getattr(problem, "position", (0, 0))[0]
        raise ImportFault(
            Both(
                f"XML 在第 {at} 行坏了：请在 Moodle 里重新导出",
                f"the XML is broken at line {at}: export it from Moodle again",
            )
        ) from None
    if flat(root.tag) != "quiz":
        raise ImportFault(Both("这不是 Moodle 的题库", "this is no Moodle question bank"))
    return root


class _Reader:
    def __init__(self, report: Report, to: Target) -> None:
        self.report, self.to = report, to

    def groups(self, root: "Element") -> list[Questions]:
        out = [Questions(self.to.title)]
        remarks: list[str] = []
        described: list[str] = []
        number = comments = 0
        for element in root:
            if not isinstance(element.tag, str):  # a comment
                remarks.append((element.text or "").strip())
                continue
            if flat(element.tag) != "question":
                self.report.lost(
                    _at(number), f"不认得的部分 <{element.tag}>", f"an unknown part <{element.tag}>"
                )
                continue
            kind = element.get("type", "").strip().lower()
            if kind == "category":
                out.append(self._category(element, out))
                continue
            number += 1
            questions = self._questions(element, kind, number, described)
            said = remark_in(remarks)
            for question in questions:
                question.remark = said or question.remark
            out[-1].questions += questions
            comments += 0 if said else sum(not _NUMBERED.match(r) for r in remarks)
            remarks = []
        comments += sum(not _NUMBERED.match(r) for r in remarks)
        if comments:
            self.report.lost(
                whole_file(), f"{comments} 处注释没有带过来", f"{comments} comments are left out"
            )
        kept = next((g for g in out if g.questions), out[0])
        kept.remark = "\n".join(described)
        return out

    def _category(self, element: "Element", groups: list[Questions]) -> Questions:
        path = texts(element, "category")
        title = path.replace("//", "\x00").rpartition("/")[2].replace("\x00", "/").strip()
        for group in groups:
            if group.title == title:
                groups.remove(group)
                return group
        group = Questions(title)
        info = texts(element, "info")
        group.head = head_in(info)
        if number := texts(element, "idnumber"):
            self.report.lost(
                whole_file(),
                f"分类`{title}`的编号没有带过来：{short(number)}",
                f"the id of the category `{title}` is left out: {short(number)}",
            )
        if info and not group.head:
            self.report.lost(
                whole_file(),
                f"分类的说明没有带过来：{short(info)}",
                f"the description of a category is left out: {short(info)}",
            )
        return group

    def _questions(self, element: "Element", kind: str, number: int, described: list[str]) -> list[Question]:
        """One question, or one for each gap of a text; a description goes to ``described``."""
        where = _at(number)
        stem = shown(child(element, "questiontext"), self.report, where)
        if kind == "description":
            described.append(stem)
            self.report.changed(
                where,
                f"没有答案的说明文字，放进题库的说明：{short(stem)}",
                f"a description went to the bank's remark: {short(stem)}",
            )
            return []
        stems = single_gaps(stem) if kind in ("cloze", "multianswer") else [stem]
        if len(stems) > 1:
            self.report.changed(
                where,
                f"{len(stems)} 个空拆成了 {len(stems)} 道题",
                f"{len(stems)} gaps became {len(stems)} items",
            )
        found = []
        for n, part in enumerate(stems, 1):
            question = self._question(element, kind, where, part)
            if question is not None and len(stems) > 1:
                question.stem += self.to.says(f"\n请答（{n}）。", f"\nAnswer ({n}).")
                question.id = question.id and f"{question.id}-{n}"
            found += [question] if question is not None else []
        return found

    def _question(self, element: "Element", kind: str, where: Both, stem: str) -> Question | None:
        title = texts(element, "name")
        reader: Callable[[Question, Element, Report], bool] | None = KINDS.get(kind)
        question = Question(where, stem, "short", title=title)
        question.rationale = shown(child(element, "generalfeedback"), self.report, where)
        if reader is None or not reader(question, element, self.report):
            self.report.lost(
                where,
                f"题型 {kind or '?'} 没有对应的，没有带过来：{short(stem or title)}",
                f"the type {kind or '?'} has no counterpart; left out: {short(stem or title)}",
            )
            return None
        question.id = texts(element, "idnumber")
        self._points(question, element)
        brought(question, [texts(t, "") for t in _tags(element)], self.report)
        self._left_out(question, element)
        return question

    def _points(self, q: Question, element: "Element") -> None:
        grade = decimal(texts(element, "defaultgrade") or "1")
        if grade is None:
            return
        q.points = int(grade.to_integral_value(rounding="ROUND_HALF_UP")) if abs(grade) < 10**6 else 1
        if grade != q.points:
            self.report.changed(
                q.where, f"{plain(grade)} 分改成 {q.points} 分", f"{plain(grade)} points became {q.points}"
            )

    def _left_out(self, q: Question, element: "Element") -> None:
        """What a question has besides, each once."""
        penalty = decimal(texts(element, "penalty") or "0") or Decimal(0)
        if (
            penalty not in (0, 1)
            and abs(penalty - Decimal("0.3333333")) > Decimal("0.001")
            and penalty != Decimal("0.1")
        ):
            self.report.lost(
                q.where,
                f"再试的扣分 {plain(penalty)} 没有带过来",
                f"the penalty {plain(penalty)} is left out",
            )
        if texts(element, "hidden") == "1":
            self.report.changed(q.where, "这道题在 Moodle 里是隐藏的", "this question is hidden in Moodle")
        if texts(element, "usecase") == "1":
            self.report.lost(q.where, "区分大小写没有带过来", "case is not told apart any more")
        for name, zh, en in (("hint", "提示", "a hint"), ("correctfeedback", "答对的话", "what is said to a right answer"),
                             ("partiallycorrectfeedback", "答对一部分的话", "what is said to a partly right answer"),
                             ("incorrectfeedback", "答错的话", "what is said to a wrong answer")):  # fmt: skip
            for part in element.iter(name):
                text = shown(part, self.report, q.where)
                if text and text.strip("。.! ！").lower() not in _STANDARD:
                    self.report.lost(
                        q.where, f"{zh}没有带过来：{short(text)}", f"{en} is left out: {short(text)}"
                    )
        for name in dict.fromkeys(flat(e.tag) for e in element if isinstance(e.tag, str)):
            if name == "image":  # the one picture of a question, before Moodle 2
                self._picture(q, texts(element, "image"))
            elif name not in _SETTINGS:
                self.report.lost(q.where, f"<{name}> 没有带过来", f"<{name}> is left out")
        for file in element.iter("file"):
            self.report.lost(
                q.where,
                f"附带的文件没有带过来：{short(file.get('name', ''))}",
                f"a file is left out: {short(file.get('name', ''))}",
            )

    def _picture(self, q: Question, name: str) -> None:
        if name:
            self.report.lost(
                q.where, f"图片没有带过来：{short(name)}", f"a picture is left out: {short(name)}"
            )


def _tags(element: "Element") -> Iterator["Element"]:
    for tags in element.iter("tags"):
        yield from tags.iter("tag")


def _at(number: int) -> Both:
    return Both(f"第 {number} 题", f"question {number}")

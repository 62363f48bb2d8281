"""Questions as an item bank that compiles: what the language cannot hold is changed here, and said."""

import re
from collections.abc import Iterable
from typing import Any

from engine.diagnostics import Both
from engine.exchange.authored import Own, Tree, Word, clean
from engine.exchange.importers.names import is_name, name_of, spelt_in_latin, unique
from engine.exchange.importers.question import Question, Questions
from engine.exchange.importers.target import Branch, Target
from engine.exchange.report import Imported, ImportFault, Report, short, whole_file
from engine.model.values import MOST_POINTS
from engine.model.vocabulary import WORDS

_LETTERS = 26
_CITED = re.compile(r"\[\^([^\]\s]+)\]")


def banks(groups: Iterable[Questions], to: Target, report: Report) -> Imported:
    """The files of the groups, one bank each; raises ``ImportFault`` when there is no question at all."""
    kept = [g for g in groups if g.questions]
    if not kept:
        raise ImportFault(
            Both(
                "文件里没有认出题来；看看是不是选错了文件，或者用 --as 说明它是什么",
                "no question was found in this file; check that it is the right one, or say with --as what it is",
            ),
            report,
        )
    files: dict[str, str | bytes] = {}
    units: list[Branch] = []
    taken = set(to.taken)
    for group in kept:
        own = group.head.get(WORDS["bank"], "")
        wanted = name_of(own) or (to.own if len(kept) == 1 else spelt_in_latin(group.title)) or to.own
        name = unique(wanted, taken)
        if own and name != own:
            report.changed(
                whole_file(),
                f"题库`{own}`已经有了，这一份叫`{name}`",
                f"there is a bank `{own}` already: this one is `{name}`",
            )
        taken.add(name)
        files[f"{to.course}/banks/{name}.yaml"] = to.yaml(_Bank(group, to, report).tree(name))
        quiz: Branch = {"bank": f"banks/{name}.yaml", "review": True}
        units.append({"quiz": quiz, "title": group.title or to.says("练一练", "Questions")})
        report.came["banks"] += 1
    return Imported(files, report, units)


class _Bank:
    """One bank: ids and sources are unique within it."""

    def __init__(self, group: Questions, to: Target, report: Report) -> None:
        self.group, self.to, self.report = group, to, report
        self.ids: set[str] = set()
        self.sources: dict[str, str] = {}
        self.known = _sources_of(group.head)

    def tree(self, name: str) -> Branch:
        items = [self._item(q, n) for n, q in enumerate(self.group.questions, 1)]
        out: Branch = {"bank": name}
        title = self.group.head.get(WORDS["title"]) or ("" if self.group.head else self.group.title)
        if title:
            out["title"] = _one_line(str(title))
        remarks = [str(self.group.head.get(WORDS["remark"]) or ""), self.group.remark]
        if any(remarks):
            out["remark"] = "\n".join(r for r in remarks if r)
        made: Branch = {Own(key): {"name": text} for text, key in self.sources.items()}
        if self.known or made:
            out["sources"] = {**self.known, **made}
        out["items"] = items
        shared = sum(q.shared for q in self.group.questions)
        if shared and not self.group.head:
            self.report.changed(
                whole_file(),
                f"{shared} 道多选题选对一部分不再给分，全对才得分",
                f"{shared} multiple choices give no points for a part any more",
            )
        bare = sum("rationale" not in item for item in items)
        if bare:
            self.report.missing(
                whole_file(), f"{bare} 道题没有解析，请补写", f"{bare} items have no rationale: write one"
            )
        return out

    def _item(self, q: Question, number: int) -> Branch:
        self.report.came["items"] += 1
        if len(q.options) == 1 and q.kind in ("single", "multiple", "survey", "order"):
            self._single(q)
        out: Branch = {"id": self._id(q, number), "stem": self._text(q, q.stem) or self._no_stem(q)}
        out["type"] = Word(q.kind)
        _KINDS[q.kind](self, q, out)
        if q.feedback and q.options:
            notes: Branch = {
                Own(_letter(n)): self._text(q, t)
                for n, t in sorted(q.feedback.items())
                if t and n < len(q.options)
            }
            if notes:
                out["feedback"] = notes
        if q.rationale.strip():
            out["rationale"] = self._text(q, q.rationale)
        cited = [*(n if n in self.known else self._source(n) for n in q.named), *map(self._source, q.sources)]
        if cited:
            out["source"] = list(dict.fromkeys(cited))
        if q.difficulty:
            out["difficulty"] = q.difficulty
        if q.points != 1:
            out["points"] = min(max(q.points, 0), MOST_POINTS)
        if q.fixed:
            out["fixed"] = True
        if q.remark:
            out["remark"] = q.remark
        return out

    def _id(self, q: Question, number: int) -> str:
        wanted = name_of(q.id)
        if q.id and wanted != q.id:
            self.report.changed(
                q.where,
                f"编号`{q.id}`不能当名字，改过了",
                f"the id `{q.id}` cannot be a name and was changed",
            )
        if not wanted and len(q.title) <= _LETTERS:
            wanted = spelt_in_latin(q.title)
        named = bool(q.id) and name_of(q.title) not in (wanted, "")
        if (not wanted or named) and q.title and q.title != q.stem:
            q.remark = "；".join(x for x in (q.remark, q.title) if x)
        name = unique(wanted or f"t{number}", self.ids)
        if q.id and name != wanted:
            self.report.changed(
                q.where,
                f"编号`{q.id}`重了，改成`{name}`",
                f"the id `{q.id}` is used twice: this one is `{name}`",
            )
        self.ids.add(name)
        return name

    def _no_stem(self, q: Question) -> str:
        self.report.missing(q.where, "这道题没有题干，请补写", "this item has no stem: write one")
        return self.to.says("（请补写题干）", "(write the question here)")

    def _text(self, q: Question, text: str) -> str:
        """A text of an item; ``[^`` would begin a citation."""
        text = clean(text)
        if any(name not in self.known for name in _CITED.findall(text)):
            self.report.changed(
                q.where, "`[^`会当成引用，改成了`[ ^`", "`[^` would begin a citation and became `[ ^`"
            )
            text = text.replace("[^", "[ ^")
        return text

    def _source(self, text: str) -> str:
        text = clean(text)
        if text not in self.sources:
            self.sources[text] = unique(f"S{len(self.sources) + 1}", self.known)
        return self.sources[text]

    def _options(self, q: Question) -> list[str]:
        texts: list[str] = []
        for n, raw in enumerate(q.options):
            text = self._text(q, raw)
            if not text:
                text = self.to.says("（空）", "(empty)")
                self.report.missing(q.where, f"选项 {_letter(n)} 是空的", f"option {_letter(n)} is empty")
            if text in texts:
                text = unique(text, texts)
                self.report.changed(
                    q.where,
                    f"选项`{short(raw)}`重了，加了号",
                    f"the option `{short(raw)}` stands twice and was numbered",
                )
            texts.append(text)
        return texts

    def _single(self, q: Question) -> None:
        """A choice of one is none: its option is the answer to type, or a part of the stem."""
        (only,) = q.options
        q.options = []
        if q.right:
            q.kind, q.accepted = "blank", [only]
            self.report.changed(
                q.where, "只有一个选项，当成填空题", "there is a single option: it is a blank now"
            )
            return
        q.kind, q.stem = "survey", f"{q.stem}\n{only}"
        self.report.changed(
            q.where,
            "只有一个选项又没有答案，选项接在题干后面",
            "a single option without a key was put behind the stem",
        )

    def _chosen(self, q: Question, out: Branch) -> None:
        options = self._options(q)
        right = sorted({n for n in q.right if 0 <= n < len(q.options)})
        if not right:
            out |= {"type": Word("survey"), "options": _lettered(options)}
            self.report.missing(
                q.where, "没有写答案，先当成调查题", "no key is given: it is a survey until you write one"
            )
            return
        if len(right) > 1:
            out["type"] = Word("multiple")
        out["options"] = _lettered(options)
        if len(options) <= _LETTERS:
            out["key"] = "".join(_letter(n) for n in right)
        else:
            out["key"] = [options[n] for n in right]

    def _judged(self, q: Question, out: Branch) -> None:
        out["key"] = self.to.says(*(("对", "true") if q.truth else ("错", "false")))

    def _blank(self, q: Question, out: Branch) -> None:
        accepted = list(dict.fromkeys(x for a in q.accepted if (x := self._text(q, a).strip("“”"))))
        if not accepted:
            out["type"] = Word("short")
            self._short(q, out)
            return
        out["key"] = accepted if len(accepted) > 1 else accepted[0]

    def _number(self, q: Question, out: Branch) -> None:
        out["key"] = q.accepted[0]
        if q.tolerance:
            out["tolerance"] = q.tolerance
        if q.unit:
            out["unit"] = self._text(q, q.unit)

    def _order(self, q: Question, out: Branch) -> None:
        out["options"] = list(self._options(q))

    def _match(self, q: Question, out: Branch) -> None:
        pairs: dict[str, str] = {}
        for left, right in q.pairs:
            one, other = self._text(q, left).replace("\n", " "), self._text(q, right)
            if not one or not other:
                self.report.lost(
                    q.where,
                    f"连线里`{short(one or other)}`只有一边",
                    f"`{short(one or other)}` has no partner to match",
                )
                continue
            name = unique(one, pairs)
            if name != one:
                self.report.changed(
                    q.where,
                    f"左边的`{short(one)}`重了，加了号",
                    f"the left side `{short(one)}` stands twice and was numbered",
                )
            pairs[name] = other
        if not pairs:
            out["type"] = Word("short")
            self._short(q, out)
            return
        out["pairs"] = {Own(left): right for left, right in pairs.items()}

    def _short(self, q: Question, out: Branch) -> None:
        model = self._text(q, q.model)
        if not model:
            self.report.missing(q.where, "简答题没有参考答案，请补写", "no model answer is given: write one")
            model = self.to.says("（请补写参考答案）", "(write a model answer here)")
        out["model"] = model

    def _survey(self, q: Question, out: Branch) -> None:
        if q.options:
            out["options"] = _lettered(self._options(q))


_KINDS = {
    "single": _Bank._chosen,
    "multiple": _Bank._chosen,
    "true-false": _Bank._judged,
    "blank": _Bank._blank,
    "number": _Bank._number,
    "order": _Bank._order,
    "match": _Bank._match,
    "short": _Bank._short,
    "survey": _Bank._survey,
}


def _sources_of(head: dict[str, Any]) -> Branch:
    """The sources of a bank's head; what is not in its form is left out."""
    found = head.get(WORDS["sources"])
    out: Branch = {}
    for name, entry in found.items() if isinstance(found, dict) else ():
        source = {"name": entry} if isinstance(entry, str) else entry
        if isinstance(source, dict):
            told = {
                k: str(v) for k in ("name", "grade", "remark") if (v := source.get(WORDS[k]) or source.get(k))
            }
            if "name" in told and is_name(str(name)):
                out[Own(str(name))] = dict(told)
    return out


def _lettered(options: list[str]) -> Tree:
    """By letter while there are letters."""
    if len(options) > _LETTERS:
        return list(options)
    return {Own(_letter(n)): text for n, text in enumerate(options)}


def _letter(n: int) -> str:
    return chr(65 + n)


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())

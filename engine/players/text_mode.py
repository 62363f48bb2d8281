"""The line player: plain lines out, one line in. For pipes and for screen readers."""

import os
import sys
from contextlib import suppress
from typing import TextIO

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.errors import ProjectError
from engine.players import texts
from engine.players.answers import LETTERS, Unclear, answer_in, lettered
from engine.players.forms import AGAIN, LEAVE, SHELF, UNITS, Form, Option
from engine.players.library import Entry, Shelf, length, standing
from engine.players.linebreak import broken, clean
from engine.players.paragraphs import Paragraph
from engine.players.present import present
from engine.players.progress import Store
from engine.players.session import Session
from engine.players.settle import settle

_PROMPTS = {
    "next": texts.T_GO,
    "single": texts.T_SINGLE,
    "survey": texts.T_SINGLE,
    "multiple": texts.T_MULTIPLE,
    "true-false": texts.T_TRUE_FALSE,
    "text": texts.T_TEXT,
    "order": texts.T_ORDER,
    "match": texts.T_MATCH,
}
_MEASURE = 76


class _Leaving(Exception):
    """The learner quits, or there are no more lines."""


class LinePlayer:
    """Lines in and out, and the commands that are understood everywhere."""

    def __init__(self, language: Language, stdin: TextIO, stdout: TextIO) -> None:
        self.language: Language = language
        self.stdin = stdin
        self.stdout = stdout
        self.measure = 0
        if stdout.isatty():
            with suppress(OSError, ValueError):
                self.measure = min(os.get_terminal_size(stdout.fileno()).columns, _MEASURE)

    def says(self, text: Both, /, **values: object) -> str:
        return (text.fill(**values) if values else text).says(self.language)

    # Out.

    def line(self, text: str = "", indent: int = 0, hang: int = 0) -> None:
        """One paragraph. A terminal gets it in lines, a pipe in one."""
        if not self.measure:
            self.stdout.write(" " * indent + clean(text) + "\n")
            return
        for k, spans in enumerate(broken([(text, "")], self.measure - indent, hang)):
            self.stdout.write(" " * (indent + (hang if k else 0)) + "".join(t for t, _ in spans) + "\n")

    def paragraphs(self, listed: list[Paragraph]) -> None:
        for n, p in enumerate(listed):
            if n and not p.tight:
                self.line()
            if p.rows:
                self._table(p)
            else:
                self.line(p.text, p.indent, p.hang)

    def _table(self, p: Paragraph) -> None:
        head, *rows = ["".join(t for t, _ in cell) for cell in p.rows[0]], *p.rows[1:]
        for row in rows:
            words = ["".join(t for t, _ in cell) for cell in row]
            self.line("；".join(f"{name}：{w}" for name, w in zip(head, words, strict=False)), p.indent, 2)

    def form(self, form: Form) -> None:
        """The options, each on its line."""
        if form.kind in ("text", "next"):
            return
        self.line()
        for n, left in enumerate(form.left, 1):
            self.line(f"{n}. {left}", 0, 3)
        if form.left:
            self.line()
        for n, option in enumerate(form.options):
            mark = LETTERS[n] if lettered(form) and n < len(LETTERS) else str(n + 1)
            note = f"   {option.note}" if option.note else ""
            self.line(f"{mark}. {option.text}{note}", 0, len(mark) + 2)

    # In.

    def read(self, prompt: Both) -> str:
        self.stdout.write(self.says(prompt) + " ")
        self.stdout.flush()
        try:
            line = self.stdin.readline()
        except UnicodeDecodeError:
            line = "\ufffd\n"
        except KeyboardInterrupt:
            line = ""
        if not self.stdin.isatty() or not line:
            self.stdout.write("\n")
        if not line:
            raise _Leaving
        return line.rstrip("\r\n")

    def command(self, line: str) -> str:
        """The command that a line is, in one spelling; nothing when it is an answer."""
        word = line.strip()
        return {"？": "?", "h": "?", "上一步": "b", "退出": "q", "帮助": "?"}.get(
            word, word if word in _COMMANDS else ""
        )

    def menu(self, form: Form, default: int | None = None) -> Option:
        """One option of a list, asked for until it is clear."""
        self.form(form)
        while True:
            line = self.read(texts.T_PICK)
            command = self.command(line)
            if command == "q":
                raise _Leaving
            if command == "?":
                self.line(self.says(texts.T_HELP))
                continue
            if not line.strip() and default is not None:
                return form.options[default]
            try:
                given = answer_in(form, line)
            except Unclear:
                self.line(self.says(texts.T_WRONG, given=line.strip()))
                continue
            return next(o for o in form.options if o.gives == given)


_COMMANDS = {"b", "q", "?", "m", "u"}


class Reader:
    """One work, read line by line."""

    def __init__(self, player: LinePlayer, entry: Entry, session: Session, seed: int | None) -> None:
        self.p = player
        self.entry = entry
        self.session = session
        self.seed = seed
        self.head = ""

    def open(self, *, fresh: bool) -> None:
        """The opening page, and where to begin."""
        p, entry = self.p, self.entry
        p.line(entry.title)
        long = length(entry)
        words = [texts.KINDS.get(entry.kind, texts.COURSE), *([long] if long else [])]
        p.line("   ".join(p.says(w) for w in [*words, *standing(entry, self.session.kept)]))
        if entry.nature in texts.NATURE_TOLD:
            p.line(p.says(texts.NATURE_TOLD[entry.nature]))
        if entry.summary:
            p.line(entry.summary)
        self.news()
        if fresh or not self.session.is_under_way():
            self.session.begin(self.seed)
            return
        go, anew = Option(p.says(texts.CONTINUE), "go"), Option(p.says(texts.FROM_START), "anew")
        if p.menu(Form("menu", (go, anew)), default=0).gives == "go":
            self.session.resume()
        else:
            self.session.begin(self.seed)

    def news(self) -> None:
        for told in self.session.take_news():
            self.p.line(f"[{self.p.says(told)}]")

    def read(self) -> str:
        """Until the learner leaves the work: the act that ends it."""
        while True:
            form = self.show()
            act = self.ask(form)
            if act:
                return act

    def show(self) -> Form:
        """The present screen."""
        shown = present(self.session, self.p.language)
        where = self.session.where()
        parts = dict.fromkeys(p for p in (where.work, where.unit_title, where.scene_title) if p)
        head = " / ".join(parts)
        self.p.line()
        if head != self.head:
            self.head = head
            nature = texts.NATURES.get(where.nature)
            label = f"  [{self.p.says(nature)}]" if nature else ""
            self.p.line(f"== {head}{label}")
        self.news()
        listed = [*shown.flow, *shown.ask]
        self.p.paragraphs(listed)
        self.p.form(shown.form)
        return shown.form

    def ask(self, form: Form) -> str:
        """One line that does something: an act that leaves the work, or nothing to go on reading."""
        while True:
            line = self.p.read(_PROMPTS.get(form.kind, texts.T_PICK))
            command = self.p.command(line)
            if command == "q":
                raise _Leaving
            if command == "b":
                if self.session.back():
                    return ""
                self.p.line(self.p.says(texts.NOWHERE_BACK))
            elif command == "?":
                self.p.line(self.p.says(texts.T_HELP))
            elif command == "m":
                self.where()
            elif command == "u" and self.entry.units:
                if self.unit():
                    return ""
            elif form.kind == "next" and not line.strip():
                self.session.send({"input": "next"})
                return ""
            else:
                done, act = self.answer(form, line)
                if done:
                    return act

    def answer(self, form: Form, line: str) -> tuple[bool, str]:
        try:
            if form.kind == "next":
                raise Unclear
            given = answer_in(form, line)
        except Unclear as e:
            if line.strip():
                self.p.line(self.p.says(texts.T_WRONG, given=line.strip()))
            if e.says is not None:
                self.p.line(self.p.says(e.says))
            return False, ""
        if given == UNITS:
            return self.unit(), ""
        if given == AGAIN:
            self.session.begin(self.seed)
        elif given in (SHELF, LEAVE):
            return True, given
        elif not self.session.send(given):
            self.p.line(self.p.says(texts.T_WRONG, given=line.strip()))
            return False, ""
        return True, ""

    def where(self) -> None:
        where = self.session.where()
        words = [self.p.says(where.tally), *(self.p.says(w) for w in standing(self.entry, self.session.kept))]
        self.p.line("   ".join(words))
        for mark in self.session.way():
            scene = f"{mark.scene}：" if mark.scene else ""
            self.p.line(f"{scene}{mark.text}", 0 if mark.kind == "unit" else 2)

    def unit(self) -> bool:
        """Go to a unit; false when the learner stays."""
        units = self.session.bundle["units"]
        for n, unit in enumerate(units, 1):
            self.p.line(f"{n}. {unit['title']}")
        line = self.p.read(texts.T_UNITS_HINT).strip()
        if not line.isdecimal() or not 1 <= int(line) <= len(units):
            return False
        return self.session.send({"input": "jump", "to": units[int(line) - 1]["address"]})


def run(
    shelf: Shelf,
    name: str | None,
    *,
    seed: int | None = None,
    fresh: bool = False,
    language: Language = "zh",
    stdin: TextIO = sys.stdin,
    stdout: TextIO = sys.stdout,
) -> int:
    """Play ``name``, or what is picked from the library. Raises ``EngineError`` for a work that is not there."""
    player = LinePlayer(language, stdin, stdout)
    store = Store()
    session: Session | None = None
    try:
        while True:
            entry = _entry(player, shelf, name, store)
            session = Session(entry.id, shelf.bundle(entry.id), store)
            settle()
            reader = Reader(player, entry, session, seed)
            reader.open(fresh=fresh)
            if reader.read() == LEAVE:
                return 0
            name = None
    except _Leaving:
        if session is not None:
            player.line(player.says(texts.T_UNSAVED if session.trouble else texts.T_SAVED))
        stdout.flush()
        return 0
    except BrokenPipeError:
        # Whoever read the lines has gone; Python would complain once more at its end.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
        return 0


def _entry(player: LinePlayer, shelf: Shelf, name: str | None, store: Store) -> Entry:
    entries = shelf.entries()
    if name is not None:
        found = next((e for e in entries if e.id == name), None)
        if found is None:
            raise ProjectError(texts.NO_WORK.fill(name=name))
        return found
    if not entries:
        raise ProjectError(texts.EMPTY_SHELF)
    player.line(player.says(texts.ASK_WORK))
    options = []
    for e in entries:
        words = [texts.KINDS.get(e.kind, texts.COURSE), *standing(e, store.peek(e.kind, e.id))]
        options.append(Option(e.title, e, "   ".join(player.says(w) for w in words)))
    picked: Entry = player.menu(Form("menu", tuple(options))).gives
    return picked

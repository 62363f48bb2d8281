"""A work as articles for a WeChat public account: inline styles only, nothing to click.

A lesson is an article; a drama is one or more, its branches as numbered sections. Questions stand where they
are asked, answers at the end, sources as numbered notes behind them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from engine.exchange.exporters.wechat_rules import DIGEST, MOST_CHARACTERS, TITLE
from engine.exchange.reading import blocks as b
from engine.exchange.reading.citations import Citations, uncited
from engine.exchange.reading.phrases import chinese
from engine.exchange.reading.questions import KINDS, Question, question
from engine.exchange.reading.sections import notes_of, parts

#: Room for what the editor itself adds.
_FULL = MOST_CHARACTERS - 600
NATURES = {"dramatised": "创作：人物、对话和情节是艺术再创作", "documented": "史实：写的是有记载的事"}
_P = "margin:0 0 14px"
_HEAD = "margin:28px 0 14px;font-size:20px;color:#0b5d3b"
_WAY = "margin:0 0 14px;padding:0 0 0 12px;border-left:3px solid #8a4b08"
_FACT = "margin:0 0 14px;padding:12px;background-color:#e3f0e8"
_LABEL = "margin:0 0 14px;padding:8px 12px;background-color:#fbeed9;color:#8a4b08"
_SMALL = "margin:0 0 8px;font-size:15px;color:#4a5750"
_CELL = "border:1px solid #7c8a82;padding:6px"
#: Units that are too short to be articles of their own.
_SHORT = ("practice", "discuss", "item", "quiz")


@dataclass(frozen=True)
class Article:
    """``pictures`` are the paths of the work's own files, in the order in which they are to be uploaded."""

    title: str
    digest: str
    body: str
    pictures: list[str]


def articles(bundle: Mapping[str, Any]) -> list[Article]:
    """The articles of a work, in order."""
    out: list[Article] = []
    for group in _grouped(parts(bundle)):
        pieces = [piece for part in group for piece in _pieces(bundle, part)]
        shares = _shared(bundle, group[0], pieces)
        for n, share in enumerate(shares):
            title = group[0].title if len(shares) == 1 else f"{group[0].title}（{chinese(n + 1)}）"
            writer = _Writer(bundle)
            body = writer.article(group[0], share, last=n + 1 == len(shares), first=n == 0)
            out.append(Article(title[:TITLE], _digest(bundle, group[0]), body, writer.pictures))
    return out


def picture_name(number: int, path: str) -> str:
    """What a picture is called beside the article: `pictures/01.png`."""
    return f"pictures/{number:02d}.{path.rpartition('.')[2].lower()}"


def _digest(bundle: Mapping[str, Any], part: b.Part) -> str:
    summary = bundle.get("summary", "")
    lead = f"{bundle['title']}：" if part.title != bundle["title"] else ""
    return f"{lead}{summary}"[:DIGEST]


def _grouped(all_parts: list[b.Part]) -> list[list[b.Part]]:
    out: list[list[b.Part]] = []
    for part in all_parts:
        if part.kind in _SHORT and out and out[-1][0].kind in _SHORT:
            out[-1].append(part)
        else:
            out.append([part])
    return out


def _pieces(bundle: Mapping[str, Any], part: b.Part) -> list[b.Section]:
    """What an article may be divided between: the scenes of a story, the pages of a lesson, single questions."""
    if part.kind == "scenario":
        return part.sections
    out = []
    for block in (block for section in part.sections for block in section.blocks):
        if isinstance(block, b.Quizzed):
            spec = block.spec
            names = bundle["banks"][spec["bank"]]
            few = f"现场从中抽 {spec['draw']} 题，" if spec["draw"] < len(names) else ""
            mark = f"答对 {spec['pass']}% 算及格。" if spec["pass"] else ""
            line = f"一共 {len(names)} 题{'，' if few or mark else '。'}{few}{mark}答案在文末。"
            out.append(b.Section(0, spec["title"] or part.title, [b.Told(line)]))
            out += [b.Section(0, "", [b.Asked(name)]) for name in names]
        elif isinstance(block, b.Tasked) and part.title:
            out.append(b.Section(0, part.title, [block]))
        else:
            out.append(b.Section(0, "", [block]))
    return out


def _shared(bundle: Mapping[str, Any], part: b.Part, pieces: list[b.Section]) -> list[list[b.Section]]:
    """The pieces in as few articles as hold them, of about one length; a piece too long alone stays whole."""
    shares = _within(bundle, part, pieces, _FULL)
    limit = _length(bundle, part, pieces) // len(shares)
    while limit < _FULL and len(shares) > 1:
        evenly = _within(bundle, part, pieces, limit)
        if len(evenly) == len(shares):
            return evenly
        limit += 500
    return shares


def _within(
    bundle: Mapping[str, Any], part: b.Part, pieces: list[b.Section], limit: int
) -> list[list[b.Section]]:
    shares: list[list[b.Section]] = [[]]
    for piece in pieces:
        if shares[-1] and _length(bundle, part, [*shares[-1], piece]) > limit:
            shares.append([])
        shares[-1].append(piece)
    return shares


def _length(bundle: Mapping[str, Any], part: b.Part, pieces: list[b.Section]) -> int:
    return len(_Writer(bundle).article(part, pieces, last=False, first=True))


class _Writer:
    """Writes one article; numbers its sources, questions and pictures."""

    def __init__(self, bundle: Mapping[str, Any]) -> None:
        self.bundle = bundle
        self.cited = Citations(bundle["sources"])
        self.questions: list[Question] = []
        self.pictures: list[str] = []

    def article(self, part: b.Part, pieces: list[b.Section], *, first: bool, last: bool) -> str:
        out = ['<section style="font-size:18px;line-height:1.8;color:#1c2b24">']
        if part.kind == "scenario":
            out += self._opening(part, pieces, first=first)
        for piece in pieces:
            if piece.title:
                number = f"【{chinese(piece.number)}】" if piece.number else ""
                out.append(f'<h3 style="{_HEAD}">{_e(number + piece.title)}</h3>')
            out += self._blocks(piece.blocks)
        if not last:
            out.append(_p("没有完，请接着看下一篇。", _LABEL))
        out += self._answers()
        notes = self.cited.notes()
        if notes:
            out.append(f'<h3 style="{_HEAD}">出处</h3>')
            out += [_p(f"［{n}］{note}", _SMALL) for n, note in enumerate(notes, 1)]
        return "\n".join([*out, "</section>", ""])

    def _opening(self, part: b.Part, pieces: list[b.Section], *, first: bool) -> list[str]:
        out = [_p(NATURES[part.nature], _LABEL)] if part.nature else []
        if not first:
            span = f"【{chinese(pieces[0].number)}】到【{chinese(pieces[-1].number)}】"
            return [*out, _p(f"这一篇是{span}，前面的在上一篇。", _SMALL)]
        if part.story == self.bundle["id"] and self.bundle.get("summary"):
            out.append(_p(self.bundle["summary"]))
        if part.sections[0].number:
            out.append(_p("读法：从【一】读起。读到要选的地方，拿定主意，再找您选的那一段。", _SMALL))
            counted = notes_of(self.bundle, part.story)
            if counted:
                out.append(_p(f"拿一张纸，先写上：{'，'.join(counted)}。读到“纸上”，就照着改。", _SMALL))
        return out

    def _blocks(self, found: list[b.Block]) -> list[str]:
        return [line for block in found for line in self._block(block)]

    def _block(self, block: b.Block) -> list[str]:
        match block:
            case b.Told(text):
                return [_p(part) for part in text.split("\n") if part]
            case b.Said(who, tone, text):
                said = f"（{_e(tone)}）" if tone else ""
                return [f'<p style="{_P}"><strong>{_e(who)}</strong>{said}：{_e(text)}</p>']
            case b.Staged(text):
                return [_p(f"（{text}）", f"{_P};color:#4a5750")]
            case b.Stated(text, sources):
                return self._fact([_p(uncited(text) + self.cited.mark(sources), "margin:0")])
            case b.Shown(path, text):
                return [self._picture(path, text)]
            case b.Heard(_, text):
                return [_p(f"（{text}）", f"{_P};color:#4a5750")] if text else []
            case b.Noted(text):
                return [_p(text, f"{_P};color:#8a4b08")]
            case b.Counted(changes):
                return [_p(f"纸上：{'，'.join(changes)}。", _SMALL)]
            case b.Turned(to):
                return [_p(f"请看【{chinese(to)}】。" if to else "看完回到来的地方。", f"{_P};color:#0b5d3b")]
            case b.Ended():
                return self._ended(block)
            case b.If(when, unless, then, other):
                return self._either(when, unless, then, other)
            case b.Choice(ask, vote, ways):
                return self._choice(ask, vote, ways)
            case b.Paged(title, found, _):
                head = [f'<h3 style="{_HEAD}">{_e(title)}</h3>'] if title else []
                return [*head, *self._page(found)]
            case b.Stopped(content):
                return self._stop(content)
            case b.Discussed(text, seconds):
                time = f"（{seconds // 60} 分钟）" if seconds >= 60 else ""
                return [_p(f"议一议：{text}{time}", _LABEL)]
            case b.Tasked(content):
                return self._task(content)
            case b.Asked(item):
                return self._asked(item)
            case b.Played(_, title):
                return [_p(f"看情景剧《{title}》。", _LABEL)]
            case b.Quizzed(spec):
                names = self.bundle["banks"][spec["bank"]]
                return [line for name in names for line in self._asked(name)]

    def _fact(self, inside: list[str], label: str = "史实") -> list[str]:
        return [
            f'<section style="{_FACT}"><p style="margin:0"><strong>{label}</strong></p>',
            *inside,
            "</section>",
        ]

    def _ended(self, ending: b.Ended) -> list[str]:
        rank = f"（{ending.rank}）" if ending.rank else ""
        told = [_p(uncited(part)) for part in ending.debrief.split("\n") if part]
        mark = self.cited.mark(ending.sources)
        if mark and told:
            told[-1] = told[-1].removesuffix("</p>") + f"{mark}</p>"
        return [f'<p style="{_LABEL}"><strong>结局：{_e(ending.name)}</strong>{_e(rank)}</p>', *told]

    def _either(self, when: str, unless: str, then: list[b.Block], other: list[b.Block]) -> list[str]:
        out = []
        for told, side in ((when, then), (unless, other)):
            if side:
                out += self._way(f"如果{told}：", self._blocks(side), b.sole_turn(side))
        return out

    def _choice(self, ask: str, vote: bool, ways: list[b.Way]) -> list[str]:
        asked = ("大家来定：" if vote else "您来定：") + ask
        out = [f'<p style="{_P}"><strong>{_e(asked)}</strong></p>']
        for way in ways:
            when = f"（要{way.when}才能选）" if way.when else ""
            out += self._way(
                f"如果您选“{way.text}”{when}，", self._blocks(way.blocks), b.sole_turn(way.blocks)
            )
        return out

    def _way(self, lead: str, inside: list[str], to: int | None) -> list[str]:
        if to:
            return [_p(f"{lead.rstrip('：，')}，请看【{chinese(to)}】。", _WAY)]
        lead = f"{lead.rstrip('，：')}："
        return [f'<section style="{_WAY}">', f'<p style="{_P}">{_e(lead)}</p>', *inside, "</section>"]

    def _stop(self, stop: dict[str, Any]) -> list[str]:
        out = [f'<h3 style="{_HEAD}">第 {stop["at"] + 1} 站　{_e(stop["name"])}</h3>']
        if "place" in stop:
            out.append(_p(f"今属：{uncited(stop['place'])}", _SMALL))
        recorded = _p(uncited(stop["record"]) + self.cited.mark(stop["sources"]), "margin:0")
        out += self._fact([recorded], "记载")
        words = (("certainty", "可信度："), ("dispute", "分歧："))
        return out + [_p(word + uncited(stop[key]), _SMALL) for key, word in words if key in stop]

    def _task(self, task: dict[str, Any]) -> list[str]:
        out = [_p(f"去做一件事：{task['text']}", _LABEL)]
        words = (("kind", "类型："), ("evidence", "留下什么："), ("remark", "提醒："))
        return out + [_p(word + task[key], _SMALL) for key, word in words if key in task]

    def _asked(self, name: str) -> list[str]:
        asked = question(name, self.bundle["items"][name])
        self.questions.append(asked)
        out = [
            f'<p style="{_P}"><strong>{len(self.questions)}．{_e(asked.stem)}</strong>（{KINDS[asked.kind]}）</p>'
        ]
        out += [_p(f"{n}．{text}", "margin:0 0 6px") for n, text in enumerate(asked.left, 1)]
        return out + [_p(f"{letter}．{text}", "margin:0 0 6px") for letter, text in asked.options]

    def _answers(self) -> list[str]:
        told = []
        for n, asked in enumerate(self.questions, 1):
            words = "．".join(filter(None, (asked.answer, asked.words)))
            if words or asked.rationale:
                told.append(_p(f"{n}．{words}　{asked.rationale}{self.cited.mark(asked.sources)}"))
        return [f'<h3 style="{_HEAD}">答案</h3>', *told] if told else []

    def _picture(self, path: str, text: str) -> str:
        self.pictures.append(path)
        name = picture_name(len(self.pictures), path)
        return f'<p style="{_P};text-align:center"><img src="{name}" alt="{escape(text)}" style="width:100%"></p>'

    # Pages of lessons.

    def _page(self, found: list[Any]) -> list[str]:
        return [line for block in found for line in self._part(block)]

    def _part(self, block: list[Any]) -> list[str]:
        match block:
            case ["p", inline]:
                return [f'<p style="{_P}">{self._inline(inline)}</p>']
            case ["h", _, inline]:
                return [f'<h3 style="{_HEAD}">{self._inline(inline)}</h3>']
            case ["ul" | "ol" as kind, items]:
                inside = [f"<li>{self._flat(item)}</li>" for item in items]
                return [f'<{kind} style="{_P};padding-left:24px">', *inside, f"</{kind}>"]
            case ["quote", found]:
                return [f'<blockquote style="{_WAY}">', *self._page(found), "</blockquote>"]
            case ["code", text]:
                return [f'<p style="{_FACT}">{_lines(text)}</p>']
            case ["table", head, rows]:
                return self._table(head, rows)
            case ["img", path, text]:
                return [self._picture(path, text)]
            case ["fact", found]:
                return self._fact(self._page(found))
            case ["note", found]:
                return [f'<section style="{_LABEL}">', *self._page(found), "</section>"]
        return []  # what is only spoken

    def _table(self, head: list[Any], rows: list[Any]) -> list[str]:
        def row(cells: list[Any], tag: str) -> str:
            inside = "".join(f'<{tag} style="{_CELL}">{self._inline(cell)}</{tag}>' for cell in cells)
            return f"<tr>{inside}</tr>"

        lines = [row(head, "th"), *(row(cells, "td") for cells in rows)]
        return [
            f'<table style="{_P};width:100%;border-collapse:collapse"><tbody>',
            *lines,
            "</tbody></table>",
        ]

    def _flat(self, found: list[Any]) -> str:
        """The blocks of a list's entry on lines of their own: the editor takes no list within a list."""
        out = []
        for block in found:
            if block[0] in ("ul", "ol"):
                out += [f"· {self._flat(item)}" for item in block[1]]
            elif block[0] in ("p", "h"):
                out.append(self._inline(block[-1]))
            elif block[0] == "code":
                out.append(_lines(block[1]))
            elif block[0] in ("quote", "note", "fact"):
                out.append(self._flat(block[1]))
        return "<br>".join(out)

    def _inline(self, pieces: list[Any]) -> str:
        out: list[str] = []
        cites: list[str] = []
        for piece in [*pieces, ""]:
            if isinstance(piece, list) and piece[0] == "cite":
                cites.append(piece[1])
                continue
            out.append(self.cited.mark(cites))
            cites = []
            if isinstance(piece, str):
                out.append(_e(piece))
            elif piece[0] in ("b", "i"):
                tag = "strong" if piece[0] == "b" else "em"
                out.append(f"<{tag}>{self._inline(piece[1])}</{tag}>")
            elif piece[0] == "code":
                out.append(_e(piece[1]))
            elif piece[0] == "link":
                out.append(self._inline(piece[1]))
            elif piece[0] == "br":
                out.append("<br>")
        return "".join(out)


def _p(text: str, style: str = _P) -> str:
    return f'<p style="{style}">{_e(text)}</p>'


def _e(text: str) -> str:
    return escape(text, quote=False)


def _lines(text: str) -> str:
    return "<br>".join(_e(line) for line in text.rstrip("\n").split("\n"))


_PREVIEW = """\
<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}：公众号文章预览</title>
<style>
body {{ margin: 0; background: #e8e4da; color: #1c2b24; font: 18px/1.7 sans-serif; }}
main {{ max-width: 720px; margin: 0 auto; padding: 24px; }}
.how, .card {{ background: #fff; border: 1px solid #7c8a82; border-radius: 8px; padding: 16px 24px; margin: 0 0 24px; }}
.phone {{ background: #fff; width: 375px; max-width: 100%; box-sizing: border-box; margin: 0 auto 48px; padding: 24px 16px; }}
.bad {{ color: #a61b1b; }}
h1 {{ font-size: 26px; }} h2 {{ font-size: 22px; margin: 0 0 8px; }} p {{ margin: 0 0 8px; }}
</style>
</head>
<body>
<main>
<h1>{title}：公众号文章预览</h1>
<div class="how">
<p>怎样用：一篇一篇来。把标题、摘要抄到公众号后台，在白框里从头选到尾，复制，粘到正文里。</p>
<p>有图片的，先在后台按顺序上传，再把正文里的图一张一张换成传上去的。</p>
</div>
{cards}
</main>
</body>
</html>
"""


def preview(title: str, made: list[Article], found: list[list[str]]) -> bytes:
    """A page to look at the articles and to copy from; ``found`` are the faults of each, in words."""
    cards = []
    for n, (article, wrong) in enumerate(zip(made, found, strict=True), 1):
        told = "".join(f'<p class="bad">{_e(text)}</p>' for text in wrong) or "<p>检查：通过</p>"
        pictures = "".join(
            f"<p>图 {k}：{picture_name(k, path)}{_raster(path)}</p>"
            for k, path in enumerate(article.pictures, 1)
        )
        cards.append(
            f'<div class="card"><h2>{n}．{_e(article.title)}</h2><p>摘要：{_e(article.digest)}</p>'
            f"<p>连标签共 {len(article.body)} 字，最多 20000 字</p>{told}{pictures}</div>\n"
            f'<div class="phone">{_below(article, n)}</div>'
        )
    return _PREVIEW.format(title=_e(title), cards="\n".join(cards)).encode()


def _below(article: Article, number: int) -> str:
    """The body with its pictures where they lie, seen from the folder above."""
    return article.body.replace('src="pictures/', f'src="{number:02d}/pictures/')


def _raster(path: str) -> str:
    return "（公众号不收 SVG，先存成 PNG）" if path.lower().endswith(".svg") else ""

"""A Word document or a plain text as blocks, and what kind of text they are."""

import re
from collections import Counter
from dataclasses import replace

from engine.exchange.importers.blocks import Block, Document, Piece
from engine.exchange.importers.play_marks import CAST, SCENE, spaced, speech
from engine.exchange.importers.rows import has_heading
from engine.exchange.importers.text import text_of
from engine.exchange.importers.word_file import document
from engine.exchange.report import Report, line

_HASHES = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_QUESTION = re.compile(r"\s*(?:第\s*\d+\s*题|[（(]?\d{1,4}\s*[.．、)）](?!\d))")
_OPTION = re.compile(r"\s*[（(]?[A-HＡ-Ｈ]\s*[.．、:：)）]")
_KEY = re.compile(
    r"[【\[（(]?\s*(?:参考|正确|标准)?答案\s*[】\])）]?\s*[:：】]|^\s*(?:correct )?[Aa]nswer\s*[:：]|答案(?:及解析|与解析|部分|汇总|表)?\s*$"
)
_IN_BRACKETS = re.compile(r"[（(【\[]\s*(?:[A-HＡ-Ｈ]{1,8}|√|×|对|错)\s*[)）】\]]")
_SMALL = re.compile(r"^\s*\(?[a-h](?=[.)]\s)")
_SECTION = re.compile(r"\s*[一二三四五六七八九十]+\s*[、.．]\s*.{0,6}(?:选择?题?|单选|多选|判断|填空|简答)")
#: `【单选题】1.`: the kind before the number.
TAG_FIRST = re.compile(
    r"^\s*[【\[（(]\s*(?P<kind>[^】\])）\d]{1,8})\s*[】\])）]\s*(?=(?:第\s*)?\d{1,4}\s*[.．、)）题])"
)
#: `（√）2.`: the place for the key before the number.
KEY_FIRST = re.compile(
    r"^\s*[（(【\[]\s*(?P<key>[A-HＡ-Ｈ]{1,8}|√|×|✓|✗|对|错|正确|错误|[\s_＿]*)\s*[】\])）]\s*(?=\d{1,4}\s*[.．、])"
)
_NAME_ALONE = re.compile(r"\s*(?P<who>[\u4e00-\u9fff]{1,5})\s*(?:[（(][^（()）]{1,20}[)）])?\s*[：:]\s*")
_WHO = re.compile(r"角色|人物|说话人|演员")
_SAID = re.compile(r"台词|对白|内容|台词内容")
GENRES = (
    "情景剧",
    "小品",
    "短剧",
    "话剧",
    "独幕剧",
    "音乐剧",
    "快板",
    "快板剧",
    "相声",
    "三句半",
    "戏曲",
    "小戏",
)
#: What stands before a colon in a script and is nobody's name.
NO_NAMES = frozenset(
    [
        "时间",
        "地点",
        "时",
        "地",
        "人物",
        "角色",
        "出场人物",
        "登场人物",
        "布景",
        "场景",
        "道具",
        "背景",
        "音乐",
        "音效",
        "灯光",
        "字幕",
        "备注",
        "说明",
        "提示",
        "注",
        "注意",
        "简介",
        "剧情简介",
        "内容简介",
        "选择",
        "思考题",
        "讨论题",
        "练习",
        "选项",
        "问题",
        "答案",
        "解析",
        "结局",
        "评语",
        "点评",
        "编剧",
        "作者",
        "导演",
        "改编",
        "来源",
        "性质",
        "时长",
        "对象",
        "标题",
        "剧名",
        "主题",
        "幕启",
        "场次",
        "例如",
        "例",
        "比如",
        *GENRES,
    ]
)


def opened(name: str, data: bytes, report: Report) -> Document:
    """The blocks of a file."""
    if data.startswith(b"PK"):
        return document(data, report)
    out = Document()
    for number, text in enumerate(text_of(name, data).split("\n"), 1):
        hashes = _HASHES.fullmatch(text.strip())
        words = hashes[2] if hashes else text.strip()
        block = Block(line(number), pieces=[Piece(words)] if words else [])
        block.level = len(hashes[1]) if hashes else 0
        out.blocks.append(block)
    return out


def lettered(text: str) -> str:
    """An English line whose option has a small letter, with a capital; Chinese papers have capitals."""
    return _SMALL.sub(lambda m: m[0].upper(), text)


def shape(found: Document) -> str:
    """``bank``, ``play`` or ``lessons``."""
    texts = [
        KEY_FIRST.sub("", TAG_FIRST.sub("", b.typed))
        for b in together(found.blocks)
        if b.kind == "text" and b.text
    ]
    if not any("\u4e00" <= c <= "\u9fff" for t in texts for c in t):
        texts = [lettered(t) for t in texts]
    texts += [f"{who}：{said}" for b in found.blocks for who, said in _spoken(b.rows)]
    if any(b.kind == "table" and has_heading(b.rows) for b in found.blocks):
        return "bank"
    numbered = sum(_QUESTION.match(t) is not None for t in texts)
    options = sum(
        _OPTION.match(t) is not None or len(re.findall(r"(?<!\w)[A-D][.．、]", t)) > 1 for t in texts
    )
    keys = sum(_KEY.search(t) is not None for t in texts)
    marked = sum(_IN_BRACKETS.search(t) is not None for t in texts)
    sections = sum(_SECTION.match(t) is not None for t in texts)
    if numbered and (
        (options and (keys or marked)) or keys > 1 or marked > 1 or (sections and (keys or marked))
    ):
        return "bank"
    if (not numbered and keys and options > 1) or (numbered > 1 and sections > 1):
        return "bank"
    if any(len(_spoken(b.rows)) > 1 for b in found.blocks):
        return "play"
    return "play" if _is_play(texts) else "lessons"


def together(blocks: list[Block]) -> list[Block]:
    """The blocks of a script, where a name with a colon stands alone, joined with the words under it."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if (
            above is not None
            and above.kind == block.kind == "text"
            and block.text
            and not (block.level or above.level or SCENE.fullmatch(block.text))
            and (name := _NAME_ALONE.fullmatch(above.text)) is not None
            and name["who"] not in NO_NAMES
            and not _NAME_ALONE.fullmatch(block.text)
            and speech(block.text) is None
        ):
            out[-1] = replace(above, pieces=[*above.pieces, *block.pieces])
        else:
            out.append(block)
    return out


def _spoken(rows: list[list[str]]) -> list[tuple[str, str]]:
    """The lines of a table whose heading is `角色` and `台词`."""
    cells = [[c.strip() for c in row] for row in rows]
    if not cells or len(cells[0]) != 2 or not (_WHO.fullmatch(cells[0][0]) and _SAID.fullmatch(cells[0][1])):
        return []
    return [(row[0], row[1]) for row in cells[1:] if len(row) == 2 and all(row)]


def has_gaps(texts: list[str]) -> bool:
    """Whether a script sets names off by a wide gap: several lines do, and somebody speaks twice."""
    who = Counter(s[0] for t in texts if not SCENE.fullmatch(t) and (s := spaced(t)) is not None)
    return who.total() >= 3 and max(who.values(), default=0) >= 2


def _is_play(texts: list[str]) -> bool:
    spoken = [x for t in texts if (x := speech(t)) is not None]
    who = Counter(x[0] for x in spoken if x[0] not in NO_NAMES)
    said = sum(who.values())
    if has_gaps(texts):
        return True
    if said >= 2 and any(SCENE.fullmatch(t) or CAST.match(t) for t in texts):
        return True
    return said >= 3 and max(who.values(), default=0) >= 2 and said * 5 >= len(texts)

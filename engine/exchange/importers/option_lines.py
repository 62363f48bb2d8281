"""Options and keys typed into running text: `A. … B. …`, `（ B ）`, `____`."""

import re

_MARK = re.compile(
    r"(?:^|(?<=[\s\u3000；;。，,|？?）)》”\u4e00-\u9fff]))[（(]?([A-ZＡ-Ｚ])\s*[.．、:：)）]\s*"
)
_LETTER = re.compile(r"(?:^|(?<=[\s\u3000；;]))([A-HＡ-Ｈ])[ \u3000]?(?=[\u4e00-\u9fff“《\d])")
_LEADING = re.compile(r"^\s*[（(]?([A-Za-zＡ-Ｚａ-ｚ]|[①-⑳])\s*[.．、:：)）]\s*|^\s*[①-⑳]\s*")
_IN_STEM = re.compile(
    r"[（(【\[]\s*(?P<key>[A-ZＡ-Ｚ](?:[\s,，、;；]*[A-ZＡ-Ｚ])*|√|×|✓|✗|✔|✘|对|错|正确|错误|[TFtf])\s*[)）】\]]"
)
_EMPTY = re.compile(r"[（(【\[{][\s\u3000_＿]*[)）】\]}]")
_GAP = re.compile(r"[_＿]{2,}|[（(【\[{][\s\u3000_＿]*[)）】\]}]")


def _index(letter: str) -> int:
    return (ord(letter) - 0xFEE0 if ord(letter) > 0xFF00 else ord(letter)) - 65


def in_line(text: str, first: int = 0, least: int = 2) -> tuple[str, list[str]]:
    """What stands before the options, and the options in a row from the ``first`` letter; none when there are fewer."""
    marks, wanted = [], first
    for found in _MARK.finditer(text):
        if _index(found[1]) == wanted:
            marks.append(found)
            wanted += 1
    if len(marks) < max(least, 1) and first == 0 and text[:1] in ("A", "Ａ"):
        marks = _unmarked(text)
    if len(marks) < least:
        return text, []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    options = [text[m.end() : end].strip(" \t\n\u3000;；|") for m, end in zip(marks, ends, strict=True)]
    return text[: marks[0].start()].strip(), options


def _unmarked(text: str) -> list["re.Match[str]"]:
    """`A实事求是 B群众路线 C独立自主`: letters without a mark behind them, at least three in a row."""
    marks: list[re.Match[str]] = []
    for found in _LETTER.finditer(text):
        if _index(found[1]) == len(marks):
            marks.append(found)
    return marks if len(marks) > 2 else []


def split(text: str) -> list[str]:
    """The options in one cell: by letters, or by line ends, bars or semicolons."""
    before, options = in_line(text)
    if options and not before:
        return options
    for mark in (r"\n", r"[|｜]", r"\$+|&&|#{2,}", r"[;；]", r"\t|\u3000{2,}| {3,}", r"[、,，]"):
        parts = [bare(p) for p in re.split(mark, text) if p.strip()]
        if len(parts) > 1:
            return parts
    return [bare(text)] if text.strip() else []


def bare(text: str) -> str:
    """An option without its letter."""
    return _LEADING.sub("", text, count=1).strip()


def key_in(stem: str) -> tuple[str, str]:
    """The stem with its brackets empty, and the key that stood in them."""
    found = list(_IN_STEM.finditer(stem))
    if len(found) != 1:
        return stem, ""
    (one,) = found
    return f"{stem[: one.start()]}（　）{stem[one.end() :]}", one["key"]


def words_in(stem: str) -> tuple[str, str]:
    """The stem of a blank with its brackets empty, and the words that stood in them.

    >>> words_in("每年至少召开（一）次。")
    ('每年至少召开____次。', '一')
    """
    found = re.findall(r"[（(]\s*([^（）()]{1,15}?)\s*[)）]", stem)
    if not found or _GAP.search(stem):
        return stem, ""
    return re.sub(r"[（(]\s*[^（）()]{1,15}?\s*[)）]", "____", stem), "；".join(found)


def gaps(stem: str) -> int:
    return len(_GAP.findall(stem))


def with_gaps(stem: str) -> str:
    """Empty brackets of a blank as lines to write on."""
    return _EMPTY.sub("____", stem)

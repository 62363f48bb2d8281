"""How Chinese question banks write kinds, keys and difficulties."""

import re
import unicodedata

_KINDS: tuple[tuple[str, str], ...] = (
    (r"不定项|多项?选|复选|multiple|多答案|checkbox", "multiple"),
    (r"单项?选|单一选|single|radio", "single"),
    (r"判断|是非|对错|正误|true|judg", "true-false"),
    (r"填空|补全|blank|fill|完形", "blank"),
    (r"排序|order|sequence", "order"),
    (r"连线|匹配|配对|match", "match"),
    (r"调查|投票|问卷|survey|poll", "survey"),
    (r"数值|数字|number|numeric", "number"),
    (r"简答|问答|论述|名词解释|案例|材料|主观|分析|计算|作文|写作|讨论|short|essay", "short"),
    (r"选择|choice|不限", "choice"),
)
_TRUE = frozenset(
    [
        "对",
        "√",
        "✓",
        "✔",
        "☑",
        "是",
        "正确",
        "真",
        "t",
        "true",
        "y",
        "yes",
        "right",
        "correct",
        "v",
        "o",
        "○",
        "对的",
        "说法正确",
    ]
)
_FALSE = frozenset(
    [
        "错",
        "×",
        "✗",
        "✘",
        "☒",
        "否",
        "不对",
        "不正确",
        "错误",
        "假",
        "f",
        "false",
        "n",
        "no",
        "wrong",
        "incorrect",
        "x",
        "错的",
        "说法错误",
        "╳",
        "χ",
    ]
)
_DIFFICULTY = (
    (r"很?容易|较?易|简单|低|easy|初级|基础", 1),
    (r"中等?|一般|适中|普通|medium|中级|middle", 2),
    (r"较?难|困难|很难|高|hard|difficult|高级", 3),
)
_HALF = {0xFEE0 + n: n for n in [*range(48, 58), *range(65, 91), *range(97, 123)]}
_BETWEEN = re.compile(r"[\s,，、;；|/和与及.。]+")


def narrow(text: str) -> str:
    """Full-width letters, digits and brackets as half-width ones."""
    return unicodedata.normalize("NFKC", text)


def half(text: str) -> str:
    """Full-width letters and digits as half-width ones; marks stay."""
    return text.translate(_HALF)


def kind_of(words: str) -> str:
    """The kind that a heading names; ``choice`` when it leaves one or several open, nothing for others."""
    words = narrow(words).lower()
    return next((kind for pattern, kind in _KINDS if re.search(pattern, words)), "")


def truth(text: str) -> bool | None:
    """What a judgement says, if the text is one."""
    word = narrow(text).strip(" \t\n。.;；!！()\"'“”‘’").lower() if text.strip() != "×" else "×"
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def letters(text: str, count: int) -> list[int]:
    """The options that `ABD`, `A、B`, `Ａ,Ｂ`, `①③` or `(B)` name, in that order; empty for anything else."""
    text = re.sub(r"[①-⑳]", lambda m: chr(ord(m[0]) - ord("①") + 65), text)
    bare = _BETWEEN.sub("", narrow(text).strip("()[]{}【】 \"'“”:：")).upper()
    found = [ord(c) - 65 for c in bare]
    return found if bare and all(0 <= n < count for n in found) and len(set(found)) == len(found) else []


def positions(text: str, count: int) -> list[int]:
    """The options that `1` or `1,3` name."""
    parts = [p for p in _BETWEEN.split(narrow(text).strip("() ")) if p]
    if not parts or not all(
        p.isascii() and p.isdigit() and 1 <= int(p) <= count for p in parts if len(p) < 4
    ):
        return []
    return [int(p) - 1 for p in parts] if all(len(p) < 4 for p in parts) else []


def difficulty(text: str) -> int | None:
    """1 to 3; nothing when the text says something else. Out of five or ten, or a share, is brought to three."""
    words = narrow(text).strip().rstrip("级星颗*★").strip().lower()
    if "★" in text and not words.strip("☆"):
        words = str(text.count("★"))
    if re.fullmatch(r"\d", words):
        n = int(words)
        return n if 1 <= n <= 3 else 3 if n in (4, 5) else None
    if re.fullmatch(r"0?\.\d+", words):
        return 1 if float(words) >= 0.7 else 2 if float(words) >= 0.4 else 3  # the share that got it right
    return next((n for pattern, n in _DIFFICULTY if re.fullmatch(pattern, words)), None)


def points(text: str) -> int | None:
    """Whole points in `2`, `2分`, `2.0`."""
    found = re.fullmatch(r"(\d{1,4})(?:\.0+)?\s*分?", narrow(text).strip())
    return int(found[1]) if found else None

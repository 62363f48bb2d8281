"""The marks of a Chinese play script: headings of scenes, the cast, endings, lines of speech."""

import re

_N = r"[一二三四五六七八九十百\d]+"
SCENE = re.compile(
    rf"\s*(?:第\s*{_N}\s*[场幕景节](?:\s*第\s*{_N}\s*[场景])?|场景?\s*{_N}|【\s*第?{_N}?[场幕].{{0,20}}】|scene\s*\d+)(?:\s*[：:、.．\s—-]\s*\S.{{0,30}}|[^，。！？；：:]{{0,12}})?\s*",
    re.I,
)
CAST = re.compile(
    r"\s*[【\[]?\s*(?:出场|登场|主要|剧中)?(?:人物|角色)(?:表|介绍|简介|列表)?\s*[】\]]?\s*[：:]?\s*"
)
SUMMARY = re.compile(r"\s*[【\[]?\s*(?:剧情|内容|故事)?(?:简介|梗概|提要)\s*[】\]]?\s*[：:]?\s*")
ENDED = re.compile(
    r"\s*[（(【\[]?\s*(?:全剧终|剧终|本剧终|全剧完|剧完|完|闭幕|幕落|幕闭|结束|the end)\s*[)）】\]]?\s*[。.]?\s*",
    re.I,
)
ENDING = re.compile(
    rf"\s*[（(【\[]?\s*结局\s*(?:{_N}|[A-Z])?\s*(?:[：:、.．\s—-]+|[】\])）])(?P<name>.+)", re.S
)
NUMBERED_ENDING = re.compile(
    rf"\s*[（(【\[]?\s*结局\s*(?:{_N}|[A-Z])\s*[】\])）]?\s*(?:[：:、.．\s—-]\s*\S.{{0,30}})?"
)
_SPEECH = re.compile(
    r"(?P<who>[^：:（(【，。！？；,!?;“”「」{}\[\]\s\d][^：:（(【，。！？；,!?;“”「」{}\[\]]{0,11}?)\s*(?:[（(【\[](?P<tone>[^）)】\]]{0,40})[）)】\]])?\s*[：:]\s*(?P<text>.*)",
    re.S,
)


_SPACED = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff])(?:[（(](?P<tone>[^）)]{1,20})[)）])?[\t\u3000]+(?P<text>\S.*)",
    re.S,
)


def squeezed(name: str) -> str:
    """A name whose letters are spread to the width of others, closed up.

    >>> squeezed("小　王"), squeezed("老支书"), squeezed("John Smith")
    ('小王', '老支书', 'John Smith')
    """
    parts = name.split()
    return "".join(parts) if all(len(p) == 1 and "\u4e00" <= p <= "\u9fff" for p in parts) else name.strip()


def spaced(text: str) -> tuple[str, str, str] | None:
    """Who, in which tone, what: when a name and a wide gap begin the line, as in `赵大　走啊！`."""
    found = _SPACED.fullmatch(text.strip())
    if found is None:
        return None
    tone, words = _toned(found["tone"] or "", found["text"].strip())
    return squeezed(found["who"]), tone, words


def _toned(tone: str, words: str) -> tuple[str, str]:
    """Tone and words, where the tone may stand before the words."""
    behind = re.match(r"[（(](?P<tone>[^）)]{1,20})[）)]\s*(?=\S)", words)
    return (behind["tone"], words[behind.end() :]) if not tone and behind is not None else (tone, words)


def speech(text: str) -> tuple[str, str, str] | None:
    """Who, in which tone, what: when a line is speech. Behind the colon must be words."""
    found = _SPEECH.fullmatch(text.strip())
    if found is None or text.startswith("http") or not found["text"].strip():
        return None
    who, tone, words = squeezed(found["who"]), (found["tone"] or "").strip(), found["text"].strip()
    tone, words = _toned(tone, words)
    return (
        who,
        tone,
        words.strip("“”")
        if words.startswith("“") and words.endswith("”") and words.count("“") == 1
        else words,
    )

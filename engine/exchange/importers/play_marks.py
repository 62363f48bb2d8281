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


def speech(text: str) -> tuple[str, str, str] | None:
    """Who, in which tone, what: when a line is speech. Behind the colon must be words."""
    found = _SPEECH.fullmatch(text.strip())
    if found is None or text.startswith("http") or not found["text"].strip():
        return None
    who, tone, words = found["who"].strip(), (found["tone"] or "").strip(), found["text"].strip()
    behind = re.match(r"[（(](?P<tone>[^）)]{1,20})[）)]\s*(?=\S)", words)
    if not tone and behind is not None:
        tone, words = behind["tone"], words[behind.end() :]
    return (
        who,
        tone,
        words.strip("“”")
        if words.startswith("“") and words.endswith("”") and words.count("“") == 1
        else words,
    )

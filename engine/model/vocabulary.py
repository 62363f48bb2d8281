"""The two spellings of every key, and of the words that may stand as values: the one table."""

#: English spelling → Chinese spelling. An English word means one thing; a Chinese word may stand for
#: two where the place tells them apart (题 is an item in a script and the stem in a bank).
WORDS: dict[str, str] = {
    # any file
    "title": "标题", "summary": "简介", "audience": "对象", "sources": "来源", "renamed": "曾用名",
    "remark": "说明", "id": "编号", "readings": "读音",
    # scenario
    "scenario": "情景剧", "nature": "性质", "duration": "时长", "cast": "角色", "variables": "变量",
    "start": "开场", "scenes": "场景", "include": "分场",
    "role": "身份", "voice": "声音", "initial": "初值", "range": "范围", "name": "名称", "grade": "等级",
    # scenes and steps
    "script": "剧本", "choose": "选择", "ask": "问", "options": "选项", "say": "说", "when": "当",
    "once": "一次", "do": "做", "goto": "去", "note": "评", "if": "若", "then": "则", "else": "否则",
    "call": "调用", "return": "返回", "item": "题", "quiz": "测验", "show": "画面", "sound": "声音",
    "alt": "替代", "pause": "停顿", "fact": "史实", "discuss": "讨论", "topic": "题目", "time": "时间",
    "vote": "表决", "checkpoint": "存点", "ending": "结局", "debrief": "评语", "rank": "等第",
    "stop": "停",
    # course
    "course": "课程", "hours": "学时", "units": "单元", "lesson": "课文", "route": "路线",
    "practice": "实践", "task": "任务", "kind": "类型", "evidence": "证据",
    # bank
    "bank": "题库", "draw": "抽", "pass": "及格", "review": "复习错题", "fixed": "固定顺序",
    "items": "题目", "stem": "题", "type": "题型", "key": "答案", "rationale": "解析", "source": "出处",
    "difficulty": "难度", "points": "分值", "feedback": "评", "pairs": "配对", "tolerance": "误差",
    "unit": "单位", "model": "参考答案",
    # route
    "stops": "站点", "place": "今属", "record": "记载", "certainty": "可信度", "dispute": "分歧",
    "position": "坐标", "distance": "里程",
}  # fmt: skip

#: A key under both spellings, as a step of a path into a file: whichever stands there is meant.
KEY: dict[str, tuple[str, str]] = {en: (zh, en) for en, zh in WORDS.items()}

#: Every word that can be a key, in both spellings.
KEYS: frozenset[str] = frozenset(WORDS) | frozenset(WORDS.values())

#: Words that stand as values.
KINDS: dict[str, str] = {
    "single": "单选", "multiple": "多选", "true-false": "判断", "blank": "填空", "number": "数字",
    "order": "排序", "match": "连线", "survey": "调查", "short": "简答",
}  # fmt: skip
NATURES: dict[str, str] = {"dramatised": "创作", "documented": "史实"}
TRUE = frozenset({"是", "对", "真", "正确", "true", "yes", "√"})
FALSE = frozenset({"否", "错", "假", "错误", "不对", "false", "no", "×"})


def is_chinese(word: str) -> bool:
    """Whether a key is written in the Chinese spelling."""
    return not word.isascii()


def spelt(word: str, *, chinese: bool) -> str:
    """A key in the spelling that the file uses."""
    return WORDS[word] if chinese else word

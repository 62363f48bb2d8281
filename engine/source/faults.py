"""What can be wrong with a file before anybody asks what it means (Y1)."""

from engine.diagnostics.fault import error, warning

UNREADABLE = error(
    "Y101", "这个文件读不出来：{why}", "this file cannot be read: {why}",
    "用记事本另存为 UTF-8 编码", "save it as UTF-8",
)  # fmt: skip
DUPLICATE_KEY = error(
    "Y102", "`{key}`在这里写了两次", "`{key}` is written twice here",
    "留下一个，删去另一个", "keep one of the two",
)  # fmt: skip
BAD_YAML = error(
    "Y103", "这一行的写法读不懂", "this line cannot be read",
    "看看上一行末尾的冒号、引号和括号是否成对", "see whether colons, quotes and brackets are in pairs",
)  # fmt: skip
TOO_BIG = error(
    "Y104", "文件太大或层次太深：{what}", "the file is too big or too deep: {what}",
    "把它分成几个文件", "split it into several files",
)  # fmt: skip
NOT_A_MAPPING = error(
    "Y105", "文件开头应当是`键: 值`，这里是{found}", "a file begins with `key: value`, here is {found}",
    "第一行写`情景剧: 名字`、`课程: 名字`、`题库: 名字`或`路线: 名字`",
    "begin with `scenario:`, `course:`, `bank:` or `route:`",
)  # fmt: skip
EMPTY_FILE = error(
    "Y106", "文件是空的", "the file is empty",
    "第一行写`情景剧: 名字`、`课程: 名字`、`题库: 名字`或`路线: 名字`",
    "begin with `scenario:`, `course:`, `bank:` or `route:`",
)  # fmt: skip
UNKNOWN_ALIAS = error(
    "Y107", "`*{name}`没有对应的`&{name}`", "`*{name}` has no `&{name}`",
    "文字以`*`开头时，用引号括起来", "put text that begins with `*` in quotes",
)  # fmt: skip
KEY_NOT_TEXT = error(
    "Y108", "键应当是一个词，这里是{found}", "a key is one word, here is {found}",
    "检查这一行的冒号和方括号", "look at the colon and the brackets of this line",
)  # fmt: skip
MENDED = warning(
    "Y110", "{what}", "{what}",
)  # fmt: skip

# Expressions, texts and script lines (T6).
BAD_EXPRESSION = error(
    "T601", "这个条件或算式读不懂：{why_zh}", "this expression cannot be read: {why_en}",
    "写成`信任 >= 2 且 见过(窑洞)`、`信任 += 1`这样", "write it like `trust >= 2 and seen(cave)` or `trust += 1`",
)  # fmt: skip
UNCLOSED_BRACE = error(
    "T602", "花括号没有配成对", "a brace has no partner",
    "补上`}}`；要显示花括号本身，写`\\{{`", "add the `}}`; for a brace itself write `\\{{`",
)  # fmt: skip
EMPTY_BRACES = error(
    "T603", "花括号里是空的", "there is nothing between the braces",
    "写上变量名，或删去花括号", "put a variable in, or drop the braces",
)  # fmt: skip
EMPTY_LINE_OF_SPEECH = error(
    "T604", "`{who}`没有台词", "`{who}` says nothing",
    "在冒号后写上台词", "write the line after the colon",
)  # fmt: skip

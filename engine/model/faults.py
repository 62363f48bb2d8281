"""What can be wrong with a value by itself (M2)."""

from engine.diagnostics.fault import Fault, error

MISSING_KEY = error(
    "M201", "这里少了`{key}`", "`{key}` is missing here",
    "补上`{key}: …`", "add `{key}: …`",
)  # fmt: skip
UNKNOWN_KEY = error(
    "M202", "`{key}`不是这里能用的词", "`{key}` is not a known key here",
    "这里可以写：{known}", "known here: {known}",
)  # fmt: skip
TWO_SPELLINGS = error(
    "M203", "`{key}`和`{other}`是同一个词的两种写法，写了两次", "`{key}` and `{other}` are one key, written twice",
    "留下一个", "keep one of the two",
)  # fmt: skip
NOT_A_TEXT = error(
    "M204", "这里要一段文字，写的是{found}", "a text is wanted here, found {found}",
    "在冒号后写上文字", "write a text after the colon",
)  # fmt: skip
NOT_A_LIST = error(
    "M205", "这里要一个列表", "a list is wanted here",
    "每一条另起一行，用`- `开头", "begin each entry on its own line with `- `",
)  # fmt: skip
NOT_A_MAPPING = error(
    "M206", "这里要写成`键: 值`", "`key: value` is wanted here",
    "换一行，缩进后写`键: 值`", "write `key: value` on indented lines",
)  # fmt: skip
NOT_A_NUMBER = error(
    "M207", "`{found}`不是整数", "`{found}` is not a whole number",
    "写成`3`这样的数字", "write a number such as `3`",
)  # fmt: skip
NOT_A_FLAG = error(
    "M208", "`{found}`既不是“是”也不是“否”", "`{found}` is neither yes nor no",
    "写`是`或`否`", "write `yes` or `no`",
)  # fmt: skip
NOT_A_NAME = error(
    "M209", "`{found}`不能当名字", "`{found}` cannot be a name",
    "名字用汉字、字母、数字和`-`，不留空格", "use letters, digits and `-`, no spaces",
)  # fmt: skip
NOT_A_DURATION = error(
    "M210", "`{found}`不是时长", "`{found}` is not a duration",
    "写成`8 分钟`或`30 秒`", "write `8 minutes` or `30 seconds`",
)  # fmt: skip
NOT_A_PERCENTAGE = error(
    "M211", "`{found}`不是百分数", "`{found}` is not a percentage",
    "写成`60%`", "write `60%`",
)  # fmt: skip
NOT_ONE_OF = error(
    "M212", "`{found}`不在可选的词里", "`{found}` is not one of the known words",
    "可以写：{known}", "known: {known}",
)  # fmt: skip
NOT_A_RANGE = error(
    "M213", "`{found}`不是范围", "`{found}` is not a range",
    "整数写`0..5`，文字写`[甲, 乙]`", "write `0..5` for numbers, `[a, b]` for words",
)  # fmt: skip
NOT_OPTIONS = error(
    "M214", "选项的写法不对", "these are not options",
    "每个选项一行，写`A: …`", "write one option a line, `A: …`",
)  # fmt: skip
NO_SUCH_STEP = error(
    "M215", "`{found}`不是剧本里的一步", "`{found}` is no step of a script",
    "要写台词，用`角色：台词`；要写动作，用`做`、`去`、`选择`等词开头",
    "for speech write `Name: line`; a step begins with `do`, `goto`, `choose` …",
)  # fmt: skip
NO_SUCH_UNIT = error(
    "M216", "`{found}`不是课程的单元", "`{found}` is no unit of a course",
    "单元用`课文`、`路线`、`情景剧`、`测验`、`题`、`讨论`或`实践`开头",
    "begin a unit with `lesson`, `route`, `scenario`, `quiz`, `item`, `discuss` or `practice`",
)  # fmt: skip
EMPTY_TEXT = error(
    "M217", "这里是空的", "this is empty",
    "写上内容，或删去这一行", "write something, or drop the line",
)  # fmt: skip

#: Validation error type → fault.
BY_TYPE: dict[str, Fault] = {
    "missing": MISSING_KEY,
    "extra_forbidden": UNKNOWN_KEY,
    "not-a-text": NOT_A_TEXT,
    "not-a-flag": NOT_A_FLAG,
    "not-a-number": NOT_A_NUMBER,
    "not-a-name": NOT_A_NAME,
    "not-a-duration": NOT_A_DURATION,
    "not-a-percentage": NOT_A_PERCENTAGE,
    "not-one-of": NOT_ONE_OF,
    "not-a-range": NOT_A_RANGE,
    "not-options": NOT_OPTIONS,
    "not-a-key": NOT_A_TEXT,
    "no-such-step": NO_SUCH_STEP,
    "no-such-unit": NO_SUCH_UNIT,
    "string_type": NOT_A_TEXT,
    "string_too_short": EMPTY_TEXT,
    "list_type": NOT_A_LIST,
    "dict_type": NOT_A_MAPPING,
    "model_type": NOT_A_MAPPING,
    "model_attributes_type": NOT_A_MAPPING,
}

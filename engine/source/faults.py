"""What can be wrong with a file before anybody asks what it means (Y1).

The faults of a file and of its YAML are here; what the reader mends by itself is in ``mend_slips``.
"""

from engine.diagnostics.fault import error, warning

UNDECODABLE = error(
    "Y101", "这里的字节既不是 UTF-8 也不是 GBK 文字", "these bytes are neither UTF-8 nor GBK text",
    "用记事本打开，另存为 UTF-8 编码", "open it in an editor and save it as UTF-8",
)  # fmt: skip
DUPLICATE_KEY = error(
    "Y102", "`{key}`在这里写了两次", "`{key}` is written twice here",
    "留下一个，删去另一个", "keep one of the two",
)  # fmt: skip
BAD_YAML = error(
    "Y103", "这一行的写法读不懂", "this line cannot be read",
    "看看这一行和上一行的冒号、引号、括号是否成对", "see whether colons, quotes and brackets are in pairs here",
)  # fmt: skip
TOO_BIG = error(
    "Y104", "文件有 {size} MiB，超过 {limit} MiB", "the file has {size} MiB, more than {limit} MiB",
    "把它分成几个文件", "split it into several files",
)  # fmt: skip
NOT_A_MAPPING = error(
    "Y105", "文件最外层应当是`键: 值`", "the outermost level of a file is `key: value`",
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
    "Y108", "冒号前面应当是一个词", "what stands before the colon is not one word",
    "检查这一行的冒号和括号", "look at the colon and the brackets of this line",
)  # fmt: skip
BINARY = error(
    "Y109", "这是{what_zh}，不是文本文件", "this is {what_en}, not a text file",
    "把内容复制到记事本，另存为 UTF-8 编码的文本", "copy the content into a text editor and save it as UTF-8",
)  # fmt: skip
CONTROL_CHARACTER = error(
    "Y140", "这里有一个看不见的控制字符（{code}）", "here is an invisible control character ({code})",
    "删去它，多半是从别的软件粘贴来的", "delete it; it was most likely pasted from another program",
)  # fmt: skip
UNCLOSED_QUOTE = error(
    "Y141", "引号`{mark}`没有配对", "the quote `{mark}` is not closed",
    "在这段文字末尾补上`{mark}`", "add `{mark}` at the end of the text",
)  # fmt: skip
UNCLOSED_BRACKET = error(
    "Y142", "括号`{mark}`没有配对", "the bracket `{mark}` is not closed",
    "在末尾补上`{closing}`", "add `{closing}` at the end",
)  # fmt: skip
MISALIGNED = error(
    "Y143", "`{word}`没有与上面任何一项对齐", "`{word}` lines up with nothing above",
    "让它与第 {line} 行的`{other}`对齐：{verb_zh} {count} 个空格", "move it {count} to the {side_en}, in line with `{other}` in line {line}",
)  # fmt: skip
TOO_DEEP_KEY = error(
    "Y144", "`{word}`缩进太多，成了第 {line} 行的一部分", "`{word}` is indented as a part of line {line}",
    "让它与第 {line} 行的`{other}`对齐：减去 {count} 个空格", "move it {count} to the left, in line with `{other}` in line {line}",
)  # fmt: skip
NOT_KEY_VALUE = error(
    "Y145", "这一行不是`键: 值`", "this line is not `key: value`",
    "写成`键: 值`；属于上一行的文字就多缩进两个空格",
    "write `key: value`; indent it by two more spaces if it belongs to the text above",
)  # fmt: skip
MISSING_DASH = error(
    "Y146", "列表里的这一行开头缺`- `", "this line of a list lacks its `- `",
    "在行首加上减号和空格，与上一项对齐", "begin it with a hyphen and a space, in line with the item above",
)  # fmt: skip
LIST_ON_KEY_LINE = error(
    "Y147", "列表不能与键写在同一行", "a list cannot begin on the line of its key",
    "冒号后面换行，`- `另起一行", "begin a new line after the colon, then `- `",
)  # fmt: skip
TEXT_AFTER_BAR = error(
    "Y148", "`{mark}`后面不能直接写文字", "no text may follow `{mark}` on its line",
    "文字从下一行开始，缩进两个空格", "begin the text on the next line, indented by two spaces",
)  # fmt: skip
BAD_ESCAPE = error(
    "Y149", "双引号里的`{escape}`读不懂", "`{escape}` means nothing inside double quotes",
    "把外面的双引号改成单引号", "use single quotes around the text",
)  # fmt: skip
SEVERAL_DOCUMENTS = error(
    "Y150", "`---`或`...`把文件分成了几份", "`---` or `...` splits the file in several parts",
    "删去这一行，一个文件只写一份", "delete this line: one file holds one part",
)  # fmt: skip
BAD_FLOW = error(
    "Y151", "括号里的这一处读不懂", "this place inside brackets cannot be read",
    "各项之间用半角逗号`, `隔开，含标点的文字用单引号括起来", "separate the items with `, ` and put text with punctuation in single quotes",
)  # fmt: skip
TOO_DEEP = error(
    "Y152", "内容超过 {limit} 层", "there are more than {limit} levels",
    "减少嵌套", "nest less",
)  # fmt: skip
TOO_MANY_NODES = error(
    "Y153", "`*{name}`使内容膨胀到 {limit} 项以上", "`*{name}` blows the content up to more than {limit} items",
    "少用`*`引用", "use fewer references",
)  # fmt: skip
BAD_START = error(
    "Y154", "这里不能以`{mark}`开头", "nothing can begin with `{mark}` here",
    "如果是文字，用单引号括起来", "if this is text, put it in single quotes",
)  # fmt: skip
BAD_TAB = error(
    "Y155", "缩进里的制表符（Tab）读不懂", "the tab in this indentation cannot be read",
    "改成空格，与上一行对齐", "use spaces, in line with the line above",
)  # fmt: skip
BAD_DIRECTIVE = error(
    "Y156", "行首的`%`不能这样用", "a line cannot begin with `%`",
    "如果是文字，用单引号括起来", "if this is text, put it in single quotes",
)  # fmt: skip
AFTER_VALUE = error(
    "Y157", "前面的值已经写完，这里多出了内容", "the value before this place is complete already",
    "用单引号把整段括起来", "put the whole in single quotes",
)  # fmt: skip
SCRIPT_ON_KEY_LINE = error(
    "Y158", "`{key}`有好几行，读出来会连成一行", "`{key}` has several lines, which would be read as one",
    "写成`{key}: |`，文字从下一行开始", "write `{key}: |` and begin the text on the next line",
)  # fmt: skip
COLON_IN_VALUE = error(
    "Y159", "一行里有两个冒号，分不清哪个是键", "two colons in one line: it is unclear which ends the key",
    "如果后面是文字，用单引号括起来", "if text follows, put it in single quotes",
)  # fmt: skip
KEY_IN_TEXT = warning(
    "Y160", "`{key}`这一行会被读作第 {above} 行文字的下半截", "this line with `{key}` is read as the rest of the text of line {above}",
    "如果是键，就与第 {above} 行的键对齐", "if it is a key, line it up with the key of line {above}",
)  # fmt: skip
ITEM_IN_TEXT = warning(
    "Y163", "这一项会被读作第 {above} 行文字的下半截", "this item is read as the rest of the text of line {above}",
    "让`- `与上一项对齐", "line the `- ` up with the item above",
)  # fmt: skip
LINE_SEPARATOR = warning(
    "Y161", "这里有一个看不见的换行符（{code}），按空格读", "here is an invisible line separator ({code}), read as a space",
    "换成空格，或者按回车另起一行", "replace it by a space or by a real line break",
)  # fmt: skip
DUPLICATE_ANCHOR = error(
    "Y162", "`&{name}`在文件里写了两次", "`&{name}` is written twice in the file",
    "换一个名字", "give it another name",
)  # fmt: skip

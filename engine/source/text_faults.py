"""What can be wrong with expressions, texts and script lines (T6), and with a file that will not open."""

from engine.diagnostics.fault import error

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
CANNOT_OPEN = error(
    "Y190", "这个文件打不开", "this file cannot be opened",
    "看看文件是否正被别的程序占用，有没有读的权限", "see whether another program holds it, and whether it may be read",
)  # fmt: skip
NOT_PINYIN = error(
    "V701", "`{found}`不是拼音", "`{found}` is no pinyin",
    "写成`chóng zǒu`或`chong2 zou3`这样", "write it like `chóng zǒu` or `chong2 zou3`",
)  # fmt: skip
SYLLABLES_DO_NOT_FIT = error(
    "V702", "`{word}`有 {size} 个字，拼音却有 {found} 个音节", "`{word}` has {size} characters, its pinyin {found} syllables",
    "一个字写一个音节，中间空一格", "write one syllable for each character, with blanks between them",
)  # fmt: skip

"""The slips that the reader mends by itself; each is a warning with its place and its cure (Y1)."""

from engine.diagnostics.fault import warning

FULL_WIDTH_COLON = warning(
    "Y110", "`{key}`后面是全角冒号`{mark}`", "`{key}` is followed by the full-width colon `{mark}`",
    "改成半角冒号和空格：`{key}: `", "write a half-width colon and a space: `{key}: `",
)  # fmt: skip
NO_SPACE_AFTER_COLON = warning(
    "Y111", "`{key}:`后面缺空格", "there is no space after `{key}:`",
    "在冒号后面加一个空格", "add a space after the colon",
)  # fmt: skip
TAB_INDENT = warning(
    "Y112", "行首用了制表符（Tab）缩进", "this line is indented with a tab",
    "改成 {width} 个空格", "use {width} spaces",
)  # fmt: skip
WIDE_INDENT = warning(
    "Y113", "行首用了全角空格缩进", "this line is indented with full-width spaces",
    "改成 {width} 个半角空格", "use {width} half-width spaces",
)  # fmt: skip
ODD_INDENT = warning(
    "Y114", "行首有看不见的特殊空格（{code}）", "this line begins with an invisible special space ({code})",
    "改成 {width} 个普通空格", "use {width} plain spaces",
)  # fmt: skip
NO_SPACE_AFTER_DASH = warning(
    "Y115", "`-`后面缺空格", "there is no space after `-`",
    "在减号后面加一个空格", "add a space after the hyphen",
)  # fmt: skip
FOREIGN_DASH = warning(
    "Y116", "列表开头写成了`{mark}`", "the list item begins with `{mark}`",
    "改成半角减号和空格：`- `", "write a half-width hyphen and a space: `- `",
)  # fmt: skip
HASH_IN_TEXT = warning(
    "Y117", "`{mark}`前有空格，后面的文字会被当作注释", "`{mark}` after a space would turn the rest into a comment",
    "用单引号把整段文字括起来", "put the whole text in single quotes",
)  # fmt: skip
TEXT_STARTS_WITH = warning(
    "Y118", "文字以`{mark}`开头，会被当作记号", "the text begins with `{mark}`, which is taken for a mark of the format",
    "用单引号把整段文字括起来", "put the whole text in single quotes",
)  # fmt: skip
COLON_IN_TEXT = warning(
    "Y119", "文字里的半角冒号后面有空格，会被当作键", "the colon and space inside the text would make a key of it",
    "用单引号把整段文字括起来", "put the whole text in single quotes",
)  # fmt: skip
FULL_WIDTH_BRACKET = warning(
    "Y120", "这里用了全角括号`{mark}`", "here is the full-width bracket `{mark}`",
    "改成半角`{plain}`", "write the half-width `{plain}`",
)  # fmt: skip
FULL_WIDTH_COMMA = warning(
    "Y121", "各项之间用了全角逗号", "the items are separated by a full-width comma",
    "改成半角逗号和空格：`, `", "write a half-width comma and a space: `, `",
)  # fmt: skip
FULL_WIDTH_HASH = warning(
    "Y122", "注释用了全角`＃`", "the comment begins with the full-width `＃`",
    "改成半角`#`", "write the half-width `#`",
)  # fmt: skip
FULL_WIDTH_BAR = warning(
    "Y123", "这里用了全角`{mark}`", "here is the full-width `{mark}`",
    "改成半角`{plain}`", "write the half-width `{plain}`",
)  # fmt: skip
SCRIPT_WITHOUT_BAR = warning(
    "Y124", "`{key}:`后面缺`|`，几行台词会连成一行", "`{key}:` lacks its `|`: the lines would be read as one",
    "写成`{key}: |`", "write `{key}: |`",
)  # fmt: skip
FIRST_LINE_DEEPER = warning(
    "Y125", "这段文字的第一行比后面缩进得多", "the first line of this text is indented more than the others",
    "让各行左边对齐", "line the lines up on the left",
)  # fmt: skip
LINE_SHALLOWER = warning(
    "Y126", "这一行比整段文字缩进得少", "this line is indented less than the text it belongs to",
    "在行首加 {count} 个空格", "move it {count} to the right",
)  # fmt: skip
QUOTE_GOES_ON = warning(
    "Y127", "引号`{mark}`后面还有文字，不能只引一半", "text goes on after the closing `{mark}`",
    "用单引号把整段文字括起来", "put the whole text in single quotes",
)  # fmt: skip
COMMA_IN_TEXT = warning(
    "Y128", "括号里的文字含半角逗号，会被切开", "the comma inside the text would cut it in two",
    "用单引号把这段文字括起来", "put the text in single quotes",
)  # fmt: skip
BRACKET_IN_TEXT = warning(
    "Y129", "文字里的`{mark}`会被当作记号", "`{mark}` inside the text is taken for a mark of the format",
    "用单引号把整段文字括起来", "put the whole text in single quotes",
)  # fmt: skip
ODD_SPACE = warning(
    "Y130", "这里有多余的特殊空格（{code}）", "here is a special space too much ({code})",
    "删去它", "delete it",
)  # fmt: skip
FULL_WIDTH_QUOTE = warning(
    "Y131", "全角引号`{mark}`护不住里面的冒号和空格", "the full-width quote `{mark}` does not protect the colon and space inside",
    "外面再加一对单引号", "put the whole text in single quotes as well",
)  # fmt: skip
STRAY_MARK = warning(
    "Y132", "末尾多了一个`{mark}`", "there is a `{mark}` too much at the end",
    "删去它", "delete it",
)  # fmt: skip
BLANKS_BEFORE_TEXT = warning(
    "Y133", "文字前面的空行里有多余的空格", "the empty line before the text holds too many spaces",
    "删去这一行里的空格", "delete the spaces of this line",
)  # fmt: skip
ODD_GAP = warning(
    "Y135", "`-`后面是特殊空格（{code}）", "`-` is followed by a special space ({code})",
    "改成普通空格", "use a plain space",
)  # fmt: skip
QUOTED_KEY = warning(
    "Y134", "键`{key}`外面多了引号`{mark}`", "the key `{key}` stands in the quotes `{mark}`",
    "删去引号", "delete the quotes",
)  # fmt: skip

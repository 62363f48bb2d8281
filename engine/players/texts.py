"""What the players say for themselves, in both languages. Content keeps the language it was written in.

No mark of uncertain width stands here: these texts are drawn as they are.
"""

from engine.diagnostics import Both

# Marks.
COLON = Both("：", ": ")
STOP = Both("。", ". ")

# Names of things.
APP = Both("情景", "Qingjing")
SHELF = Both("书架", "Library")
COURSE = Both("课程", "course")
SCENARIO = Both("情景剧", "drama")
KINDS = {"course": COURSE, "scenario": SCENARIO}
UNIT_KINDS = {
    "lesson": Both("课文", "lesson"),
    "route": Both("路线", "route"),
    "scenario": SCENARIO,
    "quiz": Both("测验", "quiz"),
    "item": Both("想一想", "question"),
    "discuss": Both("讨论", "talk"),
    "practice": Both("实践", "practice"),
}
NATURES = {"dramatised": Both("创作", "dramatised"), "documented": Both("史实", "documented")}
NATURE_TOLD = {
    "dramatised": Both(
        "创作：人物、对话和情节是艺术再创作", "Dramatised: people, talk and plot are invented"
    ),
    "documented": Both("史实：写的是有记载的事", "Documented: it tells what is on record"),
}
MINUTES = Both("{n} 分钟", "{n} min")
SECONDS = Both("{n} 秒", "{n} s")
HOURS = Both("{n} 学时", "{n} class hours")
UNITS = Both("{n} 个单元", "{n} units")
UNIT_OF = Both("单元 {n}/{of}", "unit {n}/{of}")
ENDINGS_SEEN = Both("结局 {n}/{of}", "endings {n}/{of}")
BEST = Both("得分 {n}/{of}", "score {n}/{of}")
FINISHED = Both("学完了", "done")
UNDER_WAY = Both("正在看", "under way")
NOT_BEGUN = Both("还没开始", "not begun")
BROKEN = Both("有错，打不开。请用 qingjing check 检查", "has errors: run qingjing check")

# Library and opening page.
ASK_WORK = Both("今天看什么？", "What shall it be today?")
EMPTY_SHELF = Both("书架上还没有课程", "the library is empty")
CAST = Both("人物", "Cast")
AUDIENCE = Both("对象：{who}", "For: {who}")
CONTINUE = Both("继续", "Go on")
START = Both("开始", "Start")
FROM_START = Both("从头开始", "Start anew")
TO_ENDING = Both("回到结尾", "Back to the ending")
ANOTHER_WAY = Both("从头再走一遍", "Play it again")
CHOOSE_UNIT = Both("挑一个单元", "Choose a unit")
UNIT_LIST = Both("单元", "Units")
TO_SHELF = Both("回书架", "To the library")
LEAVE = Both("退出", "Leave")
SURE_FRESH = Both(
    "从头开始，现在走到的地方就不留了。看过的结局和得分还在。",
    "This place will not be kept; endings seen and scores will.",
)
YES_FRESH = Both("好，从头开始", "Yes, start anew")
NO_FRESH = Both("不，接着上次", "No, go on where I was")
THIS_UNIT = Both("在这里", "here")
DONE_UNIT = Both("学过", "done")

# Head and side column.
STEP = Both("第 {n} 步", "step {n}")
PAGE_OF = Both("第 {n} 页，共 {of} 页", "page {n} of {of}")
ITEM_OF = Both("第 {n} 题，共 {of} 题", "item {n} of {of}")
UNIT_AT = Both("单元 {n}/{of}", "unit {n}/{of}")
PROGRESS = Both("进度", "Progress")
HINT = Both("提示", "Keys")

# Flow.
YOU_CHOSE = Both("您选了：{text}", "You chose: {text}")
NOTE = Both("评", "Comment")
FACT = Both("史实", "On record")
REMARK = Both("旁注", "Note")
SOURCES = Both("出处", "Sources")
GRADE = Both("{grade} 级", "grade {grade}")
PICTURE = Both("图", "picture")
SOUND = Both("声音", "sound")
VOTE = Both(
    "大家一起学的时候，这里由大家表决。现在由您来定。", "In class the room votes here. Now it is up to you."
)
ASK_CHOICE = Both("您怎么办？", "What do you do?")
HALTED = Both(
    "课件在这里走不下去了，请告诉出课的人。", "The content has no way on from here: please tell its author."
)

# Items.
KIND_HINTS = {
    "single": Both("选一个", "choose one"),
    "multiple": Both("可以选几个，选好了按回车", "choose all that fit, then Enter"),
    "true-false": Both("对，还是错？", "true or false?"),
    "blank": Both("把答案写在下面", "type the answer below"),
    "number": Both("写一个数", "type a number"),
    "order": Both("排一排，最早或最前的放在最上面", "put them in order, the first on top"),
    "match": Both("给左边的每一项，挑右边的一项", "find the partner of each on the left"),
    "survey": Both("没有对错，照自己的想法来", "no right or wrong here: as you see it"),
    "short": Both(
        "用自己的话写几句，写完对照参考答案", "in your own words; then compare with the model answer"
    ),
}
TRUE = Both("对", "true")
FALSE = Both("错", "false")
RIGHT = Both("对", "Right")
THINK_AGAIN = Both("再想想", "Think again")
NOTED_DOWN = Both("记下了", "Noted")
KEPT = Both("这道题答过了，第一次的回答算数。", "You answered this before: the first answer counts.")
YOUR_ANSWER = Both("您的回答：", "Your answer: ")
THE_ANSWER = Both("答案：", "Answer: ")
OR = Both("，或", ", or ")
WHY = Both("解析：", "Why: ")
MODEL_ANSWER = Both("参考答案", "Model answer")
HOW_WAS_IT = Both("对照一下，自己评一评：", "Compare, and mark your own answer:")
MARK_RIGHT = Both("对，意思到了", "right, that is the idea")
MARK_WRONG = Both("还差点", "not quite yet")
ALL_CHOSEN = Both("选好了", "That is all")
IN_ORDER = Both("排好了", "In order now")
MATCHED = Both("连好了", "All matched")
HAND_IN = Both("写好了", "Hand it in")
CANNOT_SAY = Both("不会，看答案", "I do not know, show me")
CANNOT_WRITE = Both("先不写，看参考答案", "Skip writing, show the model answer")
#: What is handed in for the learner who does not know; it is never right.
BLANK_RESPONSE = Both("（不会）", "(do not know)")
UNMATCHED = Both("没选", "open")
CHOOSE_FIRST = Both("先选一个，再按回车", "choose one first, then Enter")
MATCH_FIRST = Both("还有没连上的", "some are still open")
WRITE_FIRST = Both("先写几个字，再按回车", "type something first, then Enter")
NUMBER_FIRST = Both("这里要写一个数，比如 12", "a number is wanted here, such as 12")
MOVE_UP = Both("上移", "up")
MOVE_DOWN = Both("下移", "down")
REVIEWING = Both("错题再看一遍", "Going over the wrong ones")
NOT_GRADED = Both("这一遍不计分。", "This round is not graded.")

# Quiz result.
QUIZ_DONE = Both("测验做完了", "Quiz done")
POINTS = Both("得分：{points}，满分 {of}", "Score: {points} of {of}")
PASS_MARK = Both("及格线：{percent}%", "Pass mark: {percent}%")
PASSED = Both("及格了", "Passed")
NOT_PASSED = Both("还没到及格线", "Not passed yet")
ALL_RIGHT = Both("全对。", "All right.")
WRONG_ITEMS = Both("再看看这几题：", "To look at again:")
REVIEW = Both("错题再看一遍", "Go over the wrong ones")

# Cards.
DISCUSS = Both("想一想，议一议", "Think and talk")
SUGGESTED_TIME = Both(
    "建议时间：{time}。一个人学，就自己想一想。", "Suggested time: {time}. Alone, just think it over."
)
TASK = Both("实践任务", "Practice")
TASK_KIND = Both("类型：{kind}", "Kind: {kind}")
EVIDENCE = Both("留下什么：", "What to keep: ")
TASK_REMARK = Both("注意：", "Mind: ")
STOP_OF = Both("第 {n} 站，共 {of} 站", "stop {n} of {of}")
PLACE = Both("今属：", "Now in: ")
RECORD = Both("记载：", "Record: ")
CERTAINTY = Both("可信度：", "Certainty: ")
DISPUTE = Both("分歧：", "Dispute: ")
FROM_STOP = Both("上一站", "before")
NEXT_STOP = Both("下一站", "next")
ENDING = Both("结局", "Ending")
RANK = Both("等第：", "Rank: ")
SEEN_OF = Both("这出戏有 {of} 个结局，您看过 {n} 个。", "This drama has {of} endings; you have seen {n}.")
ALL_SEEN = Both("这出戏的 {of} 个结局，您都看过了。", "You have seen all {of} endings of this drama.")
TRY_OTHER = Both("换一种选法，会走到别的结局。", "Other choices lead to other endings.")
COURSE_DONE = Both("这门课学完了", "The course is done")
COURSE_UNITS = Both("单元：学过 {n} 个，共 {of} 个", "Units: {n} of {of} done")
QUIZ_BEST = Both("测验最好成绩：{n}，满分 {of}", "Best quiz result: {n} of {of}")
COURSE_SCORE = Both("答题得分：{n}", "Points for answers: {n}")

# What happened when a session was opened.
RESUMED = {
    "stop": Both("课件改过了。您还在原来的地方，接着来。", "The content was edited. You are where you were."),
    "checkpoint": Both(
        "课件改过了。退到前面能接上的地方。",
        "The content was edited. You are a little before the place where you were.",
    ),
    "scene": Both(
        "课件改过了。从这一场的开头接着来。", "The content was edited. You are at the start of this scene."
    ),
    "fresh": Both(
        "课件改动很大，原来的地方找不到了，从头开始。看过的结局和得分还在。",
        "The content changed so much that your place is gone. You start anew; endings and scores are kept.",
    ),
}
REPLAYED = Both(
    "课件改过了。照您以前的选择走了 {steps} 步（原来走了 {of} 步），从这里接着来。",
    "The content was edited. {steps} of your {of} steps could be followed; go on from here.",
)
ODD = Both(
    "进度文件里有对不上的地方，从能认准的地方接着来。",
    "Parts of the progress file do not fit; you go on from the last place that is sure.",
)
DAMAGED = Both(
    "进度文件坏了，已另存为 {name}，没有删。这次从头开始。",
    "The progress file was damaged. It is kept as {name}; you start anew.",
)
NEWER = Both(
    "进度是更新的程序存的，已另存为 {name}。请升级本程序。",
    "The progress was saved by a later program and is kept as {name}. Please upgrade this one.",
)
UNREADABLE = Both(
    "进度读不出来（{why}）。可以看，但这次走到的地方存不住。",
    "The progress cannot be read ({why}). You can go on, but your place will not be kept.",
)
UNSAVED = Both(
    "存不了进度（{why}）。可以接着看，但退出后这一段可能要重来。",
    "Progress cannot be saved ({why}). You can go on, but this part may be lost when you leave.",
)
NOT_SAVED = Both("没存上", "not saved")
SAVED_AGAIN = Both("进度又能存了。", "Progress is being saved again.")
OTHER_WINDOW = Both(
    "另一个窗口也在学这一课，进度以最后动的那个窗口为准。",
    "Another window plays this too; the place of the one used last is kept.",
)
DISK_FULL = Both("磁盘满了", "the disk is full")
NO_LEAVE = Both("没有写的权限", "no permission to write")
READ_ONLY = Both("磁盘只能读", "the disk is read-only")
NO_PLACE = Both("文件夹不能用", "the folder cannot be used")
DISK_FAULT = Both("磁盘出错", "the disk has a fault")
FAULT = Both(
    "程序出了意外，进度已经存好。请再打开一次；细节写在 {path}",
    "something went wrong; your progress is saved, so please start again; details are in {path}",
)
CANNOT_OPEN = Both("这个打不开：{why}", "This cannot be opened: {why}")
NO_WORK = Both("书架上没有 `{name}`", "the library holds no `{name}`")

# Where am I.
WHERE = Both("我在哪里", "Where am I")
PATH = Both("走过的路", "The way so far")
NO_PATH = Both("还没有做过选择。", "No choices yet.")
VARIABLES = Both("变量（给出课的人看）", "Variables (for authors)")

# For authors.
K_SCENES = Both("去哪一场", "scenes")
K_WRONG = Both("哪里错了", "what is wrong")
CHOOSE_SCENE = Both("从哪一场演？变量还是现在的值。", "From which scene? Variables keep their values.")
LATER_SCENES = Both("往后的场景", "Later scenes")
EARLIER_SCENES = Both("往前的场景", "Earlier scenes")
HERE = Both("现在在这里", "you are here")
N_ERRORS = Both("{n} 处错误", "errors: {n}")
N_WARNINGS = Both("{n} 处提醒", "warnings: {n}")
ERROR, WARNING = Both("错误", "error"), Both("提醒", "warning")
UPDATED = Both("已更新，还在原处。", "updated, at the same place")
STALE = Both("有错，演的还是上一次好的。按 e 看看。", "errors: this is the last good build; e tells more")

# Keys.
K_ENTER = Both("回车", "Enter")
K_NEXT = Both("继续", "go on")
K_BACK = Both("上一步", "back")
K_AGAIN = Both("重听", "hear it")
PACES = {"on": Both("有声", "voice"), "slow": Both("慢读", "slow"), "off": Both("静音", "muted")}
NO_DEVICE = Both("这台机器没有声音设备，请看字。", "no sound device here: please read along")
DRAFT_VOICE = Both("现在是机器音，听不清请看字。", "a machine voice for now: please read along")
K_PICK = Both("选", "pick")
K_TOGGLE = Both("勾选", "tick")
K_SPACE = Both("空格", "space")
K_ARROWS = Both("上下键", "up/down")
K_MOVE = Both("移动", "move")
K_HELP = Both("帮助", "help")
K_WHERE = Both("进度", "where")
K_UNITS = Both("单元", "units")
K_THEME = Both("配色", "colours")
K_ROOMY = Both("宽行", "spacing")
K_LANGUAGE = Both("中英文", "中文")
K_QUIT = Both("退出", "quit")
K_SHELF = Both("书架", "library")
K_CLOSE = Both("关上", "close")
K_OUT = Both("离开输入框", "leave the field")
THEMES = {
    "day": Both("白天配色", "light colours"),
    "night": Both("夜晚配色", "dark colours"),
    "contrast": Both("高对比配色", "high contrast"),
}
ROOMY = Both("行距放宽了", "wide line spacing")
TIGHT = Both("行距还原了", "normal line spacing")
NOWHERE_BACK = Both("前面没有了", "this is the beginning")

HELP_TITLE = Both("帮助", "Help")
HELP = Both(
    """\
【往下看】按回车、空格或向右键，翻到下一页。鼠标点「继续」也行。
【做选择】按选项前的数字。也可以用上下键挑，再按回车。鼠标点一下就选中。
【多选题】数字或空格打勾，再按一下取消；选好了按回车。
【排序题】上下键挑一行，按空格拿起来，再按上下键移动，按空格放下；排好了按回车。鼠标点每行右边的「上移」「下移」。
【连线题】先挑左边一项，再按右边的数字；全连好了按回车。
【填空题】直接打字，写完按回车。按 Esc 离开输入框，其他按键才管用。
【上一步】按 b 或向左键。答过的题，第一次的回答算数。
【进度】按 m 看走到哪里、选过什么。每走一步都自动存好，随时可以退出。
【样子】按 t 换配色，按 + 放宽行距，按 l 换中英文。字太小，请按住 Ctrl 再按加号，多数终端会放大。
【离开】按 Esc 回书架，按 q 退出。""",
    """\
[Go on] Press Enter, space or the right arrow, or click Go on.
[Choose] Press the number before an option; or use up and down, then Enter; or click it.
[Several answers] Numbers or space tick and untick; then press Enter.
[Put in order] Pick a row with up and down, lift it with space, move it, put it down with space; then Enter. Or click up and down at the end of a row.
[Match] Pick one on the left, then press the number on the right; when all are matched, Enter.
[Type] Type the answer and press Enter. Esc leaves the field, so that other keys work.
[Back] Press b or the left arrow. Your first answer to an item stands.
[Progress] Press m to see where you are and what you chose. Every step is saved; leave when you like.
[Looks] t changes the colours, + the line spacing, l the language. For larger letters hold Ctrl and press plus: most terminals zoom.
[Leave] Esc goes to the library, q quits.""",
)

# The line player.
T_GO = Both("［回车继续］", "[Enter: go on]")
T_PICK = Both("［输入数字］", "[a number]")
T_SINGLE = Both("［输入字母或数字］", "[a letter or number]")
T_MULTIPLE = Both("［输入字母，比如 AC］", "[letters, such as AC]")
T_TRUE_FALSE = Both("［输入 对 或 错］", "[true or false]")
T_TEXT = Both("［输入答案］", "[your answer]")
T_ORDER = Both("［按先后输入字母，比如 BAC］", "[letters in order, such as BAC]")
T_MATCH = Both("［依次输入右边的字母，比如 BAC］", "[for each in turn a letter on the right, such as BAC]")
T_WRONG = Both("没看懂「{given}」。", "`{given}` does not fit.")
T_HELP = Both(
    "回车：继续。数字：选项。字母：题目的选项，几个一起写成 AC。b：上一步（要选 B，请写大写 B 或 2）。"
    "m：走到哪里了。?：帮助。q：退出，自动存好。要把 b、q 这样的字当答案，前面加 =，比如 =b。",
    "Enter: go on. A number: an option. Letters: options of an item, several as AC. b: back (for option B type a"
    " capital B or 2). m: where am I. ?: help. q: quit, all is saved. To answer with b or q itself, put = before"
    " it: =b.",
)
T_SAVED = Both("存好了，下次接着来。", "Saved. See you again.")
T_UNSAVED = Both("这一段没有存上。", "This part is not saved.")
T_UNITS_HINT = Both("［输入单元号，回车不跳］", "[unit number, Enter to stay]")

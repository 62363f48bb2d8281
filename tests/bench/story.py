"""One abstract branching story of any size, written in our language.

Scene i has three lines of about forty characters, one assignment and two or three choices, the last of
them conditional. Choice 0 leads to scene i + 1, the others anywhere: every scene is reachable, there is
no ending, and a walker can take any number of steps. The first line begins with the scene's number, so
that a walk can be hashed: equal hashes mean equal work, in whatever engine.
"""

import random
from dataclasses import dataclass, field

_WORDS = (
    "患者 护士 医生 家属 病房 值班 护送 急诊 检查 血压 体温 脉搏 记录 交接 药物 剂量 核对 姓名 床号 手腕带 "
    "输液 滴速 过敏 病史 询问 安慰 解释 风险 告知 签字 同意 报告 主管 上级 呼叫 抢救 设备 除颤 氧气 面罩 "
    "学员 老师 课程 练习 场景 选择 判断 原因 结果 反馈 正确 错误 建议 下一步 首先 其次 然后 最后 如果 因为 "
    "所以 但是 可以 应该 必须 不能 立即 马上 保持 冷静 观察 变化 发现 异常 处理 流程 制度 规定 标准 要求 "
    "客户 投诉 窗口 柜台 业务 资料 复印 证件 登记 排队 等候 时间 说明 理解 配合 感谢 道歉 沟通 语气 态度"
)
WORDS = _WORDS.split(" ")
VARIABLES = 8

#: Hash of the walk by (scenes, steps), measured in other engines over the same story.
EXPECTED = {
    (100, 2_000): 3732801217,
    (100, 5_000): 4192210061,
    (100, 100_000): 2206208183,
    (1_000, 2_000): 321052325,
    (1_000, 100_000): 3974735819,
    (10_000, 100_000): 106427112,
}


@dataclass
class Option:
    """A choice: where it leads, and the variable and number of its condition."""

    text: str
    to: int
    when: tuple[int, int] | None = None


@dataclass
class Scene:
    """One scene of the abstract story."""

    lines: list[str]
    change: tuple[int, int]
    options: list[Option] = field(default_factory=list)


def _sentence(r: random.Random, length: int) -> str:
    out: list[str] = []
    size = since = 0
    while size < length - 1:
        word = r.choice(WORDS)
        out.append(word)
        size += len(word)
        since += len(word)
        if since >= 9 and size < length - 4:
            out.append("，")
            size += 1
            since = 0
    return "".join([*out, "。"])


def model(scenes: int, seed: int = 7) -> list[Scene]:
    """The abstract story."""
    r = random.Random(seed * 1000003 + scenes)
    out = []
    for i in range(scenes):
        lines = [f"【{i:05d}】" + _sentence(r, 34)] + [_sentence(r, 40) for _ in range(2)]
        options = [Option(_sentence(r, 12)[:-1], (i + 1) % scenes)]
        options += [Option(_sentence(r, 12)[:-1], r.randrange(scenes)) for _ in range(r.choice((1, 2)))]
        options[-1].when = (r.randrange(VARIABLES), r.randrange(0, 40))
        out.append(Scene(lines, (r.randrange(VARIABLES), r.choice((1, 2, -1))), options))
    return out


def name(i: int) -> str:
    return f"s{i:05d}"


def scene_yaml(i: int, scene: Scene) -> str:
    """One scene as an author would write it."""
    k, d = scene.change
    out = [f"  {name(i)}:", "    剧本:"]
    out += [f"      - {line}" for line in scene.lines]
    out.append(f"      - 做: v{k} {'+=' if d >= 0 else '-='} {abs(d)}")
    out += ["    选择:", "      选项:"]
    for option in scene.options:
        out.append(f"        - 说: {option.text}")
        out.append(f"          去: {name(option.to)}")
        if option.when:
            out.append(f"          当: v{option.when[0]} > {option.when[1]}")
    return "\n".join(out)


def head_yaml(title: str, limit: int | None = None) -> str:
    """Everything above the scenes; ``limit`` gives the variables a range."""
    out = [f"情景剧: {title}", "标题: 测速", "性质: 创作", "变量:"]
    bounds = "-9000000..9000000" if limit is None else f"-{limit}..{limit}"
    out += [f"  v{k}: {{初值: 0, 范围: {bounds}}}" for k in range(VARIABLES)]
    return "\n".join([*out, f"开场: {name(0)}"])


def story_yaml(scenes: int, title: str = "bench", limit: int | None = None) -> str:
    """The whole story in one file."""
    body = "\n".join(scene_yaml(i, s) for i, s in enumerate(model(scenes)))
    return f"{head_yaml(title, limit)}\n场景:\n{body}\n"


def story_files(scenes: int, per_file: int, title: str = "bench") -> dict[str, str]:
    """The same story with its scenes in several files."""
    listed = model(scenes)
    files = {}
    for at in range(0, scenes, per_file):
        part = listed[at : at + per_file]
        text = "\n".join(scene_yaml(at + n, s) for n, s in enumerate(part))
        files[f"part{at // per_file:03d}.yaml"] = f"场景:\n{text}\n"
    head = f"{head_yaml(title)}\n分场: [{', '.join(files)}]\n"
    return {"scenario.yaml": head, **files}


def visible_bytes(scenes: int) -> float:
    """UTF-8 bytes a scene that a reader sees."""
    total = 0
    for scene in model(scenes):
        total += sum(len(line.encode()) for line in scene.lines)
        total += sum(len(o.text.encode()) for o in scene.options)
    return total / scenes

"""A bank with every kind of item and every field, to be written in other forms."""

from typing import Any

from engine.model.bank import Bank
from tests.building import compiler_of

PATH = "courses/fangxun/banks/fangxun.yaml"
SOURCE = """\
题库: fangxun
标题: 防汛/题库
来源:
  S1: {名称: 《村防汛手册》, 等级: B, 说明: 例子里编的}
  S2: {名称: 《村志》}
说明: 每年更新一次。
题目:
  - 编号: dianhua
    题: 夜里发现水涨了，先做什么？[^S1]
    选项: {A: 报告值班的人, B: "天亮再说 ~ #1", C: "50%的人先走"}
    答案: A
    评: {B: 天亮就晚了。, A: 对。}
    解析: 先报告，再叫人。[^S1]
    出处: [S1, S2]
    难度: 1
    说明: 去年错得最多的一道。
  - 编号: xiandu
    题: 转移时先顾哪些人？
    选项: [老人, 孩子, 行动不便的人, 看热闹的人]
    答案: ABC
    分值: 2
    固定顺序: 是
    解析: "自己走不快的人先走。\\n{记住}: a = b"
  - {编号: laoren, 题: 先拿东西，再叫老人。, 答案: 错, 解析: 先人后物。}
  - {编号: xian, 题: 门槛下面画的那条线叫____线。, 答案: [警戒, "警戒*线"], 解析: 水到这条线就走。}
  - {编号: hushu, 题: 大棚能安顿多少户？, 题型: 数字, 答案: 二十, 误差: "2.5", 单位: 户, 解析: 一户一顶帐篷。}
  - {编号: zhengshu, 题: 一顶帐篷几根杆？, 题型: 数字, 答案: 8}
  - {编号: shunxu, 题: 按先后排一排。, 题型: 排序, 选项: [报告, 叫人, 清点], 解析: 最后数一数。}
  - {编号: duiying, 题: 谁家在哪里？, 配对: {沟口: 张奶奶, 桥头: 老李, 桥尾: 老李}, 解析: 先敲近水的门。}
  - {编号: yijian, 题: 这堂课有用吗？, 题型: 调查, 选项: [有用, 一般], 固定顺序: 是}
  - {编号: xiangfa, 题: 还想学什么？, 题型: 调查}
  - {编号: jianda, 题: 怎样劝不肯走的老人？, 参考答案: "先帮她做一件事，\\n再讲道理。", 解析: 人心换人心。, 出处: [S2]}
"""


def bank_of(source: str = SOURCE) -> tuple[Bank, dict[str, Any]]:
    """The bank as authored, and its compiled items."""
    subject = compiler_of({PATH: source}).bank(PATH).subject
    assert subject is not None
    assert isinstance(subject.model, Bank)
    return subject.model, dict(subject.bundle["items"])

"""What was done, as the trail calls it, in words."""

from collections.abc import Mapping

from engine.diagnostics import Both
from engine.records.kinds import KINDS
from engine.records.users import ROLES

ACTIONS = {
    "login": Both("登录", "signed in"),
    "login.wrong": Both("密码不对", "wrong password"),
    "user.add": Both("加账号", "added an account"),
    "user.change": Both("改账号", "changed an account"),
    "setting.change": Both("改设置", "changed a setting"),
    "person.add": Both("加到名册", "added a person"),
    "person.correct": Both("更正名册", "corrected a person"),
    "person.leave": Both("转出", "took off the roster"),
    "person.erase": Both("删除个人信息", "deleted personal data"),
    "person.export": Both("导出个人信息", "exported personal data"),
    "roster.import": Both("导入名单", "imported a list"),
    "event.add": Both("记活动", "entered an event"),
    "event.correct": Both("更正活动", "corrected an event"),
    "event.withdraw": Both("撤掉活动", "withdrew an event"),
    "wish.collect": Both("收集心愿", "collected a wish"),
    "wish.correct": Both("更正心愿", "corrected a wish"),
    "wish.claim": Both("认领心愿", "claimed a wish"),
    "wish.progress": Both("心愿进展", "progress of a wish"),
    "wish.release": Both("退回心愿", "released a wish"),
    "wish.close": Both("办结心愿", "closed a wish"),
    "wish.rate": Both("回访", "asked about a wish"),
    "wish.reopen": Both("重办心愿", "reopened a wish"),
    "wish.withdraw": Both("撤回心愿", "withdrew a wish"),
    "wish.forget": Both("删掉是谁的心愿", "deleted whose wish it was"),
    "people.purge": Both("清理到期的个人信息", "deleted personal data that were due"),
    "team.add": Both("建志愿队", "added a team"),
    "team.disband": Both("解散志愿队", "disbanded a team"),
    "team.join": Both("入队", "joined a team"),
    "team.part": Both("退队", "left a team"),
    "backup.make": Both("备份", "made a backup"),
    "backup.download": Both("下载备份", "downloaded a backup"),
    "backup.restore": Both("恢复备份", "restored a backup"),
    "report.download": Both("下载报表", "downloaded a report"),
    "collect.kiosk": Both("收触摸屏记录", "collected a kiosk"),
    "fact.void": Both("不再计数", "no longer counted"),
}

#: What the details of a trace are called, and values that are codes.
DETAILS = {
    "address": Both("从", "from"), "before": Both("以前的存在", "kept before in"), "changed": Both("修改", "changed"),
    "count": Both("人数", "people"), "day": Both("日期", "day"), "disabled": Both("停用", "disabled"),
    "fields": Both("改了", "fields"), "folder": Both("文件夹", "folder"), "gone": Both("转出", "gone"),
    "kind": Both("类别", "kind"), "new": Both("新增", "new"), "number": Both("号", "number"),
    "password": Both("换密码", "password"), "person": Both("人", "person"), "reason": Both("原因", "reason"),
    "refused": Both("没有计入", "refused"), "role": Both("角色", "role"), "rows": Both("行数", "rows"),
    "sessions": Both("学习", "sessions"), "times": Both("次数", "times"), "value": Both("改成", "now"),
    "village": Both("村", "village"), "wishes": Both("心愿", "wishes"),
}  # fmt: skip
_CODES = {
    **{code: kind.name for code, kind in KINDS.items()}, **ROLES,
    "True": Both("是", "yes"), "False": Both("否", "no"), "name": Both("姓名", "name"), "duty": Both("职务", "duty"),
    "gender": Both("性别", "gender"), "born": Both("出生", "born"), "joined": Both("入党", "joined"),
    "phone": Both("电话", "telephone"), "what": Both("内容", "text"), "due": Both("期限", "due"),
    "heads": Both("人次", "attendances"), "minutes": Both("分钟", "minutes"), "people": Both("人数", "people"),
    "place": Both("地点", "place"), "lecturer": Both("主讲", "lecturer"), "title": Both("名称", "title"),
    "note": Both("备注", "note"), "zone": Both("时区", "zone"), **DETAILS,
}  # fmt: skip


def details(detail: Mapping[str, object]) -> Both:
    """The details of a trace in words.

    >>> details({"kind": "study", "times": 2}).zh, details({"fields": ["born", "phone"]}).zh
    ('类别：集体学习，次数：2', '改了：出生、电话')
    """
    zh, en = [], []
    for key, value in detail.items():
        name = DETAILS.get(key, Both(key, key))
        told = [
            _CODES.get(str(v), Both(str(v), str(v))) for v in (value if isinstance(value, list) else [value])
        ]
        zh.append(f"{name.zh}：{'、'.join(t.zh for t in told)}")
        en.append(f"{name.en}: {', '.join(t.en for t in told)}")
    return Both("，".join(zh), "; ".join(en))

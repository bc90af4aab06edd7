"""Words of the pages in both languages: kinds, roles, verdicts. Field terms as in the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[str, str]

TYPES: Mapping[str, Pair] = {
    "document": ("文件", "document"),
    "organization": ("机构", "body"),
    "person": ("责任人", "person"),
    "program": ("政策项目", "program"),
    "indicator": ("指标", "indicator"),
    "place": ("地区", "place"),
    "cited": ("引用文件", "cited document"),
}
ROLES: Mapping[str, Pair] = {
    "lead": ("牵头", "leads"),
    "support": ("配合", "supports"),
    "person": ("责任人", "in charge"),
    "issued": ("发布", "issued"),
    "governs": ("适用地区", "governed"),
    "names": ("提到", "named"),
    "named": ("提到", "named"),
    "place": ("提到", "named"),
    "implements": ("依据、落实", "implemented"),
    "issues": ("印发", "issued with"),
    "mentions": ("引用", "cited"),
    "target": ("目标", "target"),
    "actual": ("实绩", "reported"),
    "baseline": ("基期", "baseline"),
}
KINDS: Mapping[str, Pair] = {
    "work_points": ("工作要点", "work points"),
    "task_division": ("任务分工", "task division"),
    "implementation_plan": ("实施方案", "implementation plan"),
    "work_summary": ("工作总结", "work summary"),
    "government_report": ("政府工作报告", "government report"),
    "notice": ("通知", "notice"),
    "other": ("其他", "other"),
}
ITEMS: Mapping[str, Pair] = {
    "task": ("任务", "task"),
    "safeguard": ("保障措施", "safeguard"),
    "achievement": ("成效", "achievement"),
    "problem": ("问题", "problem"),
    "principle": ("原则", "principle"),
}
VERDICTS: Mapping[str, Pair] = {
    "met": ("按期达到", "met"),
    "met later": ("其后达到", "met later"),
    "missed": ("未达到", "missed"),
    "open": ("未到期", "open"),
    "not comparable": ("不可比", "not comparable"),
    "unknown": ("无从判断", "unknown"),
}
PARTS: Mapping[str, Pair] = {
    "program": ("政策项目", "Programs"),
    "target": ("指标", "Targets"),
    "lead": ("牵头机构", "Leads"),
    "wording": ("措辞", "Wording"),
}
STATUSES: Mapping[str, Pair] = {
    "kept": ("延续", "kept"),
    "renamed": ("改名", "renamed"),
    "dropped": ("仅见于甲", "only in A"),
    "new": ("仅见于乙", "only in B"),
    "same": ("不变", "same"),
    "raised": ("提高", "raised"),
    "lowered": ("降低", "lowered"),
    "weakened": ("放松", "weakened"),
    "firmer": ("收紧", "firmer"),
    "not comparable": ("不可比", "not comparable"),
    "changed": ("牵头变化", "lead changed"),
    "moved": ("改写", "reworded"),
}
KNOWN: Mapping[str, Pair] = {
    "type": ("类型", "type"),
    "jurisdiction": ("管辖地区", "jurisdiction"),
    "level": ("层级", "level"),
    "code": ("行政区划代码", "division code"),
    "short": ("简称", "short form"),
    "within": ("属于", "within"),
    "broader": ("上级项目", "broader"),
    "definition": ("说明", "definition"),
    "en": ("英文", "English"),
    "source": ("出处", "source"),
    "dimension": ("量纲", "dimension"),
    "direction": ("好的方向", "better"),
    "measure": ("度量", "measure"),
    "population": ("对象", "population"),
    "unit": ("单位", "unit"),
    "number": ("文号", "number"),
    "discovered": ("由程序发现", "discovered"),
    "parent": ("上级机构", "parent body"),
}


def say(table: Mapping[str, Pair], key: object, language: int) -> str:
    """The word for a key; the key itself where the table has none."""
    pair = table.get(str(key))
    return pair[language] if pair else str(key)

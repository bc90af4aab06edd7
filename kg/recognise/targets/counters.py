"""What makes the name of things an indicator of how many there are."""

from __future__ import annotations

from kg.text.quantities import Unit, UnitKind

_TIME, _EVENT, _COUNT = UnitKind.TIME, UnitKind.EVENT, UnitKind.COUNT
_TIMES = {"天": "天数", "个工作日": "工作日", "工作日": "工作日", "小时": "时间", "个小时": "时间", "分钟": "时间"}
_ACTS = {"次": "次数", "场": "场次"}
_PERSON = frozenset({"人", "名", "位", "人口"})
_SPANS = ("时间", "时限", "时长", "周期", "年限", "天数", "期限", "数", "日", "期", "间", "耗时", "用时")


def counter(unit: Unit, name: str) -> str:
    """What makes the name of things an indicator of how many there are (`书屋` counted in 个 is 书屋数); empty if nothing is wanting."""
    if unit.kind is _TIME and not name.endswith(_SPANS):
        return _TIMES.get(unit.printed, "")
    if unit.kind is _EVENT:
        word = _ACTS.get(unit.printed, unit.printed)
        return "" if name.endswith((unit.printed, word)) or "/" in unit.printed else word
    if unit.kind is not _COUNT or name.endswith(("数", "量", "额", "率", "值", "规模", "排名", "位次")):
        return ""
    return "人数" if unit.printed in _PERSON and not name.endswith(("人", "员", "者")) else "数"

"""The area a number holds for, where its clause opens with one."""

from __future__ import annotations

import re

_AREA = re.compile(
    r"(?:全|我|本)(?:省|市|县|区|州|旗|盟|国)(?!民|性|域|文明|重点|首|第|最|前|统一|一流|卫生|示范|先进|劳模|人大|政协|各|双)"
    r"|(?![将对在由从使让把与和及为是以])(?!.{0,4}(?:城市|都市|超市|门市|上市|夜市|集市|股市|楼市|各县|各市|各区|强县|强市|强省|部分|一批|自觉|实现|强化|推动|加快|支持))"
    r"[一-龥]{2,4}(?:自治[州县旗区]|[省市县旗]|(?<![社城地园小景灌牧院片山库矿林辖全验港校发范护作学])区)"
    r"(?!级|域|直|政府|委|局|场|长|民|属|内|人民|中医|妇幼|疾|卫生|健康|镇化|县|市|区|乡|村|外|公司|际|人大|政协|审|纪|容|总|健|医|街)"
)


def place(text: str, start: int, end: int) -> str | None:
    """The area named where a clause starts (`中宁县新建…` → 中宁县)."""
    found = _AREA.match(text, start, end)
    return found[0] if found else None

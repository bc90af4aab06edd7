"""What is named straight after a body as a part of it: `市委|办公厅`, `市教育局|基础教育科`, `国家发展改革委|（法规司）`."""

from __future__ import annotations

import re

from kg.recognise.organizations.stops import ends_here
from kg.rules.organization_rules import organization_rules

_LETTER = "(?:[一-鿿](?<![的等为是将把被并或各其此从由按向至到让使可须在以对]))"
_OFFICE = re.compile(
    rf"办公厅|机关党委|党组(?!成员|书记|副书记)|党委(?!书记|委员|政府)|(?<=[会组部])办公室|综合司|(?<=局){_LETTER}{{2,4}}(?:管理局|监管局|监督管理局|分局|分中心)"
    r"|(?<=国务院)(?!有关|相关|其他|各)[一-鿿]{2,10}?(?:主管|行政)部门"
    rf"|(?<=[省市县区州旗]委)(?![省市县区州旗政]){_LETTER}{{2,6}}(?:考核局|工作局|服务局|研究室)"
    rf"|(?<=公安局)(?:{_LETTER}{{2,6}}(?:[支大]队))|(?<=公安厅){_LETTER}{{2,6}}总队"
)
_OWN = "(?:(?<![公上])司|(?<![事查])处|(?<![学本专文理工百全外内])科|支队|大队|总队)"
_DIVISION = re.compile(rf"(?P<name>{_LETTER}{{2,13}}?{_OWN})(?=[^一-鿿]|[和与及同负牵承会联要应]|$)")
_BRACKET = re.compile(rf"（(?![省县区州旗原]|市(?!场))(?P<name>{_LETTER}{{2,13}}(?:{_OWN}|局|(?<!办公)室))）")
_STOPS = frozenset("、，。；：）")


def part_after(text: str, end: int) -> tuple[int, str] | None:
    """Where the part of a body ending at `end` ends, and its name: `(9, "基础教育科")`; None if no part is named."""
    if end == len(text) or text[end] in _STOPS:
        return None
    office = _OFFICE.match(text, end)
    if office:
        return office.end(), office[0]
    found = _DIVISION.match(text, end) or _BRACKET.match(text, end)
    if found is None or organization_rules().not_a_part.match(found["name"]) or not ends_here(text, found.end("name")):
        return None
    return found.end(), found["name"]

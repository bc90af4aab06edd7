"""Titles taken apart, so that one document cited in different words is recognised: what it is about, whose area, which years, who issued it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.link.areas import entity
from kg.link.places import resolve_place
from kg.rules.bodies import is_body
from kg.rules.body_places import place_names, place_sizes
from kg.rules.citations import citation_rules
from kg.rules.places import COUNTRY, Place, gazetteer

_HEADS = "要点|方案|计划|规划|纲要|分工|办法|意见|细则|规定|制度|措施|总结|思路|报告|清单|目录|规范|标准|预案|条例|章程|决定"
_COVER = re.compile(
    rf"关于(?:(?:印发|转发|批转|下发|发布|公布|颁发)《?(?P<sent>.{{2,100}}?)》?|(?P<of>.{{2,100}}?(?:{_HEADS})(?:（[^（）]{{1,20}}）)?))的(?:通知|函|公告|通告|决定)"
)
_ISSUER = re.compile(r"(?P<issuer>[^关《》，。]{2,40}?)(?=关于)")
_TRIAL = re.compile(r"（(?:试行|暂行|试点|摘要|全文|节选)）$")
_PERIOD = re.compile(r"（(?P<years>[12][0-9]{3}(?:年)?(?:-[12]?[0-9]{1,3})?年?(?:度)?)）")
_RELATIVE = re.compile(r"(?:全|我|本)(?P<unit>自治区|[省市县区州旗盟])|^(?P<own>自治区|自治州)(?!人民|党委)")
_DASHES = str.maketrans(
    {"—": "-", "－": "-", "–": "-", "~": "-", "～": "-", "〈": "《", "〉": "》", '"': "“", "\u201d": "“", "‘": "“", "’": "“"}
)
_YEAR_RANGE = re.compile(r"(?<=[0-9])年?(?:-+|至)(?=[12][0-9]{3})")
_MANY = frozenset({"政府工作报告", "工作报告", "年度工作要点"})  # besides the short titles of the citation rules


@dataclass(frozen=True, slots=True)
class Title:
    """A title's parts. `core` is without cover, issuer, area, years in brackets and quotation marks; `area` the code of the area named."""

    core: str
    years: str
    area: str
    issuer: str

    @property
    def generic(self) -> bool:
        """Whether many documents are called so."""
        return (
            not self.area
            and not self.years
            and not any(c.isdigit() for c in self.core)
            and (self.core in citation_rules().short_titles or self.core in _MANY)
        )


@lru_cache(maxsize=8192)
def read_title(title: str, place: Place | None) -> Title:
    """`自治区人民政府办公厅关于印发2020年全区卫生健康工作要点的通知` in 同心县 → 2020年卫生健康工作要点 of 宁夏, by 自治区人民政府办公厅."""
    text = _YEAR_RANGE.sub("-", title.strip("《》").translate(_DASHES))
    found = _ISSUER.match(text)
    issuer = found["issuer"] if found and is_body(found["issuer"]) else ""
    text = text[len(issuer) :]
    cover = _COVER.fullmatch(text)
    text = (cover["sent"] or cover["of"]) if cover else text
    text = _TRIAL.sub("", text.strip("《》"))
    years = _PERIOD.search(text)
    if years:
        text = text.replace(years[0], "", 1)
    area, text = _area(text, place)
    core = text.replace("“", "").removeprefix("关于")
    return Title(core, years["years"].replace("年", "") if years else "", area, issuer)


def _area(text: str, place: Place | None) -> tuple[str, str]:
    """The area a title names in its first words, also by 全区, and the title without it."""
    relative = _RELATIVE.search(text[:12])
    if relative is not None and place is not None:
        meant = resolve_place("全" + (relative["unit"] or relative["own"]), entity(place))
        if meant is not None:
            return meant.id.removeprefix("place/"), text[: relative.start()] + text[relative.end() :]
    return _named(text)


def _named(text: str) -> tuple[str, str]:
    for start in range(min(8, len(text))):
        if text[:start].endswith("中共"):
            return "", text
        size = next((n for n in place_sizes().get(text[start : start + 2], ()) if text[start : start + n] in place_names()), 0)
        if size:
            end = start + size
            while inner := next((n for n in place_sizes().get(text[end : end + 2], ()) if text[end : end + n] in place_names()), 0):
                start, end = end, end + inner
            meant = [p for p in gazetteer().named(text[start:end]) if not p.until and p.code != COUNTRY]
            if len(meant) == 1 and meant[0].name == text[start:end]:
                first = next(
                    i for i in range(len(text)) if any(text[i : i + n] in place_names() for n in place_sizes().get(text[i : i + 2], ()))
                )
                return meant[0].code, text[:first] + text[end:]
            return "", text
    return "", text

"""What the place of a passage in its document says of its numbers: aimed at or reported, in a report or a plan, over which period."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import replace

from kg.model import DocumentKind, ItemKind, Outline, Part, Passage, QuantityRole, View
from kg.model.frozen import frozen
from kg.recognise.targets.reported import Running, report_year

_TARGET, _ACTUAL = QuantityRole.TARGET, QuantityRole.ACTUAL
_BODY = Part.BODY
_SAFEGUARD = ItemKind.SAFEGUARD
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TITLE_YEAR = re.compile(r"(20[0-9]{2})年(?!上半年|下半年|度?工作总结和)[^《》]{2,30}$")
_TOLD_KINDS = frozenset({ItemKind.ACHIEVEMENT, ItemKind.PROBLEM})
_REPORTS = frozenset({DocumentKind.WORK_SUMMARY.value, DocumentKind.GOVERNMENT_REPORT.value})
_PLANS = frozenset({DocumentKind.WORK_POINTS.value, DocumentKind.TASK_DIVISION.value, DocumentKind.IMPLEMENTATION_PLAN.value})
_TITLE = Part.TITLE
_OPEN = frozenset({DocumentKind.OTHER.value, DocumentKind.NOTICE.value})
_OPINION = re.compile(r"(?:意见|措施|举措|决定|指导意见)(?:（[^（）]{1,12}）|的通知)?$|行动的通知$")
_ANNEXED = re.compile(
    r"(?:(?:行动|工作|实施)方案|行动计划|实施计划|工作要点|任务分工|任务清单|任务分解|工作台账)表?(?:（[^（）]{1,20}）)?$"
)
_PAST = re.compile(r"回顾|成就|成效|工作情况|完成情况|进展|过去|所做|取得|亮点|总结|问题|主要工作及|发展历程")
_STATE = re.compile(r"现状|(?:发展|工作|现实|产业)基础|发展历程|工作回顾|形势|取得的?(?:成效|成绩|成就|进展)|成效显著")
_AHEAD = re.compile(r"目标|任务|安排|部署|打算|思路|计划|重点|要求|举措|建议|展望|预期|下一步|下半年|明年|今年工作")
_AIMED = re.compile(
    r"预期目标|主要目标|目标是|力争|确保|争(?P<wish>取)(?!中央|国家|上级|到)|到(?P<by>20[23][0-9])年|十五五”?时期|下一步|计划(?:新增|新建|建设|完成)"
)
_SO_FAR = re.compile(
    r"截至目前|截至20[0-9]{2}年|截至[0-9]{1,2}月|目前[，,已]|近年来|过去[一三五]年|[三五]年来|近[0-9一二两三四五六七八九十]{1,2}年来?，"
)
_RUN = re.compile(r"连续[0-9一二两三四五六七八九十]{1,3}年(?:保持|快于|高于|增长|增产|丰收|下降|位居|居|获|入选|稳)")
_TOLD = re.compile(
    r"已经|已(?:建成|达|完成|有)|(?:组织|实施|建成|完成|增长|减少|下降|新增|安排|投入|发行|取得|培育|改造|解决|支持|发放|出台)了"
)
_REPORTED = re.compile(
    r"比上年|同比|去年|过去[一三五]年|[一三五]年来|这五年|已(?:建成|达|完成|有)|我们主要做了|(?:[高低]于|超过|超额|好于|完成|实现)[^，。]{0,10}(?:预期|主要)目标|主要目标[^，。]{0,6}完成"
)


@frozen()
class Setting:
    """The role numbers have here by default, the document's kind and period, and the headings above (outermost first)."""

    role: QuantityRole
    kind: str | None
    period: str | None
    headings: tuple[str, ...]
    opinion: bool  # 意见 or 措施: what they set is aimed at as in a plan
    year: int | None  # of a government report: the year it is given in
    task: bool  # of an item that says what is to be done
    begin: int | None  # the first year planned for, or that of issue: what held before it is no aim
    told: bool  # of an item that says what was reached or what is wanting
    report: bool
    plan: bool  # also 意见 and 措施
    open: bool  # of a document that is neither report nor plan by its kind: what it tells of the past is known by its sentences
    past: bool = False  # of a sentence that tells of the past in such a document

    @property
    def tells(self) -> bool:
        """Whether figures are reported here."""
        return self.past or self.report

    @property
    def looks_back(self) -> bool:
        """Whether the item or a heading above says that all of it lies behind."""
        return self.told or any(_PAST.search(title) and not _AHEAD.search(title) for title in self.headings)

    def spoken_of(self, ahead: bool | None) -> Setting:
        """The setting where the report is known to speak of what lies ahead, or of what lies behind."""
        role = self.role if ahead is None or self.told else _TARGET if ahead else _ACTUAL
        return self if role is self.role else replace(self, role=role)

    def telling(self) -> Setting:
        """The setting where a document that is no report tells of the past."""
        return replace(self, role=_ACTUAL, past=True)

    def role_in(self, sentence: str) -> QuantityRole:
        """The role in one sentence, where its words say otherwise than its place."""
        role = self.role
        if role is _TARGET and (_SO_FAR.match(sentence) or _RUN.search(sentence)):
            return _ACTUAL
        if not self.report:
            return role
        if role is _TARGET and _TOLD.search(sentence) and not _AIMED.search(sentence):
            return _ACTUAL
        return _TARGET if role is _ACTUAL and self._aims(sentence) else role

    def _aims(self, sentence: str) -> bool:
        """Whether a report looks ahead in a sentence; what was striven for (`争取专项资金3亿元`) is told where all of an item lies behind."""
        for found in _AIMED.finditer(sentence):
            past = self.year and found["by"] and int(found["by"]) < self.year
            if not past and not (self.told and found["wish"]):
                return not _REPORTED.search(sentence)
        return False


class Settings:
    """Setting of each passage of an outline."""

    def __init__(self, outline: Outline) -> None:
        self._paths = outline.paths()
        self._kinds = {item.id: item.kind for item in outline.items}
        self._sections = {item.id: item.section for item in outline.items}
        self.kind = outline.header.kind.value if outline.header.kind else None
        self.period = outline.header.period.value if outline.header.period else None
        title = outline.header.title.value if outline.header.title else ""
        self.opinion = self.kind in _OPEN and _OPINION.search(title) is not None
        self.year = report_year(outline) if self.kind == DocumentKind.GOVERNMENT_REPORT.value else None
        self.running = Running(outline, self.year) if self.year else None
        self.begin = _first_year(outline)
        self._later = _later_years(outline)
        self._known: dict[tuple[str | None, ItemKind | None, int | None], Setting] = {}  # the passages of a section share theirs

    def of(self, passage: Passage) -> Setting:
        section = passage.section or (self._sections.get(passage.item) if passage.item else None)
        place = section, self._kinds.get(passage.item or ""), self._dated(passage)
        if place not in self._known:
            self._known[place] = self._read(*place)
        return self._known[place]

    def under(self, item: str | None, section: str | None) -> Setting:
        """The setting of a table that stands in an item or section."""
        return self.of(Passage(_BODY, View("", array("l")), item, section))

    def _read(self, section: str | None, kind: ItemKind | None, later: int | None) -> Setting:
        """The setting in a section, in items of a kind, in the plan of a later year."""
        headings = tuple(s.title for s in self._paths[section])
        role = self._role(kind, headings)
        opinion = self.opinion or (self.kind in _OPEN and any(_ANNEXED.search(title) for title in headings))
        task = role is _TARGET and kind is not _SAFEGUARD
        period, begin = (str(later), later) if later else (self.period, self.begin)
        report, plan, opened = self.kind in _REPORTS, self.kind in _PLANS or opinion, self.kind in _OPEN
        return Setting(role, self.kind, period, headings, opinion, self.year, task, begin, kind in _TOLD_KINDS, report, plan, opened)

    def _dated(self, passage: Passage) -> int | None:
        """The year of the title that stands before the passage, where a file holds several plans and this is not the first."""
        if not self._later or not len(passage.view):
            return None
        at = bisect_right(self._later, (passage.view.origin[0], 0)) - 1
        return self._later[at][1] if at >= 0 else None

    def _role(self, kind: ItemKind | None, headings: tuple[str, ...]) -> QuantityRole:
        if kind in _TOLD_KINDS:
            return _ACTUAL
        if kind is not None:
            told = any(_STATE.search(title) and not _AHEAD.search(title) for title in headings)
            return _ACTUAL if told else _TARGET
        for title in reversed(headings):
            past, ahead = _PAST.search(title), _AHEAD.search(title)
            if bool(past) != bool(ahead):
                return _ACTUAL if past else _TARGET
        return _ACTUAL if self.kind in _REPORTS else _TARGET


def _later_years(outline: Outline) -> list[tuple[int, int]]:
    """Where further plans begin in the file, and the year in their titles."""
    first = outline.items[0].span.end if outline.items else 0
    found = []
    for passage in outline.passages:
        if passage.part is _TITLE and len(passage.view) and passage.view.origin[0] >= first > 0:
            year = _TITLE_YEAR.search(passage.view.text)
            if year:
                found.append((passage.view.origin[0], int(year[1])))
    return found


def _first_year(outline: Outline) -> int | None:
    stated = outline.header.period or outline.header.issued
    year = _YEAR.search(stated.value) if stated else None
    return int(year[0]) if year else None

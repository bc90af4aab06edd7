"""Which years a government report speaks of as it goes on: said in a heading or at the head of a sentence, it holds until it says otherwise.

A report given in 2026 whose chapter `“十四五”时期和2025年工作回顾` goes on `过去的五年，…` speaks of 2021/2025, from `刚刚过去的2025年，…` on of 2025.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.model import Outline, Part, Passage, QuantityRole

_HEADING, _BODY, _PREAMBLE = Part.HEADING, Part.BODY, Part.PREAMBLE
_TARGET = QuantityRole.TARGET
PLANS = {
    **{"六": "1981/1985", "七": "1986/1990", "八": "1991/1995", "九": "1996/2000", "十": "2001/2005", "十一": "2006/2010"},
    **{"十二": "2011/2015", "十三": "2016/2020", "十四": "2021/2025", "十五": "2026/2030", "十六": "2031/2035"},
}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年|-)")
_LOOKS_BACK = re.compile(r"((?:19|20)[0-9]{2})年(?:[^0-9]{0,14}?(?:回顾|成就|成绩)|(?<=报告[0-9]{4}年)的工作)")
_LOOKS_AHEAD = re.compile(r"((?:19|20)[0-9]{2})年[^0-9]{0,14}?(?:任务|部署|重点|安排|要求|建议|打算|目标|取向|(?<!报告[0-9]{4}年)的工作$)")
_SPAN = (
    r"(?P<five>(?:刚刚)?过去的?五年|这五年|五年[来间])|(?P<plan>“[六七八九十]五”|“?十[一二三四五六]五”?)(?=时期|以来|期间|这五年|的五年|发展|[，和及])"
    r"|(?P<past>一年来|(?:刚刚)?过去的?一年|这一年)|(?P<next>今后五年|未来五年)|(?P<now>今年)(?!以来)"
)
_HEADING_MOST = 40
_BACK_ONLY = re.compile(r"^(?!.*(?:目标|任务|重点|安排|部署|要求|打算)).*(?:回顾|成就|总结|成绩)")
_HEADED = re.compile(rf"{_SPAN}|(?P<year>(?:19|20)[0-9]{{2}})年|(?P<late>五年)")
_OPENED = re.compile(
    r"(?:各位代表[！，：])?(?:回[望顾首]|经过|进入|在|透过[^，。]{0,10}回[望顾])?"
    rf"(?:{_SPAN}|刚刚过去的(?P<just>(?:19|20)[0-9]{{2}})年|(?P<year>(?:19|20)[0-9]{{2}})年(?=是|在[^，。]{{0,16}}不平凡|政府工作|经济社会发展))"
)
_OPENERS = frozenset("各回经进在透刚过这五“十一今未12")  # what such a head begins with
_STOP = re.compile(r"[。！？；\n]")


def _openings(text: str) -> Iterator[re.Match[str]]:
    """The heads of sentences that say which years are spoken of."""
    end = 0
    for at in (0, *[stop.end() for stop in _STOP.finditer(text)]):
        if at >= end and text[at : at + 1] in _OPENERS and (found := _OPENED.match(text, at)):
            end = found.end()
            yield found


def report_year(outline: Outline) -> int | None:
    """The year a report is given in: named in its title, else by the chapters that look back or ahead, else its date."""
    title, issued = outline.header.title, outline.header.issued
    named = _YEAR.search(title.value) if title else None
    if named:
        return int(named[0])
    for passage in outline.passages:
        if passage.part in (_HEADING, _BODY) and len(passage.view) < _HEADING_MOST:
            back, ahead = _LOOKS_BACK.search(passage.view.text), _LOOKS_AHEAD.search(passage.view.text)
            if back or ahead:
                return int(back[1]) + 1 if back else int(ahead[1]) if ahead else None
    given = re.match("(?:19|20)[0-9]{2}", issued.value) if issued else None
    return int(given[0]) if given else None


class Running:
    """The years spoken of from each place of a report on."""

    def __init__(self, outline: Outline, year: int) -> None:
        self._year = year
        self._starts: list[int] = []
        self._spans: list[str | None] = []
        outer = {section.span.start for section in outline.sections if section.level == 1}
        lines = {item.body.start for item in outline.items if item.section is None}  # a chapter of one paragraph is read as an item
        fixed: str | None = None  # a chapter on one time that lies ahead looks back in single paragraphs only
        back = False  # one that looks back only speaks of nothing ahead
        for passage in outline.passages:
            if not len(passage.view):
                continue
            line = passage.part is _BODY and passage.view.origin[0] in lines and "。" not in passage.view.text
            if passage.part is _HEADING or line:
                told = [span for found in _HEADED.finditer(passage.view.text) if (span := self._span(found))]
                if told or line or passage.view.origin[0] in outer:
                    self._add(passage.view.origin[0], told[0] if told else None)
                    back = _BACK_ONLY.match(passage.view.text) is not None
                    fixed = told[0] if len(told) == 1 and self._ahead(told[0]) else None
            elif passage.part in (_BODY, _PREAMBLE):
                self._read(passage, fixed, back)

    def at(self, offset: int, role: QuantityRole) -> str | None:
        """The year or years spoken of at an offset, unless numbers in that role cannot be of them."""
        at = bisect_right(self._starts, offset) - 1
        span = self._spans[at] if at >= 0 else None
        return span if span and self._ahead(span) == (role is _TARGET) else None

    def looks_ahead(self, offset: int) -> bool | None:
        """Whether what is spoken of at an offset lies ahead; None if that is not said."""
        at = bisect_right(self._starts, offset) - 1
        span = self._spans[at] if at >= 0 else None
        return self._ahead(span) if span else None

    def _read(self, passage: Passage, fixed: str | None, back: bool) -> None:
        told = False
        for found in _openings(passage.view.text):
            span = self._span(found)
            if span and not ((fixed or back) and self._ahead(span)):
                told = True
                self._add(passage.view.origin[found.start()], span)
        if fixed and told:
            self._add(passage.view.origin[-1] + 1, fixed)

    def _add(self, offset: int, span: str | None) -> None:
        self._starts.append(offset)
        self._spans.append(span)

    def _ahead(self, span: str) -> bool:
        return int(span[-4:]) >= self._year

    def _span(self, found: re.Match[str]) -> str | None:
        said = {key: value for key, value in found.groupdict().items() if value}
        match said:
            case {"plan": plan}:
                first, last = PLANS[plan.strip("“”").removesuffix("五")].split("/")
                return f"{first}/{last}" if int(first) >= self._year or int(last) < self._year else f"{first}/{self._year - 1}"
            case {"five": _} | {"late": _}:
                return f"{self._year - 5}/{self._year - 1}"
            case {"next": _}:
                return f"{self._year}/{self._year + 4}"
            case {"past": _}:
                return str(self._year - 1)
            case {"now": _}:
                return str(self._year)
            case {"year": year} | {"just": year}:
                return year if int(year) in (self._year - 1, self._year) else None
        return None

"""When a number is to hold or held: said in the clause or sentence, else in a heading, else the document's period."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import DocumentKind, QuantityRole
from kg.recognise.targets.reported import PLANS
from kg.recognise.targets.setting import Setting
from kg.text.numerals import value

_SUMMARY, _REPORT = DocumentKind.WORK_SUMMARY.value, DocumentKind.GOVERNMENT_REPORT.value
_TARGET, _BASELINE = QuantityRole.TARGET, QuantityRole.BASELINE
_YEAR = r"(?P<year>20[0-9]{2}|19[5-9][0-9]|(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2})年"
_HAN = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_STATED = re.compile(
    r"(?=[0-9一二三四十“上下去今年全当明过这五])(?:(?:(?P<six_of>20[0-9]{2})年)?(?<![0-9])(?P<six>1(?:月份?)?[-—~至到]6月)"
    r"|(?P<from>20[0-9]{2})年?(?:—{1,2}|-|至|到|～)(?P<to>20[0-9]{2})年(?![底末初])"
    rf"|(?:{_YEAR})(?:(?P<month>1[0-2]|0?[1-9])月)?(?:(?P<day>[12][0-9]|3[01]|0?[1-9])日)?"
    r"|(?P<bare>1[0-2]|0?[1-9])月(?:(?P<date>[12][0-9]|3[01]|0?[1-9])日)?(?=底|末|中|前|份|，|$|，)"
    r"|(?:“(?P<old>[六七八九十])五(?=”)|“?(?P<plan>十[一二三四五六])五)(?!”?(?:规划)?的?(?:收官|开局|决胜|最后|第[一二三四五]年|关键))”?|(?P<half>上半年|下半年)|(?P<past>去年|上年(?!度))|(?P<now>今年)|(?P<year_now>(?<![一二三四五六七八九十两几0-9半])年内|全年|(?<!年)年[底末]|当年)|(?P<next>明年)|(?P<five>过去五年|五年来|这五年|五年间|五年累计)"
    r"|(?<![第续每前0-9])(?P<back>[2-6二三四])年(?:来|间)?(?=增长|增加|提升[0-9]|提高[0-9]|下降))"
)
_AHEAD = re.compile(r"(?:——)?(?:(?:力争|争取|确保)?到(?P<by>20[0-9]{2})年(?:底|末)?(?:前)?，|(?P<before>20[0-9]{2})年(?:底|末)?之?前，)")
_DATING = re.compile(r"[年月半十五](?:(?<![十五])|(?<=十)[一二三四五六]|(?<=五)”)")
_COMPARED = re.compile(r"(?:比|较|于|自|从|在|以)$")
_ON_BASE = re.compile(r"的?(?:基础上|以来|水平|平均|同期|的基础|起)")
_PLAN = r"十[二三四五六]五”?(?!时期|期间|末|以来)[^，。；：《》]{0,16}?(?:规划|计划|方案|行动|纲要|项目)"
_TITLED = re.compile(rf"《[^《》]{{1,100}}》|“{_PLAN}|{_PLAN}")  # dates what it names, not the number
_RECURRENT = re.compile(
    r"(?<!每[生户亩])每(?:年|天|周|月|日|季度|半年|学期|两年)|年均(?:新增|新建|改造|组织|开展|举办|培训|培育|引进|完成|发布|接待)"
)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}")


def dates(text: str, start: int, end: int) -> bool:
    """Whether a time may be stated in `text[start:end]`."""
    return _DATING.search(text, start, end) is not None


@lru_cache(maxsize=1024)
def stated(text: str, year: int | None, now: int | None) -> str | None:
    """The last time stated in the text, reading `6月30日` and `年内` in the given year, `今年` as `now`; times compared with are passed over."""
    found = None
    if not _DATING.search(text):
        return None
    for m in _STATED.finditer(text):
        if (_COMPARED.search(text[max(0, m.start() - 1) : m.start()]) and not text.startswith("到", m.end())) or _ON_BASE.match(
            text, m.end()
        ):
            continue
        found = _when(m, year, now) or found
    return found


def said(text: str, setting: Setting, role: QuantityRole) -> str | None:
    """The time stated in a text, of a number in that role."""
    year = year_of(setting, role)
    return stated(text, year, setting.year or year or setting.begin)


@lru_cache(maxsize=256)
def headed(headings: tuple[str, ...], year: int | None) -> str | None:
    """The time stated in the innermost heading that states one."""
    return next((time for heading in reversed(headings) if (time := stated(heading, year, year))), None)


@lru_cache(maxsize=256)
def unnamed(text: str) -> str:
    """The text, as long as before, without titles and names of plans: `《供水规划（2021—2030年）》` and `“十四五”节水行动` date no number."""
    return _TITLED.sub(lambda name: " " * len(name[0]), text)


def ahead(text: str, start: int, end: int) -> str | None:
    """The year a sentence of aims opens with (`到2027年，…`, `2027年前，…`), which holds for the sentences after it too."""
    found = _AHEAD.match(text, start, end)
    return (found["by"] or found["before"]) if found else None


def _when(m: re.Match[str], year: int | None, now: int | None) -> str | None:
    if m["from"]:
        return f"{m['from']}/{m['to']}"
    if m["year"]:
        return "-".join([m["year"].translate(_HAN), *(f"{int(m[k]):02}" for k in ("month", "day") if m[k])])
    if m["plan"] or m["old"]:
        return PLANS[m["plan"] or m["old"]]
    if m["six"] and (m["six_of"] or year):
        return f"{m['six_of'] or year}-H1"
    if now is None:
        return None
    if m["past"] or m["now"] or m["next"]:
        return str(now - 1 if m["past"] else now if m["now"] else now + 1)
    if year is None:
        return None
    if m["bare"]:
        return "-".join([str(year), f"{int(m['bare']):02}", *([f"{int(m['date']):02}"] if m["date"] else [])])
    if m["half"]:
        return f"{year}-H{1 if m['half'] == '上半年' else 2}"
    if m["five"]:
        return f"{year - 4}/{year}"
    if m["back"]:  # of a report: what lies ahead is not told so
        return f"{year + 1 - int(value(m['back']) or 1)}/{year}" if year < now else None
    return str(year)


def default(setting: Setting, role: QuantityRole, clause: str) -> str | None:
    """The document's period, narrowed: what was reported lies in its first part, what is planned in its last."""
    if setting.year:
        return str(setting.year if role is _TARGET else setting.year - 1)
    if setting.period is None or "/" not in setting.period:
        ahead = role is _TARGET and setting.kind == _SUMMARY
        return None if ahead else setting.period  # what a summary says comes next lies behind its period
    first, last = setting.period.split("/", 1)
    consecutive = "H" in first or (setting.report and _years_apart(first, last) == 1)
    if consecutive:
        return last if role is _TARGET else first
    if role is not _TARGET and not setting.report:
        return None  # what a plan of several years tells of was reached before it
    return setting.period if role is _TARGET and _RECURRENT.search(clause) else last


def began(setting: Setting) -> str | None:
    """When a change told without its beginning began: in a document on one year, the year before; in any other that may be any earlier year."""
    one = setting.period if setting.period and setting.period.isdigit() and setting.kind != _REPORT else None
    return str(int(one) - 1) if one else None


def narrowed(time: str, role: QuantityRole, *, level: bool) -> str:
    """Of a span of years: a level reached holds at its end, a dated baseline in the year before it."""
    first, last = time.split("/", 1)
    if role is _BASELINE:
        return str(int(first[:4]) - 1)
    return last if level else time


def year_of(setting: Setting, role: QuantityRole) -> int | None:
    """The year in which `6月30日` of this document lies."""
    if setting.year:
        return setting.year if role is _TARGET else setting.year - 1
    if not setting.period:
        return None
    first, last = _bounds(setting.period)
    return first if role is not _TARGET and setting.report and last - first <= 1 else last


@lru_cache(maxsize=256)
def _bounds(period: str) -> tuple[int, int]:
    """The first and the last year of a period: `2021-H1/2021-H2` is all of 2021."""
    years = _YEARS.findall(period)
    return int(years[0]), int(years[-1])


def _years_apart(first: str, last: str) -> int:
    return int(last[:4]) - int(first[:4]) if first[:4].isdigit() and last[:4].isdigit() else 0

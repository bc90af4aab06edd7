"""Dates as Chinese documents write them, with the precision they state.

`dates("2021年6月底前完成，“十四五”末建成")` gives `2021-06` (edge `by`) and `2025` (edge `end`). Reads cleaned text (`kg.text.view`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_HAN = {"〇": 0, "○": 0, "零": 0, "0": 0, "O": 0, "Ｏ": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_RELATIVE = {"今年": 0, "本年度": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1, "次年": 1, "翌年": 1, "后年": 2}
_PLANS = {"十五五": 2026, "十四五": 2021, "十三五": 2016, "十二五": 2011, "十一五": 2006}  # first year of each five-year plan
_JOINS = "-—–~－至到"

_TOKEN = re.compile(
    rf"""
    (?P<iso>(?<![\d.])(?:19|20)\d\d(?P<sep>[-./])(?:1[0-2]|0?[1-9])(?P=sep)(?:[12]\d|3[01]|0?[1-9])(?![\d.]))
    |(?P<year>(?:(?<!\d)(?:19|20)\d\d|[一二][〇○零0OＯ一二三四五六七八九]{{3}})年(?:度(?!假))?
        |(?<!\d)(?:19|20)\d\d(?=[{_JOINS}]{{1,2}}(?:19|20)\d\d(?!\d))|(?<=[{_JOINS}])(?:19|20)\d\d(?!\d))
    |(?P<relative>今年|本年度|本年|去年|上年(?!度)|明年|次年|翌年|后年)
    |(?P<plan>“?(?:{"|".join(_PLANS)})”?)(?=规划?期|期|时期|末)
    |(?P<half>[上下]半年)
    |(?P<quarters>前[二三两]个?季度)
    |(?P<quarter>第?[一二三四1-4]季度)
    |(?P<month>(?<![\d.每第])(?:1[0-2]|0?[1-9]|十[一二]?|(?<![十几])[一二三四五六七八九])月(?:份|(?![龄嫂球饼]|革命)))
    |(?P<bare>(?<![\d.])(?:1[0-2]|[1-9])(?=[{_JOINS}]{{1,2}}(?:1[0-2]|[1-9])月))
    |(?P<day>(?<!\d)(?:[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])
    |(?P<ten>[上中下]旬)
    |(?P<yearend>年(?:底|末)(?:之前|以前|前)?)
    |(?P<yearin>年度?内(?!外))
    |(?P<edge>(?:月底|[底末])(?:之前|以前|前(?!后))|月底|[底末](?![层线端级板盘数])|(?:之|以)前|前(?![\d一二三四五六七八九十两列期后沿提往所])|止
        |期末|(?:规划)?时?期间|时期|期内|以内|之内|内(?![容部外科需设在]))
    |(?P<join>[{_JOINS}]{{1,2}})
    """,
    re.VERBOSE,
)
_TRIGGER = re.compile(r"[年月季]|(?:19|20)\d\d[-./]|[一三四]五")
_SENTENCE = re.compile("[。；]")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at `text[start:end]`. `value` is `2025`, `2020-11`, `2021-06-30`, `2021-H1`, `2021-Q3` or a range `2021/2025`.

    `edge` is what the words around it make of it: `by` (前, 底前, 止), `end` (底, 末), `within` (内, 期间) or empty.
    `stated` is False where the year was taken from the caller because the text gives none.
    """

    value: str
    start: int
    end: int
    edge: str = ""
    stated: bool = True

    @property
    def last(self) -> str:
        """The last day, month or year it covers, written without half-years: `2021-H1` → `2021-06`, `2021/2025` → `2025`."""
        last = self.value.rsplit("/", 1)[-1]
        year, _, part = last.partition("-")
        month = {"H1": "06", "H2": "12", "Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12"}.get(part)
        return f"{year}-{month}" if month else last


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a range while it is read: a year (None = not given) and what stands after it (`11`, `06-30`, `H1`)."""

    year: int | None
    part: str


def dates(text: str, year: int | None = None) -> list[Dated]:
    """The dates in cleaned text, left to right. `year` is the year of a date that gives none (`6月底前`, `年内`); without it those are left out.

    A date without a year takes the year stated before it in its sentence: `2021年3月启动，6月底前完成`.
    """
    if not _TRIGGER.search(text):
        return []
    found: list[Dated] = []
    for run in _runs(text):
        before = found[-1] if found and found[-1].stated and not _SENTENCE.search(text, found[-1].end, run[0].start()) else None
        inherited = int(before.last[:4]) if before else None
        dated = _read(run, inherited, year)
        if dated:
            found.append(dated)
    return found


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Tokens that stand next to each other."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if run and run[-1].end() != token.start():
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _read(run: list[re.Match[str]], inherited: int | None, default: int | None) -> Dated | None:
    """The date a run of tokens spells, or None where it spells none (`之前`, `第3日`)."""
    tokens = _trimmed(run)
    if not tokens:
        return None
    start, end = tokens[0].start(), tokens[-1].end()
    edge = _edge(tokens)
    if tokens[0].lastgroup == "plan":
        first = _PLANS[tokens[0]["plan"].strip("“”")]
        return Dated(str(first + 4) if edge == "end" else f"{first}/{first + 4}", start, end, edge)
    sides = _sides(tokens)
    points = [_point(side, default) for side in sides]
    own = next((p.year for p in points if p.year is not None), None)
    year = points[0].year if points[0].year is not None else (own if own is not None else inherited if inherited is not None else default)
    if year is None:
        return None
    stated = own is not None or inherited is not None
    values = []
    for side, point in zip(sides, points, strict=True):
        year = _next(side, year) if point.year is None or _is_next(side) else point.year
        values.append(f"{year:04d}-{point.part}" if point.part else f"{year:04d}")
    quarters = next((t for t in tokens if t.lastgroup == "quarters"), None)
    if quarters:
        values = [f"{year}-01", f"{year}-{'09' if '三' in quarters[0] else '06'}"]
    return Dated("/".join(dict.fromkeys(values)), start, end, edge, stated)


def _trimmed(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The run from its first year, month or the like, without joins and bare numbers that lead nowhere."""
    carriers = {"iso", "year", "relative", "plan", "half", "quarter", "quarters", "month", "yearend", "yearin"}
    tokens = list(run)
    while tokens and tokens[0].lastgroup not in carriers | {"bare"}:
        tokens.pop(0)
    while tokens and tokens[-1].lastgroup in {"join", "bare"}:
        tokens.pop()
    if not any(t.lastgroup in carriers for t in tokens):
        return []
    for at, (one, other) in enumerate(pairwise(tokens)):
        if one.lastgroup == "edge" and other.lastgroup != "join":
            return tokens[: at + 1]
    return tokens


def _sides(tokens: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    sides: list[list[re.Match[str]]] = [[]]
    for token in tokens:
        if token.lastgroup == "join" and len(sides) == 1:
            sides.append([])
        else:
            sides[-1].append(token)
    return [side for side in sides if any(t.lastgroup != "edge" for t in side)]


def _point(side: list[re.Match[str]], default: int | None) -> _Point:
    kinds = {t.lastgroup or "": t[0] for t in side}
    if "iso" in kinds:
        year, month, day = re.split("[-./]", kinds["iso"])
        return _Point(int(year), f"{int(month):02d}-{int(day):02d}")
    stated = _year(kinds["year"]) if "year" in kinds else None
    if "relative" in kinds and default is not None and not _is_next(side):
        stated = default + _RELATIVE[kinds["relative"]]
    if "half" in kinds:
        return _Point(stated, "H1" if kinds["half"].startswith("上") else "H2")
    if "quarter" in kinds:
        return _Point(stated, f"Q{_number(kinds['quarter'].strip('第季度'))}")
    month_words = kinds.get("month") or kinds.get("bare")
    if month_words is None:
        return _Point(stated, "")
    part = f"{_number(month_words.rstrip('月份')):02d}"
    return _Point(stated, f"{part}-{_number(kinds['day'][:-1]):02d}" if "day" in kinds else part)


def _is_next(side: list[re.Match[str]]) -> bool:
    return any(t[0] in ("次年", "翌年") for t in side)


def _next(side: list[re.Match[str]], year: int) -> int:
    return year + 1 if _is_next(side) else year


def _year(words: str) -> int:
    digits = words.rstrip("年度")
    return int(digits) if digits.isdecimal() and digits.isascii() else int("".join(str(_HAN.get(c, c)) for c in digits))


def _number(words: str) -> int:
    """`11`, `十一`, `二十`, `三` as a number below 100."""
    if words.isascii():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return (_HAN[tens] if tens else 1) * 10 * bool(ten) + (_HAN[ones] if ones else 0)


def _edge(tokens: list[re.Match[str]]) -> str:
    words = "".join(t[0] for t in tokens if t.lastgroup in ("edge", "yearend", "yearin"))
    if "前" in words or "止" in words:
        return "by"
    if "底" in words or "末" in words:
        return "end"
    return "within" if words else ""

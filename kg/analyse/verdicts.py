"""Whether reported numbers meet an aim: met, met later, missed, open, unknown — judged by dates known in the corpus, never by a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from kg.analyse import printed
from kg.analyse.indicators import Number, SeriesRow
from kg.analyse.periods import Period
from kg.analyse.printed import long, short

_FLIPPED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}
ABOUT = 0.02  # an aim of `左右` or a plain level is reached within this share of it


@dataclass(frozen=True, slots=True)
class Verdict:
    """`verdict` with the observation it rests on (or the last one, if none decides) and why, in Chinese and English."""

    verdict: str
    observation: Number | None
    why: str


def judge(target: Number, reported: Sequence[Number], latest: str) -> Verdict:
    """Holds an aim against numbers of the same indicator and place; `latest` is the last day the corpus knows."""
    due = target.when
    usable = [n for n in reported if n.when is not None]
    if due is None:
        return Verdict("unknown", None, "目标未写明期限，所在文件也没有日期 · the aim states no date and neither does its document")
    if target.what.flow:
        usable = [n for n in usable if _within(n, due)]
    usable.sort(key=lambda n: (n.when or due, n.row["document"], n.row["item"] or ""))
    early = [n for n in usable if (n.when or due).end < due.end]
    on_time = [n for n in usable if (n.when or due).end >= due.end >= (n.when or due).start]
    late = [n for n in usable if (n.when or due).start > due.end]
    for verdict, numbers in (("met", on_time), ("met later", late)):
        met = next((n for n in numbers if reached(target, n)), None)
        if met is not None:
            return Verdict(verdict, met, _gap(target, met))
        if verdict == "met" and not on_time and (sooner := next((n for n in reversed(early) if reached(target, n)), None)):
            return Verdict("met", sooner, _gap(target, sooner))
    short = next((n for n in (*reversed(on_time), *reversed(late)) if reached(target, n) is False), None)
    if short is not None:
        return Verdict("missed", short, _gap(target, short))
    return _undecided(due, [*on_time, *late, *early], latest, bool(reported))


def _undecided(due: Period, shown: Sequence[Number], latest: str, other_times: bool) -> Verdict:
    last = shown[-1] if shown else None
    zh = f"，最近数据为{_time(last)}的{figure(last.row)}" if last else ""
    en = f"; the last figure is {_plain(last.row)} for {_time(last)}" if last else ""
    if due.end > latest:
        why = f"未到期（{due.end}，已知资料至{latest}）{zh} · not yet due ({due.end}; the corpus reaches {latest}){en}"
        return Verdict("open", last, why)
    if last is not None:
        return Verdict("unknown", last, f"到期（{due.end}）没有可判定的数据{zh} · no deciding figure at {due.end}{en}")
    if other_times:
        year = due.start[:4]
        return Verdict("unknown", None, f"只有其他时期的数据，{year}年未见 · figures of other periods only, none for {year}")
    return Verdict("unknown", None, "此后未见同一地区同一指标的数据 · no figure of this indicator is reported for this place afterwards")


def _within(number: Number, due: Period) -> bool:
    """A number that belongs to its period alone says nothing of another one."""
    return number.when is not None and due.start <= number.when.start and number.when.end <= due.end


# ---------------------------------------------------------------- numbers against each other


def reached(target: Number, observed: Number) -> bool | None:
    """Whether the reported number meets the aim; None if its bounds leave it open (`at least 75` against 80)."""
    low, high = _bounds(observed)
    least, most = aim(target)
    if low >= least and high <= most:
        return True
    return False if high < least or low > most else None


def aim(target: Number) -> tuple[float, float]:
    """The values that meet the aim: `>= 65` is 65 and more; a plain level is met from its better side."""
    row, value, comparator = target.row, target.what.scaled(target.row["value"]), _comparator(target)
    high = value if row["high"] is None else target.what.scaled(row["high"])
    slack = ABOUT * abs(value) if comparator == "≈" else 1e-9 * abs(value)
    up = comparator in (">=", ">", "increase") or (comparator in ("=", "≈", "range") and target.what.direction == "up")
    down = comparator in ("<=", "<", "decrease") or (comparator in ("=", "≈", "range") and target.what.direction == "down")
    if up:
        return value - slack, inf
    if down:
        return -inf, max(value, high) + slack
    slack = ABOUT * abs(value)
    return min(value, high) - slack, max(value, high) + slack


def _bounds(number: Number) -> tuple[float, float]:
    value = number.what.scaled(number.row["value"])
    high = value if number.row["high"] is None else number.what.scaled(number.row["high"])
    comparator = _comparator(number)
    if comparator in (">=", ">"):
        return value, inf
    if comparator in ("<=", "<"):
        return -inf, value
    return min(value, high), max(value, high)


def _comparator(number: Number) -> str:
    """The comparator of the scaled value: a fall of at least 3 is a change of at most -3."""
    stated = number.row["comparator"]
    return _FLIPPED.get(stated, stated) if number.what.sign < 0 else stated


# ---------------------------------------------------------------- in words


def _gap(target: Number, observed: Number) -> str:
    """`2021-H1为82.24%，目标>=65%，高17.24 · 82.24% for 2021-H1 against >=65%: 17.24 above`."""
    gap = observed.what.scaled(observed.row["value"]) - target.what.scaled(target.row["value"])
    unit = target.what.dimension.partition("增减")[2] or target.what.dimension
    unit = "" if unit == target.row["unit"] else unit
    told = abs(gap) > 1e-9 * max(1.0, abs(gap))
    zh = f"，{'高' if gap > 0 else '低'}{short(abs(gap))}{unit}" if told else ""
    en = f": {long(abs(gap))}{unit} {'above' if gap > 0 else 'below'}" if told else ""
    when = _time(observed)
    return (
        f"{when}为{figure(observed.row)}，目标{figure(target.row)}{zh} · {_plain(observed.row)} for {when} against {_plain(target.row)}{en}"
    )


def figure(row: SeriesRow) -> str:
    """`≥65%`, `+5%`, `2–3个`, `1.39万亿斤`."""
    return printed.figure(row["comparator"], row["value"], row["high"], row["unit"])


def _plain(row: SeriesRow) -> str:
    return printed.figure(row["comparator"], row["value"], row["high"], row["unit"], long)


def _time(number: Number) -> str:
    return number.row["time"] or (number.when.start[:4] if number.when else "?")

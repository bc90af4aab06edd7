"""Whether reported numbers meet an aim: met, met later, missed, open, unknown — judged by dates known in the corpus, never by a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from kg.analyse.indicators import Number, SeriesRow
from kg.analyse.periods import Period

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
    if due.end > latest:
        told = f"，最近一次数据为{_time(last)}的{_figure(last.row)}" if last else ""
        seen = f"; last figure {_figure(last.row)} for {_time(last)}" if last else ""
        return Verdict(
            "open", last, f"未到期（{due.end}，已知资料至{latest}）{told} · not yet due ({due.end}; the corpus reaches {latest}){seen}"
        )
    if last is not None:
        return Verdict(
            "unknown",
            last,
            f"到期（{due.end}）没有可判定的数据，最近为{_time(last)}的{_figure(last.row)} · no deciding figure at {due.end}; the last is {_figure(last.row)} for {_time(last)}",
        )
    if other_times:
        return Verdict(
            "unknown", None, f"只有其他时期的数据，{due.start[:4]}年未见 · figures of other periods only, none for {due.start[:4]}"
        )
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
    row, value = target.row, _scaled(target, target.row["value"])
    high = value if row["high"] is None else _scaled(target, row["high"])
    slack = ABOUT * abs(value) if row["comparator"] == "≈" else 1e-9 * abs(value)
    up = row["comparator"] in (">=", ">", "increase") or (row["comparator"] in ("=", "≈", "range") and target.what.direction == "up")
    down = row["comparator"] in ("<=", "<", "decrease") or (row["comparator"] in ("=", "≈", "range") and target.what.direction == "down")
    if up:
        return value - slack, inf
    if down:
        return -inf, max(value, high) + slack
    slack = ABOUT * abs(value)
    return min(value, high) - slack, max(value, high) + slack


def _bounds(number: Number) -> tuple[float, float]:
    value = _scaled(number, number.row["value"])
    high = value if number.row["high"] is None else _scaled(number, number.row["high"])
    if number.row["comparator"] in (">=", ">"):
        return value, inf
    if number.row["comparator"] in ("<=", "<"):
        return -inf, value
    return min(value, high), max(value, high)


def _scaled(number: Number, value: float) -> float:
    return value * number.what.factor * number.what.sign


# ---------------------------------------------------------------- in words


def _gap(target: Number, observed: Number) -> str:
    """`2021-H1为82.24%，目标≥65%，高出17.24 · 82.24% for 2021-H1 against >=65%: 17.24 above`."""
    gap = _scaled(observed, observed.row["value"]) - _scaled(target, target.row["value"])
    size = f"{abs(gap):.10g}" if abs(gap) >= 1e-9 else ""
    zh = f"，{'高出' if gap > 0 else '低'}{size}" if size else ""
    en = f": {size} {'above' if gap > 0 else 'below'}" if size else ""
    there, here = _time(observed), f"{_figure(target.row)}"
    return f"{there}为{_figure(observed.row)}，目标{here}{zh} · {_figure(observed.row)} for {there} against {here}{en}"


def _figure(row: SeriesRow) -> str:
    sign = {"=": "", "increase": "+", "decrease": "-", "range": ""}.get(row["comparator"], row["comparator"])
    high = f"–{row['high']:.10g}" if row["high"] is not None else ""
    return f"{sign}{row['value']:.10g}{high}{row['unit']}"


def _time(number: Number) -> str:
    return number.row["time"] or (number.when.start[:4] if number.when else "?")

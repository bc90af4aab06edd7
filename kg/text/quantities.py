"""Quantities as tokens: a number with its unit, ranges and fractions, wherever they stand in a text.

`38.83万人次` is 388300 人次, `35%-50%` a range, `百分之五` 5 %, `14/10万` 14 per /10万, `三分之二` and `2/3` 66.67 %, `1.5万余处` 15000 处 and more.
The scanner knows which words are units from the table it is built with.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from kg.model.frozen import frozen
from kg.text.numerals import ARABIC, CHINESE, MULTIPLIER, MYRIADS, value
from kg.text.words import any_of


class UnitKind(StrEnum):
    RATIO = "ratio"
    COUNT = "count"
    EVENT = "event"
    MEASURE = "measure"
    MONEY = "money"
    TIME = "time"
    AGE = "age"
    GRADE = "grade"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Unit:
    """`printed` as it stands in the text, `name` as it is recorded."""

    printed: str
    name: str
    kind: UnitKind


@frozen()
class Quantity:
    """A number in a text: `text[start:end]` is number and unit, `value` with 万 and 亿 multiplied out; `vague` is 余, 多, 几 or empty."""

    start: int
    end: int
    value: float
    high: float | None
    unit: Unit
    vague: str
    chinese: bool


_BASES = {"百": Decimal(100), "千": Decimal(1000), "十万": Decimal(10**5), "百万": Decimal(10**6)}
_FINE = 10**6  # a millionth is no rounded share
_VAGUE = "余|多|来|几"
_DASH = r"(?:-{1,2}|[—–~～]{1,2}|至|到)"
_NONE = Unit("", "", UnitKind.NONE)


class Scanner:
    """Finds quantities; built once from the table of units (`printed` → unit)."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self.units = units
        words = any_of(units)
        per = rf"(?:/(?:千|万|百|10万|百万|十万)?{words})"
        number = rf"(?:{ARABIC})(?:{MULTIPLIER})?(?:{_VAGUE})?(?:万亿|万|亿)?"
        unit = rf"(?:{words}{per}?)"
        arabic = rf"(?P<low>{number})(?P<low_unit>{unit})?(?:{_DASH}(?P<high>{number}))?(?P<unit>/10万|/十万|/万|/千人|{unit})?"
        fraction = rf"(?P<base>百万|十万|百|千|万|{ARABIC}万?|[二三四五六七八九十])分之(?P<part>{ARABIC}|{CHINESE})(?P<left>{_VAGUE})?"
        spelt = rf"(?P<word>{CHINESE})(?!(?<=千)[瓦克米伏])(?:(?P<more>{_VAGUE})(?P<times>[万亿])?)?(?P<word_unit>{unit})"
        share = r"(?<![0-9./])(?P<share>[1-9]/[1-9][0-9]?)(?![0-9./])(?=以上|以下|左右|[，。、；）的强多弱]|$)"
        self.pattern = re.compile(
            f"(?=[0-9〇零一二两三四五六七八九十百千万亿])(?:{share}|{fraction}|(?P<arabic>{arabic})|(?P<spelt>{spelt}))"
        )
        self._readers: dict[str | None, Callable[[re.Match[str]], Quantity | None]] = {
            "arabic": self._arabic,
            "spelt": self._spelt,
            "share": self._share,
        }

    def scan(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[Quantity]:
        """The quantities of `text[start:end]` in order; Arabic numbers also without a unit, Chinese ones only with one."""
        readers, fraction = self._readers, self._fraction
        read = [readers.get(found.lastgroup, fraction)(found) for found in self.pattern.finditer(text, start, end)]
        return [quantity for quantity in read if quantity]

    def unit(self, printed: str) -> Unit:
        """The unit for printed words; a compound (`批次/千人`) has the kind of its first part."""
        if not printed:
            return _NONE
        known = self.units.get(printed)
        if known:
            return known
        first = self.units.get(printed.split("/")[0], _NONE)
        return Unit(printed, printed, first.kind)

    def _fraction(self, found: re.Match[str]) -> Quantity | None:
        base, part = _BASES.get(found["base"]) or value(found["base"]), value(found["part"])
        if not base or part is None:
            return None
        printed = {100: "%", 1000: "‰", 100000: "/10万"}.get(int(base), "%")
        share = part if int(base) in (100, 1000, 100000) else part / base * 100
        share = share if base >= _FINE else share.quantize(Decimal("0.01"))
        return Quantity(
            found.start(), found.end(), float(share), None, self.unit(printed), found["left"] or "", not found["base"][0].isdigit()
        )

    def _share(self, found: re.Match[str]) -> Quantity:
        part, base = found["share"].split("/")
        value = (Decimal(part) / Decimal(base) * 100).quantize(Decimal("0.01"))
        return Quantity(found.start(), found.end(), float(value), None, self.unit("%"), "", False)

    def _arabic(self, found: re.Match[str]) -> Quantity | None:
        first, second, first_unit, last_unit = found.group("low", "high", "low_unit", "unit")
        end, unit = found.end(), last_unit or first_unit or ""
        if first_unit and last_unit and (second is None or first_unit != last_unit):
            # two units in a row belong to two numbers (`17种例`): keep the first
            second, end, unit = None, found.end("low_unit"), first_unit
        amounts = _amounts(first, second)
        if amounts is None:
            return None
        low, high, vague = amounts
        return Quantity(found.start(), end, low, high, self.unit(unit), vague, False)

    def _spelt(self, found: re.Match[str]) -> Quantity | None:
        word, more, times, unit = found.group("word", "more", "times", "word_unit")
        amount = _spelt_amount(word, times)
        return None if amount is None else Quantity(found.start(), found.end(), amount, None, self.unit(unit), more or "", True)


@lru_cache(maxsize=4096)
def _amounts(first: str, second: str | None) -> tuple[float, float | None, str] | None:
    """What a number or the two of a range stand for, and the word that makes a single one vague."""
    low, vague = _split(first)
    if low is None or second is None:
        return None if low is None else (float(low), None, vague)
    high = _split(second)[0]
    return None if high is None else (float(_carried(first, second, low, high)), float(high), "")


@lru_cache(maxsize=4096)
def _spelt_amount(word: str, times: str | None) -> float | None:
    """`三百` and `万` are 3000000."""
    number = value(word)
    return None if number is None else float(number * MYRIADS.get(times or "", 1))


def _split(printed: str) -> tuple[Decimal | None, str]:
    """`4万多亿` is 40000 × 10⁸ and vague."""
    for vague in _VAGUE.split("|"):
        if vague in printed:
            return value(printed.replace(vague, "")), vague
    return value(printed), ""


def _carried(low_text: str, high_text: str, low: Decimal, high: Decimal) -> Decimal:
    """In `2—3万` the multiplier of the second number holds for the first."""
    tail = re.search(rf"(?:{MULTIPLIER})$", high_text)
    if tail and not re.search(rf"(?:{MULTIPLIER})$", low_text) and low < high:
        return low * (value("1" + tail[0]) or 1)
    return low

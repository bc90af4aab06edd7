"""A rate printed beside the counts it is made of, and not their quotient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.analyse.finding import Finding, finding, named, within
from kg.analyse.sentences import sentences
from kg.analyse.words import audit_words
from kg.assemble.schema import Record

_COUNT = re.compile(r"(?<![0-9.])(?P<value>[1-9][0-9]{1,8}(?:\.[0-9]{1,4})?)(?P<scale>[万亿])?(?P<unit>[户人家个所例件名份张次项])")
_RATE = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,12})(?P<value>[0-9]{1,3}(?:\.[0-9]{1,4})?)%")
_NEAR = 2.0  # points: a rate farther from the quotient is a rate of something else
_SCALE = {None: 1.0, "万": 1e4, "亿": 1e8}


class Count(NamedTuple):
    value: float
    unit: str
    words: str


def contradicted_rates(record: Record) -> Iterator[Finding]:
    """救治率100% beside 18417 of 18438 (99.89 %): two counts of one unit in the sentence, their quotient near the rate and not it when rounded."""
    for item in record["items"]:
        for sentence in sentences(item["text"]) if "%" in item["text"] else ():
            for rate, part, whole in _contradictions(sentence):
                share = 100 * part.value / whole.value
                zh = f"{named(item)}写{rate[0]}，而{part.words}÷{whole.words}＝{share:.2f}%"
                en = f"{named(item)} says {rate[0]}, but {part.words} of {whole.words} are {share:.2f}%"
                quotes = (within(item, rate[0]), within(item, part.words), within(item, whole.words))
                yield finding(record, "rate-contradicts-counts", [item], zh, en, *quotes)


def _contradictions(sentence: str) -> Iterator[tuple[re.Match[str], Count, Count]]:
    begin = 0
    for rate in _RATE.finditer(sentence):
        if audit_words().rates.search(rate["name"]):
            counts = [_count(found) for found in _COUNT.finditer(sentence, begin, rate.start())]
            pair = _nearest(counts, float(rate["value"]))
            if pair is not None and not _agrees(rate["value"], pair):
                yield rate, *pair
        begin = rate.end()


def _count(found: re.Match[str]) -> Count:
    return Count(float(found["value"]) * _SCALE[found["scale"]], found["unit"], found[0])


def _nearest(counts: list[Count], rate: float) -> tuple[Count, Count] | None:
    """The pair whose quotient lies nearest to the rate, within two points; None if a pair of other counts lies too far off."""
    pairs = [(part, whole) for part in counts for whole in counts if part.unit == whole.unit and part.value < whole.value]
    near = [(abs(100 * part.value / whole.value - rate), part, whole) for part, whole in pairs]
    best = min(near, default=None, key=lambda each: each[0])
    return (best[1], best[2]) if best is not None and best[0] <= _NEAR else None


def _agrees(printed: str, pair: tuple[Count, Count]) -> bool:
    """Whether the quotient rounds, or is cut, to what is printed."""
    decimals = len(printed.partition(".")[2])
    return abs(100 * pair[0].value / pair[1].value - float(printed)) < 10.0**-decimals and printed != "100"

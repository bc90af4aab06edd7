"""What each item is about and by what means it works: its place in the schemes of `data/themes`, with the words that say so.

A theme is decided by a sum of reasons: cue words in the item's first clause count most, then its other text, the programs it names, the field
of the body that leads it, its section and its document's title. Where the sum is small or two themes weigh the same, the item has no theme.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.analyse.cues import Reading, reading
from kg.analyse.placed import Placed
from kg.assemble.schema import ItemRow, Record
from kg.rules.programs import thesaurus
from kg.rules.themes import instrument_rules, theme_rules

WORTH = {3: 3.0, 2: 1.5, 1: 0.5}  # what a cue of that weight adds
FIRST, SECTION, TITLE, PROGRAM, FIELD, UNIT = 2.5, 0.5, 0.4, 0.8, 2.0, 0.4
AGAIN = 0.4  # a word repeated adds this share once more
LONG = 150  # from this length on, what stands outside the first clause counts less
OVERVIEW = 400  # a text of this length is about what its first clause says, or about too much
LEAST, SURE, MARGIN = 3.0, 8.0, 1.25  # a theme needs LEAST, and MARGIN times the next one unless it has SURE
ALSO, ALSO_LEAST = 0.7, 5.0  # a second theme: this share of the first and this much

_TITLE = re.compile(r"《[^《》]{1,100}》")


class _Reason(NamedTuple):
    points: float
    theme: str
    word: str
    where: str
    start: int  # in the source; -1 where the reason has no characters there
    end: int


def themes(record: Record) -> list[Placed]:
    """Every placement of a record's items, in order of items, themes before instruments; an item may have none."""
    held = _Held(record)
    placed: list[Placed] = []
    for item in record["items"]:
        read = held.read(item)
        placed += _decided(item["id"], list(held.reasons(item, read)), read)
        placed += _instruments(item["id"], read)
    return placed


class _Held:
    """What of a record is looked at for every item: its sections, title, programs and the spans of the bodies it names."""

    def __init__(self, record: Record) -> None:
        self._title = list(reading(record["document"]["title"] or "", 0, ()).cues())
        self._sections = {s["id"]: list(reading(s["evidence"]["quote"], s["evidence"]["start"], ()).cues()) for s in record["sections"]}
        self._programs: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        for program in record["programs"]:
            for mention in program["mentions"]:
                for item in mention["items"]:
                    self._programs[item].append((program["name"], mention["evidence"]["start"], mention["evidence"]["end"]))
        bodies = (o for o in record["organizations"] if o["type"] in ("government", "party"))
        self._bodies = sorted((m["evidence"]["start"], m["evidence"]["end"]) for o in bodies for m in o["mentions"])

    def read(self, item: ItemRow) -> Reading:
        start, end = item["evidence"]["start"], item["evidence"]["end"]
        named = [span for span in self._bodies if span[0] < end and start < span[1]]
        duties = [(d["evidence"]["start"], d["evidence"]["end"]) for d in item["duties"]]
        return reading(item["evidence"]["quote"], start, (*named, *duties))

    def reasons(self, item: ItemRow, read: Reading) -> Iterator[_Reason]:
        yield from _words(read, item["heading"])
        for name, start, end in self._programs[item["id"]]:
            theme = _program_theme(name)
            if theme is not None:
                yield _Reason(WORTH[3] * PROGRAM, theme, name, "program", start, end)
        for found in self._sections.get(item["section_id"] or "", ()):
            yield _Reason(WORTH[found.weight] * SECTION, found.theme, found.word, "section", found.start, found.end)
        for found in self._title:
            yield _Reason(WORTH[found.weight] * TITLE, found.theme, found.word, "title", -1, -1)
        yield from _leads(item["lead"])


def _words(read: Reading, heading: str | None) -> Iterator[_Reason]:
    """The cues of an item's own text; those of its first clause count more, a word counts at most twice."""
    first = read.first(heading)
    scale = min(1.0, (LONG / max(1, len(read.view))) ** 0.5)
    seen: dict[str, int] = defaultdict(int)
    for found in read.cues():
        seen[found.word] += 1
        if seen[found.word] <= 2:
            share = 1.0 if seen[found.word] == 1 else AGAIN
            near = found.at < first
            yield _Reason(
                WORTH[found.weight] * share * (FIRST if near else scale),
                found.theme,
                found.word,
                "first" if near else "text",
                found.start,
                found.end,
            )


def _leads(names: Sequence[str]) -> Iterator[_Reason]:
    """The field of the first bodies that lead: 财政局 speaks for finance, a post of a health bureau for what it is named after."""
    for rank, name in enumerate(names[:2]):
        share = 1.0 if rank == 0 else 0.5
        field = _field(name)
        if field is not None:
            yield _Reason(FIELD * share, field, name, "lead", -1, -1)
            continue
        for found in reading(name, 0, ()).cues():
            yield _Reason(WORTH[found.weight] * UNIT * share, found.theme, name, "lead", -1, -1)


@cache
def _fields() -> re.Pattern[str]:
    stems = sorted(theme_rules().fields, key=lambda stem: (-len(stem), stem))
    return re.compile(f"({'|'.join(map(re.escape, stems))})(?:委员会|[委厅局署部办]|总局|办公室|管理局)$")


@cache
def _field(name: str) -> str | None:
    found = _fields().search(name)
    return theme_rules().fields[found[1]] if found else None


@cache
def _program_theme(name: str) -> str | None:
    """The theme of a program that its own name does not say, from the names it is narrower than."""
    programs = thesaurus().programs
    if name not in programs or any(True for _ in reading(name, 0, ()).cues()):
        return None  # its own words are counted where they stand
    above = programs[name].broader
    for _ in range(4):
        if above is None or above not in programs:
            return None
        best = max(reading(above, 0, ()).cues(), key=lambda found: found.weight, default=None)
        if best is not None:
            return best.theme
        above = programs[above].broader
    return None


def _decided(item: str, reasons: Sequence[_Reason], read: Reading) -> list[Placed]:
    """The main theme and perhaps a second; nothing where the words do not decide."""
    rules = theme_rules()
    if len(read.view) <= rules.empty_longest and rules.empty.search(read.view.text):
        return []
    sums: dict[str, float] = defaultdict(float)
    for reason in reasons:
        sums[reason.theme] += reason.points
    ranked = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    grounded = {r.theme for r in reasons if r.start >= 0}
    ranked = [(theme, score) for theme, score in ranked if theme in grounded]
    if not ranked or ranked[0][1] < LEAST:
        return []
    best = ranked[0][1]
    if len(read.view) > OVERVIEW and not any(r.theme == ranked[0][0] and r.where == "first" for r in reasons):
        return []
    if best < SURE and len(ranked) > 1 and best < MARGIN * ranked[1][1]:
        return []
    chosen = [ranked[0], *(pair for pair in ranked[1:2] if pair[1] >= max(ALSO_LEAST, ALSO * best))]
    return [_placed(item, theme, score, rank, reasons, read) for rank, (theme, score) in enumerate(chosen, 1)]


def _placed(item: str, theme: str, score: float, rank: int, reasons: Sequence[_Reason], read: Reading) -> Placed:
    own = sorted((r for r in reasons if r.theme == theme), key=lambda r: (-r.points, r.start, r.word))
    ground = next(r for r in own if r.start >= 0)
    told = tuple(f"{r.word} ({r.where}, {r.points:.1f})" for r in own[:5])
    return Placed(item, "theme", theme, round(score, 2), rank, told, ground.start, ground.end, ground.word)


def _instruments(item: str, read: Reading) -> list[Placed]:
    """Every instrument whose words the item uses, the one shown in most different ways first."""
    text = read.view.text
    titles = [m.span() for m in _TITLE.finditer(text)]  # what a cited document is called is not what the item does
    found: list[Placed] = []
    for instrument in instrument_rules().instruments:
        hits = [m.span() for m in instrument.pattern.finditer(text) if not read.hidden(*m.span()) and not _within(m.span(), titles)]
        if hits:
            words = tuple(dict.fromkeys(text[start:end] for start, end in hits))
            found.append(
                Placed(item, "instrument", instrument.concept.id, float(len(words)), 0, words[:3], *read.place(*hits[0]), words[0])
            )
    ranked = sorted(found, key=lambda placed: (-placed.score, placed.concept))
    return [replace(placed, rank=rank) for rank, placed in enumerate(ranked, 1)]


def _within(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)

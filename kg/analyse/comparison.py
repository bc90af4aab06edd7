"""Two plans side by side: programs, targets, leads, wording — of one place in two years, or of two places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.analyse.alignment import Aligned, Moved, likeness, moved
from kg.analyse.alignment import items as aligned_items
from kg.analyse.compare_targets import targets
from kg.analyse.sentences import around
from kg.analyse.words import name_tails
from kg.assemble.schema import ItemRow, ProgramRow, Record

COLUMNS = ("part", "status", "what", "a", "b", "a_item", "b_item", "a_quote", "b_quote", "note")
_RENAMED = 0.7  # likeness of two names of which one went and the other came …
_WITHIN, _BEGINS = 0.5, 0.4  # … or this share of the longer one's length, if it holds the shorter, or begins with it
_LAST_AREA = re.compile(r"(?:自治区|省|市|县|区|州|盟|旗|镇|乡)$")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a comparison: `part` program, target, lead or wording; both sides and both quotes (empty where a side has none)."""

    part: str
    status: str
    what: str
    a: str
    b: str
    a_item: str
    b_item: str
    a_quote: str
    b_quote: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes in the order program, target, lead, wording; `aligned` pairs of items and `unchanged` sentences they share word for word."""

    a: Record
    b: Record
    changes: tuple[Change, ...]
    aligned: tuple[Aligned, ...]
    moved: tuple[Moved, ...]
    unchanged: int


def compare(a: Record, b: Record) -> Comparison:
    """What became of the first plan in the second."""
    pairs = aligned_items(a, b)
    shifted, unchanged = moved(pairs)
    found = [*_programs(a, b), *(Change("target", *row) for row in targets(a, b)), *_leads(a, b, pairs), *_wording(shifted)]
    return Comparison(a, b, tuple(found), tuple(pairs), tuple(shifted), unchanged)


def rows(found: Sequence[Change]) -> Iterator[dict[str, object]]:
    """The changes as table rows, in the columns of COLUMNS."""
    for change in found:
        yield {name: getattr(change, name) for name in COLUMNS}


# ---------------------------------------------------------------- programs


def _programs(a: Record, b: Record) -> Iterator[Change]:
    mine = {program["entity"]: program for program in a["programs"]}
    theirs = {program["entity"]: program for program in b["programs"]}
    renamed = _renamed(a, b, {k: v for k, v in mine.items() if k not in theirs}, {k: v for k, v in theirs.items() if k not in mine})
    for key, program in mine.items():
        if key in theirs:
            yield _program("kept", a, b, program, theirs[key])
    for key, other in renamed.items():
        yield _program("renamed", a, b, mine[key], theirs[other])
    for key, program in mine.items():
        if key not in theirs and key not in renamed:
            yield _program("dropped", a, b, program, None)
    came = set(renamed.values())
    for key, program in theirs.items():
        if key not in mine and key not in came:
            yield _program("new", a, b, None, program)


def _program(status: str, a: Record, b: Record, one: ProgramRow | None, other: ProgramRow | None) -> Change:
    names = dict.fromkeys(program["name"] for program in (one, other) if program is not None)
    return Change(
        "program", status, " → ".join(names), *_side(one), *_side(other)[:1], *_items(one, other), _quote(a, one), _quote(b, other)
    )


def _side(program: ProgramRow | None) -> tuple[str]:
    return (program["quote"] if program is not None else "",)


def _items(one: ProgramRow | None, other: ProgramRow | None) -> tuple[str, str]:
    return "；".join(one["items"]) if one else "", "；".join(other["items"]) if other else ""


def _quote(record: Record, program: ProgramRow | None) -> str:
    if program is None:
        return ""
    mention = program["mentions"][0]
    by_id = {item["id"]: item for item in record["items"]}
    item = by_id.get(mention["items"][0]) if mention["items"] else None
    return around(mention["evidence"], item)


def _renamed(a: Record, b: Record, went: dict[str, ProgramRow], came: dict[str, ProgramRow]) -> dict[str, str]:
    """Names that went, with the name that came in their place: alike in words once each place's own name and such
    tails as 制度改革 are taken out, best of each other."""
    scored = [
        (_alike(_placeless(a, p["name"]), _placeless(b, q["name"])), key, other) for key, p in went.items() for other, q in came.items()
    ]
    found: dict[str, str] = {}
    for score, key, other in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if score >= _RENAMED and key not in found and other not in found.values():
            found[key] = other
    return found


def _alike(one: str, other: str) -> float:
    """How alike two names are; one that holds the other counts as alike enough if it is not much longer."""
    short, long = sorted((one, other), key=len)
    within = short in long and len(short) >= max(2, (_BEGINS if long.startswith(short) else _WITHIN) * len(long))
    return max(likeness(one, other), _RENAMED if within else 0.0)


def _placeless(record: Record, name: str) -> str:
    """健康中卫 of a Zhongwei plan → 健康＊, to answer to 健康同心 of a Tongxin plan."""
    place = record["document"]["place"] or ""
    last = re.split(r"(?<=自治区)|(?<=[省市县区州盟旗])", place)
    short = next((_LAST_AREA.sub("", part) for part in reversed(last) if part), "")
    named = name.replace(short, "＊＊") if len(short) >= 2 else name
    return name_tails().sub("", named) or named


# ---------------------------------------------------------------- leads and wording


def _leads(a: Record, b: Record, pairs: Sequence[Aligned]) -> Iterator[Change]:
    """Aligned items whose leading bodies differ, the places' own names left out so that two counties compare."""
    for pair in pairs:
        mine, theirs = _roles(a, pair.a["lead"]), _roles(b, pair.b["lead"])
        if mine and theirs and set(mine) != set(theirs):
            what = pair.b["heading"] or pair.b["start"]
            note = "共有项目 / shared programs: " + "、".join(pair.programs) if pair.programs else ""
            sides = ("、".join(mine), "、".join(theirs))
            yield Change("lead", "changed", what, *sides, pair.a["id"], pair.b["id"], _lead_quote(pair.a), _lead_quote(pair.b), note)


def _roles(record: Record, names: Sequence[str]) -> list[str]:
    place = record["document"]["place"] or ""
    parts = [part for part in re.split(r"(?<=自治区)|(?<=[省市县区州盟旗])", place) if part]
    endings = ["".join(parts[n:]) for n in range(len(parts))]
    return sorted(next((name.removeprefix(end) for end in endings if name.startswith(end) and name != end), name) for name in names)


def _lead_quote(item: ItemRow) -> str:
    return "；".join(duty["surface"] for duty in item["duties"] if duty["role"] == "lead")


def _wording(shifted: Sequence[Moved]) -> Iterator[Change]:
    for one in shifted:
        note = "".join(f"{kept}{f'[-{went}-]' if went else ''}{f'{{+{came}+}}' if came else ''}" for kept, went, came in one.changes)
        yield Change("wording", "moved", f"{one.score:.2f}", "", "", one.a_item, one.b_item, one.a, one.b, note)

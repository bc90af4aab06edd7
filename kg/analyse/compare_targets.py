"""Targets of two plans: raised, lowered, weakened, firmer, the same, dropped, new, and look-alikes that must not be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.analyse import printed
from kg.analyse.alike import Index, Look
from kg.analyse.reasons import reason
from kg.assemble.schema import Record, TargetRow
from kg.link.indicators import Measured, measured

# how firmly a comparator binds: at least 65 % binds, about 65 % does not
FIRMNESS = {">=": 3, "<=": 3, ">": 3, "<": 3, "=": 2, "range": 2, "increase": 2, "decrease": 2, "≈": 1}

_RATIOS = frozenset({"%", "‰", "/10万", "/万", "百分点", "岁"})

# (status, what, a, b, a item, b item, a quote, b quote, note)
Row = tuple[str, str, str, str, str, str, str, str, str]


def targets(a: Record, b: Record) -> Iterator[Row]:
    """One row for each target of either plan; numbers of one indicator and, where several, of the nearest value's pair."""
    mine, theirs = _by_indicator(a), _by_indicator(b)
    names = {e["id"]: e["name"] for record in (a, b) for e in record["entities"] if e["type"] == "indicator"}
    direction = {
        e["id"]: next(iter(e["values"].get("direction", ())), "")
        for record in (a, b)
        for e in record["entities"]
        if e["type"] == "indicator"
    }
    left_a: list[TargetRow] = []
    left_b: list[TargetRow] = []
    for key in sorted({*mine, *theirs}):
        rest = list(theirs.get(key, ()))
        for target in mine.get(key, ()):
            if not rest:
                left_a.append(target)
                continue
            other = _nearest(rest, target)
            rest.remove(other)
            status, note = status_of(target, other, direction.get(key, ""))
            yield _row(status, names.get(key, target["indicator"]), target, other, note)
        left_b += rest
    yield from _alone(left_a, left_b)


def _by_indicator(record: Record) -> dict[str, list[TargetRow]]:
    found: dict[str, list[TargetRow]] = defaultdict(list)
    for target in record["targets"]:
        if target["role"] == "target":
            found[target["indicator_id"]].append(target)
    return found


def _nearest(rest: list[TargetRow], target: TargetRow) -> TargetRow:
    value = _what(target).told(target["value"])
    return min(rest, key=lambda row: (abs(_what(row).told(row["value"]) - value), row["id"]))


def status_of(a: TargetRow, b: TargetRow, direction: str) -> tuple[str, str]:
    """The status of the second against the first, and in words what it means where the direction of the indicator is known."""
    if a["place"] != b["place"] and b["unit"] not in _RATIOS:
        return "not comparable", "不同地区的绝对数只列不比 / absolute numbers of different places are listed, not compared"
    words = []
    firm = FIRMNESS.get(b["comparator"], 2) - FIRMNESS.get(a["comparator"], 2)
    if firm < 0:
        words.append(f"措辞放松 {a['comparator']}→{b['comparator']} / looser wording")
    if firm > 0:
        words.append(f"措辞收紧 {a['comparator']}→{b['comparator']} / firmer wording")
    was, now = _what(a), _what(b)
    gap = now.told(b["value"]) - was.told(a["value"])
    if abs(gap) <= 1e-9 * abs(now.told(b["value"])) and (a["high"] or 0) * was.factor == (b["high"] or 0) * now.factor:
        return ("weakened" if firm < 0 else "firmer" if firm > 0 else "same"), "；".join(words)
    if direction in ("up", "down") and gap:
        harder = (now.scaled(b["value"]) > was.scaled(a["value"])) == (direction == "up")
        words.append("要求提高 / more ambitious" if harder else "要求降低 / less ambitious")
    words.insert(0, f"{'+' if gap > 0 else ''}{printed.short(gap)}{now.told_unit}")
    return ("raised" if gap > 0 else "lowered"), "；".join(words)


def _alone(left_a: list[TargetRow], left_b: list[TargetRow]) -> Iterator[Row]:
    """Targets without counterpart; where the other plan has a look-alike, with the reason why they are not one."""
    looks = [Look(target["id"], _what(target)) for target in left_b]
    index = Index(looks)
    by_id = {target["id"]: target for target in left_b}
    paired: set[str] = set()
    for target in left_a:
        near = next((look for look, _ in index.nearest(Look(target["id"] + "/a", _what(target)), 1)), None)
        if near is not None and near.key not in paired:
            paired.add(near.key)
            other = by_id[near.key]
            yield _row("not comparable", f"{target['indicator']} / {other['indicator']}", target, other, reason(_what(target), near.what))
        else:
            yield _row("dropped", target["indicator"], target, None, "")
    for target in left_b:
        if target["id"] not in paired:
            yield _row("new", target["indicator"], None, target, "")


def _what(target: TargetRow) -> Measured:
    return measured(target["indicator"], target["unit"], target["comparator"], target["place"] or "")


def _row(status: str, what: str, a: TargetRow | None, b: TargetRow | None, note: str) -> Row:
    return (status, what, figure(a), figure(b), _item(a), _item(b), a["quote"] if a else "", b["quote"] if b else "", note)


def _item(target: TargetRow | None) -> str:
    return (target["item"] or "") if target else ""


def figure(target: TargetRow | None) -> str:
    """`≥65% (2019)`."""
    if target is None:
        return ""
    time = f" ({target['time']})" if target["time"] else ""
    return printed.figure(target["comparator"], target["value"], target["high"], target["unit"]) + time

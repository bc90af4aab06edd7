"""The numbers of one clause read together: what each measures and in which role, lists shared out, starts told from ends of a change."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import QuantityRole
from kg.model.frozen import frozen
from kg.recognise.targets.cells import TO, Cell
from kg.recognise.targets.comparators import ABOVE, CHANGES, OF_PLAN, Stripped, changes, stripped
from kg.recognise.targets.counters import counter
from kg.recognise.targets.distribution import shared_out
from kg.recognise.targets.indicators import Memory, about, counted_noun, indicator, lead_off
from kg.rules.quantities import QuantityRules
from kg.text.quantities import UnitKind

_BASELINE = QuantityRole.BASELINE
_RATIO = UnitKind.RATIO
_AGAINST = re.compile(
    r"(?=[比较与上去])(?:(?<![占同环对相之])比|较|与(?=[12上去])|上年同期|去年同期)((?:(?:19|20)[0-9]{2}年|上年|去年|上年度)?)(?:同期|底|末)?的?$"
)
_COMPARED = re.compile("[比较]")
_OBJECTS = frozenset({UnitKind.COUNT, UnitKind.EVENT, UnitKind.MONEY})
_YEARS = re.compile(r"20[0-9]{2}年(?:[、和及与]20[0-9]{2}年){1,9}")
_MASTERED = "突破"  # `突破12项技术`; but `产值突破12亿元`
_GROWTH = re.compile("的?(?:较快|平稳|稳定)?增长$")
_LESS = re.compile("(?:减少|降低|压减|减轻|削减)(?=..)")
_SHARING = ("率", "比", "比例", "比重", "程度", "份额", "水平")
_SHARE_OF = re.compile("占(?![地用有])[^占]{2,}$")
_SHARES = frozenset({"占", "占到", "约占"})
_FROM = re.compile(r"(?:从|由)([^从由，]{0,16})$")


@frozen()
class Reading:
    """One cell read: its indicator, the words that led to the number, its role, the words a start of change was dated by.

    `since` may also be the year of a number in a list shared out to years. `quoted` is the shortest stretch of the text that holds number and indicator.
    """

    cell: Cell
    name: str
    words: Stripped
    role: QuantityRole
    quoted: tuple[int, int]
    since: str | None = None
    rule: str = ""  # set where a row of the table, not the unit, made it a target


def readings(rules: QuantityRules, row: list[Cell], memory: Memory, role: QuantityRole) -> tuple[Memory, list[Reading]]:
    """The cells of a clause in order, and the memory they leave to the next clause."""
    several = len(row) > 1
    if several and (yearly := _by_years(rules, row, memory, role)):
        return Memory(yearly[0].name, yearly[0].name, memory.verb, False), yearly
    starts = _starts(row)
    shared, work, told = _shared(rules, row, starts, memory.group) if several else None, memory.work, memory.group
    out: list[Reading] = []
    for n, cell in enumerate(row):
        words = _words(rules, cell, starts[n])
        if shared:
            name = shared[1][n]
            words = words if words.signs else shared[0]
            memory = Memory(name, name, memory.verb, False)
        else:
            name, memory = indicator(rules, cell, words, memory)
            name = _of_others(cell, _of_whole(cell, words, name) if cell.quantity.unit.kind is _RATIO else name)
            name = f"累计{name}" if "累计" in words.base and name and "累计" not in name else name
        first = row[0] if shared else cell
        name = _of_others(first, name) if shared else name
        name = _of_plan(first, name) if first.quantity.unit.kind is _RATIO else name
        own = words.base or cell.after or not out
        quoted = (row[0].start, row[-1].end) if shared else (cell.start if own else out[-1].quoted[0], cell.end)
        out.append(Reading(cell, name, words, role if starts[n] is None else _BASELINE, quoted, starts[n]))
    if shared:
        out = _bounded(out, starts)
    group = tuple(dict.fromkeys((*told, *(r.name for r in out))))
    return Memory(memory.last, memory.topic, memory.verb, memory.prefixed, group, work, memory.share), _of_one_deed(rules, out)


def _by_years(rules: QuantityRules, row: list[Cell], memory: Memory, role: QuantityRole) -> list[Reading]:
    """The numbers of a list that is shared out to years (`入学率2024年、2025年分别达到90%、95%`); empty if it is not."""
    years = _YEARS.search(row[0].before)
    if not years or any(c.after for c in row) or not all(_bare(row, n) for n in range(1, len(row))):
        return []
    told = re.split("[、和及与]", years[0])
    words = stripped(rules, row[0].before[: years.start()] + row[0].before[years.end() :])
    name = about(rules, lead_off(rules, words.base), memory)
    if len(told) != len(row) or not name:
        return []
    name += counter(row[0].quantity.unit, name)
    quoted = row[0].start, row[-1].end
    return _bounded([Reading(c, name, words, role, quoted, year) for c, year in zip(row, told, strict=True)], [None] * len(row))


def _of_whole(cell: Cell, words: Stripped, name: str) -> str:
    """`护理型床位占60%` is a share: 护理型床位占比, `产量占全省30%` 产量占全省比重."""
    if not name or name.endswith(_SHARING) or counted_noun(cell.after):
        return name
    level = changes(words.signs) is None or "点" in cell.quantity.unit.name  # what grows by per cent is the amount, not its share
    if _SHARES.isdisjoint(words.words):
        return f"{name}比重" if _SHARE_OF.search(name) and "比" not in name and level else name
    whole = next((word for word in words.words if word.startswith("全")), "")
    return f"{name}占{whole}比重" if whole else f"{name}占比"


def _of_others(cell: Cell, name: str) -> str:
    """`高于全省平均水平0.5个百分点` is by how much it is above: 增速高于全省平均水平."""
    above = ABOVE.search(cell.before.rstrip("约近")) if name and "全" in cell.before else None
    return name + above[0] if above else name


def _of_plan(cell: Cell, name: str) -> str:
    """`完成年度计划的108%` is a share of what was planned."""
    plan = OF_PLAN.search(cell.before)
    return f"{name.removeprefix('完成')}完成{plan[0].removesuffix('的')}比例" if plan and name else name


def _bounded(row: list[Reading], starts: list[str | None]) -> list[Reading]:
    """`分别达到650公斤、850公斤以上`: what bounds the last number of a list that is shared out bounds all of them."""
    bound = row[-1].cell.bound
    if bound is None or any(r.cell.bound for r in row[:-1]):
        return row
    return [replace(r, cell=replace(r.cell, bound=bound)) if start is None else r for r, start in zip(row, starts, strict=True)]


def _of_one_deed(rules: QuantityRules, row: list[Reading]) -> list[Reading]:
    """`14家医院与17家企业签署协议`: what the last did, all did."""
    if len(row) < 2 or any(r.words.base or not r.cell.after for r in row):
        return row
    link = rules.links.search(row[-1].cell.after, 2)
    if not link:
        return row
    deed = row[-1].cell.after[link.start() :]
    return [*(r if rules.links.search(r.cell.after, 2) else replace(r, name=f"{deed}的{r.name}") for r in row[:-1]), row[-1]]


def _compared(cell: Cell) -> str | None:
    """The year of a number that another is compared with (`比上年的22件下降`), else None."""
    found = _AGAINST.search(cell.before)
    if not found or "百分点" in cell.quantity.unit.name:
        return None
    return found[1]


def _words(rules: QuantityRules, cell: Cell, since: str | None) -> Stripped:
    if since is None:
        words = stripped(rules, cell.before)
        verb = words.words[0] if words.words else ""
        acts = rules.cues.get(verb) in CHANGES or (verb == _MASTERED and not words.base)
        if not acts or verb not in rules.heads.words or not _is_object(cell):
            return _fallen(rules, cell, words)
        return Stripped(words.base + verb, words.signs[1:], words.words[1:])
    begin = _FROM.search(cell.before) or _AGAINST.search(cell.before)
    return stripped(rules, cell.before[: begin.start()] if begin else "")


def _fallen(rules: QuantityRules, cell: Cell, words: Stripped) -> Stripped:
    """`减少租赁费3亿元` and `保持5%以上增长` tell of changes though no word of change stands before the number."""
    if cell.quantity.unit.kind is _RATIO and _GROWTH.match(cell.after):
        return Stripped(words.base, ("increase", *words.signs), words.words)
    less = words.base and not cell.after and "=" not in words.signs and _LESS.match(lead_off(rules, words.base))
    return Stripped(words.base, ("decrease", *words.signs), words.words) if less else words


def _is_object(cell: Cell) -> bool:
    """`提升100所学校` changes nothing by 100: the verb is done to what stands after the number."""
    return bool(cell.quantity.unit.kind in _OBJECTS and counted_noun(cell.after) and not _COMPARED.search(cell.before))


def _starts(row: list[Cell]) -> list[str | None]:
    """For each number, the words after 从 if it is where a change started (`从去年的5%提高到8%`), else None."""
    found = [_compared(cell) for cell in row]
    for n in range(1, len(row)):  # `22件59人` are both of the year compared with
        if found[n] is None and row[n - 1].stop == row[n].quantity.start:
            found[n] = found[n - 1]
    for n in range(1, len(row)):
        if not TO.match(row[n].before):
            continue
        first = n - 1
        while first > 0 and row[first].listed and not row[first].before:
            first -= 1
        begin = _FROM.search(row[first].before)
        if begin:
            found[first:n] = [begin[1]] * (n - first)
    return found


def _shared(rules: QuantityRules, row: list[Cell], starts: list[str | None], group: tuple[str, ...]) -> tuple[Stripped, list[str]] | None:
    """An indicator for each number of a list that is shared out, and the words that lead there.

    `A、B分别从1、2增至3、4` has two, twice; `分别增长5%、6%` those of the clause before.
    """
    if any(c.after for c in row[:-1]) or not all(_bare(row, n) for n in range(1, len(row))):
        return None
    begun = sum(s is not None for s in starts)
    if begun not in (0, len(row) / 2):
        return None
    words = _words(rules, row[0], starts[0])
    if not words.base and len(row) <= len(group):
        return (words, list(group[-len(row) :])) if "分别" in row[0].before or len(group) == len(row) else None
    base, apart, _ = row[0].before.partition("分别")
    base = lead_off(rules, base if apart and len(base) < len(words.base) else words.base)
    names = _each_done(rules, shared_out(base, begun or len(row), rules.tails)) or ((base,) if apart and base else ())
    return (words, list(names) * (len(row) // len(names))) if names else None


def _each_done(rules: QuantityRules, names: tuple[str, ...]) -> tuple[str, ...]:
    """The members of a list with the verb the first opens with (`储备帐篷、棉被`)."""
    deed = rules.opening.match(names[0]) if names else None
    if not deed or deed.end() == len(names[0]) or rules.rates.find(names[0]):
        return names
    return tuple(name if rules.opening.match(name) or rules.rates.find(name) else deed[0] + name for name in names)


def _bare(row: list[Cell], n: int) -> bool:
    """Whether the number follows the one before it as in a list, or as the end of its change."""
    return (row[n].listed and not row[n].before) or TO.fullmatch(row[n].before) is not None

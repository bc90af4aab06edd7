"""Which items and sentences of one plan answer to which of another, by common pairs of characters (Dice 1945), each used once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from kg.analyse.sentences import sentences
from kg.assemble.schema import ItemRow, Record

ITEM_LEAST = 0.30  # likeness from which two items are the same task
SHARED_LEAST = 0.12  # … if they share a program no other item of either plan names
SENTENCE_LEAST = 0.45
_COMMON = 0.2  # a pair of characters in more than this share of items leads to no candidates …
_COMMON_LEAST = 12  # … in plans of more than a few items
_MOST = 8


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two items, how alike they are (0 to 1), and the programs both name."""

    a: ItemRow
    b: ItemRow
    score: float
    programs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A sentence and what became of it; `changes` are (kept, left out, put in) runs in order."""

    a_item: str
    b_item: str
    a: str
    b: str
    score: float
    changes: tuple[tuple[str, str, str], ...]


@lru_cache(maxsize=200_000)
def _pairs(text: str) -> Counter[str]:
    words = "".join(char for char in text if char.isalnum())
    return Counter(words[at : at + 2] for at in range(len(words) - 1))


def likeness(one: str, other: str) -> float:
    """Share of common pairs of neighbouring characters, 0 to 1."""
    a, b = _pairs(one), _pairs(other)
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 0.0


def items(a: Record, b: Record) -> list[Aligned]:
    """Pairs of tasks, the best of each other first; an item stands in one pair at most."""
    mine, theirs = _tasks(a), _tasks(b)
    programs_a, programs_b = _programs(a), _programs(b)
    found: list[tuple[float, int, int]] = []
    for n, m in _candidates(mine, theirs):
        shared = _sole(programs_a, mine[n]["id"]) & _sole(programs_b, theirs[m]["id"])
        score = likeness(mine[n]["text"], theirs[m]["text"])
        if score >= ITEM_LEAST or (shared and score >= SHARED_LEAST):
            found.append((score + (0.2 if shared else 0.0), n, m))
    pairs: list[Aligned] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for score, n, m in sorted(found, key=lambda each: (-each[0], each[1], each[2])):
        if n not in used_a and m not in used_b:
            used_a.add(n)
            used_b.add(m)
            shared = programs_a[mine[n]["id"]].keys() & programs_b[theirs[m]["id"]].keys()
            pairs.append(Aligned(mine[n], theirs[m], min(score, 1.0), tuple(sorted(shared))))
    return sorted(pairs, key=lambda pair: pair.a["evidence"]["start"])


def _tasks(record: Record) -> list[ItemRow]:
    return [item for item in record["items"] if item["kind"] in ("task", "achievement", "safeguard")]


def _programs(record: Record) -> dict[str, dict[str, int]]:
    """By item, its programs and how many items of the record name each."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for program in record["programs"]:
        for item in program["items"]:
            found[item][program["name"]] = len(program["items"])
    return found


def _sole(programs: dict[str, dict[str, int]], item: str) -> set[str]:
    return {name for name, count in programs.get(item, {}).items() if count == 1}


def _candidates(mine: Sequence[ItemRow], theirs: Sequence[ItemRow]) -> list[tuple[int, int]]:
    """Pairs that share the most uncommon pairs of characters, a few for each item of the first plan."""
    held: dict[str, list[int]] = defaultdict(list)
    for m, item in enumerate(theirs):
        for pair in _pairs(item["text"]):
            held[pair].append(m)
    most = max(_COMMON_LEAST, _COMMON * len(theirs))
    found: list[tuple[int, int]] = []
    for n, item in enumerate(mine):
        shared: Counter[int] = Counter()
        for pair in _pairs(item["text"]):
            if len(held.get(pair, ())) <= most:
                shared.update(held.get(pair, ()))
        found += [(n, m) for m, _ in sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:_MOST]]
    return found


def moved(pairs: Sequence[Aligned]) -> tuple[list[Moved], int]:
    """Sentences of aligned items whose wording changed, and how many stand unchanged."""
    found: list[Moved] = []
    unchanged = 0
    for pair in pairs:
        mine, theirs = sentences(pair.a["text"]), sentences(pair.b["text"])
        kept = set(mine) & set(theirs)
        unchanged += len(kept)
        scored = [(likeness(x, y), n, m) for n, x in enumerate(mine) if x not in kept for m, y in enumerate(theirs) if y not in kept]
        used: set[tuple[str, int]] = set()
        for score, n, m in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
            if score >= SENTENCE_LEAST and ("a", n) not in used and ("b", m) not in used:
                used |= {("a", n), ("b", m)}
                found.append(Moved(pair.a["id"], pair.b["id"], mine[n], theirs[m], score, changes(mine[n], theirs[m])))
    return found, unchanged


def changes(one: str, other: str) -> tuple[tuple[str, str, str], ...]:
    """What stayed, went and came, in order: `推进厕所革命` → `深入推进厕所革命` is `("", "", "深入"), ("推进厕所革命", "", "")`."""
    runs: list[tuple[str, str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        runs.append((one[a:b], "", "") if tag == "equal" else ("", one[a:b], other[c:d]))
    return tuple(runs)

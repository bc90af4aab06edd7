"""Measures of concentration and overlap, by their usual names and sources. Plain numbers in, one number out."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def hhi(amounts: Sequence[float]) -> float:
    """Herfindahl–Hirschman index: the sum of squared shares, 1/n (all alike) to 1 (one has all); 0 for nothing.

    Hirschman, The Paternity of an Index, American Economic Review 54 (1964). `hhi([1, 1]) == 0.5`.
    """
    total = sum(amounts)
    return sum((amount / total) ** 2 for amount in amounts) if total else 0.0


def effective(amounts: Sequence[float]) -> float:
    """How many bodies of equal size would be as concentrated: 1/HHI (Laakso & Taagepera, Comparative Political Studies 12, 1979)."""
    index = hhi(amounts)
    return 1 / index if index else 0.0


def gini(amounts: Sequence[float]) -> float:
    """Gini coefficient: half the mean difference over the mean, 0 (all alike) to 1 − 1/n (one has all); 0 for nothing.

    Gini, Variabilità e mutabilità (1912). `gini([0, 1]) == 0.5`.
    """
    ordered, total = sorted(amounts), sum(amounts)
    if not ordered or not total:
        return 0.0
    count = len(ordered)
    return sum((2 * place - count - 1) * amount for place, amount in enumerate(ordered, 1)) / (count * total)


def top_share(amounts: Sequence[float], most: int = 3) -> float:
    """Concentration ratio CR3: the share of the three largest (Bain, Industrial Organization, 1959)."""
    total = sum(amounts)
    return sum(sorted(amounts, reverse=True)[:most]) / total if total else 0.0


def jaccard(one: Collection[object], other: Collection[object]) -> float:
    """Overlap of two sets: common over all members (Jaccard 1901); 0 for two empty sets."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def overlap(one: Collection[object], other: Collection[object]) -> float:
    """Overlap coefficient: common over the smaller set (Szymkiewicz 1934, Simpson 1943); 1 where one set holds the other."""
    a, b = set(one), set(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0

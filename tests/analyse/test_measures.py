"""Textbook values of the measures."""

import pytest

from kg.analyse.measures import effective, gini, hhi, jaccard, overlap, top_share


def test_concentration() -> None:
    assert hhi([1, 1, 1, 1]) == 0.25 and hhi([5, 0]) == 1.0 and hhi([]) == 0.0
    assert effective([1, 1, 1, 1]) == 4.0
    assert gini([1, 1, 1]) == 0.0 and gini([0, 0, 0, 8]) == 0.75 and gini([1, 2, 3, 4]) == pytest.approx(0.25)
    assert top_share([4, 3, 2, 1]) == 0.9


def test_overlap() -> None:
    assert jaccard({1, 2, 3}, {2, 3, 4}) == 0.5 and jaccard(set(), set()) == 0.0
    assert overlap({1, 2}, {1, 2, 3, 4}) == 1.0 and overlap({1}, set()) == 0.0

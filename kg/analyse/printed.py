"""How numbers are printed.

>>> figure(">=", 65, None, "%"), figure("range", 2, 3, "个"), figure("increase", 5, None, "%"), short(134900000000000), long(388300)
('≥65%', '2–3个', '+5%', '134.9万亿', '388,300')
"""

from __future__ import annotations

from collections.abc import Callable

_SIZES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_DIGITS = 10  # a double divided by a power of ten has no more that can be trusted
_SIGNS = {"=": "", "range": "", "increase": "+", "decrease": "-", ">=": "≥", "<=": "≤"}


def short(value: float) -> str:
    """With 万, 亿 or 万亿, as the documents write."""
    for size, word in _SIZES:
        if abs(value) >= size:
            return f"{value / size:.{_DIGITS}g}{word}"
    return f"{value:.{_DIGITS}g}"


def long(value: float) -> str:
    """With commas, for readers of English."""
    return f"{round(value, 4):,.15g}"


def figure(comparator: str, value: float, high: float | None, unit: str, number: Callable[[float], str] = short) -> str:
    """A target or result without its indicator and time."""
    top = f"–{number(high)}" if high is not None else ""
    return f"{_SIGNS.get(comparator, comparator)}{number(value)}{top}{unit}"

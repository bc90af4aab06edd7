"""How numbers are printed.

>>> short(134900000000000), short(0.65), long(388300)
('134.9万亿', '0.65', '388,300')
"""

from __future__ import annotations

_SIZES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_DIGITS = 10  # a double divided by a power of ten has no more that can be trusted


def short(value: float) -> str:
    """With 万, 亿 or 万亿, as the documents write."""
    for size, word in _SIZES:
        if abs(value) >= size:
            return f"{value / size:.{_DIGITS}g}{word}"
    return f"{value:.{_DIGITS}g}"


def long(value: float) -> str:
    """With commas, for readers of English."""
    return f"{round(value, 4):,.15g}"

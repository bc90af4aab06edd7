"""Numbers as plans write them, in Arabic or Chinese digits, with their multipliers.

`value("38.83万")` is 388300, `value("一百二十亿")` 12000000000, `value("二〇二五")` 2025, `value("两")` 2.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5}
POWERS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}

ARABIC = r"(?<![0-9.])(?>(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:[.·][0-9]{1,6})?)"
CHINESE = r"(?<![〇零一二两三四五六七八九十百千万亿])[〇零一二两三四五六七八九十百千万亿]{1,16}(?:点[〇零一二三四五六七八九]{1,6})?"
MULTIPLIER = r"(?:万亿|百万|千万|亿|万|千|百)"

_ARABIC = re.compile(rf"({ARABIC})((?:[十百千万亿]){{0,3}})$")
_CHINESE = re.compile(r"[〇零○一二两三四五六七八九十百千万亿壹贰叁肆伍拾佰仟]{1,16}$")


@lru_cache(maxsize=4096)
def value(text: str) -> Decimal | None:
    """The number the whole text stands for, None if it is not one."""
    arabic = _ARABIC.match(text)
    if arabic:
        return Decimal(arabic[1].replace(",", "").replace("·", ".")) * _product(arabic[2])
    whole, point, fraction = text.partition("点")
    if not _CHINESE.match(whole):
        return None
    digits = [DIGITS.get(c) for c in fraction]
    if point and (not digits or None in digits):
        return None
    tail = Decimal("0." + "".join(map(str, digits))) if point else Decimal(0)
    return Decimal(_chinese(whole)) + tail


def _product(multipliers: str) -> int:
    """`万亿` is 10¹², the factors one after the other."""
    product = 1
    for c in multipliers:
        product *= MYRIADS.get(c) or POWERS[c]
    return product


def _chinese(text: str) -> int:
    """A whole Chinese number: digits in sequence (`二〇二五`) or with powers (`三千零五十万`)."""
    if DIGITS.keys() >= set(text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    least = 0  # the last 万 or 亿: a greater one multiplies all before it (一万二千亿), a smaller one its own part (一亿二千万)
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in POWERS:
            section += (digit or 1) * POWERS[c]
            digit = 0
        else:
            size = MYRIADS[c]
            total = (total + section + digit or 1) * size if size >= least else total + (section + digit) * size
            section, digit, least = 0, 0, size
    return total + section + digit

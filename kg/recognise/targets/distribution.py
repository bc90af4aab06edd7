"""Lists that share their numbers out: `A、B分别达到6‰、8‰` says 6‰ of A and 8‰ of B."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(r"、|以及|和|及|与")
_SHORT = 3
_PER = re.compile(r"(?:单位|万元|亿元)[^、]{0,8}?(?:生产总值|GDP|增加值|产值|产品)")  # what all of a list are told of


_BOTH = re.compile("城乡(?=(?P<people>居民(?!基本|医疗|养老))?)")
_THREE = re.compile("(?:一、?二、?三|三)次?产业?(?=[增投产营税固])")
_BARE = frozenset(
    {"支出", "收入", "利润", "利润总额", "利税", "税收", "营收", "营业额", "销售额", "花费", "产量", "产值", "销量", "单产", "总产", "均价"}
)
_SUBJECT = re.compile(  # `地方财政收入、支出`: whose they are is said once
    ".{2,}?(?=(?:人均)?(?:营业收入|可支配收入|收入|总?产量|总?产值|产销量|销量|利润|面积|增加值|人次|投资|总产|单产)$)"
)
_PACES = ("增速", "增幅", "涨幅", "降幅")
_OWN_HEAD = re.compile("(?:起数|件数|[\u4e00-\u9fff]{2}率)$")  # `事故起数、死亡人数`: what the first is of, the second is of too
_HEADLESS = re.compile("死亡人数|伤亡人数|[\u4e00-\u9fff]{2}率")


def shared_out(base: str, count: int, tails: tuple[str, ...]) -> tuple[str, ...]:
    """The base as `count` indicators, one a number; empty if it is no list of that length.

    `婴儿死亡率、孕产妇死亡率` for 2 is both; `第一、二剂次的接种率` is `第一剂次的接种率`, `第二剂次的接种率`.
    """
    together = _told_together(base, count)
    if together:
        return together
    parts = _split(base, count)
    if len(parts) != count:
        return ()
    head = _PER.match(parts[0])
    names = (_completed(parts, n, tails) for n in range(count))
    return tuple(name if not n or not head or _PER.match(name) else head[0] + name for n, name in enumerate(names))


def _told_together(base: str, count: int) -> tuple[str, ...]:
    """`城乡居民收入` for 2 is that of 城镇居民 and of 农村居民, `一二三产业增加值` for 3 that of each industry."""
    both = _BOTH.search(base) if count == len(("城镇", "农村")) else None
    if both and "、" not in base:
        return tuple(base[: both.start()] + word + base[both.end() :] for word in ("城镇" if both["people"] else "城市", "农村"))
    three = _THREE.search(base) if count == len("一二三") else None
    if three:
        return tuple(f"{base[: three.start()]}第{word}产业{base[three.end() :]}" for word in "一二三")
    return ()


def _split(base: str, count: int) -> list[str]:
    """At 、 first, at 和 and 及 too if that gives the right number of parts."""
    for mark in ("、", "、|和", "、|和|及|与|以及"):
        parts = [p for p in re.split(mark, base) if p]
        if len(parts) == count:
            return parts
    return []


def _completed(parts: list[str], n: int, tails: tuple[str, ...]) -> str:
    """A part with the head or tail it leaves to the first or last one."""
    part, last = parts[n], parts[-1]
    subject = _SUBJECT.match(parts[0]) if n and part in _BARE else None
    if subject:
        return subject[0] + part
    if last.endswith(_PACES) and not part.endswith(_PACES):
        return part + last[-2:]
    if n < len(parts) - 1:
        tail = next((t for t in tails if last.endswith(t) and len(last) > len(t)), "")
        if len(part) <= _SHORT < len(last) and not part.endswith(tails):
            return part + _shared_end(part, last, tail)
        if len(tail) == 1 and len(last) > _SHORT + 1:  # `种植、收获机械化率`: what follows the first word of the last part is shared
            tail = last[2:]
        return part if not tail or part.endswith(tails) else part + tail
    if parts[0].startswith("第") and not part.startswith("第"):
        return "第" + part
    own = _OWN_HEAD.search(parts[0], 2) if _HEADLESS.fullmatch(part) else None
    return parts[0][: own.start()] + part if own else part


def _shared_end(part: str, last: str, tail: str) -> str:
    """What a short part leaves to the last one: 平台 of `市级、区级平台`, 产量 of `原煤、天然气产量`, else all but as many characters as it has."""
    if part.startswith("第") and last.startswith("第"):
        return last[len(part) :]
    same = last.find(part[-1], 0, _SHORT + 1)
    if same > 0:
        return last[same + 1 :]
    if len(tail) > 1 and len(last) - len(tail) <= _SHORT + 1:
        return tail
    return last[len(part.removeprefix("第")) :]

"""What the names of a list share, written out: heads (`局A岗位、B岗位`), tails (`局A、B岗位`), levels (`区、市卫生健康委`)."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.recognise.shapes import bodylike, head_of_unit
from kg.rules.duties import duty_rules

_PLACE = re.compile("[\u4e00-\u9fff]{1,6}?(?:自治区|省|市|自治县|县|区|州|盟|旗)")
_PARTY = re.compile("^(?P<head>.{0,12}?)(?:党委|(?<=[省市县区州盟旗）])委|党工委)$")
_EACH = re.compile("各(?:有关|相关)?")
_GOVERNMENTS = ("政府", "人民政府")
_UNIT_OF_BOTH = re.compile("(?:人民)?政府(?P<unit>督查室|督导室|办公室|办公厅|研究室|政研室|信访局|接待办|督查办|目标办|绩效办|考核办)$")
_STEMS = ("卫健", "医保")  # stand for a body alone, but are cut short in a list of them: `县卫健、教育、民政局`
_OWN_LEVEL = re.compile("(?:省|市(?![场容政])|县(?!域)|区(?![划域])|州|旗)[一-鿿]{4}")  # 县河长制办公室 is no part of 县安委会
_COLLECTIVE = ("各", "有关", "相关", "其他")


def completed(names: list[str], known: Collection[str]) -> list[str]:
    """The names of one list in full. `["局医政", "规划岗位", "各乡镇", "街道"]` → `["局医政岗位", "局规划岗位", "各乡镇", "各街道"]`."""
    levels = duty_rules().names.levels
    if any(name in levels for name in names):
        names = _with_levels(names)
    names = _with_tails(_with_seats(_with_governments(names)), known)
    if any(name.endswith(duty_rules().names.inner) for name in names):
        names = _with_heads(names)
    return _with_each(names) if any(name[0] == "各" for name in names) else names


def _with_levels(names: list[str]) -> list[str]:
    """A level alone takes the tail of the next name that begins with a level or a place."""
    levels = duty_rules().names.levels
    full = list(names)
    tail = ""
    for at in range(len(names) - 1, -1, -1):
        name = names[at]
        if name in levels:
            full[at] = name + tail
            continue
        begins = next((level for level in levels if name.startswith(level)), None) or _place(name)
        rest = name[len(begins) :] if begins else ""
        tail = rest if len(rest) > 1 and bodylike(name) and not rest.startswith("委") else ""
    return full


def _place(name: str) -> str | None:
    found = _PLACE.match(name)
    return found[0] if found else None


def _with_governments(names: list[str]) -> list[str]:
    """政府 behind a party committee is that of the same area, and a unit of both is two: `市委、政府督查室` → 市委督查室, 市政府督查室."""
    full = list(names)
    for at in range(1, len(full)):
        unit = _UNIT_OF_BOTH.search(full[at])
        party = _PARTY.match(full[at - 1]) if unit or full[at] in _GOVERNMENTS else None
        if party is None:
            continue
        if full[at].startswith(_GOVERNMENTS):
            full[at] = party["head"] + full[at]
        if unit and full[at].startswith(party["head"]):
            full[at - 1] += unit["unit"]
    return full


def _with_seats(names: list[str]) -> list[str]:
    """An area takes the word that the next area of its kind ends with: `甲镇、乙镇人民政府` → 甲镇人民政府, 乙镇人民政府."""
    full = list(names)
    area, word = None, ""
    for at in range(len(names) - 1, -1, -1):
        name = names[at]
        seat = next(
            ((a, w) for a, words in duty_rules().names.seats for w in words if name.endswith(w) and a.search(name[: -len(w)])), None
        )
        if seat:
            area, word = seat
        elif area is not None and len(name) > 1 and area.search(name):
            full[at] = name + word
        else:
            area = None
    return full


def _with_tails(names: list[str], known: Collection[str]) -> list[str]:
    """A name cut short is completed from the document's full names, else from the next full name of the list."""
    full = list(names)
    for at, name in enumerate(names):
        if len(name) < 2 or (bodylike(name) and not name.endswith(_STEMS)):
            continue
        candidates = sorted(k for k in known if k.startswith(name) and _without_inner(k) == name)
        if candidates:
            full[at] = candidates[0]
            continue
        following = next((n for n in names[at + 1 :] if bodylike(n)), None)
        if following is None or following.startswith(_COLLECTIVE):
            continue
        tail = next((t for t in duty_rules().names.shared if following.endswith(t) and len(following) > len(t)), None)
        if tail and not duty_rules().names.not_in.search(name):
            full[at] = name + tail
    return full


def _without_inner(name: str) -> str:
    """The name of a unit without the word that tells its kind: `局医政岗位` → `局医政`."""
    kind = next((word for word in duty_rules().names.inner if name.endswith(word)), "")
    return name.removesuffix(kind)


def _with_heads(names: list[str]) -> list[str]:
    """An inner unit without its body takes that of the unit before it in the list."""
    inner = duty_rules().names.inner
    full: list[str] = []
    head: str | None = None
    for name in names:
        own = head_of_unit(name)
        if own is not None:
            head = own
        elif not name.endswith(inner):
            head = None
        elif head is not None and not (name[0] == head[0] and _OWN_LEVEL.match(name)):
            name = head + name
        full.append(name)
    return full


def _with_each(names: list[str]) -> list[str]:
    """各 holds for the kinds of bodies that follow: `各有关部门、单位` → 各有关部门, 各有关单位."""
    carried = duty_rules().names.carried
    each = ""
    full: list[str] = []
    for name in names:
        begins = _EACH.match(name)
        each = begins[0] if begins else each if name in carried else ""
        full.append(name if begins else each + name)
    return full

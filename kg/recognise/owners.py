"""Duty lists by body: an item or a section whose heading is a body's name says what that body is to do."""

from __future__ import annotations

import re

from kg.model import Part, Passage, View
from kg.recognise.clauses import Assigned
from kg.recognise.lists import expand
from kg.recognise.shapes import bodylike
from kg.rules.bodies import is_body, is_collective, lookup
from kg.rules.duties import duty_rules

_HEADING = Part.HEADING
_OWNER = re.compile("(?P<names>[^。：；“”《》]{2,60})(?:(?P<mark>[：。])|$)")
_OTHER_NAME = re.compile("（[^（）]{2,8}）$")  # of those who are elsewhere called otherwise: 各乡镇人民政府（街道办事处）
_ISSUERS = "局委厅办院"  # how a unit's name begins with the issuer's
_LABEL = re.compile("^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.、]|（[0-9]{1,2}）)")


def owner(passage: Passage) -> Assigned | None:
    """The bodies a passage names at its head and nothing else there: `市教育局：负责……`, `市教育局、市体育局。加强……`; None for other text."""
    text = passage.view.text
    start = 0
    if passage.part is _HEADING:
        label = _LABEL.match(text)
        start = label.end() if label else 0
    head = _OWNER.match(text, start)
    if head is None or (passage.part is _HEADING and head.end() < len(text)):
        return None
    rules, words = duty_rules(), head["names"]
    listed = words.endswith(rules.names.tails) or "等" in words or (words[-1] == "）" and bodylike(words))
    unit = head["mark"] == "：" and rules.owner_unit.fullmatch(words) is not None
    names = passage.view[head.start("names") : head.end("names")] if listed or unit else None
    return Assigned("body", 2, names, rules.owner_id) if names and (unit or _names_bodies(names)) else None


def _names_bodies(names: View) -> bool:
    """Whether a heading is a list of bodies, some of them known to the lexicon or units of the issuer (`厅规划处`)."""
    listed = [_OTHER_NAME.sub("", one.name) for one in expand(names)]
    own = [name[0] in _ISSUERS and duty_rules().owner_unit.fullmatch(name) is not None for name in listed]
    known = sum(unit or lookup(name) is not None or is_collective(name) for name, unit in zip(listed, own, strict=True))
    return known > 0 and all(unit or is_body(name) for name, unit in zip(listed, own, strict=True))

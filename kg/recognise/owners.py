"""Duty lists by body: an item or a section whose heading is a body's name says what that body is to do."""

from __future__ import annotations

import re

from kg.model import Part, Passage
from kg.recognise.clauses import Assigned
from kg.recognise.lists import expand
from kg.rules.bodies import endings, is_collective, lookup
from kg.rules.body_tables import heads
from kg.rules.duties import duty_rules

_OWNER = re.compile("(?P<names>[^。：，；“”《》]{2,60})(?:[：。]|$)")
_LABEL = re.compile("^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.、]|（[0-9]{1,2}）)")


def owner(passage: Passage) -> Assigned | None:
    """The bodies a passage names at its head and nothing else there: `市教育局：负责……`, `市教育局、市体育局。加强……`; None for other text."""
    text = passage.view.text
    start = 0
    if passage.part is Part.HEADING:
        label = _LABEL.match(text)
        start = label.end() if label else 0
    head = _OWNER.match(text, start)
    if head is None or (passage.part is Part.HEADING and head.end() < len(text)):
        return None
    names = passage.view[head.start("names") : head.end("names")]
    if names.text[-2:] not in endings() and not names.text.endswith(heads().collective) and "等" not in names.text:
        return None
    listed = expand(names)
    if listed and all(lookup(one.name) is not None or is_collective(one.name) for one in listed):
        return Assigned("body", 2, names, duty_rules().owner_id)
    return None

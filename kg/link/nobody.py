"""Duties of nobody in particular (`有关部门`), which are none once it is known what each name stands for."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import DutyMention, Link, Unlinked
from kg.rules.duties import duty_rules


def of_nobody(answers: Iterable[Link | Unlinked]) -> frozenset[DutyMention]:
    """The duties whose name still means nobody in particular: `有关部门` where the document names no `各有关部门`."""
    rules = duty_rules()
    return frozenset(
        a.mention
        for a in answers
        if isinstance(a.mention, DutyMention)
        and ("有关" in a.mention.name or "相关" in a.mention.name)
        and rules.nobody.fullmatch(a.entity.name if isinstance(a, Link) else a.mention.name)
    )

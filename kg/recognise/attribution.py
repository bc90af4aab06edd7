"""One attribution (an item's duty lines, one bracket, its running text) → the bodies that lead and support."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import DeadlineMention, DutyMention, DutyRole, View
from kg.recognise.clauses import Assigned
from kg.recognise.lists import bodies_in
from kg.rules.duties import SUPPORT, duty_rules

_LEAD, _SUPPORT = DutyRole.LEAD, DutyRole.SUPPORT


@dataclass(slots=True)
class Attribution:
    """Assignments that are weighed together. `at` is where it stands; `lines` tells an item's duty lines, `prose` its running text.

    `first_leads` where a label says so: `责任单位（列第一位的牵头）`.
    """

    assigned: list[Assigned]
    at: View
    lines: bool = False
    prose: bool = False
    first_leads: bool = False
    deadline: DeadlineMention | None = None

    @property
    def supports(self) -> bool:
        """Whether it names bodies that support and none that leads."""
        return all(a.kind == "body" and a.strength == SUPPORT for a in self.assigned) and bool(self.assigned)

    def add(self, more: Iterable[Assigned]) -> None:
        self.assigned.extend(more)

    def deadline_for(self, item: str) -> DeadlineMention | None:
        own = self.deadline
        return None if own is None else DeadlineMention(own.text, own.span, item, own.rule, own.when)


def attributed(group: Attribution, item: str, first_leads: bool, known: frozenset[str]) -> list[DutyMention]:
    """The duties an attribution gives an item. The lowest strength leads; with `first_leads` only the first name of a list without roles."""
    beside = duty_rules().beside
    bodies = [a for a in group.assigned if a.kind == "body"]
    strongest = min((a.strength for a in bodies if a.strength < SUPPORT), default=SUPPORT)
    only_first = (first_leads or group.first_leads) and strongest > 1
    rules = {a.rule for a in bodies}
    found = []
    for a in bodies:
        text, span = a.names.text, a.names.span
        leads = a.strength == strongest != SUPPORT or (a.strength < SUPPORT and (group.prose or beside.get(a.rule) in rules))
        for at, one in enumerate(bodies_in(a.names, known)):
            role = _LEAD if leads and not (only_first and at) else _SUPPORT
            found.append(DutyMention(text[one.start : one.end], span(one.start, one.end), item, a.rule, role, one.name))
    return found

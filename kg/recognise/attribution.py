"""One attribution (an item's duty lines, one bracket, its running text) → the bodies that lead and support."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.model import DeadlineMention, DutyMention, DutyRole, View
from kg.recognise.clauses import Assigned
from kg.recognise.lists import Listed, expand
from kg.recognise.shapes import bodylike
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
        return None if self.deadline is None else replace(self.deadline, item=item)


def attributed(group: Attribution, item: str, first_leads: bool, known: frozenset[str]) -> Iterator[DutyMention]:
    """The duties an attribution gives an item. The lowest strength leads; with `first_leads` only the first name of a list without roles."""
    bodies = [a for a in group.assigned if a.kind == "body"]
    strongest = min((a.strength for a in bodies if a.strength < SUPPORT), default=SUPPORT)
    only_first = (first_leads or group.first_leads) and strongest > 1
    for a in bodies:
        leads = a.strength == strongest != SUPPORT or (group.prose and a.strength < SUPPORT)
        for at, listed in enumerate(_named(a.names, known)):
            role = _LEAD if leads and not (only_first and at) else _SUPPORT
            yield DutyMention(listed.printed, listed.span, item, a.rule, role, listed.name)


def _named(names: View, known: frozenset[str]) -> list[Listed]:
    """The names of a list that can be bodies; words that cannot (`3分`, `按要求`) are left out."""
    refused = duty_rules().names.not_in
    return [n for n in expand(names, known=known) if len(n.name) > 1 and (bodylike(n.name) or not refused.search(n.name))]

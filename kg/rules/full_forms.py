"""Names of local bodies that begin with what they are and hold their area inside: `共青团{p}委员会`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kg.model import OrganizationType
from kg.rules.body_tables import local_forms
from kg.rules.organization_rules import organization_table


class FullForm(NamedTuple):
    """What stands before and after the area, the template of the official name, and the type."""

    start: str
    end: str
    template: str
    type: OrganizationType


@cache
def full_forms() -> Mapping[str, tuple[FullForm, ...]]:
    """The forms by their first two characters, longest first."""
    made: dict[str, FullForm] = {}
    for body in local_forms().values():
        for template in body.full:
            start, mark, end = template.replace("{w}", "{p}").partition("{p}")
            if start and mark and "{p}" not in end and not start.startswith("中共"):
                made.setdefault(f"{start}|{end}", FullForm(start, end, template, body.type))
    for printed, template in organization_table()["printed_in_full"].items():
        start, _, end = printed.partition("{p}")
        made[f"{start}|{end}"] = FullForm(start, end, template, OrganizationType.GOVERNMENT)
    found: dict[str, list[FullForm]] = {}
    for form in sorted(made.values(), key=lambda f: (-len(f.start) - len(f.end), f.start, f.end)):
        found.setdefault(form.start[:2], []).append(form)
    return {first: tuple(forms) for first, forms in found.items()}

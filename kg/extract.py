"""One document through the per-document stages: parse, recognise, link. Pure: one document and our tables in, one extraction out."""

from __future__ import annotations

from kg.link.decisions import decided
from kg.link.indicators import link_indicators
from kg.link.nobody import of_nobody
from kg.link.organizations import link_organizations
from kg.link.people import link_people
from kg.link.places import governed, link_places, resolve_place
from kg.link.programs import link_programs
from kg.link.related import related
from kg.model import (
    Document,
    DutyMention,
    Entity,
    Extraction,
    Issue,
    Link,
    Mention,
    OrganizationMention,
    Outline,
    PersonMention,
    TargetMention,
    Unlinked,
)
from kg.parse import parse
from kg.recognise.citations import citations
from kg.recognise.duties import duties
from kg.recognise.organizations import organizations
from kg.recognise.places import places
from kg.recognise.programs import programs
from kg.recognise.targets import targets
from kg.rules.decisions import NONE, Decisions

_OWN = ("全", "我", "本")  # how a document speaks of its own area


def extract(document: Document, decisions: Decisions = NONE) -> Extraction:
    """Everything the document says, with what its names stand for; what people decided wins over what is computed."""
    outline = parse(document)
    who, rest, duty_issues = duties(outline)
    numbers, number_issues = targets(rest, outline)
    bodies = organizations(rest, who, outline.header)
    areas = places(outline.passages)
    named = programs(rest, outline)
    cited = citations(rest)

    area = governed(outline, document)
    place = area.entity if isinstance(area, Link) else None
    stated = tuple(OrganizationMention(s.value, s.span, None, s.rule, s.value) for s in outline.header.issuers)
    leading = (m for m in who if isinstance(m, DutyMention))
    answers = link_organizations((*stated, *bodies, *leading), place, outline.header.issuers, outline)
    if nobody := of_nobody(answers):
        who = tuple(m for m in who if m not in nobody)
        answers = tuple(a for a in answers if a.mention not in nobody)
    issuers = tuple(link for link in answers[: len(stated)] if isinstance(link, Link))
    unknown = (link for link in answers[: len(stated)] if isinstance(link, Unlinked))
    found: list[Link | Unlinked] = [area, *unknown, *answers[len(stated) :]]
    found += link_places(areas, place)
    found += link_programs(named)
    found += link_people((m for m in who if isinstance(m, PersonMention)), issuers, document.id)
    found += link_indicators(numbers)
    found += _target_places(numbers, place)
    links = decided((link for link in found if isinstance(link, Link)), decisions)
    issuers = decided(issuers, decisions)
    mentions: tuple[Mention, ...] = (*who, *numbers, *bodies, *areas, *named, *cited)
    return Extraction(
        document,
        outline,
        place,
        issuers,
        tuple(sorted(mentions, key=_position)),
        links,
        tuple(link for link in found if isinstance(link, Unlinked)),
        related(link.entity for link in (*issuers, *links)),
        _issues(document, outline, (*duty_issues, *number_issues)),
    )


def _position(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end


def _target_places(numbers: tuple[TargetMention, ...], place: Entity | None) -> list[Link]:
    """Where each number holds, when its clause says so; `全县` in a district's plan, borrowed from a model, still means the district."""
    links = []
    for mention in numbers:
        if mention.place is not None:
            area = resolve_place(mention.place, place) or (place if mention.place.startswith(_OWN) else None)
            if area is not None:
                links.append(Link(mention, area, "clause-place", 1.0))
    return links


def _issues(document: Document, outline: Outline, found: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """All issues, with the document's id filled in where a stage did not know it."""
    return tuple(Issue(i.stage, i.code, i.message, document.id, i.span) for i in (*outline.issues, *found))

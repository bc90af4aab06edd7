"""What a document says of itself: title, 文号, issuers, dates, recipients."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import DocumentKind, Header, Stated, View
from kg.parse.bodies import split_bodies
from kg.parse.forms import NUMBER, metadata_key
from kg.parse.issuers import first_date, issued, issuers
from kg.parse.orders import order
from kg.parse.period import period_of
from kg.parse.played import Played, Role
from kg.parse.title import kind_of_title, own_title, title_issuer, title_runs, without_site
from kg.rules.duties import duty_rules

_ATTACHMENT = Role.ATTACHMENT
_CHROME = Role.CHROME
_COPIED = Role.COPIES
_HEADING = Role.HEADING
_LETTERHEAD = Role.LETTERHEAD
_META = Role.META
_NUMBER = Role.NUMBER
_PROVISION = Role.PROVISION
_RECIPIENTS = Role.RECIPIENTS
_TEXT = Role.TEXT
_TITLE = Role.TITLE
_FIRST_WITHIN = 60  # paragraphs, navigation included
_LEAD_IN = re.compile(r"^(?:文号：?|编号：?)")
_FIRST_LINE = "title-first-line"
_DEPUTIES = ("各位代表：", "各位代表:", "各位代表！", "各位代表，")
_GIVEN = re.compile(
    r"(?:代表|受)(?:国务院|[\u4e00-\u9fff]{0,20}?政府)(?:的委托)?，?[^。；]{0,40}?(?:作|做|报告)[^。；]{0,24}?(?:政府工作|政府的工作|政府过去[\u4e00-\u9fff]{1,4}的工作|工作(?=，|。))"
)
_COPIES = re.compile(r"^(?:抄送|抄报|分送|报送|呈报|报|送|发)：")


def read_header(played: Sequence[Played]) -> Header:
    """The header as printed; what is not stated stays empty."""
    archive = _archive(played)
    runs = title_runs(played)
    fallback = archive.get("title")
    title = own_title(runs, fallback) or _first_line(played)
    ordered = order(played)
    number = (ordered[1] if ordered else None) or _number(played, archive)
    when = issued(played, _archived_date(archive), number)
    kind = kind_of_title(title)
    if address := _address(played):
        title = None if title is not None and (title.rule == _FIRST_LINE or _GIVEN.search(title.value)) else title
        kind = kind if title is not None and kind is not None else address
    kind = kind or _unnamed(played)
    named = archive.get("issuer")
    known = named is not None and len(named) > 0 and not duty_rules().nobody.fullmatch(named.text)  # archives print 某市相关部门 too
    stated = Stated(named.text, named.span(0, len(named)), "issuer-archive") if named is not None and known else None
    return Header(
        title=title,
        number=number,
        issuers=(ordered[0],) if ordered else issuers(played, title_issuer(runs, fallback), stated),
        issued=when,
        period=period_of(title or address, kind.value if kind else None, when.value if when else None, played),
        kind=kind,
        recipients=_recipients(played),
        copied_to=_copied(played),
    )


def _address(played: Sequence[Played]) -> Stated | None:
    """That the text is a government's report, by the words with which it is given to the people's congress."""
    opening = played[:_FIRST_WITHIN]
    if not any(one.text.startswith(_DEPUTIES) for one in opening):
        return None
    for one in opening:
        if one.role in (_TEXT, _TITLE) and (found := _GIVEN.search(one.text)):
            return Stated(DocumentKind.GOVERNMENT_REPORT.value, one.paragraph.view.span(found.start(), found.end()), "kind-address")
    return None


def _unnamed(played: Sequence[Played]) -> Stated | None:
    """The kind of a document that nothing names, by its first words."""
    first = next((one.paragraph.view for one in played if one.role is not _CHROME), None)
    return Stated(DocumentKind.OTHER.value, first.span(0, len(first)), "kind-unnamed") if first else None


def _first_line(played: Sequence[Played]) -> Stated | None:
    """The document's first line, where nothing looks like a title."""
    for at, one in enumerate(played[:_FIRST_WITHIN]):
        text = one.text
        headed = at == 0 and text[-1] not in "。：" and not text.startswith("各位")  # a page's own title may call out
        if one.role in (_TEXT, _LETTERHEAD, _HEADING) and 8 <= len(text) <= 60 and (headed or not re.search(r"[。：！]", text)):
            end = len(without_site(text))
            return Stated(text[:end], one.paragraph.view.span(0, end), _FIRST_LINE)
        if one.role is _PROVISION or len(text) > 60:
            return None
    return None


def _archive(played: Sequence[Played]) -> dict[str, View]:
    """The values of the archive's `key：value` lines by header field, the first of each."""
    found: dict[str, View] = {}
    open_field = ""
    for one in played:
        if one.role is not _META:
            continue
        view = one.paragraph.view
        if open_field and not metadata_key(view.text)[0]:
            found.setdefault(open_field, view)
            open_field = ""
            continue
        field, key = metadata_key(view.text)
        value = view[len(key) + 1 :]
        if field and len(value):
            found.setdefault(field, value)
        elif field:
            open_field = field
    return found


def _archived_date(archive: dict[str, View]) -> Stated | None:
    view = archive.get("issued")
    return first_date(view, "issued-archive") if view else None


def _number(played: Sequence[Played], archive: dict[str, View]) -> Stated | None:
    for one in played:
        if one.role in (_PROVISION, _ATTACHMENT):
            break
        if one.role is _NUMBER:
            return _stated_number(one.paragraph.view)
    view = archive.get("number")
    return _stated_number(view) if view and len(view) else None


def _stated_number(view: View) -> Stated | None:
    lead = _LEAD_IN.match(view.text)
    found = NUMBER.search(view.text, lead.end() if lead else 0)
    return Stated(found.group(), view.span(found.start(), found.end()), "number") if found else None


def _recipients(played: Sequence[Played]) -> tuple[Stated, ...]:
    for one in played:
        if one.role is _RECIPIENTS:
            return _bodies(one.paragraph.view[: len(one.text) - 1], "recipients")
    return ()


def _copied(played: Sequence[Played]) -> tuple[Stated, ...]:
    found: list[Stated] = []
    for one in played:
        if one.role is not _COPIED or re.search(r"\d日印[发制]|^主题词", one.text):
            continue
        lead = _COPIES.match(one.text)
        end = len(one.text.rstrip("。."))
        found += _bodies(one.paragraph.view[lead.end() if lead else 0 : end], "copied-to")
    return tuple(found)


def _bodies(view: View, rule: str) -> tuple[Stated, ...]:
    return tuple(Stated(view.text[start:end], view.span(start, end), rule) for start, end in split_bodies(view.text))

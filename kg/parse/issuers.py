"""Who issued a document and when, from letterhead, signature, title, 印发 line or archive header."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from kg.model import Stated, View
from kg.parse.bodies import split_bodies
from kg.parse.forms import MEETING_LINE, STAMP, body_name
from kg.parse.played import Played, Role
from kg.text.dates import dates

_CHROME = Role.CHROME
_COPIES = Role.COPIES
_DATE = Role.DATE
_LETTERHEAD = Role.LETTERHEAD
_META = Role.META
_PROVISION = Role.PROVISION
_SIGNATURE = Role.SIGNATURE
_TEXT = Role.TEXT
_TITLE = Role.TITLE
_SEAL = re.compile(r"（(?:代章|盖章|印章|公章)）|\(代章\)")
_PRINTED = re.compile(r"(?P<name>[\u4e00-\u9fff（）]{4,40}?)(?:办公室)?(?:19|20)\d\d年\d{1,2}月\d{1,2}日印[发制]")
_REPORTS = re.compile(r"我(?:谨)?代表(?P<name>国务院|[\u4e00-\u9fff]{1,20}?(?:政府|国务院|法院|检察院|常务委员会|常委会)|国务院)")
_SELF = re.compile(r"我(?<![自本]我)(?P<name>委|局|厅|部|院|办|中心|会|校|公司)(?=[\u4e00-\u9fff，])")
_SOURCE = re.compile(r"(?:信息|文章|稿件)?来源：")
_SOURCE_MOST = 30
_PAGE_HEAD = 120  # paragraphs, navigation included
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


def issuers(played: Sequence[Played], title: View | None, stated: Stated | None) -> tuple[Stated, ...]:
    """The issuing bodies as printed; the last resorts say in their rule that the issuer is inferred."""
    return (
        _signed(played)
        or _letterhead(played)
        or _titled(title)
        or _printed(played)
        or ((stated,) if stated else ())
        or _speaking(played)
        or _sourced(played)
    )


def _signed(played: Sequence[Played]) -> tuple[Stated, ...]:
    """The first block of signatures over a date."""
    block: list[View] = []
    for one in played:
        if one.role is _SIGNATURE:
            view = one.paragraph.view
            if block and (one.text.startswith("（") or not body_name(block[-1].text)):
                block[-1] = View.join([block[-1], view])
            else:
                block.append(view)
        elif one.role is _CHROME:
            continue
        elif block:
            break
    return tuple(_name(part, "issuer-signature") for view in block for part in _side_by_side(view))


def _side_by_side(view: View) -> list[View]:
    """Bodies that sign on one line with white space between: `财政部 税务总局`."""
    cuts = [
        at
        for at in range(2, len(view) - 1)
        if view.text[at] != "（" and view.origin[at] > view.origin[at - 1] + 1 and body_name(view.text[:at])
    ]
    bounds = [0, *cuts, len(view)]
    parts = [view[a:b] for a, b in itertools.pairwise(bounds)]
    return parts if all(body_name(part.text) and len(part) > 2 for part in parts) else [view]


def _name(view: View, rule: str) -> Stated:
    text = view.text
    seal = _SEAL.search(text)
    end = seal.start() if seal else len(text)
    return Stated(text[:end], view.span(0, end), rule)


def _letterhead(played: Sequence[Played]) -> tuple[Stated, ...]:
    lines: list[View] = []
    for one in played[:40]:
        if one.role is _LETTERHEAD:
            lines.append(one.paragraph.view)
        elif lines and one.role is not _CHROME:
            break
    if not lines or not lines[-1].text.endswith("文件"):
        return ()
    whole = View.join(lines)
    end = len(whole) - 2
    return (Stated(whole.text[:end], whole.span(0, end), "issuer-letterhead"),) if end > 2 else ()


def _titled(title: View | None) -> tuple[Stated, ...]:
    return tuple(_name(part, "issuer-title") for part in _side_by_side(title)) if title else ()


def _printed(played: Sequence[Played]) -> tuple[Stated, ...]:
    for one in reversed(played):
        if one.role is _COPIES and (found := _PRINTED.search(one.text)):
            view = one.paragraph.view
            return (Stated(found["name"], view.span(found.start("name"), found.end("name")), "issuer-printed"),)
    return ()


def _speaking(played: Sequence[Played]) -> tuple[Stated, ...]:
    for pattern, rule, roles in ((_REPORTS, "issuer-report", (_TEXT,)), (_SELF, "issuer-self", (_TEXT, _PROVISION))):
        for one in played:
            if "我" in one.text and one.role in roles and (found := pattern.search(one.text)):
                view = one.paragraph.view
                start = found.start() if rule == "issuer-self" else found.start("name")
                return (Stated(view.text[start : found.end("name")], view.span(start, found.end("name")), rule),)
    return ()


def _sourced(played: Sequence[Played]) -> tuple[Stated, ...]:
    """The body a page names as its source: `来源：某市民政局`, on one line or two."""
    for at, one in enumerate(played[:_PAGE_HEAD]):
        if not (found := _SOURCE.match(one.text)):
            continue
        view = one.paragraph.view[found.end() :]
        if not len(view) and at + 1 < len(played):
            view = played[at + 1].paragraph.view
        if body_name(view.text) and 4 <= len(view) <= _SOURCE_MOST:
            return tuple(Stated(view.text[a:b], view.span(a, b), "issuer-source") for a, b in split_bodies(view.text))
    return ()


def issued(played: Sequence[Played], stated: Stated | None, number: Stated | None) -> Stated | None:
    """The date under the first signature, of the 印发 line, of the archive header, of the meeting; else the year of the 文号."""
    signed = _dated(played, after=_SIGNATURE)
    if signed:
        return signed
    for role, rule in ((_DATE, "issued-date"), (_COPIES, "issued-printed")):
        for one in played if role is _DATE else reversed(played):
            if one.role is role and (found := _first(one, rule)):
                return found
    for one in played[:40]:
        if (
            one.role is _TITLE
            and (one.text.startswith(("——", "（")) or MEETING_LINE.fullmatch(one.text))
            and (found := _first(one, "issued-meeting"))
        ):
            return found
    if stated:
        return stated
    for one in played[:_PAGE_HEAD]:
        if one.role is _META and STAMP.fullmatch(one.text) and (found := _first(one, "issued-page")):
            return found
    if number and (year := re.search(r"〔((?:19|20)\d\d)〕", number.value)):
        return Stated(year[1], number.span, "issued-number")
    return None


def _dated(played: Sequence[Played], after: Role) -> Stated | None:
    seen = False
    for one in played:
        if one.role is after:
            seen = True
        elif seen and one.role is _DATE:
            return _first(one, "issued-signature")
        elif seen and one.role is not _CHROME:
            seen = False
    return None


def _first(one: Played, rule: str) -> Stated | None:
    return first_date(one.paragraph.view, rule)


def first_date(view: View, rule: str) -> Stated | None:
    """The first date with a month at least."""
    for end in (len(view), *(at for at in range(6, min(len(view), 60)) if view.origin[at] > view.origin[at - 1] + 1)):
        for found in dates(view.text[:end]):
            if _ISO.fullmatch(found.value):
                return Stated(found.value, view.span(found.start, found.end), rule)
    return None

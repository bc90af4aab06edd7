"""Orders (`中华人民共和国国务院令` over `第706号`): who gave them and their number, which title and letterhead do not say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Stated, View
from kg.parse.played import Played, Role

_CHROME = Role.CHROME
_PROVISION = Role.PROVISION
_BODY = r"(?P<body>(?:中华人民共和国)?(?P<name>国务院|[\u4e00-\u9fff]{2,16}?(?:部|委员会|总局|署|厅|人民政府|人民银行)))令"
_NUMBER = r"(?:(?:19|20)\d\d年)?第\d{1,5}号"
_LINE = re.compile(rf"{_BODY}(?:{_NUMBER})?")
_NEXT = re.compile(_NUMBER)
_UNDER_TITLE = re.compile(rf"（(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日(?P<order>{_BODY}{_NUMBER})(?:发布|公布).*")
_WITHIN = 40  # paragraphs, navigation included


def order(played: Sequence[Played]) -> tuple[Stated, Stated | None] | None:
    """The body whose order the document is, and the order's number; None for all other documents."""
    head = [one for one in played[:_WITHIN] if one.role is not _CHROME]
    for at, one in enumerate(head):
        view = one.paragraph.view
        if one.role is _PROVISION:
            return None
        if "令" not in view.text:
            continue
        if found := _LINE.fullmatch(view.text):
            following = head[at + 1].paragraph.view if at + 1 < len(head) else view[:0]
            whole = View.join([view, following]) if _NEXT.fullmatch(following.text) else view
            number = Stated(whole.text, whole.span(0, len(whole)), "number-order") if whole.text.endswith("号") else None
            return _named(view, found), number
        if found := _UNDER_TITLE.match(view.text):
            start, end = found.span("order")
            return _named(view, found), Stated(found["order"], view.span(start, end), "number-order")
    return None


def _named(view: View, found: re.Match[str]) -> Stated:
    return Stated(found["name"], view.span(*found.span("name")), "issuer-order")

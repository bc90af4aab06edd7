"""What each paragraph is in its document: letterhead, title, recipients, provision, duty line, signature …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.parse import forms
from kg.parse.paragraphs import Paragraph
from kg.parse.played import Played, Role
from kg.rules.headings import duty_labels

_FIRST_NOTE = re.compile("(?:备注|注)：?1[.、]")
_HEAD_MOST = 60  # paragraphs in which a title is looked for
_FINAL = 8  # paragraphs from the end in which a bare line is no text
_SIGNER_MOST = 60  # characters
_CLOSED = "。！？；：）”"
_FORMS = (
    (Role.DATE, forms.DATE_LINE, "（12一二"),
    (Role.COPIES, forms.COPIES_LINE, "抄分报送呈发主"),
    (Role.NOTE, forms.NOTE_LINE, "（此备联本信公注"),
    (Role.NOTE, forms.CLOSING_LINE, "特本此上以现联咨监电"),
    (Role.TITLE, forms.MEETING_LINE, "（12—―"),
)  # roles that lines have by their looks, in the order they are tried, and what such lines begin with
_BY_FIRST = {c: tuple((role, form) for role, form, firsts in _FORMS if c in firsts) for _, _, all_firsts in _FORMS for c in all_firsts}
_ANNEXES = Role.ANNEXES
_ATTACHMENT = Role.ATTACHMENT
_CHROME = Role.CHROME
_COPIES = Role.COPIES
_DATE = Role.DATE
_DUTY = Role.DUTY
_HEADING = Role.HEADING
_LETTERHEAD = Role.LETTERHEAD
_META = Role.META
_NOTE = Role.NOTE
_NUMBER = Role.NUMBER
_PROVISION = Role.PROVISION
_RECIPIENTS = Role.RECIPIENTS
_ROW = Role.ROW
_SIGNATURE = Role.SIGNATURE
_TEXT = Role.TEXT
_TITLE = Role.TITLE


def play(paragraphs: Sequence[Paragraph]) -> list[Played]:
    """The role of every paragraph, in order."""
    stage = _Stage(paragraphs)
    return [Played(p, stage.role(i, p)) for i, p in enumerate(paragraphs)]


def _before_date(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """For every place whether only names of bodies stand between it and a date."""
    found = [False] * (len(paragraphs) + 1)
    for at in range(len(paragraphs) - 1, -1, -1):
        p, text = paragraphs[at], paragraphs[at].view.text
        if found[at + 1]:
            found[at] = p.chrome or _names_signer(text) or forms.dated(text)
        else:
            found[at] = not p.chrome and forms.dated(text) and not _names_signer(text)
    return found


def _by_looks(text: str) -> Role | None:
    """The role of a line that looks like a 文号, a date, a list of copies …"""
    if "号" in text and forms.NUMBER_LINE.fullmatch(text):
        return _NUMBER
    return next((role for role, form in _BY_FIRST.get(text[0], ()) if form.fullmatch(text)), None)


def _names_signer(text: str) -> bool:
    return len(text) <= _SIGNER_MOST and forms.signs(text)


class _Stage:
    """Reads the paragraphs one after the other and remembers how far the document has got."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.before_date = _before_date(paragraphs)
        self.head = True  # no provision or running text so far
        self.titled = False
        self.addressed = False
        self.provided = False  # a numbered provision has been seen
        self.closed = False  # a signature or date has been seen
        self.annex = False  # an annex has begun and has no title yet
        self.keyed = False  # the paragraph before was `key：` without a value
        self.last = _CHROME  # the role before this one, chrome aside
        self.seen = 0  # paragraphs so far, chrome aside
        self.titles = ""  # all title lines so far
        self.noted = 0  # points of a note so far

    def role(self, at: int, p: Paragraph) -> Role:
        if p.chrome:
            return _CHROME
        found = self._by_form(p) or self._by_place(at, p)
        self.last = found
        self.seen += 1
        if found is _TITLE:
            self.titled, self.head, self.closed, self.annex = True, True, False, False
            self.titles += p.text
        return found

    def _by_form(self, p: Paragraph) -> Role | None:
        """The role a line has by its looks alone."""
        text = p.view.text
        if (
            self.last is _ANNEXES
            and p.label is not None
            and p.label.kind == "number"
            and len(text) < 60
            and not forms.SENTENCE.search(text)
        ):
            return _ANNEXES
        if (self.noted or text[0] in "备注") and self._is_noted(p):
            return _NOTE
        if self.last is _COPIES and p.label is None and len(text) < 80 and text.endswith("。") and "，" not in text:
            return _COPIES
        role = _COPIES if forms.printed(text) else _by_looks(text)
        if role is not None and (role is not _TITLE or (self.seen < _HEAD_MOST and not self.provided)):
            self.closed = self.closed or (role in (_DATE, _COPIES) and (not self.head or self.titled))
            return role
        if p.cells and (self.last is _ROW or sum(len(c) > 0 for c in p.cells) > 1):
            self.head = self.closed = False
            return _ROW
        return _META if self._is_metadata(text) else None

    def _is_noted(self, p: Paragraph) -> bool:
        """A further point of a note (`注：1.…`, then `2.…`)."""
        if self.last is not _NOTE or p.label is None or p.label.kind != "number":
            self.noted = 1 if _FIRST_NOTE.match(p.text) else 0
            return False
        self.noted += self.noted > 0 and p.label.number == self.noted + 1
        return p.label.number == self.noted > 1

    def _by_place(self, at: int, p: Paragraph) -> Role:
        """The role a line has by what came before and comes after."""
        text = p.view.text
        if not self.head and ("：" in text or "】" in text) and duty_labels().line.match(text):
            return _DUTY
        if text.startswith("附"):
            if self._is_attachment(at, text):
                self.head, self.titled, self.closed, self.annex = True, False, False, True
                return _ATTACHMENT
            if forms.ANNEXES.fullmatch(text):
                return _ANNEXES
        if self._is_signature(at, p):
            self.closed = True
            return _SIGNATURE
        if not (self.provided or self.addressed or p.label) and (self.titled or text.startswith("各")) and forms.addresses(text):
            self.addressed = True
            return _RECIPIENTS
        return self._headed(at, p) if self.head or self.closed else self._running(at, p)

    def _headed(self, at: int, p: Paragraph) -> Role:
        """Before the first provision (of the document, or of the plan behind its covering letter)."""
        text = p.text
        if self._names_annex(p) or self._is_title(at, p):
            return _TITLE
        if self.head and not self.titled and p.label is None and (forms.LETTERHEAD.fullmatch(text) or self._is_furniture(text)):
            return _LETTERHEAD
        if self.closed and len(text) < 60 and p.label is None and not forms.SENTENCE.search(text) and len(self.paragraphs) - at < _FINAL:
            return _NOTE
        self.head = self.closed = False
        return self._running(at, p)

    def _running(self, at: int, p: Paragraph) -> Role:
        if self._is_named(p):
            return _TITLE
        if p.label is not None:
            self.provided = True
            return _PROVISION
        return _HEADING if self._is_heading(at, p) else _TEXT

    def _is_metadata(self, text: str) -> bool:
        """An archive's `key：value`, the value of a key on the line before, or a time stamp above the title."""
        keyed, self.keyed = self.keyed, False
        if self.seen > _HEAD_MOST or not (self.head or len(text) < 80):
            return False
        field, key = forms.metadata_key(text)
        if field and (self.head or not forms.common_key(key)):
            self.keyed = len(key) + 1 == len(text)
            return True
        return keyed or (self.head and forms.STAMP.fullmatch(text) is not None)

    def _is_furniture(self, text: str) -> bool:
        """A short line above the title."""
        return self.seen < _HEAD_MOST and not forms.SENTENCE.search(text) and (len(text) <= 40 or (len(text) <= 120 and "，" not in text))

    def _is_named(self, p: Paragraph) -> bool:
        """The title of the plan that the covering letter's title named (`关于印发《…》的通知`)."""
        text = p.view.text
        if p.label is not None or len(text) < 5 or len(text) > len(self.titles) or "《" in text or forms.SENTENCE.search(text):
            return False
        return -1 < self.titles.find("印发") < self.titles.find(text)

    def _names_annex(self, p: Paragraph) -> bool:
        text = p.text
        return self.annex and p.label is None and 3 < len(text) <= 50 and not forms.SENTENCE.search(text) and text[-1] not in "，："

    def _is_attachment(self, at: int, text: str) -> bool:
        if forms.ATTACHMENT.fullmatch(text):
            return at + 1 < len(self.paragraphs)
        after = self.paragraphs[at + 1 : at + 6]
        return not self.head and forms.ATTACHED_TITLE.fullmatch(text) is not None and any(len(p.text) > 60 or p.cells for p in after)

    def _is_signature(self, at: int, p: Paragraph) -> bool:
        text = p.text
        if p.label is not None or p.sharps or not (self.titled or not self.head):
            return False
        if self.before_date[at + 1] and forms.signs(text):
            return True
        return self._breaks_off(at, text) and not forms.signs(text)

    def _breaks_off(self, at: int, text: str) -> bool:
        """The first line of a signature that runs over two."""
        after = self.paragraphs[at + 1 : at + 3]
        if len(text) > 30 or len(after) < 2 or forms.SENTENCE.search(text) or "，" in text or at == 0:
            return False
        return self.paragraphs[at - 1].text[-1] in "。）" and forms.signs(after[0].text) and forms.dated(after[1].text)

    def _is_title(self, at: int, p: Paragraph) -> bool:
        text = p.text
        if text.startswith(("——", "（")):
            return self.last is _TITLE and len(text) < 80 and not forms.SENTENCE.search(text)
        if p.label is not None or forms.boxed(text):
            return False
        if p.sharps == 1 and not self.titled:
            return True
        if "：" in text[:12] and "《" not in text[:12]:
            return False
        if (
            len(text) > 100
            or forms.SENTENCE.search(text)
            or text[-1] in "：，"
            or (self.seen > _HEAD_MOST and not self.closed and not self.annex)
        ):
            return False
        completes = self.last is _TITLE and not forms.ends_title(self.titles) and forms.ends_title(self.titles + text)
        return p.sharps == 1 or forms.ends_title(text) or completes or self._title_follows(at)

    def _title_follows(self, at: int) -> bool:
        """A first line of a title that runs over up to four lines."""
        title = self.paragraphs[at].text
        for later in self.paragraphs[at + 1 : at + 4]:
            text = later.text
            if later.chrome or later.label or len(text) > 60 or forms.SENTENCE.search(text) or text[-1] == "：":
                return False
            if forms.NUMBER_LINE.fullmatch(text):
                return False
            title += text
            if forms.ends_title(title):
                return later.gap <= 1
        return False

    def _is_heading(self, at: int, p: Paragraph) -> bool:
        """A short line without a label or closing mark, in 【】 or bold, marked with `#`, or above a long paragraph."""
        text = p.text
        if forms.boxed(text):
            return True
        if not 3 < len(text) <= 46 or re.search(r"[。；：？！]", text) or (text[-1] in "，、）" and not p.bold):
            return False
        if p.sharps or p.bold >= len(text):
            return True
        if self.last in (_TEXT, _LETTERHEAD) and self.paragraphs[at - 1].text[-1] not in _CLOSED:
            return False
        follows = next((q for q in self.paragraphs[at + 1 : at + 4] if not q.chrome), None)
        if (
            follows is not None
            and follows.label is not None
            and follows.label.number == 1
            and follows.label.kind in ("han", "hanparen", "number")
        ):
            return len(text) <= 24 and not text.endswith(("如下", "下列", "以下")) and not forms.signs(text)
        return (
            len(text) <= 30
            and follows is not None
            and follows.label is None
            and len(follows.text) > 50
            and not follows.cells
            and "、" not in text
        )

"""A paragraph and the part it plays in its document."""

from __future__ import annotations

from enum import StrEnum

from kg.model.frozen import frozen
from kg.parse.paragraphs import Paragraph


class Role(StrEnum):
    """The part a paragraph plays."""

    CHROME = "chrome"
    META = "meta"  # `key: value` of an archive
    NUMBER = "number"  # 文号
    LETTERHEAD = "letterhead"
    TITLE = "title"
    RECIPIENTS = "recipients"
    PROVISION = "provision"  # starts with a numbering label
    HEADING = "heading"  # a heading without a label
    DUTY = "duty"
    ROW = "row"
    TEXT = "text"
    ATTACHMENT = "attachment"  # `附件1` above an annex
    ANNEXES = "annexes"  # `附件：1.…` below a letter
    SIGNATURE = "signature"
    DATE = "date"
    COPIES = "copies"  # 抄送 and the 印发 line
    NOTE = "note"
    SCRAP = "scrap"  # the rest of a heading that was torn apart


@frozen()
class Played:
    """A paragraph and its role."""

    paragraph: Paragraph
    role: Role

    @property
    def text(self) -> str:
        return self.paragraph.view.text

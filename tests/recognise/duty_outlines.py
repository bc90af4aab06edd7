"""Hand-made outlines for the tests of who does what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import DeadlineMention, DutyMention, Header, Item, ItemKind, Outline, Part, Passage, PersonMention, Section, Span, Stated
from kg.recognise.duties import duties
from kg.text.view import view

LINE = re.compile(r"(?P<label>[^，。；：（）]{2,12}(?:（[^（）]{1,10}）)?)：(?P<value>.*)", re.S)


@dataclass(frozen=True)
class Read:
    """What was read of one item."""

    lead: list[str]
    support: list[str]
    people: list[str]
    deadline: str | None
    rules: set[str]
    left: str
    issues: list[str]


class Page:
    """Builds a document and its outline piece by piece."""

    def __init__(self) -> None:
        self.text = ""
        self.items: list[Item] = []
        self.sections: list[Section] = []
        self.drafts: list[tuple[Part, int, int, str | None, str | None, str | None]] = []

    def _put(self, text: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += text + "\n"
        return start, start + len(text)

    def section(self, text: str, label: str | None = None) -> None:
        start, end = self._put(text)
        section = Section(f"s{len(self.sections) + 1}", 1, label, text, text, Span(start, end), None)
        self.sections.append(section)
        self._passage(Part.HEADING, start, end, None, None)

    def preamble(self, text: str) -> None:
        self._passage(Part.PREAMBLE, *self._put(text), None, None)

    def item(self, *lines: str, kind: ItemKind = ItemKind.TASK, heading: str | None = None, parent: str | None = None) -> None:
        """An item; a line that begins with a label and a colon becomes a duty passage."""
        ident = f"i{len(self.items) + 1}"
        begin = len(self.text)
        for line in lines:
            start, end = self._put(line)
            mark = LINE.fullmatch(line)
            if mark:
                self._passage(Part.DUTY, start + mark.start("value"), end, ident, mark["label"])
            else:
                self._passage(Part.BODY, start, end, ident, None)
        section = self.sections[-1].id if self.sections else None
        span = Span(begin, len(self.text))
        self.items.append(Item(ident, kind, "1.", heading, section, parent, span, span))

    def _passage(self, part: Part, start: int, end: int, item: str | None, label: str | None) -> None:
        section = self.sections[-1].id if self.sections else None
        self.drafts.append((part, start, end, item, section, label))

    def outline(self) -> Outline:
        passages = tuple(Passage(part, view(self.text, start, end), *rest) for part, start, end, *rest in self.drafts)
        header = Header(period=Stated("2024", Span(0, 0), "test"))
        return Outline(header, tuple(self.sections), tuple(self.items), passages)

    def read(self, item: int = 1) -> Read:
        """What `duties` finds for an item; checks that every span holds the text it claims."""
        mentions, left, issues = duties(self.outline())
        for mention in mentions:
            assert view(self.text, mention.span.start, mention.span.end).text == mention.text
        ident = f"i{item}"
        mine = [m for m in mentions if m.item == ident]
        return Read(
            lead=[m.name for m in mine if isinstance(m, DutyMention) and m.role == "lead"],
            support=[m.name for m in mine if isinstance(m, DutyMention) and m.role == "support"],
            people=[m.name for m in mine if isinstance(m, PersonMention)],
            deadline=next((m.when for m in mine if isinstance(m, DeadlineMention)), None),
            rules={m.rule for m in mine},
            left="".join(p.view.text for p in left if p.item == ident),
            issues=[issue.code for issue in issues],
        )


def read(*lines: str, kind: ItemKind = ItemKind.TASK, heading: str | None = None) -> Read:
    """What is read of one item made of these lines."""
    page = Page()
    page.item(*lines, kind=kind, heading=heading)
    return page.read()

"""What the tree of provisions is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.parse.labels import Label
from kg.parse.paragraphs import Paragraph
from kg.parse.played import Played, Role

_TEXT = Role.TEXT
LEAD_RANK = 100  # of paragraphs that open with a heading sentence


@dataclass(slots=True)
class Node:
    """A provision or heading while the tree is being built: `head` is its first paragraph, `rest` what follows before its children."""

    head: Paragraph | None
    rank: int
    kind: str
    label: Label | None = None
    rest: list[Played] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    attachment: bool = False
    said: str = ""  # what the text right before the first of some siblings says of them
    after: list[Played] = field(default_factory=list)  # closes the section behind its children

    def walk(self) -> list[Node]:
        """This node and all below it, in document order."""
        found: list[Node] = []
        ahead = [self]
        while ahead:
            node = ahead.pop()
            found.append(node)
            ahead += node.children[::-1]
        return found

    @property
    def text(self) -> str:
        """The words of the first paragraph after the label."""
        return self.head.body if self.head else ""

    @property
    def texts(self) -> list[Paragraph]:
        return [p.paragraph for p in self.rest if p.role is _TEXT] if self.rest else []

"""What each paragraph is in its document: letterhead, title, recipients, provision, duty line, signature …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.parse.paragraphs import Paragraph
from kg.rules.headings import duty_labels, structure


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


@dataclass(frozen=True, slots=True)
class Played:
    """A paragraph and its role."""

    paragraph: Paragraph
    role: Role

    @property
    def text(self) -> str:
        return self.paragraph.text


_NUMBER = re.compile(r"[\u4e00-\u9fff（）]{2,22}〔(?:19|20)\d\d〕第?\d{1,4}号")
_NUMBER_LINE = re.compile(rf"(?:文号：?|编号：?)?({_NUMBER.pattern}|[\u4e00-\u9fff]{{2,12}}令?第\d{{1,4}}号)(?:签发人：.{{0,12}})?")
_DATE = re.compile(r"(?:（)?(?:(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?|[一二][〇○零OＯ0九十][〇○零O0一二三四五六七八九十]{1,2}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)(?:）)?")
_ISSUED_LINE = re.compile(r".{0,60}\d{4}年\d{1,2}月\d{1,2}日(?:印发|印制)|[^《》]{2,40}(?:办公室|办公厅|局|委员会|综合科|秘书科)[^《》]{0,12}印发")
_COPIES = re.compile(r"(?:抄送|抄报|分送|报送|主题词|呈报)[：:]")
_NOTE = re.compile(r"（?(?:此件|备注|联系人|本文有删减|联系电话|信息公开选项|公开方式|注：).{0,80}")
_ATTACHMENT = re.compile(r"附(?:件|表|录)(?:[\d一二三四五六七八九十]{0,3})(?:[-—]\d{1,2})?[：:]?")
_ATTACHED_TITLE = re.compile(r"附(?:件|表)(?:\d{1,2}|[一二三四五六七八九十]{1,3})[：:]?(?=[^\d])(?!列表)[^。；：]{4,60}")
_ANNEXES = re.compile(r"附(?:件)?[：:].{2,600}|附(?:件)?\d[、.].{2,300}")
_RECIPIENTS = re.compile(r"[^。！？]{2,400}：")
_NOT_RECIPIENTS = re.compile(
    r"(?:如下|以下|通知|意见|决定|安排|总结|方案|报告|汇报|是|措施|为|有|条件|要求|问题|包括|工作|任务|原则|目标|时间|程序|步骤|说明|地址|材料|方式|电话)：$"
)
_BODY_NAME = re.compile(
    r"(?:中共中央|国务院|中央军委|局|委员会|办公室|办公厅|人民政府|政府|厅|委|党组|部|院|中心|工会|联合会|协会|组|处|署|总局|办|党委|常委会|团委|司|集团|公司|学校|大学|学院|检察院|法院|银行|会|室)(?:（.{1,30}）){0,2}$"
)
_LETTERHEAD = re.compile(r"(.{4,60}?)文件|.{0,30}文件")
_SENTENCE = re.compile(r"[。；！？]")
_HEAD_MOST = 60  # paragraphs in which a title is looked for
_COMMON_KEYS = frozenset(("标题", "名称", "时间", "日期", "来源", "作者", "关键词", "正文", "地区", "摄影", "url", "链接"))  # words of running text too
_STAMP = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[\d：:]{0,9}")


def play(paragraphs: Sequence[Paragraph]) -> list[Played]:
    """The role of every paragraph, in order."""
    stage = _Stage(paragraphs)
    return [Played(p, stage.role(i, p)) for i, p in enumerate(paragraphs)]


class _Stage:
    """Reads the paragraphs one after the other and remembers how far the document has got."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.head = True  # no provision or running text so far
        self.titled = False
        self.addressed = False
        self.provided = False  # a numbered provision has been seen
        self.closed = False  # a signature or date has been seen
        self.last = Role.CHROME  # the role before this one, chrome aside
        self.seen = 0  # paragraphs so far, chrome aside
        self.keyed = False  # the paragraph before was `key：` without a value
        self.titles = ""  # all title lines so far
        self.annex = False  # an annex has begun and has no title yet
        self.copying = False  # the paragraph before was 抄送
        self.annexes = False  # within the list of annexes

    def role(self, at: int, p: Paragraph) -> Role:
        found = Role.CHROME if p.chrome else self._found(at, p)
        self.copying = found is Role.COPIES
        if found is not Role.CHROME:
            self.last = found
        self.seen += found is not Role.CHROME
        if found is Role.TITLE:
            self.titles += p.text
        return found

    def _found(self, at: int, p: Paragraph) -> Role:
        text = p.text
        if self.annexes and p.label is not None and p.label.kind == "number" and len(text) < 60 and not _SENTENCE.search(text):
            return Role.ANNEXES
        self.annexes = False
        if self.copying and p.label is None and len(text) < 80 and text.endswith("。") and "，" not in text:
            return Role.COPIES
        for test, role in _BY_FORM:
            if test.fullmatch(text):
                return self._formal(role)
        if len([c for c in p.cells if len(c)]) > 1:
            self.head = self.closed = False
            return Role.ROW
        if self._is_metadata(text):
            self.keyed = text[-1] in "：:"
            return Role.META
        if self.keyed or (self.head and _STAMP.fullmatch(text)):
            self.keyed = False
            return Role.META
        if duty_labels().line.match(text) and not self.head:
            return Role.DUTY
        if self._is_attachment(at, text):
            self.head, self.titled, self.closed, self.annex = True, False, False, True
            return Role.ATTACHMENT
        if _ANNEXES.fullmatch(text):
            self.annexes = True
            return Role.ANNEXES
        if self._is_signature(at, p):
            self.closed = True
            return Role.SIGNATURE
        if not self.provided and not self.addressed and (self.titled or text.startswith("各")) and self._is_recipients(p):
            self.addressed = True
            return Role.RECIPIENTS
        if self.head or self.closed:
            return self._headed(at, p)
        return self._running(at, p)

    def _formal(self, role: Role) -> Role:
        if role in (Role.DATE, Role.COPIES) and not (self.head and not self.titled):
            self.closed = True
        return role

    def _headed(self, at: int, p: Paragraph) -> Role:
        """Before the first provision (of the document, or of the plan behind its covering letter)."""
        text = p.text
        if self.annex and not self.titled and p.label is None and 3 < len(text) <= 50 and not _SENTENCE.search(text) and text[-1] not in "，：":
            self.titled, self.annex = True, False
            return Role.TITLE
        if self._is_title(at, p):
            self.titled, self.head, self.closed = True, True, False
            return Role.TITLE
        if self.head and not self.titled and p.label is None and (_LETTERHEAD.fullmatch(text) or self._is_furniture(text)):
            return Role.LETTERHEAD
        if self.closed and len(text) < 60 and p.label is None and not _SENTENCE.search(text) and self._near_end(at):
            return Role.NOTE
        self.head = self.closed = False
        return self._running(at, p)

    def _running(self, at: int, p: Paragraph) -> Role:
        if self._is_named(p):
            self.titled, self.head, self.closed = True, True, False
            return Role.TITLE
        if p.label is not None:
            self.provided = True
            return Role.PROVISION
        if self._is_heading(at, p):
            return Role.HEADING
        return Role.TEXT

    def _is_furniture(self, text: str) -> bool:
        """A short line above the title."""
        return self.seen < _HEAD_MOST and not _SENTENCE.search(text) and (len(text) <= 40 or (len(text) <= 120 and "，" not in text))

    def _is_named(self, p: Paragraph) -> bool:
        """The title of the plan that the covering letter's title named."""
        text = p.text
        return len(text) >= 5 and p.label is None and "《" not in text and not _SENTENCE.search(text) and text in self.titles and "的通知" in self.titles

    def _near_end(self, at: int) -> bool:
        return len(self.paragraphs) - at < 8

    def _is_metadata(self, text: str) -> bool:
        if self.seen > _HEAD_MOST or not (self.head or len(text) < 80):
            return False
        key, mark, _ = text.lstrip("-*•").partition("：")
        if not mark:
            key, mark, _ = text.lstrip("-*•").partition(":")
        key = key.strip("【】〔〕 ").lower()
        return bool(mark) and key in structure().metadata and (self.head or key not in _COMMON_KEYS)

    def _is_attachment(self, at: int, text: str) -> bool:
        if not text.startswith("附"):
            return False
        if _ATTACHMENT.fullmatch(text):
            return at + 1 < len(self.paragraphs)
        return (not self.head) and _ATTACHED_TITLE.fullmatch(text) is not None and self._has_text_after(at)

    def _has_text_after(self, at: int) -> bool:
        return any(len(p.text) > 60 or p.cells for p in self.paragraphs[at + 1 : at + 6])

    def _is_recipients(self, p: Paragraph) -> bool:
        return p.label is None and _RECIPIENTS.fullmatch(p.text) is not None and not _NOT_RECIPIENTS.search(p.text)

    def _is_signature(self, at: int, p: Paragraph) -> bool:
        text = p.text
        if p.label is not None or len(text) > 60 or _SENTENCE.search(text) or p.sharps or not _signs(text):
            return False
        if not (self.titled or not self.head):
            return False
        for later in self.paragraphs[at + 1 : at + 16]:
            if later.chrome:
                continue
            if _DATE.match(later.text) and len(later.text) < 24:
                return True
            if len(later.text) > 40 or not _signs(later.text):
                return False
        return False

    def _is_title(self, at: int, p: Paragraph) -> bool:
        text = p.text
        if p.label is not None and not text.startswith("——"):
            return False
        if p.sharps == 1 and not self.titled:
            return True
        if "：" in text[:12] and "《" not in text[:12]:
            return False
        if len(text) > 100 or _SENTENCE.search(text) or text.endswith(("：", "，")) or text.startswith(("（", "——")):
            return self.titled and at > 0 and text.startswith(("——", "（")) and len(text) < 80 and not _SENTENCE.search(text)
        if self.seen > _HEAD_MOST and not self.closed and not self._after_attachment(at):
            return False
        return p.sharps == 1 or structure().title_end.search(text) is not None or self._title_follows(at)

    def _after_attachment(self, at: int) -> bool:
        return any(_ATTACHMENT.fullmatch(p.text) for p in self.paragraphs[max(0, at - 4) : at])

    def _title_follows(self, at: int) -> bool:
        """A first line of a title that runs over up to four lines."""
        for later in self.paragraphs[at + 1 : at + 4]:
            text = later.text
            if later.chrome or later.label or len(text) > 60 or _SENTENCE.search(text) or text.endswith("：") or _NUMBER_LINE.fullmatch(text):
                return False
            if structure().title_end.search(text):
                return later.gap <= 1
        return False

    def _is_heading(self, at: int, p: Paragraph) -> bool:
        text = p.text
        if not 3 < len(text) <= 46 or re.search(r"[。；：？！]", text) or (text[-1] in "，、）" and not p.bold):
            return False
        if p.sharps or p.bold >= len(text):
            return True
        follows = next((q for q in self.paragraphs[at + 1 : at + 4] if not q.chrome), None)
        if self.last in (Role.TEXT, Role.LETTERHEAD) and self.paragraphs[at - 1].text[-1] not in "。！？；：）”":
            return False
        return len(text) <= 30 and follows is not None and follows.label is None and len(follows.text) > 50 and not follows.cells and "、" not in text


def body_name(text: str) -> bool:
    """Whether a line ends as the name of a body does."""
    return _BODY_NAME.search(text) is not None


def _signs(text: str) -> bool:
    """A body's name as it stands in a signature, or a bracket that goes with it."""
    return _BODY_NAME.search(text) is not None or re.fullmatch(r"(?:（[^（）]{2,30}）){1,2}", text) is not None


_BY_FORM = (
    (_NUMBER_LINE, Role.NUMBER),
    (_DATE, Role.DATE),
    (_ISSUED_LINE, Role.COPIES),
    (re.compile(_COPIES.pattern + r".{0,400}"), Role.COPIES),
    (_NOTE, Role.NOTE),
)

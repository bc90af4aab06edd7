"""What a single line looks like, whatever stands around it: a 文号, a date, a list of addressees, the name of a body …"""

from __future__ import annotations

import re

from kg.rules.headings import structure

_HAN_DATE = "[一二][〇○零OＯ0九十][〇○零O0一二三四五六七八九十]{1,2}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?"
NUMBER = re.compile(
    r"[\u4e00-\u9fff（）]{2,22}[〔【（](?:19|20)\d\d[〕】）]第?\d{1,4}号"
    r"|[\u4e00-\u9fff]{0,30}(?:(?:19|20)\d\d年)?第[\d一二三四五六七八九〇○零十百]{1,5}号"
)
NUMBER_LINE = re.compile(rf"(?:文号：?|编号：?)?(?:{NUMBER.pattern})(?:签发人：.{{0,12}})?")
DATE_LINE = re.compile(rf"（?(?:(?:19|20)\d\d年\d{{1,2}}月(?:\d{{1,2}}日)?|{_HAN_DATE})）?")
STAMP = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[\d：:]{0,9}")
COPIES_LINE = re.compile(r"(?:抄送|抄报|分送|报送|呈报|报|送|发)[：:].{0,400}|主题词[：:].{1,200}")
_PRINTED_LINE = re.compile(
    r".{0,60}\d{4}年\d{1,2}月\d{1,2}日(?:印发|印制)|[^《》]{2,40}(?:办公室|办公厅|局|委员会|综合科|秘书科)[^《》关]{0,12}印发"
)
NOTE_LINE = re.compile(r"（?(?:此件|备注|联系人|本文有删减|联系电话|信息公开选项|公开方式|注：).{0,80}")
CLOSING_LINE = re.compile(
    r"特此(?:通知|公告|通告|通报|函告|函复|函达|批复|报告|说明|证明)[。！]?"
    r"|(?:本|此|上述)(?:通知|公告|通告|方案|意见|办法|要点|规定|细则|计划|规划|制度|预案)(?:自|从)[^。；]{2,30}(?:起)?(?:施行|实施|执行|生效)[^；]{0,120}"
    r"|(?:以上(?:报告|汇报|意见|总结|情况)|现将[^。；]{2,40}(?:报送|呈报|印送))[^；]{0,60}"
    r"|(?:联系(?:人|方式|电话|地址)|咨询电话|监督电话|电子邮箱)(?:及(?:联系)?(?:方式|电话))?[：:].{0,120}"
)
ATTACHMENT = re.compile(r"附(?:件|表|录)(?:[\d一二三四五六七八九十]{0,3})(?:[-—]\d{1,2})?[：:]?")
ATTACHED_TITLE = re.compile(r"附(?:件|表)(?:\d{1,2}|[一二三四五六七八九十]{1,3})[：:]?(?=[^\d])(?!列表)[^。；：]{4,60}")
ANNEXES = re.compile(r"附(?:件)?[：:].{2,600}|附(?:件)?\d[、.].{2,300}")
MEETING_LINE = re.compile(
    r"(?:——|—|――|（)?(?:19|20)\d\d年\d{1,2}月\d{1,2}日在[^，。；]{4,60}?(?:会议|大会|全会)上(?:的讲话|的报告)?）?(?:[^，。；]{0,12}(?:省长|市长|县长|区长|州长|主席)[^，。；]{2,8})?"
)
_BOXED = re.compile("【[^【】。；：，]{2,40}】")
LETTERHEAD = re.compile(r".{0,60}文件")
SENTENCE = re.compile(r"[。；！？]")

_RECIPIENTS = re.compile(r"[^。！？]{2,400}：")
_NOT_RECIPIENTS = re.compile(
    r"(?:如下|以下|通知|意见|决定|安排|总结|方案|报告|汇报|是|措施|为|有|条件|要求|问题|包括|工作|任务|原则|目标|时间|程序|步骤|说明|地址|材料|方式|电话)：$"
)
_BEHIND_NAME = re.compile(r"(?:（[^（）]{1,30}）){1,2}$")
_BRACKETS = re.compile(r"(?:（[^（）]{2,30}）){1,2}")
_BEHIND_TITLE = tuple("》”）网站台户")  # what can stand behind the noun that ends a title
_DATE_MOST = 20  # characters
_KEY_MOST = 40  # characters, list marks included
# keys that are words of running text too, and so count as metadata above the title only
_COMMON_KEYS = frozenset(("标题", "名称", "时间", "日期", "来源", "作者", "关键词", "正文", "地区", "摄影", "url", "链接"))


def body_name(text: str) -> bool:
    """Whether a line ends as the name of a body does."""
    behind = _BEHIND_NAME.search(text) if text.endswith("）") else None
    return text.endswith(structure().body_ends, 0, behind.start() if behind else len(text))


def signs(text: str) -> bool:
    """A body's name as it stands in a signature, or a bracket that goes with it."""
    return (
        len(text) <= 60
        and "：" not in text
        and SENTENCE.search(text) is None
        and (body_name(text) or _BRACKETS.fullmatch(text) is not None)
    )


def printed(text: str) -> bool:
    """The line that says who printed the document and when."""
    return text.endswith(("印发", "印制")) and _PRINTED_LINE.fullmatch(text) is not None


def numbers(text: str) -> bool:
    """A line that is the document's number: `南政办发〔2021〕15号`."""
    return NUMBER_LINE.fullmatch(text) is not None


def boxed(text: str) -> bool:
    """A line that is a heading in lenticular brackets: `【推进健康扶贫】`."""
    return text[0] == "【" and _BOXED.fullmatch(text) is not None


def dated(text: str) -> bool:
    """A line that is a date."""
    return len(text) <= _DATE_MOST and DATE_LINE.fullmatch(text) is not None


def addresses(text: str) -> bool:
    """A list of addressees: it ends with a colon and announces nothing."""
    if _RECIPIENTS.fullmatch(text) is None or _NOT_RECIPIENTS.search(text):
        return False
    return "各" in text or "单位" in text or body_name(text[:-1])


def metadata_key(text: str) -> tuple[str, str]:
    """The header field of an archive's `key：value` line and the key as printed; empty strings if the line is none."""
    for mark in "】：:" if text.startswith("【") else "：:":
        end = text.find(mark, 0, _KEY_MOST)
        field = structure().metadata.get(bare_key(text[:end])) if end > 0 else None
        if field:
            return field, text[:end]
    return "", ""


def common_key(key: str) -> bool:
    """Whether a key is a word of running text too: `时间`."""
    return bare_key(key) in _COMMON_KEYS


def bare_key(key: str) -> str:
    """A printed key without list marks and brackets, in lower case."""
    return key.strip("-*•【】〔〕 ").lower()


def ends_title(text: str) -> bool:
    """Whether a line ends as titles do: `…实施方案（试行）`."""
    known = structure()
    return text.endswith(known.title_nouns) or (text.endswith(_BEHIND_TITLE) and known.title_end.search(text) is not None)

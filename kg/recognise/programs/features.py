"""What speaks for and against a candidate being a named undertaking, as short words that carry weights (`data/programs/weights.tsv`)."""

from __future__ import annotations

import re

from kg.recognise.programs.candidate import Candidate
from kg.rules.programs import ProgramRules

_NUMBER = re.compile("[0-9A-Za-z+]")
_YEARS = re.compile("[一二三五0-9]年")
_BODY = re.compile("医院|卫生院|服务中心|委员会|人民政府|部门|机构|单位|公司|学校|企业|局$|领导小组")
_PLACE = re.compile("^.{1,3}[省市县区镇乡村](?!级)")
_VAGUE = re.compile(
    "^(?:综合|有关|相关|重点|特色|重大|基本|主要|一般|其他|常规|日常|早期|公共|基层|专业|优质|现代|新型|医疗卫生|卫生健康|卫生|医疗|服务"
    "|信息|文化|教育|社会|经济|产业|科技|安全|技术|人才|城市|农村|社区|企业|行业|市场|政府|群众)+$"
)
_AIM = re.compile(
    "能力|水平|质量|力度|工作|任务|目标|问题|成果|效率|意识|责任|管理|建设|发展|服务|需求|环境|秩序|作风|队伍|设施|体系|法治|学科|系统|班子|阵地|信息化|措施|方式|机制"
)
_PARTICLES = frozenset("的等将以为是")
_KINDS_BEFORE = {"": "begin", "\n": "begin", **dict.fromkeys("，。；：！？（）", "mark"), **{word: word for word in "、和与及“”"}}
_KINDS_BEHIND = {
    **{"": "end", "\n": "end"},
    **{word: word for word in "，。；：！？（）、和与及等的”“"},
    **dict.fromkeys(
        "区园库线站桥业化性者员商校院局厅费率额权度类型法期师生户圈带层端岗队组村镇街店厂", "grown"
    ),  # the word goes on: 合作 before 区
    **{
        word: word
        for word in ("建设", "工作", "试点", "创建", "活动", "行动", "机制", "体系", "制度", "政策", "质量", "成果", "落实", "落地")
    },
}
_TELLING = re.compile("[0-9A-Za-z+年院心会府门构位司校业局组省市县区镇乡村]")  # one of these is in all that the next four find
_SEEN = (("number", _NUMBER.search), ("years", _YEARS.search), ("body", _BODY.search), ("place", _PLACE.match))
_VERBS = ("verbs=0", "verbs=1", "verbs=2", "verbs=3")  # three of them at most
_FREE = frozenset("、，。；：（”和与及\n")


def of_head(head: str, rules: ProgramRules) -> tuple[str, ...]:
    kind = "none" if not head else "named" if head in rules.named else "weak" if head in rules.weak else "plain"
    return f"head={kind}", f"h={head}"


def left(text: str, start: int, rules: ProgramRules) -> str:
    """The kind of words right before a place (up to four characters): a verb by itself, else its class."""
    last = text[start - 1 : start]
    if kind := _KINDS_BEFORE.get(last):
        return kind
    for size in rules.verb_sizes.get(last, ()):
        if size <= start and (kind := rules.verb_kinds.get(text[start - size : start])):
            return kind
    if last in _PARTICLES:
        return last
    governing = rules.governing
    return (
        "adverb"
        if last in governing or text[max(0, start - 2) : start] in governing or text[max(0, start - 3) : start] in governing
        else "other"
    )


def of_left(kind: str, rules: ProgramRules) -> tuple[str, ...]:
    strength = (f"left={'strong' if kind[5:] in rules.strong else 'weak'}",) if kind.startswith("verb ") else ()
    return (f"left={kind}", *strength)


def right(text: str, end: int, rules: ProgramRules) -> str:
    """The kind of words right behind a place (up to four characters)."""
    first = text[end : end + 1]
    kind = _KINDS_BEHIND.get(first) or _KINDS_BEHIND.get(text[end : end + 2])
    return kind or ("verb" if first in rules.governing_firsts and rules.verbs.match(text, end, end + 4) else "other")


def of_right(kind: str) -> tuple[str, ...]:
    return (f"right={kind}",)


def of_length(characters: int) -> tuple[str, ...]:
    """How many characters stand before the head, 16 of them at most."""
    return (f"len={min(characters, 16)}",)


def inside(candidate: Candidate, words: str, text: str, rules: ProgramRules) -> list[str]:
    """What the words before the head are made of, and how the name is written."""
    found = [name for name, seen in _SEEN if seen(words)] if _TELLING.search(words) else []
    if _VAGUE.match(words):
        found.append("vague")
    if words[:1] in rules.governing_firsts and rules.govern.match(words):
        found.append("verb first")
    if rules.prefixes.match(words):
        found.append("prefix")
    found.append(_VERBS[len(rules.verbs.findall(words, 1)[:3])])
    if aim := _AIM.search(words):
        found.append("aim=end" if aim.end() == len(words) else "aim=in")
    if candidate.how == "headed":
        if text.find("“", candidate.start, candidate.end) >= 0:
            found.append("quotes")
    elif not candidate.head and not _stands_free(candidate, text, rules):
        found.append("bound")
    return found


def _stands_free(candidate: Candidate, text: str, rules: ProgramRules) -> bool:
    """After a governing word, in a list, or at the start of a sentence's part."""
    before = text[max(0, candidate.start - 4) : candidate.start]
    return not before or before[-1] in _FREE or before[-2:] in rules.strong or before[-4:] in rules.strong


def of_known(before: int, behind: int) -> tuple[str, ...]:
    """A candidate that holds a name of the thesaurus, with so many characters before and behind it."""
    return "wider", f"wider={'s' if not before else ''}{'e' if not behind else ''}", f"wider by={min(before + behind, 8)}"

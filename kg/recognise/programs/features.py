"""What speaks for and against a candidate being a named undertaking, as short words that carry weights (`data/programs/weights.tsv`)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from kg.recognise.programs.candidates import Candidate
from kg.rules.programs import ProgramRules

_SIGNS = re.compile(
    "(?P<years>[一二三五0-9]年)|(?P<number>[0-9A-Za-z+])|(?P<count>[一二三四五六七八九十百千万双两])|(?P<join>[和与及]|以及)"
    "|(?P<body>医院|卫生院|服务中心|委员会|人民政府|部门|机构|单位|公司|学校|企业|局$|领导小组)|(?P<inner>[的等了着过为]|给予|使|让)|(?P<list>、)"
)
_PLACE = re.compile("^.{1,3}[省市县区镇乡村](?!级)")
_VAGUE = re.compile(
    "^(?:综合|有关|相关|重点|特色|重大|基本|主要|一般|其他|常规|日常|早期|公共|基层|专业|优质|现代|新型|医疗卫生|卫生健康|卫生|医疗|服务"
    "|信息|文化|教育|社会|经济|产业|科技|安全|技术|人才|城市|农村|社区|企业|行业|市场|政府|群众)+$"
)
_AIM = re.compile(
    "能力|水平|质量|力度|工作|任务|目标|问题|成果|效率|意识|责任|管理|建设|发展|服务|需求|环境|秩序|作风|队伍|设施|体系|法治|学科|系统|班子|阵地|信息化|措施|方式|机制"
)


def features(candidate: Candidate, text: str, rules: ProgramRules, heading: bool, often: int) -> Iterator[str]:
    """The features of one candidate; `often` is how many candidates of the document have its name."""
    how, head, name = candidate.how, candidate.head, candidate.name
    kind = "none" if not head else "named" if head in rules.named else "weak" if head in rules.weak else "plain"
    yield "bias"
    yield f"how={how} head={kind}"
    yield f"{how} h={head}"
    left = _left(candidate.start, text, rules)
    yield f"{how} left={left}"
    if left.startswith("verb "):
        yield f"{how} left={'strong' if left[5:] in rules.strong else 'weak'}"
    yield f"{how} right={_right(candidate.end, text, rules)}"
    modifier = name[: len(name) - len(head)] if how == "headed" and head and name.endswith(head) else name
    yield f"{how} len={min(len(modifier), 14) // 2}"
    yield f"{how} often={min(often, 3)}"
    if heading:
        yield f"{how} heading"
    if how == "headed" and ("“" in text[candidate.start : candidate.end]):
        yield f"{how} quotes"
    yield from (f"{how} {sign}" for sign in _inside(modifier, rules))


def _inside(modifier: str, rules: ProgramRules) -> Iterator[str]:
    """What the words before the head are made of."""
    yield from sorted({sign.lastgroup or "" for sign in _SIGNS.finditer(modifier)})
    for name, pattern in (("place", _PLACE), ("vague", _VAGUE), ("verb first", rules.govern), ("prefix", rules.prefixes)):
        if pattern.match(modifier):
            yield name
    yield f"verbs={min(len(rules.verbs.findall(modifier, 1)), 3)}"
    aim = _AIM.search(modifier)
    if aim:
        yield f"aim={'end' if aim.end() == len(modifier) else 'in'}"


def _left(start: int, text: str, rules: ProgramRules) -> str:
    """The kind of words right before: a strong verb by itself, else its class."""
    if start == 0:
        return "begin"
    before = text[max(0, start - 4) : start]
    if before[-1] in "，。；：！？（）":
        return "mark"
    if before[-1] in "、和与及“”":
        return before[-1]
    for length in (4, 3, 2):
        word = before[-length:]
        if len(word) == length and rules.verbs.fullmatch(word):
            return f"verb {word}"
    if before[-1] in "的等将以为是":
        return before[-1]
    return "adverb" if any(rules.govern.fullmatch(before[-n:]) for n in (1, 2, 3)) else "other"


def _right(end: int, text: str, rules: ProgramRules) -> str:
    if end >= len(text):
        return "end"
    after = text[end : end + 4]
    if after[0] in "，。；：！？（）、和与及等的”“":
        return after[0]
    for word in ("建设", "工作", "试点", "创建", "活动", "行动", "机制", "体系", "制度", "政策", "质量", "成果", "落实", "落地"):
        if after.startswith(word):
            return word
    return "verb" if rules.verbs.match(after) else "other"


def probability(weights: Mapping[str, float], found: Iterator[str]) -> float:
    """The logistic of the summed weights."""
    total = sum(weights.get(feature, 0.0) for feature in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

"""What speaks for and against a candidate being a named undertaking, as short words that carry weights (`data/programs/weights.tsv`)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product

from kg.recognise.programs.candidates import Candidate
from kg.recognise.programs.joined import Joined
from kg.rules.programs import ProgramRules, program_rules, program_weights

_SIGNS = re.compile(
    "(?P<years>[一二三五0-9]年)|(?P<number>[0-9A-Za-z+])|(?P<count>[一二三四五六七八九十百千万双两])|(?P<join>[和与及]|以及)"
    "|(?P<body>医院|卫生院|服务中心|委员会|人民政府|部门|机构|单位|公司|学校|企业|局$|领导小组)|(?P<inner>[的等了着过为]|给予|使|让)|(?P<list>、)"
)
_PLACE = re.compile("^.{1,3}[省市县区镇乡村](?!级)")
_VAGUE = re.compile(
    "^(?:综合|有关|相关|重点|特色|重大|基本|主要|一般|其他|常规|日常|早期|公共|基层|专业|优质|现代|新型|医疗卫生|卫生健康|卫生|医疗|服务"
    "|信息|文化|教育|社会|经济|产业|科技|安全|技术|人才|城市|农村|社区|企业|行业|市场|政府|群众)+$"
)
_BEHIND = frozenset(("建设", "工作", "试点", "创建", "活动", "行动", "机制", "体系", "制度", "政策", "质量", "成果", "落实", "落地"))
_AIM = re.compile(
    "能力|水平|质量|力度|工作|任务|目标|问题|成果|效率|意识|责任|管理|建设|发展|服务|需求|环境|秩序|作风|队伍|设施|体系|法治|学科|系统|班子|阵地|信息化|措施|方式|机制"
)
LEAST = math.log(0.45 / 0.55)  # from this weight on a candidate counts as a name: a probability of 0.45


def weight(candidate: Candidate, page: Joined, often: int) -> float:
    """What speaks for a candidate less what speaks against it; `often` is how many candidates of the document have its name.

    -inf for one that nothing in its own words could make likely enough.
    """
    start, end, _, how, head = candidate
    text, words = page.text, modifier(candidate)
    size = min(len(words), 14) // 2
    around = _headed(how, head) + _left_weight(how, text[start - 4 if start > 4 else 0 : start]) + _right_weight(how, text[end : end + 4])
    if around + _most(how, size) < LEAST:
        return -math.inf
    around += _size(how, size, min(often, 3), page.in_heading(start), how == "headed" and text.find("“", start, end) >= 0)
    if around + _most_inside(how) < LEAST:
        return -math.inf
    return around + _total([f"{how} {sign}" for sign in _inside(words, program_rules())])


def _total(features: Iterable[str]) -> float:
    weights = program_weights()
    return sum([weights.get(feature, 0.0) for feature in features])


def modifier(candidate: Candidate) -> str:
    """The name without its head: 胸痛中心 is 胸痛."""
    name, head = candidate.name, candidate.head
    return name[: len(name) - len(head)] if candidate.how == "headed" and head and name.endswith(head) else name


@cache
def _headed(how: str, head: str) -> float:
    rules = program_rules()
    kind = "none" if not head else "named" if head in rules.named else "weak" if head in rules.weak else "plain"
    return _total(("bias", f"how={how} head={kind}", f"{how} h={head}"))


@lru_cache(maxsize=4096)  # the same words govern names again and again
def _left_weight(how: str, before: str) -> float:
    rules = program_rules()
    left = _left(before, rules)
    strength = [f"{how} left={'strong' if left[5:] in rules.strong else 'weak'}"] if left.startswith("verb ") else []
    return _total([f"{how} left={left}", *strength])


@lru_cache(maxsize=4096)
def _right_weight(how: str, after: str) -> float:
    return _total([f"{how} right={_right(after, program_rules())}"])


@cache
def _size(how: str, length: int, often: int, heading: bool, quotes: bool) -> float:
    marked = [f"{how} {mark}" for mark, there in (("heading", heading), ("quotes", quotes)) if there]
    return _total([f"{how} len={length}", f"{how} often={often}", *marked])


@cache
def _most_inside(how: str) -> float:
    """No name found in this way gains more than this by the words it is made of."""
    signs = [*_SIGNS.groupindex, "place", "vague", "verb first", "prefix"]
    either = [[f"verbs={n}" for n in range(4)], ["aim=end", "aim=in"]]
    best = [max([_total([f"{how} {sign}"]) for sign in group]) for group in [*([sign] for sign in signs), *either]]
    return sum([max(0.0, weight) for weight in best])


@cache
def _most(how: str, size: int) -> float:
    """No name of this size gains more than this, whatever it is made of, wherever and however often it stands."""
    return _most_inside(how) + max([_size(how, size, often, *marks) for often in range(1, 4) for marks in product((False, True), repeat=2)])


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


def _left(before: str, rules: ProgramRules) -> str:
    """The kind of words right before (up to four characters): a strong verb by itself, else its class."""
    if not before or before[-1] == "\n":
        return "begin"
    if before[-1] in "，。；：！？（）":
        return "mark"
    if before[-1] in "、和与及“”":
        return before[-1]
    for length in (4, 3, 2):
        word = before[-length:]
        if len(word) == length and word in rules.verb_words:
            return f"verb {word}"
    if before[-1] in "的等将以为是":
        return before[-1]
    return "adverb" if not rules.governing.isdisjoint((before[-1:], before[-2:], before[-3:])) else "other"


def _right(after: str, rules: ProgramRules) -> str:
    """The kind of words right behind (up to four characters)."""
    if not after or after[0] == "\n":
        return "end"
    if after[0] in "，。；：！？（）、和与及等的”“":
        return after[0]
    if after[:2] in _BEHIND:
        return after[:2]
    return "verb" if rules.verbs.match(after) else "other"

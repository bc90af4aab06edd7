"""What a number measures, said in the words of its own clause.

A number at the end measures what stands before it (`签约率达到65%`); one in front of its noun counts it (`引进9名人才` → 引进人才数);
one that opens a clause counts its subject (`4所卫生院达到标准` → 达到标准的卫生院数). What a clause leaves out is taken from the one before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model.frozen import frozen
from kg.recognise.targets.cells import Cell
from kg.recognise.targets.comparators import Stripped, changes
from kg.recognise.targets.counters import counter
from kg.rules.quantities import QuantityRules
from kg.text.quantities import UnitKind

_RATIO, _EVENT, _COUNT = UnitKind.RATIO, UnitKind.EVENT, UnitKind.COUNT
_THINGS = (_COUNT, _EVENT)
_NO_NOUN = re.compile(  # what follows a number without being what it counts
    r"^(?:的?(?:水平|目标|任务|要求|速度|幅度|标准|比例|规模|左右|关口|大关|门槛|台阶)?$"
    r"|和[0-9]|并(?!网|购|联)|且|以(?![色工旧])|用于|用来|，|、|其中|居(?![民家住委])|位居|列(?![车入])|为(?![民农老])|同比|占(?!地)|稳居|稳定"
    r"|高于|低于|增长(?!极)|下降|明显|显著|大幅|有所|持续|比(?!赛)|较|相比|（|）|”|(?:和|及|的|“)$)"
)
GUIDES = ("引导", "鼓励", "支持", "督促", "指导")
_AGENT = re.compile(
    rf"^(?:{'|'.join(GUIDES)})[^，、：“”（）]{{2,12}}?(?=(?:增加|新增|减少|投放|发放)$)|^[^，、：“”（）]{{2,14}}?(?<![名健主大即])(?:将|把)(?![来军乐领士控关握])"
)  # `引导各地将……降至`: who acts is not measured
_DATED = re.compile(
    r"(?:20[0-9]{2}年|[0-9]{1,2}月|年[底末内初]|今年|明年|季度|上半年|下半年)(?:[0-9]{1,2}[月日])?(?:底|末|中旬|上旬|下旬)?(?:之?前)?(?:将|要|全面|正式|力争)?$"
)
_STATED = re.compile(
    "、[^、]{0,8}?(?:位?居(?!民|家|住|委)|位列|占(?!地)|增长|下降|增加|减少|高于|低于|快于|超过|达到)"
)  # `5个园区、居全国首位`
_ADVERB = re.compile(  # between what is counted and what it did
    r"(?:(?:20[0-9]{2}年)?(?:[0-9]{1,2}月|年|季度)?(?:[底末初]|上旬|中旬|下旬)?之?[前内]|今年|年内|首次|首批|全部|大力|顺利|成功|全面|正式|陆续|相继|率先|提前|基本|双双|连续|共同|先后|逐步|扎实|深入|有序|如期|均|都|已经|已|将|要|率先)+$"
)
_PASSIVE = re.compile("(?<![植棉毛])被(?!子|征地|监护|褥)")
_AND = re.compile("(?:、|和|(?<![惠涉普波危])及|与)$")
_AT = re.compile(
    "在(?!建|校|册|线|岗|职|编|园|读|库|用|地|轨|役|产|网|外|营|华|京|训|研|谈|途|手)[^，]{1,27}?[县区市镇乡村州省内处等](?=[\u4e00-\u9fff])"
)
_DEED = re.compile(r"(?:改造|建设|治理|整治|行动|检查|培训|修复|扩建|改建|提升)$")
_ALIAS = re.compile("（以下简?称[^（）]{1,40}）")
_JOINT = re.compile("[、和及]")
_HAVE = frozenset({"有", "共有", "现有", "拥有", "至少", "最少", "不少于", "不低于", "按", "按照"})
_WHERE = ("在",)  # `企业在10个门类试产`: what follows is counted, not who acts
_COMPLETES = frozenset({"完成", "实现", "达成", "累计完成"})
_REACHES = frozenset({"惠及"})  # whom a work reaches is said of the work
_DONE = ("已", "累计", "共")
_LEVEL = re.compile(r"(?:国家|世界|[省市县区州部])级(?:及?以上)?")
_SOWN = re.compile("(?:播种|种植|栽培)$")
_CROPS = ("总产", "单产", "亩产")
_ATTRIBUTE = re.compile("(?:总规模|规模|总投资|投资|总面积|面积|全长|总长|总里程|里程|总装机|装机|产能|总金额|金额|总额|额度)$")
_FINISHED = re.compile("(?:全线|成功|正式|全面)?(?:贯通|合龙|签约|落地|刷新[^，]{1,20})+$")
_HEDGED = re.compile("^(?:大?约|也?[只仅]|又|已经?|将|均){1,2}占(?![地用])")
_PART = re.compile("占|对[^，]{2,16}贡献(?:率|度)?$")  # a share or a contribution is of what was measured
_JOINED = ("会同", "联合")
_LONG = 40
_TOPIC = 16
_MEANS = ("把", "将", "以")  # `把防治作为重点` says how, not what is counted next
_SHORT = 2


@frozen()
class Memory:
    """What the cells before said: the noun measured last, the verb that governs a list, and whether the number stood in front.

    `work` is what a clause without a number says the sentence is about (`实施圩区治理，…`): money and rates of progress are of it.
    """

    last: str = ""
    topic: str = ""
    verb: str = ""
    prefixed: bool = False
    group: tuple[str, ...] = ()  # what the numbers of the last clause measured, for `分别增长5%、6%` after it
    work: str = ""
    share: str = ""  # the share told last of what was measured last: growth after it is of the whole, points are of the share
    said: str = ""  # the words of the clause before, if it has no number: `开展视力筛查，筛查率…`


def indicator(rules: QuantityRules, cell: Cell, words: Stripped, memory: Memory) -> tuple[str, Memory]:
    """The indicator of one cell (empty if none can be told) and the memory for the next."""
    after = counted_noun(cell.after)
    base = "" if after and words.words[:1] == _WHERE else lead_off(rules, _unlisted(rules, cell, words.base))
    base = _HEDGED.sub("占", _of_deed(rules, base))
    ratio = cell.quantity.unit.kind is _RATIO
    whole = _ATTRIBUTE.search(words.base) if cell.after.startswith("的") and after and not cell.bound else None
    if whole:
        noun = _thing(rules, after)
        return f"{noun}{whole[0]}", Memory(f"{noun}{whole[0]}", noun, "", False)
    if after and (_prefixed_ratio(rules, base, words) if ratio else _prefixed_count(rules, base, after, words)):
        return _in_front(rules, cell, base + ("覆盖" if "覆盖到" in words.words else ""), after, memory)
    if memory.topic and words.base.startswith(_DONE) and rules.heads.find(base):
        name = f"{base}{memory.topic}"
        return name + counter(cell.quantity.unit, name), Memory(name, memory.topic, "", False)
    return _at_end(rules, cell, base, words, memory)


def _thing(rules: QuantityRules, after: str) -> str:
    """What has the size told before it: `总规模3亿元的渔业基金落地运营` tells that of 渔业基金."""
    deed = rules.links.search(after, 2)
    return _ADVERB.sub("", _FINISHED.sub("", after[: deed.start()] if deed else after))[:_LONG]


def counted_noun(after: str) -> str:
    """The words after a number if they say what it counts, else nothing."""
    if not after or _NO_NOUN.match(after):
        return ""
    other = _STATED.search(after) if "、" in after else None
    noun = (after[: other.start()] if other else after).removeprefix("的")
    return _ALIAS.sub("", noun) if "（" in noun else noun


def heard(rules: QuantityRules, clause: str, memory: Memory) -> Memory:
    """The memory after a clause without a number: what it is about, if nothing was measured yet, and its words."""
    said = clause[-_LONG:]
    if memory.topic:
        return Memory(memory.last, memory.topic, memory.verb, memory.prefixed, memory.group, memory.work, memory.share, said)
    topic = _about(rules, clause)
    return Memory("", topic, "", False, work=topic, said=said)


def _about(rules: QuantityRules, clause: str) -> str:
    base = lead_off(rules, clause)
    if base.startswith("对"):  # `对困难群众免除费用` is about 费用
        deed = rules.opening.search(base, 3)
        base = base[deed.start() :] if deed else base
    opening = rules.opening.match(base)
    if opening:
        topic = base[opening.end() :]
    elif base.startswith(_MEANS):
        topic = ""
    else:
        noun = rules.named.match(base)
        deed = None if noun else rules.links.search(base, 2) or rules.opening.search(base, 2)
        topic = noun[0] if noun else _DATED.sub("", base[: deed.start()]) if deed else ""
    return topic if 1 < len(topic) <= _TOPIC else ""


def lead_off(rules: QuantityRules, base: str) -> str:
    """Without adverbs, times and general places in front, and without loose marks."""
    while (lead := rules.leads.match(base)) and lead[0]:
        base = base[lead.end() :]
    agent = _AGENT.match(base) if "将" in base or "把" in base or base.startswith(GUIDES) else None
    return (base[agent.end() :] if agent else base).strip("，、：的")


def _unlisted(rules: QuantityRules, cell: Cell, base: str) -> str:
    """Without what is listed beside what is counted: `建成甲、乙等`, `建成甲、乙` before `2个` and `建成甲和` before `2个乙` leave `建成`."""
    joined = cell.after and cell.quantity.unit.kind is not _RATIO and _AND.search(base)
    if joined or base.endswith("等") or (cell.after and 1 < cell.quantity.value == len(_JOINT.split(base))):
        opening = rules.opening.match(lead_off(rules, base))
        return opening[0] if opening else ""
    return base


def _of_deed(rules: QuantityRules, base: str) -> str:
    """From the verb on, where the words before it only say where (`在库区新建码头`)."""
    if base.startswith(_JOINED):
        deed = rules.opening.search(base, 4)
        return base[deed.start() :] if deed and deed.end() < len(base) else base
    where = _AT.match(base) if base.startswith("在") else None
    return base[where.end() :] if where and rules.opening.match(base, where.end()) else base


def _prefixed_ratio(rules: QuantityRules, base: str, words: Stripped) -> bool:
    return not base or ("覆盖到" in words.words) or not (words.signs or rules.rates.find(base))


def _prefixed_count(rules: QuantityRules, base: str, after: str, words: Stripped) -> bool:
    if not base or rules.heads.find(base) or _HAVE & set(words.words):
        return True
    opening = rules.opening.match(base)
    return not (words.signs or (opening and opening.end() < len(base) and _acts(rules, after)))


def _acts(rules: QuantityRules, after: str) -> bool:
    """Whether the words after a number go on to another deed (`改造小区3个，惠及…`) rather than name what is counted."""
    return bool(rules.links.search(after) or rules.opening.search(after))


def _in_front(rules: QuantityRules, cell: Cell, base: str, after: str, memory: Memory) -> tuple[str, Memory]:
    after = after[:_LONG]
    if cell.quantity.unit.kind is _RATIO:
        name = f"{base}{after}"
        return f"{name}比例", Memory(name, after, "", True)
    if not base and cell.listed and memory.prefixed:
        base = memory.verb
    if base:
        name = f"{_without(base)}{after}"
        return name + counter(cell.quantity.unit, name), Memory(name, after, base, True)
    link = (_PASSIVE.search(after, 1) if "被" in after else None) or rules.links.search(after, 2)
    if link:
        noun, deed = (
            _ADVERB.sub("", after[: link.start()]),
            after[link.start() :].removeprefix("已经").removeprefix("已").removeprefix("被"),
        )
        return f"{deed}的{noun}{counter(cell.quantity.unit, noun)}", Memory(f"{deed}的{noun}", noun, "", True)
    return after + counter(cell.quantity.unit, after), Memory(after, after, "", True)


def _at_end(rules: QuantityRules, cell: Cell, base: str, words: Stripped, memory: Memory) -> tuple[str, Memory]:
    opening = rules.opening.match(base)
    verb, noun = (opening[0], base[opening.end() :]) if opening else ("", base)
    if not base:
        shared = memory.share and cell.quantity.unit.kind is _RATIO and (changes(words.signs) is None or "点" in cell.quantity.unit.name)
        last = memory.share if shared else memory.last or memory.topic
        return (last + counter(cell.quantity.unit, last) if last and not words.signs else last), memory
    counted = cell.quantity.unit.kind in _THINGS
    if counted and words.words and words.words[-1] == "的" and memory.topic and "其中" in cell.before:  # `其中青年领办的不少于9支`
        name = f"{base}的{memory.topic}"
        return name + counter(cell.quantity.unit, name), memory
    subject = memory.work or memory.topic
    if opening and noun in rules.generic and subject and verb in _COMPLETES and subject not in rules.tails:
        name = f"{subject}{base}"
        return name + counter(cell.quantity.unit, name), Memory(name, memory.topic, verb, False)
    if opening and not noun:
        name = f"{verb}{memory.topic}"
        return name + counter(cell.quantity.unit, name), Memory(memory.last, memory.topic, verb, False)
    topic = _named(rules, base, memory) or memory.topic
    if memory.last and _PART.match(base) and (base[0] == "占" or not (memory.last in rules.generic or "占" in memory.last)):
        name = _joined(memory.last, base)
        return name + counter(cell.quantity.unit, name), replace(memory, share=name)
    if _generic(rules, base) and topic and topic not in rules.tails:
        name = _joined(topic, base)
        return name + counter(cell.quantity.unit, name), Memory(name, topic, memory.verb, False)
    carried = not verb and cell.listed and memory.verb and not memory.prefixed
    if (
        carried and "=" not in words.signs and not rules.rates.find(base)
    ):  # `新增装机3台、总数达9台`: what was reached is no part of the deed
        name = f"{_without(memory.verb)}{base}"
        return name + counter(cell.quantity.unit, name), Memory(base, noun, memory.verb, False)
    level = _LEVEL.fullmatch(base) if memory.topic else None
    if level and counted:  # `培育龙头企业9家，其中国家级2家`
        name = f"{base}{_LEVEL.sub('', memory.topic, count=1)}"
        return name + counter(cell.quantity.unit, name), memory
    name = f"{memory.topic if verb in _REACHES else ''}{_without(verb)}{noun}"
    topic = (
        memory.topic if memory.topic and _DEED.search(noun) else _subject(rules, noun)
    )  # what is done to a thing is not what a rate is of
    return name + counter(cell.quantity.unit, name), Memory(noun if counted else base, topic, verb, False)


def about(rules: QuantityRules, base: str, memory: Memory) -> str:
    """A bare name with the subject it leaves out; the last thing measured for no name at all."""
    if not base:
        return memory.last
    return _joined(memory.topic, base) if _generic(rules, base) and memory.topic and memory.topic not in rules.tails else base


def _named(rules: QuantityRules, base: str, memory: Memory) -> str:
    """What a rate of a deed is of, where the clause before names the deed: `落实校车年检制度，年检率…` is of 校车年检."""
    deed = base.removesuffix("率")
    at = memory.said.rfind(deed) if len(deed) == _SHORT and deed != base else -1
    if at < 0:
        return ""
    named = lead_off(rules, re.split("[、负责]|做好|落实", memory.said[: at + len(deed)])[-1])
    opening = rules.opening.match(named)
    named = named[opening.end() :] if opening and opening.end() < len(named) else named
    return named if len(named) > len(deed) else ""


def _generic(rules: QuantityRules, base: str) -> bool:
    return base in rules.generic or (len(base) <= 3 and base.endswith("率") and base not in rules.complete) or base.startswith("占")


def _subject(rules: QuantityRules, noun: str) -> str:
    """The noun without the head that says what of it is counted: `企业营收` is `企业`."""
    return noun if noun.endswith("生产总值") else noun.removesuffix(rules.subject.find(noun[2:]))


def _joined(topic: str, head: str) -> str:
    """`国家免疫规划疫苗接种` and `接种率` give `国家免疫规划疫苗接种率`, `水稻播种` and `总产` `水稻总产`."""
    topic = _SOWN.sub("", topic) if head.startswith(_CROPS) else topic
    for size in range(min(len(topic), len(head)), 0, -1):
        if topic.endswith(head[:size]):
            return topic + head[size:]
    return topic + head


def _without(verb: str) -> str:
    return "" if verb in _COMPLETES else verb

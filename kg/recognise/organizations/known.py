"""Bodies the tables know, wherever they stand: `区卫健委`, `市委、市政府`, `国家发展改革委`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.recognise.organizations.hit import Hit
from kg.recognise.organizations.parts import part_after
from kg.recognise.organizations.prefix import places_before
from kg.recognise.organizations.stops import ends_here, last_stop
from kg.rules.bodies import fields_of, known_tail
from kg.rules.body_tables import Body, national_forms, stems
from kg.rules.organization_rules import organization_rules

_WINDOW = 24
_MARK = re.compile("(?s:.*)[，。；：、！？（）《》]")  # not in any known form: what is asked of the tables stays short, and so comes again
_LEVELS = "省市州县区旗"
_ISSUERS = frozenset("厅局委")  # 厅|质量监督局: a part of the issuing body
_COUNTRY = ("中国", "国家", "全国", "中央")
_FIELDS = re.compile(r"(?P<first>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){1,8})等(?:相关|有关|多个|多)?(?P<tail>部门)")
_EACH_AREA = re.compile("(?:地方)?各(?:级|地区|地|省级|省（区、市）|市县|[省市县区])$")
_NO_ONE = ("基层", "各级", "地方", "当地", "各地", "所在地")  # bodies of a kind: 基层|妇联
_INSPECTORS = ("纪委监委", "纪委监察委", "纪检监察委")
_DELEGATES = ("代表建议", "代表议案")
_MEMBERS = ("委员", "提案")  # of the 政协
_TERM = re.compile("第?[一二三四五六七八九十]{1,4}届$")
_TAXES = "国家税务总局"
_STANDING = re.compile("(?<=人大|大会)及其(?:常委会|常务委员会)")
_COMMITTEE_AND_GOVERNMENT = re.compile(
    r"(?P<place>[自省市县区州旗](?:(?<=自)治[区州县]|(?<!自)))(?P<committee>党?委)(?:、|和|与|及)?(?P<other>自治[区州县]|[省市县区州旗])?(?P<government>(?:人民)?政府)(?!办|采购|投资|性|购)"
)


def known(text: str, ends: Iterable[int]) -> Iterator[Hit]:
    """Every known form that ends at one of these offsets, with the place words before it; a form that is also a word only with a place."""
    placed = listed = -1
    words = ""
    for end in ends:
        window = last_stop(text, _MARK, max(0, end - _WINDOW), end)
        found = known_tail(text[window:end])
        if found is None or not (ends_here(text, end) or _certain(text, end, found[1])) or text.startswith("院士", end):
            continue
        core, body = window + found[0], found[1]
        if text[end - 1] == "门" and (several := list(_several_fields(text, end))):
            yield from several
            continue
        here = _with_place(text, core, end, body.rule, body.national)
        bare = not here or here[0].start == core
        if bare and placed == core - 1 and text[placed] in "、和与及" and not body.national and text[core] != "团":
            here = [Hit(core, end, words + text[core:end], body.rule)]
        elif not here and listed == core - 1 and text[listed] in "、和":
            here = [Hit(core, end, text[core:end], body.rule)]
        if not here:
            continue
        listed = end
        if not body.national and len(here[-1].name) > end - core:
            placed, words = end, here[-1].name[: core - end]
        yield from _inspectors(here, text[core:end]) if text[end - 2] in "监察" and "纪" in text[core:end] else here
        if both := _STANDING.match(text, end):
            yield from (Hit(end + 2, both.end(), hit.name + both[0][2:], "body-pair") for hit in here)
        elif part := part_after(text, end):
            yield from (Hit(hit.start, part[0], hit.name + part[1], "body-office") for hit in here)


def _inspectors(here: Iterable[Hit], form: str) -> Iterator[Hit]:
    """The two bodies of `区纪委监委`."""
    for hit in here:
        place = hit.name.removesuffix(form)
        yield from (hit._replace(name=place + one) for one in ("纪委", "监委")) if form in _INSPECTORS else (hit,)


def _several_fields(text: str, end: int) -> Iterator[Hit]:
    """`市教育、卫生健康部门` as one department a field; nothing for a single field."""
    window = max(0, end - 2 * _WINDOW)
    core, names = fields_of(text[window:end])
    if len(names) < 2:
        return
    starts = places_before(text, window + core)
    words = starts[-1][1] if starts else ""
    yield from (Hit(starts[0][0] if starts else window + core, end, words + name, "body-field") for name in names)


def _certain(text: str, end: int, body: Body) -> bool:
    """Whether a form is too long to be a chance of words (`计生协|作用`, `中国邮政储蓄银行|为`), or that of those who ask (`省人大|代表建议`)."""
    last, size = text[end - 1], len(body.surface)
    if last == "大" or (last == "协" and size == 2):
        return text.startswith(_DELEGATES if last == "大" else _MEMBERS, end)
    return (last in "协联" and size > 2) or (body.national and size > 4)


def _with_place(text: str, core: int, end: int, rule: str, national: bool) -> list[Hit]:
    form = text[core:end]
    if national:
        return [] if form[-1] == "局" and form[:2] not in _COUNTRY and _is_local(text, core) else [Hit(core, end, form, rule)]
    before = core
    if form.startswith(("人大", "人民", "政协", "政府")) and (term := _TERM.search(text[max(0, core - 6) : core])):
        before -= len(term[0])  # 市|十六届|人大
    starts = [one for one in places_before(text, before) if one[1] not in _COUNTRY]
    if form.endswith("部门") and text.endswith("国务院", 0, core):
        return [Hit(core - 3, end, "国务院" + form, rule)]
    rules = organization_rules()
    if form.endswith("中心") and rule != "body-tail" and form.endswith(rules.not_a_center) and not form.startswith("大数据"):
        return []  # 上海|科技创新中心
    if starts and starts[0][1].startswith("全"):  # 全市博物馆 are all of a kind
        return []
    if starts:
        first = starts[0][0]
        if form == "税务局" and text.endswith(_TAXES, 0, first):
            return [Hit(first - len(_TAXES), end, _TAXES + starts[-1][1] + form, rule)]
        if text.endswith(rules.slogans, 0, first) and text[core - 1] not in _LEVELS:
            return []
        return [Hit(first, end, words + form, rule) for _, words in starts]
    if core and text[core - 1] in _ISSUERS and not ("一" <= text[core - 2 : core - 1] <= "鿿") and len(form) > 3:
        return [Hit(core - 1, end, text[core - 1 : end], "body-self")]
    if text.endswith(_NO_ONE, 0, core):
        return []
    if form in rules.one_of_a_kind:
        return [] if text.endswith(rules.kind_before, 0, core) else [Hit(core, end, form, "body-one-of-a-kind")]
    return [] if form in rules.weak or (form.endswith("中心") and rule != "body-tail") else [Hit(core, end, form, rule)]


def _is_local(text: str, core: int) -> bool:
    """Whether the name of an area stands before a short form, so that it is no national body's: 柳州|铁路局."""
    starts = places_before(text, core)
    return bool(starts) and len(starts[-1][1]) > 1 and starts[-1][1] not in _COUNTRY


def committee_and_government(text: str) -> Iterator[Hit]:
    """`区委、区政府`, `市委、政府`, `自治区党委和政府` as two bodies."""
    if "政府" not in text or "委" not in text:
        return
    for pair in _COMMITTEE_AND_GOVERNMENT.finditer(text):
        place, at = pair["place"], pair.start()
        starts = places_before(text, at + len(place))
        words = starts[0][1] if starts else place
        start = starts[0][0] if starts else at
        yield Hit(start, pair.end("committee"), words + pair["committee"], "body-pair")
        begin = pair.start("other") if pair["other"] else pair.start("government")
        yield Hit(begin, pair.end(), (pair["other"] or words) + pair["government"], "body-pair")


def fields(text: str) -> Iterator[Hit]:
    """`公安、交通等部门` as one department a field."""
    for found in _FIELDS.finditer(text):
        names: list[str] = []
        at = found.end("first")
        for words in reversed(found["first"].split("、")):
            field = next((words[i:] for i in range(len(words) - 1) if words[i:] in stems()), "")
            if field:
                names.append(field + found["tail"])
                at = found.end("first") - len("、".join(n.removesuffix(found["tail"]) for n in names))
            if not field or field != words:
                break
        each = _EACH_AREA.search(text[max(0, at - _WINDOW) : at]) if names else None
        if each:
            yield from (Hit(at - len(each[0]), found.end(), each[0] + name, "body-collective") for name in reversed(names))
            continue
        starts = [one for one in places_before(text, at) if one[1] not in _COUNTRY] if names else []
        start, place = (starts[0][0], starts[-1][1]) if starts else (at, "")
        yield from (Hit(start, found.end(), place + name, "body-field") for name in reversed(names))


def carriers(text: str) -> Iterator[Hit]:
    """`移动、电信运营商` as 中国移动 and 中国电信: a carrier's short name counts only in a list of them."""
    rules = organization_rules()
    for found in rules.carrier_list.finditer(text):
        at = found.start()
        for word in re.split("[、和]", found[0]):
            name = word if word in national_forms() else rules.carriers[word.removesuffix("公司")]
            yield Hit(at, at + len(word), name, "body-carrier")
            at += len(word) + 1

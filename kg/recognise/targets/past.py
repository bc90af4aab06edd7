"""Whether a sentence of a document that is no report tells what was reached (`截至2024年末，…贷款余额3.2万亿元`, `近年来，…已建成30座`).

Once a paragraph tells of the past its next sentences do too, until one looks ahead (`下一步，…`) or lays down a rule.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_PAST = re.compile(
    r"(?=[截目近一二三五两几0-9今去上已自以比同累先])(?:"
    r"截[至止](?!日期|时间|期)|目前(?!为止)|近年来|近[一二三五两几0-9]{1,2}年来?，|[一三五两几]年来|(?<=年)以来|去年(?!以前|同期|底前)"
    r"|(?P<done>已(?:经[^，。]{0,12}(?:达|建|有|超)|达|建成|完成|超过?|发放|培育|实现|累计|落地|设立|启动|开通|覆盖|(?![核批公][定准布])[^，。]{0,20}[0-9])"
    r"|累计(?:已|发放|完成|建成|服务|培育|开展|实现[^，。]{0,12}[0-9])|先后(?:启动|建成|出台|实施|组织))"
    r"|(?P<compared>今年(?:以来|前?[一二三四五六七八九十0-9]{1,2}(?:个月|季度))|同比(?:增|提|下|减|上|回|多|少|扩)"
    r"|比(?:上年|去年|(?:19|20)[0-9]{2}年)(?:同期|末|底)?(?:实际|名义)?(?:增|提|下|减|上|多|少|翻))"
    r"|(?<![0-9至—由从较比于自与-])(?P<year>(?:19|20)[0-9]{2})年"
    r"(?!的|以来|以前|之?前|底前|末前|版|修|第|[《〔（]|度?起|至|—|-|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:以前|之?前|起|（|至)))"
)
_AHEAD = re.compile(
    r"下一步|下阶段|接下来|今后|未来[一三五0-9]|力争|争取|确保|预计|到20[0-9]{2}年|拟(?!定)|计划(?:新|建|在|于|到|用)"
    r"|将(?:[进持继聚加重全在会以围深不推着达统]|[^，。]{0,8}(?:达到|开展|实施|建设|推出))"
)
_RULE = re.compile(
    r"应当|不得|须|可(?:以|申[请领]|享|获得|按|给予|在|于)|申[请领报]|缴纳|如[果需有]|若(?!干)|的，|凡|符合|满足|条件|处以|罚款|纳税|缴费"
    r"|以[上下]的|起施行|实施之日|不低于|不高于|不超过|标准(?:为|是|按|不|提)"
)
_MISHAP = re.compile("事故|地震|遇难|死亡|病例|受灾|存栏")  # what a notice reports of them is no result
_GRANT = re.compile("给予|补[贴助]|奖励|资助")


class Past(NamedTuple):
    """Whether what is said is of the past, and the year named last for it."""

    told: bool = False
    year: str | None = None


NOTHING = Past()


def past_of(text: str, start: int, end: int, begin: int | None, before: Past, *, plan: bool) -> Past:
    """What a sentence of a document whose years begin with `begin` tells of, after another.

    In measures and opinions (`plan`) each sentence speaks for itself, and a comparison is an aim.
    """
    cues = [m for m in _PAST.finditer(text, start, end) if not m["year"] or (begin and int(m["year"]) < begin)]
    past = [m for m in cues if not (plan and m["compared"])]
    if not past and (plan or not before.told):
        return NOTHING
    if any(pattern.search(text, start, end) for pattern in (_RULE, _AHEAD, _MISHAP)):
        return NOTHING
    if _GRANT.search(text, start, end) and not (past and past[0]["done"]):
        return NOTHING
    if not past:
        return before
    carried = before.year if past[0]["done"] or past[0]["compared"] else None
    return Past(True, next((m["year"] for m in past if m["year"]), carried))

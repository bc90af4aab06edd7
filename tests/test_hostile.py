"""Texts nobody writes, through all stages: time grows with length, not faster, and nothing breaks.

No absolute times: what is asserted is how time grows from 10,000 characters to 40,000.
"""

from __future__ import annotations

import time

import pytest

from kg.assemble.record import record
from kg.build.extract import extract
from kg.model import Document, Extraction

SHORT, LONG, FULL = 10_000, 40_000, 100_000
PHRASES = [
    *("《", "》", "〈", "局", "委", "一", "第", "（", "）", "〔", "“", "”", "、", "，", "。", "：", "；", "*", "#", "|", "-", "—", "\t", " ", "\n", "\r\n", "\u3000"),
    *("1", "9", "十", "百", "%", "万", "亿", ".", "各", "市", "县", "区", "省", "的", "年", "达", "等", "和", "A", "a ", "1 "),
    *("牵头", "配合", "负责", "责任单位：", "（责任单位：", "市教育局牵头", "市教育局、", "（市教育局负责）", "各县（市、区）", "由市教育局会同"),
    *("达到65%", "达到65%，", "增长5%、", "分别达到1%、2%", "从1增加到2，", "新建1所、", "1至2", "不低于", "全覆盖", "1.5万", "50—60"),
    *("一、", "（一）", "1.", "1．", "①", "第一条", "一是", "附件1", "一、\n", "（一）\n", "1.\n", "附件1\n", "第一章总则\n"),
    *("2024年", "2024年1月", "2024年1月1日", "6月底前", "（2024年底前完成）", "〔2024〕1号", "中发〔2024〕1号"),
    *("《通知》", "关于印发《", "贯彻落实《", "健康中国行动", "“两癌”筛查", "某某工程", "专项行动", "宁夏回族自治区", "市、县", "全市", "我县"),
    *("| 市教育局 ", "|---", "\t市教育局", "序号\t任务\t责任单位\n", "| 序号 | 任务 | 责任单位 |\n", "完成时限：6月底\n", "责任单位：市教育局\n", "抄送：", "首页 > "),
]


def _read(text: str) -> Extraction:
    found = extract(Document("hostile", "hostile.txt", text, "utf-8", "0"))
    record(found, "test")
    return found


def _seconds(text: str) -> float:
    start = time.process_time()
    _read(text)
    return time.process_time() - start


def _repeated(phrase: str, length: int) -> str:
    return (phrase * (length // len(phrase) + 1))[:length]


@pytest.mark.parametrize("phrase", PHRASES, ids=repr)
def test_time_grows_no_faster_than_length(phrase: str) -> None:
    short = _seconds(_repeated(phrase, SHORT))
    long = _seconds(_repeated(phrase, LONG))
    assert long < 6 * short + 0.5, f"{SHORT} characters: {short:.2f} s, {LONG}: {long:.2f} s"

"""What a build says at its end, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator

from kg.analyse.workload import ALL
from kg.build import Report
from kg.store.formats import width

_COUNTS = {
    "items": ("任务与条目", "items"),
    "duties": ("责任关系", "duties"),
    "targets": ("指标数值", "targets and figures"),
    "programs": ("政策项目", "programs"),
    "organizations": ("机构", "organizations"),
    "citations": ("引用文件", "citations"),
    "triples": ("三元组（含证据）", "statements with evidence"),
}
_TOP = 8


def summary(report: Report) -> str:
    """The text for the terminal: counts, who leads most, issues by code, what to open next."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    if report.unchanged:
        yield f"没有变化，{report.out} 已是最新（{report.documents} 份文件）。/ Nothing changed: {report.out} is up to date ({report.documents} documents)."
        return
    yield f"已读 {report.documents} 份文件 / {report.documents} documents read"
    for key, (zh, en) in _COUNTS.items():
        yield f"  {pad(zh, 20)}{report.counts[key]:>9,}  {en}"
    leaders = [load for load in report.loads if load.document == ALL and load.kind == "body" and load.leads][:_TOP]
    if leaders:
        yield ""
        yield "牵头任务最多的机构 / who leads most tasks（牵头 lead · 配合 support）"
        for load in leaders:
            yield f"  {pad(load.name, 44)}{load.leads:>5} ·{load.supports:>4}"
    if report.issues:
        yield ""
        yield "待核问题 / issues to look at（issues.jsonl）"
        for code, count in report.issues.items():
            yield f"  {pad(code, 44)}{count:>5}"
    if report.passed_over:
        yield ""
        yield f"未读的其他格式文件 {len(report.passed_over)} 个 / files of other formats not read: {', '.join(p.name for p in report.passed_over[:5])}"
    yield ""
    yield "下一步 / next"
    yield f"  {report.out / 'graph.html'}    在浏览器中打开 / open in a browser"
    yield f"  {report.out / 'tables'}    用电子表格打开 / open in a spreadsheet"
    yield f"  uv run policykg ask --out {report.out}    现成的问题 / saved questions"
    yield f"  uv run policykg verify --out {report.out}    逐条核对证据 / check every quote"


def pad(text: str, columns: int) -> str:
    return text + " " * max(1, columns - width(text))

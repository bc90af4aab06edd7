"""A comparison as one self-contained HTML page. Everything that comes from documents is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kg.analyse.comparison import Change, Comparison

PARTS = {
    "program": "政策项目 / programs",
    "target": "指标 / targets",
    "lead": "牵头机构 / leads",
    "wording": "措辞 / wording",
}
STATUSES = {
    "kept": "延续 / kept",
    "renamed": "改名或细化 / renamed or narrowed",
    "dropped": "仅见于甲 / dropped (only in A)",
    "new": "仅见于乙 / new (only in B)",
    "same": "不变 / same",
    "raised": "提高 / raised",
    "lowered": "降低 / lowered",
    "weakened": "放松 / weakened",
    "firmer": "收紧 / firmer",
    "not comparable": "不可比 / not comparable",
    "changed": "牵头变化 / lead changed",
    "moved": "改写 / reworded",
}
_STYLE = """
body{font:15px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:76em;padding:0 1em;color:#222}
table{border-collapse:collapse;width:100%;margin:1em 0 2em}th,td{border:1px solid #ccc;padding:.35em .5em;text-align:left;vertical-align:top}
th{background:#f3f3f3}del{background:#fde2e2;color:#900}ins{background:#def5de;color:#060;text-decoration:none}
.quote{color:#555;font-size:.9em}.note{color:#666;font-size:.85em}@media print{body{margin:0;max-width:none}}
"""


def page(found: Comparison) -> str:
    """The whole page: both titles, counts, one table a part."""
    return "".join(_page(found))


def _page(found: Comparison) -> Iterator[str]:
    a, b = (record["document"]["title"] or record["source"]["id"] for record in (found.a, found.b))
    yield '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
    yield f"<title>{escape(a)} ↔ {escape(b)}</title><style>{_STYLE}</style></head><body>\n"
    yield "<h1>两份文件的比较 / Two plans compared</h1>\n"
    yield f"<p>甲 A：{escape(a)}（{escape(found.a['source']['id'])}）<br>乙 B：{escape(b)}（{escape(found.b['source']['id'])}）</p>\n"
    yield f"<p>对应条目 {len(found.aligned)} 对，未改一字的句子 {found.unchanged} 句 / {len(found.aligned)} items answer to one another, {found.unchanged} sentences unchanged</p>\n"
    for part, title in PARTS.items():
        changes = [change for change in found.changes if change.part == part]
        if changes:
            yield f"<h2>{title}（{len(changes)}）</h2>\n"
            yield from _wording(found) if part == "wording" else _table(changes)
    yield "</body></html>\n"


def _table(changes: list[Change]) -> Iterator[str]:
    yield "<table><thead><tr><th>变化 / change</th><th>内容 / what</th><th>甲 A</th><th>乙 B</th></tr></thead><tbody>\n"
    for change in changes:
        note = f'<div class="note">{escape(change.note)}</div>' if change.note else ""
        yield f"<tr><td>{escape(STATUSES.get(change.status, change.status))}</td><td>{escape(change.what)}{note}</td>"
        yield f"{_cell(change.a, change.a_item, change.a_quote)}{_cell(change.b, change.b_item, change.b_quote)}</tr>\n"
    yield "</tbody></table>\n"


def _cell(value: str, items: str, quote: str) -> str:
    where = f' <span class="note">[{escape(items)}]</span>' if items else ""
    said = f'<div class="quote">{escape(quote)}</div>' if quote else ""
    return f"<td>{escape(value)}{where}{said}</td>"


def _wording(found: Comparison) -> Iterator[str]:
    yield "<table><thead><tr><th>甲 A</th><th>乙 B</th><th>改动 / change</th></tr></thead><tbody>\n"
    for one in found.moved:
        marked = "".join(
            f"{escape(kept)}{f'<del>{escape(went)}</del>' if went else ''}{f'<ins>{escape(came)}</ins>' if came else ''}"
            for kept, went, came in one.changes
        )
        yield f"<tr>{_cell('', one.a_item, one.a)}{_cell('', one.b_item, one.b)}<td>{marked}</td></tr>\n"
    yield "</tbody></table>\n"

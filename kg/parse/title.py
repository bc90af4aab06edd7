"""The plan's own title: without the issuer before it and without the notice that only hands it on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import DocumentKind, Stated, View
from kg.parse.forms import body_name, ends_title
from kg.parse.played import Played, Role
from kg.rules.headings import structure

_CHROME = Role.CHROME
_TITLE = Role.TITLE
_ISSUES = re.compile(r"(?:印发|转发|发布|公布|下达)(?:关于)?《(?P<quoted>[^《》]{4,90}(?:《[^《》]{1,60}》[^《》]{0,60})?)》")
_ISSUES_BARE = re.compile(r"关于(?:印发|转发|下达)(?P<bare>[^《》]{6,80}?)的(?:通知|函)$")
_ISSUER = re.compile(r"^(?P<issuer>[^《》“，。]{2,60}?)(?=关于)")
_CITED = re.compile(r"《[^《》]{1,80}》")
_CITED_LEAST = 6  # characters beside a cited title that make a title of their own
_SITE = re.compile(r"[-_—|]{1,2}[^-_—|]{0,16}(?:网|网站|平台|门户)$")
_SPEAKS = re.compile(r"(?P<issuer>[\u4e00-\u9fff（）]{4,30}?)(?=(?:19|20)\d\d年)")
_EDITION = re.compile(r"（(?:(?:19|20)\d\d年?[-—–~～至](?:19|20)\d\d年?|试行|暂行|修订版?|修订稿|.{0,6}年版)）")
_MEETING = re.compile(r"^(?:——|—|――|（|(?:19|20)\d\d年\d{1,2}月\d{1,2}日在)")


def title_runs(played: Sequence[Played]) -> list[View]:
    """The printed titles in order, each joined over its lines."""
    runs: list[list[Played]] = []
    open_run = False
    for one in played:
        if one.role is _TITLE and (not _MEETING.match(one.text) or _EDITION.fullmatch(one.text)):
            if not open_run or one.paragraph.gap > 2 or _begins_anew(runs[-1], one.text):
                runs.append([])
            runs[-1].append(one)
            open_run = True
        elif open_run and one.role is not _CHROME:
            open_run = False
    return [View.join(one.paragraph.view for one in run) for run in runs]


def _begins_anew(run: Sequence[Played], line: str) -> bool:
    """Whether a title line is no continuation: the run so far is a title whole, and the line repeats it or is one too."""
    text = "".join(one.text for one in run)
    announces = "印发" in text and "通知" not in text  # of such a title `的通知` is still to come
    return ends_title(text) and ("关于" in line or line == without_site(text) or (ends_title(line) and len(line) > 12 and not announces))


def own_title(runs: Sequence[View], fallback: View | None) -> Stated | None:
    """The title of the plan itself, from the first printed title (or from the archive's `标题：`)."""
    candidates = [run for run in runs if ends_title(run.text)] or list(runs)
    if len(candidates) > 1 and candidates[0].text.endswith("令"):
        candidates = candidates[1:]
    first = candidates[0] if candidates else fallback
    if first is None or not len(first):
        return None
    first = first[: len(without_site(first.text))]
    if found := _ISSUES.search(first.text):
        return _stated(first, found.start("quoted"), found.end("quoted"), "title-issued")
    if found := _ISSUES_BARE.search(first.text):
        return _stated(first, found.start("bare"), found.end("bare"), "title-issued")
    found = _ISSUER.match(first.text)
    return _stated(first, found.end() if found else 0, len(first), "title")


def without_site(text: str) -> str:
    """A page's title without the name of the site behind it: `…公告-某市人民政府门户网站` is `…公告`."""
    tail = _SITE.search(text)
    return text[: tail.start()] if tail else text


def title_issuer(runs: Sequence[View], fallback: View | None) -> View | None:
    """The issuer printed before `关于` in the first title."""
    for run in [*runs[:1], *([fallback] if fallback else [])]:
        if (
            (found := _ISSUER.match(run.text))
            and len(found["issuer"]) >= 3
            and body_name(found["issuer"])
            and not found["issuer"].endswith("会议")
        ):
            return run[: found.end("issuer")]
        if (found := _SPEAKS.match(run.text)) and body_name(found["issuer"]):
            return run[: found.end("issuer")]
        if "印发《" in run.text[:40]:
            at = run.text.index("印发《")
            if at >= 4:
                return run[:at]
    return None


def _stated(view: View, start: int, end: int, rule: str) -> Stated:
    return Stated(view.text[start:end], view.span(start, end), rule)


def kind_of_title(title: Stated | None) -> Stated | None:
    """The kind of document its title names; `other` if the title names none."""
    if title is None:
        return None
    text = _CITED.sub("", title.value)
    text = text if len(text) > _CITED_LEAST else title.value
    for kind, words in structure().kinds:
        if words.search(text):
            return Stated(kind, title.span, f"kind-{kind}")
    return Stated(DocumentKind.OTHER.value, title.span, "kind-other")

"""The tables themselves: every one loads, says nothing twice and leaves nothing blank; every rule is short, bounded and exercised.

What an example gives is tested where its recogniser is; here, that no table and no rule is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.extract import extract
from kg.model import CitationMention, Document
from kg.rules.files import load_tsv, load_yaml, root

re_parser = re._parser  # type: ignore[attr-defined]

DATA = root("data")
TESTS = Path(__file__).resolve().parent
YAML = sorted(str(p.relative_to(DATA)) for folder in ("rules", "lexicon") for p in (DATA / folder).rglob("*.yaml"))
TSV = sorted(str(p.relative_to(DATA)) for folder in ("lexicon", "programs", "places") for p in (DATA / folder).rglob("*.tsv"))
LONGEST = 140
PART = re.compile(r"\{[a-z_]+\}")

# the columns that together name a row; a row with none of them is one of many of a kind (training data)
KEYS = {
    "lexicon/bodies/national.tsv": ("name",),
    "lexicon/bodies/otherwise.tsv": ("areas", "composed"),
    "lexicon/bodies/stems.tsv": ("stem",),
    "lexicon/bodies/successions.tsv": ("new", "old", "since"),
    "lexicon/bodies/tails.tsv": ("short", "full"),
    "places/areas.tsv": ("code",),
    "places/former.tsv": ("code",),
    "places/zones.tsv": ("code",),
    "programs/economy.tsv": ("name",),
    "programs/governance.tsv": ("name",),
    "programs/health.tsv": ("name",),
    "programs/judged.tsv": (),
    "programs/society.tsv": ("name",),
    "programs/weights.tsv": ("feature",),
}
# columns that may be empty: what is said there is not said of every row
OPTIONAL = {
    "lexicon/bodies/national.tsv": {"short", "since", "until", "successor", "parent", "area"},
    "lexicon/bodies/stems.tsv": {"short", "levels"},
    "lexicon/bodies/successions.tsv": {"since", "only", "except", "why"},
    "places/areas.tsv": {"short", "common", "since", "until", "parent"},
    "places/former.tsv": {"short", "common", "since", "until", "successor"},
    "places/zones.tsv": {"short", "common", "since", "until"},
    **{
        f"programs/{name}.tsv": {"en", "variants", "not", "broader", "related", "definition"}
        for name in ("economy", "governance", "health", "society")
    },
}
# which tests run the examples of a table's rows through its recogniser
EXERCISED = {
    "lexicon/headings.yaml": "parse/test_parse_kinds.py",
    "lexicon/indicators.yaml": "link/test_indicators.py",
    "rules/citations.yaml": "test_rules_tables.py",
    "rules/duties.yaml": "recognise/test_duties_rules.py",
    "rules/quantities.yaml": "recognise/test_targets_rules.py",
    "rules/structure.yaml": "parse/test_parse_labels.py",
}


# Known and to be mended; a row must go once it is.
TOO_LONG = {
    "lexicon/headings.yaml": "words of safeguards in one pattern; a list of words would do",
    "rules/duties.yaml": "part `manner`",
    "rules/programs.yaml": "two lists of words in one pattern each",
    "rules/quantities.yaml": "a list of nouns inside the pattern of a whole",
}
ONLY_LIBYAML: dict[str, str] = {}
TWICE: dict[str, str] = {}


REPORT = "党的十九大报告"
SPEECHES = [
    pytest.param(
        text, marks=pytest.mark.xfail(strict=True, reason="a row of no_documents, yet cited when in 《》") if text == REPORT else ()
    )
    for row in load_yaml("rules/citations.yaml")["no_documents"]
    for text in row["examples"]
]


@cache
def table(name: str) -> Any:
    return load_yaml(name)


def rows(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a table, inner ones too."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from rows(part)


def patterns(name: str) -> list[str]:
    """Everything in a table that is compiled as a pattern: `pattern` of a row, and the named parts."""
    named = [row["pattern"] for row in rows(table(name)) if isinstance(row.get("pattern"), str)]
    parts = [text for text in (table(name).get("parts") or {}).values() if isinstance(text, str)] if isinstance(table(name), dict) else []
    return named + parts


PATTERNS = [pytest.param(text, id=f"{name}-{at}") for name in YAML for at, text in enumerate(patterns(name))]


def test_every_table_is_known_here() -> None:
    assert set(TSV) == set(KEYS)


@pytest.mark.parametrize("name", YAML)
def test_yaml_loads_and_no_value_is_blank(name: str) -> None:
    assert table(name)
    blank = [
        key
        for row in rows(table(name))
        for key, value in row.items()
        if value is None or (isinstance(value, str) and value != value.strip())
    ]
    assert blank == []


class _Strict(yaml.SafeLoader):
    """YAML itself takes the last of two equal keys without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        assert not twice, f"line {node.start_mark.line + 1}: {twice}"
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("name", YAML)
def test_no_key_is_given_twice(name: str, request: pytest.FixtureRequest) -> None:
    if name in ONLY_LIBYAML:
        request.applymarker(pytest.mark.xfail(strict=True, reason=ONLY_LIBYAML[name]))
    assert yaml.load((DATA / name).read_text("utf-8"), Loader=_Strict)


@pytest.mark.parametrize("name", YAML)
def test_ids_of_rules_are_unique(name: str) -> None:
    ids = [row["id"] for row in rows(table(name)) if "id" in row]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", YAML)
def test_no_word_stands_twice_in_a_list(name: str, request: pytest.FixtureRequest) -> None:
    if name in TWICE:
        request.applymarker(pytest.mark.xfail(strict=True, reason=TWICE[name]))
    lists = [(key, value) for row in rows(table(name)) for key, value in row.items() if isinstance(value, list)]
    twice = {key: sorted({v for v in value if isinstance(v, str) and value.count(v) > 1}) for key, value in lists}
    assert {key: words for key, words in twice.items() if words} == {}


@pytest.mark.parametrize("name", YAML)
def test_rules_with_examples_are_exercised(name: str) -> None:
    """Some test reads this table and its examples, and its rejects if it has any."""
    wanted = {key for row in rows(table(name)) for key in ("examples", "rejects") if row.get(key)}
    if not wanted:
        return
    assert name in EXERCISED, f"{name} has examples that no test is known to run"
    source = (TESTS / EXERCISED[name]).read_text("utf-8")
    assert Path(name).name in source or Path(name).stem in source
    assert {key for key in wanted if key not in source} == set()


@pytest.mark.parametrize("title", SPEECHES)
def test_speeches_books_and_reports_are_no_citations(title: str) -> None:
    text = f"某县2024年工作要点\n一、主要任务\n（一）加强学习。深入学习《{title}》，推动工作。\n（二）加强培训。\n"
    assert list(extract(Document("x", "x.txt", text, "utf-8", "0")).of(CitationMention)) == []


@pytest.mark.parametrize("name", YAML)
def test_examples_and_rejects_differ(name: str) -> None:
    for row in rows(table(name)):
        said = [e["text"] if isinstance(e, dict) and "text" in e else str(e) for e in row.get("examples") or []]
        assert not set(said) & {str(r) for r in row.get("rejects") or []}, row.get("id")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_pattern_is_bounded(pattern: str) -> None:
    """No repeat without end inside another; `{part}` stands for a pattern judged by itself."""
    tree = re_parser.parse(PART.sub("x", pattern).replace("{{", "{").replace("}}", "}"))
    assert _nested(tree, inside=False) == []


def _nested(tree: Any, inside: bool) -> list[str]:
    found = []
    for operation, argument in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, body = argument
            endless = high == re_parser.MAXREPEAT
            found += [f"{name} {low}.. inside a repeat"] if endless and inside else []
            found += _nested(body, inside or high > 1)
        else:
            for part in argument if isinstance(argument, (tuple, list)) else (argument,):
                subtrees = part if isinstance(part, list) else [part]
                found += [row for sub in subtrees if isinstance(sub, re_parser.SubPattern) for row in _nested(sub, inside)]
    return found


@pytest.mark.parametrize("name", YAML)
def test_patterns_are_short(name: str, request: pytest.FixtureRequest) -> None:
    if name in TOO_LONG:
        request.applymarker(pytest.mark.xfail(strict=True, reason=TOO_LONG[name]))
    long = {text[:60]: len(PART.sub("", text)) for text in patterns(name) if len(PART.sub("", text)) > LONGEST}
    assert long == {}


@pytest.mark.parametrize("name", TSV)
def test_rows_are_named_once(name: str) -> None:
    key = KEYS[name]
    named = [tuple(row[column] for column in key) for row in load_tsv(name)] if key else []
    assert sorted({k for k in named if named.count(k) > 1} if len(named) < 1000 else _twice(named)) == []
    assert all(all(cell for cell in k) for k in named)


def _twice(named: list[tuple[str, ...]]) -> set[tuple[str, ...]]:
    seen: set[tuple[str, ...]] = set()
    return {k for k in named if k in seen or seen.add(k)}  # type: ignore[func-returns-value]


@pytest.mark.parametrize("name", TSV)
def test_no_cell_is_blank_that_must_not_be(name: str) -> None:
    optional = OPTIONAL.get(name, set())
    blank = {
        (n, column)
        for n, row in enumerate(load_tsv(name), 2)
        for column, cell in row.items()
        if cell != cell.strip() or (not cell and column not in optional)
    }
    assert sorted(blank)[:10] == []


@pytest.mark.parametrize("name", TSV)
def test_lists_in_cells_have_no_empty_or_equal_parts(name: str) -> None:
    wrong = []
    for row in load_tsv(name):
        for column in ("variants", "not", "related", "short", "features"):
            parts = (row.get(column) or "x").split("|")
            if (column != "features" and len(parts) != len(set(parts))) or not all(parts):
                wrong.append((column, row[column]))
    assert wrong[:10] == []


def test_a_name_or_variant_belongs_to_one_program() -> None:
    owner: dict[str, str] = {}
    clash = []
    for name in (n for n in TSV if n.startswith("programs/") and KEYS[n] == ("name",)):
        for row in load_tsv(name):
            for word in {row["name"], *filter(None, row["variants"].split("|"))}:
                if owner.setdefault(word, row["name"]) != row["name"]:
                    clash.append((word, owner[word], row["name"]))
    assert clash == []


def test_broader_and_related_programs_are_in_the_thesaurus() -> None:
    tables = [load_tsv(n) for n in TSV if n.startswith("programs/") and KEYS[n] == ("name",)]
    names = {row["name"] for rows_ in tables for row in rows_}
    named = {word for rows_ in tables for row in rows_ for column in ("broader", "related") for word in row[column].split("|") if word}
    assert sorted(named - names) == []

"""The saved questions, asked of a made-up county whose answers were worked out by hand."""

import pytest
from pyoxigraph import Store

from kg.errors import QueryError, RuleError
from kg.model import Evidence, Fact, Span, Value
from kg.rdf.quads import quads
from kg.store.formats import plain
from kg.store.query import here
from kg.store.questions import bind, question, questions, read

ROWS = """
p = rdf:type pol:Document
p = dcterms:identifier plan
p = dcterms:title @关于2024年山川县卫生工作要点的通知
p = pol:documentNumber 山卫发〔2024〕3号
p = dcterms:creator organization/县卫健局
p = dcterms:issued month:2024-03
p = pol:documentKind work_points
p = pol:period 2024
p = pol:governs place/山川县
p = pol:implements cited/健康省规划
p i1 rdf:type pol:Task
p i1 pol:order 1
p i1 pol:label （一）
p i1 pol:text @签约家庭医生。
p i1 pol:ledBy organization/县卫健局
p i1 pol:supportedBy organization/县财政局
p i1 pol:responsiblePerson person/张三
p i1 pol:deadline month:2024-06
p i1 pol:mentionsProgram program/家庭医生
p i1 pol:mentionsProgram program/健康小屋
p i1 pol:sets document/plan/t1
p i2 rdf:type pol:Task
p i2 pol:order 2
p i2 pol:text @建设健康小屋。
p i2 pol:ledBy organization/县卫健局
p i2 pol:ledBy organization/县财政局
p i2 pol:supportedBy organization/县卫健局
p i2 pol:responsiblePerson person/张三
p i2 pol:ongoing true
p i2 pol:mentionsProgram program/健康小屋
p i2 pol:mentionsProgram program/控烟
p i1 pol:mentionsProgram program/控烟
p i3 rdf:type pol:Task
p i3 pol:order 3
p i3 pol:text @建设健康小屋。
p i3 pol:ledBy organization/县卫健局
p i3 pol:responsiblePerson person/李四
p i3 pol:deadline month:2023-11
p i3 pol:cites cited/健康省规划
p i4 rdf:type pol:Safeguard
p i4 pol:order 4
p i4 pol:text @加强领导。
p i4 pol:ledBy organization/县政府
p t1 rdf:type pol:Target
p t1 pol:indicator indicator/签约率
p t1 pol:comparator >=
p t1 pol:value decimal:70
p t1 pol:unit %
p t1 pol:quote @签约率达到70%以上
p t1 pol:time year:2024
p t1 pol:place place/山川县
q = rdf:type pol:Document
q = dcterms:identifier summary
q = dcterms:title @2024年工作总结
q i1 rdf:type pol:Achievement
q i1 pol:order 1
q i1 pol:text @签约率达72.5%。
q i1 pol:mentionsProgram program/家庭医生签约
q i1 pol:reports document/summary/t1
q t1 rdf:type pol:Observation
q t1 pol:indicator indicator/签约率
q t1 pol:comparator =
q t1 pol:value decimal:72.5
q t1 pol:unit %
q t1 pol:quote @签约率达72.5%
q t1 pol:time year:2024
q t1 pol:place place/山川县
"""
NAMES = {"p": "plan", "q": "summary"}
SHARED = [
    *(f"organization/{n} rdf:type pol:Organization" for n in ("县卫健局", "县财政局", "县政府")),
    *(f"organization/{n} skos:prefLabel @山川{n}" for n in ("县卫健局", "县财政局", "县政府")),
    *(f"person/{n} foaf:name @{n}" for n in ("张三", "李四")),
    *(f"program/{n} rdf:type pol:Program" for n in ("家庭医生", "家庭医生签约", "健康小屋", "控烟")),
    *(f"program/{n} skos:prefLabel @{n}" for n in ("家庭医生", "家庭医生签约", "健康小屋", "控烟")),
    "program/家庭医生签约 skos:broader program/家庭医生",
    "program/健康小屋 skos:altLabel @健康驿站",
    "indicator/签约率 skos:prefLabel @签约率",
    "place/山川县 skos:prefLabel @某省某市山川县",
    "cited/健康省规划 rdf:type pol:Document",
    "cited/健康省规划 dcterms:title @健康省规划",
]


def obj(text):
    if "/" in text and text.partition("/")[0] in {"organization", "person", "program", "place", "indicator", "cited", "document"}:
        return f"id:{text}"
    if text.startswith("pol:"):
        return text
    if text.startswith("@"):
        return Value(text[1:], "@zh")
    kind, colon, rest = text.partition(":")
    if colon:
        return Value(rest, kind)
    return Value(text, "integer" if text.isdigit() and len(text) < 3 else "boolean" if text == "true" else "string")


def facts():
    for line in ROWS.split("\n"):
        if line:
            document, local, *rest = line.split(" ")
            if local == "=":
                subject = f"id:document/{NAMES[document]}"
            else:
                subject = f"id:document/{NAMES[document]}/{local}"
            predicate, value = rest
            evidence = (Evidence(NAMES[document], None, Span(0, 2), "r"),)
            yield Fact(subject, predicate, obj(value), evidence)
            if predicate == "rdf:type" and local.startswith("i"):
                yield Fact(subject, "pol:document", f"id:document/{NAMES[document]}", evidence)
    for line in SHARED:
        subject, predicate, value = line.split(" ")
        yield Fact(f"id:{subject}", predicate, obj(value), ())


@pytest.fixture(scope="module")
def ask():
    store = Store()
    store.bulk_extend(quads(facts(), lambda _: "引文"))

    def answer(name, *columns, **values):
        found = here(store, bind(question(name), values))
        places = [found.columns.index(c) for c in columns] if columns else range(len(found.columns))
        return [tuple("" if row[i] is None else plain(row[i]) for i in places) for row in found.rows]

    return answer


def test_q01_who_leads_most(ask):
    assert ask("q01") == [("plan", "山川县卫健局", "3", "2", "1 2 3"), ("plan", "山川县财政局", "1", "1", "2")]
    assert ask("q01", document="summary") == []
    assert len(ask("q01", document="工作要点")) == 2


def test_q02_tasks_of_each_person(ask):
    assert ask("q02", document="plan") == [("plan", "张三", "2", "1 2"), ("plan", "李四", "1", "3")]


def test_q03_lead_alone_support_and_both(ask):
    assert ask("q03") == [("plan", "山川县卫健局", "3", "2", "1", "3"), ("plan", "山川县财政局", "1", "0", "1", "2")]


def test_q04_who_leads_a_program(ask):
    rows = ask("q04", "program_name", "id", "order", "leads", "supporters", "people", "deadline", "quote", program="驿站")
    assert rows[0] == ("健康小屋", "plan", "1", "山川县卫健局", "山川县财政局", "张三", "2024-06", "引文")
    assert set(rows[1][3].split("；")) == {"山川县卫健局", "山川县财政局"}
    assert [row[1:3] for row in rows] == [("plan", "1"), ("plan", "2")]


def test_q05_an_indicator_aimed_at_and_reported(ask):
    rows = ask("q05", "kind", "comparator", "value", "unit", "time", "place_name", "id", indicator="签约率", place="山川")
    assert rows == [
        ("Target", ">=", "70", "%", "2024", "某省某市山川县", "plan"),
        ("Observation", "=", "72.5", "%", "2024", "某省某市山川县", "summary"),
    ]
    assert ask("q05", indicator="死亡率") == []


def test_q06_forms_of_a_program_with_narrower_ones(ask):
    rows = ask("q06", "program_name", "id", "order", "kind", "targets", program="家庭医生")
    assert ("家庭医生", "plan", "1", "Task", "签约率达到70%以上") in rows
    assert ("家庭医生签约", "summary", "1", "Achievement", "签约率达72.5%") in rows


def test_q07_targets_of_a_place_and_year(ask):
    columns = ("indicator_name", "comparator", "value", "unit", "order", "quote")
    assert ask("q07", *columns, place="山川", year="2024") == [("签约率", ">=", "70", "%", "1", "签约率达到70%以上")]
    assert ask("q07", place="山川", year="2025") == []


def test_q08_how_many_places_share_an_indicator(ask):
    assert {row[:2] for row in ask("q08", indicator="签约")} == {("签约率", "1")}


def test_q10_deadlines_with_what_is_odd(ask):
    assert ask("q10") == [
        ("plan", "2023-11", "1", "true", "3"),
        ("plan", "2024-06", "1", "false", "1"),
        ("plan", "ongoing", "1", "false", "2"),
    ]


def test_q11_who_answers_for_items_with_certain_words(ask):
    columns = ("id", "order", "label", "leads", "people", "supporters", "deadline")
    assert ask("q11", *columns, text="家庭医生") == [("plan", "1", "（一）", "山川县卫健局", "张三", "山川县财政局", "2024-06")]


def test_q14_what_was_reported_against_a_target(ask):
    columns = ("aimed", "promised_in", "reported", "reported_in")
    assert ask("q14", *columns, place="山川") == [(">= 70%", "plan", "72.5%", "summary")]


def test_q16_who_issued_what_and_when(ask):
    rows = ask("q16", "id", "number", "issuers", "issued", "kind", "period", "place_name")
    assert rows == [
        ("plan", "山卫发〔2024〕3号", "山川县卫健局", "2024-03", "work_points", "2024", "某省某市山川县"),
        ("summary", "", "", "", "", "", ""),
    ]


def test_q17_what_a_document_implements(ask):
    assert ask("q17") == [("plan", "健康省规划", "", "3", "引文")]


def test_q19_programs_of_most_documents(ask):
    assert ask("q19", "program_name", "documents", "mentions")[:2] == [("健康小屋", "1", "2"), ("控烟", "1", "2")]


def test_q20_what_connects_two_programs(ask):
    rows = ask("q20", program="家庭医生", other="健康小屋")
    assert ("plan", "item", "", "1", "1") in rows
    assert ("plan", "lead", "山川县卫健局", "1", "2") in rows
    assert ("plan", "person", "张三", "1", "2") in rows
    assert ("plan", "program", "控烟", "1", "2") in rows
    assert ask("q20") == []


def test_every_question_is_told_in_both_languages_and_runs_open():
    store = Store()
    for q in questions():
        assert q.zh.endswith("？") or "？" in q.zh
        assert q.en and q.parameters
        assert here(store, q.sparql).kind == "select"
        assert here(store, bind(q, {p.name: "2024" for p in q.parameters})).rows == ()


def test_values_are_data_whatever_they_hold(ask):
    nasty = '"} UNION { ?s ?p ?o } #\\'
    assert ask("q01", document=nasty) == []
    assert ask("q11", text="'''\\\"") == []
    bound = bind(question("q01"), {"document": nasty})
    assert "UNION { ?s ?p ?o }" not in bound.replace('\\"} UNION { ?s ?p ?o } #', "")


def test_wrong_names_and_values_are_said():
    with pytest.raises(QueryError, match="no saved question"):
        question("q99")
    with pytest.raises(QueryError, match="more than one"):
        question("q0")
    with pytest.raises(QueryError, match="no parameter"):
        bind(question("q01"), {"year": "2020"})
    for wrong in ("25", "2025年", "2025\n"):
        with pytest.raises(QueryError, match="year"):
            bind(question("q07"), {"year": wrong})
    with pytest.raises(QueryError):
        bind(question("q01"), {"document": ""})


def test_a_file_with_a_bad_head_is_named(tmp_path):
    path = tmp_path / "q99_x.rq"
    for text, message in (
        ("# en: a\nSELECT * {}", "zh"),
        ("# zh: 一\n# en: a\n# param: x\nSELECT * {}", "must read"),
        ("# zh: 一\n# en: a\n# param: x text – 甲 / a\nSELECT * {}", "UNDEF"),
    ):
        path.write_text(text, "utf-8")
        with pytest.raises(RuleError, match=message):
            read(path)

"""The saved questions on the five seeds as annotated by people: the worked answers of the shared question list. Skipped without it."""

import json
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.model import Evidence, Fact, Span, Value
from kg.rdf.quads import quads
from kg.store.formats import plain
from kg.store.query import here
from kg.store.questions import bind, question

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="needs the shared annotations")
KINDS = {k: f"pol:{k.title()}" for k in ("task", "safeguard", "achievement", "problem", "principle")}
ROLES = {"target": ("pol:Target", "pol:sets"), "actual": ("pol:Observation", "pol:reports"), "baseline": ("pol:Baseline", "pol:reports")}
CITES = {"implements": "pol:implements", "issues": "pol:issues", "mentions": "pol:cites"}


def moment(text):
    return Value(text, {4: "year", 7: "month", 10: "date"}.get(len(text), "string") if text.replace("-", "").isdigit() else "string")


class Graph:
    """An annotation file as facts."""

    def __init__(self, path):
        self.id = path.stem.partition("_")[0]
        self.document = f"id:document/{self.id}"
        self.facts = []
        gold = json.loads(path.read_text("utf-8"))
        self.header(gold["document"])
        for item in gold["items"]:
            self.item(item)
        for n, target in enumerate(gold["targets"]):
            self.target(f"{self.document}/t{n}", target)
        for program in gold["programs"]:
            for item in program["items"]:
                self.say(f"{self.document}/{item}", "pol:mentionsProgram", self.named("program", "pol:Program", program["name"]))
        for citation in gold["citations"]:
            cited = f"id:cited/{citation['title'].replace(' ', '')}"
            self.say(self.document, CITES[citation["relation"]], cited)
            self.facts.append(Fact(cited, "dcterms:title", Value(citation["title"], "@zh"), ()))
            for item in citation["items"]:
                self.say(f"{self.document}/{item}", "pol:cites", cited)

    def say(self, subject, predicate, obj):
        self.facts.append(Fact(subject, predicate, obj, (Evidence(self.id, None, Span(0, 1), "gold"),)))

    def named(self, kind, type_, name):
        iri = f"id:{kind}/{name}"
        self.facts.append(Fact(iri, "rdf:type", type_, ()))
        self.facts.append(Fact(iri, "foaf:name" if kind == "person" else "skos:prefLabel", Value(name, "@zh"), ()))
        return iri

    def body(self, name):
        return self.named("organization", "pol:Organization", name)

    def header(self, row):
        self.say(self.document, "rdf:type", "pol:Document")
        self.say(self.document, "dcterms:identifier", Value(self.id))
        for field, predicate in (("number", "pol:documentNumber"), ("kind", "pol:documentKind"), ("period", "pol:period")):
            if row[field]:
                self.say(self.document, predicate, Value(row[field]))
        if row["issued"]:
            self.say(self.document, "dcterms:issued", moment(row["issued"]))
        for name in row["issuer"]:
            self.say(self.document, "dcterms:creator", self.body(name))

    def item(self, row):
        iri = f"{self.document}/{row['id']}"
        self.say(iri, "rdf:type", KINDS[row["kind"]])
        self.say(iri, "pol:document", self.document)
        self.say(iri, "pol:order", Value(row["id"][1:], "integer"))
        self.say(iri, "pol:text", Value(row["start"], "@zh"))
        for field, predicate in (("lead", "pol:ledBy"), ("support", "pol:supportedBy")):
            for name in row[field]:
                self.say(iri, predicate, self.body(name))
        for name in row["people"]:
            self.say(iri, "pol:responsiblePerson", self.named("person", "pol:Person", name))
        if row["deadline"] == "ongoing":
            self.say(iri, "pol:ongoing", Value("true", "boolean"))
        elif row["deadline"]:
            self.say(iri, "pol:deadline", moment(row["deadline"]))

    def target(self, iri, row):
        kind, sets = ROLES[row["role"]]
        self.say(iri, "rdf:type", kind)
        self.say(f"{self.document}/{row['item']}" if row["item"] else self.document, sets, iri)
        self.say(iri, "pol:indicator", self.named("indicator", "pol:Indicator", row["indicator"]))
        self.say(iri, "pol:comparator", Value(row["comparator"]))
        self.say(iri, "pol:value", Value(str(row["value"]), "decimal"))
        self.say(iri, "pol:unit", Value(row["unit"] or ""))
        self.say(iri, "pol:quote", Value(row["quote"], "@zh"))
        if row["time"]:
            self.say(iri, "pol:time", moment(row["time"]))
        if row["place"]:
            self.say(iri, "pol:place", self.named("place", "pol:Place", row["place"]))


@pytest.fixture(scope="module")
def ask():
    store = Store()
    for path in sorted(GOLD.glob("0*.json")):
        store.bulk_extend(quads(Graph(path).facts, lambda _: "字"))

    def answer(name, *columns, **values):
        found = here(store, bind(question(name), values))
        places = [found.columns.index(c) for c in columns]
        return [tuple("" if row[i] is None else plain(row[i]) for i in places) for row in found.rows]

    return answer


def test_q01_posts_that_lead_most_in_tongxin(ask):
    rows = {body.removeprefix("同心县卫生健康局"): (n, items) for body, n, items in ask("q01", "body", "tasks", "items", document="001")}
    assert rows["医政药政管理岗位"] == ("21", "10 13 14 15 19 20 21 22 23 24 26 27 28 35 37 41 43 45 48 49 50")
    assert rows["疾病预防控制和妇幼健康岗位"][0] == "15"
    assert rows["综合管理岗位"] == ("12", "1 2 3 25 42 46 47 48 51 52 53 54")
    assert rows["综合医改与信息化岗位"] == ("7", "8 9 11 14 16 17 18")
    assert len(rows) == 11


def test_q02_leaders_in_tongxin(ask):
    rows = ask("q02", "person", "tasks", document="001")
    assert rows == [("马正录", "33"), ("杨硕", "23"), ("杨少平", "9"), ("马瑾", "6")]


def test_q03_who_leads_and_supports_in_hongsibu(ask):
    rows = ask("q03", "body", "lead", "lead_alone", "support", "both", document="002")
    by_name = {body.removeprefix("吴忠市红寺堡区"): numbers for body, *numbers in rows}
    assert by_name["卫生健康局"] == ["23", "18", "7", "30"]
    assert by_name["财政局"][2] == "20"
    assert by_name["发展和改革局"][0::2] == ["1", "14"]
    assert {n for n, row in by_name.items() if row[0] == "2"} == {"教育局", "总工会", "市场监督管理分局", "各乡镇", "新民街道"}


def test_q04_three_reductions(ask):
    rows = ask("q04", "id", "order", "leads", "people", "deadline", program="三减三健")
    assert [row[:2] for row in rows] == [("000", "3"), ("000", "22"), ("001", "30"), ("002", "1")]
    assert rows[2][2:] == ("同心县卫生健康局健康综合岗位", "马瑾", "2020-11")


def test_q07_hongsibu_2025(ask):
    rows = ask("q07", "indicator_name", "comparator", "value", "high", place="红寺堡", year="2025")
    assert ("人均预期寿命", "=", "78.2", "") in rows
    assert any(row[0] == "经常参加体育锻炼人数比例" and row[2] == "38.5" for row in rows)


def test_q10_deadlines_in_tongxin(ask):
    rows = ask("q10", "deadline", "tasks", "before_issue", document="001")
    assert rows == [("2020-11", "41", "false"), ("ongoing", "12", "false"), ("2019-11", "1", "true")]


def test_q16_issuers_dates_and_numbers(ask):
    rows = ask("q16", "id", "number", "issuers", "issued")
    assert rows[1] == ("001", "同卫健党组发〔2020〕8号", "中共同心县卫生健康局党组", "2020-03-31")
    assert rows[2] == ("002", "红党办发〔2021〕39号", "中共吴忠市红寺堡区委员会办公室", "2021")
    assert rows[0][1:] == ("", "中卫市卫生健康委员会", "2019-03-20")
    assert rows[4] == ("004", "威环卫〔2019〕98号", "威海市环翠区卫生健康局", "2019-07-09")


def test_q17_superior_documents_of_tongxin(ask):
    titles = {title for title, _ in ask("q17", "cited_title", "order", document="001")}
    assert {"国民营养计划", "遏制结核病行动计划", "促进健康产业高质量发展行动纲要"} <= titles


def test_q19_programs_of_most_plans(ask):
    counts = dict(ask("q19", "program_name", "documents"))
    assert counts["医共体"] == "5"
    assert counts["京宁合作"] == counts["闽宁合作"] == counts["优质服务基层行"] == "4"


def test_q05_family_doctors(ask):
    rows = set(ask("q05", "id", "kind", "comparator", "value", "unit", indicator="签约"))
    assert {("000", "Target", ">=", "65", "%"), ("001", "Target", ">=", "65", "%"), ("003", "Observation", "=", "82.24", "%")} <= rows
    assert not any(row[0] == "002" or row[:2] == ("001", "Observation") for row in rows)


def test_q06_alliances_in_every_plan(ask):
    rows = ask("q06", "id", "order", "leads", program="医共体")
    assert {row[0] for row in rows} == {"000", "001", "002", "003", "004"}
    assert ("001", "11", "同心县卫生健康局综合医改与信息化岗位") in rows


def test_q08_visit_shares_are_no_series(ask):
    rows = ask("q08", "indicator_name", "places", "value", indicator="就诊率")
    assert {"60", "65", "80"} <= {row[2] for row in rows}
    assert {row[1] for row in rows} == {"1"}


def test_q20_nothing_connects_them_in_tongxin_and_hongsibu(ask):
    assert {row[0] for row in ask("q20", "id", program="三减三健", other="家庭医生")} <= {"000"}

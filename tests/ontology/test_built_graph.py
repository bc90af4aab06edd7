"""The graph the main job builds, from the demo corpus and (where it exists) from the seeds: sound, well-formed, and the questions answered."""

from pathlib import Path

import pytest

from kg.build.run import build
from kg.rdf.validate import validate
from kg.store.checks import findings
from kg.store.embedded import open_store
from kg.store.formats import plain
from kg.store.query import run
from kg.store.questions import bind, question

ROOT = Path(__file__).resolve().parents[2]
CORPORA = {"digests": ROOT / "data" / "corpus", "seeds": ROOT.parent / "shared" / "seeds"}
NAMES = {
    "digests": {
        "zhongwei": "zhongwei_2019_work_points",
        "tongxin": "tongxin_2020_task_division",
        "hongsibu": "hongsibu_2021_health_improvement_plan",
        "huancui": "huancui_2019_work_points",
    },
    "seeds": {
        "zhongwei": "000_218093baf63b414b",
        "tongxin": "001_586d2fdbfe293bd4",
        "hongsibu": "002_860ac0d9b38363d3",
        "huancui": "004_01bdced4e8deef8f",
    },
}


@pytest.fixture(scope="module", params=CORPORA)
def corpus(request):
    return request.param


@pytest.fixture(scope="module")
def names(corpus):
    return NAMES[corpus]


@pytest.fixture(scope="module")
def store(corpus, tmp_path_factory):
    if not CORPORA[corpus].is_dir():
        pytest.skip(f"needs {CORPORA[corpus]}")
    out = tmp_path_factory.mktemp(corpus)
    build([CORPORA[corpus]], out, workers=1)
    return out / "store"


@pytest.fixture
def ask(store):
    def answer(name, *columns, **values):
        found = run(store, bind(question(name), values))
        places = [found.columns.index(c) for c in columns]
        return [tuple("" if row[i] is None else plain(row[i]) for i in places) for row in found.rows]

    return answer


def test_it_is_well_formed(store):
    assert [str(v) for v in validate(open_store(store)) if not v.warning] == []


def test_checks_find_the_oddities_of_the_documents_and_no_defect_of_ours(store, names):
    found = findings(open_store(store))
    assert [str(f) for f in found if f.check.about == "graph"] == []
    assert ("deadline_before_issue", f"id:document/{names['tongxin']}/i45") in {(f.check.name, f.node) for f in found}


def test_q01_posts_that_lead_most_in_tongxin(ask, names):
    rows = ask("q01", "body", "tasks", document=names["tongxin"])
    assert rows[0] == ("同心县卫生健康局医政药政管理岗位", "21")
    assert rows[1] == ("同心县卫生健康局疾病预防控制和妇幼健康岗位", "15")
    assert rows[2] == ("同心县卫生健康局综合管理岗位", "12")


def test_q02_leaders_in_tongxin(ask, names):
    assert ask("q02", "person", "tasks", document=names["tongxin"]) == [("马正录", "33"), ("杨硕", "23"), ("杨少平", "9"), ("马瑾", "6")]


def test_q03_who_leads_and_supports_in_hongsibu(ask, names):
    rows = {
        body.removeprefix("吴忠市红寺堡区"): numbers
        for body, *numbers in ask("q03", "body", "lead", "support", "both", document=names["hongsibu"])
    }
    assert rows["卫生健康局"] == ["23", "7", "30"]
    assert rows["财政局"][1] == "20"


def test_q10_deadlines_in_tongxin(ask, names):
    rows = ask("q10", "deadline", "tasks", "before_issue", document=names["tongxin"])
    assert rows == [("2020-11", "41", "false"), ("ongoing", "12", "false"), ("2019-11", "1", "true")]


def test_q16_issuers_dates_and_numbers(ask, names):
    rows = {id_: rest for id_, *rest in ask("q16", "id", "number", "issuers", "issued")}
    assert rows[names["tongxin"]] == ["同卫健党组发〔2020〕8号", "中共同心县卫生健康局党组", "2020-03-31"]
    assert rows[names["hongsibu"]] == ["红党办发〔2021〕39号", "中共吴忠市红寺堡区委员会办公室", "2021"]
    assert rows[names["zhongwei"]] == ["", "中卫市卫生健康委员会", "2019-03-20"]
    assert rows[names["huancui"]] == ["威环卫〔2019〕98号", "威海市环翠区卫生健康局", "2019-07-09"]


def test_q04_three_reductions(ask, names):
    rows = ask("q04", "id", "order", "people", "deadline", program="三减三健")
    assert {row[0] for row in rows} == {names[n] for n in ("zhongwei", "tongxin", "hongsibu")}
    assert ("马瑾", "2020-11") in {row[2:] for row in rows}


def test_q19_programs_of_most_plans(ask):
    counts = dict(ask("q19", "program_name", "documents"))
    assert counts["医共体"] == "5"
    assert counts["京宁合作"] == "4"

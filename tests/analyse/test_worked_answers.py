"""Worked answers of the questions researchers ask, on the digests: counts as they were reckoned by hand from the originals."""

from collections import Counter

from kg.analyse.across import programs
from kg.analyse.comparison import compare
from kg.analyse.diffusion import diffusion
from kg.analyse.indicators import numbers
from kg.analyse.ledger import ledger
from kg.analyse.workload import Load, workload
from kg.assemble.schema import Record

POST = "同心县卫生健康局"
DISTRICT = "吴忠市红寺堡区"


def _loads(digests: list[Record], document: str, kind: str = "body") -> dict[str, Load]:
    return {load.name: load for load in workload(digests) if load.document.startswith(document) and load.kind == kind}


def _of(digests: list[Record], name: str) -> Record:
    return next(record for record in digests if record["source"]["id"].startswith(name))


def test_q1_which_post_leads_most_in_tongxin(digests: list[Record]) -> None:
    loads = _loads(digests, "tongxin")
    leads = {name.removeprefix(POST): load.leads for name, load in loads.items() if load.leads}
    assert leads == {
        "医政药政管理岗位": 21,
        "疾病预防控制和妇幼健康岗位": 15,
        "综合管理岗位": 12,
        "综合医改与信息化岗位": 7,
        "健康综合岗位": 5,
        "卫生应急岗位": 5,
        "综合监督岗位": 3,
        "规划发展岗位": 2,
        "中医药管理岗位": 2,
        "人口监测与家庭发展岗位": 2,
        "老龄健康岗位": 1,
    }
    assert loads[f"{POST}医政药政管理岗位"].distinct == 20  # items 20 and 21 are the same in words


def test_q2_tasks_per_leader(digests: list[Record]) -> None:
    loads = _loads(digests, "tongxin", "person")
    assert {name: load.leads for name, load in loads.items()} == {"马正录": 33, "杨硕": 23, "杨少平": 9, "马瑾": 6}
    assert round(sum(load.shared for load in loads.values()), 6) == 54  # shared out, every task is there once


def test_q3_who_leads_and_supports_in_hongsibu(digests: list[Record]) -> None:
    loads = {name.removeprefix(DISTRICT): (load.leads, load.supports) for name, load in _loads(digests, "hongsibu").items()}
    assert loads["卫生健康局"] == (23, 7)
    assert loads["财政局"] == (0, 20)
    assert loads["发展和改革局"] == (1, 14)
    assert [loads[name][0] for name in ("教育局", "总工会", "市场监督管理分局", "各乡镇", "新民街道")] == [2, 2, 2, 2, 2]
    assert max(loads.values(), key=lambda pair: pair[1]) == (0, 20)


def test_q5_family_doctors_target_and_attainment(digests: list[Record]) -> None:
    rows = [row for row in ledger(digests, list(numbers(digests))) if "家庭医生签约服务覆盖率" in row["target"]["indicator"]]
    zhongwei = [row for row in rows if row["target"]["document"].startswith("zhongwei_2019")]
    assert [(row["verdict"], row["observation"] and row["observation"]["value"]) for row in zhongwei] == [("met later", 82.24)]
    tongxin = [row for row in rows if row["target"]["document"].startswith("tongxin")]
    assert tongxin and all(row["verdict"] != "met later" and row["verdict"] != "met" for row in tongxin)
    assert all(row["observation"] is None for row in tongxin)  # never held against Zhongwei's figure


def test_q8_visit_shares_are_not_one_series(digests: list[Record]) -> None:
    ids = {
        t["indicator_id"] for record in digests for t in record["targets"] if "就诊率" in t["indicator"] or "住院量占比" in t["indicator"]
    }
    assert len(ids) == 4
    income = [c for c in compare(_of(digests, "tongxin"), _of(digests, "hongsibu")).changes if "医疗服务收入占比" in c.what]
    assert [(c.status, c.a.split(" (")[0], c.b.split(" (")[0]) for c in income] == [("raised", "≥30%", "≥32%")]


def test_q10_deadlines_in_tongxin(digests: list[Record]) -> None:
    assert Counter(item["deadline"] for item in _of(digests, "tongxin")["items"]) == {"2020-11": 41, "ongoing": 12, "2019-11": 1}


def test_q11_who_is_in_charge_of_family_doctors_in_tongxin(digests: list[Record]) -> None:
    record = _of(digests, "tongxin")
    items = {item["id"]: item for item in record["items"]}
    program = next(p for p in record["programs"] if p["name"] == "家庭医生签约服务")
    assert program["items"] == ["i12", "i36", "i40"]
    disease, people = f"{POST}疾病预防控制和妇幼健康岗位", f"{POST}人口监测与家庭发展岗位"
    assert [sorted(items[i]["lead"]) for i in program["items"]] == [[disease], [disease], sorted([people, disease])]
    assert all((items[i]["people"], items[i]["deadline"]) == (["杨硕"], "2020-11") for i in program["items"])


def test_q14_zhongwei_promised_and_reported(digests: list[Record]) -> None:
    verdicts = {
        row["target"]["indicator"]: row["verdict"]
        for row in ledger(digests, list(numbers(digests)))
        if row["target"]["document"].startswith("zhongwei_2019")
    }
    assert verdicts["重点人群家庭医生签约服务覆盖率"] == "met later"
    assert verdicts["高血压及2型糖尿病患者健康管理任务完成率"] == "not comparable"
    assert verdicts["65岁以上老年人健康体检任务完成率"] == "not comparable"
    assert verdicts["达到国家推荐标准的乡镇卫生院数"] == "unknown"


def test_q16_who_issued_what_when(digests: list[Record]) -> None:
    found = [(r["document"]["issuer"], r["document"]["issued"], r["document"]["number"]) for r in digests]
    assert found[:4] == [
        (["中共吴忠市红寺堡区委员会办公室"], "2021", "红党办发〔2021〕39号"),
        (["威海市环翠区卫生健康局"], "2019-07-09", "威环卫〔2019〕98号"),
        (["中共同心县卫生健康局党组"], "2020-03-31", "同卫健党组发〔2020〕8号"),
        (["中卫市卫生健康委员会"], "2019-03-20", None),
    ]
    assert found[4][1:] == (None, None)


def test_q17_what_tongxin_implements(digests: list[Record]) -> None:
    cited = {one.what for one in diffusion(digests, _of(digests, "tongxin")) if one.part == "cites"}
    assert {
        "关于印发2020年全区卫生健康工作要点及任务分工的通知",
        "关于印发吴忠市2020年卫生健康工作要点的通知",
        "关于印发中共同心县委2020年工作要点的通知",
        "关于加强社会组织党的建设工作的实施意见（试行）",
        "同心县人民政府关于健康同心行动实施方案",
        "国务院关于进一步加强的新时期爱国卫生工作的意见",
        "促进健康产业高质量发展行动纲要",
        "自治区关于借鉴推广福建省和三明市医改经验进一步深化“三医联动”改革工作方案",
        "国民营养计划",
        "遏制艾滋病传播实施方案",
        "遏制结核病行动计划",
        "基本医疗卫生与健康促进法",
    } <= cited


def test_q19_programs_of_most_plans(digests: list[Record]) -> None:
    documents = {row["name"]: {name.split("_")[0] + name.split("_")[1] for name in row["documents"]} for row in programs(digests)}
    assert len(documents["医共体"]) == 5
    assert documents["京宁合作"] == documents["闽宁合作"] == {"hongsibu2021", "tongxin2020", "zhongwei2019", "zhongwei2021"}
    assert documents["沪宁合作"] == {"hongsibu2021", "tongxin2020", "zhongwei2019"}
    assert documents["优质服务基层行"] == {"huancui2019", "tongxin2020", "zhongwei2019", "zhongwei2021"}
    for name in ("三减三健", "两个允许", "三医联动", "厕所革命"):
        assert documents[name] == {"hongsibu2021", "tongxin2020", "zhongwei2019"}

"""Counting rules of the workload table, on two small records."""

from typing import Any

from kg.analyse.workload import ALL, concentration, dependence, rows, workload
from kg.analyse.workload_themes import by_theme
from kg.analyse.workload_themes import rows as theme_table


def _item(number: int, text: str, **roles: list[str]) -> dict[str, Any]:
    duties = [{"role": role, "name": name, "entity": f"organization/{name}"} for role, names in roles.items() for name in names]
    return {"id": f"i{number}", "kind": "task", "text": text, "duties": duties}


def _records() -> list[Any]:
    first = [_item(1, "甲", lead=["A"], support=["B"]), _item(2, "甲", lead=["A", "B"]), _item(3, "乙", support=["A"], person=["王"])]
    second = [_item(1, "丙", lead=["B", "B"], support=["B", "A"])]
    return [{"source": {"id": "x"}, "items": first}, {"source": {"id": "y"}, "items": second}]


def test_counts_per_document_and_overall() -> None:
    loads = {(load.document, load.name): (load.leads, load.supports, load.total, load.distinct) for load in workload(_records())}
    assert loads[("x", "A")] == (2, 1, 3, 1)  # items 1 and 2 are worded alike
    assert loads[("x", "B")] == (1, 1, 2, 1)
    assert loads[("y", "B")] == (1, 0, 1, 1)  # named twice in one role, and a leader does not also support
    assert loads[(ALL, "A")] == (2, 2, 4, 1)
    assert loads[(ALL, "B")] == (2, 1, 3, 2)
    assert loads[("x", "王")] == (1, 0, 1, 1)


def test_ties_share_a_rank() -> None:
    table = [(r["document"], r["name"], r["rank"]) for r in rows(workload(_records())) if r["kind"] == "body"]
    assert table == [(ALL, "A", 1), (ALL, "B", 1), ("x", "A", 1), ("x", "B", 2), ("y", "B", 1), ("y", "A", 2)]


def test_joint_leads_share_a_task() -> None:
    loads = {(load.document, load.name): load.shared for load in workload(_records())}
    assert loads[("x", "A")] == 1.5 and loads[("x", "B")] == 0.5  # item 2 is led by both
    assert loads[("y", "B")] == 1.0


def test_only_tasks_count() -> None:
    records = _records()
    records[0]["items"][0]["kind"] = "safeguard"
    assert {(load.name, load.leads) for load in workload(records) if load.document == "x"} == {("A", 1), ("B", 1), ("王", 1)}


def test_the_rule_that_reverses_two_bodies_is_told() -> None:
    joint = [_item(n, f"共同{n}", lead=["A", "B", "C", "D"]) for n in range(1, 4)]
    alone = [_item(n, f"独自{n}", lead=["E"]) for n in range(4, 6)]
    loads = workload([{"source": {"id": "z"}, "items": joint + alone}])  # type: ignore[list-item]
    told = [one for one in dependence(loads) if one.document == "z" and one.first == "A"]
    assert [(one.rule, one.second, one.by_leads, one.by_rule, one.top) for one in told] == [("shared", "E", (3, 2), (0.75, 2.0), True)]


def test_concentration_of_the_led_tasks() -> None:
    row = next(c for c in concentration(workload(_records())) if (c.document, c.kind, c.rule) == ("x", "body", "leads"))
    assert (row.bodies, round(row.hhi, 4), round(row.gini, 4)) == (2, round(5 / 9, 4), round(1 / 6, 4))


def test_by_theme_every_task_is_somewhere(digests: list[Any]) -> None:
    plan = [record for record in digests if record["source"]["id"].startswith("hongsibu")]
    loads = by_theme(plan)
    assert sum(load.leads for load in loads if load.name == "吴忠市红寺堡区卫生健康局") == 23
    assert {load.document for load in loads} == {"hongsibu_2021_health_improvement_plan"}
    assert all(row["theme_zh"] and row["theme_en"] for row in theme_table(loads))

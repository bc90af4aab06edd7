"""Counting rules of the workload table, on two small records."""

from typing import Any

from kg.analyse.workload import ALL, rows, workload


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

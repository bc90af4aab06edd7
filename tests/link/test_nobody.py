"""Who is meant by 有关部门, told by what the rest of the document names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.assemble.record import record
from kg.extract import extract
from kg.read import read

HEAD = "丹棱县人民政府关于加强河道管理的通知\n{to}：\n一、清理河道。县水利局会同有关部门开展检查。\n二、修好堤防。县财政局会同县相关部门安排经费。\n丹棱县人民政府\n2021年3月4日\n"


@pytest.mark.parametrize(
    ("to", "support"),
    [
        ("各乡镇人民政府", [[], []]),
        ("各乡镇人民政府，县级各有关部门（单位）", [["丹棱县各有关部门（单位）"], []]),
    ],
)
def test_nobody_in_particular_has_a_duty(to: str, support: list[list[str]], tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(HEAD.format(to=to), "utf-8")
    made = record(extract(read(path)), "test")
    assert [[d["name"] for d in i["duties"] if d["role"] == "support"] for i in made["items"]] == support
    assert [d["name"] for i in made["items"] for d in i["duties"] if d["role"] == "lead"] == ["丹棱县水利局", "丹棱县财政局"]
    assert all(o["name"] != "县相关部门" for o in made["organizations"])

"""Communities of a large picture: which documents stand together, what the page above draws, and that everything else is told and reached."""

from dataclasses import replace

from visualize.communities import communities, inside, levels
from visualize.draw import addressed
from visualize.picture import Edge, Node, Picture, Plan, Said

GROUPS = {"水": ("a1", "a2", "a3"), "林": ("b1", "b2")}


def picture() -> Picture:
    """Three documents on water, two on woods, each group naming three programs of its own; all name one; a sixth document names nothing."""
    nodes, edges = [], []
    for word, documents in GROUPS.items():
        for d in documents:
            nodes.append(Node(f"document/{d}", "document", f"文件{d}", (d,), weight=10))
            for n in range(3):
                edges.append(Edge(f"document/{d}", f"program/{word}{n}", "names", Said(d, None, f"推进{word}{n}", 0)))
            edges.append(Edge(f"document/{d}", "program/共同", "names", Said(d, None, "共同", 9)))
        nodes += [Node(f"program/{word}{n}", "program", f"{word}{n}", documents) for n in range(3)]
    nodes.append(Node("organization/无联系", "organization", "无联系", ("b2",)))  # named, and tied to nothing
    nodes += [Node("program/共同", "program", "共同", sum(GROUPS.values(), ())), Node("document/c", "document", "独", ("c",), weight=1)]
    plans = tuple(Plan(d, d, "", "") for d in ("a1", "a2", "a3", "b1", "b2", "c"))
    return Picture(("图", "graph"), tuple(nodes), tuple(edges), plans=plans)


def test_documents_that_name_the_same_things_stand_together() -> None:
    found = communities(picture())
    assert [sorted(one.documents) for one in found] == [["a1", "a2", "a3"], ["b1", "b2"], ["c"]]
    assert [one.page for one in found] == ["community_1", "community_2", ""]
    assert found[0].label.startswith("3 · 水")
    assert communities(picture()) == found


def test_a_picture_that_fits_is_one_page() -> None:
    shown = picture()
    assert list(levels(shown)) == [("community", shown)]


def test_each_thing_is_drawn_above_or_told_and_drawn_inside() -> None:
    shown = picture()
    pages = dict(levels(shown, most=9))
    above = pages.pop("community")
    assert {node.id for node in above.nodes if node.kind == "community"} == {"community/community_1", "community/community_2"}
    assert "document/c" in {node.id for node in above.nodes}  # no community, so drawn itself
    drawn, told = {node.id for node in above.nodes}, {one.id: one for one in above.elsewhere}
    assert drawn.isdisjoint(told)
    assert {node.id for node in shown.nodes} <= drawn | set(told)
    for one in told.values():
        assert one.within in drawn
        if one.kind != "document":
            assert one.id in {node.id for node in pages[one.page].nodes}
    assert f"{len(told)} 份文件和对象" in above.left_out[0]
    assert "51 个条目和指标" in above.left_out[0]


def test_ties_between_levels_keep_their_words_and_are_counted() -> None:
    above = dict(levels(picture(), most=9))["community"]
    ties = {(edge.start, edge.end): edge for edge in above.edges}
    assert ties["community/community_1", "program/共同"].count == 3
    assert ties["community/community_2", "program/共同"].said.quote == "共同"


def test_inside_are_the_documents_and_all_they_name() -> None:
    shown = picture()
    within = inside(shown, communities(shown)[1])
    assert {n.id for n in within.nodes} == {
        "document/b1",
        "document/b2",
        "program/林0",
        "program/林1",
        "program/林2",
        "program/共同",
        "organization/无联系",
    }
    assert all(edge.said.document in GROUPS["林"] for edge in within.edges)
    assert [plan.id for plan in within.plans] == ["b1", "b2"]
    assert "20 个条目和指标" in within.left_out[0]


def test_addresses_of_documents_and_communities_are_apart() -> None:
    above = addressed(dict(levels(picture(), most=9))["community"], "pages/")
    pages = {node.kind: node.page for node in above.nodes if node.page}
    assert pages["document"] == "pages/c.html"
    assert pages["community"].startswith("pages/views/community_")
    assert {one.page for one in above.elsewhere if one.kind == "document"} >= {"pages/a1.html", "pages/b2.html"}


def test_a_community_too_large_for_one_page_has_communities_of_its_own() -> None:
    shown = picture()
    cited = tuple(Edge(f"document/{d}", "document/c", "cites", Said(d, None, "依据", 0)) for d in ("a1", "b1"))
    pages = dict(levels(replace(shown, edges=shown.edges + cited), most=1))
    assert len(pages) > 1
    assert all(page.elsewhere or page.nodes for page in pages.values())
    led = {one.page for page in pages.values() for one in page.elsewhere if not one.page.startswith("document/")}
    assert led <= set(pages)
    assert {node.id for page in pages.values() for node in page.nodes} >= {node.id for node in shown.nodes if node.kind != "document"}

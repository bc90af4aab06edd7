"""Places of nodes: the same for the same picture, with room for each, parts that nothing joins beside one another."""

from itertools import combinations

from visualize.layout import places
from visualize.picture import Edge, Node, Picture, Said

SAID = Said("d", None, "x", 0)


def picture(nodes: int, edges: list[tuple[int, int]]) -> Picture:
    made = tuple(Node(str(n), "program", str(n)) for n in range(nodes))
    return Picture(("", ""), made, tuple(Edge(str(a), str(b), "names", SAID) for a, b in edges))


def test_the_same_picture_has_the_same_places() -> None:
    shown = picture(30, [(n, n // 2) for n in range(1, 30)])
    assert places(shown) == places(shown)
    assert places(picture(0, [])) == {}
    assert places(picture(1, [])) == {"0": (0, 0)}


def test_lone_nodes_stand_in_rows_under_the_rest() -> None:
    found = places(picture(40, [(n, 0) for n in range(1, 20)]))
    lowest = max(found[str(n)][1] for n in range(20))
    lone = [found[str(n)] for n in range(20, 40)]
    assert all(y > lowest for _, y in lone)
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 200 for a, b in combinations(lone, 2))


def test_many_ties_do_not_press_nodes_together() -> None:
    found = places(picture(60, list(combinations(range(60), 2))))
    wide = max(x for x, _ in found.values()) - min(x for x, _ in found.values())
    high = max(y for _, y in found.values()) - min(y for _, y in found.values())
    assert wide * high > 60 * 90 * 90 * 1.4


def test_pairs_that_lie_almost_on_a_line_stay_small() -> None:
    found = places(picture(600, [(n, n + 1) for n in range(0, 600, 2)]))
    apart = [abs(found[str(n)][0] - found[str(n + 1)][0]) + abs(found[str(n)][1] - found[str(n + 1)][1]) for n in range(0, 600, 2)]
    assert max(apart) < 1000


def test_no_two_nodes_stand_on_each_other() -> None:
    core = list(combinations(range(40), 2))
    found = places(picture(200, core + [(n, n % 40) for n in range(40, 200)]))
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 45 for a, b in combinations(found.values(), 2))


def test_parts_together_are_wider_than_high() -> None:
    found = places(picture(300, [(n, n - n % 30) for n in range(300) if n % 30])).values()
    wide, high = max(x for x, _ in found) - min(x for x, _ in found), max(y for _, y in found) - min(y for _, y in found)
    assert 1.0 < wide / high < 3.5

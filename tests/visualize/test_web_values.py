"""The pure parts of the web app: pieces of a text, plots, search keys, addresses."""

from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.printed import figure
from visualize.pinyin import spelled
from visualize.web.answers import wording
from visualize.web.plots import Point, decimal_year, over_time, stacked
from visualize.web.reader import Note, pieces
from visualize.web.request import address, request


def test_pieces_of_overlapping_notes() -> None:
    text = "落实《健康中国规划》，由市卫健委牵头"
    notes = [
        Note(2, 10, "cited", "cited/健康中国规划"),
        Note(3, 7, "program", "program/健康中国"),
        Note(12, 16, "organization", "organization/x"),
    ]
    found = pieces(text, notes, anchors=[(12, "i1")], shown=(2, 10))
    assert "".join(p.text for p in found) == text
    assert [(p.text, p.note.kind) for p in found if p.note] == [
        ("《", "cited"),
        ("健康中国", "program"),
        ("规划》", "cited"),
        ("市卫健委", "organization"),
    ]
    assert "".join(p.text for p in found if p.shown) == "《健康中国规划》"
    assert [p.text for p in found if p.anchors] == ["市卫健委"]


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=20),
    st.tuples(st.integers(-5, 70), st.integers(-5, 70)),
)
def test_pieces_always_give_the_text_back(text: str, spans: list[tuple[int, int]], shown: tuple[int, int]) -> None:
    found = pieces(text, [Note(a, b, "program") for a, b in spans], anchors=spans and [(spans[0][0], "x")], bold=spans, shown=shown)
    assert "".join(p.text for p in found) == text


def test_pinyin_in_full_and_by_initials() -> None:
    assert spelled("三减三健") == "sanjiansanjian sjsj"
    assert spelled("互联网+医疗健康") == "hulianwangyiliaojiankang hlwyljk"
    assert spelled("HIV检测2030") == "hivjiance2030 hivjc2030"
    assert spelled("plain") == ""


def test_figures_as_printed() -> None:
    assert figure(">=", 65.0, None, "%") == "≥65%"
    assert figure("range", 2.0, 3.5, "个") == "2–3.5个"
    assert figure("increase", 5.0, None, "%") == "+5%"
    assert figure("=", 1234567.0, None, "人") == "123.4567万人"


def test_times_as_decimal_years() -> None:
    assert decimal_year("2021-H1") == 2021.25
    assert decimal_year("2025") == 2025.5
    assert decimal_year("2018/2020") == 2020.5
    assert decimal_year("2020-07") == 2020 + 6.5 / 12
    assert decimal_year(None) is None
    assert decimal_year("ongoing") is None


def test_a_plot_holds_every_point_and_escapes_its_words() -> None:
    points = [Point(2019.5, 65.0, True, "<b>", "/document/a?at=1-2#at"), Point(2021.25, 82.24, False, "x", "/document/b")]
    drawn = over_time(points, "<率>")
    assert drawn.count("<a href=") == 2
    assert "<b>" not in drawn
    assert "&lt;率&gt;" in drawn
    assert over_time([], "x") == ""


def test_bars_fill_their_width() -> None:
    drawn = stacked((("lead", 3), ("support", 1)), 8, 160)
    assert 'class="lead" x="0" y="1" width="60"' in drawn
    assert 'class="support" x="60" y="1" width="20"' in drawn


def test_addresses_come_back_as_they_were() -> None:
    made = address("/program/互联网+医疗 健康", q="a&b=c", page=2, empty=None)
    asked = request(made)
    assert asked.path == "/program/互联网+医疗 健康"
    assert asked.fields == {"q": "a&b=c", "page": "2"}
    assert asked.number("page") == 2
    assert asked.number("q") == 1
    assert request("/x?lang=en").link("/y") == "/y?lang=en"


def test_wording_as_pieces() -> None:
    assert wording("[-抓住-]{+从+}高血压[-重点-]") == [("del", "抓住"), ("ins", "从"), ("", "高血压"), ("del", "重点")]

import pytest

from kg.store.protocol import FORM, GRAPHS, QUERY, ROWS, UPDATE, Asked, RefusedError, asked, negotiate


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        ("application/sparql-results+xml, */*;q=0.1", "application/sparql-results+xml"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/sparql-results+json"),
        ("application/sparql-results+json;q=0, text/csv;q=0.001", "text/csv"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("TEXT/CSV ; Q=1", "text/csv"),
        ("application/json", "application/json"),
    ],
)
def test_the_client_gets_what_it_prefers(accept, expected):
    assert negotiate(accept, ROWS)[0] == expected


def test_what_is_not_offered_is_406_with_the_list():
    with pytest.raises(RefusedError, match="text/turtle") as refused:
        negotiate("text/html", GRAPHS)
    assert refused.value.status == 406


def test_the_three_ways_to_ask():
    expected = Asked("ASK {}", ("http://g/1", "http://g/2"), ("http://n",))
    url = "default-graph-uri=http://g/1&default-graph-uri=http%3A%2F%2Fg%2F2&named-graph-uri=http://n"
    assert asked("GET", "query=ASK%20%7B%7D&" + url, None, b"") == expected
    assert asked("POST", "", FORM, ("query=ASK+%7B%7D&" + url).encode()) == expected
    assert asked("POST", url, QUERY + "; charset=UTF-8", b"ASK {}") == expected
    assert asked("GET", "", None, b"").sparql is None


@pytest.mark.parametrize(
    ("method", "url", "kind", "body", "status"),
    [
        ("GET", "query=ASK%20{}&query=ASK%20{}", None, b"", 400),
        ("GET", "default-graph-uri=http://g", None, b"", 400),
        ("GET", "update=CLEAR%20ALL", None, b"", 400),
        ("GET", "query=%ff", None, b"", 400),
        ("POST", "", FORM, b"nothing=1", 400),
        ("POST", "", FORM, b"update=CLEAR+ALL", 403),
        ("POST", "", FORM, b"query=a&query=b", 400),
        ("POST", "", UPDATE, b"CLEAR ALL", 403),
        ("POST", "", None, b"ASK {}", 415),
        ("POST", "", "text/plain", b"ASK {}", 415),
        ("POST", "", QUERY + "; charset=UTF-16", "ASK {}".encode("utf-16"), 415),
        ("POST", "", QUERY, b"\xff\xfe", 400),
        ("POST", "query=ASK%20{}", QUERY, b"ASK {}", 400),
    ],
)
def test_what_is_no_query_request_is_refused(method, url, kind, body, status):
    with pytest.raises(RefusedError) as refused:
        asked(method, url, kind, body)
    assert refused.value.status == status

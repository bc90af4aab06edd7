import threading

import pytest

from kg.errors import StoreError
from kg.model import Fact, Value
from kg.rdf.quads import quads
from kg.store.embedded import current_store, open_store, write_store


def numbered(n, count=200):
    return list(quads((Fact(f"id:place/{i}", "pol:code", Value(str(n)), ()) for i in range(count)), {}.__getitem__))


def test_a_written_store_opens_read_only(tmp_path, small_quads):
    path = write_store(small_quads, tmp_path / "store")
    store = open_store(tmp_path / "store")
    assert len(store) == len(set(small_quads))
    assert current_store(tmp_path / "store") == path
    with pytest.raises(RuntimeError, match="read-write"):
        store.add(small_quads[0])


def test_a_rebuild_leaves_open_readers_alone_and_removes_what_is_older(tmp_path):
    folder = tmp_path / "store"
    write_store(numbered(1), folder)
    reader = open_store(folder)
    for n in (2, 3, 4):
        write_store(numbered(n), folder)
    assert {q.object.value for q in reader} == {"1"}
    assert {q.object.value for q in open_store(folder)} == {"4"}
    assert sorted(p.name for p in folder.iterdir()) == ["generation", "generation-000003", "generation-000004"]


def test_readers_meanwhile_see_one_generation_and_no_error(tmp_path):
    folder, seen, errors = tmp_path / "store", [], []
    write_store(numbered(0), folder)
    done = threading.Event()

    def read():
        while not done.is_set():
            try:
                seen.append(frozenset(q.object.value for q in open_store(folder)))
            except StoreError as problem:
                errors.append(problem)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for n in range(1, 8):
        write_store(numbered(n), folder)
    done.set()
    for thread in threads:
        thread.join()
    assert errors == []
    assert seen and all(len(values) == 1 for values in seen)


def test_a_killed_build_leaves_the_former_store_and_is_cleaned_up(tmp_path):
    folder = tmp_path / "store"
    write_store(numbered(1), folder)
    (folder / "generation-000002").mkdir()
    (folder / "generation-000002" / "half").write_text("x", "utf-8")
    assert {q.object.value for q in open_store(folder)} == {"1"}
    write_store(numbered(3), folder)
    assert {p.name for p in folder.iterdir()} == {"generation", "generation-000001", "generation-000003"}


def test_what_is_no_store_is_said_plainly(tmp_path):
    with pytest.raises(StoreError, match="build it first"):
        open_store(tmp_path / "none")
    with pytest.raises(StoreError, match="incomplete"):
        open_store(tmp_path)
    write_store(numbered(1), tmp_path / "s")
    for name in ("CURRENT",):
        (tmp_path / "s" / "generation-000001" / name).write_text("broken", "utf-8")
    with pytest.raises(StoreError, match="build it again"):
        open_store(tmp_path / "s")
    (tmp_path / "s" / "generation").write_text("../../etc", "utf-8")
    with pytest.raises(StoreError, match="incomplete"):
        open_store(tmp_path / "s")

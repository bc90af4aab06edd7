import time
from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError
from kg.store.embedded import current_store
from kg.store.pool import Lanes, Pool
from kg.store.process import LimitError, Limits, Worker

LIMITS = Limits(memory=1 << 30)


@pytest.fixture
def worker():
    made = Worker(LIMITS.memory)
    yield made
    made.kill()


def test_a_worker_answers_again_after_a_refused_query(worker, small_store):
    path = current_store(small_store)
    with pytest.raises(QueryError):
        worker.ask(path, "ASK {", LIMITS)
    assert b"true" in worker.ask(path, "ASK {}", LIMITS).payload
    assert worker.alive
    assert worker.peak > 1 << 20


def test_a_store_that_cannot_be_read_is_said(worker, tmp_path):
    with pytest.raises(StoreError, match="could not be read"):
        worker.ask(tmp_path / "none", "ASK {}", LIMITS)


def test_a_defect_in_the_worker_is_told_with_its_last_words(worker, small_store):
    assert worker._process.stdin is not None
    worker._process.stdin.write(b'{"nonsense": 1}\n')
    worker._process.stdin.flush()
    with pytest.raises(StoreError, match=r"KeyError.*report"):
        worker.ask(current_store(small_store), "ASK {}", LIMITS)
    assert not worker.alive


def test_a_worker_ends_with_its_parents_end_of_the_pipe(worker):
    assert worker._process.stdin is not None
    worker._process.stdin.close()
    assert worker._process.wait(5) == 0


def test_a_stopped_worker_is_not_asked_again(worker, small_store):
    worker.stop(LimitError("stopped"))
    assert not worker.alive
    with pytest.raises(LimitError, match="stopped"):
        worker.ask(current_store(small_store), "ASK {}", LIMITS)


def test_an_answer_too_large_is_refused_where_it_may_not_be_cut(worker, small_store):
    with pytest.raises(LimitError, match="more than 3 rows"):
        worker.ask(current_store(small_store), "SELECT * { ?s ?p ?o }", Limits(rows=3, cut=False))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc")
def test_work_is_counted_in_processor_time(worker):
    time.sleep(0.5)
    before = worker.used()
    time.sleep(0.5)
    assert worker.used() - before < 0.3


def test_a_pool_replaces_workers_that_died(small_store):
    pool = Pool(small_store, LIMITS, Lanes(fast=1, slow=0))
    try:
        for _ in range(2):
            with pytest.raises(LimitError):
                pool.ask("SELECT * { ?s ?p ?o FILTER(" + "!" * 90_000 + "true) }")
            assert b"true" in pool.ask("ASK {}").payload
    finally:
        pool.close()
    with pytest.raises(LimitError):
        pool.ask("ASK {}")

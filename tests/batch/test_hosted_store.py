from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.batch.hosted.store import HostedStore
from summarizer.usage import Usage


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HostedStore]:
    opened = HostedStore(tmp_path)
    yield opened
    opened.close()


def test_a_request_is_written_down_once_and_sent_in_a_batch(store: HostedStore) -> None:
    for _ in range(2):
        assert store.request("one", {"q": 1}).state == "waiting"
    store.request("two", {"q": 2})
    assert list(store.waiting()) == [("one", {"q": 1}), ("two", {"q": 2})]
    store.plan(["one", "two"])
    assert list(store.waiting()) == []
    (batch,) = store.open_batches()
    assert (batch.file, batch.batch) == (None, None)
    assert list(store.lines(batch.number)) == [("one", {"q": 1}), ("two", {"q": 2})]


def test_ids_of_the_endpoint_and_answers_outlive_the_process(tmp_path: Path) -> None:
    store = HostedStore(tmp_path)
    store.request("one", {})
    store.plan(["one"])
    (batch,) = store.open_batches()
    store.uploaded(batch.number, "file-1")
    store.created(batch.number, "batch-1")
    store.answered(batch.number, "one", {"a": 1}, Usage(input=5, output=2, cached=1))
    store.close()
    again = HostedStore(tmp_path)
    (found,) = again.open_batches()
    assert (found.token, found.file, found.batch) == (batch.token, "file-1", "batch-1")
    assert again.request("one", {}).answer == {"a": 1}
    assert again.usage() == Usage(input=5, output=2, cached=1)
    again.close()


def test_an_answer_of_another_batch_is_left_alone(store: HostedStore) -> None:
    store.request("one", {})
    store.plan(["one"])
    store.answered(99, "one", {"a": 1}, Usage())
    assert store.request("one", {}).state == "sent"


def test_what_a_batch_leaves_unanswered_is_sent_again_so_many_times(store: HostedStore) -> None:
    store.request("one", {})
    for tries in (1, 2):
        store.plan(["one"])
        batch = store.open_batches()[-1]
        store.refused(batch.number, "one", "busy", final=False)
        store.collected(batch.number, 2)
        found = store.request("one", {})
        assert (found.state, found.problem) == (("waiting", "failed")[tries - 1], "busy")
    assert store.open_batches() == []
    store.retry_failed()
    assert store.request("one", {}).state == "waiting"


def test_a_final_refusal_is_a_failure_at_once(store: HostedStore) -> None:
    store.request("one", {})
    store.plan(["one"])
    (batch,) = store.open_batches()
    store.refused(batch.number, "one", "no such model", final=True)
    assert store.request("one", {}).state == "failed"

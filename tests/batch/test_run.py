from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest

from summarizer.batch.handling import run
from summarizer.batch.limits import Stop
from summarizer.batch.run import BatchPolicy, Progress
from summarizer.batch.store import RunStore, State
from summarizer.errors import (
    AnswerRefused,
    AnswerTruncated,
    BudgetReached,
    EmptyDocument,
    EndpointUnreachable,
    KeyRejected,
    RateLimited,
)
from summarizer.models.document import SourceDocument
from summarizer.models.verified import VerifiedSummary
from tests.batch.helpers import Asked, Found, entries, entry, summary_of

QUICK = BatchPolicy(concurrency=4, pause=0.0)


def sources(store: RunStore) -> list[str]:
    return [json.loads(line)["document"]["source"] for line in store.results()]


def test_results_come_in_input_order_however_long_each_took(tmp_path: Path) -> None:
    def slow_first(document: SourceDocument) -> VerifiedSummary:
        time.sleep(0.05 if document.source == "a" else 0)
        return summary_of(document)

    with RunStore(tmp_path) as store:
        run(entries(*map(entry, "abcdef")), Asked(slow_first).work(), store, QUICK)
        assert sources(store) == list("abcdef")


def test_a_second_run_asks_nothing_again(tmp_path: Path) -> None:
    asked = Asked()
    for _ in range(2):
        with RunStore(tmp_path) as store:
            progress = run(entries(entry("a"), entry("b")), asked.work(), store, QUICK)
    assert sorted(asked.texts) == ["a", "b"]
    assert progress.reused == 2
    assert progress.counts == {State.OK: 2}


def test_a_changed_prompt_asks_again_and_the_old_one_is_not_forgotten(tmp_path: Path) -> None:
    asked = Asked()
    for prompt in ("one", "two", "one"):
        with RunStore(tmp_path) as store:
            run(entries(entry("a")), asked.work(prompt), store, QUICK)
    assert asked.texts == ["a", "a"]


def test_a_changed_text_asks_again(tmp_path: Path) -> None:
    asked = Asked()
    for text in ("before", "after"):
        with RunStore(tmp_path) as store:
            run(entries(entry("a", text)), asked.work(), store, QUICK)
            assert len(sources(store)) == 1
    assert asked.texts == ["before", "after"]


def test_the_same_text_under_two_names_is_paid_once_and_listed_twice(tmp_path: Path) -> None:
    asked = Asked()
    with RunStore(tmp_path) as store:
        run(
            entries(entry("a", "same"), entry("b", "same"), entry("c", "same")),
            asked.work(),
            store,
            QUICK,
        )
        assert asked.texts == ["same"]
        assert sources(store) == ["a", "b", "c"]
        assert store.spent().calls == 1


def test_an_unreadable_document_is_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    def unreadable() -> SourceDocument:
        raise EmptyDocument("b holds no text.")

    with RunStore(tmp_path) as store:
        progress = run(
            entries(entry("a"), Found("b", unreadable), entry("c")), Asked().work(), store, QUICK
        )
        (failure,) = store.rows(failures_only=True)
        assert sources(store) == ["a", "c"]
    assert (failure.source, failure.error_type, failure.error) == (
        "b",
        "EmptyDocument",
        "b holds no text.",
    )
    assert progress.counts == {State.OK: 2, State.FAILED: 1}


def test_a_defect_of_the_reader_does_not_end_the_run_and_is_named(tmp_path: Path) -> None:
    def broken() -> SourceDocument:
        raise ZeroDivisionError("oh")

    with RunStore(tmp_path) as store:
        run(entries(Found("b", broken), entry("c")), Asked().work(), store, QUICK)
        (failure,) = store.rows(failures_only=True)
        assert sources(store) == ["c"]
    assert "ZeroDivisionError: oh" in str(failure.error)


@pytest.mark.parametrize(
    ("error", "state"),
    [(AnswerTruncated("cut"), State.TRUNCATED), (AnswerRefused("no"), State.REFUSED)],
)
def test_states_tell_truncated_and_refused_answers_apart(
    tmp_path: Path, error: Exception, state: State
) -> None:
    def fail(_: SourceDocument) -> VerifiedSummary:
        raise error

    with RunStore(tmp_path) as store:
        progress = run(entries(entry("a")), Asked(fail).work(), store, QUICK)
    assert progress.counts == {state: 1}


def test_unverified_quotes_give_the_state_unverified(tmp_path: Path) -> None:
    asked = Asked(lambda d: summary_of(d, exact=3, drift=1))
    with RunStore(tmp_path) as store:
        assert run(entries(entry("a")), asked.work(), store, QUICK).counts == {State.UNVERIFIED: 1}


def test_failures_are_tried_again_only_when_asked_for(tmp_path: Path) -> None:
    answers = iter([AnswerRefused("no"), None])

    def first_refused(document: SourceDocument) -> VerifiedSummary:
        error = next(answers)
        if error:
            raise error
        return summary_of(document)

    asked = Asked(first_refused)
    states = []
    for retry in (False, False, True):
        with RunStore(tmp_path) as store:
            policy = BatchPolicy(pause=0.0, retry_failed=retry)
            states.append(*run(entries(entry("a")), asked.work(), store, policy).counts)
            attempts = next(store.rows()).attempts
    assert states == [State.REFUSED, State.REFUSED, State.OK]
    assert len(asked.texts) == 2
    assert attempts == 2


def test_an_endpoint_that_asks_to_slow_down_loses_no_document(tmp_path: Path) -> None:
    failing = dict.fromkeys("abcdefgh", 2)
    mutex = threading.Lock()

    def sometimes(document: SourceDocument) -> VerifiedSummary:
        with mutex:
            failing[document.text] -= 1
            if failing[document.text] >= 0:
                raise RateLimited("slow down")
        return summary_of(document)

    with RunStore(tmp_path) as store:
        progress = run(entries(*map(entry, "abcdefgh")), Asked(sometimes).work(), store, QUICK)
    assert progress.counts == {State.OK: 8}


@pytest.mark.parametrize("error", [KeyRejected("401"), BudgetReached("enough")])
def test_an_error_that_hits_every_document_stops_the_run_and_fails_none(
    tmp_path: Path, error: Exception
) -> None:
    asked = Asked()

    def second_fails(document: SourceDocument) -> VerifiedSummary:
        if document.text == "b":
            raise error
        return summary_of(document)

    broken = Asked(second_fails)
    with RunStore(tmp_path) as store, pytest.raises(type(error)):
        run(entries(*map(entry, "abc")), broken.work(), store, BatchPolicy(concurrency=1))
    with RunStore(tmp_path) as store:
        assert store.counts() == {State.OK: 1, State.QUEUED: 2}
        run(entries(*map(entry, "abc")), asked.work(), store, QUICK)
        assert sources(store) == ["a", "b", "c"]
    assert sorted(asked.texts) == ["b", "c"]


def test_money_spent_on_an_unfinished_document_stays_counted(tmp_path: Path) -> None:
    def fail(_: SourceDocument) -> VerifiedSummary:
        raise BudgetReached("enough")

    for _ in range(2):
        with RunStore(tmp_path) as store:
            with pytest.raises(BudgetReached):
                run(entries(entry("a")), Asked(fail).work(), store, QUICK)
            cost = store.cost_so_far()
    assert cost == pytest.approx(0.02)


def test_an_endpoint_nobody_ever_reached_stops_the_run_early(tmp_path: Path) -> None:
    def fail(_: SourceDocument) -> VerifiedSummary:
        raise EndpointUnreachable("nobody there")

    asked = Asked(fail)
    policy = BatchPolicy(concurrency=1, attempts=1, pause=0.0)
    with RunStore(tmp_path) as store, pytest.raises(EndpointUnreachable):
        run(entries(*(entry(str(n)) for n in range(50))), asked.work(), store, policy)
    assert len(asked.texts) == policy.hopeless


def test_a_requested_stop_finishes_what_is_in_flight_and_begins_nothing_new(tmp_path: Path) -> None:
    stop = Stop()

    def stops(document: SourceDocument) -> VerifiedSummary:
        stop.request()
        return summary_of(document)

    with RunStore(tmp_path) as store:
        run(
            entries(*map(entry, "abcdef")),
            Asked(stops).work(),
            store,
            BatchPolicy(concurrency=1),
            stop=stop,
        )
        assert store.counts() == {State.OK: 1, State.QUEUED: 5}


def test_progress_is_told_before_and_after_each_document(tmp_path: Path) -> None:
    seen: list[tuple[int, int, str | None]] = []

    def watch(progress: Progress) -> None:
        seen.append((progress.done, progress.total, progress.current))

    with RunStore(tmp_path) as store:
        run(entries(*map(entry, "ab")), Asked().work(), store, BatchPolicy(concurrency=1), watch)
    a, b = (entry(name).source for name in "ab")
    assert seen == [(0, 2, a), (1, 2, a), (1, 2, b), (2, 2, b)]


def test_documents_are_read_when_their_turn_comes(tmp_path: Path) -> None:
    read: list[int] = []
    summarised: list[int] = []
    ahead: list[int] = []

    def numbered(number: int) -> Found:
        def content() -> SourceDocument:
            read.append(number)
            return SourceDocument(source=str(number), text=f"text {number}")

        return Found(str(number), content)

    def slowly(document: SourceDocument) -> VerifiedSummary:
        ahead.append(len(read) - len(summarised))
        summarised.append(1)
        return summary_of(document)

    with RunStore(tmp_path) as store:
        run(
            entries(*map(numbered, range(60))),
            Asked(slowly).work(),
            store,
            BatchPolicy(concurrency=2),
        )
    assert len(read) == 60
    assert max(ahead) <= 2

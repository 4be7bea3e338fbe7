from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer import Scripted, Summarizer
from summarizer.batch.limits import HostedPolicy, Stop
from summarizer.batch.report import BatchReport
from summarizer.batch.run import BatchPolicy
from summarizer.batch.store import RunStore, State
from summarizer.engines.base import Profile
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import (
    BudgetReached,
    ConfigurationError,
    EngineError,
    RequestRejected,
)
from summarizer.usage import Usage
from tests.batch_server import BatchServer
from tests.servers import completion

PROFILE = Profile("gpt-4o-mini", "openai", "single", 128_000, 12_000, local=False)
HOSTED = HostedPolicy(
    poll_seconds=0.01, retry=RetryPolicy(wait_min=0.01, wait_max=0.02, attempts=2)
)
POLICY = BatchPolicy(via="openai-batch", hosted=HOSTED)
QUOTE = "We reject the tariff"


def summary(words: str = QUOTE) -> str:
    position = {
        "holder": "the minister",
        "on_behalf_of": None,
        "topic": "the tariff",
        "stance": "opposes",
        "statement": "It is rejected.",
        "attribution": [],
        "quotes": [{"sentences": [2], "words": words}],
    }
    return json.dumps(
        {"overview": "A view.", "conversations": [], "positions": [position], "disputed_claims": []}
    )


def good(_: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    return 200, completion(summary())


class Priced(OpenAIEngine):
    @property
    def base_url(self) -> str:
        return "https://api.openai.com/v1"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(5):
        text = f"On Monday the minister of Arland met envoy {n}.\n\n“{QUOTE},” the minister said.\n"
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    return folder


def run(
    server: BatchServer, documents: Path, policy: BatchPolicy = POLICY, stop: Stop | None = None
) -> BatchReport:
    engine = Priced("gpt-4o-mini", server.url, "key", profile=PROFILE)
    try:
        return Summarizer(engine).batch([documents], documents.parent / "out", policy, stop=stop)
    finally:
        engine.close()


def asked(server: BatchServer) -> Counter[str]:
    """Count how often each request was sent, over all batches."""
    return Counter(
        json.loads(line)["custom_id"]
        for batch in server.batches.values()
        for line in server.contents[batch["input_file_id"]].splitlines()
    )


def test_documents_are_summarised_through_one_batch_at_half_the_price(documents: Path) -> None:
    with BatchServer(good) as server:
        report = run(server, documents)
    assert report.counts == {State.OK: 5}
    assert len(server.batches) == 1
    assert [r.document.source.rpartition("/")[2] for r in report.results()] == [
        f"{n}.txt" for n in range(5)
    ]
    single = 5 * (100 * 0.15 + 10 * 0.6) / 1e6
    assert report.spent.cost_usd == pytest.approx(single / 2)


def test_the_answers_are_those_of_single_requests(documents: Path, tmp_path: Path) -> None:
    from tests.servers import ChatServer, says

    with BatchServer(good) as server:
        hosted = run(server, documents)
    with ChatServer([says(summary())]) as chat:
        engine = Priced("gpt-4o-mini", chat.url, "key", profile=PROFILE)
        single = Summarizer(engine).batch([documents], tmp_path / "single")
        engine.close()
        bodies = [seen.body for seen in chat.seen]
    assert [r.checks for r in hosted.results()] == [r.checks for r in single.results()]
    sent = [
        json.loads(line)["body"]
        for batch in server.batches.values()
        for line in server.contents[batch["input_file_id"]].splitlines()
    ]
    by_text: Callable[[dict[str, Any]], str] = lambda body: str(body["messages"])  # noqa: E731
    assert sorted(sent, key=by_text) == sorted(bodies, key=by_text)


def test_a_second_run_sends_nothing(documents: Path) -> None:
    with BatchServer(good) as server:
        run(server, documents)
        before = len(server.seen)
        report = run(server, documents)
        assert [m for m, _ in server.seen[before:]].count("POST") == 0
    assert report.reused == 5


def test_batches_keep_to_the_limits_of_requests_and_of_bytes(documents: Path) -> None:
    with BatchServer(good) as server:
        report = run(server, documents, replace(POLICY, hosted=replace(HOSTED, most_requests=2)))
        assert len(server.batches) == 3
    assert report.counts == {State.OK: 5}
    for path in documents.iterdir():
        path.write_text(path.read_text("utf-8") + "More.\n", "utf-8")
    with BatchServer(good) as server:
        largest = replace(HOSTED, most_bytes=30_000)
        report = run(server, documents, replace(POLICY, hosted=largest))
        sizes = [f["bytes"] for f in server.files.values() if f["purpose"] == "batch"]
    assert report.counts == {State.OK: 5}
    assert len(sizes) > 1
    assert max(sizes) <= 30_000


class Once:
    """Answers the first request about each document badly, and every other one well."""

    def __init__(self, *bad: tuple[int, dict[str, Any]]) -> None:
        self._bad = bad
        self.seen: Counter[str] = Counter()

    def __call__(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        text = body["messages"][1]["content"]
        self.seen[text] += 1
        turn = self.seen[text] - 1
        return self._bad[turn] if turn < len(self._bad) else good(body)


@pytest.mark.parametrize(
    "bad",
    [
        (500, {"error": {"message": "The server had an error"}}),
        (429, {"error": {"message": "Slow down"}}),
        (200, completion('{"overview": 3}')),
        (200, completion('{"overv', finish_reason="length")),
        (200, {"nothing": "usable"}),
    ],
)
def test_what_failed_or_did_not_validate_is_sent_again(
    documents: Path, bad: tuple[int, dict[str, Any]]
) -> None:
    with BatchServer(Once(bad)) as server:
        report = run(server, documents)
        assert len(server.batches) == 2
    assert report.counts == {State.OK: 5}


def test_an_invalid_answer_is_sent_again_with_the_reason(documents: Path) -> None:
    with BatchServer(Once((200, completion('{"overview": 3}')))) as server:
        report = run(server, documents)
        last = list(server.batches.values())[-1]
        line = json.loads(server.contents[last["input_file_id"]].splitlines()[0])
    messages = line["body"]["messages"]
    assert messages[2] == {"role": "assistant", "content": '{"overview": 3}'}
    assert "overview" in messages[3]["content"]
    assert report.spent.calls == 10


def test_what_is_rejected_for_good_is_listed_and_not_sent_again(documents: Path) -> None:
    bad = (400, {"error": {"message": "Bad request"}})
    with BatchServer(Once(bad, bad, bad)) as server:
        report = run(server, documents)
        assert max(asked(server).values()) == 1
    assert report.counts == {State.FAILED: 5}
    assert "Bad request" in str(report.failures[0].error)


def test_a_request_that_always_fails_is_given_up_after_three_tries(documents: Path) -> None:
    with BatchServer(lambda _: (500, {"error": {"message": "oh"}})) as server:
        report = run(server, documents)
        assert set(asked(server).values()) == {3}
    assert report.counts == {State.FAILED: 5}


def test_what_an_expired_batch_left_is_sent_again(documents: Path) -> None:
    with BatchServer(good, last="expired", expires=lambda name: name < "8") as server:
        policy = replace(POLICY, hosted=replace(HOSTED, tries=2))
        server_seen = server.batches
        stop = Stop()

        def heal(method: str, path: str) -> None:
            if len(server_seen) == 2:
                server.last = "completed"

        server.before = heal
        report = run(server, documents, policy, stop)
    assert report.counts == {State.OK: 5}


def test_a_refused_batch_says_why(documents: Path) -> None:
    with BatchServer(good) as server:

        def spoil(method: str, path: str) -> None:
            if (method, path) == ("POST", "/batches"):
                for name in server.contents:
                    server.contents[name] = b"no JSON\n"

        server.before = spoil
        with pytest.raises(RequestRejected, match="A line is no JSON"):
            run(server, documents)
        server.before = lambda _m, _p: None
        assert run(server, documents).counts == {State.OK: 5}


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("step", [("POST", "/files"), ("POST", "/batches")])
def test_a_kill_right_after_a_step_makes_no_second_batch(
    documents: Path, step: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    method = "uploaded" if step[1] == "/files" else "created"

    def die(*_: object) -> None:
        raise Killed

    with BatchServer(good) as server:
        with monkeypatch.context() as patch:
            # The endpoint has done its part, and its answer is never written down.
            patch.setattr(f"summarizer.batch.hosted.store.HostedStore.{method}", die)
            with pytest.raises(Killed):
                run(server, documents)
        report = run(server, documents)
        uploads = [f for f in server.files.values() if f["purpose"] == "batch"]
        assert len(server.batches) == 1
        assert len(uploads) == 1
        assert set(asked(server).values()) == {1}
    assert report.counts == {State.OK: 5}


@pytest.mark.parametrize("method", ["answered", "collected", "plan", "lines"])
def test_a_kill_anywhere_else_loses_nothing_and_asks_nothing_twice(
    documents: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from summarizer.batch.hosted.store import HostedStore

    plain = getattr(HostedStore, method)
    calls: list[int] = []

    def dies_the_second_time(*args: Any) -> Any:
        calls.append(1)
        if len(calls) == (2 if method == "answered" else 1):
            raise Killed
        return plain(*args)

    with BatchServer(good) as server:
        with monkeypatch.context() as patch:
            patch.setattr(HostedStore, method, dies_the_second_time)
            with pytest.raises(Killed):
                run(server, documents)
        report = run(server, documents)
        assert set(asked(server).values()) == {1}
        assert len(server.batches) == 1
    assert report.counts == {State.OK: 5}


def test_an_answer_lost_on_its_way_makes_no_second_batch(documents: Path) -> None:
    broken: list[str] = []
    with BatchServer(good) as server:

        def break_once(method: str, path: str) -> None:
            if method == "POST" and path not in broken:
                broken.append(path)
                # The request was served; the connection breaks before the answer.
                raise ConnectionResetError

        server.after = break_once
        report = run(server, documents)
        assert len(server.batches) == 1
    assert broken == ["/files", "/batches"]
    assert report.counts == {State.OK: 5}


def test_a_stop_leaves_the_batch_running_and_the_next_run_collects_it(documents: Path) -> None:
    with BatchServer(good) as server:
        stop = Stop()

        def stop_after_creation(method: str, path: str) -> None:
            if (method, path) == ("POST", "/batches"):
                stop.request()

        server.after = stop_after_creation
        first = run(server, documents, stop=stop)
        assert first.unfinished == 5
        second = run(server, documents)
        assert len(server.batches) == 1
    assert second.counts == {State.OK: 5}


def test_a_budget_is_held_before_anything_is_sent(documents: Path) -> None:
    with BatchServer(good) as server:
        with pytest.raises(BudgetReached):
            run(server, documents, replace(POLICY, budget_usd=0.00001))
        assert not server.batches
        # Enough for one or two requests with the longest answers, and so for all in several rounds.
        report = run(server, documents, replace(POLICY, budget_usd=0.0016))
        assert len(server.batches) > 1
    assert report.counts == {State.OK: 5}


def test_what_single_requests_have_cost_counts_towards_the_budget(documents: Path) -> None:
    with RunStore(documents.parent / "out") as store:
        store.begin(["earlier"])
        store.claim(0, "key")
        store.fail(0, State.FAILED, EngineError("no"), Usage(cost_usd=0.0059))
    with BatchServer(good) as server:
        with pytest.raises(BudgetReached):
            run(server, documents, replace(POLICY, budget_usd=0.006))
        assert not server.batches


def test_only_hosted_models_asked_in_one_call_can_be_asked_this_way(documents: Path) -> None:
    with pytest.raises(ConfigurationError, match="has none"):
        Summarizer(Scripted()).batch([documents], documents.parent / "out", POLICY)
    with BatchServer(good) as server:
        engine = Priced("gpt-4o-mini", server.url, "key", profile=PROFILE)
        with pytest.raises(ConfigurationError, match="the strategy single"):
            Summarizer(engine, strategy="stepwise").batch(
                [documents], documents.parent / "out", POLICY
            )
        engine.close()


def test_an_endpoint_without_batches_says_so(documents: Path) -> None:
    from tests.servers import ChatServer, fails

    with ChatServer([fails(404, "Unknown path")]) as server:
        engine = Priced("gpt-4o-mini", server.url, "key", profile=PROFILE)
        with pytest.raises(EngineError, match=r"HTTP (404|501)"):
            Summarizer(engine).batch([documents], documents.parent / "out", POLICY)
        engine.close()


def test_the_question_about_speakers_waits_for_a_batch_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    text = "“Who has the key?” Ilse Varga asked.\n\n“Nobody,” Tom Reyes said.\n\n“Then break the lock for me.”\n"
    (folder / "lock.txt").write_text(text, encoding="utf-8")
    words = "Then break the lock for me"
    drafted = summary(words).replace("the minister", "Ilse Varga")
    placed = json.dumps({"sources": [{"number": 1, "source": "Ilse Varga"}]})

    def answers(body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        asks = "[1] Before:" in json.dumps(body)
        return 200, completion(placed if asks else drafted)

    with BatchServer(answers) as server:
        engine = Priced("gpt-4o-mini", server.url, "key", profile=PROFILE)
        summarizer = Summarizer(engine, check_speakers=True)
        report = summarizer.batch([folder], tmp_path / "out", POLICY)
        engine.close()
    (result,) = report.results()
    assert report.counts == {State.OK: 1}
    assert len(server.batches) == 2
    assert result.positions[0].quotes[0].speaker_by_model == "Ilse Varga"


def test_a_question_about_all_statements_takes_one_batch_more(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    text = f"On Monday the minister of Arland met the envoy.\n\n“{QUOTE},” the minister said.\n"
    (folder / "call.txt").write_text(text, encoding="utf-8")
    judged = json.dumps({"statements": [{"number": 1, "supported": False, "wrong": None}]})

    def answers(body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        asks = "Statements:" in json.dumps(body)
        return 200, completion(judged if asks else summary())

    with BatchServer(answers) as server:
        engine = Priced("gpt-4o-mini", server.url, "key", profile=PROFILE)
        summarizer = Summarizer(engine, check_support=True)
        report = summarizer.batch([folder], tmp_path / "out", POLICY)
        engine.close()
    (result,) = report.results()
    assert len(server.batches) == 2
    assert result.positions[0].supported is False
    assert "unsupported_statement" in [f.code for f in result.checks.findings]

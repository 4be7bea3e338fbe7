"""A whole batch against an endpoint that limits, refuses, cuts and breaks off."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from summarizer.batch.report import BatchReport
from summarizer.batch.run import BatchPolicy
from summarizer.batch.store import RunStore, State
from summarizer.client import Summarizer
from summarizer.engines.base import Profile
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import KeyRejected, RateLimited
from tests.servers import ChatServer, Reply, breaks_off, completion, disconnects, fails, says, sends

QUICK = RetryPolicy(wait_min=0.01, wait_max=0.02, request_seconds=10)
PROFILE = Profile("m", "here", "single", 16_384, 4_096, local=True)
WHOLE = json.dumps(
    {"overview": "They met.", "conversations": [], "positions": [], "disputed_claims": []}
)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(f"On Monday the minister met envoy {n}.\n", "utf-8")
    return folder


class Clocked:
    """A plan whose replies note when they were asked for."""

    def __init__(self, *replies: Reply) -> None:
        self.at: list[float] = []
        self.plan = [self._noting(reply) for reply in replies]

    def _noting(self, reply: Reply) -> Reply:
        def noted(handler: BaseHTTPRequestHandler) -> None:
            self.at.append(time.monotonic())
            reply(handler)

        return noted


def run(server: ChatServer, documents: Path, policy: BatchPolicy | None = None) -> BatchReport:
    engine = OpenAIEngine("m", server.url, profile=PROFILE, retry=QUICK)
    try:
        quick = policy or BatchPolicy(concurrency=4, pause=0.01)
        return Summarizer(engine).batch([documents], documents.parent / "out", quick)
    finally:
        engine.close()


def test_the_wait_an_endpoint_asks_for_in_seconds_is_kept(documents: Path) -> None:
    clocked = Clocked(fails(429, retry_after="1"), says(WHOLE))
    with ChatServer(clocked.plan) as server:
        report = run(server, documents / "0.txt")
    assert report.counts == {State.OK: 1}
    assert clocked.at[1] - clocked.at[0] >= 1


def test_the_wait_an_endpoint_asks_for_as_a_date_is_kept(documents: Path) -> None:
    clocked = Clocked(
        fails(503, retry_after="soon"),
        fails(429, retry_after=formatdate(time.time() + 2, usegmt=True)),
        says(WHOLE),
    )
    with ChatServer(clocked.plan) as server:
        report = run(server, documents / "0.txt")
    assert report.counts == {State.OK: 1}
    # A date has whole seconds, and the one in the header has been on its way for a moment.
    assert clocked.at[2] - clocked.at[1] >= 0.5


def test_nothing_is_sent_that_the_headers_of_an_answer_do_not_allow(documents: Path) -> None:
    told = {
        "x-ratelimit-limit-requests": "2",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "1s",
    }
    clocked = Clocked(sends(200, completion(WHOLE), told))
    with ChatServer(clocked.plan) as server:
        report = run(server, documents, BatchPolicy(concurrency=1))
    assert report.counts == {State.OK: 6}
    waits = [b - a for a, b in zip(clocked.at, clocked.at[1:], strict=False)]
    # Two a second flow back.
    assert min(waits) >= 0.4


def test_limits_of_requests_per_minute_hold_for_repeated_requests_too(documents: Path) -> None:
    clocked = Clocked(*(fails(500) for _ in range(4)), says(WHOLE))
    with ChatServer(clocked.plan) as server:
        policy = BatchPolicy(concurrency=4, pause=0.01, requests_per_minute=300)
        report = run(server, documents, policy)
    assert report.counts == {State.OK: 6}
    assert len(clocked.at) == 10
    # 25 may go at once, so nothing waits; a limit a tenth of that lets two go and then one every two seconds.
    with ChatServer([says(WHOLE)]) as server:
        began = time.monotonic()
        policy = BatchPolicy(concurrency=4, fresh=True, requests_per_minute=120)
        run(server, documents / "0.txt", policy)
        assert time.monotonic() - began < 5


def test_a_rejected_key_is_tried_once_and_everything_stays_queued(documents: Path) -> None:
    with ChatServer([fails(401, "Incorrect API key")]) as server:
        with pytest.raises(KeyRejected, match="401"):
            run(server, documents, BatchPolicy(concurrency=1))
        assert len(server.seen) == 1
    with RunStore(documents.parent / "out", exclusive=False) as store:
        assert store.counts() == {State.QUEUED: 6}


def test_a_used_up_account_stops_the_run(documents: Path) -> None:
    with ChatServer([fails(429, "You exceeded your quota", "insufficient_quota")]) as server:
        with pytest.raises(RateLimited, match="waiting does not help"):
            run(server, documents, BatchPolicy(concurrency=1))
        assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (fails(400, "Bad parameter: messages"), State.FAILED),
        (fails(400, "Filtered", "content_filter"), State.REFUSED),
        (says(None, finish_reason="content_filter"), State.REFUSED),
        (says(None, message={"refusal": "I would rather not."}), State.REFUSED),
    ],
)
def test_what_would_be_refused_again_is_asked_once_a_document(
    documents: Path, reply: Reply, state: State
) -> None:
    with ChatServer([reply]) as server:
        report = run(server, documents)
        assert len(server.seen) == 6
    assert report.counts == {state: 6}


def test_a_document_beyond_the_context_is_asked_about_in_pieces(tmp_path: Path) -> None:
    text = "".join(f"The minister met envoy number {n} on Monday.\n\n" for n in range(150))
    (tmp_path / "long.txt").write_text(text, "utf-8")
    too_long = fails(400, "maximum context length is 2048 tokens", "context_length_exceeded")
    with ChatServer([too_long, says(WHOLE)]) as server:
        report = run(server, tmp_path / "long.txt")
        sizes = [len(seen.body["messages"][1]["content"]) for seen in server.seen]
    assert report.counts == {State.OK: 1}
    assert len(sizes) >= 3
    assert max(sizes[1:]) < 0.75 * sizes[0]


def test_a_cut_answer_is_asked_for_with_more_room(documents: Path) -> None:
    roomy = replace(PROFILE, context_tokens=64_000, answer_tokens=16_000)
    with ChatServer([says(WHOLE[:30], finish_reason="length"), says(WHOLE)]) as server:
        engine = OpenAIEngine("m", server.url, profile=roomy, retry=QUICK)
        report = Summarizer(engine).batch([documents / "0.txt"], documents.parent / "out")
        engine.close()
        rooms = [seen.body["max_tokens"] for seen in server.seen]
    assert report.counts == {State.OK: 1}
    assert rooms[1] > 1.5 * rooms[0]


def test_broken_connections_lose_no_document(documents: Path) -> None:
    plan = [disconnects, breaks_off, fails(502), sends(200, "no JSON at all"), disconnects]
    with ChatServer([*plan, says(WHOLE)]) as server:
        report = run(server, documents)
    assert report.counts == {State.OK: 6}

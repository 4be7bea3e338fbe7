"""Batches of Anthropic and Gemini: the same safety as OpenAI's, each against a server that plays that interface."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import pytest

from summarizer import Summarizer
from summarizer.batch.hosted import protocols
from summarizer.batch.hosted.store import HostedStore
from summarizer.batch.limits import HostedPolicy, Stop
from summarizer.batch.report import BatchReport
from summarizer.batch.run import BatchPolicy
from summarizer.batch.store import State
from summarizer.engines.base import Profile
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.providers import provider_named
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import BudgetReached, ConfigurationError, EngineError, RequestRejected
from tests import anthropic_server, gemini_server
from tests.anthropic_server import AnthropicServer
from tests.batch.test_openai_batch import QUOTE, summary
from tests.gemini_server import GeminiServer
from tests.rest_server import Request, RestServer

HOSTED = HostedPolicy(
    poll_seconds=0.01, retry=RetryPolicy(wait_min=0.01, wait_max=0.02, attempts=3)
)
POLICY = BatchPolicy(via="batch", hosted=HOSTED)


class Killed(BaseException):
    """The process ends here."""


class Server(Protocol):
    """What both servers have for these tests."""

    seen: list[Request]
    before: Callable[[Request], None]
    after: Callable[[Request], None]
    url: str


@dataclass
class Play:
    """A provider as it is played: how it answers well, badly and finally badly, and what was asked of it."""

    name: str
    model: str
    key: str
    base: str
    server: Callable[..., Any]
    text: Callable[[Mapping[str, Any]], str]
    good: Callable[[str], dict[str, Any]]
    cut: Callable[[str], dict[str, Any]]
    busy: dict[str, Any]
    final: dict[str, Any]
    asked: Callable[[Any], Counter[str]]
    making: Callable[[Request], bool]

    @contextmanager
    def playing(self, answer: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Iterator[Any]:
        with self.server(answer=answer) as server:
            yield server

    def run(
        self,
        server: Any,
        documents: Path,
        policy: BatchPolicy = POLICY,
        stop: Stop | None = None,
    ) -> BatchReport[Any]:
        profile = Profile(self.model, self.name, "single", 128_000, 12_000, local=False)
        base = self.base

        class Priced(OpenAIEngine):
            @property
            def base_url(self) -> str:
                return base

        engine = Priced(
            self.model,
            server.url,
            self.key,
            profile=profile,
            mode=provider_named(self.name) or "auto",
        )
        try:
            return Summarizer(engine).batch(
                [documents], documents.parent / "out", policy, stop=stop
            )
        finally:
            engine.close()


def _tool(text: str) -> list[dict[str, Any]]:
    try:
        value = json.loads(text)
    except ValueError:
        return [{"type": "text", "text": text}]
    return [{"type": "tool_use", "id": "t", "name": "Shape", "input": value}]


def _asked_of_anthropic(server: AnthropicServer) -> Counter[str]:
    return Counter(
        one["custom_id"].partition("-")[2] for made in server.requests.values() for one in made
    )


def _asked_of_gemini(server: GeminiServer) -> Counter[str]:
    return Counter(
        json.loads(line)["key"]
        for file in server.inputs.values()
        for line in server.contents[file].splitlines()
    )


ANTHROPIC = Play(
    name="anthropic",
    model="claude-3-5-haiku-20241022",
    key=anthropic_server.KEY,
    base="https://api.anthropic.com/v1",
    server=AnthropicServer,
    text=lambda params: str(params["messages"][0]["content"]),
    good=lambda text: anthropic_server.succeeded(_tool(text), "tool_use"),
    cut=lambda text: anthropic_server.succeeded(_tool(text), "max_tokens"),
    busy=anthropic_server.errored("overloaded_error", "Overloaded"),
    final=anthropic_server.errored("invalid_request_error", "A bad request, they say"),
    asked=_asked_of_anthropic,
    making=lambda request: request.method == "POST",
)
GEMINI = Play(
    name="gemini",
    model="gemini-2.5-flash",
    key=gemini_server.KEY,
    base="https://generativelanguage.googleapis.com/v1beta/openai",
    server=GeminiServer,
    text=lambda request: str(request["contents"][0]["parts"][0]["text"]),
    good=gemini_server.generated,
    cut=lambda text: gemini_server.generated(text, "MAX_TOKENS"),
    busy={"error": {"code": 14, "message": "Unavailable"}},
    final={"error": {"code": 3, "message": "A bad request, they say"}},
    asked=_asked_of_gemini,
    making=lambda request: request.path.endswith(":batchGenerateContent"),
)
both = pytest.mark.parametrize("play", [ANTHROPIC, GEMINI], ids=lambda play: play.name)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(4):
        text = f"On Monday the minister of Arland met envoy {n}.\n\n“{QUOTE},” the minister said.\n"
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    return folder


class Once:
    """Answers the first requests about each document in other ways, and every later one well."""

    def __init__(self, play: Play, *first: dict[str, Any]) -> None:
        self._play, self._first = play, first
        self.seen: Counter[str] = Counter()
        self.requests: list[Mapping[str, Any]] = []

    def __call__(self, request: Mapping[str, Any]) -> dict[str, Any]:
        text = self._play.text(request)
        self.seen[text] += 1
        self.requests.append(request)
        turn = self.seen[text] - 1
        return self._first[turn] if turn < len(self._first) else self._play.good(summary())


@both
def test_documents_are_summarised_through_one_batch_at_half_the_price(
    play: Play, documents: Path
) -> None:
    with play.playing(Once(play)) as server:
        report = play.run(server, documents)
        assert max(play.asked(server).values()) == 1
        assert sum(map(play.making, server.seen)) == 1
    assert report.counts == {State.OK: 4}
    assert report.spent.calls == 4
    assert (report.spent.input, report.spent.output, report.spent.cached) == (400, 40, 120)
    assert report.spent.cost_usd is not None
    assert report.spent.cost_usd > 0
    from summarizer.engines.prices import cost_usd

    full = cost_usd(play.model, report.spent, play.base)
    assert full is not None
    assert report.spent.cost_usd == pytest.approx(full / 2)


@both
def test_a_second_run_sends_nothing(play: Play, documents: Path) -> None:
    with play.playing(Once(play)) as server:
        play.run(server, documents)
        before = len(server.seen)
        assert play.run(server, documents).reused == 4
        assert [one.method for one in server.seen[before:]].count("POST") == 0


@both
def test_what_failed_or_was_cut_or_did_not_fit_is_sent_again(play: Play, documents: Path) -> None:
    for bad in (play.busy, play.cut('{"overv'), play.good('{"overview": 3}')):
        for path in documents.iterdir():
            path.write_text(path.read_text("utf-8") + "More was said.\n", "utf-8")
        with play.playing(Once(play, bad)) as server:
            report = play.run(server, documents)
            assert sum(map(play.making, server.seen)) == 2
        assert report.counts == {State.OK: 4}, report.failures


@both
def test_an_invalid_answer_is_sent_again_with_the_reason(play: Play, documents: Path) -> None:
    answer = Once(play, play.good('{"overview": 3}'))
    with play.playing(answer) as server:
        assert play.run(server, documents).counts == {State.OK: 4}
    again = json.dumps(answer.requests[-1], ensure_ascii=False)
    assert "Your answer does not fit" in again
    assert '\\"overview\\": 3' in again


@both
def test_what_is_rejected_for_good_is_listed_and_not_sent_again(
    play: Play, documents: Path
) -> None:
    with play.playing(Once(play, *[play.final] * 5)) as server:
        report = play.run(server, documents)
        assert max(play.asked(server).values()) == 1
    assert report.counts == {State.FAILED: 4}
    assert "A bad request, they say" in str(report.failures[0].error)


@both
def test_a_request_that_always_fails_is_given_up_after_three_tries(
    play: Play, documents: Path
) -> None:
    with play.playing(lambda _: play.busy) as server:
        report = play.run(server, documents)
        assert set(play.asked(server).values()) == {3}
    assert report.counts == {State.FAILED: 4}


@pytest.mark.parametrize(
    ("play", "method"),
    [
        (ANTHROPIC, "begun"),
        (ANTHROPIC, "created"),
        (GEMINI, "uploaded"),
        (GEMINI, "created"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_kill_right_after_a_step_makes_no_second_batch(
    play: Play, documents: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise Killed

    with play.playing(Once(play)) as server:
        with monkeypatch.context() as patch:
            # The endpoint has done its part, and its answer is never written down.
            patch.setattr(HostedStore, method, die)
            with pytest.raises(Killed):
                play.run(server, documents)
        report = play.run(server, documents)
        assert sum(map(play.making, server.seen)) == 1
        assert set(play.asked(server).values()) == {1}
    assert report.counts == {State.OK: 4}


@both
@pytest.mark.parametrize("method", ["answered", "collected", "plan", "lines"])
def test_a_kill_anywhere_else_loses_nothing_and_asks_nothing_twice(
    play: Play, documents: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = getattr(HostedStore, method)
    calls: list[int] = []

    def dies_once(*args: Any) -> Any:
        calls.append(1)
        if len(calls) == (2 if method == "answered" else 1):
            raise Killed
        return plain(*args)

    with play.playing(Once(play)) as server:
        with monkeypatch.context() as patch:
            patch.setattr(HostedStore, method, dies_once)
            with pytest.raises(Killed):
                play.run(server, documents)
        report = play.run(server, documents)
        assert set(play.asked(server).values()) == {1}
    assert report.counts == {State.OK: 4}


@both
def test_an_answer_lost_on_its_way_makes_no_second_batch(play: Play, documents: Path) -> None:
    broken: list[str] = []
    with play.playing(Once(play)) as server:

        def break_once(request: Request) -> None:
            step = request.path + str(request.headers.get("x-goog-upload-command"))
            if request.method == "POST" and step not in broken:
                broken.append(step)
                # The request was served; the connection breaks before the answer.
                raise ConnectionResetError

        server.after = break_once
        report = play.run(server, documents)
        assert set(play.asked(server).values()) == {1}
    assert broken
    assert report.counts == {State.OK: 4}


@both
def test_a_stop_leaves_the_batch_running_and_the_next_run_collects_it(
    play: Play, documents: Path
) -> None:
    with play.playing(Once(play)) as server:
        stop = Stop()

        def stop_after_creation(request: Request) -> None:
            if play.making(request):
                stop.request()

        server.after = stop_after_creation
        assert play.run(server, documents, stop=stop).unfinished == 4
        assert play.run(server, documents).counts == {State.OK: 4}
        assert sum(map(play.making, server.seen)) == 1


@both
def test_a_budget_is_held_before_anything_is_sent(play: Play, documents: Path) -> None:
    with play.playing(Once(play)) as server:
        with pytest.raises(BudgetReached):
            play.run(server, documents, replace(POLICY, budget_usd=0.000001))
        assert not [one for one in server.seen if one.method == "POST"]


@both
def test_batches_keep_to_the_limits_of_requests(play: Play, documents: Path) -> None:
    with play.playing(Once(play)) as server:
        policy = replace(POLICY, hosted=replace(HOSTED, most_requests=3))
        report = play.run(server, documents, policy)
        assert sum(map(play.making, server.seen)) == 2
    assert report.counts == {State.OK: 4}


@both
def test_a_rejected_key_ends_the_run_and_its_documents_stay(play: Play, documents: Path) -> None:
    wrong = replace(play, key="k-" + "wrong" * 8)
    with play.playing(Once(play)) as server:
        with pytest.raises(EngineError, match=r"40[13]") as caught:
            wrong.run(server, documents)
        assert wrong.key not in str(caught.value)
        assert play.run(server, documents).counts == {State.OK: 4}


@both
def test_a_line_nobody_understands_is_told_and_nothing_is_lost(play: Play, documents: Path) -> None:
    with play.playing(Once(play)) as server:
        kept: dict[str, bytes] = server.results if play is ANTHROPIC else server.contents

        def spoil(request: Request) -> None:
            if request.path.endswith(("/results", ":download")):
                kept.update({name: b"{ no JSON\n" + value for name, value in kept.items()})

        server.before = spoil
        with pytest.raises(EngineError, match="could not be understood"):
            play.run(server, documents)
        server.before = lambda _: None
        kept.update({name: v.replace(b"{ no JSON\n", b"") for name, v in kept.items()})
        assert play.run(server, documents).counts == {State.OK: 4}
        assert set(play.asked(server).values()) == {1}


@both
def test_a_line_without_an_end_is_not_read_to_it(
    play: Play, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocols, "LONGEST_LINE", 1_000)
    longer = play.good(summary().replace("A view.", "A view. " * 50_000))
    with (
        play.playing(lambda _: longer) as server,
        pytest.raises(EngineError, match="more than 1,000 bytes"),
    ):
        play.run(server, documents)


@both
def test_a_name_for_the_own_protocol_means_the_same_batches(play: Play, documents: Path) -> None:
    """The native row's way of asking is written out as the provider takes it, whatever client is installed."""
    native = replace(play, name=f"{play.name}-native")
    once = Once(play)
    with native.playing(once) as server:
        if play is GEMINI:
            server.ending = ""
        report = native.run(server, documents)
    assert report.counts == {State.OK: 4}, report.failures
    asked = json.dumps(once.requests[0])
    assert '"output_config"' in asked if play is ANTHROPIC else '"responseJsonSchema"' in asked


# -- what only one of them has ------------------------------------------------------------------------


def kill_after_making(
    server: AnthropicServer, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(HostedStore, "created", die)
        with pytest.raises(Killed):
            ANTHROPIC.run(server, documents)


def test_a_strangers_batch_of_the_same_size_is_not_taken_for_ours(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ANTHROPIC.playing(Once(ANTHROPIC)) as server:
        other = [{"custom_id": f"theirs-{n}", "params": {}} for n in range(4)]
        kill_after_making(server, documents, monkeypatch)
        server.end(server.add(other)["id"])
        report = ANTHROPIC.run(server, documents)
        assert len(server.batches) == 2
    assert report.counts == {State.OK: 4}


def test_no_second_batch_is_made_while_one_that_may_be_ours_is_under_way(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ANTHROPIC.playing(Once(ANTHROPIC)) as server:
        server.looks = 1_000
        kill_after_making(server, documents, monkeypatch)
        (ours,) = server.batches
        looked: list[int] = []

        def end_it_in_time(request: Request) -> None:
            if request.method == "GET":
                looked.append(1)
                if len(looked) == 5:
                    server.end(ours)

        server.before = end_it_in_time
        report = ANTHROPIC.run(server, documents)
        assert list(server.batches) == [ours]
    assert report.counts == {State.OK: 4}


def test_a_kill_before_the_request_arrived_makes_one_batch(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ANTHROPIC.playing(Once(ANTHROPIC)) as server:
        old = server.add([{"custom_id": f"old-{n}", "params": {}} for n in range(4)])
        server.left[old["id"]] = 1_000

        def die(*_: object) -> bytes:
            raise Killed

        with monkeypatch.context() as patch:
            patch.setattr("summarizer.batch.hosted.anthropic.message_of", die)
            with pytest.raises(Killed):
                ANTHROPIC.run(server, documents)
        report = ANTHROPIC.run(server, documents)
        # One from before is not waited for, though it has as many requests and is under way.
        assert old["processing_status"] == "in_progress"
        assert len(server.batches) == 2
    assert report.counts == {State.OK: 4}


def test_a_refused_batch_says_why(documents: Path) -> None:
    with GEMINI.playing(Once(GEMINI)) as server:

        def spoil(request: Request) -> None:
            if GEMINI.making(request):
                for name in server.contents:
                    server.contents[name] = b"no JSON\n"

        server.before = spoil
        with pytest.raises(RequestRejected, match="A line is no JSON"):
            GEMINI.run(server, documents)
        server.before = lambda _: None
        assert GEMINI.run(server, documents).counts == {State.OK: 4}


def test_what_an_expired_batch_left_is_sent_again(documents: Path) -> None:
    with GEMINI.playing(Once(GEMINI)) as server:
        server.last = "EXPIRED"

        def heal(_: Request) -> None:
            if len(server.operations) == 2:
                server.last = "SUCCEEDED"

        server.before = heal
        report = GEMINI.run(server, documents)
        assert set(GEMINI.asked(server).values()) == {2}
    assert report.counts == {State.OK: 4}


def test_requests_are_uploaded_to_the_provider_and_nowhere_else(documents: Path) -> None:
    with RestServer() as stranger, GEMINI.playing(Once(GEMINI)) as server:
        server.astray = stranger.origin
        with pytest.raises(EngineError, match="nowhere else"):
            GEMINI.run(server, documents)
        assert stranger.seen == []


def test_a_blocked_prompt_refuses_one_document(documents: Path) -> None:
    blocked = {"response": {"promptFeedback": {"blockReason": "SAFETY"}, "usageMetadata": {}}}

    def answer(request: Mapping[str, Any]) -> dict[str, Any]:
        return blocked if "envoy 2" in json.dumps(request) else GEMINI.good(summary())

    with GEMINI.playing(answer) as server:
        report = GEMINI.run(server, documents)
    assert report.counts == {State.OK: 3, State.REFUSED: 1}


def test_lists_without_an_end_are_not_followed_to_it(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocols, "MOST_PAGES", 3)
    with GEMINI.playing(Once(GEMINI)) as server:
        server.operations |= {f"batches/old{n}": {"metadata": {}} for n in range(500)}
        with pytest.raises(EngineError, match="without an end"):
            GEMINI.run(server, documents)
        assert not [one for one in server.seen if one.method == "POST"]


def test_a_provider_whose_batches_are_not_spoken_says_so(documents: Path) -> None:
    with RestServer() as server:
        engine = OpenAIEngine(
            "mistral-small",
            f"{server.origin}/v1",
            "key",
            profile=Profile("mistral-small", "mistral", "single", 32_000, 4_000, local=False),
            mode=provider_named("mistral") or "auto",
        )
        with pytest.raises(ConfigurationError, match="Mistral is not supported"):
            Summarizer(engine).batch([documents], documents.parent / "out", POLICY)
        engine.close()
        assert server.seen == []


def test_a_folder_of_an_earlier_version_is_taken_up(tmp_path: Path) -> None:
    store = HostedStore(tmp_path)
    store.request("one", {})
    store.plan(["one"])
    store.close()
    import sqlite3

    with sqlite3.connect(tmp_path / "run.sqlite") as database:
        database.execute("ALTER TABLE hosted_batches DROP COLUMN since")
    database.close()
    again = HostedStore(tmp_path)
    (planned,) = again.open_batches()
    assert (planned.since, planned.count) == (None, 1)
    again.close()

"""Documents beside an event loop: many requests in flight, no thread for each, nothing left behind."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer import BatchPolicy, Quote, Scripted, Summarizer, VerifiedResult
from summarizer.batch.limits import OneAtATime
from summarizer.batch.store import State
from summarizer.engines.awaiting import LoopCondition, LoopEvent, awaited, beside_loop, sleep
from summarizer.engines.base import Question
from summarizer.errors import EndpointTimeout, InputError, KeyRejected
from tests.servers import ChatServer, Reply, completion, disconnects, fails, says, sends

TEXT = "The Port of Kelmet said it will ship 1,200 tonnes of barley by 5 October.\n"


class Note(BaseModel):
    words: Quote


ANSWER = json.dumps({"words": {"sentences": [1], "words": "will ship 1,200 tonnes"}})


class Counting:
    """A reply that is slow, and counts how many are under way at once."""

    def __init__(self, seconds: float, reply: Reply) -> None:
        self.seconds, self.reply = seconds, reply
        self.inside = self.most = 0
        self._mutex = threading.Lock()

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        with self._mutex:
            self.inside += 1
            self.most = max(self.most, self.inside)
        time.sleep(self.seconds)
        with self._mutex:
            self.inside -= 1
        self.reply(handler)


def named(server: ChatServer, **options: Any) -> Summarizer[Note]:
    return Summarizer("m", base_url=server.url, schema=Note, cache=False, **options)


def documents(folder: Path, count: int) -> list[str | Path]:
    path = folder / "documents.jsonl"
    lines = (json.dumps({"id": f"d{n}", "text": f"{TEXT}Note {n}.\n"}) for n in range(count))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [path]


def test_many_documents_are_asked_about_at_once_without_a_thread_for_each() -> None:
    slow = Counting(2.0, says(ANSWER))
    threads: list[int] = []

    async def main() -> list[VerifiedResult[Note]]:
        # The server's own threads are in this process, too: those of the summariser are the others.
        async with named(server) as summarizer:
            tasks = [
                asyncio.create_task(summarizer.asummarise(text=f"{TEXT}{n}\n")) for n in range(40)
            ]
            await asyncio.sleep(1.0)
            names = [one.name for one in threading.enumerate()]
            threads.append(sum("process_request" not in name for name in names))
            return await asyncio.gather(*tasks)

    with ChatServer([slow]) as server:
        before = threading.active_count()
        results = asyncio.run(main())
    assert [result.value.words.verdict for result in results] == ["exact"] * 40
    assert slow.most >= 20
    # The loop resolves names in at most six threads of its own.
    assert threads[0] <= before + 7


def test_an_error_is_raised_where_it_is_awaited() -> None:
    async def main() -> None:
        async with named(server) as summarizer:
            with pytest.raises(KeyRejected):
                await summarizer.asummarise(text=TEXT)
            with pytest.raises(InputError, match="does not exist"):
                await summarizer.asummarise(path="nowhere.txt")

    with ChatServer([fails(401)]) as server:
        asyncio.run(main())


def test_transient_errors_are_repeated_and_the_loop_goes_on_meanwhile() -> None:
    ticks: list[float] = []

    async def tick() -> None:
        while True:
            ticks.append(time.monotonic())
            await asyncio.sleep(0.02)

    async def main() -> VerifiedResult[Note]:
        ticking = asyncio.create_task(tick())
        async with named(server) as summarizer:
            result = await summarizer.asummarise(text=TEXT)
        ticking.cancel()
        return result

    with ChatServer([fails(429, retry_after="1"), disconnects, says(ANSWER)]) as server:
        result = asyncio.run(main())
        assert len(server.seen) == 3
    assert result.provenance.calls == 3
    assert len(ticks) > 25


def test_a_dripping_endpoint_ends_in_time() -> None:
    def drips(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("content-length", "10000")
        handler.end_headers()
        while not server.stopping.wait(0.05):
            try:
                handler.wfile.write(b" ")
            except OSError:
                return

    async def main() -> None:
        async with named(server, timeout=0.5) as summarizer:
            began = time.monotonic()
            with pytest.raises(EndpointTimeout):
                await asyncio.wait_for(summarizer.asummarise(text=TEXT), 30)
            assert time.monotonic() - began < 20

    with ChatServer([drips]) as server:
        asyncio.run(main())


def test_an_answer_without_end_is_refused() -> None:
    async def main() -> None:
        async with named(server) as summarizer:
            with pytest.raises(Exception, match="larger than"):
                await summarizer.asummarise(text=TEXT)

    with ChatServer([sends(200, completion("x" * 9_000_000))]) as server:
        asyncio.run(main())


def test_a_cancelled_document_leaves_its_place_to_others() -> None:
    slow = Counting(0.2, says(ANSWER))

    async def main() -> int:
        async with named(server) as summarizer:
            lost = asyncio.create_task(summarizer.asummarise(text=TEXT))
            await asyncio.sleep(0.05)
            lost.cancel()
            with pytest.raises(asyncio.CancelledError):
                await lost
            result = await summarizer.asummarise(text=TEXT)
            return result.provenance.calls

    with ChatServer([slow]) as server:
        assert asyncio.run(main()) == 1


def test_the_iterator_gives_results_and_errors_in_input_order(tmp_path: Path) -> None:
    async def main() -> list[tuple[str, bool]]:
        async with named(server) as summarizer:
            paths = [*documents(tmp_path, 12), "gone.txt"]
            return [
                (source, isinstance(outcome, VerifiedResult))
                async for source, outcome in summarizer.asummarise_each(paths, 5)
            ]

    slow = Counting(0.05, says(ANSWER))
    with ChatServer([slow]) as server:
        found = asyncio.run(main())
    assert found == [*((f"d{n}", True) for n in range(12)), ("gone.txt", False)]
    assert 2 <= slow.most <= 5


def test_an_iterator_that_is_left_cancels_what_is_in_flight(tmp_path: Path) -> None:
    async def main() -> int:
        async with named(server) as summarizer:
            outcomes = summarizer.asummarise_each(documents(tmp_path, 30), 4)
            async for _ in outcomes:
                break
            await outcomes.aclose()  # type: ignore[attr-defined]
            return len(asyncio.all_tasks())

    with ChatServer([Counting(0.05, says(ANSWER))]) as server:
        assert asyncio.run(main()) == 1


def test_a_batch_in_a_loop_resumes_and_is_the_same_as_outside(tmp_path: Path) -> None:
    async def main() -> Any:
        async with named(server) as summarizer:
            return await summarizer.abatch(paths, tmp_path / "out", BatchPolicy(concurrency=8))

    paths = documents(tmp_path, 20)
    with ChatServer([says(ANSWER)]) as server:
        first = asyncio.run(main())
        asked = len(server.seen)
        with named(server) as summarizer:
            second = summarizer.batch(paths, tmp_path / "out")
        assert (asked, len(server.seen)) == (20, 20)
    assert first.counts == second.counts == {State.OK: 20}
    assert (first.reused, second.reused) == (0, 20)
    assert [result.document.source for result in second.results()] == [f"d{n}" for n in range(20)]


def test_a_batch_may_be_called_where_a_loop_runs_already(tmp_path: Path) -> None:
    async def main() -> dict[State, int]:
        with named(server) as summarizer:
            return summarizer.batch(documents(tmp_path, 3)).counts

    with ChatServer([says(ANSWER)]) as server:
        assert asyncio.run(main()) == {State.OK: 3}


def test_a_budget_is_waited_for_beside_a_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The highest price of one request fits, that of two does not: they go one after the other.
    prices: Callable[..., Any] = lambda *_: lambda usage: usage.output * 0.0001  # noqa: E731
    monkeypatch.setattr("summarizer.batch.session.tariff", prices)
    slow = Counting(0.02, says(ANSWER))
    with ChatServer([slow]) as server, named(server) as summarizer:
        policy = BatchPolicy(concurrency=6, budget_usd=0.5)
        report = summarizer.batch(documents(tmp_path, 6), tmp_path / "out", policy)
    assert report.counts == {State.OK: 6}
    assert slow.most == 1


def test_an_engine_of_ones_own_that_blocks_does_not_hold_up_the_loop() -> None:
    class Blocking:
        def __init__(self) -> None:
            self.inner = Scripted({"own": json.loads(ANSWER)})

        @property
        def profile(self) -> Any:
            return self.inner.profile

        def ask(self, question: Question, shape: Any) -> Any:
            time.sleep(0.3)
            return self.inner.ask(question, shape)

        write = choose = ask

        def close(self) -> None:
            """Nothing is held."""

    async def main() -> float:
        async with Summarizer(Blocking(), schema=Note) as summarizer:
            began = time.monotonic()
            await asyncio.gather(*(summarizer.asummarise(text=TEXT) for _ in range(4)))
            return time.monotonic() - began

    assert asyncio.run(main()) < 1.1


# -- waiting beside a loop ------------------------------------------------------------------------


def test_waiting_beside_no_loop_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="beside"):
        awaited(asyncio.sleep(0))


def test_what_is_raised_inside_comes_out() -> None:
    def work() -> None:
        sleep(0.01)
        raise ValueError("inside")

    with pytest.raises(ValueError, match="inside"):
        asyncio.run(beside_loop(work))


def test_a_woken_one_that_is_cancelled_wakes_the_next() -> None:
    async def main() -> list[str]:
        condition, places, done = LoopCondition(), [0], list[str]()

        def take(name: str) -> None:
            condition.wait_for(lambda: places[0] > 0)
            places[0] -= 1
            done.append(name)

        first = asyncio.create_task(beside_loop(lambda: take("first")))
        second = asyncio.create_task(beside_loop(lambda: take("second")))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        places[0] += 1
        condition.notify()
        first.cancel()
        await asyncio.wait_for(second, 5)
        await asyncio.gather(first, return_exceptions=True)
        return done

    assert asyncio.run(main()) == ["second"]


def test_one_key_is_worked_on_by_one_at_a_time_beside_a_loop() -> None:
    async def main() -> int:
        keys, inside, most = OneAtATime(LoopEvent), [0], [0]

        def work(key: str) -> None:
            with keys.holding(key):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                sleep(0.01)
                inside[0] -= 1

        await asyncio.gather(*(beside_loop(lambda: work("same")) for _ in range(5)))
        return most[0]

    assert asyncio.run(main()) == 1

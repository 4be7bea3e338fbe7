"""Hosted batches: half the price, within a day, whoever the provider is.

A round: every document without a result runs through the pipeline on the answers there are; the questions it could not
answer are written down, put into batches, sent, polled and collected. Invalid answers, repairs and requests that failed
go into the next round. Every step is written down before it is taken: see ``store``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from summarizer.batch.hosted.protocols import BatchProtocol, Lines, Looked, Stage, Undecided
from summarizer.batch.hosted.store import HostedStore, Planned
from summarizer.batch.limits import HostedPolicy, Stop
from summarizer.engines.faults import Catching, Endpoint
from summarizer.engines.reply import usage_of
from summarizer.errors import BudgetReached, EndpointFailed, RequestRejected
from summarizer.hints import setting
from summarizer.spending.ledger import Tariff, estimated_tokens
from summarizer.usage import Usage

Found = TypeVar("Found")
#: Hosted batches cost half, at all of the providers.
DISCOUNT = 0.5


def discounted(price: Tariff) -> Tariff:
    """Return the tariff of hosted batches."""

    def half(usage: Usage) -> float | None:
        full = price(usage)
        return None if full is None else full * DISCOUNT

    return half


class HostedBatches:
    """Sends the waiting requests of a store and brings their answers."""

    def __init__(
        self,
        endpoint: Endpoint,
        protocol: BatchProtocol,
        store: HostedStore,
        policy: HostedPolicy,
        say: Callable[[str], None],
        stop: Stop,
    ) -> None:
        self._endpoint, self._protocol = endpoint, protocol
        self._store, self._policy, self._say, self._stop = store, policy, say, stop
        self._said: dict[int, str] = {}

    def close(self) -> None:
        """Close the connections."""
        self._protocol.close()

    def plan(self, price: Tariff, budget: float | None, spent: float = 0.0) -> None:
        """Put the waiting requests into batches that keep to the provider's limits and to the budget in USD.

        ``spent`` is what the documents of the folder have cost so far, however they were asked.

        Raises:
            BudgetReached: not one of them may be sent.
        """
        # Answers that no document has been charged with yet count, too.
        so_far = max(price(self._store.usage()) or 0.0, spent)
        left = math.inf if budget is None else budget - so_far
        groups = list(self._grouped(self._affordable(price, left)))
        if not groups and (left < 0 or any(True for _ in self._store.waiting())):
            raise BudgetReached(
                f"The budget of ${budget or 0:.2f} does not allow another request. "
                f"Run again with a larger {setting('--budget', 'budget_usd')} to go on."
            )
        for group in groups:
            self._store.plan(group)

    def _affordable(self, price: Tariff, left: float) -> Iterator[tuple[str, int]]:
        """Yield the waiting requests that ``left`` USD pay for, each with its size in bytes."""
        for custom_id, body in self._store.waiting():
            if left < math.inf:
                left -= _highest(price, body)
            if left < 0:
                return
            yield custom_id, len(self._protocol.line(None, custom_id, body))

    def _grouped(self, requests: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
        """Yield the identifiers of requests in groups of which each fits into one batch."""
        group: list[str] = []
        size = 0
        for custom_id, length in requests:
            full = len(group) >= self._policy.most_requests
            if group and (full or size + length > self._policy.most_bytes):
                yield group
                group, size = [], 0
            group.append(custom_id)
            size += length
        if group:
            yield group

    def bring(self) -> bool:
        """Bring the answers of every planned batch; false where somebody asked to stop before all were there."""
        for planned in self._store.open_batches():
            self._started(planned)
        while open_batches := self._store.open_batches():
            for planned in open_batches:
                batch = self._started(planned)
                if batch is not None:
                    self._look_at(planned, batch)
            if self._store.open_batches() and self._stop.wait(self._policy.poll_seconds):
                return False
        return True

    # -- one batch --------------------------------------------------------------------------------

    def _started(self, planned: Planned) -> str | None:
        """Make sure a batch exists at the endpoint, exactly once; returns its id, null while that cannot be told."""
        if planned.batch is not None:
            return planned.batch
        try:
            batch = self._found_or_made(planned.number)
        except Undecided as undecided:
            self._tell(planned.number, str(undecided))
            return None
        self._store.created(planned.number, batch)
        return batch

    def _found_or_made(self, number: int) -> str:
        protocol, store = self._protocol, self._store

        def lines() -> Lines:
            return store.lines(number)

        # What is planned is read anew each time: an answer may have been lost on its way, and what it was for be noted.
        # A batch made by a process that was killed before it could note the id comes first.
        batch = self._repeated(lambda: protocol.made_before(store.planned(number)))
        if batch is not None:
            return batch
        self._tell(number, f"sending {store.planned(number).count} requests")
        self._repeated(lambda: protocol.prepare(store.planned(number), lines, store))
        return self._repeated(
            lambda: (
                protocol.made_before(store.planned(number))
                or protocol.make(store.planned(number), lines)
            )
        )

    def _look_at(self, planned: Planned, batch: str) -> None:
        looked = self._repeated(lambda: self._protocol.look_at(batch))
        self._tell(planned.number, looked.said)
        if looked.stage is Stage.FAILED:
            self._store.collected(planned.number, self._policy.tries)
            said = self._endpoint.redacted(looked.problem) or "no reason given"
            raise RequestRejected(
                f"{self._endpoint.host} refused the batch {batch}: {said}. "
                "Its requests will be sent again by the next run."
            )
        if looked.stage is Stage.ENDED:
            self._repeated(lambda: self._collect(planned.number, looked))
            self._store.collected(planned.number, self._policy.tries)

    def _collect(self, number: int, looked: Looked) -> None:
        """Keep what came of a batch's requests. Doing it twice changes nothing."""
        for one in self._protocol.outcomes(looked):
            if one.answer is not None:
                self._store.answered(number, one.custom_id, one.answer, usage_of(one.answer))
            else:
                problem = self._endpoint.redacted(one.problem)
                self._store.refused(number, one.custom_id, problem, final=one.final)

    def _tell(self, number: int, said: str) -> None:
        if self._said.get(number) != said:
            self._said[number] = said
            self._say(f"batch {number}: {said}")

    def _repeated(self, request: Callable[[], Found]) -> Found:
        def once() -> Found:
            with Catching(self._endpoint) as caught:
                return request()
            raise caught.error or EndpointFailed(f"{self._endpoint.host} gave no answer.")

        return self._policy.retry.call(once)


def _highest(price: Tariff, body: dict[str, Any]) -> float:
    given = sum(estimated_tokens(str(message["content"])) for message in body["messages"])
    most = int(body.get("max_tokens") or body.get("max_completion_tokens") or 0)
    return price(Usage(input=given, output=most)) or 0.0

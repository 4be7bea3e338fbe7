"""Hosted batches: half the price, within a day. Files and batches as OpenAI's API reference describes them.

A round: every document without a result runs through the pipeline on the answers there are; the questions it could not
answer are written down, put into batches, uploaded, asked, polled and collected. Invalid answers, repairs and requests
that failed go into the next round. Every step is written down before it is taken: see ``hosted_store``.
"""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, Literal, TypeVar, cast

from summarizer.batch.hosted.store import HostedStore, Planned
from summarizer.batch.limits import HostedPolicy, Stop
from summarizer.engines.faults import Catching
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.reply import usage_of
from summarizer.errors import BudgetReached, EndpointFailed, RequestRejected
from summarizer.spending.ledger import Tariff, estimated_tokens
from summarizer.usage import Usage

Found = TypeVar("Found")

_ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
_ENDED = ("completed", "expired", "cancelled")
#: Hosted batches cost half.
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
        engine: OpenAIEngine,
        store: HostedStore,
        policy: HostedPolicy,
        say: Callable[[str], None],
        stop: Stop,
    ) -> None:
        self._endpoint = engine.endpoint
        self._client = engine.patient_client()
        self._store, self._policy, self._say, self._stop = store, policy, say, stop

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

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
                "Run again with a larger --budget to go on."
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
            yield custom_id, len(_line(custom_id, body))

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
        for batch in self._store.open_batches():
            self._started(batch)
        seen: dict[int, str] = {}
        while open_batches := self._store.open_batches():
            for batch in open_batches:
                self._look_at(batch, seen)
            if self._store.open_batches() and self._stop.wait(self._policy.poll_seconds):
                return False
        return True

    # -- one batch --------------------------------------------------------------------------------

    def _started(self, planned: Planned) -> str:
        """Make sure a batch exists at the endpoint, exactly once; returns its id."""
        if planned.batch is not None:
            return planned.batch
        # A batch made by a process that was killed before it could note the id.
        batch = self._repeated(lambda: self._existing_batch(planned.token))
        if batch is None:
            file = planned.file or self._uploaded(planned)
            batch = self._repeated(
                lambda: self._existing_batch(planned.token) or self._created(planned, file)
            )
        self._store.created(planned.number, batch)
        return batch

    def _uploaded(self, planned: Planned) -> str:
        name = f"summarizer-{planned.token}.jsonl"
        with tempfile.TemporaryFile() as stream:
            count = _write(stream, self._store.lines(planned.number))
            self._say(f"batch {planned.number}: uploading {count} requests")

            def upload() -> str:
                stream.seek(0)
                made = self._client.files.create(file=(name, stream), purpose="batch")
                return made.id

            file = self._repeated(lambda: self._existing_file(name) or upload())
        self._store.uploaded(planned.number, file)
        return file

    def _created(self, planned: Planned, file: str) -> str:
        return self._client.batches.create(
            input_file_id=file,
            endpoint=_ENDPOINT,
            completion_window="24h",
            metadata={"summarizer_batch": planned.token},
        ).id

    def _existing_file(self, name: str) -> str | None:
        files = self._client.files.list(purpose="batch")
        return next((file.id for file in files if file.filename == name), None)

    def _existing_batch(self, token: str) -> str | None:
        for batch in self._client.batches.list(limit=100):
            if (batch.metadata or {}).get("summarizer_batch") == token:
                return batch.id
        return None

    def _look_at(self, planned: Planned, seen: dict[int, str]) -> None:
        batch = self._repeated(lambda: self._client.batches.retrieve(self._started(planned)))
        counts = batch.request_counts
        done = f", {counts.completed + counts.failed} of {counts.total}" if counts else ""
        if seen.get(planned.number) != (said := f"{batch.status}{done}"):
            seen[planned.number] = said
            self._say(f"batch {planned.number}: {said}")
        if batch.status == "failed":
            self._store.collected(planned.number, self._policy.tries)
            found: Any = getattr(batch.errors, "data", None) or []
            said = "; ".join(str(one.message) for one in found[:3]) or "no reason given"
            raise RequestRejected(
                f"{self._endpoint.host} refused the batch {batch.id}: {self._endpoint.redacted(said)}. "
                "Its requests will be sent again by the next run."
            )
        if batch.status in _ENDED:
            for file in (batch.output_file_id, batch.error_file_id):
                if file:
                    self._collect(planned.number, file)
            self._store.collected(planned.number, self._policy.tries)

    # -- its answers ------------------------------------------------------------------------------

    def _collect(self, number: int, file: str) -> None:
        def collect() -> None:
            # As a stream: a file may hold hundreds of megabytes. Collecting it twice changes nothing.
            with self._client.files.with_streaming_response.content(file) as content:
                for line in content.iter_lines():
                    if line.strip():
                        self._keep(number, line)

        self._repeated(collect)

    def _keep(self, number: int, line: str) -> None:
        try:
            found = cast("dict[str, Any]", json.loads(line))
            custom_id, response = str(found["custom_id"]), found.get("response")
        except (ValueError, KeyError, TypeError) as error:
            raise EndpointFailed(
                f"{self._endpoint.host} sent a line of results nobody understands: {line[:80]!r}."
            ) from error
        answer, problem, final = _read(response, found.get("error"))
        if answer is not None:
            self._store.answered(number, custom_id, answer, usage_of(answer))
        else:
            self._store.refused(number, custom_id, self._endpoint.redacted(problem), final=final)

    def _repeated(self, request: Callable[[], Found]) -> Found:
        def once() -> Found:
            with Catching(self._endpoint) as caught:
                return request()
            raise caught.error or EndpointFailed(f"{self._endpoint.host} gave no answer.")

        return self._policy.retry.call(once)


def _read(response: Any, error: Any) -> tuple[dict[str, Any] | None, str, bool]:
    """Return the answer of a result line, or why there is none and whether asking again is of no use."""
    outer = _mapping(response)
    body, status = _mapping(outer.get("body")), outer.get("status_code")
    if status == 200 and _usable(body):
        return body, "", False
    if error:
        # "batch_expired" and the like: the request itself was never at fault.
        return None, str(error.get("message") or error.get("code") or error), False
    said = body.get("error")
    words = _mapping(said).get("message") if isinstance(said, dict) else said
    final = isinstance(status, int) and 400 <= status < 500 and status not in (408, 409, 429)
    return None, f"HTTP {status}: {words or 'no usable answer'}", final


def _mapping(value: Any) -> dict[str, Any]:
    """Return a JSON object, or an empty one for everything else."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _usable(body: dict[str, Any]) -> bool:
    try:
        return isinstance(body["choices"][0]["message"], dict)
    except (KeyError, IndexError, TypeError):
        return False


def _line(custom_id: str, body: dict[str, Any]) -> bytes:
    request = {"custom_id": custom_id, "method": "POST", "url": _ENDPOINT, "body": body}
    return json.dumps(request).encode() + b"\n"


def _write(stream: IO[bytes], lines: Iterator[tuple[str, dict[str, Any]]]) -> int:
    count = 0
    for custom_id, body in lines:
        stream.write(_line(custom_id, body))
        count += 1
    return count


def _highest(price: Tariff, body: dict[str, Any]) -> float:
    given = sum(estimated_tokens(str(message["content"])) for message in body["messages"])
    most = int(body.get("max_tokens") or body.get("max_completion_tokens") or 0)
    return price(Usage(input=given, output=most)) or 0.0

"""Message Batches as Anthropic's API reference describes them.

A batch has no metadata. Whose it is can be told from the custom ids of its requests, and these are shown in its results
only. So the newest batch is noted before one is made: after a kill, the one that was made is among those that came
since, with as many requests, and its results say so as soon as it has ended. Until then no second one is made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from summarizer.batch.hosted.plain import PlainEndpoint
from summarizer.batch.hosted.protocols import (
    Lines,
    Looked,
    Note,
    Outcome,
    Stage,
    Undecided,
    bounded_pages,
)
from summarizer.batch.hosted.store import Planned
from summarizer.engines.loose import a_list, an_object
from summarizer.engines.messages import completion_of, message_of
from summarizer.engines.openai import OpenAIEngine
from summarizer.errors import EndpointFailed

_VERSION = "2023-06-01"
_PATH = "/messages/batches"
#: A custom id has 64 characters at most: so much of the token, a hyphen, and our own id of 40.
_TOKEN = 20
#: Errors of a single request that asking again does not mend.
_FINAL = ("invalid_request_error", "not_found_error", "request_too_large", "permission_error")


class AnthropicBatches:
    """Batches of Messages, asked by plain HTTP."""

    def __init__(self, engine: OpenAIEngine) -> None:
        headers = {"x-api-key": engine.key_in_use, "anthropic-version": _VERSION}
        self._http = PlainEndpoint(engine.endpoint, engine.endpoint.base_url, headers)
        self._endpoint = engine.endpoint

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def line(self, planned: Planned | None, custom_id: str, body: dict[str, Any]) -> bytes:
        """Return an entry of the list of requests."""
        token = planned.token[:_TOKEN] if planned else "0" * _TOKEN
        request = {"custom_id": f"{token}-{custom_id}", "params": message_of(body)}
        return json.dumps(request).encode()

    def made_before(self, planned: Planned) -> str | None:
        """Return the batch made since the one that was noted, whose results bear this token."""
        if planned.since is None:
            return None
        undecided = False
        for batch in self._newest(planned.since):
            if sum(_counts(batch).values()) != planned.count:
                continue
            name = str(batch.get("id"))
            if batch.get("processing_status") != "ended":
                undecided = True
            elif self._bears(name, planned.token):
                return name
        if undecided:
            raise Undecided(
                "a batch that may be this one is still under way; its results will tell, and until then no second one "
                "is made"
            )
        return None

    def prepare(self, planned: Planned, lines: Callable[[], Lines], note: Note) -> None:
        """Note the newest batch there is."""
        del lines
        if planned.since is None:
            first = a_list(self._http.get(_PATH, {"limit": "1"}).get("data"))
            note.begun(planned.number, str(an_object(first[0]).get("id")) if first else "")

    def make(self, planned: Planned, lines: Callable[[], Lines]) -> str:
        """Make the batch."""
        made, _ = self._http.post(_PATH, self._body(planned, lines()))
        name = made.get("id")
        if not isinstance(name, str) or not name:
            raise EndpointFailed(f"{self._endpoint.host} made a batch and gave it no id.")
        return name

    def _body(self, planned: Planned, lines: Lines) -> Iterator[bytes]:
        before = b'{"requests":['
        for one in lines:
            yield before + self.line(planned, *one)
            before = b","
        yield b"]}"

    def _newest(self, since: str) -> Iterator[Mapping[str, Any]]:
        for page in bounded_pages(self._pages(), self._endpoint.host):
            for one in a_list(page.get("data")):
                batch = an_object(one)
                if batch.get("id") == since:
                    return
                yield batch

    def _pages(self) -> Iterator[Mapping[str, Any]]:
        params = {"limit": "100"}
        while True:
            page = self._http.get(_PATH, params)
            yield page
            last = page.get("last_id")
            if not page.get("has_more") or not isinstance(last, str):
                return
            params["after_id"] = last

    def _bears(self, batch: str, token: str) -> bool:
        first = next(self._results(batch), None)
        return first is not None and str(first.get("custom_id")).startswith(token[:_TOKEN])

    def look_at(self, batch: str) -> Looked:
        """Say how far a batch is."""
        found = self._http.get(f"{_PATH}/{quote(batch, safe='')}")
        counts = _counts(found)
        total, going_on = sum(counts.values()), counts.get("processing", 0)
        status = found.get("processing_status")
        stage = Stage.ENDED if status == "ended" else Stage.GOING_ON
        return Looked(stage, f"{status}, {total - going_on} of {total}", (batch,))

    def outcomes(self, looked: Looked) -> Iterator[Outcome]:
        """Yield the results. Their address is made of ours: the one that is told could lead elsewhere."""
        for batch in looked.files:
            for found in self._results(batch):
                own = str(found.get("custom_id")).partition("-")[2]
                yield Outcome(own, *_read(an_object(found.get("result"))))

    def _results(self, batch: str) -> Iterator[Mapping[str, Any]]:
        for line in self._http.lines(f"{_PATH}/{quote(batch, safe='')}/results"):
            try:
                found: Any = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise EndpointFailed(
                    f"{self._endpoint.host} sent a line of results that could not be understood: {line[:80]!r}."
                ) from error
            yield an_object(found)


def _counts(batch: Mapping[str, Any]) -> dict[str, int]:
    listed = an_object(batch.get("request_counts"))
    return {name: count for name, count in listed.items() if isinstance(count, int)}


def _read(result: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str, bool]:
    """Return the answer of a result, or why there is none and whether asking again is of no use."""
    kind = result.get("type")
    message = an_object(result.get("message"))
    if kind == "succeeded" and message:
        return completion_of(message), "", False
    outer = an_object(result.get("error"))
    error = an_object(outer.get("error")) or outer
    said = error.get("message") or f"the request {kind or 'has no result'}"
    return None, str(said), kind == "errored" and error.get("type") in _FINAL

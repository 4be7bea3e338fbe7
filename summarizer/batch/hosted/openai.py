"""Files and batches as OpenAI's API reference describes them; Groq and gateways follow it.

A batch is found again by the token in its metadata, its file by its name.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from typing import Any, Literal

from summarizer.batch.hosted.protocols import (
    Lines,
    Looked,
    Note,
    Outcome,
    Stage,
    bounded_pages,
    lines_of,
    written,
)
from summarizer.batch.hosted.store import Planned
from summarizer.engines.loose import an_object
from summarizer.engines.openai import OpenAIEngine
from summarizer.errors import EndpointFailed

_ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
_ENDED = ("completed", "expired", "cancelled")
_PIECE = 1 << 16


class OpenAIBatches:
    """Batches through the SDK."""

    def __init__(self, engine: OpenAIEngine) -> None:
        self._endpoint = engine.endpoint
        self._client = engine.patient_client()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def line(self, planned: Planned | None, custom_id: str, body: dict[str, Any]) -> bytes:
        """Return a line of the file."""
        del planned
        request = {"custom_id": custom_id, "method": "POST", "url": _ENDPOINT, "body": body}
        return json.dumps(request).encode() + b"\n"

    def made_before(self, planned: Planned) -> str | None:
        """Return the batch with this token."""
        pages = self._client.batches.list(limit=100).iter_pages()
        for page in bounded_pages(pages, self._endpoint.host):
            for batch in page.data:
                if an_object(batch.metadata).get("summarizer_batch") == planned.token:
                    return str(batch.id)
        return None

    def prepare(self, planned: Planned, lines: Callable[[], Lines], note: Note) -> None:
        """Upload the file, unless it is there."""
        if planned.file is not None:
            return
        name = f"summarizer-{planned.token}.jsonl"
        file = self._existing_file(name)
        if file is None:
            with tempfile.TemporaryFile() as stream:
                written(stream, (self.line(planned, *one) for one in lines()))
                file = self._client.files.create(file=(name, stream), purpose="batch").id
        note.uploaded(planned.number, file)

    def make(self, planned: Planned, lines: Callable[[], Lines]) -> str:
        """Make a batch of the file."""
        del lines
        return self._client.batches.create(
            input_file_id=planned.file or "",
            endpoint=_ENDPOINT,
            completion_window="24h",
            metadata={"summarizer_batch": planned.token},
        ).id

    def _existing_file(self, name: str) -> str | None:
        pages = self._client.files.list(purpose="batch").iter_pages()
        for page in bounded_pages(pages, self._endpoint.host):
            for file in page.data:
                if file.filename == name:
                    return str(file.id)
        return None

    def look_at(self, batch: str) -> Looked:
        """Say how far a batch is."""
        found = self._client.batches.retrieve(batch)
        counts = found.request_counts
        done = f", {counts.completed + counts.failed} of {counts.total}" if counts else ""
        said = f"{found.status}{done}"
        if found.status == "failed":
            told: Any = getattr(found.errors, "data", None) or []
            problem = "; ".join(str(one.message) for one in told[:3])
            return Looked(Stage.FAILED, said, problem=problem)
        files = tuple(one for one in (found.output_file_id, found.error_file_id) if one)
        return Looked(Stage.ENDED if found.status in _ENDED else Stage.GOING_ON, said, files)

    def outcomes(self, looked: Looked) -> Iterator[Outcome]:
        """Yield the lines of both files, as they come: a file may hold hundreds of megabytes."""
        for file in looked.files:
            with self._client.files.with_streaming_response.content(file) as content:
                for line in lines_of(content.iter_bytes(_PIECE), self._endpoint.host):
                    yield self._outcome(line)

    def _outcome(self, line: bytes) -> Outcome:
        try:
            found: Any = json.loads(line)
            custom_id, response = str(found["custom_id"]), found.get("response")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise EndpointFailed(
                f"{self._endpoint.host} sent a line of results that could not be understood: {line[:80]!r}."
            ) from error
        return Outcome(custom_id, *_read(response, found.get("error")))


def _read(response: Any, error: Any) -> tuple[dict[str, Any] | None, str, bool]:
    """Return the answer of a result line, or why there is none and whether asking again is of no use."""
    outer = an_object(response)
    body, status = an_object(outer.get("body")), outer.get("status_code")
    if status == 200 and _usable(body):
        return dict(body), "", False
    if error:
        # "batch_expired" and the like: the request itself was never at fault.
        said = an_object(error)
        return None, str(said.get("message") or said.get("code") or error), False
    told = body.get("error")
    words = an_object(told).get("message") or (told if isinstance(told, str) else None)
    return None, f"HTTP {status}: {words or 'no usable answer'}", _is_final(status)


def _is_final(status: object) -> bool:
    """Whether asking again is of no use."""
    return isinstance(status, int) and 400 <= status < 500 and status not in (408, 409, 429)


def _usable(body: Any) -> bool:
    try:
        return isinstance(body["choices"][0]["message"], dict)
    except (KeyError, IndexError, TypeError):
        return False

"""Batch mode as Google's Gemini API reference describes it.

The requests are a file (Files API, resumable upload in one piece), the batch an operation. Both are found again by
their display name, which holds the token.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any
from urllib.parse import quote, urlsplit

from summarizer.batch.hosted.plain import PlainEndpoint
from summarizer.batch.hosted.protocols import (
    Lines,
    Looked,
    Note,
    Outcome,
    Stage,
    bounded_pages,
    written,
)
from summarizer.batch.hosted.store import Planned
from summarizer.engines.generated import completion_of, request_of
from summarizer.engines.loose import a_list, an_object, as_int
from summarizer.engines.openai import OpenAIEngine
from summarizer.errors import EndpointFailed

_PIECE = 1 << 20
#: The address of the OpenAI-compatible interface ends in this; what we ask lies beside it.
_COMPATIBLE = "/openai"
#: google.rpc.Code INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION, UNIMPLEMENTED; HTTP's 400 ..
_FINAL = (3, 5, 7, 9, 12, 400, 403, 404)


class GeminiBatches:
    """Batches of ``generateContent``, asked by plain HTTP."""

    def __init__(self, engine: OpenAIEngine) -> None:
        endpoint = engine.endpoint
        parts = urlsplit(endpoint.base_url)
        root = parts._replace(path="", query="").geturl()
        self._version = parts.path.removesuffix(_COMPATIBLE)
        self._model = endpoint.model.removeprefix("models/")
        self._endpoint = endpoint
        self._http = PlainEndpoint(endpoint, root, {"x-goog-api-key": engine.key_in_use})

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def line(self, planned: Planned | None, custom_id: str, body: dict[str, Any]) -> bytes:
        """Return a line of the file."""
        del planned
        return json.dumps({"key": custom_id, "request": request_of(body)}).encode() + b"\n"

    def made_before(self, planned: Planned) -> str | None:
        """Return the batch with this token in its name."""
        for one in self._listed("/batches", "operations"):
            if an_object(one.get("metadata")).get("displayName") == _name(planned):
                return str(one.get("name"))
        return None

    def prepare(self, planned: Planned, lines: Callable[[], Lines], note: Note) -> None:
        """Upload the file, unless it is there."""
        if planned.file is not None:
            return
        file = self._existing_file(planned)
        if file is None:
            with tempfile.TemporaryFile() as stream:
                written(stream, (self.line(planned, *one) for one in lines()))
                file = self._uploaded(_name(planned), stream)
        note.uploaded(planned.number, file)

    def make(self, planned: Planned, lines: Callable[[], Lines]) -> str:
        """Make a batch of the file."""
        del lines
        given = {"file_name": planned.file}
        wanted = {"batch": {"display_name": _name(planned), "input_config": given}}
        path = f"{self._version}/models/{quote(self._model, safe='')}:batchGenerateContent"
        made, _ = self._http.post(path, json.dumps(wanted).encode())
        return _named(made.get("name"), "batches/", self._endpoint.host)

    def _existing_file(self, planned: Planned) -> str | None:
        for one in self._listed("/files", "files"):
            if one.get("displayName") == _name(planned):
                return _named(one.get("name"), "files/", self._endpoint.host)
        return None

    def _uploaded(self, name: str, stream: IO[bytes]) -> str:
        size = stream.seek(0, 2)
        stream.seek(0)
        _, headers = self._http.post(
            f"/upload{self._version}/files",
            json.dumps({"file": {"display_name": name}}).encode(),
            {
                "x-goog-upload-protocol": "resumable",
                "x-goog-upload-command": "start",
                "x-goog-upload-header-content-length": str(size),
                "x-goog-upload-header-content-type": "application/jsonl",
            },
        )
        address = headers.get("x-goog-upload-url", "")
        if "://" not in address:
            raise EndpointFailed(
                f"{self._endpoint.host} gave no address to upload the requests to."
            )
        sent, _ = self._http.post(
            address,
            iter(lambda: stream.read(_PIECE), b""),
            {
                "content-length": str(size),
                "content-type": "application/jsonl",
                "x-goog-upload-offset": "0",
                "x-goog-upload-command": "upload, finalize",
            },
        )
        return _named(an_object(sent.get("file")).get("name"), "files/", self._endpoint.host)

    def _listed(self, path: str, what: str) -> Iterator[Mapping[str, Any]]:
        for page in bounded_pages(self._pages(path), self._endpoint.host):
            yield from map(an_object, a_list(page.get(what)))

    def _pages(self, path: str) -> Iterator[Mapping[str, Any]]:
        params = {"pageSize": "100"}
        while True:
            page = self._http.get(self._version + path, params)
            yield page
            following = page.get("nextPageToken")
            if not isinstance(following, str) or not following:
                return
            params["pageToken"] = following

    def look_at(self, batch: str) -> Looked:
        """Say how far a batch is."""
        name = quote(batch.removeprefix("batches/"), safe="")
        found = self._http.get(f"{self._version}/batches/{name}")
        about = an_object(found.get("metadata"))
        # The reference calls the states BATCH_STATE_.., the guide JOB_STATE_...
        state = str(about.get("state", "")).rpartition("STATE_")[2]
        stats = an_object(about.get("batchStats"))
        done = as_int(stats.get("successfulRequestCount")) + as_int(stats.get("failedRequestCount"))
        said = f"{state.lower() or 'no state'}, {done} of {as_int(stats.get('requestCount'))}"
        if state == "FAILED":
            problem = str(an_object(found.get("error")).get("message") or "")
            return Looked(Stage.FAILED, said, problem=problem)
        if state not in ("SUCCEEDED", "CANCELLED", "EXPIRED"):
            return Looked(Stage.GOING_ON, said)
        return Looked(Stage.ENDED, said, _files(found, about))

    def outcomes(self, looked: Looked) -> Iterator[Outcome]:
        """Yield the lines of the file, as they come."""
        for file in looked.files:
            name = quote(file.removeprefix("files/"), safe="")
            path = f"/download{self._version}/files/{name}:download"
            for line in self._http.lines(path, {"alt": "media"}):
                yield self._outcome(line)

    def _outcome(self, line: bytes) -> Outcome:
        try:
            found: Any = json.loads(line)
            custom_id = str(found["key"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise EndpointFailed(
                f"{self._endpoint.host} sent a line of results that could not be understood: {line[:80]!r}."
            ) from error
        response = an_object(found.get("response"))
        if response:
            return Outcome(custom_id, completion_of(response))
        status = an_object(found.get("error")) or an_object(found.get("status"))
        said = str(status.get("message") or "no usable answer")
        return Outcome(custom_id, None, said, final=status.get("code") in _FINAL)


def _name(planned: Planned) -> str:
    return f"summarizer-{planned.token}"


def _named(value: Any, kind: str, host: str) -> str:
    if isinstance(value, str) and value.startswith(kind):
        return value
    raise EndpointFailed(f"{host} made something under {kind} and gave it no name.")


def _files(found: Mapping[str, Any], about: Mapping[str, Any]) -> tuple[str, ...]:
    places = (
        an_object(found.get("response")).get("responsesFile"),
        an_object(about.get("output")).get("responsesFile"),
    )
    named = [one for one in places if isinstance(one, str) and one.startswith("files/")]
    return tuple(named[:1])

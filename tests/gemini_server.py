"""The Gemini API's files and batches on this machine, written from the public API reference, not from this project.

``POST /upload/v1beta/files`` (resumable: start, then upload and finalize at the address given), ``GET /v1beta/files``,
``POST /v1beta/models/MODEL:batchGenerateContent``, ``GET /v1beta/batches``, ``GET /v1beta/batches/ID``,
``GET /download/v1beta/files/ID:download?alt=media``. A batch is an operation whose metadata says how far it is;
64-bit counts are strings. Results are in the order of the requests, each with its key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.rest_server import Request, Response, RestServer

KEY = "AIza-of-the-test-0123456789"
STATES = ("PENDING", "RUNNING", "SUCCEEDED")
_REQUEST = {
    *("contents", "systemInstruction", "generationConfig", "tools", "toolConfig"),
    *("safetySettings", "cachedContent", "model"),
}
_CONFIG = {
    *("temperature", "maxOutputTokens", "responseMimeType", "responseJsonSchema", "topP", "topK"),
    *("stopSequences", "responseSchema", "seed", "candidateCount", "thinkingConfig"),
    *("responseLogprobs", "logprobs"),
}

#: From a request to generate content to the line of its result: ``{"response": ..}`` or ``{"error": ..}``.
Answer = Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass
class GeminiServer(RestServer):
    """Answers the requests of batches with ``answer``; ``last`` is the state batches end in."""

    answer: Answer = lambda _: {}
    #: What the address ends in: that of the OpenAI-compatible interface has a part more.
    ending: str = "/openai"
    last: str = "SUCCEEDED"
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    operations: dict[str, dict[str, Any]] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    #: Where uploads are to be sent, in place of this server.
    astray: str | None = None
    _begun: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"{self.origin}/v1beta{self.ending}"

    def respond(self, request: Request) -> Response:
        if request.headers.get("x-goog-api-key") != KEY or "authorization" in request.headers:
            return error(401, "UNAUTHENTICATED", "API key not valid.")
        path, post = request.path, request.method == "POST"
        if post and path == "/upload/v1beta/files":
            return self._upload(request)
        if post and path.startswith("/v1beta/models/"):
            return self._create(request)
        if path in ("/v1beta/files", "/v1beta/batches") and not post:
            return self._list(request)
        if path.startswith("/v1beta/batches/") and not post:
            return self._retrieve(path.removeprefix("/v1beta/"))
        if path.startswith("/download/v1beta/files/") and request.query.get("alt") == "media":
            return self._download(path)
        return error(404, "NOT_FOUND", "Not found")

    # -- files ------------------------------------------------------------------------------------

    def _upload(self, request: Request) -> Response:
        head = request.headers
        if head.get("x-goog-upload-command") == "start":
            if head.get("x-goog-upload-protocol") != "resumable":
                return error(400, "INVALID_ARGUMENT", "Bad upload protocol")
            session = f"s{len(self._begun) + 1}"
            self._begun[session] = request.json["file"]["display_name"]
            origin = self.astray or self.origin
            address = f"{origin}/upload/v1beta/files?upload_id={session}"
            return 200, {}, {"x-goog-upload-url": address, "x-goog-upload-status": "active"}
        name = self._begun.get(request.query.get("upload_id", ""))
        if name is None or head.get("x-goog-upload-command") != "upload, finalize":
            return error(400, "INVALID_ARGUMENT", "Bad upload command")
        if head.get("x-goog-upload-offset") != "0" or head["content-length"] != str(
            len(request.body)
        ):
            return error(400, "INVALID_ARGUMENT", "Bad upload offset or length")
        return 200, {"file": self.add_file(name, request.body)}, {"x-goog-upload-status": "final"}

    def add_file(self, display_name: str, content: bytes) -> dict[str, Any]:
        name = f"files/f{len(self.files) + 1}"
        self.files[name] = {
            "name": name,
            "displayName": display_name,
            "mimeType": "application/jsonl",
            "sizeBytes": str(len(content)),
            "state": "ACTIVE",
            "uri": f"https://generativelanguage.googleapis.com/v1beta/{name}",
        }
        self.contents[name] = content
        return self.files[name]

    def _download(self, path: str) -> Response:
        name = path.removeprefix("/download/v1beta/").removesuffix(":download")
        if name not in self.contents:
            return error(403, "PERMISSION_DENIED", "You do not have permission, or it is not there")
        return 200, self.contents[name], {"content-type": "application/octet-stream"}

    # -- batches ----------------------------------------------------------------------------------

    def _create(self, request: Request) -> Response:
        model, _, method = request.path.removeprefix("/v1beta/models/").partition(":")
        batch = request.json.get("batch", {})
        if method != "batchGenerateContent" or set(batch) != {"display_name", "input_config"}:
            return error(400, "INVALID_ARGUMENT", "Bad batch")
        file = batch["input_config"].get("file_name")
        if file not in self.files:
            return error(400, "INVALID_ARGUMENT", "No such input file")
        name = f"batches/b{len(self.operations) + 1}"
        about = {
            "@type": "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch",
            "model": f"models/{model}",
            "displayName": batch["display_name"],
            "name": name,
            "state": "BATCH_STATE_PENDING",
            "inputConfig": {"fileName": file},
            "batchStats": {"requestCount": str(self.contents[file].count(b"\n"))},
        }
        self.operations[name], self.inputs[name] = {"name": name, "metadata": about}, file
        return 200, self.operations[name], {}

    def _retrieve(self, name: str) -> Response:
        if name not in self.operations:
            return error(404, "NOT_FOUND", "No such batch")
        operation = self.operations[name]
        shown = json.loads(json.dumps(operation))
        state = operation["metadata"]["state"].removeprefix("BATCH_STATE_")
        if state == "PENDING":
            problem = self._problem(self.contents[self.inputs[name]])
            operation["metadata"]["state"] = f"BATCH_STATE_{'FAILED' if problem else 'RUNNING'}"
            if problem:
                operation |= {"done": True, "error": {"code": 3, "message": problem}}
        elif state == "RUNNING":
            self._finish(operation)
        return 200, shown, {}

    def _problem(self, content: bytes) -> str | None:
        for line in content.splitlines():
            try:
                one = json.loads(line)
            except ValueError:
                return "A line is no JSON."
            if set(one) != {"key", "request"} or set(one["request"]) - _REQUEST:
                return "A line lacks or adds fields."
        return None

    def _finish(self, operation: dict[str, Any]) -> None:
        about = operation["metadata"]
        about["state"] = f"BATCH_STATE_{self.last}"
        operation["done"] = True
        if self.last != "SUCCEEDED":
            return
        content = self.contents[self.inputs[operation["name"]]]
        lines = [json.loads(line) for line in content.splitlines()]
        results = [{"key": one["key"], **self._result(one["request"])} for one in lines]
        good = sum("response" in one for one in results)
        about["batchStats"] |= {
            "successfulRequestCount": str(good),
            "failedRequestCount": str(len(lines) - good),
        }
        raw = "".join(json.dumps(one) + "\n" for one in results).encode()
        made = self.add_file("results", raw)
        about["output"] = {"responsesFile": made["name"]}
        operation["response"] = {"responsesFile": made["name"]}

    def _result(self, request: Mapping[str, Any]) -> dict[str, Any]:
        problem = wrong_with(request)
        return {"error": {"code": 3, "message": problem}} if problem else self.answer(request)

    def _list(self, request: Request) -> Response:
        what = request.path.rpartition("/")[2]
        kind, known = ("files", self.files) if what == "files" else ("operations", self.operations)
        size = min(int(request.query.get("pageSize", "10")), 100)
        start = int(request.query.get("pageToken") or 0)
        items = list(known.values())[::-1]
        page: dict[str, Any] = {kind: items[start : start + size]} if items[start:] else {}
        if len(items) > start + size:
            page["nextPageToken"] = str(start + size)
        return 200, page, {}


def wrong_with(request: Mapping[str, Any]) -> str | None:
    """Say what the interface would not take in a request to generate content."""
    config = request.get("generationConfig", {})
    contents = request.get("contents", ())
    if set(request) - _REQUEST or set(config) - _CONFIG:
        return f"Invalid JSON payload received. Unknown name in {sorted(request)}, {sorted(config)}"
    if not contents or any(one.get("role") not in ("user", "model") for one in contents):
        return "Please use a valid role: user, model."
    if contents[-1]["role"] != "user" or not all(one.get("parts") for one in contents):
        return "Please ensure that the conversation ends with a user turn"
    if "logprobs" in config and not (
        config.get("responseLogprobs") and 1 <= config["logprobs"] <= 20
    ):
        return "logprobs: has to be between 1 and 20, with responseLogprobs"
    return None


def generated(text: str, reason: str = "STOP") -> dict[str, Any]:
    """Return the line of a result with generated content."""
    parts = [{"text": "Let me think.", "thought": True}, {"text": text}]
    usage = {
        "promptTokenCount": 100,
        "cachedContentTokenCount": 30,
        "candidatesTokenCount": 6,
        "thoughtsTokenCount": 4,
        "totalTokenCount": 110,
    }
    candidate = {"content": {"parts": parts, "role": "model"}, "finishReason": reason, "index": 0}
    response = {
        "candidates": [candidate],
        "usageMetadata": usage,
        "modelVersion": "gemini-of-the-test",
        "responseId": "r",
    }
    return {"response": response}


def error(status: int, kind: str, message: str) -> Response:
    """Return an error in the interface's form."""
    return status, {"error": {"code": status, "message": message, "status": kind}}, {}

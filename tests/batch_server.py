"""Files and batches on this machine, written from the public API reference and from nothing in this project.

``POST /v1/files`` (multipart: ``purpose``, ``file``), ``GET /v1/files``, ``/v1/files/ID``, ``/v1/files/ID/content``,
``POST /v1/batches``, ``GET /v1/batches``, ``GET /v1/batches/ID``. A batch advances one state each time it is retrieved:
validating, in_progress, finalizing, completed. Lines answered with a status below 400 go to the output file, in an
order of their own; the others to the error file.
"""

from __future__ import annotations

import email.parser
import email.policy
import itertools
import json
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from tests.loopback import Loopback

MOST_REQUESTS = 50_000
MOST_BYTES = 200 * 1024 * 1024
STATES = ("validating", "in_progress", "finalizing", "completed")

#: From the body of a chat completion request to a status and a body.
Answer = Callable[[dict[str, Any]], tuple[int, dict[str, Any]]]


@dataclass
class BatchServer(Loopback):
    """Answers the lines of batches with ``answer``; ``last`` is the state batches end in."""

    answer: Answer
    last: str = "completed"
    #: Custom ids a batch that expires leaves unanswered.
    expires: Callable[[str], bool] = lambda _: True
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: Every request: method and path.
    seen: list[tuple[str, str]] = field(default_factory=list)
    #: Called with method and path before a request is looked at, and after it is done, to break things.
    before: Callable[[str, str], None] = lambda _m, _p: None
    after: Callable[[str, str], None] = lambda _m, _p: None

    def __enter__(self) -> Self:
        self._numbers = itertools.count(1)
        self.mutex = threading.RLock()
        return super().__enter__()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        return _handler(self)

    @property
    def url(self) -> str:
        return f"{self.origin}/v1"

    # -- files ------------------------------------------------------------------------------------

    def add_file(self, name: str, purpose: str, content: bytes) -> dict[str, Any]:
        number = next(self._numbers)
        made = {
            "id": f"file-{number}",
            "object": "file",
            "bytes": len(content),
            "created_at": int(time.time()),
            "filename": name,
            "purpose": purpose,
            "status": "processed",
        }
        self.files[made["id"]], self.contents[made["id"]] = made, content
        return made

    # -- batches ----------------------------------------------------------------------------------

    def create(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        wanted = {"input_file_id", "endpoint", "completion_window"}
        if not wanted <= set(body) or set(body) - wanted - {"metadata", "output_expires_after"}:
            return error(400, f"Bad parameters: {sorted(body)}")
        if body["completion_window"] != "24h" or body["endpoint"] != "/v1/chat/completions":
            return error(400, "Unsupported completion_window or endpoint")
        file = self.files.get(body["input_file_id"])
        if file is None or file["purpose"] != "batch":
            return error(400, "No such input file of purpose batch")
        batch = {
            "id": f"batch_{next(self._numbers)}",
            "object": "batch",
            "endpoint": body["endpoint"],
            "errors": None,
            "input_file_id": file["id"],
            "completion_window": "24h",
            "status": "validating",
            "output_file_id": None,
            "error_file_id": None,
            "created_at": int(time.time()),
            "request_counts": {"total": 0, "completed": 0, "failed": 0},
            "metadata": body.get("metadata"),
        }
        self.batches[batch["id"]] = batch
        return 200, batch

    def retrieve(self, batch: dict[str, Any]) -> dict[str, Any]:
        shown = dict(batch)
        if batch["status"] == "validating":
            problem = self._problem(self.contents[batch["input_file_id"]])
            if problem:
                batch["status"] = "failed"
                data = [{"code": "invalid", "message": problem, "line": 1, "param": None}]
                batch["errors"] = {"object": "list", "data": data}
            else:
                batch["status"] = "in_progress"
        elif batch["status"] == "in_progress":
            batch["status"] = "finalizing"
        elif batch["status"] == "finalizing":
            self._finish(batch)
        return shown

    def _problem(self, content: bytes) -> str | None:
        lines = content.splitlines()
        if len(content) > MOST_BYTES or len(lines) > MOST_REQUESTS:
            return "The file is too large."
        ids = set()
        for line in lines:
            try:
                one = json.loads(line)
            except ValueError:
                return "A line is no JSON."
            if set(one) != {"custom_id", "method", "url", "body"}:
                return "A line lacks or adds parameters."
            if one["method"] != "POST" or one["url"] != "/v1/chat/completions":
                return "A line has another method or url."
            if one["custom_id"] in ids:
                return "A custom_id is there twice."
            if "model" not in one["body"] or "messages" not in one["body"]:
                return "A body lacks model or messages."
            ids.add(one["custom_id"])
        return None if lines else "The file is empty."

    def _finish(self, batch: dict[str, Any]) -> None:
        lines = [json.loads(line) for line in self.contents[batch["input_file_id"]].splitlines()]
        random.Random(len(lines)).shuffle(lines)
        output, errors = [], []
        for line in lines:
            entry = {"id": f"req_{next(self._numbers)}", "custom_id": line["custom_id"]}
            if self.last != "completed" and self.expires(line["custom_id"]):
                why = {"code": "batch_expired", "message": "It was not done in time."}
                errors.append({**entry, "response": None, "error": why})
                continue
            status, body = self.answer(line["body"])
            response = {"status_code": status, "request_id": "r", "body": body}
            (output if status < 400 else errors).append(
                {**entry, "response": response, "error": None}
            )
        batch["status"] = self.last
        counts = {"total": len(lines), "completed": len(output), "failed": len(errors)}
        batch["request_counts"] = counts
        for name, results in (("output_file_id", output), ("error_file_id", errors)):
            if results:
                content = "".join(json.dumps(one) + "\n" for one in results).encode()
                batch[name] = self.add_file("results.jsonl", "batch_output", content)["id"]


def error(status: int, message: str) -> tuple[int, dict[str, Any]]:
    """Return an error in the usual form."""
    return status, {"error": {"message": message, "type": "invalid_request_error", "code": None}}


def _listed(found: list[dict[str, Any]], query: dict[str, list[str]]) -> dict[str, Any]:
    # Newest first, as the reference has it, and by pages.
    items = found[::-1]
    after = query.get("after", [None])[0]
    if after:
        ids = [one["id"] for one in items]
        items = items[ids.index(after) + 1 :] if after in ids else []
    limit = int(query.get("limit", ["20"])[0])
    page = items[:limit]
    ends = {"first_id": page[0]["id"], "last_id": page[-1]["id"]} if page else {}
    return {"object": "list", "data": page, "has_more": len(items) > limit, **ends}


class _Handler(BaseHTTPRequestHandler):
    batch_server: BatchServer
    protocol_version = "HTTP/1.1"

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        path = urlsplit(self.path).path.removeprefix("/v1")
        with self.batch_server.mutex:
            self.batch_server.seen.append((self.command, path))
        self.batch_server.before(self.command, path)
        with self.batch_server.mutex:
            status, found = self._answer(path, body)
        self.batch_server.after(self.command, path)
        raw = found if isinstance(found, bytes) else json.dumps(found).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _answer(self, path: str, body: bytes) -> tuple[int, Any]:
        query = parse_qs(urlsplit(self.path).query)
        parts = path.strip("/").split("/")
        if self.command == "POST":
            if parts == ["files"]:
                return self._upload(body)
            if parts == ["batches"]:
                return self.batch_server.create(json.loads(body))
            return error(404, "Unknown path")
        if parts == ["files"]:
            purpose = query.get("purpose", [None])[0]
            found = [f for f in self.batch_server.files.values() if purpose in (None, f["purpose"])]
            return 200, _listed(found, query)
        if parts == ["batches"]:
            return 200, _listed(list(self.batch_server.batches.values()), query)
        known = self.batch_server.files if parts[0] == "files" else self.batch_server.batches
        if len(parts) < 2 or parts[1] not in known:
            return error(404, "No such thing")
        if parts[0] == "batches":
            return 200, self.batch_server.retrieve(known[parts[1]])
        if parts[2:] == ["content"]:
            return 200, self.batch_server.contents[parts[1]]
        return 200, known[parts[1]]

    def _upload(self, body: bytes) -> tuple[int, Any]:
        head = f"content-type: {self.headers['content-type']}\r\n\r\n".encode()
        message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
        fields: dict[str, Any] = {}
        for part in message.iter_parts():  # type: ignore[attr-defined]
            name = part.get_param("name", header="content-disposition")
            fields[name] = (part.get_filename(), part.get_payload(decode=True))
        if "purpose" not in fields or "file" not in fields:
            return error(400, "purpose and file are required")
        purpose = fields["purpose"][1].decode()
        if purpose not in ("batch", "assistants", "fine-tune", "vision", "user_data", "evals"):
            return error(400, "Unknown purpose")
        return 200, self.batch_server.add_file(fields["file"][0], purpose, fields["file"][1])

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep quiet."""


def _handler(server: BatchServer) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"batch_server": server})

"""A chat-completions endpoint on this machine, with latency and faults, for the batch benchmarks.

::

    python -m benchmarks.batch_server ANSWER.json --latency 0.2 --faults 0.15,0.05,0.025,0.025 --seed 1

Prints its port. Knows nothing of the client: it answers every request with the same JSON, after the latency, apart
from the shares of 429, 500, truncated and invalid answers. ``GET /stats`` says what it has seen: requests, by kind of
answer, distinct documents, requests for a document that had been answered well before, and the most at once.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

KINDS = ("429", "500", "truncated", "invalid")


class Endpoint:
    """What the endpoint answers, and what it has seen."""

    def __init__(self, answer: str, latency: float, shares: list[float], seed: int) -> None:
        self.latency = latency
        self._answer = answer
        self._shares = shares
        self._luck = random.Random(seed)
        self.seen: Counter[str] = Counter()
        self._answered: set[bytes] = set()
        self.again = 0
        self.inside = self.at_once = 0

    def reply(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body for a request."""
        kind = self._luck.choices((*KINDS, "ok"), (*self._shares, 1 - sum(self._shares)))[0]
        self.seen[kind] += 1
        document = hashlib.sha256(json.loads(body)["messages"][1]["content"].encode()).digest()
        # A request for what was answered well before: somebody pays twice.
        self.again += document in self._answered
        if kind == "429":
            return 429, {"retry-after": "1"}, _error("Rate limit reached", "rate_limit_exceeded")
        if kind == "500":
            return 500, {}, _error("The server had an error", "server_error")
        if kind == "ok":
            self._answered.add(document)
        text = self._answer if kind == "ok" else self._answer[: len(self._answer) // 2]
        return 200, {}, _completion(text, "length" if kind == "truncated" else "stop")

    def stats(self) -> bytes:
        """Return what was seen, as JSON."""
        return json.dumps(
            {
                "requests": sum(self.seen.values()),
                **self.seen,
                "documents": len(self._answered),
                "again": self.again,
                "at_once": self.at_once,
            }
        ).encode()


def _error(message: str, code: str) -> bytes:
    return json.dumps({"error": {"message": message, "type": code, "code": code}}).encode()


def _completion(text: str, reason: str) -> bytes:
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "loopback",
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": text, "refusal": None},
                    "finish_reason": reason,
                    "logprobs": None,
                }
            ],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200},
        }
    ).encode()


class Connection(asyncio.Protocol):
    """One connection, kept open. As little work a request as can be: the machine is shared with the client."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._buffer = b""
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer once a request is whole."""
        self._buffer += data
        head, separator, rest = self._buffer.partition(b"\r\n\r\n")
        if not separator:
            return
        length = 0
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                length = int(line[15:])
        if len(rest) < length:
            return
        self._buffer = rest[length:]
        if head.startswith(b"GET"):
            self._send(200, {}, self._endpoint.stats())
            return
        endpoint = self._endpoint
        endpoint.inside += 1
        endpoint.at_once = max(endpoint.at_once, endpoint.inside)
        answer = endpoint.reply(rest[:length])
        asyncio.get_running_loop().call_later(endpoint.latency, self._answer, *answer)

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self._endpoint.inside -= 1
        self._send(status, headers, body)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        if self._transport.is_closing():
            return
        lines = [f"HTTP/1.1 {status} X", f"content-length: {len(body)}"]
        lines += ["content-type: application/json"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self._transport.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


async def serve(endpoint: Endpoint) -> None:
    """Listen on a free port of this machine and say which."""
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(endpoint), "127.0.0.1", 0, backlog=512
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("answer", type=Path)
    parser.add_argument("--latency", type=float, default=0.2)
    parser.add_argument("--faults", default="0,0,0,0")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    shares = [float(share) for share in given.faults.split(",")]
    asyncio.run(serve(Endpoint(given.answer.read_text("utf-8"), given.latency, shares, given.seed)))


if __name__ == "__main__":
    main()

"""The process that reads PDF, DOCX and HTML for :mod:`summarizer.reading.isolated`. Nothing else is done in it."""

from __future__ import annotations

import json
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from typing import Any, BinaryIO

from summarizer.errors import UnreadableDocument
from summarizer.reading.formats import extract_here
from summarizer.reading.limits import ReadLimits, raising

HEADER = 20


def serve() -> None:
    """Answer requests on standard input until it ends."""
    # Ctrl-C reaches every process of the terminal; the one that asks decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = sys.stdout.buffer
    while head := sys.stdin.buffer.read(HEADER):
        answers.write(answer(sys.stdin.buffer, int(head)))
        answers.flush()


def answer(requests: BinaryIO, size: int) -> bytes:
    """Read the rest of a request, of which the first part is JSON of ``size`` bytes, and return the answer to it."""
    request: dict[str, Any] = json.loads(requests.read(size))
    data = requests.read(request["size"])
    limits = ReadLimits(**request["limits"])
    bound(limits)
    body = json.dumps(_found(data, request["name"], limits)).encode()
    return b"%*d" % (HEADER, len(body)) + body


def bound(limits: ReadLimits) -> None:
    """Let this process have no more than so much memory, and so much processor time from now on."""
    try:
        resource: Any = import_module("resource")
    except ImportError:  # Windows: the clock alone bounds it
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + limits.seconds
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, until),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # Some systems take no bound of memory; the others hold there all the same.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (allowed, hard))


def _found(data: bytes, name: str, limits: ReadLimits) -> dict[str, Any]:
    try:
        found = extract_here(data, name, limits)
    except UnreadableDocument as error:
        return {"error": type(error).__name__, "message": error.message}
    except MemoryError:
        return {"error": "UnreadableDocument", "message": _too_much(name, limits)}
    except Exception as error:  # noqa: BLE001 - parsers raise what they like on hostile bytes
        reason = f"{type(error).__name__}: {str(error)[:200]}"
        return {"error": "UnreadableDocument", "message": f"{name} could not be read ({reason})."}
    return asdict(found) | {"published": found.published and found.published.isoformat()}


def _too_much(name: str, limits: ReadLimits) -> str:
    return (
        f"{name} takes more memory to read than the limit of {limits.memory_bytes:,} bytes. "
        + raising("memory_bytes")
    )

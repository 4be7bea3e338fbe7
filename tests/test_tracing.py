from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from summarizer import BatchPolicy, Summarizer, tracing
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import KeyRejected
from tests.servers import ChatServer, Reply, fails, says

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Arland and Borland met on Monday.\n\nThe minister of Arland rejected the harbour fee.\n"
SECRET = "sk-a-key-that-nobody-may-see-0123456789"
EXPORTER = InMemorySpanExporter()


def answer(overview: str = "An unrepeatable overview.") -> str:
    return json.dumps(
        {"overview": overview, "conversations": [], "positions": [], "disputed_claims": []}
    )


@pytest.fixture(scope="module", autouse=True)
def _traced_host() -> Iterator[None]:
    """Set up tracing as a host does, once: OpenTelemetry lets a provider be set only once a process."""
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(EXPORTER))
    trace.set_tracer_provider(provider)
    yield
    provider.shutdown()


@pytest.fixture(autouse=True)
def _no_spans_from_before() -> None:
    EXPORTER.clear()


def engine(server: ChatServer) -> OpenAIEngine:
    patience = RetryPolicy(attempts=3, wait_min=0.01, wait_max=0.02)
    return OpenAIEngine("m-1", server.url, SECRET, retry=patience)


def spans(kind: SpanKind) -> list[ReadableSpan]:
    return [one for one in EXPORTER.get_finished_spans() if one.kind is kind]


def summarise(plan: Sequence[Reply], **choices: Any) -> None:
    with ChatServer(plan) as server:
        asked = engine(server)
        try:
            Summarizer(asked, **choices).summarise(text=TEXT)
        finally:
            asked.close()


def test_a_request_has_a_span_with_the_attributes_of_the_conventions() -> None:
    summarise([says(answer(), model="m-1-2026", id="r-7")])
    (request,) = spans(SpanKind.CLIENT)
    assert request.name == "chat m-1"
    found = dict(request.attributes or {})
    assert isinstance(found.pop("server.port"), int)
    assert isinstance(found.pop("gen_ai.request.max_tokens"), int)
    assert found == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "m-1",
        "gen_ai.request.temperature": 0.0,
        "gen_ai.output.type": "json",
        "gen_ai.response.id": "r-7",
        "gen_ai.response.model": "m-1-2026",
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.output_tokens": 10,
        "server.address": "127.0.0.1",
    }
    assert request.status.status_code is StatusCode.UNSET


def test_requests_lie_within_the_span_of_their_document_and_that_in_the_hosts() -> None:
    with trace.get_tracer("host").start_as_current_span("the host's own"):
        summarise([says(answer())])
    (request,) = spans(SpanKind.CLIENT)
    document, host = spans(SpanKind.INTERNAL)
    assert document.name == "summarise document"
    assert (document.attributes or {})["summarizer.calls"] == 1
    assert request.parent is not None
    assert document.context is not None
    assert request.parent.span_id == document.context.span_id
    assert document.parent is not None
    assert host.context is not None
    assert document.parent.span_id == host.context.span_id


def test_a_repeated_request_has_a_span_each_and_the_failed_one_its_error() -> None:
    summarise([fails(503, "not now"), says(answer())])
    failed, repeated = spans(SpanKind.CLIENT)
    assert (failed.attributes or {})["error.type"] == "EndpointFailed"
    assert failed.status.status_code is StatusCode.ERROR
    assert "error.type" not in (repeated.attributes or {})


def test_a_document_that_fails_says_why_by_the_class_of_the_error() -> None:
    with pytest.raises(KeyRejected):
        summarise([fails(401, "no such key")])
    (document,) = spans(SpanKind.INTERNAL)
    assert (document.attributes or {})["error.type"] == "KeyRejected"
    assert document.status.status_code is StatusCode.ERROR


def test_neither_content_nor_keys_are_recorded() -> None:
    echo = says(answer(), model=f"m for {SECRET}", id="x" * 5_000)
    summarise([echo])
    with pytest.raises(KeyRejected):
        summarise([fails(401, f"No such key. An unrepeatable overview. {SECRET}")])
    recorded = "".join(one.to_json() for one in EXPORTER.get_finished_spans())
    assert "m for" in recorded
    assert SECRET not in recorded
    for words in ("harbour", "unrepeatable", "No such key", "x" * 300):
        assert words not in recorded


def test_an_answer_that_is_no_answer_ends_no_document_because_it_is_traced() -> None:
    odd = {"model": ["m"], "id": 3, "usage": {"prompt_tokens": "many"}, "finish_reason": 7}
    summarise([says(answer(), **odd)])
    (request,) = spans(SpanKind.CLIENT)
    assert "gen_ai.response.model" not in (request.attributes or {})


@pytest.mark.parametrize("way", ["threads", "batch", "loop"])
def test_every_document_of_many_has_a_span_of_its_own(way: str, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(f"{TEXT}\nIt was talk number {n}.\n", encoding="utf-8")
    with ChatServer([says(answer())]) as server:
        asked = engine(server)
        with trace.get_tracer("host").start_as_current_span("the host's own") as host:
            ask_about(folder, Summarizer(asked), way)
        asked.close()
    documents = [one for one in spans(SpanKind.INTERNAL) if one.name != "the host's own"]
    assert len({(one.attributes or {})["summarizer.document.sha256"] for one in documents}) == 6
    assert {one.parent and one.parent.span_id for one in documents} == {
        host.get_span_context().span_id
    }
    parents = [one.parent and one.parent.span_id for one in spans(SpanKind.CLIENT)]
    assert sorted(map(str, parents)) == sorted(
        str(one.context and one.context.span_id) for one in documents
    )


def ask_about(folder: Path, summarizer: Summarizer, way: str) -> None:
    async def all_at_once() -> None:
        async with summarizer:
            async for _, _ in summarizer.asummarise_each([folder], concurrency=3):
                pass

    if way == "threads":
        assert len(list(summarizer.summarise_each([folder], concurrency=3))) == 6
    elif way == "batch":
        summarizer.batch([folder], folder.parent / "out", BatchPolicy(concurrency=3))
    else:
        asyncio.run(all_at_once())


def test_without_the_extra_nothing_is_imported_and_everything_works() -> None:
    program = f"""
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "opentelemetry":
            raise ModuleNotFoundError(name)
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *a: None if name.startswith("opentelemetry") else found(name, *a)
sys.meta_path.insert(0, Hidden())
from summarizer import Scripted, Summarizer
Summarizer(Scripted()).summarise(text={TEXT!r})
print(sorted(name for name in sys.modules if name.startswith("opentelemetry")))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_importing_the_package_does_not_import_opentelemetry() -> None:
    program = "import sys, summarizer, summarizer.client; print('opentelemetry' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "False"


def test_a_span_without_the_extra_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracing, "_api", lambda: None)
    with tracing.span("x", "client", lambda: {"a": 1}) as note:
        note(lambda: {"b": 2})
    assert EXPORTER.get_finished_spans() == ()

"""The process that reads PDF, DOCX and HTML, and what is said when it ends."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from summarizer.errors import DocumentTooLarge, UnreadableDocument
from summarizer.reading import isolated, worker
from summarizer.reading.limits import DEFAULT_LIMITS, ReadLimits

PAGE = (
    b"<html><body><article><p>The ministers said no to the whole plan.</p></article></body></html>"
)


@pytest.fixture
def reader() -> Iterator[isolated.Reader]:
    made = isolated.Reader()
    yield made
    made.close()


@pytest.fixture
def unbounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the limits of the process that runs the tests alone."""
    monkeypatch.setattr(worker, "bound", lambda limits: None)


def started(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(isolated, "_START", code)


def test_one_process_serves_one_document_after_the_other(reader: isolated.Reader) -> None:
    pids = set()
    for _ in range(2):
        assert "said no" in reader.ask(PAGE, "a.html", DEFAULT_LIMITS)["text"]
        assert reader._child is not None
        pids.add(reader._child.process.pid)
    assert len(pids) == 1


def test_threads_take_turns(reader: isolated.Reader) -> None:
    found: list[str] = []

    def ask(word: str) -> None:
        page = PAGE.replace(b"plan", word.encode())
        found.append(f"{word}: {reader.ask(page, 'a.html', DEFAULT_LIMITS)['text']}")

    threads = [threading.Thread(target=ask, args=(f"plan{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert all(line.count(line.split(":")[0]) == 2 for line in found)


def test_a_process_that_was_killed_between_documents_is_replaced(reader: isolated.Reader) -> None:
    reader.ask(PAGE, "a.html", DEFAULT_LIMITS)
    assert reader._child is not None
    reader._child.process.kill()
    reader._child.process.wait()
    assert "said no" in reader.ask(PAGE, "a.html", DEFAULT_LIMITS)["text"]


def test_a_process_that_ends_says_so_and_names_the_limit(
    reader: isolated.Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(monkeypatch, "import os; os.abort()")
    answer = reader.ask(PAGE, "a.html", DEFAULT_LIMITS)
    assert answer["error"] == "UnreadableDocument"
    assert "a.html was to be read as HTML and ended the reading process" in answer["message"]
    assert "SUMMARIZER_LIMIT_MEMORY_BYTES" in answer["message"]


def test_a_process_that_never_answers_is_ended(
    reader: isolated.Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(monkeypatch, "import time; time.sleep(600)")
    monkeypatch.setattr(isolated, "_PATIENCE", 0.1)
    message = reader.ask(bytes(1_000_000), "a.pdf", ReadLimits(seconds=2))["message"]
    assert "came to no end; the limit is 2 seconds" in message
    assert "SUMMARIZER_LIMIT_SECONDS" in message


@pytest.mark.parametrize("said", ["'word' * 9", "'%20d' % 10 ** 12 + 'x'", "'%20d' % 3 + '{x}'"])
def test_an_answer_that_is_none_is_not_believed(
    reader: isolated.Reader, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    started(
        monkeypatch, f"import sys; sys.stdout.write({said}); sys.stdout.flush(); sys.stdin.read()"
    )
    assert reader.ask(PAGE, "a.html", DEFAULT_LIMITS)["error"] == "UnreadableDocument"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_a_forked_process_asks_a_reader_of_its_own(reader: isolated.Reader) -> None:
    reader.ask(PAGE, "a.html", DEFAULT_LIMITS)
    assert reader._child is not None
    child = reader._child
    reader._forget()  # what happens in the child after a fork
    assert reader._child is None
    assert "said no" in reader.ask(PAGE, "a.html", DEFAULT_LIMITS)["text"]
    child.process.returncode = None
    child.end()


def test_errors_of_the_other_process_are_those_of_this_one() -> None:
    with pytest.raises(DocumentTooLarge, match=r"a\.html holds .* bytes of HTML"):
        isolated.extract(PAGE, "a.html", ReadLimits(markup_bytes=10))
    found = isolated.extract(
        PAGE.replace(b"<body>", b'<head><meta name="date" content="2021-05-04"></head><body>'),
        "a.html",
        DEFAULT_LIMITS,
    )
    assert str(found.published) == "2021-05-04"


# -- the other side ---------------------------------------------------------------------------------


def request(data: bytes, name: str, **limits: int) -> tuple[io.BytesIO, int]:
    values = {name: getattr(DEFAULT_LIMITS, name) for name in ReadLimits.__dataclass_fields__}
    head = json.dumps({"name": name, "size": len(data), "limits": values | limits}).encode()
    return io.BytesIO(head + data), len(head)


def answered(data: bytes, name: str, **limits: int) -> Any:
    body = worker.answer(*request(data, name, **limits))
    assert int(body[: worker.HEADER]) == len(body) - worker.HEADER
    return json.loads(body[worker.HEADER :])


@pytest.mark.usefixtures("unbounded")
def test_an_answer_is_text_and_metadata_or_an_error() -> None:
    assert "said no" in answered(PAGE, "a.html")["text"]
    assert answered(b"<html></html>", "a.html")["error"] == "EmptyDocument"
    assert answered(PAGE, "a.html", markup_bytes=5)["error"] == "DocumentTooLarge"


@pytest.mark.usefixtures("unbounded")
@pytest.mark.parametrize(
    ("error", "said"),
    [(RecursionError("too deep"), "RecursionError: too deep"), (MemoryError(), "more memory")],
)
def test_whatever_a_parser_raises_is_an_answer(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr(worker, "extract_here", failing)
    answer = answered(PAGE, "a.html")
    assert answer["error"] == "UnreadableDocument"
    assert said in answer["message"]
    assert "a.html" in answer["message"]


@pytest.mark.usefixtures("unbounded")
def test_requests_are_answered_until_there_are_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    stream, size = request(PAGE, "a.html")
    whole = b"%*d" % (worker.HEADER, size) + stream.getvalue()
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(whole * 2)))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
    ignored: list[Any] = []
    monkeypatch.setattr(signal, "signal", lambda *what: ignored.append(what))
    worker.serve()
    assert out.getvalue().count(b"said no") == 2
    assert ignored == [(signal.SIGINT, signal.SIG_IGN)]


class Resource:
    """The module ``resource``, taking notes."""

    RUSAGE_SELF = 0
    RLIM_INFINITY = -1
    RLIMIT_AS, RLIMIT_CPU, RLIMIT_CORE = "memory", "seconds", "core"

    def __init__(self, hard: int) -> None:
        self.hard = hard
        self.set: dict[str, tuple[int, int]] = {}

    def getrusage(self, _: int) -> Any:
        return SimpleNamespace(ru_utime=7.5, ru_stime=1.0)

    def getrlimit(self, _: str) -> tuple[int, int]:
        return (-1, self.hard)

    def setrlimit(self, what: str, values: tuple[int, int]) -> None:
        if what == "core":
            raise ValueError("not here")
        self.set[what] = values


@pytest.mark.parametrize(("hard", "memory"), [(-1, 1_000), (600, 600)])
def test_memory_and_time_are_bounded_from_where_the_process_stands(
    monkeypatch: pytest.MonkeyPatch, hard: int, memory: int
) -> None:
    known = Resource(hard)
    monkeypatch.setattr(worker, "import_module", lambda name: known)
    worker.bound(ReadLimits(memory_bytes=1_000, seconds=60))
    assert known.set == {"memory": (memory, hard), "seconds": (68, hard)}


def test_a_system_without_bounds_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(worker, "import_module", missing)
    worker.bound(DEFAULT_LIMITS)


def test_plain_text_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(isolated, "_started", never)
    assert isolated.extract(b"He said no.", "a.txt", DEFAULT_LIMITS).text == "He said no."


def test_a_process_without_pipes_is_an_error() -> None:
    with pytest.raises(OSError, match="no pipes"):
        isolated._exchanged(
            SimpleNamespace(stdin=None, stdout=None),  # type: ignore[arg-type]
            *(b"", "a.html", DEFAULT_LIMITS),
        )


def test_an_unknown_error_is_an_unreadable_document(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = {"error": "Unheard", "message": "of"}
    monkeypatch.setattr(isolated, "_READER", SimpleNamespace(ask=lambda *_: answer))
    with pytest.raises(UnreadableDocument, match="of"):
        isolated.extract(PAGE, "a.html", DEFAULT_LIMITS)


class Broken:
    """A pipe whose other end is gone."""

    def close(self) -> None:
        raise BrokenPipeError


@pytest.mark.parametrize("pipe", [None, Broken()])
def test_a_process_ends_also_where_its_pipes_are_gone(pipe: Broken | None) -> None:
    process = SimpleNamespace(kill=lambda: None, stdin=pipe, stdout=pipe, wait=lambda: 7)
    assert isolated._Child(process).end() == 7  # type: ignore[arg-type]


def test_a_system_without_forks_has_a_reader_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "register_at_fork", raising=False)
    made = isolated.Reader()
    try:
        assert "said no" in made.ask(PAGE, "a.html", DEFAULT_LIMITS)["text"]
    finally:
        made.close()


def test_a_reader_that_never_read_is_forgotten_without_harm(reader: isolated.Reader) -> None:
    reader._forget()
    assert "said no" in reader.ask(PAGE, "a.html", DEFAULT_LIMITS)["text"]

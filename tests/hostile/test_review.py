"""Decisions of strangers, and clients that hold the review's server: what they cannot do."""

from __future__ import annotations

import http.client
import re
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import pytest

from summarizer.cli.main import main
from summarizer.errors import InputError
from summarizer.review.items import ItemKind
from summarizer.review.run import Listed
from summarizer.review.server import ReviewServer, serve_in_background
from summarizer.review.store import DATABASE, ReviewStore
from tests.review.helpers import FERRY, TEXTS, Reviewing, position, write_run

LIE = "The ferry was sunk by Norland"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_run(tmp_path / "out")
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def reviewing(folder: Path) -> Iterator[Reviewing]:
    one = Reviewing(folder, "ada")
    yield one
    one.close()


def changed(folder: Path, statement: str, *values: object) -> None:
    """Change the store as a stranger would."""
    with sqlite3.connect(folder / DATABASE) as database:
        database.execute(statement, values)
    database.close()


def brief(folder: Path, *more: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_COLOR", "1")
        given = [str(folder / "summaries.jsonl"), "--out", str(folder / "note.md"), *more]
        patch.setattr("sys.argv", ["summarizer", "brief", *given])
        with pytest.raises(SystemExit) as ended:
            main()
    return int(ended.value.code or 0)


def test_an_item_a_stranger_added_is_shown_by_what_its_document_says(
    folder: Path, reviewing: Reviewing
) -> None:
    fields = {"holder": "Alda Verin", "stance": "concerned", "topic": "harbour fees"}
    reviewing.add(0, "warned that the harbour fees would rise in autumn", **fields)
    reviewing.close()
    lying = position(FERRY, "Alda Verin", "affirms", "telephoned the envoy")  # type: ignore[arg-type]
    (quote,) = lying.quotes
    forged = quote.model_copy(update={"text": LIE, "end": (quote.start or 0) + len(LIE)})
    content = lying.model_copy(update={"statement": LIE, "quotes": (forged,)}).model_dump_json()
    changed(folder, "UPDATE decisions SET content = ? WHERE added = 1", content)
    brief(folder)
    note = (folder / "note.md").read_text(encoding="utf-8")
    account = note.partition("## Findings")[0]
    assert f"“{LIE}”" not in account
    assert f"> {LIE}" not in account


NAMES = ("\x1b[31mada\x1b[0m", "<script>alert(1)</script>", "](javascript:alert(1))", "a" * 100_000)


@pytest.mark.parametrize("name", NAMES, ids=["escape", "script", "link", "long"])
@pytest.mark.parametrize("suffix", ["md", "html"])
def test_the_name_of_a_reviewer_does_nothing(
    name: str, suffix: str, folder: Path, reviewing: Reviewing, capfd: pytest.CaptureFixture[str]
) -> None:
    reviewing.decide(0, 0, "reject")
    reviewing.close()
    changed(folder, "UPDATE decisions SET reviewer = ?", name)
    brief(folder, "--out", str(folder / f"note.{suffix}"))
    shown = "".join(capfd.readouterr())
    assert "\x1b[31m" not in shown
    path = folder / f"note.{suffix}"
    if path.exists():
        written = path.read_text(encoding="utf-8")
        assert "<script>alert" not in written
        assert "](javascript:" not in written


DAMAGE = {
    "an action nobody has": "UPDATE decisions SET action = 'own'",
    "an action of bytes": "UPDATE decisions SET action = x'ff00'",
    "content that is none": "UPDATE decisions SET content = '{\"quotes\": 5}'",
    "content as deep as a well": "UPDATE decisions SET content = '" + "[" * 50_000 + "'",
    "a kind of nothing": "UPDATE decisions SET kind = '../../etc'",
    "a correction that is a list": "UPDATE decisions SET correction = '[1]', action = 'correct'",
    "a correction of no field": "UPDATE decisions SET correction = '{\"__class__\": 1}', action = 'correct'",
    "a correction of odd types": "UPDATE decisions SET correction = '{\"holder\": [[1]]}', action = 'correct'",
    "numbers for text": "UPDATE decisions SET item = 5, reviewer = 7, made = 9",
    "a view in a table's place": "CREATE VIEW documents AS SELECT 1",
    "a trigger": "CREATE TRIGGER t AFTER UPDATE ON facts BEGIN DELETE FROM decisions; END",
    "another format": "UPDATE facts SET value = '99'",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_store_is_an_error_in_words_or_has_no_effect(
    damage: str, folder: Path, reviewing: Reviewing, capfd: pytest.CaptureFixture[str]
) -> None:
    reviewing.decide(0, 0, "reject")
    reviewing.decide(0, 1, "accept")
    reviewing.close()
    changed(folder, DAMAGE[damage])
    assert brief(folder) in (0, 1, 3)
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err
    assert "defect of the program" not in out + err


def test_a_journal_beside_the_decisions_deletes_nothing(
    folder: Path, reviewing: Reviewing, tmp_path: Path
) -> None:
    reviewing.decide(0, 0, "reject")
    reviewing.close()
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    (folder / f"{DATABASE}-journal").write_bytes(
        b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 504 + str(mine).encode()
    )
    with pytest.raises(InputError):
        ReviewStore(folder / DATABASE)
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_store_that_is_a_link_is_made_nowhere_else(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.sqlite"
    (folder / DATABASE).symlink_to(elsewhere)
    with pytest.raises(InputError, match="is a link"):
        ReviewStore(folder / DATABASE, writing=True)
    assert not elsewhere.exists()


@pytest.fixture
def server(reviewing: Reviewing) -> Iterator[ReviewServer]:
    running = serve_in_background(reviewing.desk)
    yield running
    running.shutdown()
    running.server_close()


def _status(server: ReviewServer, path: str = "/") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def _held(server: ReviewServer, sent: bytes) -> socket.socket:
    held = socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=5)
    held.sendall(sent)
    return held


OPENINGS: dict[str, Callable[[str], bytes]] = {
    "nothing": lambda _: b"",
    "half a line": lambda _: b"GET / HT",
    "headers without an end": lambda host: f"GET / HTTP/1.1\r\nHost: {host}\r\nX: ".encode(),
    "a body that does not come": lambda host: (
        f"POST /api/decide HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
        "Content-Length: 2000\r\n\r\n{"
    ).encode(),
}


@pytest.mark.parametrize("opening", OPENINGS)
def test_connections_that_wait_keep_nobody_out(opening: str, server: ReviewServer) -> None:
    sent = OPENINGS[opening](f"127.0.0.1:{server.server_address[1]}")
    held = [_held(server, sent) for _ in range(20)]
    try:
        assert _status(server) == 200
    finally:
        for one in held:
            one.close()


@pytest.mark.parametrize("opening", OPENINGS)
def test_as_many_that_wait_as_are_allowed_give_way(opening: str, server: ReviewServer) -> None:
    sent = OPENINGS[opening](f"127.0.0.1:{server.server_address[1]}")
    held = [_held(server, sent) for _ in range(64)]
    try:
        for _ in range(3):
            for one in held:
                with suppress(OSError):
                    one.sendall(b"a")  # a byte now and then keeps a connection from being silent
            assert _status(server) == 200
    finally:
        for one in held:
            one.close()


def test_decisions_on_thousands_of_items_read_them_once(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    summary = reviewing.run.summary

    def counted(listed: Listed) -> object:
        read.append(listed)
        return summary(listed)

    monkeypatch.setattr(reviewing.run, "summary", counted)
    for place, action in enumerate(("accept", "reject", "accept")):
        reviewing.decide(0, place, action)
    assert len(read) == 1


def test_after_more_connections_than_are_allowed_have_gone_the_next_is_answered(
    server: ReviewServer,
) -> None:
    held = [_held(server, b"") for _ in range(80)]
    for one in held:
        one.close()
    until = time.monotonic() + 10
    while True:
        try:
            assert _status(server) == 200
            return
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)


SMUGGLED = (
    "/api/overview?token={token}",
    "/api/overview#{token}",
    "//api/overview",
    "/../review.sqlite",
    "/%2e%2e/summaries.jsonl",
    "/review.css/../../summaries.jsonl",
    "/api/document?number=-1",
    "/api/document?number=9999999999999999999999",
    "/api/document?number=0%00",
    "http://127.0.0.1/api/overview",
)


@pytest.mark.parametrize("path", SMUGGLED)
def test_an_address_opens_nothing_without_the_header(path: str, server: ReviewServer) -> None:
    assert _status(server, path.format(token=server.token)) in (400, 401, 404, 421)


def test_two_lengths_or_a_chunked_body_are_refused(server: ReviewServer) -> None:
    host = f"127.0.0.1:{server.server_address[1]}"
    for odd in ("Content-Length: 2\r\nContent-Length: 30", "Transfer-Encoding: chunked"):
        held = _held(
            server,
            f"POST /api/decide HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {server.token}\r\n"
            f"Origin: http://{host}\r\nContent-Type: application/json\r\n{odd}\r\n\r\n{{}}".encode(),
        )
        assert b" 411 " in held.recv(200)
        held.close()


def test_kinds_of_items_are_those_of_the_page() -> None:
    page = files("summarizer.review").joinpath("templates", "items.js").read_text(encoding="utf-8")
    told = page.partition("const KINDS = {")[2].partition("}")[0]
    kinds = {kind.value for kind in ItemKind}
    assert kinds == {"conversation", "position", "disputed_claim", "fact"}
    assert set(re.findall(r"(\w+):", told)) == kinds

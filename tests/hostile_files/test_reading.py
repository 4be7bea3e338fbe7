"""One hostile file after the other: refused with a reason that names the limit, or read as what it is."""

from __future__ import annotations

import http.server
import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.errors import ConfigurationError, InputError, UnreadableDocument
from summarizer.reading import isolated
from summarizer.reading.find import find_documents
from summarizer.reading.read import ReadLimits, limits_in_force, read_bytes, read_document
from tests.hostile_files.files import ALL, Hostile, docx, paragraph, relations

#: As the defaults, only sooner: what would take a minute of processor time or 1.5 GB is stopped at this.
SOON = ReadLimits(seconds=2, memory_bytes=640 * 1024 * 1024)


@pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
def test_a_hostile_file_is_refused_with_the_reason_or_read(folder: Path, file: Hostile) -> None:
    if file.reads:
        assert re.search(file.expected, read_document(folder / file.name, limits=SOON).text)
        return
    with pytest.raises(UnreadableDocument) as caught:
        read_document(folder / file.name, limits=SOON)
    assert re.search(file.expected, caught.value.message), caught.value.message
    assert file.name in caught.value.message


def test_after_a_file_that_ended_the_reading_process_the_next_is_read(folder: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"memory|seconds"):
        read_document(folder / "forms.pdf", limits=SOON)
    said = b"<html><body><p>He said no to the whole plan.</p></body></html>"
    assert "no to the whole plan" in read_bytes(said, "good.html").text


_MEASURE = """
import json, pathlib, re, sys
from summarizer.errors import InputError
from summarizer.reading.read import ReadLimits, find_documents
found = {}
for reference in find_documents([sys.argv[1]], limits=ReadLimits(**json.loads(sys.argv[2]))):
    try:
        reference.read()
    except InputError:
        pass
    # Of this program alone: the maximum that getrusage gives was inherited from whoever started it.
    status = pathlib.Path("/proc/self/status").read_text()
    found[reference.source] = int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) // 1024
print(json.dumps(found))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="kilobytes here, bytes elsewhere")
def test_reading_all_of_them_takes_little_memory_in_this_process(folder: Path) -> None:
    limits = json.dumps({"seconds": SOON.seconds, "memory_bytes": SOON.memory_bytes})
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(folder), limits],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    peaks = json.loads(done.stdout)
    assert len(peaks) == len(ALL)
    # The largest file is 50 MB, and is held once.
    assert max(peaks.values()) < 300, peaks


# -- what a document refers to ----------------------------------------------------------------------


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and what was asked for there."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_nothing_a_document_refers_to_is_fetched(listener: tuple[str, list[str]]) -> None:
    address, asked = listener[0].encode(), listener[1]
    external = b' TargetMode="External"'
    linked = relations(
        (b"attachedTemplate", address + b"/template.dotm", external),
        (b"image", address + b"/image.png", external),
    )
    said = b"He said no to the plan, twice, on Sunday."
    word = docx(paragraph(said), members={"word/_rels/document.xml.rels": linked})
    assert "no to the plan" in read_bytes(word, "a.docx").text
    for data, name in (
        (docx(paragraph(said), b'<!DOCTYPE l SYSTEM "' + address + b'/a.dtd">'), "b.docx"),
        (b'<!DOCTYPE html SYSTEM "' + address + b'/a.dtd"><html><head><base href="' + address
         + b'"><link rel=stylesheet href="/a.css"><meta http-equiv=refresh content="0; url=' + address
         + b'/r"></head><body><iframe src="/f"></iframe><img src="/i.png"><p>' + said, "c.html"),
    ):  # fmt: skip
        try:
            read_bytes(data, name)
        except UnreadableDocument as error:
            assert "document type" in error.message  # noqa: PT017 - reading it would be as good
    assert asked == []


def test_the_reading_process_is_given_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "canary-in-the-environment")
    monkeypatch.setattr(isolated, "_START", "import os, sys; print(list(os.environ), flush=True)")
    reader = isolated.Reader()
    child = isolated._started()
    assert child.process.stdout is not None
    names = child.process.stdout.read().decode()
    child.end()
    reader.close()
    assert "PATH" in names
    assert "KEY" not in names


# -- what stands in a folder ------------------------------------------------------------------------


def test_what_is_no_file_is_named_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    (tmp_path / "nowhere.txt").symlink_to("missing.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "folder.txt" / "again").symlink_to(tmp_path)
    (tmp_path / "folder.txt" / "inside.txt").write_text("He said no.")
    reasons = {}
    with _bound_socket(tmp_path / "socket.txt"):
        for reference in find_documents([str(tmp_path)]):
            name = Path(reference.source).name
            try:
                reasons[name] = reference.read().text
            except InputError as error:
                reasons[name] = error.message
    assert reasons.pop("inside.txt") == "He said no."
    words = {
        "pipe.txt": "is a pipe",
        "device.txt": "is a device",
        "socket.txt": "is a socket",
        "circle.txt": "is a link that leads to no file",
        "nowhere.txt": "is a link that leads to no file",
    }
    assert reasons.keys() == words.keys()
    assert all(said in reasons[name] for name, said in words.items()), reasons
    with pytest.raises(InputError, match="is a folder"):
        read_document(tmp_path / "folder.txt")


def _bound_socket(path: Path) -> socket.socket:
    server = socket.socket(socket.AF_UNIX)
    # The address of a socket has room for a hundred bytes.
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        server.bind(path.name)
    finally:
        os.chdir(before)
    return server


def test_a_folder_that_may_not_be_listed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("He said no.")
    (tmp_path / "closed").mkdir()
    listed = Path.iterdir

    def refusing(path: Path) -> Iterator[Path]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return iter(listed(path))

    monkeypatch.setattr(Path, "iterdir", refusing)
    good, closed = find_documents([str(tmp_path)])
    assert good.read().text == "He said no."
    with pytest.raises(InputError, match=r"closed could not be reached \(Permission denied\)"):
        closed.read()


def test_a_file_that_vanishes_or_becomes_a_pipe_before_its_turn_is_an_error(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("He said no.")
    gone, pipe, good = find_documents([str(tmp_path)])
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").unlink()
    os.mkfifo(tmp_path / "b.txt")
    with pytest.raises(InputError, match="does not exist"):
        gone.read()
    with pytest.raises(InputError, match="is a pipe"):
        pipe.read()
    assert good.read().text == "He said no."


def test_lines_that_become_a_pipe_before_their_turn_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "He said no."}\n')
    (line,) = find_documents([str(path)])
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(InputError, match="is a pipe"):
        line.read()


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_pipe_that_takes_a_files_place_while_it_is_opened_does_not_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path, regular = tmp_path / name, tmp_path / "was.txt"
    regular.write_text("He said no.")
    os.mkfifo(path)
    before, stat = regular.stat(), Path.stat
    monkeypatch.setattr(Path, "stat", lambda p: before if p == path else stat(p))
    (found,) = find_documents([str(path)])
    with pytest.raises(InputError, match="is a pipe"):
        found.read()


def test_links_out_of_a_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("My password.")
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "b.txt").write_text("Not yours.")
    inputs = tmp_path / "in"
    (inputs / "sub").mkdir(parents=True)
    (inputs / "a.txt").write_text("He said no.")
    (inputs / "sub" / "inside.txt").symlink_to(inputs / "a.txt")
    (inputs / "sub" / "key.txt").symlink_to("../../secret.txt")
    (inputs / "sub" / "others").symlink_to(tmp_path / "others")
    good, inside, key, others = find_documents([str(inputs)])
    assert good.read().text == inside.read().text == "He said no."
    for found in (key, others):
        with pytest.raises(
            InputError, match=r"is a link out of the folder, to .* and was not follow"
        ):
            found.read()


def test_a_link_that_is_named_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.txt").write_text("He said no.")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a" / "a.txt")
    (tmp_path / "folder").symlink_to(tmp_path / "a")
    for named in ("link.txt", "folder"):
        (found,) = find_documents([str(tmp_path / named)])
        assert found.read().text == "He said no."


@pytest.mark.parametrize("change", ["grows", "shrinks", "is rewritten"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("He said no. " * 10)
    status = os.fstat
    seen = []

    def changing(handle: int) -> os.stat_result:
        found = status(handle)
        seen.append(handle)
        if len(seen) == 2:  # opened, and looked at once more
            longer, shorter = b"He said no. " * 12, b"He said no."
            other = b"He said yes " * 10
            path.write_bytes({"grows": longer, "shrinks": shorter}.get(change, other))
            os.utime(path, ns=(1, 1))
        return found

    monkeypatch.setattr(os, "fstat", changing)
    with pytest.raises(UnreadableDocument, match=r"a\.txt changed while it was read"):
        read_document(path)


@pytest.mark.parametrize(
    "name",
    ["two\nlines.txt", "..hidden..txt", "a;b|c$(d).txt", "\x1b[31mred.txt", "\u202etxt.exe.txt", "-.txt"],
)  # fmt: skip
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_text("He said no.")
    references = list(find_documents([str(folder)]))
    # What begins with a dot is hidden, in a folder; named, it is read.
    if not name.startswith("."):
        assert [reference.source for reference in references] == [f"{folder}/{name}"]
    assert read_document(folder / name).text == "He said no."


# -- limits are settings ----------------------------------------------------------------------------


def test_limits_are_set_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("He said no.")
    monkeypatch.setenv("SUMMARIZER_LIMIT_BYTES", "5")
    said = r"a\.txt holds 11 bytes; the limit is 5\..*ReadLimits\.bytes.*SUMMARIZER_LIMIT_BYTES"
    with pytest.raises(UnreadableDocument, match=said):
        read_document(tmp_path / "a.txt")
    (reference,) = find_documents([str(tmp_path)])
    with pytest.raises(UnreadableDocument, match=said):
        reference.read()
    assert limits_in_force() == ReadLimits(bytes=5)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "٣", "9" * 30])
def test_a_limit_that_is_no_number_is_an_error_of_the_settings(value: str) -> None:
    with pytest.raises(ConfigurationError, match="SUMMARIZER_LIMIT_PAGES"):
        limits_in_force({"SUMMARIZER_LIMIT_PAGES": value})
    assert limits_in_force({"SUMMARIZER_LIMIT_PAGES": " "}) == ReadLimits()

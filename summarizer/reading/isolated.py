"""PDF, DOCX and HTML are read by a second process: what goes wrong there does no harm here.

Their parsers are large, partly in C, and documents come from strangers. The process may take only so much memory and
time, has none of this one's environment, and answers in JSON. It is started when it is first needed, serves one
document after the other, ends with this one, and is replaced when it does not survive a document.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from summarizer.errors import BinaryDocument, DocumentTooLarge, EmptyDocument, UnreadableDocument
from summarizer.reading.extracted import Extracted
from summarizer.reading.formats import extract_here, is_plain
from summarizer.reading.limits import ReadLimits, raising

#: What a process needs to start and nothing else: no keys.
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_START = (
    "import sys; sys.path.insert(0, sys.argv[-1]); import summarizer; sys.path[:] = sys.argv[1:]; "
    "from summarizer.reading.worker import serve; serve()"
)
_ERRORS = {
    kind.__name__: kind
    for kind in (UnreadableDocument, EmptyDocument, BinaryDocument, DocumentTooLarge)
}
#: Processor time is what is bounded; by the clock there is room for other processes.
_PATIENCE = 4
_HEADER = 20


def extract(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Return the text of a file and what its format states; all but plain text is read in the other process.

    Raises:
        UnreadableDocument: or one of its kinds: no text could be obtained, or not within the limits.
    """
    if is_plain(data, name):
        return extract_here(data, name, limits)
    answer = _READER.ask(data, name, limits)
    if "error" in answer:
        raise _ERRORS.get(answer["error"], UnreadableDocument)(answer["message"])
    day = answer["published"]
    return Extracted(
        text=answer["text"],
        extraction=answer["extraction"],
        title=answer["title"],
        publisher=answer["publisher"],
        published=date.fromisoformat(day) if day else None,
        url=answer["url"],
        pages=tuple(answer["pages"]),
        left_out=tuple(answer["left_out"]),
    )


@dataclass(slots=True)
class _Child:
    """A running process, and whether its time was up."""

    process: subprocess.Popen[bytes]
    late: bool = False

    def end(self) -> int:
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue  # what could not be flushed was for a process that is gone
        return self.process.wait()

    def give_up(self) -> None:
        self.late = True
        self.process.kill()


class Reader:
    """The other process. One document at a time; safe to share between threads and after a fork."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._child: _Child | None = None
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def ask(self, data: bytes, name: str, limits: ReadLimits) -> dict[str, Any]:
        """Return what the process answers, or the error that says how it ended."""
        with self._mutex:
            child = self._running()
            timer = threading.Timer(_PATIENCE * limits.seconds, child.give_up)
            timer.daemon = True
            timer.start()
            try:
                answer: dict[str, Any] = json.loads(_exchanged(child.process, data, name, limits))
            except (OSError, ValueError):
                self._child = None
                return {"error": "UnreadableDocument", "message": _ended(child, name, limits)}
            finally:
                timer.cancel()
            return answer

    def close(self) -> None:
        """End the process; the next document starts another."""
        with self._mutex:
            child, self._child = self._child, None
            if child is not None:
                child.end()

    def _running(self) -> _Child:
        child = self._child
        if child is not None and child.process.poll() is not None:
            child.end()
            child = None
        self._child = child = child or _started()
        return child

    def _forget(self) -> None:
        # The process belongs to the parent; its pipes would mix two conversations.
        self._mutex = threading.Lock()
        if self._child is not None:
            self._child.process.returncode = 0
            self._child = None


def _places() -> list[str]:
    """Return where the process looks for modules: where this one does, the working folder with its documents apart."""
    package = Path(__file__).resolve().parents[2]
    here = Path.cwd().resolve()
    places = [one for one in sys.path if one and Path(one).resolve() not in (here, package)]
    # Last, and the package itself is taken from there all the same: see _START.
    return [*places, str(package)]


def _started() -> _Child:
    known = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", _START, *_places()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=known,
    )
    return _Child(process)


def _exchanged(
    process: subprocess.Popen[bytes], data: bytes, name: str, limits: ReadLimits
) -> bytes:
    """Send a document and return the answer. Raises ``OSError`` or ``ValueError`` where none comes."""
    into, out = process.stdin, process.stdout
    if into is None or out is None:
        raise OSError("The process has no pipes.")
    request = json.dumps({"name": name, "size": len(data), "limits": asdict(limits)}).encode()
    into.write(b"%*d" % (_HEADER, len(request)) + request)
    into.write(data)
    into.flush()
    size = int(out.read(_HEADER))
    # Twelve bytes for a character outside the basic plane, and the metadata.
    if size > 12 * limits.characters + 1_000_000:
        raise ValueError("The answer is longer than any document may be.")
    return out.read(size)


def _ended(child: _Child, name: str, limits: ReadLimits) -> str:
    code = child.end()
    kind = PurePath(name).suffix.lstrip(".").upper() or "document"
    tried = f"{name} was to be read as {kind[:8]}"
    if child.late or code == -_CPU_SIGNAL:
        limit = f"the limit is {limits.seconds:,} seconds of processor time. {raising('seconds')}"
        return f"{tried} and that came to no end; {limit}"
    limit = f"the limit is {limits.memory_bytes:,} bytes. {raising('memory_bytes')}"
    return f"{tried} and ended the reading process (status {code}), most likely by taking too much memory; {limit}"


#: SIGXCPU, where there is one.
_CPU_SIGNAL = 24
_READER = Reader()
atexit.register(_READER.close)

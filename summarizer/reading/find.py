"""Which documents a user's paths stand for, as light references that are read when their turn comes."""

from __future__ import annotations

import glob
import json
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, cast

from summarizer.errors import InputError, NoSuchDocument, UnreadableDocument
from summarizer.hints import setting
from summarizer.models.document import SourceDocument
from summarizer.reading.documents import (
    STDIN,
    Opened,
    displayable,
    open_bytes,
    open_regular,
    read_address,
    read_bytes,
    read_file,
    read_text,
    require_regular,
    stdin_bytes,
)
from summarizer.reading.formats import SUFFIXES
from summarizer.reading.limits import DEFAULT_LIMITS, ReadLimits, limits_in_force, too_large
from summarizer.reading.other_lines import OtherLine, no_documents, other_line
from summarizer.reading.own_output import SUMMARIES, is_only_output
from summarizer.reading.patterns import matches, root_of
from summarizer.reading.same_name import stored_path
from summarizer.reading.skipped import Skipped, reason_not_read

LINES_SUFFIX = ".jsonl"
_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)


@dataclass(frozen=True)
class DocumentReference:
    """A document that has been named and not yet read. Small and picklable.

    ``source`` is the path as the user's argument led to it, ``<stdin>``, or for a line of a JSONL file
    its own ``source`` or ``id``, else ``FILE.jsonl:LINE``.
    """

    source: str
    #: Path of the file to read; ``None`` for standard input and for what could not be found.
    path: str | None = None
    #: Line number (from 1) and byte offset in a JSONL file.
    line: tuple[int, int] | None = None
    #: What standard input held.
    data: bytes | None = None
    #: Why there is nothing to read.
    problem: str | None = None
    limits: ReadLimits = DEFAULT_LIMITS
    #: An address, and that the user allowed to fetch it.
    url: str | None = None
    #: Whether what was named leads to no document at all.
    leads_nowhere: bool = False

    def opened(self) -> Opened:
        """Open the document of a file for its text; what the text states of itself can wait.

        Raises:
            InputError: or one of its kinds: there is no such file, or no text could be obtained.
        """
        if self.problem is None and self.path is not None and self.line is None:
            return open_bytes(read_file(self.path, self.limits), self.path, limits=self.limits)
        raise InputError(self.problem or f"{self.source} is no file.")

    def read(self) -> SourceDocument:
        """Read the document.

        Raises:
            InputError: or one of its kinds; the message is fit to be recorded with the document.
        """
        if self.problem is not None:
            raise (NoSuchDocument if self.leads_nowhere else InputError)(self.problem)
        if self.url is not None:
            return read_address(self.url, limits=self.limits)
        if self.data is not None:
            return read_bytes(self.data, self.source, limits=self.limits)
        if self.path is None:
            raise InputError(f"{self.source} names no document.")
        if self.line is not None:
            return self._read_line(self.path, *self.line)
        return read_bytes(read_file(self.path, self.limits), self.path, limits=self.limits)

    def _read_line(self, path: str, number: int, offset: int) -> SourceDocument:
        try:
            with open_regular(path) as file:
                file.seek(offset)
                record = parse_line(file.readline(self.limits.bytes), displayable(path), number)
        except OSError as error:
            raise UnreadableDocument(
                f"{displayable(path)} could not be opened again: {error.strerror}."
            ) from error
        return read_text(
            record["text"],
            self.source,
            _string(record, "title"),
            _string(record, "publisher"),
            _string(record, "published") or _string(record, "date"),
            url=_string(record, "url"),
            limits=self.limits,
        )


def find_documents(
    paths: Sequence[str],
    *,
    limits: ReadLimits | None = None,
    fetch: bool = False,
    skipped: Skipped | None = None,
) -> Iterator[DocumentReference]:
    """Yield a reference for every document that files, folders, globs, JSONL files, addresses and ``-`` stand for.

    Folders are walked in the order of names, without hidden files and with supported suffixes only; what they hold
    beside these is added to ``skipped``. A JSONL file has to be named itself. What leads nowhere, out of the folder
    that was named, or to a pipe, a socket or a device, a folder that may not be listed, and an address without
    ``fetch`` yield a reference whose ``read`` says so: one bad path ends nothing.
    """
    search = _Search(limits or limits_in_force(), fetch, Skipped() if skipped is None else skipped)
    for path in paths:
        yield from search.found(path)


def parse_line(line: bytes, path: str, number: int) -> dict[str, Any]:
    """Return the record of a JSONL line, whose ``text`` is a string.

    Raises:
        UnreadableDocument: naming the line and what is wrong with it.
    """
    where = f"Line {number} of {path}"
    wanted = 'Each line is an object such as {"text": "..", "id": "..", "title": ".."}.'
    try:
        record: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"{where} is no JSON ({str(error)[:120]}). {wanted}") from error
    if not isinstance(record, dict):
        raise UnreadableDocument(f"{where} is JSON but no object. {wanted}")
    fields = cast("dict[str, Any]", record)
    if not isinstance(fields.get("text"), str):
        raise UnreadableDocument(f"{where} has no string under `text`. {wanted}")
    return fields


@dataclass(frozen=True)
class _Search:
    """One search, with what holds for all of its paths."""

    limits: ReadLimits
    fetch: bool
    skipped: Skipped

    def found(self, path: str) -> Iterator[DocumentReference]:
        """Yield what one argument of the user's stands for."""
        if path == STDIN:
            yield DocumentReference("<stdin>", data=stdin_bytes(self.limits), limits=self.limits)
        elif _ADDRESS.match(path) and not os.path.lexists(path):
            yield self._address(path)
        elif os.path.lexists(path) or not glob.has_magic(path):
            yield from self._of_path(stored_path(path))
        else:
            yield from self._of_pattern(path)

    def _address(self, address: str) -> DocumentReference:
        if self.fetch:
            return DocumentReference(displayable(address), url=address, limits=self.limits)
        return _nowhere(
            address,
            f"{displayable(address)} is an address, and nothing was fetched. Allow it with "
            f"{setting('--fetch', 'fetch=True')}, or save the page and name the file.",
        )

    def _of_pattern(self, pattern: str) -> Iterator[DocumentReference]:
        matched = matches(pattern)
        root = os.path.realpath(root_of(pattern)) if matched else ""
        for match in matched:
            if problem := _outside(match, root):
                yield _missing(match, problem)
            else:
                yield from self._of_path(match)
        if not matched:
            yield _nowhere(
                pattern,
                f"No file matches the pattern {displayable(pattern)}. Check it, or name a folder.",
            )

    def _of_path(self, path: str) -> Iterator[DocumentReference]:
        try:
            mode = Path(path).stat().st_mode
        except (OSError, ValueError) as error:
            if isinstance(error, FileNotFoundError) and not os.path.lexists(path):
                yield _nowhere(path, f"{displayable(path)} does not exist. Check the path.")
            else:
                # Reading it will raise the error that says why.
                yield DocumentReference(displayable(path), path=path, limits=self.limits)
            return
        if stat.S_ISDIR(mode):
            yield from self._of_folder(path)
        elif stat.S_ISREG(mode) and PurePath(path).suffix.lower() == LINES_SUFFIX:
            yield from _of_lines(path, self.limits)
        else:
            yield DocumentReference(displayable(path), path=path, limits=self.limits)

    def _of_folder(self, folder: str) -> Iterator[DocumentReference]:
        if is_only_output(Path(folder)):
            name = displayable(folder)
            yield _nowhere(
                folder,
                f"{name} is the output folder of a batch: what lies in it was made from documents, and is none. Name "
                f"the folder of the documents; a note is made of {name}/{SUMMARIES}.",
            )
            return
        empty = True
        for path, problem in self._walk(folder):
            empty = False
            if problem is None:
                yield DocumentReference(displayable(path), path=path, limits=self.limits)
            else:
                yield _missing(path, problem)
        if empty:
            suffixes = " ".join(sorted(SUFFIXES))
            yield _nowhere(
                folder,
                f"{displayable(folder)} holds no readable document. Looked for {suffixes}, hidden files apart.",
            )

    def _walk(self, folder: str) -> Iterator[tuple[str, str | None]]:
        """Yield the documents below a folder in the order of names, and what there is to say against a path.

        Every folder is entered once, and nothing is opened. A link that leads out of the folder is not followed: a
        folder from a stranger could name any file of this machine as its document, and its text would go to the model.
        """
        seen: set[tuple[int, int]] = set()
        root = os.path.realpath(folder)
        pending = [folder]
        while pending:
            path = pending.pop()
            try:
                status = Path(path).stat()
                is_folder = stat.S_ISDIR(status.st_mode)
                if not is_folder:
                    require_regular(displayable(path), status.st_mode)
                if path != folder and (problem := _outside(path, root)):
                    yield path, problem
                elif not is_folder:
                    yield path, None
                elif (place := (status.st_dev, status.st_ino)) not in seen:
                    seen.add(place)
                    pending.extend(reversed(self._entries(path)))
            except InputError as error:
                yield path, error.message
            except OSError as error:
                yield path, _unreachable(path, error)

    def _entries(self, folder: str) -> list[str]:
        """Return what in a folder may be or hold documents, by name; note what is neither. Raises ``OSError``."""
        names = sorted(p.name for p in Path(folder).iterdir() if not p.name.startswith("."))
        # Joined by hand: `Path` would drop the "./" the user typed.
        begin = folder if folder.endswith(os.sep) else folder + os.sep
        wanted: list[str] = []
        for path in (begin + name for name in names):
            is_folder = _is_folder(path)
            if is_folder and is_only_output(Path(path)):
                self.skipped.add(displayable(path), "the output folder of a batch")
            elif is_folder or PurePath(path).suffix.lower() in SUFFIXES:
                wanted.append(path)
            else:
                self.skipped.add(displayable(path), reason_not_read(path))
        return wanted


def _outside(path: str, root: str) -> str | None:
    """Return what there is to say of a link that leads out of a folder, ``None`` for anything else."""
    target = os.path.realpath(path)
    if Path(target).is_relative_to(root):
        return None
    return (
        f"{displayable(path)} is a link out of the folder, to {displayable(target)}, and was not followed. "
        "Name the file itself to have it read."
    )


#: Where such a link leads, in the sentence about it.
_TARGET = re.compile(
    r"(?<= is a link out of the folder), to .*(?=, and was not followed\.)", re.DOTALL
)


def without_target(sentence: str) -> str:
    """Return a sentence about a link that leads out of a folder without where it leads; any other as it is."""
    return _TARGET.sub("", sentence)


def _unreachable(path: str, error: OSError) -> str:
    name, what = displayable(path), error.strerror
    if Path(path).is_symlink():
        # Deleted since, or a link that leads nowhere or in a circle.
        return f"{name} is a link that leads to no file ({what}). Mend the link, or name the file."
    return f"{name} could not be reached ({what})."


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:
        return False  # a link in a circle


def _of_lines(path: str, limits: ReadLimits) -> Iterator[DocumentReference]:
    name = displayable(path)
    offset = 0
    try:
        with open_regular(path) as file:
            number = documents = 0
            others: Counter[OtherLine] = Counter()
            while line := file.readline(limits.bytes + 1):
                number += 1
                begin, offset = offset, offset + len(line)
                if len(line) > limits.bytes:
                    offset += _skip_line(file, line)
                    documents += 1
                    large = too_large(
                        f"Line {number} of {name}", offset - begin, limits.bytes, "bytes", "bytes"
                    )
                    yield _missing(f"{path}:{number}", large.message)
                elif kind := other_line(line):
                    others[kind] += 1
                elif line.strip():
                    documents += 1
                    yield _of_line(line, path, number, begin, limits)
            if others:
                problem = no_documents(name, others)
                yield _missing(path, problem) if documents else _nowhere(path, problem)
            if not number:
                yield _missing(path, f"{name} is empty.")
    except InputError as error:
        yield _missing(path, error.message)
    except OSError as error:
        yield _missing(path, f"{name} could not be read: {error.strerror}.")


def _of_line(
    line: bytes, path: str, number: int, offset: int, limits: ReadLimits
) -> DocumentReference:
    try:
        record = parse_line(line, displayable(path), number)
    except UnreadableDocument as error:
        return _missing(f"{path}:{number}", error.message)
    named = _string(record, "source") or _string(record, "id") or _string(record, "url")
    return DocumentReference(
        displayable(named or f"{path}:{number}"), path=path, line=(number, offset), limits=limits
    )


def _skip_line(file: Any, line: bytes) -> int:
    """Read on to the end of a line that is too long; return how many bytes were left out."""
    skipped = 0
    while line and not line.endswith(b"\n"):
        line = file.readline(1 << 20)
        skipped += len(line)
    return skipped


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def _missing(source: str, problem: str) -> DocumentReference:
    return DocumentReference(displayable(source), problem=problem)


def _nowhere(source: str, problem: str) -> DocumentReference:
    return DocumentReference(displayable(source), problem=problem, leads_nowhere=True)

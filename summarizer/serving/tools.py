"""The four things that other programs may ask for, as plain functions; how they are asked is not known here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from summarizer.batch.choices import tell_nobody
from summarizer.batch.session import Session
from summarizer.checking.drafted import CheckedDraft, check_draft, check_read
from summarizer.checking.drafts import Draft
from summarizer.checking.library import Library
from summarizer.checking.marked import MARKED, is_annotated
from summarizer.checking.shelved import Shelved
from summarizer.engines.select import announce
from summarizer.errors import InputError
from summarizer.models.document import SourceDocument
from summarizer.models.verified import VerifiedSummary
from summarizer.reading.read import find_documents, read_text
from summarizer.serving.answers import (
    CheckedQuote,
    CheckedQuotes,
    DraftAnswer,
    GivenQuote,
    Passage,
    Passages,
    Sought,
)
from summarizer.serving.folders import Folders

#: A text that is handed over, in code points: as much as is read from a file.
LONGEST_TEXT = 5_000_000
MOST_QUOTES, MOST_PASSAGES = 1_000, 20
#: So much is looked into at once: some books, or ten thousand pages of an archive.
_MOST_DOCUMENTS, _MOST_CHARACTERS = 5_000, 50_000_000
#: A draft with more of them is checked from the command line: nobody could read the answer.
_MOST_ITEMS = 2_000
_LONGEST_PASSAGE = 2_000

OnStep = Callable[[str, int, int], None]


@dataclass(frozen=True)
class _Shelf:
    """Documents to look into, and what could not be read."""

    library: Library
    not_read: tuple[str, ...] = ()

    @property
    def sought(self) -> Sought:
        return Sought(documents=len(self.library.shelved), not_read=self.not_read)


class Tools:
    """Answers within ``folders``; ``session`` summarises one document at a time. Safe to share between threads."""

    def __init__(self, folders: Folders, session: Session) -> None:
        self.folders, self._session = folders, session
        self._asking = threading.Lock()
        self._announced = False
        self._shelving = threading.Lock()
        #: The last documents that were looked into, and by what they would be known to have changed.
        self._kept: tuple[object, _Shelf] | None = None

    def verify_quotes(
        self, quotes: Sequence[GivenQuote], text: str | None = None, path: str | None = None
    ) -> CheckedQuotes:
        """Look up each quote in a text, or in documents. Raises ``InputError``."""
        shelf = self._shelf(text, path)
        found = [
            CheckedQuote.of(one, shelf.library.look_up(one.quote, one.speaker)) for one in quotes
        ]
        return CheckedQuotes.of(tuple(found), shelf.sought)

    def verify_draft(
        self,
        draft_text: str | None = None,
        draft_path: str | None = None,
        source_text: str | None = None,
        sources: str | None = None,
        *,
        statements: bool = False,
    ) -> DraftAnswer:
        """Look up every quotation of a draft; the draft itself is no source. Raises ``InputError``."""
        if (draft_text is None) == (draft_path is None):
            raise InputError("Give the draft as `draft_text` or as `draft_path`, one of them.")
        file = None if draft_path is None else self.folders.file(draft_path)
        shelf = self._shelf(source_text, sources, leaving_out=file)
        if file is not None:
            checked = check_draft(file, shelf.library, statements=statements)
        else:
            draft = Draft(read_text(draft_text or "", "draft"))
            checked = check_read(Path("draft"), draft, shelf.library, statements=statements)
        left_out = (self.folders.shown(sentence) for sentence in checked.left_out)
        sought = Sought(documents=checked.sources, not_read=(*shelf.not_read, *left_out))
        return DraftAnswer.of(_bounded(checked), sought)

    def find_passage(
        self, words: str, text: str | None = None, path: str | None = None, most: int = 3
    ) -> Passages:
        """Find where words stand, and the passages that share most of their rarer words. Raises ``InputError``."""
        shelf = self._shelf(text, path)
        found: list[Passage] = []
        for one, start, end, exact in _passages(shelf.library, words, most):
            new = _passage(one, (start, end), exact=exact)
            if not any(_overlap(new, other) for other in found):
                found.append(new)
        return Passages(passages=tuple(found[:most]), sought=shelf.sought)

    def summarise(
        self, text: str | None = None, path: str | None = None, on_step: OnStep = tell_nobody
    ) -> VerifiedSummary:
        """Summarise one document; every quote has a verdict.

        Raises:
            InputError: not exactly one was given, or it cannot be read.
            EngineError, ConfigurationError, BudgetReached: no model answered.
        """
        if (text is None) == (path is None):
            raise InputError("Give the document as `text` or as `path`, one of them.")
        document = read_text(text) if text is not None else self._one(path or "")
        with self._asking:
            self._announce()
            self._session.choices.on_step = on_step
            result = self._session.summarise_one(document)
        if not isinstance(result, VerifiedSummary):
            raise InputError("This server was started for another schema.")
        return result

    def _announce(self) -> None:
        """Say, when it is first asked, which model it is and whether text leaves this machine."""
        if not self._announced:
            self._session.choices.on_notice(announce(self._session.engine))
            self._announced = True

    # -- documents --------------------------------------------------------------------------------

    def _one(self, path: str) -> SourceDocument:
        file = self.folders.file(path)
        found = list(self._documents([file], None, []))
        if len(found) != 1:
            raise InputError(f"{path!r} holds {len(found)} documents that can be read; give one.")
        return found[0]

    def _shelf(self, text: str | None, path: str | None, leaving_out: Path | None = None) -> _Shelf:
        if text is not None:
            if path is not None:
                raise InputError(
                    "A text and a path were given to be looked into. Give one of them."
                )
            return _Shelf(Library([read_text(text)]))
        places = self.folders.sources(path)
        with self._shelving:
            known = (tuple(places), leaving_out, tuple(_state(places)))
            if self._kept is None or self._kept[0] != known:
                self._kept = known, self._read(places, leaving_out)
            return self._kept[1]

    def _read(self, places: Sequence[Path], leaving_out: Path | None) -> _Shelf:
        problems: list[str] = []
        documents = list(self._documents(places, leaving_out, problems))
        if not documents:
            more = f" {problems[0]}" if problems else ""
            raise InputError(f"There is no document to look into.{more}")
        return _Shelf(Library(documents), tuple(problems[:100]))

    def _documents(
        self, places: Sequence[Path], leaving_out: Path | None, problems: list[str]
    ) -> Iterator[SourceDocument]:
        count = characters = 0
        for reference in find_documents([str(place) for place in places]):
            if reference.path and Path(reference.path).resolve() == leaving_out:
                continue
            if reference.path and is_annotated(Path(reference.path)):
                problems.append(f"{self.folders.shown(reference.source)} {MARKED}")
                continue
            try:
                document = reference.read()
            except InputError as error:
                problems.append(self.folders.shown(str(error)))
                continue
            count, characters = count + 1, characters + len(document.text)
            if count > _MOST_DOCUMENTS or characters > _MOST_CHARACTERS:
                raise InputError(
                    f"There are more than {_MOST_DOCUMENTS:,} documents or {_MOST_CHARACTERS:,} characters to look "
                    "into. Give the `path` of a folder or file within."
                )
            yield document.model_copy(update={"source": self.folders.shown(document.source)})


def _state(places: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    """Yield what would be another if a file had changed, come or gone."""
    for place in places:
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files[: 4 * _MOST_DOCUMENTS]:
            # A file may go at any time; then it is not there.
            with suppress(OSError):
                seen = file.stat()
                yield str(file), seen.st_mtime_ns, seen.st_size


def _passages(library: Library, words: str, most: int) -> Iterator[tuple[Shelved, int, int, bool]]:
    """Yield where the very words stand, then what is near."""
    for one, start, end in library.where(words, most):
        yield one, start, end, True
    for one, start, end in library.nearest_passages(words, 2 * most):
        yield one, start, end, False


def _passage(one: Shelved, span: tuple[int, int], *, exact: bool) -> Passage:
    document, (start, end) = one.document, span
    words = document.text[start : min(end, start + _LONGEST_PASSAGE)]
    return Passage(
        source=document.source,
        page=document.page_at(start),
        line=document.text.count("\n", 0, start) + 1,
        start=start,
        end=end,
        text=words,
        exact=exact,
        cut=end - start > _LONGEST_PASSAGE,
    )


def _overlap(one: Passage, other: Passage) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


def _bounded(checked: CheckedDraft) -> CheckedDraft:
    if len(checked.items) > _MOST_ITEMS:
        raise InputError(
            f"The draft holds {len(checked.items):,} quotations and statements, more than the {_MOST_ITEMS:,} that are "
            "answered at once. Give a part of it, or use `summarizer verify`."
        )
    return checked

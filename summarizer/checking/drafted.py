"""A draft checked against a library of sources: what fails, what is to be looked at, where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from summarizer.accounts.borne_out import names_in, shared
from summarizer.attribution.talk_day import own_day
from summarizer.checking.copies import sort_out
from summarizer.checking.drafts import (
    Draft,
    DraftQuotation,
    DraftStatement,
    Place,
    table_quotations,
)
from summarizer.checking.library import Library, Lookup
from summarizer.checking.together import look_up_all
from summarizer.checking.told_day import beyond_passage
from summarizer.errors import InputError
from summarizer.models.quote import SpeakerCheck, Speech, Verdict
from summarizer.names.holders import unstopped
from summarizer.quotes.verdicts import NEGATION_BEFORE
from summarizer.words.cue_lists import foreign_cues
from summarizer.words.days import day_months, weekdays
from summarizer.words.numbers import numbers


class Level(StrEnum):
    """How much a finding matters: what must not be printed, what should be looked at, nothing."""

    ERROR = "error"
    WARNING = "warning"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """A quotation of a draft and what the sources have of it."""

    quotation: DraftQuotation
    lookup: Lookup
    #: Whether the words stand only in a file that has nearly the text of the draft.
    only_in_copy: bool = False

    @property
    def rule(self) -> str:
        """The name of what is wrong, or ``ok``."""
        check = self.lookup.check
        if not check.verdict.verified:
            return check.verdict.value
        if check.speaker_check is SpeakerCheck.OTHER:
            return "speaker_other"
        if self.only_in_copy:
            return "only_in_copy"
        if self._lacks_a_negation:
            return "negation_before"
        if self._is_told and not self.quotation.of_document:
            return "not_direct_speech"
        return "speaker_not_found" if check.speaker_check is SpeakerCheck.NOT_FOUND else "ok"

    @property
    def _is_told(self) -> bool:
        """Whether a source tells the words, and has nobody say them."""
        return self.lookup.check.speech is Speech.REPORTED and not self.lookup.own_words

    @property
    def _lacks_a_negation(self) -> bool:
        """Whether the source denies what the draft quotes without the denial: "Nothing | he says can be believed"."""
        note = self.lookup.check.note or ""
        return note.startswith(NEGATION_BEFORE) and not self.quotation.denied

    @property
    def level(self) -> Level:
        """An error where the words or the speaker are wrong, a warning where somebody should look."""
        if self.rule in ("drift", "absent", "speaker_other"):
            return Level.ERROR
        return Level.NONE if self.rule == "ok" else Level.WARNING

    @property
    def message(self) -> str:
        """What was found, in a sentence or two."""
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        yield from self._about_the_words()
        yield from self._about_the_speaker()
        if self.only_in_copy:
            yield (
                "No other source does, and that file has nearly the draft's own text: "
                "is it an earlier version, or the source?"
            )
        check = self.lookup.check
        if check.verdict.verified and self._is_told:
            yield "In the source they are the writer's words, not a quotation."
        if check.note and check.text is not None:
            yield check.note

    def _about_the_words(self) -> Iterator[str]:
        check, where = self.lookup.check, self.lookup.source or ""
        if check.verdict.verified:
            yield f"{where} has these words{_on_page(self.lookup.page)}."
        elif check.text is None:
            yield "No source comes near these words."
        else:
            yield f"No source has these words. Nearest, in {where}{_on_page(self.lookup.page)}: “{check.text}”."
            yield from (_difference(c.given, c.source, c.kind.value) for c in check.changes)

    def _about_the_speaker(self) -> Iterator[str]:
        check, speaker = self.lookup.check, self.quotation.speaker
        if check.speaker_check is SpeakerCheck.OTHER:
            found = unstopped(_written(check.speaker_found))
            yield f"The draft gives them to {_written(speaker)}, the source to {found}."
        elif check.speaker_check is SpeakerCheck.NOT_FOUND:
            yield f"The draft gives them to {_written(speaker)}, and the source does not say so."

    def as_values(self) -> dict[str, Any]:
        """Return it as values of JSON."""
        check = self.lookup.check
        found = check.model_dump(mode="json", by_alias=True, exclude={"given", "pieces"})
        return {
            "kind": "quotation",
            **_placed(self.quotation.place),
            "quote": self.quotation.text,
            "speaker": self.quotation.speaker,
            "source": self.lookup.source,
            **found,
            "also_in": list(self.lookup.also),
            "rule": self.rule,
            "level": self.level.value,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class CheckedStatement:
    """What a draft says in its own words, and whether a passage of the sources bears it out."""

    statement: DraftStatement
    source: str | None
    passage: str | None
    beyond: str | None

    rule: str = field(default="", init=False)

    @property
    def supported(self) -> bool:
        """Whether the numbers, days and names of the statement stand in one passage, nothing negated."""
        return self.passage is not None and self.beyond is None

    @property
    def level(self) -> Level:
        """A warning where no passage bears it out."""
        return Level.NONE if self.supported else Level.WARNING

    @property
    def message(self) -> str:
        """What was found, in a sentence."""
        if self.passage is None:
            return "No source comes near this statement."
        if self.beyond is None:
            stop = "" if self.passage.endswith((".", "!", "?")) else "."
            return f"{self.source} bears this out: “{self.passage}”{stop}"
        return f"The nearest passage, in {self.source}, does not bear this out: {self.beyond}. “{self.passage}”"

    def as_values(self) -> dict[str, Any]:
        """Return it as values of JSON."""
        return {
            "kind": "statement",
            **_placed(self.statement.place),
            "statement": self.statement.text,
            "speaker": self.statement.speaker,
            "source": self.source,
            "text": self.passage,
            "supported": self.supported,
            "rule": "ok" if self.supported else "unsupported_statement",
            "level": self.level.value,
            "message": self.message,
        }


Checked = CheckedQuotation | CheckedStatement


@dataclass(frozen=True)
class CheckedDraft:
    """A draft with everything that was looked up of it, in order. ``draft`` is ``None`` for a table."""

    path: Path
    draft: Draft | None
    items: tuple[Checked, ...]
    #: How many documents its quotations were looked up in.
    sources: int
    #: How many were not asked, since they are copies of the draft.
    copies: int = 0
    #: What was no source of this draft, or only half of one, and why, a sentence each.
    left_out: tuple[str, ...] = ()

    @property
    def failing(self) -> int:
        """How many items are errors."""
        return sum(one.level is Level.ERROR for one in self.items)

    @property
    def levels(self) -> Counter[Level]:
        """How many items there are of each level."""
        return Counter(one.level for one in self.items)


def check_draft(path: Path, library: Library, *, statements: bool = False) -> CheckedDraft:
    """Look up every quotation of a draft, and with ``statements`` what it reports in its own words.

    Raises:
        InputError: the draft cannot be read.
    """
    if path.suffix.lower() == ".csv":
        found = tuple(_looked_up(table_quotations(path), library))
        return CheckedDraft(path, None, found, len(library.shelved))
    return check_read(path, Draft.read(path), library, statements=statements)


def check_read(
    path: Path, draft: Draft, library: Library, *, statements: bool = False
) -> CheckedDraft:
    """Do what :func:`check_draft` does for a draft that was read already.

    Raises:
        InputError: every source is a copy of the draft.
    """
    quotations = draft.quotations()
    sources = sort_out(draft, quotations, library)
    left_out = (*sources.sentences(), *_not_read(draft))
    if library.shelved and not (sources.others.shelved or sources.alike.shelved):
        raise InputError(f"{path.name} has no source. {' '.join(left_out)}")
    items = list(_looked_up(quotations, sources.others, sources.alike))
    if statements:
        told = (one for one in draft.statements() if _is_checkable(one))
        items += [_statement(one, sources.others) for one in told]
    copies = len(sources.copies)
    count = len(library.shelved) - copies
    return CheckedDraft(path, draft, tuple(sorted(items, key=_place)), count, copies, left_out)


def _not_read(draft: Draft) -> Iterator[str]:
    """Yield what of a draft could not be read."""
    language = draft.document.language or "en"
    if language != "en" and not foreign_cues(language).forms:
        yield f"Whom it gives words to is not read in its language ({language}): speakers were not checked."


def _looked_up(
    quotations: Iterable[DraftQuotation], library: Library, alike: Library | None = None
) -> Iterator[Checked]:
    """Yield what a library has of each quotation.

    Files that are nearly the draft are asked about what no other has: their words count against it, not for it.
    """
    listed = list(quotations)
    looked_up = look_up_all(library, [(one.text, one.by) for one in listed])
    for quotation, found in zip(listed, looked_up, strict=True):
        if alike is not None and alike.shelved and found.check.verdict is Verdict.ABSENT:
            again = alike.look_up(quotation.text, quotation.by)
            yield CheckedQuotation(quotation, again, again.check.verdict.verified)
        else:
            yield CheckedQuotation(quotation, found)


def _is_checkable(statement: DraftStatement) -> bool:
    """Whether a statement has a number, a day or a name beside the one it is given to."""
    text = statement.text
    named = names_in(text) - {word.casefold() for word in (statement.speaker or "").split()}
    return bool(numbers(text) or day_months(text) or weekdays(text) or named)


def _statement(statement: DraftStatement, library: Library) -> CheckedStatement:
    """Return what the sources have of a statement: of the passages that bear it out the one with most of its words."""
    best: tuple[str, str, str] | None = None
    bearing: list[tuple[float, str, str]] = []
    speaker = statement.speaker or ""
    for shelved, sentences in library.nearest_sentences(f"{speaker} {statement.text}", _PASSAGES):
        start, end = sentences[0].start, sentences[-1].end
        text = shelved.document.text
        passage = " ".join(text[start:end].split())
        day = own_day(shelved.prepared)
        wrong = beyond_passage(statement.text, sentences, speaker, day, text)
        words = shared(statement.text, passage)
        if wrong is None and speaker:
            said = max(sentences, key=lambda one: shared(statement.text, one.text))
            other = shelved.anothers(said.start, said.end, speaker)
            wrong = f"the source gives it to {_written(unstopped(other))}" if other else None
        if wrong is None and words >= _MOST_WORDS:
            bearing.append((words, shelved.document.source, passage))
        best = best or (shelved.document.source, passage, wrong or _FEW_WORDS)
    if bearing:
        _, source, passage = max(bearing, key=lambda one: one[0])
        return CheckedStatement(statement, source, passage, None)
    return CheckedStatement(statement, *(best or (None, None, None)))


#: Passages a statement is held to, those with most of its rare words.
_PASSAGES = 8
#: Share of a statement's content words that a passage has which bears it out; the others may be told in other words.
_MOST_WORDS = 0.5
_FEW_WORDS = "it has hardly any of the passage's words"


def _place(one: Checked) -> int:
    place = one.quotation.place if isinstance(one, CheckedQuotation) else one.statement.place
    return place.start


def _placed(place: Place) -> dict[str, Any]:
    return {
        "line": place.line,
        "column": place.column,
        "paragraph": place.paragraph,
        "draft_page": place.page,
        "draft_start": place.start,
        "draft_end": place.end,
    }


def _written(name: str | None) -> str:
    """Return a name as it stands in a sentence: what is no proper name gets its article back."""
    if not name:
        return "nobody"
    return f"the {name}" if name[0].islower() and " " not in name else name


def _on_page(page: int | None) -> str:
    return f" on page {page}" if page is not None else ""


def _difference(given: str | None, source: str | None, kind: str) -> str:
    if given is None:
        return f"The source has “{source}”, which the draft leaves out ({kind})."
    if source is None:
        return f"The draft puts in “{given}” ({kind})."
    return f"The draft has “{given}”, the source “{source}” ({kind})."

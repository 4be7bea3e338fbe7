"""What a reader of the note has to know of the checks, in plain words; all findings stand in the JSON form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.accounts.points import DROPPED
from summarizer.brief.phrasing.prose import listed
from summarizer.brief.view.evidence import Footnote
from summarizer.models.brief import Brief, SourcedFinding
from summarizer.models.document import Kind
from summarizer.models.quote import Quote, SpeakerCheck, Verdict
from summarizer.models.verified import Finding

_NOT_FOUND = frozenset(("speaker_not_found",))
#: So many footnotes are named one by one.
_FEW = 6
#: Findings that are told by their number: nobody changes a line of the note for one of them. One, and several.
_Counted = tuple[frozenset[str], str, str]
_QUOTED: _Counted = (
    frozenset((Verdict.ABSENT.value, Verdict.DRIFT.value)),
    "One quotation is left out of this note: the document does not have its words.",
    "{n} quotations are left out of this note: the documents do not have their words.",
)
_COMPARED: _Counted = (
    frozenset(("comparison_not_borne_out", "both_can_be_true")),
    "One remark of the model that compared the accounts is left out: their words do not bear it out.",
    "{n} remarks of the model that compared the accounts are left out: their words do not bear them out.",
)
#: Findings the lines themselves take into account: who speaks is named in them, and they use the sources' words.
_IN_LINES = frozenset(
    (
        "speaker_other",
        "unsupported_number",
        "unsupported_name",
        "unsupported",
        "unsupported_statement",
        "repaired",
        "restated",
    )
)
#: Those a note's reader has no use for, beside those that are counted: what stands in the note is borne out.
_OF_NO_LINE = frozenset(
    ("of_other_talks", "not_borne_out", "meant", "support_unknown", "not_written", "not_edited")
)
_NOT_LISTED = _NOT_FOUND.union(_OF_NO_LINE, _IN_LINES, _QUOTED[0], _COMPARED[0])


def unnamed(
    brief: Brief, footnotes: Iterable[Footnote], letters: Mapping[str, str]
) -> tuple[int, ...]:
    """Return the footnotes of the passages of positions for which nobody is named in a document."""
    places = [
        (letters.get(document, "?"), quote.start)
        for document, quote in _passages(brief)
        if _is_nobodys(quote) and quote.start is not None
    ]
    return tuple(
        note.number
        for note in footnotes
        if any(note.letter == letter and _holds(note, start) for letter, start in places)
    )


def _passages(brief: Brief) -> Iterator[tuple[str, Quote]]:
    """Yield the passages of positions, each with its document.

    Where every turn has its speaker before it, nothing is to be known of whose words they are.
    """
    labelled = {d.source for d in brief.documents if d.kind is Kind.TRANSCRIPT}
    held = (p for s in brief.stories for p in s.positions if p.document not in labelled)
    return ((p.document, quote) for p in held for quote in p.position.quotes)


def _is_nobodys(quote: Quote) -> bool:
    return quote.speaker_check is SpeakerCheck.NOT_FOUND


def _holds(note: Footnote, start: int) -> bool:
    first, end = note.quote.start, note.quote.end
    return first is not None and end is not None and first <= start < end


def quotations_left_out(brief: Brief) -> str:
    """Say how many quotations no document has; nothing where there is none."""
    told = _counted(brief, _QUOTED)
    alone = len(brief.documents) == 1
    return told.replace("the documents do not", "the document does not") if alone else told


def remarks_left_out(brief: Brief) -> str:
    """Say how many remarks of the model that compared the accounts are not told; nothing where there is none."""
    return _counted(brief, _COMPARED)


def _counted(brief: Brief, told: _Counted) -> str:
    codes, one, several = told
    n = sum(f.finding.code in codes and not _is_reworded(f.finding) for f in brief.findings)
    return (one if n == 1 else several).format(n=n) if n else ""


def _is_reworded(finding: Finding) -> bool:
    """Whether a point of the comparison is shown, with the account's own words or without the model's topic."""
    compared = finding.code == "comparison_not_borne_out"
    return compared and not finding.message.startswith(DROPPED)


def nobodys_words(brief: Brief, nobodys: Sequence[int]) -> str:
    """Say for how many passages no text names a speaker, and for which where these are few; nothing where for none.

    ``nobodys`` are their footnotes.
    """
    quotes = [quote for _, quote in _passages(brief)]
    n = sum(map(_is_nobodys, quotes))
    if not n:
        return ""
    notes = listed([str(number) for number in nobodys]) if 0 < len(nobodys) <= _FEW else ""
    which = f" ({'note' if len(nobodys) == 1 else 'notes'} {notes})" if notes else ""
    return f"For {n} of {len(quotes)} passages{which} the text itself does not settle whose words they are."


def remarks(brief: Brief, nobodys: Sequence[int] = ()) -> str:
    """Say for how many passages no text names a speaker, and what a comparison left out; nothing where for none.

    ``nobodys`` are the footnotes of the passages.
    """
    told = (nobodys_words(brief, nobodys), remarks_left_out(brief))
    return " ".join(filter(None, told))


def listed_findings(brief: Brief, letters: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the findings to be read one by one, with the letter of their document; equal ones once."""
    shown = (f for f in brief.findings if _is_listed(f))
    return list(dict.fromkeys((letters.get(f.document, "?"), f.finding.message) for f in shown))


def _is_listed(found: SourcedFinding) -> bool:
    """Whether a reader has to know it: what is left out, what changed, what a document says to a machine."""
    finding = found.finding
    if finding.code in _NOT_LISTED:
        return False
    # That a passage begins with a number in brackets is a footnote's mark to a reader; of the rest the passage is told.
    return finding.code != "suspicious_passage" or (
        finding.path.startswith("document.text") and "numbered sentence" not in finding.message
    )

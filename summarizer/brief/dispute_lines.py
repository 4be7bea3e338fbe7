"""What one side claims and another denies, as lines with both sides' words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.brief.by_person import marked
from summarizer.brief.differences import conflicts_of, numbers_of
from summarizer.brief.evidence import Footnotes
from summarizer.brief.grammar import at_the_head, ended, in_a_sentence, lowered, unended
from summarizer.brief.left_open import leaves_open
from summarizer.brief.mentions import mentions
from summarizer.brief.merged import is_told
from summarizer.brief.note import Line, Part
from summarizer.brief.places import spans_of
from summarizer.brief.positions_near import line_of_one, with_owner
from summarizer.brief.reporters import reporters
from summarizer.brief.self_told import named_once
from summarizer.brief.wording import Wording
from summarizer.models.brief import Account, SourcedDispute, Story
from summarizer.models.quote import Quote, Speech
from summarizer.models.summary import REPORTS, DisputedClaim, DisputeKind
from summarizer.names.holders import holders_of
from summarizer.words.negation import denies, negated

#: The word in front of what one side says and another denies.
DISPUTED = "Disputed"
_DENIED = "Denied"
#: Words at the head of a line among which the name of its subject stands.
_NAME = 3
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]*)(?:[”\"»]|$)")
_SAYS = re.compile(
    r"\b(?:said|says|claimed|claims|accused|accuses|argued|insisted|maintained|alleged)\b"
)
_ANSWER = {
    DisputeKind.DENIED: "denies it",
    DisputeKind.REJECTED_PREMISE: "rejects the premise",
    DisputeKind.COUNTERCLAIM: "says otherwise",
    DisputeKind.UNANSWERED: "has not answered",
}


def disputes_of(story: Story) -> list[SourcedDispute]:
    """Return the disputed claims of a story that no difference between its accounts says already.

    Those between accounts stand before those inside one.
    """
    told = conflicts_of(story)
    own = [d for d in story.disputed_claims if not any(is_told(d, c) for c in told)]
    return sorted(own, key=lambda d: not _between(d))


def dispute_line(dispute: SourcedDispute, wording: Wording, notes: Footnotes) -> Line:
    """Return a claim and how it is answered, with the words of both sides."""
    asserted = _claim(dispute, wording)
    answered = _answer(dispute, wording)
    claimed = numbers_of(dispute.asserting, notes)
    by = dispute.claim.asserted_by or REPORTS
    doubts = (wording.doubt(a.document, by, a.quotes, asserted) for a in dispute.asserting)
    doubt = marked(next(filter(None, doubts), ""), dispute.reviewed)
    parts = [Part(asserted, claimed, doubt=doubt)]
    asked = asserted.partition("“")[2].rstrip("”.?")
    if asked and asked in answered:
        # The answer stands behind its question, or holds the claim: that is not told twice.
        asserted = answered
    said_already = asserted.startswith(_whose(dispute)) and _is_one_sentence(dispute, wording)
    if answered and answered != asserted and not said_already:
        parts.append(Part(answered, numbers_of(dispute.disputing, notes)))
    elif dispute.disputing:
        more = (*claimed, *numbers_of(dispute.disputing, notes))
        parts = [Part(asserted, tuple(dict.fromkeys(more)), doubt=doubt)]
    parts[:1] = _each_its_own(parts[0], dispute, wording, notes)
    lead = _fitting(dispute, parts)
    return Line(tuple(parts), lead="" if lead == DISPUTED else lead)


def _fitting(dispute: SourcedDispute, parts: Sequence[Part]) -> str:
    """Return the word in front: "Denied" stands before no sentence of the denier's that denies nothing itself."""
    lead, first = dispute_lead(dispute), parts[0].text
    own = mentions((dispute.claim.disputed_by or REPORTS,), " ".join(first.split()[:_NAME]))
    bare = own and "“" not in first and not (negated(first) or denies(first))
    return DISPUTED if lead == _DENIED and len(parts) > 1 and bare else lead


def _each_its_own(
    part: Part, dispute: SourcedDispute, wording: Wording, notes: Footnotes
) -> list[Part]:
    """Return a claim of several that quotes one of them, with what another one says of it behind.

    Without a line of theirs that stands alone the others are left to their positions.
    """
    several = holders_of(dispute.claim.asserted_by or "")
    quoted = [
        s for s in several if part.text.startswith(f"{at_the_head(in_a_sentence(s))} said: “")
    ]
    if len(several) < 2 or len(quoted) != 1:
        return [part]
    (told, first), *more = ((a.document, q) for a in dispute.asserting for q in a.quotes)
    parts = [replace(part, notes=notes.refer(told, [first]))]
    for document, quote in more:
        line = line_of_one(wording, document, quote, [s for s in several if s not in quoted])
        if line and line != part.text:
            parts.append(Part(line, notes.refer(document, [quote])))
    return parts


def dispute_lead(dispute: SourcedDispute) -> str:
    """Return the word in front of a claim in the bottom line: one that nobody has answered is not disputed."""
    if dispute.claim.kind is DisputeKind.UNANSWERED:
        return "Unanswered"
    if dispute.claim.asserted_by:
        return DISPUTED
    if dispute.claim.kind is DisputeKind.REJECTED_PREMISE:
        return "Premise rejected"
    # What nobody asserts, or is known from its denial alone, has one side.
    denied = dispute.claim.kind is DisputeKind.DENIED or _is_known_from_its_denial(dispute)
    return _DENIED if denied else DISPUTED


def _is_known_from_its_denial(dispute: SourcedDispute) -> bool:
    """Whether a claim stands nowhere but in the words that deny it."""
    denied = [s for a in dispute.disputing for s in spans_of(a.document, a.quotes)]
    asserted = [s for a in dispute.asserting for s in spans_of(a.document, a.quotes)]
    return bool(denied) and all(any(s.touches(d) for d in denied) for s in asserted)


def _between(dispute: SourcedDispute) -> bool:
    """Whether the claim stands in one document and its denial in another."""
    sides = ({a.document for a in told} for told in (dispute.asserting, dispute.disputing))
    asserting, disputing = sides
    return bool(asserting and disputing and asserting != disputing)


def _claim(dispute: SourcedDispute, wording: Wording) -> str:
    """Return the claim as a sentence; where it stands in its denial only, that sentence says it all."""
    claim = dispute.claim
    by = claim.asserted_by or REPORTS
    quoted = [a for a in dispute.asserting if a.quotes]
    if not quoted:
        return _said(by, lowered(claim.claim))
    against = _sentences(dispute.disputing, wording)
    own = _beyond(quoted, dispute.disputing, against, wording)
    if not own and claim.disputed_by:
        return _rejected(dispute, quoted[0], against, wording) or _denial(dispute, wording)
    told = (own or quoted)[0]
    fact = "" if claim.asserted_by else _fact(told, against, wording)
    if fact:
        return fact
    asked = "" if claim.asserted_by else wording.asked_in(told.document, told.quotes[0])
    if asked:
        return asked
    line = wording.of_claim(told.document, claim.claim, by, told.quotes, against, claim.supported)
    if claim.asserted_by and _is_bare(line, claim):
        # A claim is told as somebody's word, never as a fact.
        said = _said(by, wording.lowered(told.document, line))
        return named_once(said, in_a_sentence(by), [*_sentences([told], wording), *against])
    return _as_told(dispute, told, line, wording)


def _rejected(
    dispute: SourcedDispute, told: Account, against: Sequence[str], wording: Wording
) -> str:
    """A claim known only from the mouth of who rejects it, where that one's words do not say so themselves.

    "Norland rejects the claim by Ana Dahl that the port was closed."
    """
    claim, by = dispute.claim, dispute.claim.asserted_by
    said = _denial(dispute, wording)
    if not by or not said.startswith("According to "):
        return ""
    if not wording.bears_out(told.document, claim.claim, by, told.quotes, against, claim.supported):
        return ""
    own = "" if mentions((by,), claim.claim) else f" by {in_a_sentence(by)}"
    return ended(
        f"{_whose(dispute)} the claim{own} that {unended(wording.lowered(told.document, claim.claim))}"
    )


def _denial(dispute: SourcedDispute, wording: Wording) -> str:
    """The line made of a denial that says what it denies: of the quote in whose sentence the claim stands."""
    both = set(_sentences(dispute.asserting, wording))
    told = _first(dispute.disputing)
    for quote in told.quotes if told is not None and len(told.quotes) > 1 else ():
        if told is not None and both & set(wording.sentences_of(told.document, [quote])):
            return wording.of_answer(told.document, quote, dispute.claim.disputed_by or "")
    return _answer(dispute, wording)


def _whose(dispute: SourcedDispute) -> str:
    return f"{at_the_head(in_a_sentence(dispute.claim.disputed_by or REPORTS))} rejects"


def _is_one_sentence(dispute: SourcedDispute, wording: Wording) -> bool:
    """Whether a claim and all of its denial stand in the same sentences."""
    return set(_sentences(dispute.disputing, wording)) <= set(
        _sentences(dispute.asserting, wording)
    )


def _fact(told: Account, against: Sequence[str], wording: Wording) -> str:
    """The passage of a claim that nobody asserts, where it tells itself who says it or looks into it; else nothing."""
    # In a transcript it stands in a question.
    for quote in told.quotes if told.document not in wording.transcripts else ():
        sentences = wording.sentences_of(told.document, [quote])
        apart = not set(sentences) & set(against)
        if apart and (leaves_open(sentences) or any(map(reporters, sentences))):
            return with_owner(
                wording, told.document, quote, wording.of_fact(told.document, "", [quote])
            )
    return ""


def _sentences(accounts: Sequence[Account], wording: Wording) -> list[str]:
    return [s for a in accounts for s in wording.sentences_of(a.document, a.quotes)]


def _beyond(
    accounts: Sequence[Account],
    denials: Sequence[Account],
    against: Sequence[str],
    wording: Wording,
) -> list[Account]:
    """Return the accounts of a claim that stand in other sentences than its denial, too."""
    denial = set(against)
    return [
        a
        for a in accounts
        if not denial.issuperset(wording.sentences_of(a.document, a.quotes))
        and not _lies_within(a, denials)
    ]


def _lies_within(told: Account, others: Sequence[Account]) -> bool:
    """Whether the words of an account are part of others': without a source no sentence tells that."""
    spans = [
        (quote.start or 0, quote.end or 0)
        for other in others
        if other.document == told.document
        for quote in other.quotes
    ]
    return all(_is_inside_any(quote, spans) for quote in told.quotes)


def _is_inside_any(q: Quote, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= (q.start or 0) and (q.end or 0) <= last for first, last in spans)


def _is_bare(line: str, claim: DisputedClaim) -> bool:
    """Whether a line is the claim alone, without who asserts it."""
    by = claim.asserted_by or REPORTS
    return line == ended(claim.claim) and not mentions((by,), _subject(line))


def _said(by: str, clause: str) -> str:
    return ended(f"{at_the_head(in_a_sentence(by))} said that {unended(clause)}")


def _subject(line: str) -> str:
    """The words before a verb of saying; nothing where there is none."""
    return next((line[: m.start()] for m in _SAYS.finditer(line)), "")


def _as_told(dispute: SourcedDispute, told: Account, line: str, wording: Wording) -> str:
    """A claim known from the mouth of who denies it alone stands as that one's word."""
    other = dispute.claim.disputed_by
    if other and not mentions((other,), line) and _told_by_the_other(dispute, told, wording):
        return f"According to {in_a_sentence(other)}, {wording.lowered(told.document, line)}"
    return line


def _told_by_the_other(dispute: SourcedDispute, told: Account, wording: Wording) -> bool:
    """Whether a claim is known from the mouth of who denies it alone: direct speech that names who asserts it."""
    by = dispute.claim.asserted_by or REPORTS
    sentences = wording.sentences_of(told.document, told.quotes)
    direct = all(q.speech is Speech.DIRECT for q in told.quotes)
    spoken_of = (" ".join(_QUOTED.findall(sentence)) for sentence in sentences)
    return direct and any(mentions((by,), words) for words in spoken_of)


def _answer(dispute: SourcedDispute, wording: Wording) -> str:
    claim, told = dispute.claim, _first(dispute.disputing)
    who = at_the_head(in_a_sentence(claim.disputed_by)) if claim.disputed_by else ""
    if told is None:
        return f"{who} {_ANSWER[claim.kind]}." if who else _unanswered(claim)
    if not claim.disputed_by:
        return wording.of_fact(told.document, "", told.quotes)
    both = set(_sentences(dispute.asserting, wording))
    first, *others = told.quotes
    if not others and both & set(wording.sentences_of(told.document, [first])):
        # The sentence says both.
        return wording.of_quote(told.document, first, claim.disputed_by)
    line = ""
    for quote in told.quotes[::-1]:
        made = wording.of_answer(told.document, quote, claim.disputed_by)
        # "According to Dahl, a senior official scoffed at it": their own words say more.
        line = made if not made.startswith("According to ") else line or made
    return line


def _unanswered(claim: DisputedClaim) -> str:
    return "Nobody has answered." if claim.kind is DisputeKind.UNANSWERED else ""


def _first(accounts: Sequence[Account]) -> Account | None:
    return next((a for a in accounts if a.quotes), None)

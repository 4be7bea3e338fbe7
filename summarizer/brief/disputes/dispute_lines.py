"""What one side claims and another denies, as lines with both sides' words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.brief.disputes.differences import numbers_of
from summarizer.brief.disputes.dispute_answers import (
    answer_of,
    denial_of,
    is_torn,
    plain_answer,
    sentences_of,
    stated_answer,
)
from summarizer.brief.disputes.merged import is_told
from summarizer.brief.disputes.only_denied import (
    as_it_stands,
    is_known_from_its_denial,
    only_denied,
)
from summarizer.brief.disputes.positions_near import line_near, line_of_one, with_owner
from summarizer.brief.lines.by_person import marked
from summarizer.brief.lines.called_again import named_once, names_itself
from summarizer.brief.lines.reporters import reporters
from summarizer.brief.lines.stated import ATTRIBUTED
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import own_voice
from summarizer.brief.phrasing.grammar import (
    at_the_head,
    ended,
    in_a_sentence,
    is_statement,
    lowered,
    unended,
)
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.view.conflicts import conflicts_of
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.left_open import leaves_open
from summarizer.brief.view.note import Line, Part
from summarizer.models.brief import Account, SourcedDispute, Story
from summarizer.models.quote import Quote, Speech
from summarizer.models.summary import REPORTS, DisputedClaim, DisputeKind
from summarizer.names.holders import holders_of
from summarizer.words.content import content
from summarizer.words.negation import denies, negated

#: The word in front of what one side says and another denies.
DISPUTED = "Disputed"
_DENIED = "Denial"
_DENIES = re.compile(r"^[^“”\"]{2,60}? (?:has |have |also |\w+ly )?den(?:ied|y|ies)\b")
#: Words at the head of a line among which the name of its subject stands.
_NAME = 3
#: Share of a claim's words that a denial has which says what it denies.
_HELD = 0.75
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]*)(?:[”\"»]|$)")
_SAYS = re.compile(
    r"\b(?:said|says|claimed|claims|accused|accuses|argued|insisted|maintained|alleged)\b"
)


def disputes_of(story: Story) -> list[SourcedDispute]:
    """Return the disputed claims of a story that no difference between its accounts says already.

    Those between accounts stand before those inside one.
    """
    told = conflicts_of(story)
    own = [d for d in story.disputed_claims if not any(is_told(d, c) for c in told)]
    return sorted(own, key=lambda d: not _between(d))


def dispute_line(dispute: SourcedDispute, wording: Wording, notes: Footnotes) -> Line:
    """Return a claim and how it is answered, with the words of both sides."""
    asserted, *answered = _told(dispute, wording)
    claimed, denied = numbers_of(dispute.asserting, notes), numbers_of(dispute.disputing, notes)
    by = dispute.claim.asserted_by or REPORTS
    doubts = (wording.doubt(a.document, by, a.quotes, asserted) for a in dispute.asserting)
    doubt = marked(next(filter(None, doubts), ""), dispute.reviewed)
    numbers = claimed if answered else tuple(dict.fromkeys((*claimed, *denied)))
    first = Part(asserted, numbers, doubt=doubt)
    parts = _each_its_own(first, dispute, wording, notes)
    parts += [Part(text, denied) for text in answered]
    lead = _fitting(dispute, parts)
    return Line(tuple(parts), lead="" if lead == DISPUTED else lead)


def lead_at_the_top(line: Line) -> str:
    """Return the word in front of a dispute's line where others stand beside it; none where it is a plain denial."""
    alone = len(line.parts) == 1 and _DENIES.search(line.parts[0].text)
    return line.lead or ("" if alone else DISPUTED)


def tells_both_sides(dispute: SourcedDispute, wording: Wording) -> bool:
    """Whether the line of a dispute has what is claimed and what is said against it, each as it can be sent.

    What a text says that nobody answered has one side.
    """
    told = _told(dispute, wording)
    sides = (dispute.claim.asserted_by or REPORTS, dispute.claim.disputed_by or REPORTS)
    if any(is_torn(text, side) for text, side in zip(told, sides, strict=False)):
        return False
    return len(told) > 1 or not dispute.disputing or is_statement(dispute.claim.claim)


def _told(dispute: SourcedDispute, wording: Wording) -> list[str]:
    """Return a claim and its answer as sentences; one of them where it says both."""
    asserted, answered = _claim(dispute, wording), answer_of(dispute, wording)
    asked = asserted.partition("“")[2].rstrip("”.?")
    if asked and asked in answered:
        # The answer stands behind its question, or holds the claim: that is not told twice.
        return [answered]
    denial = only_denied(dispute, asserted, answered, wording)
    if denial:
        return [denial]
    said_already = asserted.startswith(_whose(dispute)) and _is_one_sentence(dispute, wording)
    if not answered or answered == asserted or said_already:
        return [asserted]
    if _is_raised_by_who_denies(dispute, asserted, answered):
        return [answered]
    return [asserted, answered]


def _is_raised_by_who_denies(dispute: SourcedDispute, asserted: str, answered: str) -> bool:
    """Whether a claim that nobody asserts is only mentioned by who denies it, whose denial holds it and says it all."""
    claim = dispute.claim
    if claim.asserted_by or not claim.disputed_by:
        return False
    who = mentions((claim.disputed_by,), " ".join(asserted.split()[:_NAME]))
    return who and _holds(answered, claim)


def _fitting(dispute: SourcedDispute, parts: Sequence[Part]) -> str:
    """Return the word in front: "Denial" stands before no sentence of the denier's that denies nothing itself."""
    lead, first = dispute_lead(dispute), parts[0].text
    own = mentions((dispute.claim.disputed_by or REPORTS,), " ".join(first.split()[:_NAME]))
    bare = own and "“" not in first and not (negated(first) or denies(first))
    if lead == _DENIED and len(parts) == 1 and own and _DENIES.search(first):
        # "Denial: Dahl denied": the line says it itself.
        return ""
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
    denied = dispute.claim.kind is DisputeKind.DENIED or is_known_from_its_denial(dispute)
    return _DENIED if denied else DISPUTED


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
    against = sentences_of(dispute.disputing, wording)
    own = _beyond(quoted, dispute.disputing, against, wording)
    if not own and claim.disputed_by:
        return _known_from_its_denial(dispute, quoted[0], against, wording)
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
        return _as_word(told, line, by, against, wording)
    if is_torn(line, by) or names_itself(line, in_a_sentence(by)):
        line = _next_way(told, claim, wording) or line
    return _as_told(dispute, told, line, wording)


def _as_word(told: Account, claim: str, by: str, against: Sequence[str], wording: Wording) -> str:
    """Return a claim as somebody's word: "Dahl said that the port was closed"."""
    said = _said(by, wording.lowered(told.document, claim))
    sentences = [*sentences_of([told], wording), *against]
    return named_once(
        said, in_a_sentence(by), sentences, wording.cited.texts.get(told.document, "")
    )


def _next_way(told: Account, claim: DisputedClaim, wording: Wording) -> str:
    """Return the first line of a claim's side that is not torn: of a quote, or of a position; nothing where none is."""
    by = claim.asserted_by or REPORTS
    lines = [wording.of_quote(told.document, quote, by) for quote in told.quotes]
    if claim.asserted_by:
        lines += (line_near(wording, told.document, q, by, claim.claim) for q in told.quotes)
    return next((line for line in lines if line and not is_torn(line, by)), "")


def _plain(dispute: SourcedDispute, told: Account, against: Sequence[str], wording: Wording) -> str:
    """A claim that stands in its denial, in plain words, where a model bears it out as its holder's."""
    claim, by = dispute.claim, dispute.claim.asserted_by
    if by is None or not claim.supported:
        return ""
    if not wording.bears_out(told.document, claim.claim, by, told.quotes, against, True):
        return ""
    line = ended(claim.claim)
    if not mentions((by,), _subject(line)):
        line = _as_word(told, claim.claim, by, against, wording)
    return _as_told(dispute, told, line, wording)


def _known_from_its_denial(
    dispute: SourcedDispute, told: Account, against: Sequence[str], wording: Wording
) -> str:
    """Return a claim that no sentence tells but that of its denial: by that alone, where it says both."""
    claim = dispute.claim
    stated = stated_answer(dispute, wording)
    said = stated or denial_of(dispute, wording)
    plain, rejected = (way(dispute, told, against, wording) for way in (_plain, _rejected))
    if said == plain_answer(claim):
        return plain or rejected or as_it_stands(dispute, wording)
    if said.startswith("According to "):
        return rejected or plain or said
    if not _holds(said, claim):
        return plain or (rejected if stated else said) or said
    return (plain or said) if stated else said


def _holds(said: str, claim: DisputedClaim) -> bool:
    """Whether a denial has nearly all words of what it denies."""
    words = content(claim.claim)
    return len(words & content(said)) >= _HELD * len(words)


def _rejected(
    dispute: SourcedDispute, told: Account, against: Sequence[str], wording: Wording
) -> str:
    """A claim known only from the mouth of who rejects it, where that one's words do not say so themselves.

    "Norland rejects the claim by Ana Dahl that the port was closed."
    """
    claim, by = dispute.claim, dispute.claim.asserted_by
    if not by:
        return ""
    if not wording.bears_out(told.document, claim.claim, by, told.quotes, against, claim.supported):
        return ""
    own = "" if mentions((by,), claim.claim) else f" by {in_a_sentence(by)}"
    return ended(
        f"{_whose(dispute)} the claim{own} that {unended(wording.lowered(told.document, claim.claim))}"
    )


def _whose(dispute: SourcedDispute) -> str:
    return f"{at_the_head(in_a_sentence(dispute.claim.disputed_by or REPORTS))} rejects"


def _is_one_sentence(dispute: SourcedDispute, wording: Wording) -> bool:
    """Whether a claim and all of its denial stand in the same sentences."""
    return set(sentences_of(dispute.disputing, wording)) <= set(
        sentences_of(dispute.asserting, wording)
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
    if clause.casefold().startswith(f"{by.casefold()} "):
        return ended(f"{at_the_head(in_a_sentence(by))}{clause[len(by) :]}")
    return ended(f"{at_the_head(in_a_sentence(by))} said that {unended(clause)}")


def _subject(line: str) -> str:
    """The words before a verb of saying; nothing where there is none."""
    return next((line[: m.start()] for m in _SAYS.finditer(line)), "")


def _as_told(dispute: SourcedDispute, told: Account, line: str, wording: Wording) -> str:
    """A claim known from the mouth of who denies it alone stands as that one's word."""
    other = dispute.claim.disputed_by
    known = _told_by_the_other(dispute, told, wording) or _is_in_words_of(dispute, told, wording)
    if other and not mentions((other,), line) and known:
        return f"According to {in_a_sentence(other)}, {wording.lowered(told.document, line)}"
    return line


def _is_in_words_of(dispute: SourcedDispute, told: Account, wording: Wording) -> bool:
    """Whether a claim stands in what the other side writes, or says in its turn or paper, and quotes nobody."""
    other = dispute.claim.disputed_by
    if not other or any(q.speech is Speech.DIRECT for q in told.quotes):
        return False
    author = wording.authors.get(told.document)
    turns = [wording.cited.turn(told.document, quote) for quote in told.quotes]
    spoken = all(turn is not None and mentions((other,), turn.speaker) for turn in turns)
    written = author is not None and author.is_(other)
    return spoken or written or _is_their_paper(dispute, told, wording)


def _is_their_paper(dispute: SourcedDispute, told: Account, wording: Wording) -> bool:
    """Whether a document denies a claim in its own first person, gives its words to nobody and does not ask."""
    document, sentences = told.document, sentences_of([told], wording)
    given = any(q.speaker_check in ATTRIBUTED for q in told.quotes)
    asked = any(s.rstrip('”" ').endswith("?") for s in sentences)
    if given or asked or not dispute.claim.asserted_by or document in wording.transcripts:
        return False
    denials = [q for a in dispute.disputing if a.document == document for q in a.quotes]
    own = [q for q in denials if q.speech is not Speech.DIRECT]
    return any(own_voice(s) for q in own for s in wording.sentences_of(document, [q]))


def _told_by_the_other(dispute: SourcedDispute, told: Account, wording: Wording) -> bool:
    """Whether a claim is known from the mouth of who denies it alone: direct speech that names who asserts it."""
    by = dispute.claim.asserted_by or REPORTS
    sentences = wording.sentences_of(told.document, told.quotes)
    direct = all(q.speech is Speech.DIRECT for q in told.quotes)
    spoken_of = (" ".join(_QUOTED.findall(sentence)) for sentence in sentences)
    return direct and any(mentions((by,), words) for words in spoken_of)

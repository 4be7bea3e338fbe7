"""What sets accounts apart, and what one side claims and another denies, as lines with both sides' words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, starmap

from summarizer.accounts.alone import INITIATED
from summarizer.accounts.compared import overlap
from summarizer.accounts.items import spoken
from summarizer.brief.by_person import marked
from summarizer.brief.evidence import Footnotes
from summarizer.brief.grammar import at_the_head, ended, in_a_sentence, lowered, unended
from summarizer.brief.mentions import mentions
from summarizer.brief.note import Line, Part
from summarizer.brief.places import Beginning, beginnings_of, outcomes_of, spans_of
from summarizer.brief.prose import (
    capitalised,
    day_in_words,
    matter_in_words,
    medium_in_words,
    talk_in_words,
)
from summarizer.brief.wording import Wording
from summarizer.models.brief import Account, Conflict, ConflictKind, Event, SourcedDispute, Story
from summarizer.models.quote import Quote, Speech
from summarizer.models.summary import REPORTS, DisputedClaim, DisputeKind

#: The word in front of what one side says and another denies.
DISPUTED = "Disputed"
#: What a reader has to know first.
_ORDER = (
    ConflictKind.DENIAL,
    ConflictKind.OUTCOME,
    ConflictKind.FACT,
    ConflictKind.STATEMENTS,
    ConflictKind.STATUS,
    ConflictKind.POSITION,
    ConflictKind.FIGURES,
    ConflictKind.INITIATOR,
    ConflictKind.DATE,
    ConflictKind.MEDIUM,
    ConflictKind.WORDING,
    ConflictKind.EMPHASIS,
)
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]*)(?:[”\"»]|$)")
_SAYS = re.compile(
    r"\b(?:said|says|claimed|claims|accused|accuses|argued|insisted|maintained|alleged)\b"
)
_MARKS = '“”"., '
_LEADS = {
    ConflictKind.DATE: "Day of {}",
    ConflictKind.MEDIUM: "How {} was held",
    ConflictKind.INITIATOR: "Who initiated {}",
}
#: Differences on a fact of a conversation: "it" in their lines is what the word in front names.
FACETS = tuple(_LEADS)
_ANSWER = {
    DisputeKind.DENIED: "denies it",
    DisputeKind.REJECTED_PREMISE: "rejects the premise",
    DisputeKind.COUNTERCLAIM: "says otherwise",
    DisputeKind.UNANSWERED: "has not answered",
}


def conflicts_of(story: Story) -> list[Conflict]:
    """Return what sets the accounts of a story apart, contradictions in the matter before wording and weight."""
    own = (_of_event(c, event) for event in story.events for c in event.conflicts)
    found = (*own, *story.conflicts)
    made: list[Conflict] = []
    for conflict in sorted(found, key=lambda c: _ORDER.index(c.kind)):
        same = next((n for n, known in enumerate(made) if _one_matter(known, conflict)), None)
        if same is None:
            made.append(conflict)
        else:
            made[same] = _together(made[same], conflict)
    return made


def _of_event(conflict: Conflict, event: Event) -> Conflict:
    """A fact of a conversation that accounts differ on, with the conversation it is one of as its matter."""
    if conflict.kind not in FACETS:
        return conflict
    kind = talk_in_words([t.conversation for t in event.conversations]).lower()
    day = f" of {day_in_words(event.date)}" if event.date else ""
    named = f"the {kind}{day if conflict.kind is not ConflictKind.DATE else ''}"
    return conflict.model_copy(update={"matter": named})


def _one_matter(known: Conflict, other: Conflict) -> bool:
    """Whether two contradictions are about one matter: accounts on either side of both rest on the same words."""
    if not (known.kind.contradicts and other.kind.contradicts):
        return False
    shared = [a for a in other.accounts if overlap([a], known.accounts)]
    return len({a.value for a in shared}) > 1


def _together(known: Conflict, other: Conflict) -> Conflict:
    more = tuple(a for a in other.accounts if not overlap([a], known.accounts))
    return known.model_copy(update={"accounts": (*known.accounts, *more)})


def conflict_line(conflict: Conflict, wording: Wording, notes: Footnotes) -> Line:
    """Return a difference between accounts: what it is about, and what each account says."""
    parts = tuple(
        _version(conflict, told, wording, notes) for told in _same_words(conflict.accounts)
    )
    lead = _LEADS.get(conflict.kind, "{}").format(conflict.matter or "the conversation")
    return Line(
        parts, lead=lead if conflict.kind in FACETS else capitalised(matter_in_words(conflict))
    )


def _version(
    conflict: Conflict, told: Sequence[Account], wording: Wording, notes: Footnotes
) -> Part:
    first, numbers = told[0], _numbers(told, notes)
    letters = _letters(told, notes)
    if conflict.kind in FACETS:
        return Part(_facet(conflict.kind, first.value or "", notes.accounts(letters)), numbers)
    return Part(_version_text(conflict, first, wording), numbers, letters)


def _version_text(conflict: Conflict, account: Account, wording: Wording) -> str:
    """Return how an account has a matter: as it quotes it, as somebody says it there, or as a line made of it."""
    quoted = _spoken(account) if conflict.kind is ConflictKind.WORDING else ""
    if quoted:
        return quoted
    value, document = account.value or "", account.document
    if not account.quotes:
        return ended(value)
    if conflict.holder:
        return wording.of_claim(document, value, conflict.holder, account.quotes)
    said = _said_there(account, wording)
    # A clause that nobody is said to say is the account's own: it stands without what its sentence says before it.
    told = value if said or account.holder else at_the_head(value)
    return said or wording.of_fact(document, told, account.quotes, alone=False)


def _said_there(account: Account, wording: Wording) -> str:
    """What somebody says in the document, which is not the document's own account; nothing where nobody speaks."""
    quote = account.quotes[0]
    made = wording.made.get((account.document, quote.start), "")
    return made if quote.speech is Speech.DIRECT else ""


def _spoken(account: Account) -> str:
    """The quotation itself, where two accounts give one in other words: a paraphrase hides what differs."""
    found = next((words for q in account.quotes if (words := spoken(q))), None)
    words = " ".join((found or "").split()).strip(_MARKS)
    return f"“{words}”" if words else ""


def _facet(kind: ConflictKind, value: str, accounts: str) -> str:
    whose = f"According to {accounts}"
    if kind is ConflictKind.DATE:
        return f"{whose}, it took place on {day_in_words(value)}."
    if kind is ConflictKind.MEDIUM:
        return f"{whose}, it was held {medium_in_words(value)}."
    return ended(f"{whose}, {in_a_sentence(value)} initiated it")


def _same_words(accounts: Sequence[Account]) -> list[list[Account]]:
    """Accounts that give the same value stand together."""
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        groups.setdefault(account.value or str(account.quotes), []).append(account)
    return list(groups.values())


# What several accounts say, or only one -----------------------------------------------------------------------


def agreed_lines(story: Story, wording: Wording, notes: Footnotes) -> Iterator[Line]:
    """What accounts agree on and no position, outcome or heading says already."""
    told = _told_places(story)
    found = (*(a for e in story.events for a in e.agreed), *story.agreed)
    for agreed in found:
        quoted = [a for a in agreed.accounts if a.quotes]
        if agreed.topic in ("date", "medium") or not quoted or _told_already(quoted, told):
            continue
        first = quoted[0]
        text = wording.of_fact(first.document, agreed.value, first.quotes)
        yield Line((Part(text, _numbers(quoted, notes), _letters(quoted, notes)),))


def alone_lines(story: Story, wording: Wording, notes: Footnotes) -> Iterator[Line]:
    """What only one account says, and no position or outcome says already."""
    told = _told_places(story)
    for only in (*(o for e in story.events for o in e.only_in), *story.only_in):
        account = Account(document=only.document, value=only.statement, quotes=only.quotes)
        if (
            not only.quotes
            or only.statement.startswith(INITIATED)
            or _told_already([account], told)
        ):
            continue
        text = wording.of_fact(only.document, only.statement, only.quotes)
        letters = (notes.letters.get(only.document, "?"),)
        yield Line((Part(text, _numbers([account], notes), letters),))


def _told_places(story: Story) -> set[Beginning]:
    """Where the quotes begin that stand behind positions, outcomes and conflicts."""
    held = ((p.document, p.position.quotes) for p in story.positions)
    reached = ((document, outcome.quotes) for document, outcome in outcomes_of(story))
    differing = ((a.document, a.quotes) for c in conflicts_of(story) for a in c.accounts)
    return set(chain.from_iterable(starmap(beginnings_of, chain(held, reached, differing))))


def _told_already(accounts: Sequence[Account], told: set[Beginning]) -> bool:
    return all(told.issuperset(beginnings_of(a.document, a.quotes)) for a in accounts)


# Disputed claims ----------------------------------------------------------------------------------------------


def disputes_of(story: Story) -> list[SourcedDispute]:
    """Return the disputed claims of a story that no difference between its accounts says already.

    Those between accounts stand before those inside one.
    """
    told = [c.accounts for c in conflicts_of(story)]
    own = [d for d in story.disputed_claims if not _is_among(d, told)]
    return sorted(own, key=lambda d: not _between(d))


def _is_among(dispute: SourcedDispute, told: Sequence[Sequence[Account]]) -> bool:
    """Whether both sides of a dispute stand in one difference between accounts."""
    sides = (dispute.asserting, dispute.disputing)
    return any(all(overlap(side, accounts) for side in sides) for accounts in told)


def dispute_line(dispute: SourcedDispute, wording: Wording, notes: Footnotes) -> Line:
    """Return a claim and how it is answered, with the words of both sides."""
    asserted = _claim(dispute, wording)
    answered = _answer(dispute, wording)
    claimed = _numbers(dispute.asserting, notes)
    by = dispute.claim.asserted_by or REPORTS
    doubts = (wording.doubt(a.document, by, a.quotes, asserted) for a in dispute.asserting)
    doubt = marked(next(filter(None, doubts), ""), dispute.reviewed)
    parts = [Part(asserted, claimed, doubt=doubt)]
    asked = asserted.partition("“")[2].rstrip("”.?")
    if answered.startswith(("Asked “", "Told “")) and asked and asked in answered:
        # The answer stands behind its question: that is not told twice.
        asserted = answered
    if answered and answered != asserted:
        parts.append(Part(answered, _numbers(dispute.disputing, notes)))
    elif dispute.disputing:
        more = (*claimed, *_numbers(dispute.disputing, notes))
        parts = [Part(asserted, tuple(dict.fromkeys(more)), doubt=doubt)]
    lead = dispute_lead(dispute)
    return Line(tuple(parts), lead="" if lead == DISPUTED else lead)


def dispute_lead(dispute: SourcedDispute) -> str:
    """Return the word in front of a claim in the bottom line: one that nobody has answered is not disputed."""
    if dispute.claim.kind is DisputeKind.UNANSWERED:
        return "Unanswered"
    if dispute.claim.asserted_by:
        return DISPUTED
    if dispute.claim.kind is DisputeKind.REJECTED_PREMISE:
        return "Premise rejected"
    # What is known from its denial alone has one side.
    return "Denied" if _is_known_from_its_denial(dispute) else DISPUTED


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
        return _answer(dispute, wording)
    told = (own or quoted)[0]
    line = wording.of_claim(told.document, claim.claim, by, told.quotes, against)
    if claim.asserted_by and _is_bare(line, claim):
        # A claim is told as somebody's word, never as a fact.
        return _said(by, wording.lowered(told.document, line))
    return _as_told(dispute, told, line, wording)


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
    return wording.of_quote(told.document, told.quotes[0], claim.disputed_by)


def _unanswered(claim: DisputedClaim) -> str:
    return "Nobody has answered." if claim.kind is DisputeKind.UNANSWERED else ""


def _first(accounts: Sequence[Account]) -> Account | None:
    return next((a for a in accounts if a.quotes), None)


def _letters(accounts: Sequence[Account], notes: Footnotes) -> tuple[str, ...]:
    return tuple(dict.fromkeys(notes.letters.get(a.document, "?") for a in accounts))


def _numbers(accounts: Sequence[Account], notes: Footnotes) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_each(accounts, notes)))


def _each(accounts: Sequence[Account], notes: Footnotes) -> Iterator[int]:
    for account in accounts:
        yield from notes.refer(account.document, account.quotes)

"""What sets accounts apart, as lines with the words of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations, starmap

from summarizer.accounts.alone import INITIATED
from summarizer.accounts.compared import FACETS, overlap
from summarizer.accounts.items import spoken
from summarizer.accounts.matters import bears
from summarizer.brief.by_party.whose_account import in_words
from summarizer.brief.disputes.merged import passages_of, versions
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.grammar import at_the_head, ended, in_a_sentence
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.prose import (
    capitalised,
    day_in_words,
    matter_in_words,
    medium_in_words,
)
from summarizer.brief.phrasing.topics import is_topic
from summarizer.brief.view.conflicts import conflicts_of
from summarizer.brief.view.differs import is_short
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part
from summarizer.brief.view.places import Beginning, beginnings_of, outcomes_of
from summarizer.models.brief import (
    Account,
    Agreed,
    Conflict,
    ConflictKind,
    SourcedDispute,
    Story,
)
from summarizer.models.quote import Quote, Speech
from summarizer.names.actors import Strictness, same_actor
from summarizer.words.content import content, matter_words, salient_words
from summarizer.words.numbers import numbers

_MARKS = '“”"., '
#: Words of a topic that stands before a difference at most.
_LONGEST_TOPIC = 8
#: Share of the telling words of what one account says alone by which positions say it.
_SAID = 0.8
#: Share of the words of a topic in one version alone beyond which it is that one's.
_SIDE_OF = 0.5
#: The verb of whatever stands before it.
_GOES_ON = re.compile(
    r"\s+(?:is|are|was|were|does|do|did|has|have|had|will|would|can|could|cannot|may|might|must|should)\b"
)
#: The beginning of a clause that has its subject before it.
_NO_SUBJECT = re.compile(
    r"(?:[a-z]+ing|to|and|but|which|who|whether|if|has|have|had|is|was|are|were|be|been|not|never) "
)
#: Before a difference on a fact of a conversation, which "it" in its versions is.
_LEADS = {
    ConflictKind.DATE: "Day of {}",
    ConflictKind.MEDIUM: "How {} was held",
    ConflictKind.INITIATOR: "Who initiated {}",
}


def conflict_line(
    conflict: Conflict,
    wording: Wording,
    notes: Footnotes,
    disputes: Sequence[SourcedDispute] = (),
    *,
    within: bool = False,
) -> Line:
    """Return a difference between accounts: what it is about, and what each account says.

    The passages of those of ``disputes`` that it holds stand among its footnotes. ``within``: those whom the accounts
    tell of differ, and not these (see ``is_within_accounts``); then none is named.
    """

    def text_of(account: Account) -> str:
        facet = conflict.kind in FACETS
        return account.value or "" if facet else _version_text(conflict, account, wording)

    asked = [a for a in conflict.accounts if _asked_there(a, wording)]
    said = [a for a in conflict.accounts if a not in asked]
    if len({a.document for a in said}) > 1:
        # A question only says again what it asks about.
        asked = []

    def bears_out(account: Account, text: str) -> bool:
        return _bears(account, text, wording)

    told = [
        *versions(said, text_of, bears_out),
        *versions(asked, text_of, bears_out),
    ]
    more = passages_of(disputes, conflict)
    parts = tuple(_version(conflict, accounts, more, wording, notes) for accounts in told)
    if within or _is_between_parties(conflict, [accounts[0] for accounts in told], parts, wording):
        parts = tuple(replace(part, letters=()) for part in parts)
    if conflict.kind in FACETS:
        return Line(parts, lead=_LEADS[conflict.kind].format(conflict.matter or "the conversation"))
    return Line(parts, lead=_matter(conflict, wording))


def _is_between_parties(
    conflict: Conflict, told: Sequence[Account], parts: Sequence[Part], wording: Wording
) -> bool:
    """Whether each version is somebody else's, whom its line names: then it is not the accounts that differ."""
    if conflict.kind in (*FACETS, ConflictKind.WORDING, ConflictKind.FIGURES):
        return False
    holders = [_holder(account, wording) for account in told]
    named = zip(holders, parts, strict=True)
    if not all(holder and mentions((holder,), part.text) for holder, part in named):
        return False
    pairs = combinations(holders, 2)
    return not any(same_actor(a, b, Strictness.ACROSS) for a, b in pairs)


def _holder(account: Account, wording: Wording) -> str:
    """Whose version an account gives: as the comparison tells, or as a position at its place does."""
    places = ((account.document, q.start) for q in account.quotes)
    held = (wording.positions[place].holder for place in places if place in wording.positions)
    return account.holder or next(held, "")


def _matter(conflict: Conflict, wording: Wording) -> str:
    """What a difference is about: where that is one side's words alone, a topic that is not; else nothing."""
    plain = capitalised(matter_in_words(conflict))
    if not _takes_a_side(conflict.matter, conflict):
        return plain
    places = ((a.document, q.start) for a in conflict.accounts for q in a.quotes)
    held = (wording.positions[place] for place in places if place in wording.positions)
    topics = (p.topic for p in held if is_topic(p.topic, _LONGEST_TOPIC))
    neutral = next((t for t in topics if not _takes_a_side(t, conflict)), "")
    return (
        capitalised(matter_in_words(conflict.model_copy(update={"matter": neutral})))
        if neutral
        else ""
    )


def _takes_a_side(matter: str, conflict: Conflict) -> bool:
    """Whether most words of a matter stand in one of several versions, and none of them in another one."""
    mine = matter_words(matter)
    of = {a.value: mine & matter_words(a.value or "") for a in conflict.accounts}
    holding = [words for words in of.values() if words]
    return len(holding) == 1 < len(of) and len(holding[0]) > len(mine) * _SIDE_OF


def _version(
    conflict: Conflict,
    told: Sequence[Account],
    more: Sequence[tuple[str | None, Account]],
    wording: Wording,
    notes: Footnotes,
) -> Part:
    values = {account.value for account in told}
    also = [account for value, account in more if value in values]
    first, numbers = told[0], numbers_of([*told, *also], notes)
    letters = _letters(told, notes)
    if conflict.kind in FACETS:
        return Part(
            _facet(conflict.kind, first.value or "", in_words(letters, notes.whose)), numbers
        )
    return Part(_version_text(conflict, first, wording), numbers, letters)


def _version_text(conflict: Conflict, account: Account, wording: Wording) -> str:
    """Return how an account has a matter: as it quotes it, as somebody says it there, or as a line made of it."""
    quoted = _spoken(account) if conflict.kind is ConflictKind.WORDING else ""
    if quoted:
        return quoted
    asked = _asked_there(account, wording)
    if asked:
        return asked
    value, document = account.value or "", account.document
    if not account.quotes:
        return ended(value)
    if conflict.holder:
        return wording.of_claim(document, value, conflict.holder, account.quotes)
    said = _said_there(account, wording)
    if said:
        return said
    # A clause that nobody is said to say is the account's own: it stands without what its sentence says before it.
    told = value if account.holder or _NO_SUBJECT.match(value) else at_the_head(value)
    if account.quotes and _NO_SUBJECT.match(told):
        # "Police are | investigating whether it was": the sentence says who.
        told = ""
    if _GOES_ON.match(wording.cited.texts.get(document, ""), account.quotes[0].end or 0):
        # "The claim that a pause was agreed | is untrue": a subject alone says what its sentence denies.
        told = ""
    if _lacks_its_subject(value, account, wording):
        told = ""
    line = wording.of_fact(document, told, account.quotes, alone=False)
    if account.holder and not mentions((account.holder,), line):
        # Without whoever's version it is it would be the account's own.
        return f"According to {in_a_sentence(account.holder)}, {wording.lowered(document, line)}"
    words = account.quotes[0].text or ""
    lost = conflict.kind is ConflictKind.FIGURES and not numbers(words) <= numbers(line)
    # Where figures differ, a line without the figure shows no difference.
    return ended(at_the_head(" ".join(words.split()))) if lost else line


def _lacks_its_subject(value: str, account: Account, wording: Wording) -> bool:
    """Whether a value begins with the verb of somebody whom only its sentence names: "prefers", of "We prefer"."""
    first = value.partition(" ")[0]
    whole = " ".join(wording.sentences_of(account.document, account.quotes)).split()
    return first.islower() and first[-1:] == "s" and first[:-1] in whole and first not in whole


def _asked_there(account: Account, wording: Wording) -> str:
    """What whoever puts the questions in a transcript says in one of them: its issuer's account it is not."""
    asked = [wording.put_by_asker(account.document, quote) for quote in account.quotes[:1]]
    return asked[0] if asked else ""


def _said_there(account: Account, wording: Wording) -> str:
    """What somebody says in the document, which is not the document's own account; nothing where nobody speaks."""
    quote = account.quotes[0]
    made = wording.made.get((account.document, quote.start), "")
    return made if quote.speech is Speech.DIRECT else ""


def _spoken(account: Account) -> str:
    """The quotation itself, where two accounts give one in other words: a paraphrase hides what differs."""
    found = next((words for q in account.quotes if (words := spoken(q))), None)
    value = account.value or ""
    if found is None and is_short(account) and _stands_in(value, account.quotes):
        found = value
    words = " ".join((found or "").split()).strip(_MARKS)
    return ended(f"“{words}”") if words else ""


def _stands_in(value: str, quotes: Sequence[Quote]) -> bool:
    """Whether words stand so in a quote."""
    return any(" ".join(value.split()) in " ".join((q.text or "").split()) for q in quotes)


def _facet(kind: ConflictKind, value: str, accounts: str) -> str:
    whose = f"According to {accounts}"
    if kind is ConflictKind.DATE:
        return f"{whose}, it took place on {day_in_words(value)}."
    if kind is ConflictKind.MEDIUM:
        return f"{whose}, it was held {medium_in_words(value)}."
    return ended(f"{whose}, {in_a_sentence(value)} initiated it")


# What several accounts say, or only one -----------------------------------------------------------------------


def agreed_lines(story: Story, wording: Wording, notes: Footnotes) -> Iterator[Line]:
    """What accounts agree on and no position, outcome or heading says already."""
    told, held = _told_places(story), _Held(story)
    found = (*(a for e in story.events for a in e.agreed), *story.agreed)
    known: set[str] = set()
    for agreed in found:
        quoted = [a for a in agreed.accounts if a.quotes]
        if agreed.topic in ("date", "medium") or not quoted or _told_already(quoted, told):
            continue
        text, bearing = _for_all(agreed, quoted, wording)
        whose = _OF_A_PRONOUN.match(text)
        if whose is not None and agreed.holder:
            text = f"According to {in_a_sentence(agreed.holder)}, {text[whose.end() :]}"
        elif whose is not None or text in known or all(map(held.say, bearing)):
            continue
        known.add(text)
        # To name some of those that agree would say that the others do not.
        if {a.document for a in bearing} == {a.document for a in quoted} != {quoted[0].document}:
            yield Line((Part(text, numbers_of(bearing, notes), _letters(bearing, notes)),))


#: What is told according to somebody whom a sentence before names.
_OF_A_PRONOUN = re.compile(r"According to (?:him|her|them|it), ")


def _for_all(
    agreed: Agreed, quoted: Sequence[Account], wording: Wording
) -> tuple[str, list[Account]]:
    """Return what accounts agree on in the words of the one that most others bear out, and those that do."""
    best: tuple[str, list[Account]] = "", []
    for first in quoted:
        value = agreed.value if first is quoted[0] else first.value or ""
        text = wording.of_fact(first.document, value, first.quotes)
        bearing = [a for a in quoted if a is first or _bears(a, text, wording)]
        if len({a.document for a in bearing}) > len({a.document for a in best[1]}):
            best = text, bearing
    return best


def _bears(account: Account, text: str, wording: Wording) -> bool:
    """Whether an account's sentences have most of the words of a line; in another language nobody can tell."""
    own = " ".join(wording.sentences_of(account.document, account.quotes))
    return bears(own, text) or not content(own) & content(text)


def alone_lines(story: Story, wording: Wording, notes: Footnotes) -> Iterator[Line]:
    """What only one account says, and no position or outcome says already."""
    told, held = _told_places(story), _Held(story)
    for only in (*(o for e in story.events for o in e.only_in), *story.only_in):
        account = Account(document=only.document, value=only.statement, quotes=only.quotes)
        if (
            not only.quotes
            or only.statement.startswith(INITIATED)
            or _told_already([account], told)
            or held.say(account)
            or _is_told_within(account, told)
        ):
            continue
        text = wording.of_fact(only.document, only.statement, only.quotes)
        letters = (notes.letters.get(only.document, "?"),)
        yield Line((Part(text, numbers_of([account], notes), letters),))


class _Held:
    """What the other parts of a note say, by the passages they rest on."""

    def __init__(self, story: Story) -> None:
        held = (
            Account(document=p.document, value=p.position.statement, quotes=p.position.quotes)
            for p in story.positions
        )
        reached = (
            Account(document=document, value=outcome.text, quotes=outcome.quotes)
            for document, outcome in outcomes_of(story)
        )
        disputed = (
            a for d in story.disputed_claims for a in (*d.asserting, *d.disputing) if a.quotes
        )
        talked = (
            Account(document=told.document, value=None, quotes=told.conversation.quotes)
            for event in story.events
            for told in event.conversations
        )
        happened = (
            Account(document=f.document, value=f.fact.statement, quotes=f.fact.quotes)
            for f in story.facts
        )
        self._by_document: defaultdict[str, list[Account]] = defaultdict(list)
        for account in chain(held, reached, disputed, talked, happened):
            self._by_document[account.document].append(account)

    def say(self, alone: Account) -> bool:
        """Whether those that rest on the words of what one account says alone have nearly all that it says."""
        held = self._by_document[alone.document]
        near = [a for a in held if overlap([a], [alone])]
        return _say(near, _words_of(alone)) and _say(held, alone.value or "")


def _say(held: Sequence[Account], text: str) -> bool:
    """Whether some items together have nearly all telling words of a text."""
    mine = salient_words(text)
    said = salient_words(" ".join(f"{a.value} {_words_of(a)}" for a in held))
    return bool(held and mine) and len(mine & said) >= _SAID * len(mine)


def _words_of(account: Account) -> str:
    return " ".join(q.text or "" for q in account.quotes)


def _told_places(story: Story) -> set[Beginning]:
    """Where the quotes begin that stand behind positions, outcomes and conflicts."""
    held = ((p.document, p.position.quotes) for p in story.positions)
    reached = ((document, outcome.quotes) for document, outcome in outcomes_of(story))
    differing = ((a.document, a.quotes) for c in conflicts_of(story) for a in c.accounts)
    return set(chain.from_iterable(starmap(beginnings_of, chain(held, reached, differing))))


def _is_told_within(account: Account, told: set[Beginning]) -> bool:
    """Whether an account's whole passage stands for what it alone says, and other lines tell of a part of it."""
    whole = " ".join(" ".join((q.text or "").split()) for q in account.quotes)
    if " ".join((account.value or "").split()).strip(". ") != whole.strip(". "):
        return False
    spans = [(q.start, q.end) for q in account.quotes if q.start is not None and q.end is not None]
    return any(
        document == account.document and start is not None and first <= start < end
        for document, start in told
        for first, end in spans
    )


def _told_already(accounts: Sequence[Account], told: set[Beginning]) -> bool:
    return all(told.issuperset(beginnings_of(a.document, a.quotes)) for a in accounts)


def _letters(accounts: Sequence[Account], notes: Footnotes) -> tuple[str, ...]:
    return tuple(dict.fromkeys(notes.letters.get(a.document, "?") for a in accounts))


def numbers_of(accounts: Sequence[Account], notes: Footnotes) -> tuple[int, ...]:
    """Return the footnotes of some accounts, each once."""
    return tuple(dict.fromkeys(_each(accounts, notes)))


def _each(accounts: Sequence[Account], notes: Footnotes) -> Iterator[int]:
    for account in accounts:
        yield from notes.refer(account.document, account.quotes)

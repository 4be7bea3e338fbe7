"""Conversations as lines: who spoke with whom and how, what came of it, and what an account leaves out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.accounts.alone import INITIATED, WHO_INITIATED
from summarizer.accounts.compared import overlap
from summarizer.accounts.facets import are_one_initiator, initiator_named
from summarizer.brief.by_party.whose_account import in_words
from summarizer.brief.conversations.bare_talks import in_its_own_words, is_told_by_a_position
from summarizer.brief.conversations.spoke import fact_line, is_in, says_nothing, spoke_line
from summarizer.brief.conversations.talk_facts import (
    circumstances_of,
)
from summarizer.brief.conversations.talk_headings import heading_of
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import presentable
from summarizer.brief.phrasing.grammar import (
    at_the_head,
    ended,
    in_a_sentence,
    is_sentence,
    lowered,
    unended,
)
from summarizer.brief.phrasing.mentions import is_named_person, is_person, mentions
from summarizer.brief.phrasing.prose import (
    listed,
    people_of,
)
from summarizer.brief.phrasing.topics import is_topic
from summarizer.brief.view.disputed import DISPUTED, Disputed
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part, Talk
from summarizer.brief.view.texts import Texts, in_own_voice
from summarizer.models.brief import (
    Account,
    ConflictKind,
    Event,
    OnlyIn,
    SilenceBasis,
    Silent,
    SourcedConversation,
    Story,
)
from summarizer.models.quote import Quote
from summarizer.models.summary import Medium
from summarizer.names.persons import name_words, sound
from summarizer.words.content import salient_words, similarity
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers

#: Least share of telling words of two outcomes that are one, told by two accounts.
_SAME_OUTCOME = 0.8
#: The day or days that end a heading.
_DAY_BEHIND = re.compile(r", (?:[^,]*\d{4}|[A-Z][a-z]+ \d{4})$")
#: Participants up to whom "they" is put into names.
_FEW = 3
#: What somebody initiated.
_WHAT = {
    Medium.PHONE: "the call",
    Medium.VIDEO: "the call",
    Medium.IN_PERSON: "the meeting",
    Medium.WRITTEN: "the exchange",
}
#: That it is told who wanted a conversation.
_INITIATED = re.compile(
    r"\b(?:initiat\w+|on the initiative|at the (?:request|invitation)|convened|hosted|invited|wrote to)\b"
)
#: That some met or spoke, at the end of a sentence.
_BARE_VERB = re.compile(r" (?P<verb>met|spoke|held talks)\.$")
#: Words of a sentence at most that tells a conversation in the place of a bare line.
_LONGEST_SENTENCE = 45
#: Words a topic has at most that an account is said not to mention.
_LONGEST_TOPIC = 12


@dataclass
class _Result:
    """An outcome and the accounts that tell it."""

    text: str
    told: list[tuple[str, tuple[Quote, ...]]]
    supported: bool | None = None


def talk_of(
    event: Event, story: Story, wording: Wording, notes: Footnotes, texts: Texts
) -> Talk | None:
    """Return a conversation with its heading and its lines; what is in conflict stands elsewhere.

    Null where neither a quote nor a sentence of the texts tells it: the findings say so. Without lines where nothing is
    known of it but what somebody's position tells from the same sentence.
    """
    fresh = [
        line
        for line in outcome_lines(event, story, wording, notes)
        if not _is_position(line, story, wording)
    ]
    first = spoke_line(event, story, wording, notes, texts)
    fresh = [line for line in fresh if first is None or not _is_within(line, first)]
    if first is not None and says_nothing(first):
        first = None if fresh else _saying_more(event, story, wording, notes) or first
    if first is not None and says_nothing(first):
        if is_told_by_a_position(first, event, story, wording, notes):
            return Talk("", ())
        first = in_its_own_words(first, event, texts, notes)
    if first is not None and event.date and is_in(first, fresh) and not are_persons(event):
        first = None
    if first is not None:
        first = _with_initiative(first, event)
    lines = (
        *([] if first is None or _is_among(first, fresh) else [first]),
        *(() if first is not None and _INITIATED.search(first.text) else _initiative(event, notes)),
        *_circumstances(event, story, wording, notes, texts, first),
        *fresh,
    )
    heading = heading_of(event, first, texts, story)
    return Talk(heading, tuple(lines)) if any(line.notes for line in lines) else None


def are_persons(event: Event) -> bool:
    """Whether most of those who talked are persons."""
    people = people_of([t.conversation for t in event.conversations])
    persons = sum(bool(p.role) or is_named_person(p.name) for p in people)
    return 2 * persons > len(people)


def _saying_more(event: Event, story: Story, wording: Wording, notes: Footnotes) -> Line | None:
    """Return the sentence behind a conversation of which nothing but its parties is known; null where none stands.

    One that stands among the positions says nothing new.
    """
    people = [p.name for t in event.conversations for p in t.conversation.participants]
    for told in event.conversations:
        for quote in told.conversation.quotes:
            line = fact_line(told.document, quote, wording, notes)
            stands = presentable(line.text) and not hanging(line.text) and "—" not in line.text
            stands = stands and not in_own_voice(line.text)
            short = len(line.text.split()) <= _LONGEST_SENTENCE
            stands = stands and not _is_position(line, story, wording)
            if stands and short and sum(mentions((name,), line.text) for name in people) > 1:
                return line
    return None


def _circumstances(
    event: Event, story: Story, wording: Wording, notes: Footnotes, texts: Texts, first: Line | None
) -> Iterator[Line]:
    """Yield who convened a conversation and what it was about, as far as its first line does not say it."""
    for document, quote in circumstances_of(event, story, texts):
        line = fact_line(document, quote, wording, notes)
        if first is None or not set(line.notes) <= set(first.notes):
            yield line


def once_each(talks: Sequence[Talk]) -> list[Talk]:
    """Return conversations with those put together that have one heading, or the same but for its day.

    One without a day that says nothing more is the other; what each says stands once.
    """
    made: list[Talk] = []
    #: The places of those that may be one with another, by their heading with its day and without.
    headed: defaultdict[str, list[int]] = defaultdict(list)
    for talk in sorted(talks, key=lambda t: not _is_dated(t.heading)):
        same = next((n for n in headed[talk.heading] if _is_one_talk(made[n], talk)), None)
        if same is None:
            for heading in {talk.heading, _DAY_BEHIND.sub("", talk.heading)}:
                headed[heading].append(len(made))
            made.append(talk)
        else:
            made[same] = replace(made[same], lines=_each_once((*made[same].lines, *talk.lines)))
    order = {t.heading: n for n, t in reversed(list(enumerate(talks)))}
    return sorted(made, key=lambda t: order[t.heading])


def _is_dated(heading: str) -> bool:
    return _DAY_BEHIND.search(heading) is not None


def _is_one_talk(known: Talk, talk: Talk) -> bool:
    if known.heading == talk.heading:
        return True
    bare = _DAY_BEHIND.sub("", known.heading)
    told = {line.text for line in known.lines}
    return bare == talk.heading and all(line.text in told for line in talk.lines)


def _each_once(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with equal ones as one, with the footnotes of all."""
    kept: dict[str, Line] = {}
    for line in lines:
        known = kept.get(line.text)
        kept[line.text] = line if known is None else _with_notes(known, line.notes)
    return tuple(kept.values())


def _is_position(line: Line, story: Story, wording: Wording) -> bool:
    """Whether an outcome stands among the positions in much the same words."""
    mine = salient_words(line.text)
    held = (salient_words(wording.of_position(p.document, p.position)) for p in story.positions)
    return any(similarity(mine, theirs) >= _SAME_OUTCOME and mine and theirs for theirs in held)


def _is_within(line: Line, other: Line) -> bool:
    """Whether a line of one sentence says nothing beside another one of that sentence, be it longer."""
    mine, theirs = salient_words(line.text), salient_words(other.text)
    return set(line.notes) <= set(other.notes) and len(mine & theirs) >= _SAME_OUTCOME * len(mine)


def _is_among(line: Line, others: Sequence[Line]) -> bool:
    return any(line.text == other.text for other in others)


def outcome_lines(event: Event, story: Story, wording: Wording, notes: Footnotes) -> list[Line]:
    """Return what came of a conversation, equal outcomes of several accounts once."""
    told = [c.accounts for c in (*event.conflicts, *story.conflicts)]
    disputed = Disputed(story)
    lines: dict[str, Line] = {}
    for result in _results(event):
        versions = [Account(document=d, value=None, quotes=qs) for d, qs in result.told]
        apart = any(overlap(versions, accounts) for accounts in told)
        if apart or any(disputed.holds(d, qs) for d, qs in result.told):
            continue
        line = _outcome_line(result, event, disputed, wording, notes)
        known = lines.get(line.text)
        lines[line.text] = line if known is None else _with_notes(known, line.notes)
    return list(lines.values())


def _outcome_line(
    result: _Result, event: Event, disputed: Disputed, wording: Wording, notes: Footnotes
) -> Line:
    document, quotes = result.told[0]
    text = wording.of_fact(
        document, result.text, quotes, _together(event), supported=result.supported
    )
    lead = wording.lead_at(document, quotes, text)
    telling = list(dict.fromkeys(notes.letters[d] for d, _ in result.told))
    denied = disputed.says(" ".join(q.text or "" for q in quotes))
    if len(telling) < len(event.documents) or (denied and len(notes.letters) > 1):
        text = f"According to {in_words(telling, notes.whose)}, {wording.lowered(document, text)}"
    found = dict.fromkeys(n for d, qs in result.told for n in notes.refer(d, qs))
    part = Part(text, tuple(found))
    return Line((part, Part(DISPUTED)) if denied else (part,), lead=lead)


def _with_notes(line: Line, more: Sequence[int]) -> Line:
    first, *rest = line.parts
    numbers = tuple(dict.fromkeys((*first.notes, *more)))
    return replace(line, parts=(replace(first, notes=numbers), *rest))


def _together(event: Event) -> str:
    """The participants by name, where they are few enough to be named as those who act."""
    people = people_of([t.conversation for t in event.conversations])
    return listed([p.name for p in people]) if 1 < len(people) <= _FEW else ""


def _results(event: Event) -> list[_Result]:
    results: list[_Result] = []
    for told in event.conversations:
        for outcome in told.conversation.outcomes:
            if not outcome.quotes:
                continue
            same = next((r for r in results if _same(r.text, outcome.text)), None)
            if same is None:
                found = [(told.document, outcome.quotes)]
                results.append(_Result(outcome.text, found, outcome.supported))
            else:
                same.told.append((told.document, outcome.quotes))
    return results


def _same(a: str, b: str) -> bool:
    return (
        numbers(a) == numbers(b)
        and negated(a) == negated(b)
        and similarity(salient_words(a), salient_words(b)) >= _SAME_OUTCOME
    )


def _initiative(event: Event, notes: Footnotes) -> Iterator[Line]:
    """Who initiated it, where no account names another one: what differs is no agreement, be it borne out or not."""
    told = [t for t in event.conversations if t.conversation.initiated_by and t.conversation.quotes]
    if not told or any(c.kind is ConflictKind.INITIATOR for c in event.conflicts):
        return
    named = [initiator_named(t.conversation) or "" for t in told]
    if not all(are_one_initiator(named[0], other) for other in named[1:]):
        return
    who = in_a_sentence(told[0].conversation.initiated_by or "")
    what = next(
        (_WHAT[t.conversation.medium] for t in told if t.conversation.medium in _WHAT), "the talks"
    )
    text = ended(f"{_by_whom_alone(event, told, notes)}{who} initiated {what}")
    found = dict.fromkeys(n for t in told for n in notes.refer(t.document, t.conversation.quotes))
    yield Line((Part(at_the_head(text), tuple(found)),))


def _with_initiative(first: Line, event: Event) -> Line:
    """Return the line on a talk of one document with who initiated it, which says little in a line of its own."""
    (told, *others) = event.conversations
    by = told.conversation.initiated_by
    (part, *rest) = first.parts
    bare = _BARE_VERB.search(part.text)
    if others or not by or bare is None or _INITIATED.search(first.text):
        return first
    text = f"{part.text[: bare.end('verb')]} on the initiative of {in_a_sentence(by)}."
    return replace(first, parts=(replace(part, text=text), *rest))


def _by_whom_alone(event: Event, told: Sequence[SourcedConversation], notes: Footnotes) -> str:
    """Name the accounts that say who initiated a conversation, where others do not."""
    alone = any(o.statement.startswith(INITIATED) for o in event.only_in)
    if not alone or len(event.documents) < 2:
        return ""
    return f"According to {in_words([notes.letters[t.document] for t in told], notes.whose)}, "


def other_spellings(event: Event, notes: Footnotes, texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield the letter of an account and how it spells participants' names otherwise, so that a reader finds them.

    A part of a name, or one that sounds alike, a reader finds without being told.
    """
    people = people_of([t.conversation for t in event.conversations])
    other = {
        spelt: in_a_sentence(person.name)
        for person in people
        for spelt in notes.also.get(person.name, ())
        if is_person(person.name) and not _is_alike(spelt, person.name)
    }
    for document in event.documents if len(event.documents) > 1 else ():
        text = texts.texts.get(document, "")
        told = [f"{name} “{spelt}”" for spelt, name in other.items() if spelt in text]
        if told:
            yield notes.letters[document], f"This account calls {listed(told)}."


def _is_alike(spelt: str, name: str) -> bool:
    """Whether each word of a spelling sounds like one of a name."""
    heard = {sound(word) for word in name_words(name)}
    return all(sound(word) in heard for word in name_words(spelt))


def silences(
    silent: Sequence[Silent], alone: Sequence[OnlyIn], notes: Footnotes
) -> Iterator[tuple[str, str]]:
    """Yield the letter of an account and what it does not mention: of a searched text for certain.

    What stands in one account ``alone`` is told as such: the others need not have known of it.
    """
    told_alone = {one.topic for one in alone}
    silent = [one for one in silent if one.topic not in told_alone]
    for basis in SilenceBasis:
        topics: dict[str, list[str]] = {}
        for silence in silent:
            if silence.basis is basis and _is_shown(silence.topic):
                of = topics.setdefault(notes.letters[silence.document], [])
                of.append(silence.topic.rstrip("."))
        for letter, told in sorted(topics.items()):
            yield from ((letter, text) for text in left_out(list(dict.fromkeys(told)), basis))


def _is_shown(topic: str) -> bool:
    """Whether a matter can be said not to be mentioned: a phrase for a topic, or a short sentence."""
    short = len(topic.split()) <= _LONGEST_TOPIC
    return is_topic(topic, _LONGEST_TOPIC) or topic == WHO_INITIATED or (short and _is_whole(topic))


def _is_whole(topic: str) -> bool:
    """Whether a matter is told as a sentence, with a capital, and is no phrase: "Holm's warning to both sides"."""
    phrase = topic[:1].islower() or _OWNER.match(topic) is not None
    return (
        topic != WHO_INITIATED and not phrase and is_sentence(f"{at_the_head(topic.rstrip('.'))}.")
    )


_OWNER = re.compile(r"(?:[A-Z][\w-]*[ -]){0,3}[A-Z][\w-]*['’]s? ")


def left_out(topics: Sequence[str], basis: SilenceBasis) -> Iterator[str]:
    """Sentences on what some accounts leave out; matters that are sentences first, each by itself."""
    whole = [t for t in topics if _is_whole(t)]
    rest = "; ".join(t for t in topics if t not in whole)
    if basis is SilenceBasis.SUMMARY:
        yield f"Nothing was drawn from it on the following, and no text was searched: {'; '.join(topics)}."
        return
    for topic in whole:
        yield f"Not mentioned: that {lowered(unended(topic))}."
    if rest:
        yield f"Not mentioned: {rest}."

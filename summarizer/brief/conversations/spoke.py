"""Who spoke with whom, when, how and on what, as a line: composed, or the sentence of the account that tells it."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.brief.conversations.as_told import as_told, on_its_day, tells_it
from summarizer.brief.conversations.sittings import sitting
from summarizer.brief.conversations.talk_details import Details, details_of, spoke_there
from summarizer.brief.conversations.talk_facts import (
    carrying,
    headed_record,
    is_told,
    own_record,
    sentence_on,
    tells_of_a_talk,
)
from summarizer.brief.conversations.talked_of import subjects_of
from summarizer.brief.headings.gatherings import gathering, is_of_many, named_in, span_of
from summarizer.brief.headings.talk_titles import are_letters
from summarizer.brief.lines.by_person import marked
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.titled import each_titled
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import presentable
from summarizer.brief.phrasing.grammar import at_the_head, is_sentence, unended
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.prose import (
    Called,
    day_in_words,
    in_a_row,
    listed,
    month_in_words,
    people_of,
    spoke_of,
)
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part
from summarizer.brief.view.texts import Texts, in_own_voice
from summarizer.models.brief import Event, Story
from summarizer.models.document import Kind, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Participant
from summarizer.words.days import MONTHS, calendar_days

#: Participants of whom it has to be told that they met or spoke.
_FEW = 3
#: Words of a day as an account writes it, fewer than.
_LONGEST_DAY = 12
#: Participants up to whom each is told with an office.
_WITH_OFFICE = 6
#: Participants from whom on a list of them says little: the sentence that tells of it is shown.
_LISTED = 8
#: "The second day of the session", "the morning of the vote": a time without its "on" or "in".
_THE_TIME = re.compile(
    r"[Tt]he (?:\w+ ){0,2}?(?:(?P<day>(?:\w+)?day|eve)|morning|afternoon|evening|week|month|year)\b"
)
#: What names a day only for who reads the document on that day.
DEICTIC = re.compile(r"\b(?:today|yesterday|tomorrow|this|last|next|earlier|ago)\b", re.IGNORECASE)
#: "The two governments spoke.": neither what about nor how.
_SPOKE_ALONE = re.compile(r" (?:spoke|held talks)(?: \([A-Z, and]+\))?\.$")
#: Whoever testifies is asked, and discusses nothing.
_TESTIFIED = re.compile(r"\b(?:testified|appeared before|hearing)\b")
_BARE = re.compile(r" (?:met|spoke|held talks)(?: \([A-Z, and]+\))?\.$")
#: "The case was argued before": what a record says of its case, and no talk.
_ARGUED = re.compile(r"\bcase was (?:argued|heard) before\b| appeared in court\b")
_SPOKE_THERE = re.compile(r" spoke (?:at|during|in|before) [^;:,]*\.$")
_DATED = re.compile(r"(?:On|In) (?:\w+ )?\w*\d")
#: "Participants then began consideration": what came before stands elsewhere.
_FOLLOWS = re.compile(r"(?:[\w’'-]+ ){1,4}?(?:then|also|subsequently|afterwards)\b")
#: A title that says that people met, and code points of the first line of a text that may be one.
_MEETING, _TITLE = re.compile(r"\b(?:minutes|meeting|readout)\b", re.IGNORECASE), 120
#: "Before his departure": whose is told only behind it.
_WHOSE = re.compile(r"\b(?:his|her|its|their|my|our)\b", re.IGNORECASE)
#: "Dahl spoke today with Holm": the day is the document's.
_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)
_SINCE = re.compile(r"(?:since|until|till|by|before|from)\b", re.IGNORECASE)
_WEEKDAYS = frozenset(day.casefold() for day in day_name)
#: A month, a season or a year: "March 1980", "late May", "spring 1980", "1980".
_LONGER = re.compile(
    rf"(?:(?:early|mid|late)[ -])?(?:(?:{'|'.join(MONTHS)}|spring|summer|autumn|winter)\b|[12]\d{{3}}$)",
    re.IGNORECASE,
)
#: Code points at the head of a day as it is written that hold no other word than the day.
_A_DAY = 8


def spoke_line(
    event: Event, story: Story, wording: Wording, notes: Footnotes, texts: Texts
) -> Line | None:
    """Return who spoke with whom, when and how, on what, and which accounts tell it; else the sentence that tells it.

    Null where no quote stands behind the conversation and no sentence names two of its participants.
    """
    talks = [t.conversation for t in event.conversations]
    found = [n for t in event.conversations for n in notes.refer(t.document, t.conversation.quotes)]
    people = people_of(talks)
    recorded = None if found else own_record(event, texts)
    if not (found or recorded or sentence_on(event, texts)):
        recorded = headed_record(event, texts)
    if recorded is not None:
        found = list(notes.refer(recorded[0], [recorded[1]]))
    told = len(people) > _FEW or is_told(event, texts)
    sat = sitting(event, people, story, texts, _by_name)
    if not found or not told or not _is_between_persons(talks, people):
        passage = _told_line(event, wording, notes, texts)
        # A heading ("Parliament of Norland, 4 May 2020") tells nothing.
        if passage is None or len(people) < 2 or not (found or sat):
            return passage
        if _stands_alone(passage.text) and (sat is None or tells_it(passage.text)):
            return passage
        found = found or list(passage.notes)
    if len(people) > _LISTED:
        gathered = next(_gathered(event, people, wording, notes, texts), None)
        if gathered is not None:
            return gathered
    itself = as_told(event, people, _when(event), wording, texts)
    if itself is not None:
        shown = dict.fromkeys((*notes.refer(itself.document, [itself.quote]), *found))
        doubt = marked("", *(t.reviewed for t in event.conversations))
        whose = f" ({notes.letters[itself.document]})." if len(notes.letters) > 1 else "."
        told_so = f"{unended(itself.text)}{whose}"
        line = Line((Part(at_the_head(told_so), tuple(shown), doubt=doubt),))
        return _with_subjects(line, event, story, notes, texts)
    letters = [notes.letters[d] for d in event.documents]
    whose = f" ({listed(letters)})" if len(notes.letters) > 1 else ""
    known = [texts.texts.get(d, "") for d in event.documents] if len(people) <= _WITH_OFFICE else []
    when, called = _when(event), each_titled(people, known)
    there = spoke_there(event, people, called, texts)
    more = details_of(event, texts, dated=bool(when)) if there is None else Details()
    sat = sitting(event, people, story, texts, called) if sat and there is None else None
    told_so = there or (sat.what if sat else _spoke(event, called, more, texts))
    behind = f"; {sat.who}" if sat and sat.who else ""
    text = at_the_head(f"{when}{told_so}{more.text}{behind}{whose}.")
    changed = marked("", *(t.reviewed for t in event.conversations))
    line = Line((Part(text, tuple(dict.fromkeys(found)), doubt=changed),))
    return _with_subjects(line, event, story, notes, texts)


def _spoke(event: Event, called: Called, more: Details, texts: Texts) -> str:
    """Say who spoke with whom; those before a court, and those who have gone on since a day, otherwise than others.

    That those whose words a transcript has met is not told by it.
    """
    talks = [t.conversation for t in event.conversations]
    text = spoke_of(talks, called)
    kinds = {texts.records[d].kind for d in event.documents if d in texts.records}
    heard = kinds == {Kind.TRANSCRIPT} and not any(
        _tells_a_meeting(d, texts) for d in event.documents
    )
    if more.is_in_court or heard:
        return re.sub(r"\bmet$", "spoke", text)
    if len(people_of(talks)) > _LISTED and not _is_told_to_have_met(event, texts):
        return re.sub(r"\bmet$", "took part in a meeting", text)
    return re.sub(r"\bspoke$", "held talks", text) if more.talks else text


def _is_told_to_have_met(event: Event, texts: Texts) -> bool:
    """Whether a sentence behind a talk says that some met; that many are named does not."""
    return any(
        tells_it(sentence.text)
        for told in event.conversations
        for quote in told.conversation.quotes
        for sentence in carrying(told.document, quote, texts)
    )


def _by_name(participant: Participant) -> str:
    return participant.name


def _tells_a_meeting(document: str, texts: Texts) -> bool:
    """Whether a document is the account of a meeting by its title or first line."""
    title = (
        texts.records[document].title or texts.texts.get(document, "")[:_TITLE].partition("\n")[0]
    )
    return _MEETING.search(title) is not None


def _gathered(
    event: Event, people: Sequence[Participant], wording: Wording, notes: Footnotes, texts: Texts
) -> Iterator[Line]:
    """Yield the sentences that tell that many met, and what for, with those who took part and are not named there."""
    for told in event.conversations:
        for quote in told.conversation.quotes:
            carried = list(carrying(told.document, quote, texts))
            line = fact_line(told.document, quote, wording, notes)
            if _stands_alone(line.text) and carried and _gathers(carried[0]):
                others = [p for p in people if not mentions((p.name,), line.text)]
                there = f"Taking part were {listed(in_a_row(others))}."
                parts = (*line.parts, Part(there, line.notes))
                yield replace(line, parts=parts) if len(others) > 1 else line


def _gathers(sentence: Sentence) -> bool:
    """Whether a sentence says as its main point that some met, or names a gathering."""
    met = tells_of_a_talk(sentence) and tells_it(sentence.text)
    return met or bool(named_in(sentence.text))


def _stands_alone(text: str) -> bool:
    """Whether a sentence tells of a talk by itself: a whole one, nobody's own voice, that follows on no other one."""
    whole = is_sentence(text) and presentable(text) and not hanging(text)
    return whole and not in_own_voice(text) and _FOLLOWS.match(text) is None


def _with_subjects(line: Line, event: Event, story: Story, notes: Footnotes, texts: Texts) -> Line:
    """Return who spoke with whom, and what about where the documents say so and the line does not."""
    told = _TESTIFIED.search(line.text) or _ARGUED.search(line.text)
    about = None if told else subjects_of(event, story, texts, line.text)
    if about is None:
        return line
    numbers = dict.fromkeys(n for d, q in about.told for n in notes.refer(d, [q]))
    return replace(line, parts=(*line.parts, Part(about.text, tuple(numbers))))


def _told_line(event: Event, wording: Wording, notes: Footnotes, texts: Texts) -> Line | None:
    """Return the sentence that tells of a conversation, else its first quote; null where there is neither."""
    found = sentence_on(event, texts) or _first_quote(event)
    if found is None:
        return None
    line = fact_line(*found, wording, notes)
    first, *rest = line.parts
    if not _TODAY.search(first.text):
        return line
    published = texts.records[found[0]].published if found[0] in texts.records else None
    plain = wording.lowered(found[0], first.text)
    dated = on_its_day(plain, event, _when(event), published) or first.text
    return replace(line, parts=(replace(first, text=dated), *rest))


def _first_quote(event: Event) -> tuple[str, Quote] | None:
    quoted = (t for t in event.conversations if t.conversation.quotes)
    return next(((t.document, t.conversation.quotes[0]) for t in quoted), None)


def fact_line(document: str, quote: Quote, wording: Wording, notes: Footnotes) -> Line:
    """Return a passage that tells something without a holder as a line, with its footnote."""
    return Line((Part(wording.of_fact(document, "", [quote]), notes.refer(document, [quote])),))


def is_in(line: Line, outcomes: Sequence[Line]) -> bool:
    """Whether a line says no more than that states or bodies met, where what came of it is told from that sentence."""
    bare = len(line.parts) == 1 and _BARE.search(line.text) is not None
    return bare and any(set(line.notes) & set(other.notes) for other in outcomes)


def says_nothing(line: Line, *, there: bool = False) -> bool:
    """Whether a line only says that some spoke, neither what about nor how: whoever reads it learns nothing.

    That somebody spoke at a hearing says nothing beside what they said ``there``.
    """
    said = _SPOKE_ALONE.search(line.text) or (there and _SPOKE_THERE.search(line.text))
    alone = len(line.parts) == 1 and bool(said)
    return alone and not _DATED.match(line.text)


def is_argued(line: Line) -> bool:
    """Whether a line says before whom a case was argued."""
    return _ARGUED.search(line.text) is not None


def tells_little(line: Line) -> bool:
    """Whether a line only says that some met, or spoke about something, and not on which day: it is no news."""
    first = line.parts[0].text
    met = len(line.parts) == 1 and _BARE.search(first)
    return bool(met or _SPOKE_ALONE.search(first)) and not _DATED.match(first)


def _is_between_persons(talks: Sequence[Conversation], people: Sequence[Participant]) -> bool:
    """Whether two at least took part, and it was no gathering with a name."""
    return len(people) > 1 and not (is_of_many(people) and gathering(talks))


def _when(event: Event) -> str:
    if event.date and are_letters([t.conversation for t in event.conversations]):
        return f"In {month_in_words(event.date)}, "
    if event.date:
        lasted = span_of([t.conversation for t in event.conversations], event.date)
        return f"On {lasted or day_in_words(event.date)}, "
    if any(agreed.topic == "date" for agreed in event.agreed):
        # A day of the week alone, of whatever year, places nothing.
        return ""
    told = next((t.conversation.date_text for t in event.conversations), None)
    return _when_as_told(told) if told else ""


def _when_as_told(told: str) -> str:
    """Return a day in an account's words as a sentence begins with it; nothing for "today", or for much more."""
    if DEICTIC.search(told) or _WHOSE.search(told) or len(told.split()) >= _LONGEST_DAY:
        return ""
    plain = " ".join(told.split())
    # A bare day of the calendar needs its "on", a month its "in".
    words = plain.casefold().removeprefix("on ").removeprefix("last ").split()
    if words[:1] and words[0] in _WEEKDAYS:
        # A day of the week alone, of whatever year, places nothing.
        return ""
    if _SINCE.match(plain):
        # That they have talked since then is not when they did.
        return ""
    day = any(named.start < _A_DAY for named in calendar_days(plain))
    before = "On " if day else "In " if _LONGER.match(plain) else ""
    the = _THE_TIME.match(plain)
    if the is not None:
        before, plain = "On " if the["day"] else "In ", f"the{plain[3:]}"
    within = before == "In " and not plain.startswith(MONTHS)
    return (
        f"{before}{_small(plain) if within else plain}, " if before else f"{at_the_head(plain)}, "
    )


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"

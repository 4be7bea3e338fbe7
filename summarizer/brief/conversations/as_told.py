"""A conversation in the sentence by which its document tells it, with what stands there of place, length and matter.

Such a sentence says that some met or spoke, and names those who did. Its day is put in front, as on any line of a talk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.brief.conversations.talk_facts import carrying
from summarizer.brief.headings.gatherings import named_in
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.titled import each_titled
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import presentable
from summarizer.brief.phrasing.grammar import at_the_head, is_sentence
from summarizer.brief.phrasing.mentions import is_person, mentions
from summarizer.brief.phrasing.prose import Called, in_a_row, listed
from summarizer.brief.view.texts import Texts, quote_of, tells_a_fact
from summarizer.models.brief import Event
from summarizer.models.document import Kind
from summarizer.models.quote import Quote
from summarizer.models.summary import Medium, Participant
from summarizer.names.places import same_side
from summarizer.words.content import content
from summarizer.words.days import MONTHS, WEEKDAYS, as_day, named_days, names_a_day
from summarizer.words.negation import negated

#: Words of such a sentence at most: a longer one says much beside that they talked.
_LONGEST = 50
#: Participants who may be missing in the sentence where they are told behind it, at least.
_OTHERS = 2
_TALK = (
    r"(?:meetings?|talks|calls?|(?:\w+ )?conversations?|consultations|discussions?|negotiations|dialogue|summit"
    r"|conference(?! room)|hearing|session|lunch|dinner|breakfast)"
)
#: A finite verb by which people meet, speak or appear somewhere, where it is the sentence's own.
_DID = (
    r"(?:(?:has|have|had) (?:(?:also|now|again|just) )?)?"
    rf"(?:met|spoke|spoken|talked|conferred|(?:held|had|opened|concluded|chaired|co-chaired|hosted)\b"
    rf"(?: [\w’'.-]+){{0,7}}? (?i:{_TALK})|discussed|consulted|telephoned|phoned|convened|received|hosted"
    r"|welcomed|visited|saw|called on|(?:(?:was|were) )?summoned(?: by)?|exchanged views|testified"
    r"|appeared (?:before|in court)|addressed"
    r"|(?:joined|attended|took part in|participated in)"
    rf"\b(?: [\w’'.-]+){{0,6}}? {_TALK})(?! (?:by|under)\b)"
)
_TOLD_BY_WHO = re.compile(rf"\b{_DID}\b")
#: "The conversation between Holm and Dahl lasted two hours".
_TOLD_BY_TALK = re.compile(
    rf"^(?:(?:The|A|An|Their)\b[^,;:“\"]{{0,60}}?\b|[Ii]?)(?i:{_TALK}) (?:between|of|with)\b[^;:“\"]{{3,160}}?"
    r" (?:lasted|took place|was held|were held|focused|covered|dealt|broke (?:off|down|up)|ended|concluded|collapsed"
    r"|resumed|opened|began)\b"
)
#: What a sentence has before its verb where that is not its own: who says it, and what came before or after.
_BEFORE_IT = re.compile(
    r"^(?:Records?|Minutes|Notes?|Summary|Report) of\b|"
    r"\b(?:said|says|told|who|which|whom|that|after|following|before|when|while|if|because|ahead|since|during)\b"
    r"|[“\"«;:]",
    re.IGNORECASE,
)
#: "Dahl, who has led it since 2021, testified": what is told of somebody amid it.
_ASIDE = re.compile(r"(?<=\w), (?:who|which|whose)\b[^,;:“”\"]{3,90},(?= )")
#: "KELM, Feb 11 - Talks between".
DATELINE = re.compile(r"^[A-Z][A-Z .’'-]{2,40}(?:,[^-–—]{2,30})? ?[-–—] (?=[A-Z])")
#: "Following the attack on the port, the ambassador was summoned": what stands in front of the sentence's own clause.
FRONTED = re.compile(
    r"^(?:After|Following|Before|Ahead of|During|When|While|Since)\b[^,;“”\"]{3,160}, (?=\w)"
)
#: "While there, the delegation also met": what only joins a sentence to the one before.
_THERE = re.compile(r"^(?:While|When) there, ")
_BEHIND_ANOTHER = re.compile(rf"(?<= )(?:also|then) (?={_DID})")
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})(?: (?:morning|afternoon|evening|night))?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?"
#: A day as a sentence names it, with what ties it to the rest.
_DAY = re.compile(
    r",? ?\b(?:(?:[Oo]n )?(?:the )?(?:late |early )?"
    rf"(?:{_WEEKDAY}(?:,? (?:the )?)?)?"
    rf"(?:{_MONTH} {_NUMBER}|{_NUMBER}(?: of)? {_MONTH})(?:,? \d{{4}})?"
    rf"|(?:(?:[Ee]arly |[Ll]ate |[Ee]arlier )?[Oo]n )?(?:[Ll]ast |[Ee]arlier |[Ll]ate )?{_WEEKDAY}"
    r"|(?:[Ee]arlier |[Ll]ater )?(?:[Tt]oday|[Yy]esterday))\b(?![’'])(?P<comma>,)?"
)
#: Words for a day that only who reads the document on it understands.
_TODAY = re.compile(
    r"(?:,? ?\b(?:earlier |later )?(?:today|yesterday|tonight)\b(?![’']),?)", re.IGNORECASE
)
#: What only says that some talked.
_ONLY_TALKED = content(
    "met meeting meet spoke speak talk talks held had have call called phone telephone conversation discussed"
    " discussion today yesterday initiative initiated side"
)
#: How people spoke, and that a sentence says so already.
_HOW = {Medium.PHONE: "by telephone", Medium.VIDEO: "by video link"}
_BY_WIRE = re.compile(r"\b(?:\w*phone\w*|call\w*|video\w*|virtual\w*|online)\b", re.IGNORECASE)
#: Where the phrase of a name begins, in which its office stands.
_PHRASE = re.compile(r"\b(?:and|with|between|by)\b|[,;:]")
#: How somebody is addressed, right before the name, and code points before it in which the office stands then.
_ADDRESSED = re.compile(
    r"\b(?:Hon|Rt|Mr|Mrs|Ms|Dr|Prof)\. $|\b(?:Sir|Mr|Mrs|Ms|Dr|Dame|Lord|Lady) $"
)
_NEAR = 80


@dataclass(frozen=True)
class AsTold:
    """What a document says of a conversation, and the passage that says it."""

    text: str
    document: str
    quote: Quote


def as_told(
    event: Event, people: Sequence[Participant], day: str, wording: Wording, texts: Texts
) -> AsTold | None:
    """Return the sentence by which its one document tells a conversation; null where none tells it whole.

    ``day`` stands in front of it: "On 4 May 2020, ". Those who took part and are not named there are told behind it.
    """
    if len(event.conversations) != 1 or event.conversations[0].reviewed:
        # What a person has corrected stands.
        return None
    record = texts.records.get(event.conversations[0].document)
    if record is None or record.kind is Kind.TRANSCRIPT:
        return None
    return next(_sentences(event, people, day, wording, texts), None)


def _sentences(
    event: Event, people: Sequence[Participant], day: str, wording: Wording, texts: Texts
) -> Iterator[AsTold]:
    (told,) = event.conversations
    published = texts.records[told.document].published
    for quote in told.conversation.quotes:
        for sentence in carrying(told.document, quote, texts):
            if not (tells_a_fact(sentence) and tells_it(sentence.text)):
                continue
            line = wording.of_fact(told.document, "", [quote_of(sentence)], alone=False)
            line = _BEHIND_ANOTHER.sub("", at_the_head(_THERE.sub("", line)))
            line = wording.lowered(told.document, line) if day else line
            line = on_its_day(line, event, day, published)
            missing = [p for p in people if not mentions((p.name,), line)]
            if not (line and _is_whole(line) and _may_miss(missing, people, line)):
                continue
            if missing or _says_more(line, people, day):
                called = each_titled(people, [texts.texts[told.document]])
                line = _by_medium(introduced(line, people, called), told.conversation.medium)
                yield AsTold(line + _taking_part(missing, called), told.document, quote)


def tells_it(sentence: str) -> bool:
    """Whether a sentence says, as its main point, that some met, spoke or appeared somewhere."""
    plain = _ASIDE.sub("", " ".join(sentence.split()))
    if len(plain.split()) > _LONGEST or negated(plain):
        return False
    plain = FRONTED.sub("", DATELINE.sub("", plain))
    verb = _TOLD_BY_WHO.search(plain)
    own = verb is not None and _BEFORE_IT.search(plain, 0, verb.start()) is None
    return own or _TOLD_BY_TALK.match(plain) is not None


def _may_miss(missing: Sequence[Participant], people: Sequence[Participant], line: str) -> bool:
    """Whether those whom a sentence does not name can be told behind it: several of many, or all of a gathering."""
    if not missing:
        return True
    sides = [p.affiliation for p in people]
    named = all(side and mentions((side,), line) for side in sides) and len(set(sides)) > 1
    whole = len(missing) < len(people) or named or bool(named_in(line))
    return len(missing) >= _OTHERS and whole


def _taking_part(missing: Sequence[Participant], called: Called) -> str:
    return f" Taking part were {listed(in_a_row(missing, called))}." if missing else ""


def _says_more(line: str, people: Sequence[Participant], day: str) -> bool:
    """Whether a sentence says more than that some talked on a day: how long, where, what for, about what."""
    known = " ".join(f"{p.role or ''} {p.name} {p.affiliation or ''}" for p in people)
    return bool(
        content(line) - content(f"{known} {day}") - _ONLY_TALKED - _sides_told(line, people)
    )


def _sides_told(line: str, people: Sequence[Participant]) -> frozenset[str]:
    """The words of a sentence that only say of which side somebody is: "US", "Orlandian"."""
    names = [p.affiliation for p in people if p.affiliation]
    words = (word.strip(".,;:’'") for word in line.split())
    return content(" ".join(w for w in words if any(same_side(w, name) for name in names)))


def introduced(line: str, people: Sequence[Participant], called: Called) -> str:
    """Return a sentence in which persons have office and side at their first mention, as far as these are known."""
    for one in people:
        found = _named_at(one.name, line) if is_person(one.name) else None
        if found is None:
            continue
        before, behind = line[: found.start()], line[found.end() :]
        role = (one.role or "").partition(",")[0].casefold()
        # "The Prime Minister of Norland, the Hon. Jan Holm": the office stands before how he is addressed.
        near = before[-_NEAR:] if _ADDRESSED.search(before) else _PHRASE.split(before)[-1]
        office = bool(role) and role in near.casefold()
        name = one.name if office else called(one)
        side = one.affiliation or ""
        told = not side or mentions((side,), line) or behind[:1] in ("’", "'")
        line = f"{before}{name}{'' if told else f' ({side})'}{behind}"
    return line


def _named_at(name: str, line: str) -> re.Match[str] | None:
    """Return where a sentence names somebody in full, else by the surname alone."""
    whole = re.search(rf"(?<![\w“]){re.escape(name)}(?!\w)", line)
    surname = (
        rf"(?<![\w“])(?<![A-Z][a-z] )(?<![a-z]\. ){re.escape(name.rsplit(maxsplit=1)[-1])}(?![\w-])"
    )
    alone = None if whole else re.search(surname, line)
    before = line[: alone.start()].split()[-1:] if alone else []
    behind_a_name = bool(before) and before[0][:1].isupper() and not before[0].endswith(",")
    return whole or (None if behind_a_name else alone)


def _by_medium(line: str, medium: Medium) -> str:
    """Return a sentence that only says that some spoke with how they did."""
    how = _HOW.get(medium)
    if how is None or _BY_WIRE.search(line):
        return line
    return re.sub(r"\b(spoke|spoken|talked) (?=(?:with|to)\b)", rf"\1 {how} ", line, count=1)


def _is_whole(line: str) -> bool:
    return is_sentence(line) and presentable(line) and not hanging(line)


def on_its_day(line: str, event: Event, day: str, published: date | None) -> str:
    """Return a sentence with its day in front, and without the words for it: "met today", "on Saturday, December 9".

    Empty where it has another day at its head, or one that a reader of the note could not tell.
    """
    if not event.date:
        plain = " ".join(_TODAY.sub("", line).split()).replace(" ,", ",").replace(" .", ".")
        known = not day or names_a_day(plain)
        return at_the_head(plain) if known else f"{day}{plain}"
    plain = _without_day(line, event.date, published)
    return "" if plain == line and names_a_day(line) else f"{day}{plain}"


def _without_day(line: str, day: str, published: date | None) -> str:
    """Return a sentence without the words for a day that is its own; as it is where it has none."""
    for found in _DAY.finditer(line):
        named = named_days(found.group(), published or as_day(day))
        if any(one.day is not None and one.day.isoformat() == day for one in named):
            before, behind = line[: found.start()], line[found.end() :]
            parted = found["comma"] and before.rstrip()[-1:] not in ("", ",") and "," in before
            return " ".join(f"{before}{',' if parted else ''}{behind}".split())
    return line

"""A document's own voice: its issuer says what it gives to nobody else, in statements, releases, letters, cables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.attribution.actor import ActorKind, Mention
from summarizer.attribution.author import essayist, office_that_sends
from summarizer.attribution.cast import Cast
from summarizer.attribution.headed import (
    END,
    SENTENCE,
    ends_of,
    heading_of,
    heads_a_record,
    outside_quotes,
    over_salutation,
    who_writes,
)
from summarizer.attribution.interviewee import interviewed
from summarizer.attribution.minuted import are_minutes, body_of_minutes
from summarizer.attribution.who import (
    Who,
    by_heading,
    head_end,
    in_span,
    without_article,
)
from summarizer.models.document import Kind, PreparedText, SentenceRole
from summarizer.text.opinions import Caption, caption_of
from summarizer.text.quotations import Spoken
from summarizer.words.seldom import Seldom

Span = tuple[int, int]

_HEAD = 1_000
_FOOT = 400


@dataclass(frozen=True)
class Voice:
    """The issuers of a document; ``sure`` where it speaks of itself as "we" or "I", or says what it is."""

    who: tuple[Who, ...]
    #: Whether all of the body that is given to nobody else is the issuer's.
    whole: bool
    #: Whether several issue it together.
    joint: bool = False


#: What a document that has a voice of its own calls itself, in its title or head.
_ISSUED = Seldom(
    r"\b(?:(?:joint|press|media|news|public|official)\s+(?:statement|release|communiqu[eé]|declaration)|communiqu[eé]|"
    r"(?:statement|declaration|message|remarks|comments?|briefing|letter|address|speech|open letter|resolution)\s+"
    r"(?:by|of|from|on behalf of|to)|"
    r"for immediate release|cablegram|telegram|memorandum|opinion of the court|delivered the opinion|dear\s)"
    r"|(?:^|\n)\W*(?-i:FM)\s+(?-i:[A-Z]{4})",
    re.IGNORECASE,
)
#: What is written over a release, also one that is written like news.
_RELEASED = Seldom(
    r"\b(?:(?:press|media|news|campaign media)\s+(?:release|statement)|for immediate release|media contacts?\b)",
    re.IGNORECASE,
)
#: A line at the foot that says whom the press may ask.
_ASKED_AT = Seldom(r"\n\W*(?:media|press) (?:contacts?|enquir\w+|inquir\w+)\s*:", re.IGNORECASE)
#: A name alone in the last lines: who signs.
_SIGNED = re.compile(
    r"\n[ \t]*\n[ \t]*(?P<who>(?:[A-Z][\w.'’-]*|of|the|and|for|de|,)"
    r"(?:[ \t,]+(?:[A-Z][\w.'’-]*|of|the|and|for|de)){0,11})\s*\Z"
)
#: A heading that says whose it is: "Statement by the Chair", "Letter from Anna Holm".
_BY = re.compile(
    r"(?:^|\n)[ \t#*_]*(?:[A-Z][\w'’-]*[ \t]+){0,4}"
    r"(?:statement|declaration|release|communiqu[eé]|message|remarks|comments?|briefing|letter|"
    r"address|speech|readout|memorandum|cablegram|telegram|resolution)\b[^.\n]{0,80}?"
    r"(?:\b(?:by|from|of|with)|[ \t][\u2014\u2013-]{1,2})[ \t]+"
    r"(?P<who>[^\n;“”\"]{3,160})(?![^\n]{0,300}[“\"])",
    re.IGNORECASE,
)
#: What a paper is of that is nobody's paper for it: "Memorandum of Conversation", "Letter of Intent".
_MATTER = re.compile(
    r"(?:an? |the )?(?:telephone )?(?:conversations?|understanding|agreement|meetings?|discussions?|intent|talks)\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:We|I),\s+(?:the\s+)?(?P<who>[^.;\n]{3,200}?)(?:,|\sof\s|\n|\bmet\b|$)")
#: Everybody who signs: "We, the ministers of Norland, Velmark and Tarn, and the head of the Council, reaffirm".
_ALL_OF_US = re.compile(
    r"\b(?:We|I),\s+(?P<who>(?:the\s+)?(?:[^.;\n,]|\n(?!\n)){3,200}(?:,\s+(?:and\s+)?(?:the\s+)?[A-Z](?:[^.;\n,]|\n(?!\n)){2,120})+)"
    r",?\s+[a-z]"
)
_FROM = re.compile(
    r"(?:^|\n)\W{0,4}(?:from|(?-i:FM)|for .{3,40} from)\s*:?\s+(?P<who>[^\n]{3,80}?)"
    r"(?=\.\s+(?-i:[A-Z])[a-z]* |\n|$)",
    re.IGNORECASE,
)
#: The heading at the end of a release over what it says of its issuer: "About Halden Foods".
_PRESENTED_AS = re.compile(
    r"(?:^|\n)[ \t#*_]*About (?:the )?(?P<who>[A-Z][^\n.!?:]{1,60}?)[ \t*_:]*(?=\n)"
)
_LAST = 2_500
_I = re.compile(r"\b(?:I|[Mm]y)\b")
_WE_WORDS = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b")
_ANNOUNCED = re.compile(
    r"\b(?P<who>(?:the\s+)?[A-Z][\w&.'’-]*(?:\s+(?:[A-Z][\w&.'’-]*|of|the|and|for|de))*)(?:\s*\([^)]{2,40}\))?,?\s+"
    r"(?:today\s+(?:[a-z]{3,}ed|said|gave|began|made|won|has|is|will)\b|"
    r"\(?NYSE|\(?NASDAQ|has\s+today|has\s+announced|announced|is pleased|reported)"
)


def voice_in(prepared: PreparedText, cast: Cast) -> Voice | None:
    """Return whose voice a document is, or ``None`` where it is a narrator's."""
    begin = prepared.document.body_start
    top = f"{prepared.document.title or ''}\n{prepared.text[begin : begin + _HEAD]}"
    if not _may_have_a_voice(prepared, top):
        writer = essayist(prepared) if prepared.document.kind is Kind.NEWS else None
        return Voice((by_heading(writer, begin),), whole=True) if writer else None
    own = _speaks_of_itself(prepared)
    if not own and not _is_issued(prepared, top):
        return None
    body = body_of_minutes(prepared, cast) if are_minutes(prepared) else None
    if body is not None:
        return Voice((body,), whole=True)  # "we" in minutes are those who met
    who = _named_at_the_ends(prepared, cast, own=own)
    who = [*_of_an_interview(prepared, cast), *who] if own else who
    # Somebody whom a statement speaks of before it says "we" does not issue it.
    known = any(one.actors for one in who) or _is_signed(prepared)
    who += _of_first_we(prepared, cast) if own and not known else []
    joint = bool(_JOINTLY.search(top)) or _are_several(who)
    who += _signatories(prepared, cast, who) if joint else []
    if not any(one.text for one in who) and any(heads_a_record(w.heading, prepared) for w in who):
        return None  # "we" in it are those who speak
    return Voice(tuple(who), whole=True, joint=joint) if who else None


def _named_at_the_ends(prepared: PreparedText, cast: Cast, *, own: bool) -> list[Who]:
    """Return whoever head and foot name: over a paper of a court stand the parties, too, who do not speak in it."""
    begin, caption = prepared.document.body_start, caption_in(prepared)
    if caption is not None:
        return _of_caption(prepared, cast, caption)
    sends = office_that_sends(prepared) if own else None
    if sends is not None:
        return [by_heading(sends, begin), *_of_heading(prepared, own=own)]
    who = [
        *_issuers(prepared, cast, _named_by(prepared.text, begin)),
        *_of_heading(prepared, own=own),
    ]
    heads = over_salutation(prepared) if own else ""
    who += [by_heading(heads, begin)] if heads else []
    return [*who, *_of_all(prepared, begin)]


def _of_an_interview(prepared: PreparedText, cast: Cast) -> list[Who]:
    """Return who answers in an interview without labels."""
    one = interviewed(prepared, cast.actors, cast.mentions)
    return [Who(one.name, 0, one.name, (one,), True)] if one is not None else []


def caption_in(prepared: PreparedText) -> Caption | None:
    """Return what stands over a document that is a paper of a court; ``None`` over others and over news."""
    document = prepared.document
    if document.kind in (Kind.NEWS, Kind.TRANSCRIPT):
        return None
    return caption_of(prepared.text, document.body_start, document.title)


#: Which of the parties brings a case, by what they are called.
_BRINGS = ("plaintiff", "petitioner", "claimant", "applicant", "complainant", "appellant")


def _of_caption(prepared: PreparedText, cast: Cast, caption: Caption) -> list[Who]:
    """Return judge and court, or who brings the case where it is a party's paper."""
    begin = prepared.document.body_start
    if caption.pleading:
        names = [caption.roles[role] for role in _BRINGS if role in caption.roles][:1]
        return [by_heading(name, begin) for name in names]
    judges = _issuers(prepared, cast, list(caption.judges))
    return [*judges, by_heading(" | ".join(caption.court) or "Court", begin)]


def _may_have_a_voice(prepared: PreparedText, top: str) -> bool:
    """Whether a document is no transcript with labels, and no news other than a release.

    An interview without any is all of whoever answers.
    """
    kind = prepared.document.kind
    if kind is Kind.TRANSCRIPT:
        return all(s.turn is None for s in prepared.account)
    return kind is not Kind.NEWS or _is_released(prepared, top)


def _is_issued(prepared: PreparedText, top: str) -> bool:
    """Whether a document is a statement or release, or calls itself something that is issued."""
    statement = prepared.document.kind is Kind.STATEMENT
    judicial = caption_in(prepared) is not None
    return statement or judicial or _is_released(prepared, top) or bool(_ISSUED.search(top))


def _is_released(prepared: PreparedText, top: str) -> bool:
    """Whether a document is a release, by what stands over it or whom it says the press may ask."""
    foot = prepared.text[max(prepared.document.body_start, len(prepared.text) - _FOOT) :]
    return bool(_RELEASED.search(top) or _ASKED_AT.search(foot))


def _speaks_of_itself(prepared: PreparedText) -> bool:
    """Whether a document says "we" or "I" outside of quotations, once in 120 words or more often."""
    body = outside_quotes(prepared)
    return len(_WE_WORDS.findall(body)) * 120 > len(body.split())


#: Whose readout it is: "Readout of White House Convening on", "Readout of Secretary Holm’s call with".
_READOUT = re.compile(
    r"\breadout (?:of|from|on)(?: the)? "
    r"(?P<who>(?-i:[A-Z])[\w.’'-]*(?: (?:of |the |and )?(?-i:[A-Z])[\w.’'-]*){0,5}?)(?:[’']s?)? "
    r"(?:(?:first|second|third|\d+\w*|virtual|bilateral) )*(?:meeting|call|convening|round\s?table|conversation"
    r"|discussion|visit|event|summit|briefing|session|trip|engagement)\b",
    re.IGNORECASE,
)


def issuer_of_readout(prepared: PreparedText) -> Who | None:
    """Return whose readout a document is, by its title or first lines and its publisher; ``None`` without a name."""
    document = prepared.document
    if document.kind is not Kind.READOUT:
        return None
    begin = document.body_start
    found = _READOUT.search(f"{document.title or ''}\n{prepared.text[begin : begin + _HEAD]}")
    named = [found["who"] if found else "", document.publisher or ""]
    heading = " | ".join(filter(None, named))
    return by_heading(heading, begin) if heading else None


def _of_heading(prepared: PreparedText, *, own: bool) -> list[Who]:
    """Return whoever title, letterhead and signature name."""
    heading, begin = heading_of(prepared), prepared.document.body_start
    first, *_ = heading.split(" | ", 1)
    if _BY.match(first):
        # "Briefing by the Spokesman Jan Kos", and below it "Norland and the ports": that is what it is about.
        heading = " | ".join([first, prepared.document.publisher or "", *ends_of(prepared)[1]])
    heading = who_writes(heading, prepared, own=own)
    return [by_heading(heading, begin)] if heading else []


def _of_all(prepared: PreparedText, begin: int) -> list[Who]:
    """Return those whom "we" lists one by one, as a heading does."""
    found = _ALL_OF_US.search(prepared.text, begin, begin + 3000)
    listed = " ".join(found["who"].split()) if found else ""
    return [by_heading(listed, found.start())] if found else []


#: What several issue together.
_JOINTLY = Seldom(
    r"\bjoint\s+(?:\w+\s+)?(?:statement|communiqu[eé]|declaration|release)\b|\bjointly\b",
    re.IGNORECASE,
)
#: Sentences at the beginning in which those who met or sign are presented.
_PRESENTED = 3


def _are_several(who: list[Who]) -> bool:
    """Whether one line names several states or persons as issuers: "Statement by A and B"."""
    return any(
        sum(a.kind in (ActorKind.COUNTRY, ActorKind.PERSON) for a in w.actors) > 1 for w in who
    )


def _signatories(prepared: PreparedText, cast: Cast, issuers: list[Who]) -> list[Who]:
    """Return the persons presented at the beginning of what several issue, who are no objects there."""
    known = {a.name for one in issuers for a in one.actors}
    body = [s for s in prepared.account if s.role is SentenceRole.BODY][:_PRESENTED]
    found: dict[int, Who] = {}
    for mention in (m for s in body for m in cast.between(s.start, s.end)):
        actor = cast.actors[mention.actor]
        if _presents(cast, mention) and actor.name not in known:
            found.setdefault(
                mention.actor, Who(actor.name, mention.start, actor.name, (actor,), True)
            )
    return list(found.values())


def _presents(cast: Cast, mention: Mention) -> bool:
    """Whether a mention names a person in full who is a subject."""
    kind = cast.actors[mention.actor].kind
    named = kind is ActorKind.PERSON or (kind is ActorKind.NAME and " " in mention.text)
    return named and not mention.governed and not mention.possessive


#: Words by which issuers speak of themselves as subjects or owners; "told us" is another's sentence.
_OF_US = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\b")


def _of_first_we(prepared: PreparedText, cast: Cast) -> list[Who]:
    """Return whom the first sentence names that speaks of "we" or "our": "Norland and Karsenia share .. our values"."""
    quotes = Spoken(prepared.text)
    said = ((s, we) for s in prepared.account[:6] for we in _OF_US.finditer(s.text))
    own = ((s, s.start + we.start()) for s, we in said if quotes.at(s.start + we.start()) is None)
    first, before = next(own, (None, 0))
    if first is None:
        return []
    named = dict.fromkeys(
        m.actor
        for m in cast.between(first.start, before)
        if not (m.governed or m.possessive or cast.actors[m.actor].kind is ActorKind.PAPER)
    )
    return [
        Who(cast.actors[n].name, first.start, cast.actors[n].name, (cast.actors[n],), True)
        for n in list(named)[:4]
    ]


#: Words of an issuer's name; more of them that end in a full stop are a sentence of the body.
_LONGEST_ISSUER = 10
#: A word of an issuer's name, which "04 - 09 - 01" has not.
_LETTERS = re.compile(r"[^\W\d_]{2}")


def _named_by(text: str, begin: int) -> list[Span]:
    """Return where the head or foot of a document says who issues it."""
    found = [
        m.span("who")
        for m in _BY.finditer(text, begin, begin + _HEAD)
        if (len(m["who"].split()) <= _LONGEST_ISSUER or not SENTENCE.search(m["who"]))
        and not _MATTER.match(m["who"])
    ]
    found = [_without_receiver(text, span) for span in found]
    found += [m.span("who") for m in _FROM.finditer(text, begin, begin + _HEAD)]
    found += [m.span("who") for m in _WE.finditer(text, begin, begin + 3000)][:2]
    found += [m.span("who") for m in _PRESENTED_AS.finditer(text, max(begin, len(text) - _LAST))][
        -1:
    ]
    # "Norland announced sanctions" in somebody's statement makes nobody else its issuer.
    announced = () if found else _ANNOUNCED.finditer(text, begin, begin + 1200)
    found += [m.span("who") for m in announced][:1]
    signed = _signature(text, begin)
    listed = found if signed is None else [*found, signed]
    return [span for span in listed if _LETTERS.search(text, *span)]


def _signature(text: str, begin: int) -> Span | None:
    """Return where the name stands alone below a document that signs it."""
    signed = _SIGNED.search(text, max(begin, len(text) - _FOOT))
    return None if signed is None or signed["who"].lower() in END else signed.span("who")


def _is_signed(prepared: PreparedText) -> bool:
    """Whether a document says "I" and has a name below it: whom it speaks of before that signs nothing."""
    signed = _signature(prepared.text, prepared.document.body_start)
    return signed is not None and _I.search(outside_quotes(prepared)) is not None


def _without_receiver(text: str, span: Span) -> Span:
    """Return who sends something without whom it is sent to: "(Letter from) Kos | to the Council"."""
    found = _TO.search(text, *span)
    return (span[0], found.start()) if found else span


_TO = re.compile(r"\s(?:to|addressed to)\s", re.IGNORECASE)


def _issuers(prepared: PreparedText, cast: Cast, spans: list[Span]) -> list[Who]:
    starts = [m.start for m in cast.mentions]
    text = prepared.text
    found: list[Who] = []
    for span in spans:
        written = " ".join(text[span[0] : span[1]].split())
        actors = tuple(cast.actors[cast.mentions[n].actor] for n in in_span(starts, span))
        head = without_article(text[span[0] : head_end(text, span)])
        found.append(Who(written, span[0], head, actors, True))
    return found

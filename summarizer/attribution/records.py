"""Signs that a document is itself the account of a talk: a record, minutes, a cable about a meeting, a bulletin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from functools import cache
from itertools import zip_longest

from summarizer.attribution.attendees import Attendee, attendees_of
from summarizer.attribution.author import author_of
from summarizer.attribution.cast import ActorKind, Cast
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.names.places import known_place
from summarizer.words.lists import SessionLists, load
from summarizer.words.patterns import any_of, each_of
from summarizer.words.seldom import AnyOf, Seldom

__all__ = ["Attendee", "RecordSigns", "Session", "Sitting", "attendees_listed", "record_signs"]

# A heading stands before the account begins, and is short.
_HEAD_SENTENCES = 12
_LONGEST_HEADING = 40
_LONGEST_NAME = 16
_FIRST_SESSION = 8
_HEADINGS_OF_BULLETIN = 2
#: Two may be told of beside the sitting; three answer each other.
_FEWEST_DELEGATIONS = 3
_PERSONS = (ActorKind.PERSON, ActorKind.OFFICE)


@dataclass(frozen=True, slots=True)
class Session:
    """A sitting of a body: the sentence that tells of it first, and the numbers of the sentences it runs over."""

    told: Sentence
    first: int
    last: int

    def holds(self, number: int) -> bool:
        """Whether a sentence belongs to it."""
        return self.first <= number <= self.last

    def overlaps(self, other: Session) -> bool:
        """Whether a sentence belongs to both."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sentence of a bulletin that says that a body sat, and where in the document the words for it stand."""

    sentence: Sentence
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RecordSigns:
    """What tells that a document is the account of a talk, each with the sentences that say so.

    ``heading``: a line that names it. ``attendees``: who a list of those present names. ``sessions``: the sittings of a
    body that it tells of at length, ``sittings`` those that a bulletin mentions. ``attended``: sentences that tell who
    was there. ``addressed``: how often somebody speaks to somebody else who is there; ``replies``: how often somebody
    answers, or the talk itself is spoken of. ``first_person``: the writer took part. ``author``: the writer, where a
    line says who that is. ``enough``: how many turns make the document the record of a talk.
    """

    heading: Sentence | None
    attendees: tuple[Attendee, ...]
    listed_at: Sentence | None
    sessions: tuple[Session, ...]
    sittings: tuple[Sitting, ...]
    attended: tuple[Sentence, ...]
    addressed: int
    replies: int
    first_person: Sentence | None
    author: str | None
    enough: int = 3

    @property
    def is_record(self) -> bool:
        """Whether the document is the record of a talk: it says so, or tells who said what to whom and was answered."""
        said = self.heading is not None or len(self.attendees) > 1
        spoken = self.addressed > 0 or self.replies >= _MANY_REPLIES + self.enough
        return said or (spoken and self.addressed + self.replies >= self.enough)


# A turn and its answer make a short note of a talk; a longer one has a turn in ten sentences. Chosen on twelve records
# (from one in nine on) and 250 news stories, whose speakers answer somebody else each (at most one in eleven).
_TURNS, _SENTENCES_A_TURN = 2, 10
#: Where nobody is spoken to by name, so many more answer: "The delegate asked whether ..", "Lund replied ..".
_MANY_REPLIES = 4


def record_signs(prepared: PreparedText, cast: Cast) -> RecordSigns:
    """Return what tells that a document is the account of a talk. Time is linear in its length."""
    attended, account = _seldom()["attended"], prepared.account
    addressed, replies = _turns(prepared, cast)
    listed_at, attendees = attendees_listed(prepared)
    return RecordSigns(
        heading=next(_headings(account), None),
        attendees=attendees,
        listed_at=listed_at,
        sessions=_sessions(prepared),
        sittings=tuple(_sittings(prepared)),
        attended=tuple(s for s in account if attended.search(s.text)),
        addressed=addressed,
        replies=replies,
        first_person=next((s for s in account if _writer_speaks(prepared, s)), None),
        author=author_of(prepared),
        enough=_enough(prepared),
    )


def attendees_listed(prepared: PreparedText) -> tuple[Sentence | None, tuple[Attendee, ...]]:
    """Return the line that heads a list of those present, and who stands in it; see :func:`attendees_of`."""
    return attendees_of(prepared, _words()["present"])


def _enough(prepared: PreparedText) -> int:
    """Return how many turns make a document the record of a talk: more of a long one; none do of news or a hearing."""
    if prepared.document.kind is Kind.NEWS or _HEARING.search(prepared.text):
        return _MANY_TURNS
    return max(_TURNS, len(prepared.account) // _SENTENCES_A_TURN)


#: What witnesses, lawyers and judges say to each other is a hearing, and no talk.
_HEARING = re.compile(
    r"\b(?:told|telling|addressed) (?:the|a) (?:[\w-]+ ){0,2}?(?:court|jury|jurors|tribunal"
    r"|hearing|inquest|judge|bench)\b"
    r"|\b(?:court|jury|tribunal|inquest|hearing) (?:also )?(?:heard|hears|was told|is told)\b",
    re.IGNORECASE,
)
_MANY_TURNS = 1_000


def _turns(prepared: PreparedText, cast: Cast) -> tuple[int, int]:
    """Return how often somebody speaks to somebody, and how often it is answered or the talk is spoken of."""
    spoken = [s for s in prepared.account if not _remark(s.text)]
    replies = sum(_replies(s.text) or _writer_speaks(prepared, s) for s in spoken)
    ours = sum(_our_talk(prepared, s) for s in spoken)
    return sum(_addresses(cast, s) for s in spoken) + _exchanges(prepared, spoken) + ours, replies


def _our_talk(prepared: PreparedText, sentence: Sentence) -> bool:
    """Whether the writer speaks of the talk as "our conversation"."""
    written = prepared.document.kind is Kind.OTHER and sentence.turn is None
    return written and _OUR_TALK.search(sentence.text) is not None


_OUR_TALK = re.compile(
    r"\b(?:course|rest|remainder|beginning|outset|opening|end|close) of our (?:\w+ )?"
    r"(?:conversation|talk|meeting|interview|discussion)\b",
    re.IGNORECASE,
)


def _exchanges(prepared: PreparedText, spoken: Sequence[Sentence]) -> int:
    """Return how often somebody speaks right behind the writer: "I said that .. Lund replied that ..".

    Once is none: a story that somebody tells of themselves has such a pair, too.
    """
    if prepared.document.kind is Kind.NEWS:
        return 0
    pairs = zip(spoken, zip_longest(spoken[1:], spoken[2:]), strict=False)
    count = sum(
        _writer_speaks(prepared, one) and any(s and _SAYS.match(s.text) for s in behind)
        for one, behind in pairs
    )
    return count if count >= _FEWEST_EXCHANGES else 0


_FEWEST_EXCHANGES = 2


_SAYS = re.compile(
    r"\W*(?:\d{1,3}\W+)?(?!I\b|We\b|It\b|This\b)[A-Z][\w’'-]*(?: [A-Z][\w.’'-]*){0,3} (?:[a-z]+ly |then |also )?"
    r"(?:said|replied|answered|added|agreed|asked|commented|suggested|explained|remarked|observed|confirmed)\b"
)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    lists = load(SessionLists, "sessions_en")
    return {field.name: any_of(getattr(lists, field.name)) for field in fields(lists)}


@cache
def _seldom() -> dict[str, AnyOf]:
    """Those that few sentences have and that begin anywhere in one: each sentence is searched for them."""
    lists = load(SessionLists, "sessions_en")
    named = ("attended", "replying", "session", "start")
    return {name: each_of(getattr(lists, name)) for name in named}


_REMARK = Seldom(
    r"\b(?:reporters?|journalists?|press conference|news conference|spokes(?:man|woman|person)|readers?|viewers?)\b"
    r"|\bin an interview\b|\binterview with\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\bI\b")


def _remark(text: str) -> bool:
    return _REMARK.search(text) is not None


def _replies(text: str) -> bool:
    words = _words()
    return _seldom()["replying"].search(text) is not None or words["own"].search(text) is not None


def _headings(account: Sequence[Sentence]) -> Iterator[Sentence]:
    for sentence in account[:_HEAD_SENTENCES]:
        words = len(sentence.text.split())
        says = words <= _LONGEST_HEADING and _words()["heading"].search(sentence.text)
        names = words <= _LONGEST_NAME and _words()["named"].search(sentence.text)
        if (says or names) and not _remark(sentence.text):
            yield sentence


def _sessions(prepared: PreparedText) -> tuple[Session, ...]:
    """Return the sittings a document tells of, if it tells of one near its beginning."""
    account = prepared.account
    found = _announced(account) or _announced_in_sections(account)
    others = (s for s in _sections(account) if not any(map(s.overlaps, found)))
    debated = (section for section in others if _debated(account, section))
    return tuple(sorted((*found, *debated), key=lambda one: one.first))


def _announced(account: Sequence[Sentence]) -> tuple[Session, ...]:
    """Return the sittings that headings and sentences tell of, none where the first is told of late."""
    words = _words()
    spoken = (s for s in account if not _remark(s.text) and not _WORDS_OF.match(s.text))
    told = {s.number for s in spoken if _seldom()["session"].search(s.text)}
    heads = {s.number for s in account if words["several"].search(s.text)}
    groups = {
        s.number for s in account if _heading_level(s.text) and _seldom()["start"].search(s.text)
    }
    near = any(s.number in told | heads | groups for s in account[:_FIRST_SESSION])
    return _from_borders(account, told) if near else ()


#: A title that says whose words follow, wherever they were said: "Remarks by the Premier at the 4th session".
_WORDS_OF = re.compile(
    r"\W*(?:joint )?(?:statement|remarks|right of reply|speech|address|intervention|comments?|lecture|keynote)s? "
    r"(?:made |delivered |given )?(?:by|of|from)\b",
    re.IGNORECASE,
)


def _announced_in_sections(account: Sequence[Sentence]) -> tuple[Session, ...]:
    """Return the sittings that sections under headings tell of near their beginning: after a history, say."""
    parts = ([s for s in account if section.holds(s.number)] for section in _sections(account))
    return tuple(session for part in parts for session in _announced(part))


def _from_borders(account: Sequence[Sentence], told: AbstractSet[int]) -> tuple[Session, ...]:
    """Return the sittings that headings and sentences say begin."""
    begun: list[Sentence] = []
    ends: list[int] = []
    for sentence, opens in _borders(account, told):
        if len(ends) < len(begun):
            ends.append(sentence.number - 1)
        if opens:
            begun.append(sentence)
    ends += [account[-1].number] * (len(begun) - len(ends))
    return tuple(
        Session(s, s.number, end) for s, end in zip(begun, ends, strict=True) if end >= s.number
    )


def _sections(account: Sequence[Sentence]) -> Iterator[Session]:
    """Yield the sections under headings of the first level; a text without any is one."""
    heads = [s for s in account if _heading_level(s.text) == 1] or list(account[:1])
    for head, following in zip_longest(heads, heads[1:]):
        last = following.number - 1 if following is not None else account[-1].number
        yield Session(head, head.number, last)


def _debated(account: Sequence[Sentence], section: Session) -> bool:
    """Whether several delegations take the floor in a section, whatever its heading calls it."""
    found = (_delegation(s.text) for s in account if section.holds(s.number))
    return len({who for who in found if who is not None}) >= _FEWEST_DELEGATIONS


def _delegation(text: str) -> str | None:
    """Return the delegation or chair that a sentence of a bulletin gives the floor to, ``None`` where it gives none."""
    found = _SPEAKS_FOR.search(text) or _CHAIRS.search(text)
    if found is not None:
        return found["who"].casefold()
    found = _IN_CAPITALS.search(text)
    return found["who"].casefold() if found and known_place(found["who"]) else None


#: What may stand before the one who speaks: "On the annexes, the EU proposed".
_FRONT = r"^(?:[A-Z][a-z][^.;]{0,60}, )?(?:[Tt]he )?"
_IN_CAPITALS = re.compile(rf"{_FRONT}(?P<who>[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){{0,4}})(?=,| [a-z])")
_SPEAKS_FOR = re.compile(
    rf"{_FRONT}(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}}), (?:for|on behalf of) (?:the )?[A-Z]"
)
_CHAIRS = re.compile(
    rf"{_FRONT}(?P<who>(?:(?:Co-|Vice-)?(?:Chair|President)|(?:Co-)?Facilitator)\w* [A-Z][\w’'-]+)"
    r" [a-z]+(?:ed|id|ght)\b"
)


def _sittings(prepared: PreparedText) -> Iterator[Sitting]:
    """Yield the sentences of a bulletin, a text under several headings, in which a body sat."""
    account = prepared.account
    if sum(_heading_level(s.text) > 0 for s in account) < _HEADINGS_OF_BULLETIN:
        return
    for sentence in account:
        found = _words()["sat"].search(sentence.text)
        if found is not None and not _is_heading(sentence.text) and not _remark(sentence.text):
            yield Sitting(sentence, sentence.start + found.start(), sentence.start + found.end())


def _borders(
    account: Sequence[Sentence], told: AbstractSet[int]
) -> Iterator[tuple[Sentence, bool]]:
    """Yield the sentences at which a sitting ends, and whether another one begins there."""
    outline = _Outline(told)
    for sentence in account:
        opens = outline.opens_at(sentence)
        if opens is not None:
            yield sentence, opens


@dataclass
class _Outline:
    """What the headings read so far say: the level of the one over several sittings, 0 outside of it; has one begun."""

    told: AbstractSet[int]
    several: int = 0
    begun: bool = False

    def opens_at(self, sentence: Sentence) -> bool | None:
        """Return whether a sitting begins at a sentence or only ends before it, ``None`` where neither is so."""
        level = _heading_level(sentence.text)
        starts = _seldom()["start"].search(sentence.text) is not None
        if level and _words()["several"].search(sentence.text):
            self.several = level
            return False
        if self._closes(level):
            self.several = 0 if level <= self.several else self.several
            # What a new section tells first may be a sitting of its own.
            self.begun = starts or (self.begun and level > 1)
            return starts
        if starts or self._goes_on(sentence, level):
            self.begun = True
            return True
        return None

    def _closes(self, level: int) -> bool:
        """Whether a heading ends what the one before it opened."""
        return 0 < level <= self.several or (level == 1 and self.begun)

    def _goes_on(self, sentence: Sentence, level: int) -> bool:
        """Whether the next of several sittings begins, or the only one."""
        return bool(level and self.several) or (sentence.number in self.told and not self.begun)


def _heading_level(text: str) -> int:
    """Return the level of a Markdown heading, the lowest for a heading at a paragraph's start, 0 of other text."""
    if text.startswith("#"):
        return len(text) - len(text.lstrip("#"))
    return _INLINE_LEVEL if _INLINE_HEADING.match(text) else 0


def _is_heading(text: str) -> bool:
    """Whether a sentence is a heading alone, not one that its paragraph begins with."""
    inline = _INLINE_HEADING.match(text)
    return text.startswith("#") or (inline is not None and inline.end() == len(text))


#: "LEGAL MATTERS (AWG-KP): Co-Chair Lund invited ..".
_INLINE_HEADING = re.compile(r"[A-Z][A-Z ,/&’'-]{5,60}(?:\([^)]{1,30}\))?: ?(?=[A-Z]|$)")
_INLINE_LEVEL = 7


def _writer_speaks(prepared: PreparedText, sentence: Sentence) -> bool:
    """Whether the writer tells of speaking, outside of quotation marks and of transcripts."""
    if prepared.document.kind is Kind.TRANSCRIPT or sentence.turn is not None:
        return False
    found = _words()["first_person"].search(sentence.text)
    if found is None or _FIRST_PERSON.search(found[0]) is None:
        return False
    before = prepared.text[max(0, sentence.start - 400) : sentence.start + found.start()]
    return before.count("“") <= before.count("”") and before.count('"') % 2 == 0


def _addresses(cast: Cast, sentence: Sentence) -> bool:
    """Whether a person speaks to another person of the document, or the writer to one or one to the writer."""
    found = _words()["addressing"].search(sentence.text)
    if found is None:
        return False
    start, end = sentence.start + found.start(), sentence.start + found.end()
    before = [m for m in cast.between(sentence.start, start) if _person(cast, m.actor)]
    behind = [m for m in cast.between(end, min(sentence.end, end + 40)) if _person(cast, m.actor)]
    speaker = bool(before) or re.search(
        r"\b(?:I|he|she)\b", sentence.text[: found.start()], re.IGNORECASE
    )
    to_writer = re.match(r"\s+(?:me|him|her|us)\b", sentence.text[found.end() :])
    return bool(speaker) and (bool(behind) or to_writer is not None)


def _person(cast: Cast, actor: int) -> bool:
    return cast.actors[actor].kind in _PERSONS

"""Which party a line stands under: the side it speaks for, the one whose words they are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.accounts.introduced import author_side
from summarizer.attribution.abbreviations import spelt_out, stands_for
from summarizer.brief.by_party.papers import is_paper
from summarizer.brief.by_party.party_names import state_in_full, with_office
from summarizer.brief.by_party.sides_given import (
    are_opponents,
    as_told,
    given,
    offices,
    organs,
    presided,
)
from summarizer.brief.lines.authors import Author
from summarizer.brief.lines.naming import described
from summarizer.brief.lines.reporters import outermost, tellers_beside
from summarizer.brief.lines.speech import asks as asks_by_label
from summarizer.brief.phrasing.capitals import in_name_case
from summarizer.brief.phrasing.grammar import at_the_head
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.verbs import says_or_asks
from summarizer.brief.view.disputed import Disputed
from summarizer.models.brief import Actor, SourcedPosition, Story
from summarizer.models.document import Kind
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Position
from summarizer.models.verified import DocumentRecord
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.bodies import (
    by_letters,
    is_body,
    is_office,
    is_own_organisation,
    letters_of,
    same_body,
    words_that_tell,
)
from summarizer.names.holders import holders_of, joined
from summarizer.names.introduced import entitled, is_organisation, own_side, owner_given
from summarizer.names.places import government, same_side, sides
from summarizer.passes.selection import asks
from summarizer.words.scripts import fold

#: Words at the head of a line among which its holder stands.
_HEAD = 5
_ACCORDING = re.compile(r"According to ")
#: "According to the envoy, Ana Dahl asked", "Ana Dahl, according to the envoy, asked".
_TOLD_THROUGH = re.compile(
    r"(?:According to [^,“”]{2,80}, (?P<who>(?:[Tt]he )?[A-Z][^,.;:“”]{1,80}?)"
    r"|(?P<whose>[A-Z][^,;:“”]{1,80}?), according to [^,“”]{2,80}?,?) (?P<verb>[a-z]+)(?= )"
)
_ACCORDING_TO = re.compile(r"According to (?P<who>[^,“”]+?)(?P<asked>’s question)?, ")
_ASKED = re.compile(r"(?:According to )?an? (\w+)(?:’s question)?(?:[,:]| asked: “)", re.IGNORECASE)
#: Letters of an abbreviation that everybody knows: "EU", "UN".
_KNOWN = 2
#: Who judges between parties.
_COURT = re.compile(r"\b(?:[Cc]ourt|[Tt]ribunal)\b")
#: The heading of what reporters put into their questions.
QUESTIONS = "Put in questions"
#: The heading of what whoever leads a talk says to lead it.
MODERATION = "From the moderator"
#: Headings of what is nobody's stand.
ASIDE = (QUESTIONS, MODERATION)
#: Documents that tell a meeting as one side has it.
_ONE_SIDED = (Kind.READOUT, Kind.STATEMENT, Kind.TRANSCRIPT)


@dataclass(frozen=True)
class Telling:
    """How positions are told: the line of each, who leads the talk that a document takes down, and who writes one.

    Whoever writes in the first person only passes on what others said.
    """

    line_of: Callable[[str, Position], str] = lambda _, held: held.statement
    #: The labels of those who lead the talk, by document.
    askers: Callable[[str], Collection[str]] = lambda _: ()
    writers: Mapping[str, Author] = field(default_factory=dict[str, Author])


class Sides:
    """Which party somebody speaks for, and the one name each party has in a note.

    ``records`` are the documents by ``source``, ``texts`` their texts: what one side claims that several have agreed,
    and another denies, stands under the side that claims it. Who passes a position on counts where its line names them
    (``told``).
    """

    def __init__(
        self,
        story: Story,
        actors: Sequence[Actor],
        records: Mapping[str, DocumentRecord] | None = None,
        texts: Mapping[str, str] | None = None,
        told: Telling | None = None,
    ) -> None:
        told = told or Telling()
        self._records, self._texts, self._line_of = records or {}, texts or {}, told.line_of
        self._askers, self._story, self._writers = told.askers, story, told.writers
        self._disputed = Disputed(story)
        self._presiding = presided(story, self._texts)
        self._actors = as_told(story, actors, self._texts, self._presiding)
        self._organs = organs(story, self._texts)
        named = ((name, a.side) for a in self._actors for name in (a.name, *a.also) if a.side)
        # A court is no party of the state before it.
        holders = {p.position.holder for p in story.positions}
        self._tribunals = [n for n in sorted(holders) if _COURT.search(n)]
        self._of = {
            name: side
            for name, side in named
            if not (_COURT.search(name) or are_opponents(story, holders, name, side))
        }
        self._given = given(story, self._of)
        self._offices = offices(story)
        self._single = [n for n in self._given if len(n.split()) == 1]
        self._bodies = _Bodies(holders | set(self._given))
        self._keys: dict[str, str] = {}
        self._titled = dict[str, str]()
        self._tellers: dict[str, str | None] = {}
        self._authors: dict[str, str | None] = {}
        self._names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for name, count in self._given.items():
            self._names[self.key(name)][name] += count
        self._sided: dict[str, bool] = {}
        #: The side of each position of the story by its ``id()``; the story keeps them alive.
        self._told: dict[int, str] = {}
        for sourced in story.positions:
            name = self._told[id(sourced)] = self._told_by(sourced)
            self._names[self.key(name)][name] += 1

    def side(self, sourced: SourcedPosition) -> str:
        """Return the side whose words a position is: of who tells it, else of who holds it, else the holder."""
        known = self._told.get(id(sourced))
        return known if known is not None else self._told_by(sourced)

    def _told_by(self, sourced: SourcedPosition) -> str:
        held = sourced.position
        own = self.held_for(held)
        if held.holder in self._presiding:
            return own
        if self.is_asked(sourced) or self._leads(sourced):
            stands = self._takes_a_stand(sourced)
            return held.on_behalf_of or held.holder if stands else self._aside(sourced)
        if self.is_claimed(sourced):
            return self.author(sourced.document) or own
        if is_paper(held.holder) and not held.on_behalf_of:
            own = self._whose_paper(sourced) or own
        if self._speaks_itself(sourced):
            return own
        return next((s for s in self._tellers_of(sourced) if self._apart(s, own)), own)

    def _speaks_itself(self, sourced: SourcedPosition) -> bool:
        """Whether an account that is no transcript has somebody by name say it, whoever wrote the account.

        "According to the envoy, Dahl asked for it" is Dahl's, "According to the envoy, Dahl had agreed" the envoy's.
        """
        held, record = sourced.position, self._records.get(sourced.document)
        if held.holder == held.holder.lower() or record is None or record.kind is Kind.TRANSCRIPT:
            return False
        line = self._line_of(sourced.document, held)
        told = _TOLD_THROUGH.match(line)
        words = (told["who"] or told["whose"]).split() if told else []
        verb = told["verb"] if told else ""
        return mentions((held.holder,), " ".join(words)) and says_or_asks(verb) and verb != "agreed"

    def _whose_paper(self, sourced: SourcedPosition) -> str | None:
        """Return the side of who speaks last before "the statement" does: it is theirs."""
        own = (p for p in self._story.positions if p.document == sourced.document)
        others = (p for p in own if not is_paper(p.position.holder))
        before = [p for p in others if _place_of(p) < _place_of(sourced)]
        return self.held_for(max(before, key=_place_of).position) if before else None

    def held_for(self, held: Position) -> str:
        """Return the side a position is held for, those of its holders where they are several, else the holder."""
        holders = held.holders or holders_of(held.holder)
        if held.holder in self._presiding:
            return held.holder
        if held.on_behalf_of:
            return self._own_of(held.on_behalf_of, holders)
        parties: dict[str, str] = {}
        for holder in holders:
            name = self._of.get(holder, holder)
            if government(holder) and not _speaks_for(name, holder, held):
                # A state that speaks for a group elsewhere speaks for itself where nothing says otherwise.
                name = holder
            parties.setdefault(self.key(name), name)
        return joined(sorted(parties.values())) if parties else held.holder

    def _own_of(self, sides_: str, holders: Sequence[str]) -> str:
        """Return for whom one person speaks: of "Norland and its allies" their own side, where it is among them."""
        several = holders_of(sides_) if len(holders) == 1 else ()
        own = self._of.get(holders[0]) if len(several) > 1 else None
        return next((s for s in several if own and self.key(s) == self.key(own)), sides_)

    def is_claimed(self, sourced: SourcedPosition) -> bool:
        """Whether one side's account has several, or another side, say what is disputed."""
        held = sourced.position
        if not self._disputed.holds(sourced.document, held.quotes):
            return False
        if _are_several(held):
            return True
        # In a transcript everybody speaks for themselves.
        record = self._records.get(sourced.document)
        author = self.author(sourced.document)
        if author is None or record is None or record.kind is Kind.TRANSCRIPT:
            return False
        return self._apart(author, self.held_for(held))

    def is_asked(self, sourced: SourcedPosition) -> bool:
        """Whether what is said of somebody stands in a reporter's question alone, and the line says so."""
        held = sourced.position
        line = self._line_of(sourced.document, held)
        asked = _ASKED.match(line)
        return (
            asked is not None
            and asks(asked[1])
            and mentions((held.holder, *filter(None, (held.on_behalf_of,))), line)
        )

    def _leads(self, sourced: SourcedPosition) -> bool:
        """Whether somebody who only leads the talk and asks holds a position, or tells it of somebody else."""
        held = sourced.position
        if held.on_behalf_of is None and self._asks(held.holder, sourced.document):
            return True
        told = _ACCORDING_TO.match(self._line_of(sourced.document, held))
        return told is not None and self._asks(told["who"], sourced.document)

    def _takes_a_stand(self, sourced: SourcedPosition) -> bool:
        """Whether somebody by name who asks states in most of their lines what they hold, as a member of a chamber."""
        held, document = sourced.position, sourced.document
        if asks_by_label(held.holder) or not held.holder[:1].isupper():
            return False
        mine = (p for p in self._story.positions if p.document == document)
        own = [p for p in mine if p.position.holder == held.holder and not self.is_asked(p)]
        lines = [self._line_of(document, p.position) for p in own]
        stated = [line for line in lines if "?" not in line and not _ACCORDING.match(line)]
        return sourced in own and len(stated) > 1 and 2 * len(stated) > len(lines)

    def _asks(self, who: str, document: str) -> bool:
        """Whether somebody leads the talk a document takes down."""
        leading = self._askers(document)
        return asks_by_label(who) or any(same_actor(who, n, Strictness.WITHIN) for n in leading)

    def _aside(self, sourced: SourcedPosition) -> str:
        """The heading of what whoever leads a talk says: in a question, or to lead it."""
        held = sourced.position
        led = asks_by_label(held.holder) and not self.is_asked(sourced)
        plain = "?" not in self._line_of(sourced.document, held)
        return MODERATION if led and plain else QUESTIONS

    def members(self, sourced: SourcedPosition) -> tuple[str, ...]:
        """Return the parties whose stand a position shows: each of several; none where one only says it of all."""
        side = self.side(sourced)
        if self.is_claimed(sourced) or side in ASIDE:
            return ()
        several = holders_of(side) if side == self.held_for(sourced.position) else (side,)
        keys = dict.fromkeys(self.key(name) for name in several or (side,))
        return tuple(key for key in keys if self.has_side(key))

    def has_side(self, key: str) -> bool:
        """Whether a party is a state, an organisation or the like, and no person who speaks for nobody."""
        if key not in self._sided:
            self._sided[key] = self._is_sided(key)
        return self._sided[key]

    def _is_sided(self, key: str) -> bool:
        names = self._names[key] or {name: 0 for name, known in self._keys.items() if known == key}
        return any(map(self._is_party, names)) or any(map(self._is_told_an_organisation, names))

    def _is_party(self, name: str) -> bool:
        return bool(name in self._given or is_body(name) or government(name) or sides(name))

    def _is_told_an_organisation(self, name: str) -> bool:
        """Whether a document of the story introduces a name as an organisation's."""
        return any(is_organisation(name, self._texts.get(d, "")) for d in self._story.documents)

    def key(self, name: str) -> str:
        """Return one string for all expressions of a party."""
        return self._keys.get(name) or self._keys.setdefault(name, self._key(name))

    def name(self, key: str) -> str:
        """Return the expression by which a party is named: that of a side before an office's, the most usual one."""
        usual = self._usual(key)
        if usual not in self._titled:
            self._titled[usual] = self._as_a_heading(usual)
        return self._titled[usual]

    def _as_a_heading(self, name: str) -> str:
        """Return a party's title, a description as its documents have it ("airport spokesman"), none in capitals."""
        told = (described(name, text) for text in self._own_texts())
        plain = re.sub(r"^(?:an?|the) ", "", next(filter(None, told), ""))
        title = plain or re.sub(r"(?<=s)[’']$|[’']s$", "", self._entitled(name))
        loud = any(map(str.isupper, title.split()))
        small = in_name_case(title, "\n".join(self._own_texts())) if loud else title
        return title if small == title else at_the_head(small)

    def _entitled(self, name: str) -> str:
        """Return a name as a heading has it: a person with an office, an abbreviation spelt out, a body's state.

        "Co-Chair Holm", "Lake Fund (LF)", "Norland's central bank", as a document of the story has it.
        """
        if name in self._presiding:
            title = self._presiding[name]
            return title if title in name else f"{title} {name}"
        if whole := self._spelt_out(name) or self._with_owner(name):
            return whole
        if government(name) or sides(name) or is_body(name):
            return state_in_full(name)
        if len(name.split()) != 1:
            return with_office(name, self._own_texts())
        return next(filter(None, (entitled(name, text) for text in self._own_texts())), name)

    def _own_texts(self) -> list[str]:
        return [self._texts.get(document, "") for document in self._story.documents]

    def _in_full(self, name: str) -> str | None:
        """Return another holder or side of the story that an abbreviation stands for by its letters."""
        if len(name) <= _KNOWN or not name.isupper() or government(name):
            return None
        held = {p.position.holder for p in self._story.positions} | set(self._given)
        return next((n for n in sorted(held) if n != name and stands_for(name, n)), None)

    def _spelt_out(self, name: str) -> str:
        """Return an abbreviation with what a document says it stands for; nothing for those that everybody knows."""
        if len(name) <= _KNOWN or not name.isupper() or government(name):
            return ""
        written = (spelt_out(name, text) for text in self._own_texts())
        long = next(filter(None, written), self._in_full(name))
        return f"{long} ({name})" if long else ""

    def _with_owner(self, name: str) -> str:
        """Return a body that is named by what it is alone with the state a document says it belongs to."""
        if not is_body(name) or sides(name) or not name[:1].islower():
            return ""
        owners = (owner_given(name, text) for text in self._own_texts())
        return next((f"{owner}’s {name}" for owner in owners if owner), "")

    def _usual(self, key: str) -> str:
        return min(
            self._names[key] or [name for name, known in self._keys.items() if known == key],
            key=lambda n: (
                n not in self._given,
                is_office(n) or is_body(n),
                -self._names[key][n],
                len(n),
                n,
            ),
        )

    def _key(self, name: str) -> str:
        if name in self._organs:
            return self.key(self._organs[name])
        if name in self._presiding:
            return fold(name.rsplit(maxsplit=1)[-1])
        if (whole := self._in_full(name)) is not None:
            return self.key(whole)
        known = sides(name)
        if known and not is_own_organisation(name):
            return " / ".join(sorted(known))
        if (whole := self._longest(name)) != name:
            return self.key(whole)
        # "Karsenian", "the Karsenian ministry" and "Karsenia" are one party; two persons of one surname are not.
        if is_office(name) or is_body(name):
            return fold(own_side(name, self._single) or name)
        if len(name.split()) == 1:
            return fold(next((s for s in self._single if same_side(s, name)), name))
        several = holders_of(name)
        return " + ".join(sorted(map(self.key, several))) if len(several) > 1 else fold(name)

    def _longest(self, name: str) -> str:
        """Return the longest name of the story's holders and sides that is another one of the same body."""
        spelt = self._bodies.by_letters.get(letters_of(name), ()) if name[:1].isupper() else ()
        fuller = self._bodies.with_rarest_word_of(name) if is_body(name) else ()
        same = [
            *(other for other in spelt if by_letters(name, other)),
            *(other for other in fuller if _is_in_full(name, other)),
        ]
        return max((name, *same), key=lambda n: (len(n), n))

    def _apart(self, side: str, own: str) -> bool:
        return self.key(side) != self.key(own)

    def _tellers_of(self, sourced: SourcedPosition) -> Iterator[str]:
        """The sides of those who tell a position of somebody else, where the words name them."""
        held = sourced.position
        line = self._line_of(sourced.document, held)
        writer = self._writers.get(sourced.document)
        if writer is not None and any(map(writer.is_, held.attribution)):
            return
        # Under another heading a line has to say itself whom it speaks of.
        if mentions((held.holder, *filter(None, (held.on_behalf_of,))), line):
            yield from self._passing_on(held, line)
            yield from self._according(line)
        yield from self._reporting(held, line)

    def _passing_on(self, held: Position, line: str) -> Iterator[str]:
        """The sides of those the summary or the passage gives as who says it, where the line names them."""
        # A line that begins with its holder is the holder's, whoever else it speaks of.
        own = mentions((held.holder,), " ".join(line.split()[:_HEAD]))
        found = {q.speaker_found for q in held.quotes if q.speaker_check is SpeakerCheck.OTHER}
        others = set[str | None]() if own else found
        for who in filter(None, (*held.attribution, *others)):
            side = self._teller(who) if who != held.holder else None
            if side and mentions((who,), line):
                yield side

    def _according(self, line: str) -> Iterator[str]:
        """The side of who a line says tells it: "According to Jan Holm, the ports open"."""
        told = _ACCORDING_TO.match(line)
        side = self._teller(told["who"]) if told else None
        if side:
            yield side

    def _reporting(self, held: Position, line: str) -> Iterator[str]:
        """The side of who reports in the line itself, where that is nobody of the holder's."""
        if _are_several(held) or _ACCORDING.match(line):
            return
        named = list(outermost(tellers_beside(line, held.holder)))
        own = self.held_for(held)
        # The holder's surname is the holder, although somebody else has it as well.
        mine = [same_actor(who, held.holder, Strictness.ACROSS) for who in named]
        tellers = [own if me else self._teller(who) for who, me in zip(named, mine, strict=True)]
        if tellers and tellers[0] and all(self._apart(t, own) for t in tellers if t):
            yield tellers[0]

    def _teller(self, who: str) -> str | None:
        """Return for whom somebody speaks whom a passage names; null where it is not known."""
        held = next((n for n in self._tribunals if fold(n) in fold(who)), None)
        if held is not None:
            return held
        if who not in self._tellers:
            self._tellers[who] = (
                (who if government(who) else self._of.get(who))
                or self._offices.get(fold(who.removeprefix("The ")))
                or self._side_of_actor(who)
                or self._as_party(who)
            )
        return self._tellers[who]

    def _side_of_actor(self, who: str) -> str | None:
        fitting = [a for a in self._actors if _is(who, a)]
        if not fitting or (len(fitting) > 1 and " " not in who):
            return None  # of two of one surname nobody is chosen
        actor = fitting[0]
        return actor.side or self._as_party(actor.name) or self._as_speaker(actor.name)

    def _as_speaker(self, name: str) -> str | None:
        """Return a person who speaks for nobody and holds something: what they tell of others is theirs, too."""
        return name if any(p.position.holder == name for p in self._story.positions) else None

    def _as_party(self, name: str) -> str | None:
        if is_office(name) or is_body(name):
            return own_side(name, list(self._given))
        return name if self.key(name) in {self.key(n) for n in self._given} else None

    def author(self, document: str) -> str | None:
        """Return whose account a document is, by its publisher or head, else by the side it gives most positions."""
        if document not in self._authors:
            self._authors[document] = self._author_of(document)
        return self._authors[document]

    def _author_of(self, document: str) -> str | None:
        record = self._records.get(document)
        if record is None or record.kind not in _ONE_SIDED:
            return None
        found = author_side(record, self._texts.get(document, ""), list(self._given))
        # Several speak in a transcript: what most of it is says nothing of whose word the rest is.
        if found is not None or record.kind is Kind.TRANSCRIPT:
            return found
        return self._side_of_most(document)

    def _side_of_most(self, document: str) -> str | None:
        """Return the side that holds more than half of the positions of a document, joint ones left out."""
        own = [p.position for p in self._story.positions if p.document == document]
        count = Counter(self.held_for(held) for held in own if not _are_several(held))
        most = max(count, key=lambda side: (count[side], side), default=None)
        return most if most is not None and 2 * count[most] > count.total() else None


def _place_of(sourced: SourcedPosition) -> int:
    """Where the words of a position begin."""
    return min((q.start for q in sourced.position.quotes if q.start is not None), default=0)


def _speaks_for(side: str, holder: str, held: Position) -> bool:
    """Whether a statement has one of its holders speak for a side: "Norland, for the Lake Group, and Orland"."""
    who, whom = re.escape(holder), re.escape(side)
    return (
        re.search(
            rf"{who},? (?:(?:also )?speaking )?(?:for|on behalf of) (?:the )?{whom}\b",
            held.statement,
        )
        is not None
    )


def _are_several(held: Position) -> bool:
    """Whether several hold a position together."""
    return len(held.holders or holders_of(held.holder)) > 1


def _is(who: str, actor: Actor) -> bool:
    """Whether a name in a line is an actor's; part of a state's name ("United") is not the state."""
    names = (actor.name, *actor.also)
    if who in names or government(actor.name):
        return who in names or government(who) == government(actor.name)
    return any(same_actor(who, name, Strictness.ACROSS) for name in names)


class _Bodies:
    """The names of a story's holders and sides, found by the letters of a body and by its words."""

    def __init__(self, names: Iterable[str]) -> None:
        self.by_letters: defaultdict[str, list[str]] = defaultdict(list)
        self._with: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(names):
            if letters := letters_of(name):
                self.by_letters[letters].append(name)
            for word in words_that_tell(name) if is_body(name) else ():
                self._with[word].append(name)

    def with_rarest_word_of(self, name: str) -> Sequence[str]:
        """Return the bodies that have the word of a name which fewest of them have: all that have all its words."""
        having = (self._with.get(word, []) for word in words_that_tell(name))
        return min(having, key=len, default=())


def _is_in_full(name: str, other: str) -> bool:
    """Whether two names are those of one body that is no organ of a state, one of them perhaps with more words."""
    return is_body(name) and is_body(other) and same_body(name, other, Strictness.ACROSS)

"""Who stands where: topics on which at least two parties speak, in a table, with the words one step away."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from summarizer.accounts.positions import Topic
from summarizer.attribution.cues import content_stance, cue_lexicon
from summarizer.brief.borne_out.cited import own_words
from summarizer.brief.by_party.sides import Sides
from summarizer.brief.phrasing.grammar import unended
from summarizer.brief.phrasing.prose import capitalised, leaning, stance_in_words
from summarizer.brief.phrasing.topics import is_topic
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Cell, StandRow, Stands
from summarizer.models.brief import SourcedPosition
from summarizer.models.summary import Position, Stance
from summarizer.names.bodies import is_body
from summarizer.words.content import content, salient_words
from summarizer.words.negation import denies, negated, not_done
from summarizer.words.numbers import numbers
from summarizer.words.seldom import Seldom
from summarizer.words.tokens import tokens

#: Columns, rows, words of a topic, and footnotes of a cell at most: a table is for a look.
_PARTIES, _ROWS, _WORDS, _NOTES = 5, 10, 8, 3
#: Names of one topic that are tried.
_TITLES = 12
#: Least share of a topic's telling words, and of all its content words, that a sentence on it holds: of three telling
#: words all, of four three. With two of three "Security Council" made a meeting there somebody's "conduct" there.
_ON_TOPIC, _IN_FULL = 0.75, 0.5
#: What a sentence on conditions holds.
_CONDITION = Seldom(
    r"\b(?:if|unless|provided|providing|on (?:the )?condition|conditional|as long as|so long as|subject to"
    r"|only (?:when|after))\b",
    re.IGNORECASE,
)
#: "The ministry said that no pause was agreed": what is said, and the words of it that a cell has room for.
_SAID_THAT = re.compile(
    r"[^“”:\[]{2,90}? (?:said|says|stated|stressed|noted|underlined|argued|insisted|added|confirmed|explained"
    r"|emphasi[sz]ed|announced) that (?P<what>[^“”\[]+)$"
)
_FEW_WORDS = 12
#: A topic that is somebody's claim: to deny it says what is denied.
_IS_CLAIM = re.compile(
    r"\b(?:claim|accusation|allegation|report|charge|rumou?r|assertion|blame|blaming|accusing|denial)s?\b",
    re.IGNORECASE,
)
#: A name of several words with capitals in a title.
_BODY = re.compile(r"(?<=\bthe )[A-Z][\w’'-]*(?: (?:of |for )?[A-Z][\w’'-]*)+")
_NEGATION = frozenset(("not", "n't", "never", "no", "neither", "nor", "cannot", "without"))
#: Words before a cue among which its negation is looked for.
_BEFORE = 3
#: The line of a position of a document.
LineOf = Callable[[str, Position], str]
_Members = Mapping[str, Sequence[SourcedPosition]]


def _no_line(_: str, __: Position) -> str:
    return ""


def stands(
    topics: Sequence[Topic], of: Sides, notes: Footnotes, line_of: LineOf = _no_line
) -> Stands:
    """Return the table of a story; empty where no topic with a usable name has two parties.

    A party is a state, an organisation or the like; what several say together stands in the column of each, and what
    one of them says of all and another denies in none. A cell names a stance where the words bear it, and is empty
    otherwise; what "affirms" or "denies" would leave open it says in the words of the position's line, as ``line_of``
    has it, where they are few. What does not fit into the table stands in the lines of the parties all the same.
    """
    shared = _apart([row for t in topics if (row := _shared(t, of, notes))], notes)[:_ROWS]
    shown = _columns(shared)
    rows = [_row(title, members, shown, notes, line_of) for title, members in shared]
    kept = [row for row in rows if _says_something(row)]
    if len(kept) == 1 and not _is_opposed(kept[0]):
        return Stands()
    return _of_columns([of.name(key) for key in shown], kept)


def _columns(shared: Sequence[tuple[str, _Members]]) -> list[str]:
    """The parties that speak on most topics, as far as there is room."""
    count = Counter(key for _, members in shared for key in members)
    return [key for key, _ in count.most_common(_PARTIES)]


def _of_columns(names: Sequence[str], rows: Sequence[StandRow]) -> Stands:
    """The rows with the columns of parties that take a stance in one of them."""
    spoken = [n for n in range(len(names)) if any(row.cells[n].words for row in rows)]
    if len(spoken) < 2:
        return Stands()
    return Stands(
        tuple(names[n] for n in spoken),
        tuple(StandRow(row.topic, tuple(row.cells[n] for n in spoken)) for row in rows),
    )


def _apart(shared: Sequence[tuple[str, _Members]], notes: Footnotes) -> list[tuple[str, _Members]]:
    """The topics most parties speak on, without what a party says in a row above them already."""
    kept: list[tuple[str, _Members]] = []
    told: set[tuple[str, str]] = set()
    for title, members in sorted(shared, key=lambda row: -len(row[1])):
        fresh = {
            key: mine
            for key, found in members.items()
            if (mine := [p for p in found if _place(p, notes) not in told])
        }
        if _is_shared(fresh, notes):
            kept.append((title, fresh))
            told |= {_place(p, notes) for found in fresh.values() for p in found}
    return kept


def _shared(topic: Topic, of: Sides, notes: Footnotes) -> tuple[str, _Members] | None:
    """The name of a topic under which most parties speak on it, and what they say; null where none has two."""
    titles = dict.fromkeys((topic.title, *(p.position.topic for p in topic.positions)))
    parties = _parties(topic, of)
    usable = [(t, matter) for t in titles if (matter := _matter(t, parties))][:_TITLES]
    told = [(title, _members(title, matter, topic, of, notes)) for title, matter in usable]
    best = max(told, key=lambda entry: (len(entry[1]), -len(entry[0])), default=None)
    return best if best is not None and _is_shared(best[1], notes) else None


def _parties(topic: Topic, of: Sides) -> frozenset[str]:
    """The words that name the parties of a topic."""
    keys = {key for sourced in topic.positions for key in of.members(sourced)}
    return content(" ".join(map(of.name, keys)))


def _matter(title: str, parties: frozenset[str]) -> frozenset[str]:
    """The words by which a title names a matter: neither who is concerned nor where it is spoken about.

    Empty where it is in somebody's own voice, half a clause, or names no matter at all.
    """
    if not is_topic(title, _WORDS):
        return frozenset()
    bodies = (content(name) for name in _BODY.findall(title) if is_body(name))
    return salient_words(title) - parties.union(*bodies)


def _members(
    title: str, matter: frozenset[str], topic: Topic, of: Sides, notes: Footnotes
) -> dict[str, list[SourcedPosition]]:
    """The positions of each party whose own sentences are on the topic."""
    every, called = content(title), _called(title)
    found: defaultdict[str, list[SourcedPosition]] = defaultdict(list)
    for sourced in topic.positions:
        sentences = _sentences(sourced, notes)
        held = content(sentences)
        on = called <= _called(sentences) and len(matter & held) >= _ON_TOPIC * len(matter)
        # "Resolution 9" is not what is said of another one, though the sentence names it.
        on = on and numbers(title) == numbers(sourced.position.topic)
        if on and len(every & held) >= _IN_FULL * len(every):
            for key in of.members(sourced):
                found[key].append(sourced)
    return found


def _called(text: str) -> set[str]:
    """Return the letters and numbers by which a text tells things of one sort apart: "annex z", "option 2"."""
    return {found.lower() for found in _ONE_OF_A_SORT.findall(text)}


#: "I" and "a" are words.
_ONE_OF_A_SORT = re.compile(r"(?<=[a-z] )(?:[b-hj-zB-HJ-Z]|\d{1,3})(?![\w’'.,:/-]*\w)")


def _is_shared(members: _Members, notes: Footnotes) -> bool:
    """Whether at least two parties speak, and not in one sentence alone."""
    told = {_place(p, notes) for found in members.values() for p in found}
    return len(members) > 1 and len(told) > 1


def _place(sourced: SourcedPosition, notes: Footnotes) -> tuple[str, str]:
    return sourced.document, _sentences(sourced, notes)


def _sentences(sourced: SourcedPosition, notes: Footnotes) -> str:
    quotes = sourced.position.quotes
    return " ".join(dict.fromkeys(notes.cited.sentences(sourced.document, q) for q in quotes))


def _reported(sourced: SourcedPosition, notes: Footnotes) -> str:
    """The words relied on with what stands before them in their sentences: what follows is said of something else."""
    found: list[str] = []
    for quote in sourced.position.quotes:
        sentence, own = (
            notes.cited.sentences(sourced.document, quote),
            own_words(quote),
        )
        before, held, _ = sentence.partition(own)
        found.append(before + held)
    return " ".join(dict.fromkeys(found))


def _row(
    title: str, members: _Members, shown: Sequence[str], notes: Footnotes, line_of: LineOf
) -> StandRow:
    named = _IS_CLAIM.search(title) is not None
    cells = (_cell(members.get(k, ()), notes, line_of, named=named) for k in shown)
    return StandRow(capitalised(title), tuple(cells))


def _cell(
    mine: Sequence[SourcedPosition], notes: Footnotes, line_of: LineOf, *, named: bool
) -> Cell:
    """The stances the words of a party bear; empty where they bear none.

    ``named`` is whether the topic names a claim, which can be denied.
    """
    told: dict[Stance, list[SourcedPosition]] = defaultdict(list)
    for sourced in mine:
        stance = stance_shown(_reported(sourced, notes), sourced.position.stance)
        if stance is not None and stance is not Stance.NEUTRAL:
            told[stance].append(sourced)
    shown = [p for found in told.values() for p in found][:_NOTES]
    refer = [n for p in shown for n in notes.refer(p.document, p.position.quotes[:1])]
    words = ", ".join(_words_of(told, line_of, named=named))
    return Cell(words, leaning(list(told)) if told else "", tuple(dict.fromkeys(refer)))


def _words_of(
    told: Mapping[Stance, Sequence[SourcedPosition]], line_of: LineOf, *, named: bool
) -> Iterator[str]:
    """Yield the stances in words; what "affirms" and "denies" leave open in the position's own, where it is short."""
    for stance, found in told.items():
        if stance is Stance.AFFIRMS or (stance is Stance.DENIES and not named):
            said = _in_few_words(found, line_of)
            if not said and stance is Stance.DENIES:
                # What is denied is not the topic, and has no room.
                continue
            if said or len(told) == 1:
                yield said or stance_in_words(stance)
        else:
            yield stance_in_words(stance)


def _in_few_words(told: Sequence[SourcedPosition], line_of: LineOf) -> str:
    """Return what a position says without who says it, where that is short; nothing otherwise."""
    for sourced in told:
        said = _SAID_THAT.match(line_of(sourced.document, sourced.position))
        if said is not None and len(said["what"].split()) <= _FEW_WORDS:
            return unended(said["what"])
    return ""


def _says_something(row: StandRow) -> bool:
    """Whether at least two parties take a stance."""
    return sum(bool(cell.words) for cell in row.cells) > 1


def _is_opposed(row: StandRow) -> bool:
    """Whether the parties lean to different sides: one topic alone is worth a table then."""
    return len({cell.leaning for cell in row.cells if cell.words}) > 1


def stance_shown(text: str, stance: Stance) -> Stance | None:
    """Return the stance where words bear it, or one that leans the same way; null where they do not.

    Who agrees on conditions stands on conditions. A cue behind a negation bears nothing: who "would not oppose" does
    not oppose.
    """
    borne = _borne(text)
    if Stance.CONDITIONAL in borne and leaning([stance]) == "for":
        return Stance.CONDITIONAL
    alike = [s for s in Stance if s in borne and leaning([s]) == leaning([stance])]
    if not alike:
        return None
    return _affirming(text, alike) if stance is Stance.AFFIRMS else stance


def _affirming(text: str, alike: Sequence[Stance]) -> Stance | None:
    """Return which of some stances is shown for "affirms"."""
    # "Affirms" says little of a matter where the words support or propose, and negate nothing.
    if negated(text):
        return Stance.AFFIRMS if Stance.AFFIRMS in alike else None
    return next((s for s in alike if s is not Stance.AFFIRMS), Stance.AFFIRMS)


@lru_cache(maxsize=8192)
def _borne(text: str) -> frozenset[Stance]:
    """The stances for which a text has words that nothing negates."""
    words = [t.lower for t in tokens(text) if t.word or t.lower == "n't"]
    found = set(_cued(words))
    if _CONDITION.search(text):
        found.add(Stance.CONDITIONAL)
    if denies(text) or (not_done(text) or "").endswith(("ed", "en")):
        found.add(Stance.DENIES)
    told = content_stance(text)
    if told and _NEGATION.isdisjoint(words):
        found.add(told)
    return frozenset(found)


def _cued(words: Sequence[str]) -> Iterator[Stance]:
    """Yield the stances of cues and nouns that nothing negates."""
    lexicon = cue_lexicon()
    for at, word in enumerate(words):
        cue, noun = lexicon.at(words, at, first_person=True), lexicon.nouns.get(word)
        given = [c.stance for c in (cue, noun) if c is not None and c.stance is not None]
        if given and not _is_negated(words, at, at + (cue.length if cue is not None else 1)):
            yield from given


def _is_negated(words: Sequence[str], at: int, end: int) -> bool:
    negated = not _NEGATION.isdisjoint(words[max(0, at - _BEFORE) : at])
    return negated or _takes_back(words, at, end)


def _takes_back(words: Sequence[str], at: int, end: int) -> bool:
    """Whether a cue that is itself a negation ("would not") stands before one that opposes."""
    behind = cue_lexicon().at(words, end) if end < len(words) else None
    stance = None if behind is None else behind.stance
    against = stance is not None and leaning([stance]) == "against"
    return against and bool(_NEGATION & set(words[at:end]))

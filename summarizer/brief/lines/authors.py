"""Who writes a document in the first person, and its sentences as others tell them: "we" is the writer's side.

A record, a letter or a cable speaks of its writer as "I" or "we", also where it tells what somebody else said: "Mr Holm
said that we should wait" are not Holm's words, and "we" is not his side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.phrasing.fit import addresses, own_voice
from summarizer.brief.phrasing.grammar import at_the_head, is_sentence
from summarizer.brief.phrasing.mentions import is_person, mentions
from summarizer.brief.phrasing.verbs import in_the_plural, reporting_verb, singular
from summarizer.models.brief import SourcedPosition
from summarizer.models.quote import Speech
from summarizer.models.summary import Position
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.names.places import government, same_side
from summarizer.words.numbers import numbers
from summarizer.words.seldom import Seldom

#: What is read out or given to the press is said, though it stands in writing.
_GIVEN_OUT = Seldom(
    r"\b(?:release|statement|communiqu[eé]|declaration|speech|address|remarks|transcript|press conference"
    r"|right of reply|intervention|minutes|meeting notes|public notes)\b",
    re.IGNORECASE,
)
#: "Madam Speaker, I rise", "the hon. Lady": whoever says so speaks in a chamber.
_TO_THE_CHAIR = Seldom(
    r"(?<!Dear )\b(?:Mr\.?|Madam|Madame) (?:(?:Deputy|Acting) )?(?:Speaker|President|Chair(?:man|woman|person)?), "
    r"?(?:I\b|[a-z]|\n)|\bhon\. (?:Members?|Friend|Gentlem[ae]n|Lady)\b"
)
#: Characters in which a document says what it is.
_TOP = 600
#: Share of the passages in the first person above which one of several holders is who writes.
_MOST = 0.5
_QUOTED = re.compile(r"[“«„][^“”«»„]*[”»]|\"[^\"]*\"")
_FIRST = re.compile(
    r"\b(?P<word>I|me|my|mine|myself|we|us|our|ours|ourselves)\b(?P<form>['’](?:m|ve|ll|d|re)\b)?"
    r"(?= ?(?P<adverbs>(?:(?:also|still|therefore|only|not|never|now|\w+ly) )*)(?P<verb>[a-z]+)?)",
    re.IGNORECASE,
)
#: "In reply we told them", "Noting the delay I said": what stands before who writes and does something.
_ACTS_FIRST = re.compile(r"(?P<before>(?:[A-Z][^;:“”\"]{0,160}?,? )?)(?:I|[Ww]e)\b|(?:My|Our) ")
_NOTING = re.compile(r"[A-Z][a-z]+ing ")
#: The mark of an item of a list before its sentence.
_MARK = re.compile(r"^\s*\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]\s+")
_PRESENT = {"am": "is", "have": "has", "are": "is", "were": "was", "do": "does"}
#: "The United States and our allies": whose allies they are.
_WITH_OURS = Seldom(r"\b(?P<side>[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}) and our\b")
#: "Readout of Minister Dahl’s Call with": whose readout it is.
_READOUT = Seldom(
    r"\bReadout of (?P<who>[^\n]{3,120}?)(?:[’']s?\b|(?:’|\\u2019)s? | (?:[A-Z][\w-]+ ){1,2}with\b)"
)
#: "Our three countries": those who are told of anyway.
_OUR_COUNTED = re.compile(r"\b(?P<our>[Oo])ur (?P<count>[a-z]+|\d+)\b")
_SINGULAR = frozenset(("i", "me", "my", "mine", "myself"))
#: What stands for objects and for what is owned: no verb agrees with it.
_OTHER_FORMS = {
    "me": "{}", "us": "{}", "mine": "{}’s", "ours": "{}’s", "myself": "{}", "ourselves": "itself",
}  # fmt: skip
#: First persons that need no other verb behind them, as they are told of several and of one.
_THEIRS = {"we": "they", "us": "them", "our": "their", "ours": "theirs", "ourselves": "themselves"}
_ITS = {"us": "it", "our": "its", "ours": "its", "ourselves": "itself"}
_CONTRACTED = re.compile(r"\b(?:we|I)['’]", re.IGNORECASE)
#: Words before a possessive among which its owner makes a name of it needless: "Orland should end its inquiry".
_NEAR = 5
#: Adverbs between a subject and its verb at most, and what stands there and is no verb.
_LONGEST_ADVERBS = 2
_NO_VERBS = frozenset(
    "in on at of to for from with and or but as who that than by all both".split()
)


@dataclass(frozen=True)
class Author:
    """Who writes a document: the holder in whose first person it is, and for which side; empty where that is not told.

    ``allies`` are the holders of that side, ``told_of`` those who are told of by name, and write nothing themselves.
    """

    name: str = ""
    side: str = ""
    allies: frozenset[str] = frozenset()
    told_of: frozenset[str] = frozenset()

    def is_(self, holder: str) -> bool:
        """Whether a holder is who writes, or the side that is written for."""
        names = filter(None, (self.name, self.side if holder not in self.told_of else ""))
        return any(same_actor(holder, name, Strictness.ACROSS) for name in names)


def authors_of(
    positions: Iterable[SourcedPosition], cited: Cited, transcripts: Collection[str]
) -> dict[str, Author]:
    """Return who writes each document that is written in the first person, by its source.

    What is said in turns is not written, nor is what several issue together or give to the press.
    """
    held: dict[str, list[SourcedPosition]] = {}
    for sourced in positions:
        if sourced.document not in transcripts:
            held.setdefault(sourced.document, []).append(sourced)
    found = ((document, _author(mine, cited)) for document, mine in held.items())
    return {document: author for document, author in found if author is not None}


@lru_cache(maxsize=64)
def is_given_out(text: str) -> bool:
    """Whether a document says in its first lines that it is read out or given to the press, or speaks to a chair."""
    return bool(_GIVEN_OUT.search(text[:_TOP]) or _TO_THE_CHAIR.search(text))


def _author(positions: Sequence[SourcedPosition], cited: Cited) -> Author | None:
    """Return the writer of the document of some positions; null where it is in nobody's first person."""
    text = cited.texts.get(positions[0].document, "")
    if not own_voice(text) or is_given_out(text):
        return None
    mine = [s.position for s in positions if _speaks_for_itself(s, cited)]
    if any(len(holders_of(held.holder)) > 1 for held in mine):
        return None
    told_of = frozenset(
        {s.position.holder for s in positions if _is_told_of(s.position.holder, text)}
    )
    writer = _most("" if held.holder in told_of else held.holder for held in mine)
    side = _most(map(_side, mine)) or _side_with_ours(positions, told_of, text)
    side = side or _side_that_reads_out(positions, text)
    allies = {s.position.holder for s in positions if side and _side(s.position) == side}
    return Author(writer, side, frozenset(allies), told_of)


def _side_with_ours(
    positions: Sequence[SourcedPosition], told_of: Collection[str], text: str
) -> str:
    """Return the side of those told of whose name goes together with "our": "Norland and our allies" are its allies."""
    held = (s.position for s in positions if s.position.holder in told_of)
    sides = [side for side in map(_side, held) if side]
    named = {found["side"] for found in _WITH_OURS.finditer(text)}
    return next((side for side in sides if any(same_side(side, name) for name in named)), "")


def side_with_ours(sentence: str) -> str:
    """Return the side that a sentence names beside "our": "Norland and our allies"; empty where none is."""
    found = _WITH_OURS.search(sentence)
    return found["side"] if found is not None else ""


def _side_that_reads_out(positions: Sequence[SourcedPosition], text: str) -> str:
    """Return the side whose readout a text is: "Readout of Minister Dahl’s call with" is her government's."""
    found = _READOUT.search(text[:_TOP])
    held = [s.position for s in positions if found and mentions((s.position.holder,), found["who"])]
    return _most(filter(None, map(_side, held)))


def _speaks_for_itself(sourced: SourcedPosition, cited: Cited) -> bool:
    """Whether a position rests on a sentence in which who writes acts, and that is nobody's direct speech."""
    quote = next((q for q in sourced.position.quotes if q.verified), None)
    if quote is None or quote.speech is Speech.DIRECT:
        return False
    return acts_itself(cited.sentences(sourced.document, quote))


def acts_itself(sentence: str) -> bool:
    """Whether who writes is who does something in a sentence: "I asked Mr Holm whether he would come"."""
    found = _ACTS_FIRST.match(_MARK.sub("", _QUOTED.sub(" ", sentence)))
    if found is None or not found["before"]:
        return found is not None
    before = found["before"].strip(" ,")
    another = any(reporting_verb(word, ("s", "past")) for word in before.split())
    return _NOTING.match(before) is not None or not (another or is_sentence(f"{before}."))


def _is_told_of(holder: str, text: str) -> bool:
    """Whether a text tells by name, outside quotation marks, that somebody said something."""
    words = holder.split()
    if not words:
        return False
    name = re.escape(words[-1]) if is_person(holder) else re.escape(holder)
    said = re.finditer(
        rf"\b{name} (?:(?:also|then|\w+ly) )?(?P<verb>[a-z]+)\b", text, re.IGNORECASE
    )
    return any(reporting_verb(found["verb"], ("past",)) for found in said)


def _side(held: Position) -> str:
    """Return the side a holder speaks for: itself, where it is no person."""
    person = is_person(held.holder) or is_office(held.holder)
    return held.on_behalf_of or ("" if person else held.holder)


def _most(names: Iterable[str]) -> str:
    """Return the name that more than half are; nothing where none is."""
    count = Counter(names)
    name, number = count.most_common(1)[0] if count else ("", 0)
    return name if number > _MOST * count.total() else ""


def turned(sentence: str, who: str, side: str) -> str:
    """Return a sentence with names in the place of the writer's first persons; nothing where one cannot be turned.

    ``who`` is the writer's name as it stands in a sentence, ``side`` that of those for whom "we" stands.
    """
    sentence = _OUR_COUNTED.sub(_counted, sentence)
    marks = [found.span() for found in _QUOTED.finditer(sentence)]
    told, at = "", 0
    for found in _FIRST.finditer(sentence):
        if any(start <= found.start() < end for start, end in marks):
            continue
        name = who if found["word"].lower() in _SINGULAR else side
        if not name or found["form"]:
            return ""
        told += sentence[at : found.start()]
        written, at = _in_its_place(found, name, told)
        told += written
    told += sentence[at:]
    return "" if own_voice(told) else told


def _counted(ours: re.Match[str]) -> str:
    """Return "the three" for "our three": those who are counted are told of anyway."""
    if not numbers(ours["count"]):
        return ours.group()
    return f"{'The' if ours['our'] == 'O' else 'the'} {ours['count']}"


def of_itself(holder: str, sentence: str) -> str:
    """Return a sentence on several, or on a body, at its head with "their" or "its" for the first persons behind.

    "Norland and Orland reaffirmed our friendship" in what they issue together; nothing where a person is meant.
    """
    several = len(holders_of(holder)) > 1 or in_the_plural(holder)
    if not several and not (is_body(holder) or government(holder)):
        return ""
    if any(own_voice(quoted) for quoted in _QUOTED.findall(sentence)) or _CONTRACTED.search(
        sentence
    ):
        return ""
    forms = _THEIRS if several else _ITS
    told = _FIRST.sub(lambda found: forms.get(found["word"].lower(), found["word"]), sentence)
    return "" if own_voice(told) else told


def _in_its_place(found: re.Match[str], name: str, before: str) -> tuple[str, int]:
    """Return what stands in the place of a first person, with the verb behind it, and where that ends."""
    word, end = found["word"].lower(), found.end("word")
    if word in ("my", "our"):
        near = " ".join(before.split()[-_NEAR:])
        known = word == "our" and (name in near or same_side(name, near))
        return ("its" if known else f"{name}’{'' if name.endswith('s') else 's'}"), end
    if word in _OTHER_FORMS:
        return _OTHER_FORMS[word].format(name), end
    verb, adverbs = found["verb"] or "", found["adverbs"]
    if not verb or verb in _NO_VERBS or len(adverbs.split()) > _LONGEST_ADVERBS:
        return name, end
    one = word == "i" or not in_the_plural(name)
    agreeing = (_PRESENT.get(verb) or singular(verb)) if one else verb
    return f"{name} {adverbs}{agreeing}", found.end("verb")


def said_by_me(name: str, sentence: str) -> str:
    """Return "I said that the zone" with the name of who writes; nothing where more is in the first person."""
    found = re.match(r"(?:I|We) (?P<verb>[a-z]+) ", sentence)
    if found is None or not reporting_verb(found["verb"], ("past",)):
        return ""
    rest = sentence[found.start("verb") :]
    return "" if own_voice(rest) else f"{at_the_head(name)} {rest}"


def said_by_you(name: str, holder: str, sentence: str) -> str:
    """Return "You further suggest that duties fall" of a letter with the name of whom it is sent to."""
    found = re.match(
        r"You (?P<adverb>(?:further|also|\w+ly) )?(?P<verb>[a-z]+) (?P<rest>.+)", sentence
    )
    if found is None or not reporting_verb(found["verb"], ("base",)):
        return ""
    if own_voice(found["rest"]) or addresses(found["rest"]):
        return ""
    verb = found["verb"] if in_the_plural(holder) else singular(found["verb"])
    return f"{at_the_head(name)} {found['adverb'] or ''}{verb} {found['rest']}"

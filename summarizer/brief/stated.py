"""A summary's statement as a sentence in which its holder is named, with the verb the source has for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.attribution.cues import CueKind, cue_lexicon
from summarizer.brief.grammar import (
    at_the_head,
    cut_from,
    ended,
    ends_a_clause,
    reports,
    together,
    unended,
)
from summarizer.brief.mentions import is_person, mentions
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Position
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.names.places import government
from summarizer.words.content import content
from summarizer.words.negation import negated

ATTRIBUTED = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
#: Words before a verb among which its subject is looked for.
_SUBJECT_OF_VERB = 5
#: Words at the head of a statement among which its subject is looked for.
SUBJECT = 5
#: What a clause may follow that goes on without its subject.
_JOINED = re.compile(r"(?:\b(?:and|but|then|also)|[,;:–—-])\s*$")
#: "A judge blocked the sale, saying the deal would": who says it is the subject.
_SAYING = re.compile(
    r", (?:saying|adding|arguing|warning|noting|insisting|claiming|stressing|explaining)(?: that)? $"
)
#: The article of a statement's first noun, the mark of an item, an opening quotation mark.
_AT_THE_HEAD = re.compile(
    r"(?:^|(?<=\s))(?:[Tt]he|[Aa]n?)\s+$|^\s*(?:[-–—•*·▪“\"‘']|\(?[a-z\d]{1,3}[.)])\s*$"
)
#: "I suggested that", "we believe": what follows is who speaks' own.
_MYSELF = re.compile(r"\b(?:I|we|We)\b[^.;:]{1,60}$")
_OWN_HEAD = re.compile(r"(?:He|She|They)(?= [a-z])")
_PRONOUN = re.compile(r"^(?:He|She)(?= [a-z])")
_IT = re.compile(r"^It(?= (?:has |had )?(?:also )?([a-z]+))")
#: What decides rather than says.
_DECIDES = frozenset(
    "resolved decided ruled held found agreed concluded recommended determined ordered".split()
)
_DECIDING = re.compile(
    r"\b(?:assembly|(?:sub-?)?committee|council|board|court|tribunal|senate|congress|parliament|cabinet)\b",
    re.IGNORECASE,
)
_REPORTING = frozenset(
    (CueKind.SAYS, CueKind.AFFIRMS, CueKind.WARNS, CueKind.PROPOSES, CueKind.PROMISES)
)
_THAT = re.compile(r"(?P<before>[^.;:?!“”\"]{0,90}?)\b(?P<verb>[a-z]+) that\b")
_IT_WAS = re.compile(r"\bit (?:was|has been) (?P<verb>[a-z]+)\b", re.IGNORECASE)
#: "Waymo said it had won": the verb, and what the sentence calls the speaker behind it.
_ITSELF = re.compile(
    r"(?P<before>[^.;:?!“”\"]{0,90}?)\b(?P<verb>[a-z]+) (?:(?:us|me|him|her|them|reporters|journalists) )?(?:\w+ly )?"
    r"(?:that )?(?P<self>it|he|she|they) [a-z]"
)
#: An office at the head of a statement, before its verb.
_OFFICE = re.compile(r"^(?:The )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}(?= [a-z])")
#: These have somebody told behind them.
_WITH_OBJECT = ("told", "tells", "informed", "informs", "assured", "assures")
_HAVE = ("has", "have", "had", "is", "are", "was", "were")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be) (?:\w+ly )?\w+(?:ed|en|ne|wn)\b")
#: "On the minister's instructions": whose doing it is stands at the head.
_SET_OFF = re.compile(r"(?:On|By|At|Under|With|For|According to)\b")
_COMPLEMENT = re.compile(r" (?:of|for|on|at|in|to|from) ")
#: A verb right behind a subject.
_ACTS = re.compile(r"(?:\w+ed|held|was|were|is|are|has|have|had|will|would|can|could|should|must)$")
#: Behind these a name is no subject.
_INSIDE = re.compile(r"\b(?:of|by|for|at|in|on|with|from|to|about|against|between)\b")


def _own_noun(holder: str, words: Sequence[str]) -> int:
    """Return how many words at the head are the holder's own noun: "The Dialogue" of the Sarim Dialogue for Water."""
    name = _COMPLEMENT.split(holder, maxsplit=1)[0].split()
    at = 1 if words[0] == "The" else 0
    noun, verb = (*words[at : at + 2], "", "")[:2]
    if not name or len(name) == len(holder.split()) == 1 or noun.casefold() != name[-1].casefold():
        return 0
    return at + 1 if reporting_verb(verb) or _ACTS.match(verb) else 0


@dataclass(frozen=True)
class Teller:
    """Whose statement it is: the holder, the name as it stands in a sentence, and what tells of them.

    ``mentions`` is whether words name the holder; ``lower`` makes the first word of a clause small where it is no name.
    """

    holder: str
    name: str
    sentences: Sequence[str]
    mentions: Callable[[str], bool]
    lower: Callable[[str], str]
    #: The whole document: it may name the holder behind the office once and for all.
    text: str = ""

    def sentence(self, statement: str) -> str:
        """Return a statement as it is where its subject is the holder, else behind the verb by which it is reported.

        Nothing where it tells what a body did and does not say so.
        """
        headed = headed_by(self.holder, statement, self.name)
        if headed:
            return ended(headed)
        if re.match(rf"(?:The )?{re.escape(self.holder)},", statement):
            # The name stands there whole, with an aside behind it.
            return ended(statement)
        behind = self._behind_subject(statement)
        if behind:
            return ended(self._of_itself(statement, behind))
        if _SET_OFF.match(statement) and self.mentions(" ".join(statement.split()[:SUBJECT])):
            return ended(statement)
        verb = self._verb()
        if not verb and self._is_its_act(statement):
            return self._act(statement)
        # What a body adopted is not what it said.
        said = "held" if is_body(self.holder) and _DECIDING.search(self.holder) else "said"
        return ended(f"{at_the_head(self.name)} {verb or said} that {self.lower(statement)}")

    def _behind_subject(self, statement: str) -> int:
        """Return how many words of a statement name the holder as its subject; 0 where something else is."""
        words = statement.split()
        if statement.casefold().startswith(f"{self.holder.casefold()} "):
            return len(self.holder.split())
        own = _own_noun(self.holder, words)
        if own:
            return own
        for n in range(1, min(SUBJECT, len(words) - 1) + 1):
            head = " ".join(words[:n])
            if self.mentions(head) and is_office(self.holder) <= is_office(head):
                owned = re.search(r"[’']s?$", words[n - 1])
                if owned or _INSIDE.search(head) or self._describes(words, n):
                    return 0
                # "The State" is not all of "the State Department".
                named = content(self.holder)
                return n + next(
                    (
                        k
                        for k, w in enumerate(words[n:])
                        if not content(w) or not content(w) <= named
                    ),
                    0,
                )
        return self._office(statement)

    def _office(self, statement: str) -> int:
        """Return how many words name the holder's office, where the source has the name right behind it."""
        found = _OFFICE.match(statement) if is_person(self.holder) else None
        if found is None or not is_office(found.group()):
            return 0
        office = re.escape(found.group().removeprefix("The "))
        named = re.compile(rf"\b{office},? {re.escape(self.holder)}\b", re.IGNORECASE)
        here = any(map(named.search, (*self.sentences, self.text)))
        return len(found.group().split()) if here else 0

    def _describes(self, words: Sequence[str], n: int) -> bool:
        """Whether the name only describes what is spoken of: "Nahranian boats", no "Nahranian ministry"."""
        place = government(self.holder)
        named = words[n - 1].isupper() or words[n - 1].lower() in self.holder.lower()
        if not place or named or words[n][:1].isupper():
            return False
        longer = (" ".join(words[: n + more]) for more in (1, 2))
        return not any(is_body(text) or is_office(text) for text in longer)

    def _of_itself(self, statement: str, behind: int) -> str:
        """Return a statement on its own holder; where the source has it as said by the holder, as said."""
        words = statement.split()
        head = " ".join(words[:behind])
        alone = behind == 1 or not self.mentions(head)
        # "The League" is the Farmers' League; "Minister Dahl" and "the UK" say who is meant.
        less = content(head) < content(self.holder) and not is_person(self.holder)
        short = less or (alone and is_person(self.holder))
        name = at_the_head(self.name) if short else at_the_head(head)
        rest = " ".join(words[behind:])
        verb = words[behind + 1 :][:1] if words[behind] in _HAVE else words[behind : behind + 1]
        said = None if any(map(reporting_verb, verb)) else self._itself(" ".join(verb))
        if said is None:
            return f"{name} {rest}"
        said_so, pronoun = said
        return f"{name} {said_so} that {pronoun} {rest}"

    def _itself(self, verb: str) -> tuple[str, str] | None:
        """Return by which verb, and behind which pronoun, the source has the holder say of itself what a verb says."""
        for sentence in self.sentences:
            for found in _ITSELF.finditer(sentence):
                clause = " ".join(sentence[found.end("self") :].split()[:_SUBJECT_OF_VERB])
                same = verb in clause.split() or bool(content(verb) & content(clause))
                if same and self._speaks(found["before"], found["verb"], sentence):
                    said = "said" if found["verb"] in _WITH_OBJECT else found["verb"]
                    one = found["self"] == "they" and government(self.holder)
                    return said, "it" if one else found["self"]
        return None

    def _verb(self) -> str:
        """Return the verb by which the source reports what the holder says; nothing where it has none before "that"."""
        for sentence in self.sentences:
            for found in _THAT.finditer(sentence):
                if self._speaks(found["before"], found["verb"], sentence):
                    return found["verb"]
            decided = _IT_WAS.search(sentence)
            if decided and decided["verb"] in _DECIDES and self._is_a_body():
                return decided["verb"]
        return ""

    def _speaks(self, before: str, verb: str, sentence: str) -> bool:
        """Whether the words before a verb are the holder, who says or decides something by it."""
        subject = " ".join(before.split()[-_SUBJECT_OF_VERB:])
        mine = self._names_all(subject) or (
            before.strip() in ("He", "She", "They", "It") and sentence.startswith(before)
        )
        return mine and not negated(subject) and (reporting_verb(verb) or verb in _DECIDES)

    def _names_all(self, subject: str) -> bool:
        """Whether words name the holder; of several holders every one."""
        several = holders_of(self.holder)
        return self.mentions(subject) and all(mentions((one,), subject) for one in several[1:])

    def _is_a_body(self) -> bool:
        return not is_person(self.holder) and not government(self.holder)

    def _is_its_act(self, statement: str) -> bool:
        """Whether a statement tells what a body did, not what it says: "The resolution was approved"."""
        named = any(content(self.holder) <= content(sentence) for sentence in self.sentences)
        return (
            self._is_a_body()
            and named
            and not self._is_reported()
            and _PASSIVE.search(statement) is not None
        )

    def _is_reported(self) -> bool:
        words = (word for s in self.sentences for word in re.findall(r"[a-z]+", s))
        return any(reporting_verb(word, ("s", "past")) for word in words)

    def _act(self, statement: str) -> str:
        agent = any(
            self.mentions(sentence[found.end() : found.end() + 60])
            for sentence in self.sentences
            for found in re.finditer(r"\bby\b", sentence)
        )
        if not agent or " by " in statement:
            return ""
        return ended(f"{unended(statement)} by {self.name}")


def headed_by(holder: str, sentence: str, name: str) -> str:
    """Put a name in the place of the pronoun, or of those together, at the head of a sentence; empty where none is."""
    several = len(holders_of(holder)) > 1
    found = together(sentence) if several else _PRONOUN.match(sentence)
    it = _IT.match(sentence)
    thing = is_body(holder) or government(holder) is not None or name.startswith("the ")
    if found is None and it is not None and thing and reporting_verb(it[1]):
        found = it
    both = " both" if found and found.group() == "Both" else ""
    return f"{at_the_head(name)}{both}{sentence[found.end() :]}" if found else ""


def reporting_verb(verb: str, tags: tuple[str, ...] = ("s", "past", "base")) -> bool:
    """Whether a verb by itself says that somebody says or thinks something; "is" does not."""
    cue = cue_lexicon().at((verb.lower(),), 0)
    return cue is not None and cue.kind in _REPORTING and not cue.tags.isdisjoint(tags)


def is_whole(held: Position, sentences: Sequence[str], mentions: Callable[[str], bool]) -> bool:
    """Whether a statement is a sentence of its own, or cut from the source where one ends and by whom it is told.

    A strong model words its statements itself. A small one's are cut from the passage: they may begin or end
    amid a clause, or leave out who reports what they say.
    """
    cuts = (cut_from(held.statement, held.holder, sentence) for sentence in sentences)
    found = next((cut for cut in cuts if cut), None)
    if found is None:
        return True
    before, after = _AT_THE_HEAD.sub("", found[0]), found[1]
    return ends_a_clause(after) and (
        not before.strip() or mentions(before) or _begins_a_clause(before, held)
    )


def _begins_a_clause(before: str, held: Position) -> bool:
    """Whether what stands before a cut lets it begin there, and who says so is the holder or passed on."""
    if _OWN_HEAD.match(before) or _SAYING.search(before) or _MYSELF.search(before):
        return True
    # Whoever passes it on is named in front of it.
    if held.attribution and before.rstrip().endswith("that"):
        return True
    sure = all(quote.speaker_check in ATTRIBUTED for quote in held.quotes if quote.verified)
    return (sure or not reports(before)) and bool(_JOINED.search(before))


def speaks_for(held: Position, sentences: Sequence[str]) -> bool:
    """Whether a sentence has the holder speak for the side: "the Maldives, for AOSIS, proposed"."""
    behalf = re.escape(held.on_behalf_of or "")
    pattern = re.compile(rf"{re.escape(held.holder)}, for (?:the )?{behalf},", re.IGNORECASE)
    return any(pattern.search(sentence) for sentence in sentences)

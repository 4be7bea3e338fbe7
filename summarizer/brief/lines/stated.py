"""A summary's statement as a sentence in which its holder is named, with the verb the source has for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from summarizer.attribution.cues import inflect
from summarizer.brief.lines.headed import THEY, headed_by, in_the_singular
from summarizer.brief.lines.own_acts import behind_aside, is_narrated, own_act, reports_behind
from summarizer.brief.phrasing.attitudes import told_actively
from summarizer.brief.phrasing.grammar import (
    at_the_head,
    ended,
    unended,
)
from summarizer.brief.phrasing.mentions import is_named_person, is_person, mentions
from summarizer.brief.phrasing.self_told import done_by_all, in_full, told_amid, told_by_its_own
from summarizer.brief.phrasing.verbs import (
    in_the_plural,
    reporting_verb,
    says_or_asks,
    tells_an_attitude,
)
from summarizer.models.quote import SpeakerCheck
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.names.places import Form, government, known_place
from summarizer.words.content import content
from summarizer.words.negation import negated
from summarizer.words.scripts import straight
from summarizer.words.seldom import Seldom

ATTRIBUTED = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
#: Words before a verb among which its subject is looked for.
_SUBJECT_OF_VERB = 5
#: Words of a verb at most: "has been striving".
_VERB_FORMS = 3
#: Words at the head of a statement among which its subject is looked for.
SUBJECT = 5
_DAYS = {"tomorrow": "the next day", "yesterday": "the day before"}
_DEICTIC = Seldom(r"\b(?:tomorrow|yesterday)\b(?!['’]s)")
#: What decides rather than says.
_DECIDES = frozenset(
    "resolved decided ruled held found agreed concluded recommended determined ordered".split()
)
_DECIDING = Seldom(
    r"\b(?:assembly|(?:sub-?)?committee|council|board|court|tribunal|senate|congress|parliament|cabinet)\b",
    re.IGNORECASE,
)
#: What a body that decides wants others to do.
_OUGHT = Seldom(r"\b(?:should|must|ought to)\b")
_RESOLVING = Seldom(r"\b(?:assembly|council|senate|congress|parliament)\b", re.IGNORECASE)
#: A committee of many kinds reports, bargains and votes.
_MAY_SAY = Seldom(r"\bcommittee\b", re.IGNORECASE)
_THAT = Seldom(r"(?P<before>[^.;:?!“”\"]{0,90}?)\b(?P<verb>[a-z]+) that\b")
#: "We further recommend that": the verb of who speaks.
_MINE = Seldom(r"\b(?:I|[Ww]e) (?:(?:further|also|therefore|\w+ly) )?(?P<verb>[a-z]+) that\b")
_IT_WAS = Seldom(r"\bit (?:was|has been) (?P<verb>[a-z]+)\b", re.IGNORECASE)
#: "Waymo said it had won": the verb, and what the sentence calls the speaker behind it.
_ITSELF = re.compile(
    r"(?P<before>[^.;:?!“”\"]{0,90}?)\b(?P<verb>[a-z]+) (?:(?:us|me|him|her|them|reporters|journalists) )?(?:\w+ly )?"
    r"(?:that )?(?P<self>it|he|she|they) [a-z]"
)
#: Sentences without it need no closer look, which takes a hundred times as long.
_PRONOUN_AMID = re.compile(r" (?:it|he|she|they) [a-z]")
#: An office at the head of a statement, before its verb.
_OFFICE = re.compile(r"^(?:The )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}(?= [a-z])")
#: These have somebody told behind them.
_WITH_OBJECT = ("told", "tells", "informed", "informs", "assured", "assures")
_HAVE = ("has", "have", "had", "is", "are", "was", "were")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be) (?:\w+ly )?\w+(?:ed|en|ne|wn)\b")
#: What stands between the names at the head of a statement: "Norland, for the Lake Group, supported by Orland, urged".
_AMONG_NAMES = frozenset(
    "and the of for by with on behalf as well other others together along supported backed joined seconded".split()
)
#: "On the minister's instructions": whose doing it is stands at the head.
_SET_OFF = re.compile(r"(?:On|By|At|Under|With|For|According to)\b")
_COMPLEMENT = re.compile(r" (?:of|for|on|at|in|to|from) ")
#: A verb right behind a subject.
_ACTS = re.compile(
    r"(?:\w+ed|held|does|do|did|was|were|is|are|has|have|had|will|would|can|could|should|must)$"
)
_POSSESSIVE = re.compile(r"['’]s?$")
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


def _headed_by_all(statement: str, mine: Collection[str | None]) -> bool:
    """Whether a statement begins with all of some states, by whatever names: "Norland and the Republic of Ora say"."""
    words = statement.split()
    for n in range(3, min(_NAMES_OF_STATES, len(words))):
        if words[n].islower() and words[n] not in ("and", "of", "the"):
            named = holders_of(" ".join(words[:n]).removeprefix("The "))
            return {government(name.removeprefix("the ")) for name in named} == mine
    return False


#: "Gave judgment to the port", "Rejected it": a past at the head, with an object and no subject.
_NO_SUBJECT = re.compile(
    r"(?P<verb>Gave|Made|Took|Sent|Sought|Told|Won|Lost|Paid|Met|Brought|Chose|Withdrew"
    r"|(?!Unit|Need|Reli)[A-Z][a-z]{3,}ed(?! (?:by|with|in|on|at|as)\b))"
    r" (?=the|an?|his|her|its|their|that|to|it\b|[a-z]+ to\b)"
)
#: Words of the names of states at the head of a statement at most.
_NAMES_OF_STATES = 16
#: "A spokesman for the firm said that": who says it, before the verb.
_TOLD_ALREADY = Seldom(r"(?P<before>[^.;:?!“”\"]{2,100}?) (?P<verb>[a-z]+) that ")
#: "The firm, according to its owner, expects", "The ministers, an official said, spoke": whose it is stands amid it.
_SOURCE_AMID = Seldom(
    r"(?:[^.,;:?!“”\"]|(?<=\b[A-Z])\.|,(?= [^.,;:?!“”\"]{2,60}, )){2,80}?, (?:according to (?:[^,]{2,60},"
    r"|(?:[A-Z][\w.’'-]* ){1,5}(?=[a-z]))|(?:an?|the) [^,]{2,40} (?:said|says),) ?"
)
#: "Several parties, including Norland and Orland, stressed": many who say it, and who is among them.
_INCLUDING = re.compile(
    r"(?P<who>(?:[A-Z][a-z]+|A number of) (?:[a-z]+ )?[a-z]+s, (?:including|among them|such as) [^.;:“”]+?),"
    r" (?P<verb>(?!for\b|on\b|with\b|in\b|and\b)[a-z]+) (?=the\b|that\b|an?\b|to\b|on\b|for\b|[a-z]+ing\b)"
)
#: The names at the head of a statement, with a verb behind them.
_NAMES = re.compile(
    r"(?P<names>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*|,(?= [A-Z])| and(?= [A-Z]))*) (?P<verb>[a-z]+)"
)


#: "Lawyers for the firm alleged that", "A memo from the ministry appeared to urge".
_FOR_WHOM = re.compile(r"(?:The |An? |Some |Several )?(?:[A-Za-z][\w’'-]* ){1,3}?(?:for|from|of) ")
_SETS_OFF = re.compile(r"[.;:,“”]")
_SEEMS = frozenset("appeared appears seemed seems suggested suggests showed shows".split())


#: "Ana Dahl's campaign", "the minister's lawyers".
_BY_WHOSE = re.compile(r"[^,;]+['’]s? [a-z][\w-]*$")


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
    #: Whether the words are the holder's own: direct speech, a turn, a first person.
    speaks: bool = False
    #: Whether the document tells it in its own words: nobody says it, the holder neither.
    narrated: Callable[[], bool] = bool
    #: The whole document: it may name the holder behind the office once and for all.
    text: str = ""

    def sentence(self, statement: str) -> str:
        """Return a statement as it is where its subject is the holder, else behind the verb by which it is reported.

        Nothing where it tells what a body did and does not say so.
        """
        ways = (
            self._bare,
            self._supported,
            self._named_by_whose,
            self._headed,
            self._by_its_act,
            self._named_whole,
            self._with_others,
            self._by_capitals,
            self._tells_itself,
            self._of_its_own,
            self._has_its_source,
            self._about_itself,
            self._says_whose,
            self._set_off,
            self._attitude,
        )
        found = next(filter(None, (way(statement) for way in ways)), "")
        if found:
            return ended(found)
        verb = self._verb()
        if not verb and self._is_its_act(statement):
            return self._act(statement)
        if not verb and self.narrated():
            return ""
        # What a body adopted is not what it said.
        said = self._says_or_decides(statement)
        told = _as_reported(self.lower(statement))
        return ended(f"{at_the_head(self.name)} {verb or said} that {told}")

    def _says_or_decides(self, statement: str) -> str:
        """Return the verb for what none of the source reports: a court holds, an assembly resolves what ought to be."""
        if not is_body(self.holder) or _MAY_SAY.search(self.holder):
            return "said"
        resolves = _OUGHT.search(statement) is not None and _RESOLVING.search(self.holder)
        if resolves:
            return "resolved"
        return "held" if _DECIDING.search(self.holder) else "said"

    def _bare(self, statement: str) -> str:
        """Return "Gave judgment to the port", which has no subject, with the holder as its subject."""
        found = _NO_SUBJECT.match(statement)
        own = found is not None and any(
            re.search(rf"\b{re.escape(found['verb'].lower())} ", s) for s in self.sentences
        )
        return f"{at_the_head(self.name)} {statement[:1].lower()}{statement[1:]}" if own else ""

    def _supported(self, statement: str) -> str:
        """Return "Norland, supported by Orland and Sarim, urged" as it stands: those who hold it are its subject."""
        held = holders_of(self.holder)
        if len(held) < 2:
            return ""
        many = _INCLUDING.match(statement)
        if many is not None and all(mentions((one,), many["who"]) for one in held):
            return statement if says_or_asks(many["verb"]) else ""
        words = [word.strip(",") for word in statement.split()]
        verb = next((n for n, w in enumerate(words) if w.islower() and w not in _AMONG_NAMES), 0)
        head = " ".join(words[:verb])
        own = any(mentions((one,), head) for one in held)
        return statement if own and says_or_asks(words[verb]) else ""

    def _named_by_whose(self, statement: str) -> str:
        """Return a statement that begins with a holder named by whose it is: "Dahl's campaign asked"."""
        own = _BY_WHOSE.match(self.holder) is not None
        begins = straight(statement).startswith(f"{straight(self.holder)} ")
        return statement if own and (begins or self._is_of_whose(statement)) else ""

    def _is_of_whose(self, statement: str) -> bool:
        """Whether a statement begins with "The leadership of the Union" for the holder "the Union's leadership"."""
        whose, _, noun = straight(self.holder).rpartition("' " if "s' " in self.holder else "'s ")
        named = re.match(rf"The {re.escape(noun)} of (?P<whose>[^,;:]{{2,120}})", statement)
        return named is not None and bool(whose) and mentions((whose,), named["whose"])

    def _headed(self, statement: str) -> str:
        """Return a statement with the name in the place of its pronoun; a fact about oneself as said."""
        headed = headed_by(self.holder, statement, self.name) or self._as_one(statement)
        if not headed:
            return ""
        pronoun, _, rest = statement.partition(" ")
        if pronoun in ("He", "She") and self.speaks and not tells_an_attitude(rest):
            return f"{at_the_head(self.name)} said that {pronoun.lower()} {_as_reported(rest)}"
        return headed

    def _by_its_act(self, statement: str) -> str:
        """Return what the holder does by speaking as that, be it behind an aside."""
        act = own_act(self.holder, self.name, statement, self.sentences, self.mentions)
        return act or behind_aside(self.name, statement)

    def _as_one(self, statement: str) -> str:
        """Return what "They" do as the holder's doing, where the source does not have the holder tell it of others."""
        found = THEY.match(statement)
        acts = re.compile(rf"\b[Tt]hey (?:\w+ly )?{re.escape(found['verb'])}\b") if found else None
        told = acts is not None and any(map(acts.search, self.sentences))
        if (told and not in_the_plural(self.holder)) or is_named_person(self.holder):
            return ""
        return in_the_singular(self.holder, statement, self.name)

    def _named_whole(self, statement: str) -> str:
        """The name stands there whole, with an aside behind it."""
        whole = rf"(?:The )?{re.escape(self.holder)},"
        return statement if re.match(whole, statement, re.IGNORECASE) else ""

    def _with_others(self, statement: str) -> str:
        """Return "Norland and others saw" as it stands: they do not say of themselves by name what they saw."""
        *named, last = holders_of(self.holder) or ("",)
        who, found, _ = statement.partition(" and others ")
        own = last == "others" and found and _SETS_OFF.search(who.replace(".", "")) is None
        return statement if own and all(mentions((one,), who) for one in named) else ""

    def _by_capitals(self, statement: str) -> str:
        """Return a statement on states that names them otherwise, as by their capitals, as it stands."""
        mine = {government(name) for name in holders_of(self.holder)}
        if None in mine:
            return ""
        if len(mine) > 1:
            return statement if _headed_by_all(statement, mine) else ""
        found = _NAMES.match(statement)
        if found is None or content(found["names"]) & content(self.holder):
            return ""
        named = {government(name) for name in holders_of(found["names"])}
        return statement if named == mine else ""

    def _has_its_source(self, statement: str) -> str:
        """Return a statement that names the holder and, amid itself, whom it comes from, as it stands."""
        if statement.startswith("According to ") and self.mentions(statement):
            return statement
        source = _SOURCE_AMID.match(statement)
        if source is None:
            return ""
        several = holders_of(self.holder)
        each = len(several) > 1 and all(mentions((one,), source.group()) for one in several)
        return statement if each or self.mentions(source.group()) else ""

    def _says_whose(self, statement: str) -> str:
        """Return a statement that names the holder before its own verb of saying, as it stands."""
        told = _TOLD_ALREADY.match(statement)
        says = told is not None and reporting_verb(told["verb"], ("past", "s"))
        return statement if says and told is not None and self.mentions(told["before"]) else ""

    def _tells_itself(self, statement: str) -> str:
        """Return a statement that needs nobody in front of it: it says itself whose it is, or what all who met did."""
        told = told_amid(statement, self.mentions) or told_by_its_own(self.holder, statement)
        told = told or self._by_its_people(statement) or self._told_in_its_midst(statement)
        if told:
            return statement
        named = is_person(self.holder) and not _COMPLEMENT.search(self.holder)
        one = named or government(self.holder) is not None
        return statement if done_by_all(statement) and not one and not self._verb() else ""

    def _told_in_its_midst(self, statement: str) -> bool:
        """Whether a statement tells what "was suggested" by nobody in particular, and names the body it was done in."""
        was = _IT_WAS.match(statement)
        return was is not None and bool(reporting_verb(was["verb"])) and self.mentions(statement)

    def _by_its_people(self, statement: str) -> bool:
        """Whether a statement begins with those who speak for the holder, or a paper of theirs, and has their verb."""
        head = _FOR_WHOM.match(statement)
        if head is None:
            return False
        words = statement[head.end() :].split()[:_NAMES_OF_STATES]
        verb = next((n for n, w in enumerate(words) if says_or_asks(w) or w in _SEEMS), 0)
        whom = " ".join(words[:verb])
        return bool(verb) and self.mentions(whom) and not _SETS_OFF.search(whom)

    def _of_its_own(self, statement: str) -> str:
        """Return "Dahl's figures show" as it stands, "Orland's gauges are open" as what Orland says of its own."""
        owner, _, rest = statement.partition(" ")
        if (
            not _POSSESSIVE.search(owner)
            or not self.mentions(_POSSESSIVE.sub("", owner))
            or self.mentions(rest)
        ):
            return ""
        if is_person(self.holder):
            return statement
        one = len(holders_of(self.holder)) == 1 and not in_the_plural(self.holder)
        return f"{at_the_head(self.name)} {self._verb() or 'said'} that its {rest}" if one else ""

    def _about_itself(self, statement: str) -> str:
        behind = self._behind_subject(statement)
        return self._of_itself(statement, behind) if behind else ""

    def _set_off(self, statement: str) -> str:
        mine = self.mentions(" ".join(statement.split()[:SUBJECT]))
        return statement if mine and _SET_OFF.match(statement) else ""

    def _attitude(self, statement: str) -> str:
        """Return "The duty is criticised" as what the holder criticised."""
        told = told_actively(statement, self.lower)
        return f"{at_the_head(self.name)} {told}" if told else ""

    def _behind_subject(self, statement: str) -> int:
        """Return how many words of a statement name the holder as its subject; 0 where something else is."""
        words = statement.split()
        full = in_full(self.holder, words)
        if full:
            return full
        own = _own_noun(self.holder, words)
        if own:
            return own
        for n in range(1, min(SUBJECT, len(words) - 1) + 1):
            head = " ".join(words[:n])
            if self.mentions(head) and is_office(self.holder) <= is_office(head):
                return 0 if self._is_inside(words, n) else n + self._named_on(words[n:])
        return self._office(statement)

    def _is_inside(self, words: Sequence[str], n: int) -> bool:
        """Whether the holder, named among the first words, is not what the verb behind them belongs to."""
        owned = re.search(r"[’']s?$", words[n - 1])
        amid = words[0].endswith("ing") or owned or _INSIDE.search(" ".join(words[:n]))
        return bool(amid or self._describes(words, n))

    def _named_on(self, words: Sequence[str]) -> int:
        """Return how many words go on with the holder's name: "The State" is not all of "the State Department"."""
        named = content(self.holder)
        beyond = (n for n, w in enumerate(words) if not content(w) or not content(w) <= named)
        return next(beyond, 0)

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
        capital = known_place(words[n - 1])
        if (
            not place
            or named
            or words[n][:1].isupper()
            or (capital and capital.form is Form.CAPITAL)
        ):
            return False
        longer = (" ".join(words[: n + more]) for more in (1, 2))
        return not any(is_body(text) or is_office(text) for text in longer)

    def _of_itself(self, statement: str, behind: int) -> str:
        """Return a statement on its own holder; where the source has it as said by the holder, as said."""
        words = statement.split()
        head = " ".join(words[:behind])
        if words[behind] in ("of", "for"):
            # "The leaders of Norland and Orland": the statement says whose they are.
            return statement
        alone = behind == 1 or not self.mentions(head)
        # "The League" is the Farmers' League; "Minister Dahl" and "the UK" say who is meant.
        # "Texas, leading a coalition": who says it with them is told there.
        leads = head.endswith(",") and words[behind].endswith("ing")
        less = not leads and content(head) < content(self.holder) and not is_person(self.holder)
        short = less or (alone and is_person(self.holder))
        # "Dahl, leader of the League, said": the aside keeps its first comma.
        comma = "," if head.endswith(",") and not self.name.endswith(",") else ""
        name = f"{at_the_head(self.name)}{comma}" if short else at_the_head(head)
        rest = " ".join(words[behind:])
        verb = words[behind + 1 :][:1] if words[behind] in _HAVE else words[behind : behind + 1]
        said = None if any(map(reporting_verb, verb)) else self._itself(" ".join(verb))
        said = said or self._own_fact(rest)
        return f"{name} {said[0]} that {said[1]} {rest}" if said else f"{name} {rest}"

    def _own_fact(self, rest: str) -> tuple[str, str] | None:
        """Return how a state or body says a fact about itself, where the words are its own."""
        one = government(self.holder) is not None and len(holders_of(self.holder)) == 1
        if not one or tells_an_attitude(rest):
            return None
        first, *others = rest.split()[:_VERB_FORMS]
        verbs = (first, *(word for word in others if word.endswith(("ed", "en", "ing"))))
        told = any(is_narrated(verb, self.sentences, self.mentions) for verb in verbs)
        own = self.speaks or (reports_behind(self.sentences, self.mentions) and not told)
        return ("said", "it") if own else None

    def _itself(self, verb: str) -> tuple[str, str] | None:
        """Return by which verb, and behind which pronoun, the source has the holder say of itself what a verb says."""
        for sentence in filter(_PRONOUN_AMID.search, self.sentences):
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
            mine = _MINE.search(sentence) if self.speaks else None
            past = inflect(mine["verb"])[1] if mine and self._is_a_body() else ""
            if reporting_verb(past, ("past",)):
                return past
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


def _as_reported(statement: str) -> str:
    """Return what was said as it is told another day: "tomorrow" is the day after it was said."""
    return _DEICTIC.sub(lambda found: _DAYS[found.group()], statement)

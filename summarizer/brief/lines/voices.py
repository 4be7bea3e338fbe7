"""Who speaks: whose words a quotation holds, who reports them, who asked, and how each is named in a line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

from summarizer.attribution.turned import is_label_of_office
from summarizer.brief.borne_out.cited import Cited, own_words
from summarizer.brief.lines.authors import Author, acts_itself
from summarizer.brief.lines.naming import named_in
from summarizer.brief.lines.own_acts import act_of_another
from summarizer.brief.lines.read_out import NEAR, quotation_at, repeats
from summarizer.brief.lines.reporters import told_by_one_of
from summarizer.brief.lines.speech import (
    asks,
    is_speech,
    leans,
    other_speaker,
    sentence_of,
    without_label,
    without_turn,
)
from summarizer.brief.lines.stated import SUBJECT, Teller
from summarizer.brief.phrasing.capitals import in_name_case
from summarizer.brief.phrasing.fit import own_voice, speaks_itself
from summarizer.brief.phrasing.grammar import POSSESSIVE, article, in_a_sentence, lowered
from summarizer.brief.phrasing.mentions import is_named_person, is_person, mentions
from summarizer.brief.phrasing.questions import (
    ASKS,
    LONGEST_QUESTION,
    SHORT_QUESTION,
    core_of,
    gives_the_floor,
    is_asked,
)
from summarizer.brief.phrasing.scanned import is_scanned, mended, without_letterhead
from summarizer.brief.phrasing.tidy import tidied, without_joining
from summarizer.brief.phrasing.verbs import reporting_verb, tells_an_attitude
from summarizer.models.quote import Quote, SpeakerCheck, Speech
from summarizer.models.summary import Position
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.names.introduced import person_given
from summarizer.names.places import government
from summarizer.words.content import content, content_of_document, salient_words
from summarizer.words.seldom import Seldom

#: Sentences before an answer among which its question is looked for.
_BACK = 4
#: Words of a sentence at least that is put to somebody without a question mark.
_PUT_TO = 8
#: "A senior official, who asked not to be named, said Dahl had told": who reports at the head of a sentence.
_REPORTS_THAT = Seldom(
    r"^(?P<who>(?:The |An? )?[^,;:.“”\"]{3,60}?)(?:, [^,;:“”\"]{3,120},)? (?:said|says|claimed|claims|reported"
    r"|told \w+)(?: on \w+)?(?: that)? "
)
_HIS = re.compile(r"(?:He|She|His|Her)\b ?")
#: A name amid a sentence: "it had brought the Tunku trouble".
_SOMEBODY = re.compile(
    r"(?<=\b[Tt]he )[A-Z][a-z]+(?= [a-z])|\b(?:Mr|Mrs|Ms|Dr|President|Minister)\.? [A-Z][a-z]+"
)
_HE = re.compile(r"(?:He|She)\b")
#: "Mr Palfrey said", "Ana Dahl warned": a person and a verb at the head of a sentence.
_SAID_BEFORE = re.compile(
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|President|Minister|Secretary|Ambassador|Prime|Foreign)\.? )*"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:also |then )?(?P<verb>[a-z]+)\b"
)
#: A pronoun may mean the holder.
_LEANS_ON_A_NAME = re.compile(r"\b(?:he|she|they|it|we|I|his|her|their|its|our)\b", re.IGNORECASE)
#: Paragraphs without a quotation mark in them.
_PLAIN_TEXT = re.compile(r"^[^\n“”\"«»‘]+$", re.MULTILINE)

#: "The Secretary said": an office at the head of a line, before its verb.
_OFFICE_SAYS = re.compile(
    r"The (?P<office>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})(?= (?:(?:also|then|\w+ly) )?[a-z]+(?:ed|s|id|old)\b)"
)
#: Characters at the head of a document in which minutes say what they are, and whose.
_TOP = 600
_MINUTES = re.compile(r"\b(?:[Mm]inutes|MINUTES)\b|^ *(?:PRESENT|Present)\b", re.MULTILINE)
#: Document, offsets and words of a quote.
_Place = tuple[str, int | None, int | None, str | None]


#: Words that begin no name, although names that are told of begin with them: "A white lawmaker", "Former President".
_NO_NAMES = frozenset(
    ("The", "A", "An", "Former", "Ex-President", "Some", "Several", "Many", "Other")
)


@dataclass(frozen=True)
class Voices:
    """Tells who speaks in some documents. ``also`` gives the other spellings of an actor's name."""

    cited: Cited
    #: Sources of transcripts: what stands there are the speakers' own words, without quotation marks.
    transcripts: frozenset[str] = frozenset()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    #: Whose direct speech a sentence holds, by document and sentence, as positions tell.
    voiced: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    #: Whose position a sentence carries, by document and sentence.
    held_at: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    #: Who has an office in a document, by both.
    in_office: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    #: The sentences of a quote as lines show them, by its place.
    shown: dict[_Place, str] = field(default_factory=dict[_Place, str])
    #: The person known by name whom a label of turns means: as many are asked for as there are turns.
    labelled: dict[str, str] = field(default_factory=dict[str, str])
    #: Who writes a document in the first person, by its source.
    authors: Mapping[str, Author] = field(default_factory=dict[str, Author])
    #: Who writes an opinion piece without speaking of themselves, by its source.
    opinions: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def _in_names(self) -> frozenset[str]:
        """The words of all actors' names."""
        return frozenset(word for name in self.also for word in name.split())

    def lowered(self, document: str, text: str) -> str:
        """Return a sentence as it goes on behind "that": its first word small where it is no name."""
        word, _, rest = text.partition(" ")
        if word in _NO_NAMES and rest:
            return f"{word.lower()} {rest}"
        first = POSSESSIVE.sub("", word.strip(",."))
        named = first in self._in_names
        return text if named else lowered(text, self.cited.words(document), sure=True)

    def sentences_of(self, document: str, quotes: Sequence[Quote]) -> list[str]:
        """Return the whole sentences that carry some quotes, each once."""
        text = self._text(document)
        if len(quotes) == 1:
            return [mended(self.cited.sentences(document, quotes[0]), text)]
        told = dict.fromkeys(self.cited.sentences(document, q) for q in quotes)
        return [mended(sentence, text) for sentence in told]

    def _name(self, document: str, holder: str) -> str:
        return _name_in(holder, self._text(document))

    def _mentions(self, holder: str, text: str) -> bool:
        at = text.find(holder) if holder else -1
        whole = at >= 0 and not f" {text} "[at : at + len(holder) + 2 : len(holder) + 1].isalnum()
        named = whole or f"{text} ".casefold().startswith(f"{holder} ".casefold())
        return named or mentions((holder, *self.also.get(holder, ())), text)

    def _teller(self, document: str, holder: str, quotes: Sequence[Quote]) -> Teller:
        return Teller(
            holder,
            self._name(document, holder),
            self.sentences_of(document, quotes),
            partial(self._mentions, holder),
            partial(self.lowered, document),
            speaks=self._speaks(document, holder, quotes),
            narrated=partial(self._is_narrated, document, holder, quotes),
            text=self._text(document),
        )

    def _speaks(self, document: str, holder: str, quotes: Sequence[Quote]) -> bool:
        """Whether quotes are somebody's own words: direct speech, a turn of a transcript, a first person."""
        if document in self.transcripts or all(q.speech is Speech.DIRECT for q in quotes):
            return True
        mine = (q for q in quotes if own_voice(q.text or ""))
        return any(not self._mentions(holder, self.cited.sentences(document, q)) for q in mine)

    def _speaker(self, document: str, holder: str, quote: Quote, spoken: str) -> str | None:
        """Return who says the words: the holder, whom the passage names, or null where they speak of the holder."""
        teller = self._turn_of(document, quote)
        if self._has_the_floor(document, holder, quote):
            return self._name(document, holder)
        if teller:
            return self._name(document, holder) if self._holds(document, holder, teller) else teller
        other = other_speaker(quote)
        # Who is spoken of by name does not speak: "Russia has claimed" are somebody else's words.
        if other is not None and not mentions((other,), spoken):
            return self._name(document, other)
        holder = self._one_of(document, holder, quote)
        spoken_of = self._mentions(holder, " ".join(spoken.split()[:SUBJECT]))
        return None if spoken_of and not own_voice(spoken) else self._name(document, holder)

    def _one_of(self, document: str, holder: str, quote: Quote) -> str:
        """Return the one of several holders to whom a sentence gives the words it quotes; else all of them."""
        several = holders_of(holder)
        if len(several) < 2:
            return holder
        return told_by_one_of(several, self._sentence(document, quote), own_words(quote)) or holder

    def _verb(self, document: str, quote: Quote) -> str:
        """Return the verb for words that are quoted: who writes a document "wrote" what it has outside of marks."""
        author = self.authors.get(document)
        written = author is not None and author.name and quote.speech is not Speech.DIRECT
        return "wrote" if written else "said"

    def _writer(self, document: str, holder: str, quote: Quote) -> Author | None:
        """Return who writes what a document tells of somebody else; null for direct speech and the writer's own.

        Whose words they are in the first person that name nobody is not told: a note may stand within a record.
        """
        author = self.authors.get(document)
        if author is None or quote.speech is Speech.DIRECT or author.is_(holder):
            return None
        sentence = self.cited.sentences(document, quote)
        within = acts_itself(sentence) and not self._mentions(holder, sentence)
        told = holder in author.told_of or holder in author.allies or not within
        return author if told and (author.name or holder in author.told_of) else None

    def _holds(self, document: str, holder: str, label: str) -> bool:
        """Whether the label of a turn is the office of a person whom the document names beside it."""
        bare = re.sub(r"^the ", "", label, flags=re.IGNORECASE)
        if not is_named_person(holder) or not is_label_of_office(bare):
            return False
        surname, office = re.escape(holder.rsplit(maxsplit=1)[-1]), re.escape(bare)
        beside = (
            rf"\b{office}\b[^.:\n]{{0,40}}\b{surname}\b|\b{surname}\b[^.:\n]{{0,40}}\b{office}\b"
        )
        return re.search(beside, self._text(document), re.IGNORECASE) is not None

    def _is_speech(self, document: str, holder: str, quote: Quote) -> bool:
        if self._writer(document, holder, quote) is not None:
            return False
        sentence = self._sentence(document, quote)
        return is_speech(
            quote,
            sentence,
            names_holder=self._mentions(holder, sentence),
            transcript=document in self.transcripts,
        ) or self._has_the_floor(document, holder, quote)

    def _has_the_floor(self, document: str, holder: str, quote: Quote) -> bool:
        """Whether a quote stands in a turn of the holder's in a transcript."""
        turn = self.cited.turn(document, quote) if document in self.transcripts else None
        mine = turn is not None and self._mentions(holder, turn.speaker)
        return mine or self._is_answer(document, quote)

    def _with_office_told(self, document: str, line: str) -> str:
        """Return a line with who is "The Secretary" at its head, where its document has one of that office alone."""
        found = _OFFICE_SAYS.match(line)
        if found is None or not is_office(found["office"]):
            return line
        who = self._in_office(document, found["office"])
        known = not who or self._mentions(who, line)
        return line if known else f"{found.group()} ({who}){line[found.end() :]}"

    def _in_office(self, document: str, office: str) -> str:
        """Return the one person of a document who has an office there; nothing where there may be several."""
        place = (document, office)
        if place not in self.in_office:
            text = self._text(document)
            people = [n for n in self.also if n[:1].isupper() and not is_body(n)]
            people = [n for n in people if not (is_office(n) or government(n))]
            who = person_given(office, text, people) or ""
            beside = re.findall(
                rf"\b{re.escape(office)}(?: of [A-Z][a-z]+)? ([A-Z][\w’'-]*[a-z])\b", text
            )
            self.in_office[place] = who if set(beside) <= set(who.split()) else ""
        return self.in_office[place]

    def _repeated_by(self, document: str, holder: str, quote: Quote) -> str:
        """Return who repeats or reads out, when it is their turn, what the holder said; nothing where nobody does."""
        turn = self.cited.turn(document, quote) if document in self.transcripts else None
        opened = quotation_at(self._text(document), quote.start or 0) if turn else None
        if turn is None or opened is None or opened < turn.start:
            return ""
        teller = self._turn_of(document, quote)
        if self._has_the_floor(document, holder, quote) or self._holds(document, holder, teller):
            return ""
        before = self._text(document)[max(turn.start, opened - NEAR) : opened]
        return teller if repeats(before) or self._mentions(holder, before) else ""

    def _says(self, document: str, holder: str, quote: Quote) -> bool:
        """Whether a quote is somebody's direct speech that does not speak of them."""
        return quote.speech is Speech.DIRECT and not self._speaks_of(document, holder, quote)

    def _act_of_another(
        self, document: str, held: Position, quotes: Sequence[Quote], text: str
    ) -> str:
        """A line without a holder who says nothing in it: the account tells there what a body did."""
        names = (held.holder, held.on_behalf_of or held.holder)
        sentences = self.sentences_of(document, quotes)
        return (
            act_of_another(text, sentences, lambda w: any(self._mentions(n, w) for n in names))
            or text
        )

    def _is_narrated(self, document: str, holder: str, quotes: Sequence[Quote]) -> bool:
        """Whether a document that names somebody tells something in its own words, and has nobody say it.

        Somebody whom it does not name may be its author, who says all of it; so does whoever writes "we".
        """
        text = self._text(document)
        named = content(holder) <= content_of_document(text)
        if document in self.transcripts or not named or _is_in_own_voice(text):
            return False
        if is_body(holder) and _are_minutes(text) and self._mentions(holder, text[:_TOP]):
            # What the minutes of a body tell is the body's own account.
            return False
        unsaid = (
            q.speech is not Speech.DIRECT and q.speaker_check is SpeakerCheck.NOT_FOUND
            for q in quotes
        )
        whole = self.sentences_of(document, quotes)
        return all(unsaid) and not any(
            self._mentions(holder, s) or _LEANS_ON_A_NAME.search(s) or _is_reported(s)
            for s in whole
        )

    def _speaks_of(self, document: str, holder: str, quote: Quote) -> bool:
        """Whether the words of a quote, or the sentence they stand in, begin by naming somebody."""
        for text in (quote.text or "", without_turn(self.cited, document, quote)):
            if self._mentions(holder, " ".join(text.split()[:SUBJECT])):
                return True
        return False

    def _reporter(self, document: str, holder: str, quotes: Sequence[Quote]) -> str | None:
        """Return whose quotation speaks of the holder: "Russia has claimed" are somebody else's words."""
        quote = quotes[0]
        if quote.speech is not Speech.DIRECT or is_person(holder):
            return None
        if not self._speaks_of(document, holder, quote):
            return None
        passage = self.cited.passage(document, quote)
        voiced = self.voiced.get((document, passage.first)) if passage else None
        return other_speaker(quote) or (voiced if voiced != holder else None)

    def _outer(self, document: str, held: Position, quotes: Sequence[Quote]) -> str | None:
        """Return who reports what the holder said: "An official said Dahl had told them that"."""
        for sentence in self.sentences_of(document, quotes[:1]):
            found = _REPORTS_THAT.match(sentence)
            inside = found is not None and self._mentions(held.holder, sentence[found.end() :])
            if found is None or not inside or self._mentions(held.holder, found["who"]):
                continue
            if is_office(found["who"]) or is_body(found["who"]) or government(found["who"]):
                return found["who"]
        return None

    def _antecedent(self, document: str, quote: Quote) -> str:
        """Return whom "He" or "She" at the head of a sentence means: who says something in the one before."""
        for before in self.cited.before(document, quote, _BACK):
            named = _SAID_BEFORE.match(before)
            if named and reporting_verb(named["verb"]):
                return named["who"]
            if not _HE.match(before):
                return ""
        return ""

    def _may_be_another(self, document: str, holder: str, quote: Quote) -> bool:
        """Whether "He" at the head of a sentence may be somebody else: one named before it, where the holder is not."""
        sentence = self.cited.sentences(document, quote)
        head = _HIS.match(sentence)
        if head is None or not is_named_person(holder) or quote.speech is Speech.DIRECT:
            return False
        if tells_an_attitude(sentence[head.end() :]):
            return False
        near = self.cited.stretch_before(document, quote)
        named = next((before for before in near if not _HIS.match(before)), "")
        return bool(_SOMEBODY.search(named)) and not self._mentions(holder, named)

    def _asker(self, document: str, held: Position, quote: Quote) -> str:
        """Return who asks the question a position is drawn from ("a journalist"); nothing where it is no question."""
        if any(asks(who) for who in held.attribution):
            return _as_asker(held.holder) or "a questioner"
        named = self._questioner(document, quote)
        return _as_asker(held.holder) or named if named == "a questioner" else named

    def _leads(self, document: str, label: str) -> bool:
        """Whether a label of a turn is that of whoever leads the talk and asks."""
        return asks(label) or label in self.cited.askers(document)

    def _asked(self, document: str, quote: Quote, spoken: str) -> str:
        """Return the question before an answer that says little without it."""
        if document not in self.transcripts or not leans(spoken):
            return ""
        # What is said further on in a turn answers nothing for certain.
        opens = self.cited.opens_its_turn(document, quote)
        return self._question_before(document, quote) if opens else ""

    def _question(self, document: str, quote: Quote) -> str:
        """Return the question before an answer: of several the one whose words the answer takes up.

        Where it takes up none, it may be any of them, if they are short, else the last. Of a transcript without turns
        it is the nearest. What is put to somebody may be no question; then it is the
        last sentence.
        """
        before = self.cited.turn_before(document, quote)
        if self.cited.turn(document, quote) is None:
            before = [without_label(s) for s in self.cited.before(document, quote, _BACK)]
            return next((q for q in before if is_asked(q) and self._asks(document, quote, q)), "")
        if self._is_put_to(document, quote, before):
            return before[0]
        asked = list(filter(is_asked, before))
        answer = salient_words(self.cited.sentences(document, quote))
        taken_up = [q for q in asked if salient_words(q) & answer]
        together = " ".join(reversed(asked))
        if not taken_up and len(together.split()) <= SHORT_QUESTION:
            return together
        return max(asked, key=lambda q: len(salient_words(q) & answer), default="")

    def _asks(self, document: str, quote: Quote, question: str) -> bool:
        """Whether a question can be put to whoever speaks next: it ends its paragraph, in no quotation of theirs."""
        text, place = self.cited.texts.get(document, ""), quote.start or 0
        at = text.rfind(question, 0, place)
        if at < 0:
            return True
        around = quotation_at(text, at)
        theirs = around is not None and around == quotation_at(text, place)
        behind = text[at + len(question) :].lstrip(' \t*_”"’')[:1]
        return not theirs and behind in ("", "\n", "\r")

    def _is_put_to(self, document: str, quote: Quote, before: Sequence[str]) -> bool:
        """Whether an answer follows something that is no question, as the last sentence of the turn before."""
        if not before or any(sentence.endswith("?") for sentence in before):
            return False
        opens = self.cited.opens_its_turn(document, quote)
        return (
            opens
            and self.cited.turn(document, quote) is not None
            and len(before[0].split()) >= _PUT_TO
        )

    def _question_before(self, document: str, quote: Quote) -> str:
        """Return the question before an answer, to stand in front of it."""
        asked = core_of(self._question(document, quote).strip('“”"')).rstrip(".")
        if gives_the_floor(asked):
            return ""
        asks_it = asked.endswith("?") or ASKS.match(asked)
        verb = "Asked" if asks_it else "Told"
        asked = asked if asks_it else without_joining(asked)
        return f"{verb} “{asked}”, " if 0 < len(asked.split()) <= LONGEST_QUESTION else ""

    def _named_in(self, speaker: str) -> str:
        """Return the first person known by name whom a label means; nothing where it means none."""
        if speaker not in self.labelled:
            meant = (n for n in self.also if is_person(n) and mentions((n,), speaker))
            self.labelled[speaker] = next(meant, "")
        return self.labelled[speaker]

    def _turn_of(self, document: str, quote: Quote) -> str:
        """Return who speaks in the turn a quote stands in, as named in a line; nothing where that is not known."""
        turn = self.cited.turn(document, quote) if document in self.transcripts else None
        if turn is None or self._leads(document, turn.speaker):
            return ""
        if len(turn.speaker) == 1:
            # "A" is whoever answers.
            return ""
        label = self._named_in(turn.speaker) or turn.speaker
        office = label.isupper() and (is_office(label) or is_label_of_office(label))
        return in_a_sentence(label.lower() if office else label)

    def _is_answer(self, document: str, quote: Quote) -> bool:
        """Whether a quote stands in a turn of a transcript that no name is put to: "A", and is nobody else's."""
        turn = self.cited.turn(document, quote) if document in self.transcripts else None
        answers = turn is not None and len(turn.speaker) == 1 and not asks(turn.speaker)
        return answers and other_speaker(quote) is None

    def _questioner(self, document: str, quote: Quote) -> str:
        """Return who asks, as named in a line, where a quote stands in a transcript's question; nothing elsewhere."""
        turn = self.cited.turn(document, quote) if document in self.transcripts else None
        if turn is None or not self._leads(document, turn.speaker):
            return ""
        if not asks(turn.speaker):
            return turn.speaker.title() if turn.speaker.isupper() else turn.speaker
        return _as_asker(turn.speaker) or "a questioner"

    def _sentence(self, document: str, quote: Quote) -> str:
        """Return the sentences of a quote as a line shows them; each line asks for them several times."""
        place = (document, quote.start, quote.end, quote.text)
        if place not in self.shown:
            self.shown[place] = self._shown(document, quote)
        return self.shown[place]

    def _shown(self, document: str, quote: Quote) -> str:
        text = self._text(document)
        sentence = sentence_of(self.cited, document, quote)
        if is_scanned(text):
            sentence = without_letterhead(mended(sentence, text), mended(quote.text or "", text))
        return without_joining(tidied(sentence, text))

    def _text(self, document: str) -> str:
        return self.cited.texts.get(document, "")


@lru_cache(maxsize=4096)
def _name_in(holder: str, text: str) -> str:
    name = named_in(holder, text)
    # "@kern" is debris of a page in a sentence, and the name of who posts.
    return name if "@" in name else in_name_case(tidied(name, text), text)


def _are_minutes(text: str) -> bool:
    """Whether a document says at its head that it is the minutes of a meeting, or lists who was there."""
    return _MINUTES.search(text[:_TOP]) is not None


def _is_reported(sentence: str) -> bool:
    """Whether somebody says or thinks something in a sentence."""
    words = re.findall(r"[a-z]+", sentence)
    return "according" in words or any(reporting_verb(w, ("s", "past")) for w in words)


@lru_cache(maxsize=64)
def _is_in_own_voice(text: str) -> bool:
    """Whether a document speaks of its author as "we" or "I" outside quotation marks."""
    return speaks_itself(" ".join(s for s in _PLAIN_TEXT.findall(text) if s))


def _as_asker(name: str) -> str:
    """Return whoever asks by what they are, "a journalist"; empty where a label does not say that."""
    plain = name.lower()
    is_one = asks(name) and len(plain) > 1 and plain != "question"
    return f"{article(plain)} {plain}" if is_one else ""

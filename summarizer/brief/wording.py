"""Lines of a note as English sentences: a summary's statement where it is borne out, else the source's own words.

Nothing here is a guess: a statement stands where evidence bears it out (:func:`summarizer.accounts.borne_out.told`).
Otherwise what was said does, or the whole sentence that carries the words, with the holder's name put in where it is
missing. The first of these ways that gives a line fit to be sent is taken (:func:`summarizer.brief.fit.presentable`);
the last one shows the source's sentence as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from summarizer.accounts.borne_out import shared
from summarizer.brief.fit import own_voice, presentable
from summarizer.brief.grammar import (
    at_the_head,
    ended,
    is_sentence,
    is_statement,
    reports,
    unended,
)
from summarizer.brief.lead import lead_of
from summarizer.brief.mentions import is_person, mentions
from summarizer.brief.speech import (
    asks,
    leans,
    other_speaker,
    saying,
    spoken_words,
    without_turn,
)
from summarizer.brief.stated import ATTRIBUTED, SUBJECT, headed_by, is_whole, speaks_for
from summarizer.brief.told import Evidence, claimed, told
from summarizer.brief.voices import ASKS, Voices, question_in
from summarizer.models.quote import Quote, Speech
from summarizer.models.summary import Position
from summarizer.names.holders import holders_of
from summarizer.names.places import same_side

#: Words of all quotations of one line at most.
_SPOKEN = 60
#: Sentences before a quote that bear out a name in a statement made of it.
_NAMED_BEFORE = 8
_PRONOUN = re.compile(r"^(?:He|She|They)(?= [a-z])")
#: An office that stands for a person: "the Minister", "the Russian president".
_OFFICE = re.compile(
    r"\bthe (?:[\w-]+ ){0,2}?(?:minister|president|secretary|spokes\w+|ambassador|chancellor|governor|envoy|chair\w*"
    r"|director|commissioner|representative|official|leader|mayor)\b(?!-| (?:of|for) )",
    re.IGNORECASE,
)
#: The mark of an item of a list, which no sentence begins with.
_ITEM = re.compile(r"^(?:[-–—•*·▪]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
#: "…, he said" at the end of a sentence that goes on behind "According to".
_TOLD_AGAIN = re.compile(
    r",\s+(?:he|she|they|it)\s+(?:said|says|added|thought|believed|noted|explained|stressed|argued|warned)\s*\.?$"
)
#: The same amid such a sentence: "If the work fell short, he thought it possible to leave".
_TOLD_AMID = re.compile(r",\s+(?:he|she)\s+(?=(?:thought|believed|felt|considered|hoped|wanted)\b)")
_THIRD = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
#: The source is the account itself: "the article's own account".
_THE_ACCOUNT = re.compile(r"\b(?:article|account|report|story|document|author|writer)(?:['’]s)?\b")
#: How many holders there are, from two on: "the three countries" names no number that needs evidence.
_COUNT = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_Known = dict[tuple[str, int | None], str]


@dataclass(frozen=True)
class Wording(Voices):
    """Puts items of a brief into sentences."""

    #: Sentences made of positions, by the place of their quotes: what else is drawn from there is told likewise.
    made: _Known = field(default_factory=_Known)
    positions: dict[tuple[str, int | None], Position] = field(
        default_factory=dict[tuple[str, "int | None"], Position]
    )
    #: Holders of positions, by document and sentence, where the sentence begins with a pronoun for them.
    meant: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    #: The same by the position's ``id()``: none is worked out twice.
    known: dict[int, str] = field(default_factory=dict[int, str])

    def of_position(self, document: str, held: Position) -> str:
        """Return what somebody holds as a sentence in which the holder is named."""
        if id(held) in self.known:
            return self.known[id(held)]
        quotes = [q for q in held.quotes if q.verified]
        asker = self._asker(document, held, quotes[0])
        text = (
            self._in_a_question(document, held, quotes, asker)
            if asker
            else self._passed_on(document, held, quotes)
        )
        for quote in quotes:
            self.made.setdefault((document, quote.start), text)
            self.positions.setdefault((document, quote.start), held)
            passage = self.cited.passage(document, quote)
            if passage is not None and _PRONOUN.match(passage.text):
                self.meant.setdefault((document, passage.first), held.holder)
            if passage is not None and self._says(document, held.holder, quote):
                self.voiced.setdefault((document, passage.first), held.holder)
        self.known[id(held)] = text
        return text

    def of_point(self, members: Sequence[tuple[str, Position]]) -> str:
        """Return what several positions say alike, the fullest first; what several accounts quote stands as quoted."""
        document, held = members[0]
        if len({source for source, _ in members}) > 1:
            spoken = self._spoken(document, held, [q for q in held.quotes if q.verified])
            if presentable(spoken):
                return spoken
        return self.of_position(document, held)

    def lead(self, document: str, held: Position) -> str:
        """Return a position's topic as the word in front of its line, where that leaves open what it is about."""
        return lead_of(held.topic, self.of_position(document, held), self._text(document))

    def lead_at(self, document: str, quotes: Sequence[Quote], text: str) -> str:
        """Return the topic in front of what a document tells, where the line is one made of a position."""
        made = self.positions.get((document, quotes[0].start))
        same = made is not None and self.known.get(id(made)) == text
        return self.lead(document, made) if made is not None and same else ""

    def of_claim(
        self,
        document: str,
        claim: str,
        by: str,
        quotes: Sequence[Quote],
        against: Sequence[str] = (),
    ) -> str:
        """Return a claim as a sentence in which its party is named; ``against`` are the sentences that deny it."""
        sentences = self.sentences_of(document, quotes)
        fits = is_statement(claim) and not own_voice(claim) and not asks(by)
        if not fits or not (
            told(claim, self._evidence(document, quotes, by))
            or claimed(claim, sentences, against, by)
        ):
            return self.of_quote(document, quotes[0], by)
        subject = " ".join(claim.split()[:SUBJECT])
        if self._mentions(by, subject) and reports(" ".join(claim.split()[1 : SUBJECT + 3])):
            return ended(claim)
        text = self._teller(document, by, quotes).sentence(claim)
        if not text:
            return self.of_quote(document, quotes[0], by)
        via = self._reporter(document, by, quotes)
        named = via is None or mentions((via,), text)
        return text if named else self._according_to(document, via or "", text, by)

    def of_fact(self, document: str, wording: str, quotes: Sequence[Quote], names: str = "") -> str:
        """Return what a document tells, without a holder: the wording where it is borne out, else the sentence.

        ``names`` are those who act, to be put where the sentence has "They" or "The two ministers".
        """
        first = ""
        for line in self._facts(document, wording, quotes, names):
            if presentable(line):
                return line
            first = first or line
        return first

    def _facts(
        self, document: str, wording: str, quotes: Sequence[Quote], names: str
    ) -> Iterator[str]:
        """Yield the ways to tell a fact: its wording, a line made of a position, the source's sentence."""
        made = self.made.get((document, quotes[0].start))
        names = names or self._meant(document, quotes[0])
        names = names or self._antecedent(document, quotes[0])
        if is_sentence(wording) and told(wording, self._evidence(document, quotes, names)):
            found = self._with_names(document, wording, names)
            yield made if made and _PRONOUN.match(found) else ended(found)
        if made:
            yield made
        yield ended(self._with_names(document, self._sentence(document, quotes[0]), names))
        near = self._made_near(document, quotes[0])
        if near:
            yield near

    def of_quote(self, document: str, quote: Quote, holder: str) -> str:
        """Return a quote as a sentence: as direct speech, or the sentence of the source with the holder named."""
        sentence = self._sentence(document, quote)
        if self._is_speech(document, holder, quote):
            spoken = spoken_words(quote, sentence)
            speaker = self._speaker(document, holder, quote, spoken)
            if speaker is None:
                return f"The account quotes: “{spoken}”"
            asked = "" if asks(holder) else self._asked(document, quote, spoken)
            return asked + saying(speaker, spoken)
        if self._mentions(holder, sentence) or _THE_ACCOUNT.search(holder):
            # Bulletins have their names in capitals.
            plain = _ITEM.sub("", sentence).replace(holder.upper(), holder)
            return ended(self._with_names(document, plain, self._antecedent(document, quote)))
        return self._with_holder(document, holder, quote, sentence)

    def doubt(self, document: str, holder: str, quotes: Sequence[Quote], text: str) -> str:
        """Return to whom the passage gives the words, where that is somebody else; nothing otherwise.

        Somebody who is not of the holder's side has to be named there, and the holder neither there nor in the line.
        Of a text that is not at hand, the check that was made of it counts.
        """
        for quote in quotes:
            other = other_speaker(quote)
            passage = self.cited.sentences(document, quote)
            if other is None or mentions((other,), text) or same_side(other, holder):
                continue
            there = mentions((other,), passage) and not self._mentions(holder, passage)
            if there or document not in self.cited.texts:
                return f"the passage gives these words to {self._name(document, other)}"
        return ""

    # Positions ----------------------------------------------------------------------------------------------

    def _position(self, document: str, held: Position, quotes: Sequence[Quote]) -> str:
        """Return the first way to tell a position that gives a line fit to be sent, else the last one."""
        line = ""
        for line in self._ways(document, held, quotes):
            if presentable(line):
                return line
        return line

    def _ways(self, document: str, held: Position, quotes: Sequence[Quote]) -> Iterator[str]:
        yield self._stated(document, held, quotes)
        yield self._spoken(document, held, quotes)
        best = max(quotes, key=lambda q: shared(held.statement, self.cited.sentences(document, q)))
        yield self.of_quote(document, best, held.holder)
        yield self._as_it_is(document, held.holder, best)

    def _stated(self, document: str, held: Position, quotes: Sequence[Quote]) -> str:
        """Return the summary's statement where its evidence bears it out; nothing where it does not."""
        statement = held.statement
        several = len(held.holders or holders_of(held.holder))
        names = (held.holder, held.on_behalf_of or "", *self.also.get(held.holder, ()))
        known = " ".join((*names, *_COUNT[several - 2 : several - 1 if several > 1 else 0]))
        fits = is_statement(statement) and not own_voice(statement)
        sentences = self.sentences_of(document, quotes)
        if not fits or not is_whole(held, sentences, partial(self._mentions, held.holder)):
            return ""
        if not told(statement, self._evidence(document, quotes, known)):
            return ""
        if self._means_another(document, statement, quotes):
            return ""
        behalf = held.on_behalf_of or ""
        if behalf and statement.startswith(f"{behalf} ") and speaks_for(held, sentences):
            name = at_the_head(self._name(document, held.holder))
            return ended(f"{name}, for {behalf}, {statement[len(behalf) :].strip()}")
        return self._teller(document, held.holder, quotes).sentence(statement)

    def _evidence(self, document: str, quotes: Sequence[Quote], known: str) -> Evidence:
        words = self.cited.words(document)
        found = Evidence(
            self.sentences_of(document, quotes),
            _texts(quotes),
            known,
            around=" ".join(self.cited.around(document, q) for q in quotes),
            named=" ".join(
                s for q in quotes for s in self.cited.before(document, q, _NAMED_BEFORE)
            ),
        )
        return replace(found, is_plain=words.is_plain_here) if words else found

    def _means_another(self, document: str, statement: str, quotes: Sequence[Quote]) -> bool:
        """Whether a statement begins with a pronoun for somebody whom direct speech speaks of, not who speaks."""
        spoken = document in self.transcripts or all(q.speech is Speech.DIRECT for q in quotes)
        words = " ".join(_texts(quotes))
        third = re.match(r"(?:He|She|They)\b", statement) and _THIRD.search(words)
        return bool(spoken and third and not own_voice(words))

    def _spoken(self, document: str, held: Position, quotes: Sequence[Quote]) -> str:
        """Return what was said in direct speech: the quotation that says most of the statement, and those beside it."""
        spoken: dict[str, Quote] = {}
        name = self._name(document, held.holder)
        for quote in quotes:
            doubtful = other_speaker(quote) is not None
            if doubtful or not self._is_speech(document, held.holder, quote):
                continue
            words = spoken_words(quote, self._sentence(document, quote))
            if self._speaker(document, held.holder, quote, words) == name:
                spoken.setdefault(words, quote)
        if not spoken:
            return ""
        best = max(spoken, key=lambda words: shared(held.statement, words))
        told_ = [w for w in spoken if not any(w != o and unended(w) in o for o in spoken)]
        if best not in told_ or len(" ".join(told_).split()) > _SPOKEN:
            told_ = [best]
        first = told_[0]
        more = "".join(f" “{words}”" for words in told_[1:])
        quote = spoken[first]
        if leans(first):
            own = unended(first) in unended(" ".join((quote.text or "").split()))
            before = self.cited.said_before(document, quote, whole=not own)
            longer = f"{before} {first}".strip()
            first = longer if len(f"{longer}{more}".split()) <= _SPOKEN else first
        asked = self._asked(document, quote, first)
        return asked + saying(name, first) + more

    def _as_it_is(self, document: str, holder: str, quote: Quote) -> str:
        """Return the source's sentence as it is: the holder's where it is somebody's own voice, else the account's."""
        sentence = self._sentence(document, quote)
        quoted = quote.speech is Speech.DIRECT or not presentable(f"“{ended(sentence)}”")
        whole = _from_within(quote) if quoted and quote.text else sentence
        words = spoken_words(quote, _ITEM.sub("", whole))
        name = self._name(document, holder)
        told_of = _PRONOUN.match(sentence) or self._mentions(holder, sentence)
        own = own_voice(sentence) and not told_of and not _TOLD_AMID.search(sentence)
        if own or document in self.transcripts or quote.speech is Speech.DIRECT:
            return f"{at_the_head(name)}: “{words}”"
        who = "" if self._mentions(holder, sentence) else f" of {name}"
        return f"The account says{who}: “{words}”"

    def _passed_on(self, document: str, held: Position, quotes: Sequence[Quote]) -> str:
        """Say who passes it on, where that is another side and the sentence does not say so."""
        text = self._position(document, held, quotes)
        via = next((who for who in held.attribution if who != held.holder), None)
        via = (
            via
            or self._reporter(document, held.holder, quotes)
            or self._outer(document, held, quotes)
        )
        if (
            via is None
            or same_side(via, held.on_behalf_of or held.holder)
            or self._mentions(via, text)
        ):
            return text
        if text.startswith("The account "):
            return text
        return self._according_to(document, via, text, held.holder)

    def _according_to(self, document: str, via: str, text: str, holder: str) -> str:
        begins = text.startswith(holder.split(maxsplit=1)[0]) and holder[:1].isupper()
        told_ = text if begins else self.lowered(document, text)
        return f"According to {self._name(document, via)}, {told_}"

    def _in_a_question(
        self, document: str, held: Position, quotes: Sequence[Quote], asker: str
    ) -> str:
        """Return what a question says of somebody as such: nobody's position, and not the reporter's either."""
        text = self._stated(document, held, quotes)
        if text and not asks(held.holder) and presentable(text):
            whose = "a question" if asker == "a questioner" else f"{asker}’s question"
            return f"According to {whose}, {self.lowered(document, text)}"
        asked = question_in(without_turn(self.cited, document, quotes[0]))
        verb = "asked" if asked.endswith("?") or ASKS.match(asked) else "said"
        return f"{at_the_head(asker)} {verb}: “{asked}”"

    # Sentences of the source --------------------------------------------------------------------------------

    def _with_holder(self, document: str, holder: str, quote: Quote, sentence: str) -> str:
        """Return a sentence that does not name the holder with the name put in."""
        name = self._name(document, holder)
        sentence = _ITEM.sub("", sentence)
        from_its_head = sentence.startswith(" ".join((quote.text or "").split()[:2]))
        sure = from_its_head or quote.speaker_check in ATTRIBUTED
        headed = headed_by(holder, sentence, name) if sure else ""
        if headed:
            return ended(headed)
        office = _OFFICE.search(sentence) if is_person(holder) else None
        if office:
            return ended(f"{sentence[: office.end()]} ({holder}){sentence[office.end() :]}")
        if sentence.endswith("?"):
            return saying(name, sentence)
        if not is_sentence(sentence):
            return ended(f"{at_the_head(name)} said: {unended(sentence)}")
        once = _TOLD_AMID.sub(f", {name} ", _TOLD_AGAIN.sub("", sentence), count=1)
        if self._mentions(holder, once) or "according to" in once:
            return ended(once)
        return ended(f"According to {name}, {self.lowered(document, once)}")

    def _meant(self, document: str, quote: Quote) -> str:
        """Return whom the pronoun at the head of a quote's sentence means, where a position tells."""
        passage = self.cited.passage(document, quote)
        return self.meant.get((document, passage.first), "") if passage else ""

    def _made_near(self, document: str, quote: Quote) -> str:
        """Return the line made of the position whose words share most with those of a quote."""
        start, end = quote.start or 0, quote.end or 0
        shared_: dict[int, str] = {}
        for (source, at), held in self.positions.items():
            other = next(q for q in held.quotes if q.start == at) if source == document else None
            both = min(end, other.end or 0) - max(start, other.start or 0) if other else 0
            if both > 0:
                shared_.setdefault(both, self.made[source, at])
        return shared_[max(shared_)] if shared_ else ""

    def _with_names(self, document: str, sentence: str, names: str) -> str:
        name = self._name(document, names) if names else ""
        return (headed_by(names, sentence, name) if names else "") or sentence


def _from_within(quote: Quote) -> str:
    """Return the words of a quote, with a mark where they begin amid a sentence."""
    words = quote.text or ""
    return f"[…] {words}" if words[:1].islower() else words


def _texts(quotes: Sequence[Quote]) -> list[str]:
    return [q.text or "" for q in quotes]

"""Lines of a note as English sentences: a summary's statement where it is borne out, else the source's own words.

Nothing here is a guess: a statement stands where evidence bears it out (:func:`summarizer.brief.borne_out.told.told`).
Otherwise what was said does, or the whole sentence that carries the words, with the holder's name put in where it is
missing. The first of these ways is taken that gives a line fit to be sent
(:func:`summarizer.brief.phrasing.fit.presentable`) and that hangs on nothing said before it
(:func:`summarizer.brief.lines.hanging.hanging`); else one with what it hangs on in front, or filled in; the last one
shows the source's sentence as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from summarizer.accounts.borne_out import shared
from summarizer.brief.borne_out.cited import in_common
from summarizer.brief.borne_out.relied_on import Evidence, unknown
from summarizer.brief.borne_out.told import claimed, names_a_source, told, why_not_told
from summarizer.brief.lines.as_meant import as_meant, is_the_holders, meant_in, with_names
from summarizer.brief.lines.by_office import means_by_office
from summarizer.brief.lines.called_again import named_once
from summarizer.brief.lines.completed import Completed
from summarizer.brief.lines.composed import without_mark
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.lead import lead_of
from summarizer.brief.lines.opinions import is_the_writers_word
from summarizer.brief.lines.reporters import last_to_speak
from summarizer.brief.lines.speech import asks, other_speaker, within, without_turn
from summarizer.brief.lines.stated import SUBJECT
from summarizer.brief.lines.whole import (
    another_subject,
    is_whole,
    leans_on_more,
    of_their_own,
    speaks_for,
)
from summarizer.brief.phrasing.clauses import is_torn_off, own_clause
from summarizer.brief.phrasing.fit import garbled, own_voice, presentable, speaks_itself
from summarizer.brief.phrasing.grammar import HE_OR_SHE, at_the_head, ended, is_statement, unended
from summarizer.brief.phrasing.mentions import is_named_person, mentions
from summarizer.brief.phrasing.questions import ASKS, core_of, question_in, said_last, without_asker
from summarizer.brief.phrasing.repairs import fluent
from summarizer.brief.phrasing.scanned import mended
from summarizer.brief.phrasing.self_told import leaves_out_who
from summarizer.brief.phrasing.tidy import (
    standing_alone,
    unshouted,
    without_joining,
    without_stray_comma,
)
from summarizer.brief.phrasing.verbs import reporting_verb, says_or_asks
from summarizer.models.quote import Quote, Speech
from summarizer.models.summary import Position
from summarizer.names.holders import holders_of
from summarizer.names.places import same_side
from summarizer.words.content import salient_words, similarity

_HIS = re.compile(r"(?:He|She|His|Her)\b")
_THIRD = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
#: How many holders there are, from two on: "the three countries" names no number that needs evidence.
#: What a topic takes for settled: "the agreed pause".
_SETTLED = re.compile(
    r"\b(?:agreed|promised|decided|confirmed|accepted|broken) (?P<what>[a-z][\w-]+)\b"
)
_COUNT = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
#: "Did she say that —": a question that somebody cuts short.
_CUT_SHORT = re.compile(r" ?[—–]$")
#: Sentences before a quote in which whoever speaks is looked for.
_SPOKE = 8
_Known = dict[tuple[str, int | None], str]


@dataclass(frozen=True)
class Wording(Completed):
    """Puts items of a brief into sentences."""

    #: Sentences made of positions, by the place of their quotes: what else is drawn from there is told likewise.
    made: _Known = field(default_factory=_Known)
    positions: dict[tuple[str, int | None], Position] = field(
        default_factory=dict[tuple[str, "int | None"], Position]
    )
    #: Holders of positions, by document and sentence, where the sentence begins with a pronoun for them.
    meant: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    #: Telling words of what accounts contradict each other on.
    contested: frozenset[str] = frozenset()
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
        text = text if text in self.alone else standing_alone(text)
        text = self._described(document, held, text)
        text = self._with_article(document, held.holder, text)
        text = unshouted(text, (held.on_behalf_of or "", *holders_of(held.holder)))
        text = without_stray_comma(text, partial(self._mentions, held.holder))
        text = self._with_meant(document, held, quotes, text)
        text = self._with_own_words(document, held, quotes, text)
        text = self._with_office_told(document, text)
        for quote in quotes:
            self.made.setdefault((document, quote.start), text)
            self.positions.setdefault((document, quote.start), held)
            passage = self.cited.passage(document, quote)
            if passage is not None and HE_OR_SHE.match(passage.text):
                self.meant.setdefault((document, passage.first), held.holder)
            if passage is not None:
                self.held_at.setdefault((document, passage.first), held.holder)
            if passage is not None and self._says(document, held.holder, quote):
                self.voiced.setdefault((document, passage.first), held.holder)
        self.known[id(held)] = text
        return text

    def _with_article(self, document: str, holder: str, text: str) -> str:
        """Return a line that begins with a description with the article that its document gives it."""
        head = f"{at_the_head(holder)} "
        name = self._name(document, holder) if holder.islower() else holder
        if name == holder or not text.startswith(head) or not name.endswith(holder):
            return text
        return f"{at_the_head(name)} {text[len(head) :]}"

    def of_statement(self, document: str, held: Position) -> str:
        """Return a position's statement as its line, where the evidence bears it out and it stands alone."""
        stated = self._stated(document, held, [q for q in held.quotes if q.verified])
        return stated if _stands_alone(stated, held) else ""

    def tells(
        self,
        document: str,
        text: str,
        quotes: Sequence[Quote],
        names: str,
        supported: bool | None = None,
    ) -> bool:
        """Whether a document tells what a sentence says; ``names`` are those who act in it.

        ``supported`` is what a model said that was asked; null where none was.
        """
        said = self.why_not(document, text, quotes, names, supported) if is_statement(text) else ""
        return said is None

    def why_not(
        self,
        document: str,
        text: str,
        quotes: Sequence[Quote],
        names: str,
        supported: bool | None = None,
    ) -> str | None:
        """Return why a document does not tell what a sentence says, as :meth:`tells` has it; null where it does."""
        evidence = replace(self._evidence(document, quotes, names), supported=supported)
        return why_not_told(text, evidence)

    def own_line(self, document: str, held: Position) -> str:
        """Return a position's sentence without those in front that it hangs on, which may be another's words."""
        text = self.of_position(document, held)
        return self.alone.get(text, text)

    def of_point(self, members: Sequence[tuple[str, Position]]) -> str:
        """Return what several positions say alike, the fullest first; what several accounts quote stands as quoted."""
        document, held = members[0]
        if any(source != document and _quotes_alike(held, other) for source, other in members):
            spoken = self._spoken(document, held, [q for q in held.quotes if q.verified])
            if presentable(spoken):
                return spoken
        return self.of_position(document, held)

    def lead(self, document: str, held: Position) -> str:
        """Return a position's topic as the word in front of its line, where that leaves open what it is about."""
        settled = _SETTLED.search(held.topic)
        if settled is not None and salient_words(settled["what"]) & self.contested:
            # "Proof of the agreed pause": whether one was agreed is what accounts differ on.
            return ""
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
        supported: bool | None = None,
    ) -> str:
        """Return a claim as a sentence in which its party is named; ``against`` are the sentences that deny it."""
        if not self.bears_out(document, claim, by, quotes, against, supported):
            return self.of_quote(document, quotes[0], by)
        subject = " ".join(claim.split()[:SUBJECT])
        acts = any(map(says_or_asks, claim.split()[1 : SUBJECT + 3]))
        if self._mentions(by, subject) and (acts or _has_its_own_verb(claim)):
            return ended(claim)
        if claim.casefold().startswith(f"{by.casefold()} ") and by:
            # "The envoy said that the envoy referred to it" would make two of one.
            return ended(f"{at_the_head(self._name(document, by))}{claim[len(by) :]}")
        text = self._teller(document, by, quotes).sentence(claim)
        sentences, whole = self.sentences_of(document, quotes), self._text(document)
        text = named_once(text, self._name(document, by), sentences, whole)
        if not text:
            return self.of_quote(document, quotes[0], by)
        via = self._reporter(document, by, quotes)
        if via is None or mentions((via,), text):
            return text
        return self.according_to(document, via, text, by)

    def of_answer(self, document: str, quote: Quote, who: str) -> str:
        """Return what somebody answers: the line made of their position on the same words, else the quote's."""
        held = self.positions.get((document, quote.start))
        own = held is not None and self._mentions(held.holder, who)
        return (
            self.own_line(document, held) if own and held else self.of_quote(document, quote, who)
        )

    def bears_out(
        self,
        document: str,
        claim: str,
        by: str,
        quotes: Sequence[Quote],
        against: Sequence[str],
        supported: bool | None = None,
    ) -> bool:
        """Return whether a claim is a sentence that its evidence bears out, be it together with its denial."""
        if not is_statement(claim) or own_voice(claim) or asks(by) or supported is False:
            return False
        return self.tells(document, claim, quotes, by, supported) or claimed(
            claim, self.sentences_of(document, quotes), against, by
        )

    def of_fact(
        self,
        document: str,
        wording: str,
        quotes: Sequence[Quote],
        names: str = "",
        *,
        alone: bool = True,
        supported: bool | None = None,
    ) -> str:
        """Return what a document tells, without a holder: the wording where it is borne out, else the sentence.

        ``names`` are those who act, to be put where the sentence has "They" or "The two ministers". A line that stands
        ``alone`` takes the sentence before along where it hangs on that. ``supported`` is what a model said of the
        wording that was asked; null where none was.
        """
        ways = self._facts(document, wording, quotes, names, supported)
        return self._with_office_told(
            document, self._fact(document, ways, quotes, names, alone=alone)
        )

    def _fact(
        self,
        document: str,
        ways: Iterator[str],
        quotes: Sequence[Quote],
        names: str,
        *,
        alone: bool,
    ) -> str:
        sources = self.sentences_of(document, quotes[:1])
        fit: list[str] = []
        line = first = ""
        meant = meant_in(quotes)
        for way in ways:
            line = with_names(way, meant, self._mentions)
            if presentable(line):
                if not hanging(as_meant(way, meant), names, sources):
                    return line
                fit.append(line)
            first = first or line
        longer = self._fact_behind(document, quotes[0]) if fit and alone else ""
        return longer or (fit[0] if fit else first)

    def _fact_behind(self, document: str, quote: Quote) -> str:
        """Return a sentence that hangs on the one before behind that; nothing where that does not stand alone."""
        return self._behind_first(
            document, quote, ended(without_mark(self._sentence(document, quote)))
        )

    def _facts(
        self,
        document: str,
        wording: str,
        quotes: Sequence[Quote],
        names: str,
        supported: bool | None,
    ) -> Iterator[str]:
        """Yield the ways to tell a fact: its wording, a line made of a position, the source's sentence."""
        made = self.made.get((document, quotes[0].start))
        names = names or self._meant(document, quotes[0])
        names = names or self._antecedent(document, quotes[0])
        if self.tells(document, wording, quotes, names, supported):
            found = self._with_names(document, wording, names)
            if not leaves_out_who(wording, self._sentence(document, quotes[0])):
                yield made if made and HE_OR_SHE.match(found) else ended(found)
        if made:
            yield made
        plain = without_mark(self._sentence(document, quotes[0]))
        yield ended(self._with_names(document, plain, names))
        near = self._made_near(document, quotes[0])
        if near:
            yield near

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
            if is_the_holders(quote, other, partial(self._mentions, holder)):
                continue
            there = mentions((other,), passage) and not self._mentions(holder, passage)
            if there or document not in self.cited.texts:
                return f"the passage gives these words to {self._name(document, other)}"
        return ""

    def _position(self, document: str, held: Position, quotes: Sequence[Quote]) -> str:
        """Return the first way to tell a position that stands by itself, else one completed, else the first or last."""
        sources = self.sentences_of(document, quotes)
        fit: list[str] = []
        stated = self._stated(document, held, quotes)
        if _stands_alone(stated, held):
            return stated
        meant = meant_in(quotes)
        quotes = self._telling(document, quotes)
        for way in filter(presentable, self._ways(document, held, quotes)):
            line = with_names(way, meant, self._mentions)
            if not hanging(as_meant(way, meant), held.holder, sources) and not garbled(line):
                return line
            fit.append(line)
        narrated = not fit and self._is_narrated(document, held.holder, quotes)
        whole = "" if narrated else self._completed(document, held, quotes, fit)
        plain = (line for line in fit if not garbled(line))
        told = whole or next(plain, "") or next(iter(fit), "")
        return told or self._as_it_is(document, held.holder, quotes[0])

    def _telling(self, document: str, quotes: Sequence[Quote]) -> Sequence[Quote]:
        """Return the quotes without those that only introduce a list: "The chronology shows:"."""
        text = self._text(document)
        telling = [q for q in quotes if not text[q.end or 0 :][:2].lstrip().startswith(":")]
        return telling or quotes

    def _ways(self, document: str, held: Position, quotes: Sequence[Quote]) -> Iterator[str]:
        yield self._stated(document, held, quotes)
        yield self._spoken(document, held, quotes)
        best = sorted(
            quotes, key=lambda q: -shared(held.statement, self.cited.sentences(document, q))
        )
        narrated = self._is_narrated(document, held.holder, quotes)
        mine = partial(self._mentions, held.holder)
        for quote in best if document not in self.transcripts else ():
            if quote.speech is not Speech.DIRECT:
                yield own_clause(quote.text or "", self._sentence(document, quote), mine)
        for quote in best:
            quoted = self.of_quote(document, quote, held.holder)
            if not (narrated and quoted.startswith("According ")):
                yield quoted

    def _stated(self, document: str, held: Position, quotes: Sequence[Quote]) -> str:
        """Return the summary's statement where its evidence bears it out; nothing where it does not."""
        sentences = self.sentences_of(document, quotes)
        if held.statement.startswith(f"{held.holder}: "):
            # A label with the words behind it is no statement.
            return ""
        if _HIS.match(held.statement) and self._may_be_another(document, held.holder, quotes[0]):
            return ""
        statement = another_subject(held, sentences, partial(self._mentions, held.holder))
        statement = of_their_own(held, statement, _texts(quotes))
        if held.holder.islower() and statement.startswith(held.holder):
            statement = at_the_head(statement)
        torn = any(map(is_torn_off, (q.text or "" for q in quotes), sentences))
        if torn or not self._is_borne_out(document, held, statement, quotes):
            return ""
        if held.supported and (_has_its_own_verb(statement) or self._begins_with(held, statement)):
            return ended(statement)
        behalf = held.on_behalf_of or ""
        if behalf and statement.startswith(f"{behalf} ") and speaks_for(held, sentences):
            name = at_the_head(self._name(document, held.holder))
            return ended(f"{name}, for {behalf}, {statement[len(behalf) :].strip()}")
        return self._teller(document, held.holder, quotes).sentence(statement)

    def _begins_with(self, held: Position, statement: str) -> bool:
        """Whether a statement begins with who holds it, so that nobody else's name belongs in front."""
        head = " ".join(statement.split()[: len(held.holder.split()) + SUBJECT])
        head = head.partition(", according to ")[0]
        return head.lower().startswith(held.holder) or self._mentions(held.holder, head)

    def _is_borne_out(
        self, document: str, held: Position, statement: str, quotes: Sequence[Quote]
    ) -> bool:
        """Whether a statement is a whole sentence about its holder that the evidence bears out."""
        sentences = self.sentences_of(document, quotes)
        words = " ".join(_texts(quotes))
        if not is_statement(statement) or own_voice(statement):
            return False
        if statement.startswith("They ") and is_named_person(held.holder) and speaks_itself(words):
            # Several are not the one who speaks, and says "we".
            return False
        if not is_whole(held, sentences, partial(self._mentions, held.holder)):
            return False
        evidence = self._evidence(document, quotes, self._known_of(held), held.holder)
        evidence = replace(evidence, supported=held.supported)
        if names_a_source(statement, held.holder):
            evidence = replace(evidence, sources=self._sources(document, held, quotes))
        return told(statement, evidence) and not self._means_another(document, statement, quotes)

    def _sources(self, document: str, held: Position, quotes: Sequence[Quote]) -> Sequence[str]:
        """Return those through whom a position comes: who reports it, who speaks there, whose turn it is."""
        turns = (self.cited.turn(document, quote) for quote in quotes)
        found = (
            *held.attribution,
            self._reporter(document, held.holder, quotes),
            self._outer(document, held, quotes),
            *map(other_speaker, quotes),
            *(last_to_speak(self.cited.before(document, quote, _SPOKE)) for quote in quotes),
            *(turn.speaker for turn in turns if turn is not None),
        )
        return [who for who in found if who]

    def _known_of(self, held: Position) -> str:
        """Return what needs no evidence in a statement: the holder's names, and how many they are."""
        several = len(held.holders or holders_of(held.holder))
        names = (held.holder, held.on_behalf_of or "", *self.also.get(held.holder, ()))
        return " ".join((*names, *_COUNT[several - 2 : several - 1 if several > 1 else 0]))

    def _evidence(
        self, document: str, quotes: Sequence[Quote], known: str, holder: str = ""
    ) -> Evidence:
        words, before = self.cited.words(document), self.cited.before_all(document, quotes)
        sentences = [fluent(sentence) for sentence in self.sentences_of(document, quotes)]
        relied_on = [fluent(mended(words_of, self._text(document))) for words_of in _texts(quotes)]
        return Evidence(
            sentences,
            relied_on,
            known,
            around=" ".join(self.cited.around(document, q) for q in quotes),
            named=" ".join(before.sentences),
            before=before,
            holder=holder,
            written=self.cited.written.get(document),
            meant=self._meant_there(document, quotes, sentences, relied_on),
            is_plain=unknown if words is None else words.is_plain_here,
        )

    def _meant_there(
        self,
        document: str,
        quotes: Sequence[Quote],
        sentences: Sequence[str],
        relied_on: Sequence[str],
    ) -> tuple[Sequence[str], Sequence[str]] | None:
        """Return sentences and the words relied on with the names of what stands for them; null where none is known."""
        if not any(quote.meant for quote in quotes):
            return None
        meant = [meant_in([quote]) for quote in quotes]
        whole = (fluent(self.sentences_of(document, [quote])[0]) for quote in quotes)
        mine = dict(zip(whole, meant, strict=True))
        own = [as_meant(words, known) for words, known in zip(relied_on, meant, strict=False)]
        return [as_meant(s, mine.get(s, ())) for s in sentences], own

    def _means_another(self, document: str, statement: str, quotes: Sequence[Quote]) -> bool:
        """Whether a statement begins with a pronoun for somebody whom direct speech speaks of, not who speaks."""
        spoken = document in self.transcripts or all(q.speech is Speech.DIRECT for q in quotes)
        words = " ".join(_texts(quotes))
        third = re.match(r"(?:He|She|They)\b", statement) and _THIRD.search(words)
        return bool(spoken and third and not speaks_itself(words))

    def _passed_on(self, document: str, held: Position, quotes: Sequence[Quote]) -> str:
        """Say who passes it on, where that is another side and the sentence does not say so."""
        text = self._act_of_another(document, held, quotes, self._position(document, held, quotes))
        writer = self.opinions.get(document, held.holder)
        apart = writer != held.holder and not self._mentions(writer, text)
        if apart and is_the_writers_word(text, held, self.sentences_of(document, quotes)):
            return self.according_to(document, writer, text, held.holder)
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
            or means_by_office(via, held.holder, quotes, self._text(document), tuple(self.also))
        ):
            return text
        if text.startswith("The account ") or ", the account says, " in text:
            return text
        return self.according_to(document, via, text, held.holder)

    def _in_a_question(
        self, document: str, held: Position, quotes: Sequence[Quote], asker: str
    ) -> str:
        """Return what a question says of somebody as such: nobody's position, and not the reporter's either."""
        text = self._stated(document, held, quotes)
        own = asks(held.holder) or self._mentions(held.holder, asker)
        if own and not asks(held.holder) and _stands_alone(text, held):
            # A member who puts questions in a chamber is somebody with a stand, whose statement tells it.
            return text
        if text and not own and presentable(text):
            whose = "a question" if asker == "a questioner" else f"{asker}’s question"
            plain, by = said_last(without_asker(text))
            told = plain if by and self._mentions(by, asker) else without_asker(text)
            return f"According to {whose}, {self.lowered(document, told)}"
        asked = question_in(without_turn(self.cited, document, quotes[0]))
        named = held.holder[:1].isupper() and self._mentions(held.holder, asked.partition(",")[0])
        if named and not asked.endswith("?") and own_voice(asked):
            return f"According to a question: “{ended(within(asked))}”"
        if named and not asked.endswith("?"):
            return f"According to a question, {self.lowered(document, asked)}"
        return _asked(asker, asked)

    def asked_in(self, document: str, quote: Quote) -> str:
        """Return what a quote holds as what is asked, where it stands in a question of a transcript.

        So is what whoever asks states of somebody whom only a pronoun names: "They say the gate is shut."
        """
        asker = self._questioner(document, quote)
        whole = core_of(without_turn(self.cited, document, quote)) if asker else ""
        asked = at_the_head(_CUT_SHORT.sub(" […]", without_joining(whole)))
        is_question = asked.endswith("?") or ASKS.match(asked) is not None
        leans = is_question or _OF_A_PRONOUN.match(asked) is not None
        return _asked(asker, question_in(asked)) if leans else ""

    def put_by_asker(self, document: str, quote: Quote) -> str:
        """Return the sentence of a quote as what somebody says in a question; empty where nobody asks there."""
        asker = self._questioner(document, quote)
        whole = core_of(without_turn(self.cited, document, quote)) if asker else ""
        return f"{at_the_head(asker)} said: “{unended(whole)}.”" if whole else ""

    def _meant(self, document: str, quote: Quote) -> str:
        """Return whom the pronoun at the head of a quote's sentence means, where a position tells."""
        passage = self.cited.passage(document, quote)
        return self.meant.get((document, passage.first), "") if passage else ""

    def _made_near(self, document: str, quote: Quote) -> str:
        """Return the line made of the position whose words share most with those of a quote."""
        lines: dict[int, str] = {}
        for (source, at), held in self.positions.items():
            if source == document:
                other = next(q for q in held.quotes if q.start == at)
                lines.setdefault(in_common(quote, other), self.made[source, at])
        most = max(lines, default=0)
        return lines[most] if most > 0 else ""


#: Whom it means stands in another sentence.
def _quotes_alike(held: Position, other: Position) -> bool:
    """Whether two positions rest on direct speech of nearly the same words."""
    mine, theirs = (
        salient_words(" ".join(q.text or "" for q in p.quotes if q.speech is Speech.DIRECT))
        for p in (held, other)
    )
    return bool(mine and theirs) and similarity(mine, theirs) >= _AS_QUOTED


#: Share of the telling words of the shorter of two quotations that makes them one.
_AS_QUOTED = 0.8
_OF_A_PRONOUN = re.compile(r"(?:They|He|She)\b")


def _stands_alone(stated: str, held: Position) -> bool:
    """Whether a statement that stands is a line by itself; one that a model read in its document leans on nothing."""
    return presentable(stated) and (bool(held.supported) or not leans_on_more(stated, held.holder))


def _has_its_own_verb(statement: str) -> bool:
    """Whether a statement says itself, right behind its subject, that somebody says or wants it."""
    return any(map(reporting_verb, statement.split()[1 : SUBJECT + 3]))


def _asked(asker: str, asked: str) -> str:
    verb = "asked" if asked.endswith("?") or ASKS.match(asked) else "said"
    return f"{at_the_head(asker)} {verb}: “{within(asked)}”"


def _texts(quotes: Sequence[Quote]) -> list[str]:
    return [q.text or "" for q in quotes]

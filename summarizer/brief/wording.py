"""Lines of a note as English sentences: a summary's statement where it is borne out, else the source's own words.

Nothing here is a guess: a statement stands where evidence bears it out (:func:`summarizer.accounts.borne_out.told`),
and otherwise the whole sentence that carries the words does, with the holder's name put in where it is missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.accounts.borne_out import claimed, shared, told
from summarizer.brief.cited import Cited
from summarizer.brief.grammar import (
    at_the_head,
    cut_from,
    ended,
    ends_a_clause,
    in_a_sentence,
    is_sentence,
    lowered,
    reports,
    together,
    unended,
)
from summarizer.brief.mentions import is_person, mentions
from summarizer.brief.speech import (
    ATTRIBUTED,
    is_speech,
    other_speaker,
    saying,
    sentence_of,
    spoken_words,
    without_label,
)
from summarizer.models.quote import Quote
from summarizer.models.summary import Position, Reviewed, Stance
from summarizer.names.holders import holders_of
from summarizer.names.places import same_side

#: Words a quotation has to have to stand alone in the place of a statement.
_SPOKEN = (7, 26)
#: Sentences before an answer among which its question is looked for, and the words it may have.
_BACK, _LONGEST_QUESTION = 4, 40
#: Words at the head of a statement among which its subject is looked for.
_SUBJECT = 5
_PRONOUN = re.compile(r"^(?:He|She|They)(?= [a-z])")
_IT = re.compile(r"^It(?= ([a-z]+))")
#: What begins with one of these leans on the sentence before it.
_LEANING = re.compile(
    r"^(?:That|This|These|Those|It|He|She|They|And|But|So|Then|Such|Both|Here|There)\b"
)
#: The writer's own voice: in a statement about somebody it has no place.
_FIRST_PERSON = re.compile(r"(?<![\w.])(?:I|we|We|our|Our|my|My)(?![\w.])")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
#: An office that stands for a person: "the Minister", "the Russian president".
_OFFICE = re.compile(
    r"\bthe (?:[\w-]+ ){0,2}?(?:minister|president|secretary|spokes\w+|ambassador|chancellor|governor|envoy|chair\w*"
    r"|director|commissioner|representative|official|leader|mayor)\b(?!-| (?:of|for) )",
    re.IGNORECASE,
)
#: What a clause may follow that goes on without its subject.
_JOINED = re.compile(r"(?:\b(?:and|but|then|also)|[,;:–—-])\s*$")
#: Labels of a transcript behind which somebody asks.
_QUESTIONER = frozenset(("q", "question", "questioner", "reporter", "journalist"))
_Known = dict[tuple[str, int | None], str]
_BY_A_PERSON = {
    Reviewed.CORRECTED: "corrected by a person",
    Reviewed.ADDED: "added by a person",
}

#: The mark of an item of a list, which no sentence begins with.
_ITEM = re.compile(r"^(?:[-–—•*·▪]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
#: "…, he said" at the end of a sentence that goes on behind "According to".
_TOLD_AGAIN = re.compile(
    r",\s+(?:he|she|they|it)\s+(?:said|says|added|thought|believed|noted|explained|stressed|argued|warned)\s*\.?$"
)


@dataclass(frozen=True)
class Wording:
    """Puts items of a brief into sentences. ``also`` gives the other spellings of an actor's name."""

    cited: Cited
    #: Sources of transcripts: what stands there are the speakers' own words, without quotation marks.
    transcripts: frozenset[str] = frozenset()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    #: Sentences made of positions, by the place of their quotes: what else is drawn from there is told likewise.
    made: _Known = field(default_factory=_Known)
    #: The same by the position's ``id()``: none is worked out twice.
    known: dict[int, str] = field(default_factory=dict[int, str])

    def of_position(self, document: str, held: Position) -> str:
        """Return what somebody holds as a sentence in which the holder is named."""
        if id(held) in self.known:
            return self.known[id(held)]
        quotes = [q for q in held.quotes if q.verified]
        if any(who.casefold() in _QUESTIONER for who in held.attribution):
            text = saying("a questioner", ended(self._sentence(document, quotes[0])))
        else:
            text = self._passed_on(document, held, self._position(document, held, quotes))
        for quote in quotes:
            self.made.setdefault((document, quote.start), text)
        self.known[id(held)] = text
        return text

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
        fits = is_sentence(claim) and not _own_voice(claim)
        if fits and (
            told(claim, sentences, _texts(quotes), by) or claimed(claim, sentences, against, by)
        ):
            subject = " ".join(claim.split()[:_SUBJECT])
            if self._mentions(by, subject) and reports(" ".join(claim.split()[1 : _SUBJECT + 3])):
                return ended(claim)
            return ended(
                f"{at_the_head(in_a_sentence(by))} said that {self.lowered(document, claim)}"
            )
        return self.of_quote(document, quotes[0], by)

    def of_fact(self, document: str, wording: str, quotes: Sequence[Quote], names: str = "") -> str:
        """Return what a document tells, without a holder: the wording where it is borne out, else the sentence.

        ``names`` are those who act, to be put where the sentence has "They" or "The two ministers".
        """
        sentences = self.sentences_of(document, quotes)
        if is_sentence(wording) and told(wording, sentences, _texts(quotes), names):
            return ended(_with_names(wording, names))
        made = self.made.get((document, quotes[0].start))
        return made or ended(_with_names(self._sentence(document, quotes[0]), names))

    def of_quote(
        self, document: str, quote: Quote, holder: str, stance: Stance = Stance.AFFIRMS
    ) -> str:
        """Return a quote as a sentence: as direct speech, or the sentence of the source with the holder named."""
        sentence = self._sentence(document, quote)
        if self._is_speech(document, holder, quote):
            spoken = spoken_words(quote, sentence)
            speaker = self._speaker(holder, quote, spoken)
            if speaker is None:
                return f"The account quotes: “{spoken}”"
            return self._asked(document, quote, spoken) + saying(speaker, spoken, stance)
        if self._mentions(holder, sentence):
            return ended(sentence)
        return self._with_holder(document, holder, quote, sentence)

    def lowered(self, document: str, text: str) -> str:
        """Return a sentence as it goes on behind "that": its first word small where it is no name."""
        return lowered(text, self.cited.words(document))

    def sentences_of(self, document: str, quotes: Sequence[Quote]) -> list[str]:
        """Return the whole sentences that carry some quotes, each once."""
        return list(dict.fromkeys(self.cited.sentences(document, q) for q in quotes))

    # Positions ----------------------------------------------------------------------------------------------

    def _position(self, document: str, held: Position, quotes: Sequence[Quote]) -> str:
        spoken = self._utterance(document, held.holder, quotes)
        if spoken:
            return saying(held.holder, spoken, held.stance)
        sentences = self.sentences_of(document, quotes)
        known = " ".join((held.holder, held.on_behalf_of or "", *self.also.get(held.holder, ())))
        stands = is_sentence(held.statement) and not _own_voice(held.statement)
        if (
            stands
            and self._is_whole(held, sentences)
            and told(held.statement, sentences, _texts(quotes), known)
        ):
            return self._said_by(document, held.holder, held.statement)
        best = max(quotes, key=lambda q: shared(held.statement, self.cited.sentences(document, q)))
        return self.of_quote(document, best, held.holder, held.stance)

    def _passed_on(self, document: str, held: Position, text: str) -> str:
        """Say who passes it on, where that is another side and the sentence does not say so."""
        via = next((who for who in held.attribution if who != held.holder), None)
        if (
            via is None
            or same_side(via, held.on_behalf_of or held.holder)
            or self._mentions(via, text)
        ):
            return text
        return f"According to {in_a_sentence(via)}, {self.lowered(document, text)}"

    def _said_by(self, document: str, holder: str, statement: str) -> str:
        """Return a statement as it is where its subject is the holder, else behind "X said that"."""
        name = at_the_head(in_a_sentence(holder))
        headed = _headed(holder, statement)
        if headed:
            return ended(headed)
        if statement.startswith(f"{holder} "):
            return ended(name + statement[len(holder) :])
        if self._mentions(holder, " ".join(statement.split()[:_SUBJECT])):
            return ended(statement)
        return ended(f"{name} said that {self.lowered(document, statement)}")

    def _is_whole(self, held: Position, sentences: Sequence[str]) -> bool:
        """Whether a statement is a sentence of its own, or cut from the source where one ends and by whom it is told.

        A strong model words its statements itself. A small one's are cut from the passage: they may begin or end
        amid a clause, or leave out who reports what they say.
        """
        cuts = (cut_from(held.statement, held.holder, sentence) for sentence in sentences)
        found = next((cut for cut in cuts if cut), None)
        if found is None:
            return True
        before, after = found
        if not ends_a_clause(after):
            return False
        if not before.strip() or self._mentions(held.holder, before) or _PRONOUN.match(before):
            return True
        return not reports(before) and bool(_JOINED.search(before))

    # Sentences of the source --------------------------------------------------------------------------------

    def _with_holder(self, document: str, holder: str, quote: Quote, sentence: str) -> str:
        """Return a sentence that does not name the holder with the name put in."""
        name = in_a_sentence(holder)
        sentence = _ITEM.sub("", sentence)
        from_its_head = sentence.startswith(" ".join((quote.text or "").split()[:2]))
        sure = from_its_head or quote.speaker_check in ATTRIBUTED
        headed = _headed(holder, sentence) if sure else ""
        if headed:
            return ended(headed)
        office = _OFFICE.search(sentence) if is_person(holder) else None
        if office:
            return ended(f"{sentence[: office.end()]} ({holder}){sentence[office.end() :]}")
        if sentence.endswith("?"):
            return saying(holder, sentence)
        if not is_sentence(sentence):
            return ended(f"{at_the_head(name)} said: {unended(sentence)}")
        told_once = _TOLD_AGAIN.sub("", sentence)
        return ended(f"According to {name}, {self.lowered(document, told_once)}")

    def _utterance(self, document: str, holder: str, quotes: Sequence[Quote]) -> str:
        """Return a quotation that can stand alone: direct speech, a whole sentence, and neither too short nor long."""
        for quote in quotes:
            doubtful = other_speaker(quote) is not None
            if doubtful or not self._is_speech(document, holder, quote):
                continue
            spoken = spoken_words(quote, self._sentence(document, quote))
            least, most = _SPOKEN
            right = self._speaker(holder, quote, spoken) == holder
            if right and least <= len(spoken.split()) <= most and not _LEANING.match(spoken):
                return spoken
        return ""

    def _speaker(self, holder: str, quote: Quote, spoken: str) -> str | None:
        """Return who says the words: the holder, whom the passage names, or null where they speak of the holder."""
        other = other_speaker(quote)
        if other is not None:
            return other
        # Who is spoken of by name does not speak: "Russia has claimed" are somebody else's words.
        return None if self._mentions(holder, " ".join(spoken.split()[:_SUBJECT])) else holder

    def _is_speech(self, document: str, holder: str, quote: Quote) -> bool:
        sentence = self._sentence(document, quote)
        return is_speech(
            quote,
            sentence,
            names_holder=self._mentions(holder, sentence),
            transcript=document in self.transcripts,
        )

    def _asked(self, document: str, quote: Quote, spoken: str) -> str:
        """Return the question before an answer that says little without it."""
        leans = len(spoken.split()) < _SPOKEN[0] or _LEANING.match(spoken) is not None
        if document not in self.transcripts or not leans:
            return ""
        before = map(without_label, self.cited.before(document, quote, _BACK))
        asked = next((q for q in before if q.endswith("?")), "").strip('“”"')
        return f"Asked “{asked}”, " if 0 < len(asked.split()) <= _LONGEST_QUESTION else ""

    def _mentions(self, holder: str, text: str) -> bool:
        return mentions((holder, *self.also.get(holder, ())), text)

    def _sentence(self, document: str, quote: Quote) -> str:
        return sentence_of(self.cited, document, quote)


def doubt_of(quotes: Sequence[Quote], text: str) -> str:
    """Return to whom the passage gives the words, where that is somebody whom the line does not name; else nothing."""
    others = sorted({who for q in quotes if (who := other_speaker(q))})
    return (
        f"the passage gives these words to {others[0]}"
        if others and not mentions(others, text)
        else ""
    )


def marked(doubt: str, *changed: Reviewed | None) -> str:
    """Return what a reader has to know of a line: a doubt, and that a person corrected or added what it tells."""
    by_whom = [_BY_A_PERSON[one] for one in dict.fromkeys(changed) if one is not None]
    return "; ".join(filter(None, (doubt, *by_whom)))


def _headed(holder: str, sentence: str) -> str:
    """Put a name in the place of the pronoun, or of those together, at the head of a sentence; empty where none is."""
    several = len(holders_of(holder)) > 1
    found = together(sentence) if several else _PRONOUN.match(sentence)
    it = _IT.match(sentence)
    if found is None and it is not None and not is_person(holder) and reports(it[1]):
        found = it
    return at_the_head(in_a_sentence(holder)) + sentence[found.end() :] if found else ""


def _with_names(sentence: str, names: str) -> str:
    return (_headed(names, sentence) if names else "") or sentence


def _own_voice(statement: str) -> bool:
    """Whether a statement is somebody's own words, and no statement about them."""
    return bool(_FIRST_PERSON.search(_QUOTED.sub(" ", statement)))


def _texts(quotes: Sequence[Quote]) -> list[str]:
    return [q.text or "" for q in quotes]

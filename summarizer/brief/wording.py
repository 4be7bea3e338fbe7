"""Lines of a note as English sentences: a summary's statement where it is borne out, else the source's own words.

Nothing here is a guess: a statement stands where its evidence bears it out (:func:`summarizer.brief.borne_out.told`), and
otherwise the whole sentence that carries the words does, with the holder's name put in where it has a pronoun or none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.brief.borne_out import shared, told
from summarizer.brief.cited import Cited
from summarizer.brief.grammar import (
    at_the_head,
    ended,
    in_a_sentence,
    is_sentence,
    lowered,
    unended,
)
from summarizer.models.quote import Quote, SpeakerCheck, Speech
from summarizer.models.summary import Position, Stance
from summarizer.names.persons import is_office, name_words, sound
from summarizer.words.content import content, fold

#: Words a quotation has to stand alone, and the most it has in a line; the rest is in the footnote.
_SPOKEN, _LONGEST_SPOKEN = (7, 26), 60
#: The most words of a source's sentence that stand in a line.
_LONGEST = 70
_AROUND = 18
_VERB: dict[Stance, str] = {
    Stance.SUPPORTS: "voiced support",
    Stance.OPPOSES: "objected",
    Stance.PROPOSES: "proposed",
    Stance.DEMANDS: "demanded",
    Stance.CRITICISES: "voiced criticism",
    Stance.DENIES: "denied this",
    Stance.AFFIRMS: "said",
    Stance.CONCERNED: "voiced concern",
    Stance.CONDITIONAL: "set a condition",
    Stance.NEUTRAL: "said",
}
_MARKS = "“”\"„«»‘’' "
_PRONOUN = re.compile(r"^(?:He|She|They|It)(?= )")
_OWN_VOICE = re.compile(r"(?:^|[\s“\"])(?:We|I|we|Our|our|My|my)\b(?![.\w])")
#: What begins with one of these leans on the sentence before it.
_LEANING = re.compile(
    r"^(?:That|This|These|Those|It|He|She|They|And|But|So|Then|Such|Both|Here|There)\b"
)
_OFFICE = re.compile(r"^(?:The|Our) (?:[A-Z]?[\w-]+ ){0,4}?[A-Z]?[\w-]+(?= )")
_TURN = re.compile(r"^[A-Z][A-Z.,'’ -]{1,50}:\s+")
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 5


@dataclass(frozen=True)
class Wording:
    """Puts items of a brief into sentences. ``also`` gives the other spellings of an actor's name."""

    cited: Cited
    #: Sources of transcripts: what stands there are the speakers' own words, without quotation marks.
    transcripts: frozenset[str] = frozenset()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def of_position(self, document: str, held: Position) -> str:
        """Return what somebody holds as a sentence in which the holder is named."""
        quotes = [q for q in held.quotes if q.verified]
        verb = _VERB[held.stance]
        spoken = self._utterance(document, quotes)
        if spoken:
            return f"{at_the_head(in_a_sentence(held.holder))} {verb}: “{spoken}”"
        sentences = self._sentences(document, quotes)
        known = " ".join((held.holder, held.on_behalf_of or "", *self.also.get(held.holder, ())))
        if is_sentence(held.statement) and told(held.statement, sentences, _texts(quotes), known):
            return self._said_by(held.holder, held.statement, " ".join(sentences))
        best = max(quotes, key=lambda q: shared(held.statement, self.cited.sentences(document, q)))
        return self.of_quote(document, best, held.holder, verb)

    def of_claim(self, document: str, claim: str, by: str, quotes: Sequence[Quote]) -> str:
        """Return a claim as a sentence in which its party is named."""
        sentences = self._sentences(document, quotes)
        if is_sentence(claim) and told(claim, sentences, _texts(quotes), by):
            return self._said_by(by, claim, " ".join(sentences))
        return self.of_quote(document, quotes[0], by, "said")

    def of_fact(self, document: str, wording: str, quotes: Sequence[Quote]) -> str:
        """Return what a document tells, without a holder: the wording where it is borne out, else the sentence."""
        sentences = self._sentences(document, quotes)
        if is_sentence(wording) and told(wording, sentences, _texts(quotes)):
            return ended(wording)
        return ended(self._cut(document, quotes[0]))

    def of_quote(self, document: str, quote: Quote, holder: str, verb: str = "said") -> str:
        """Return a quote as a sentence: as direct speech, or the sentence of the source with the holder named."""
        sentence = self._cut(document, quote)
        name = in_a_sentence(holder)
        if self._is_speech(document, quote, sentence):
            return f"{at_the_head(name)} {verb}: “{self._spoken(document, quote, sentence)}”"
        if self._mentions(holder, sentence):
            return ended(sentence)
        if _PRONOUN.match(sentence):
            return ended(_PRONOUN.sub(at_the_head(name).replace("\\", ""), sentence, count=1))
        office = _OFFICE.match(sentence)
        if office and is_office(office.group()) and not is_office(holder):
            return ended(f"{office.group()} ({holder}){sentence[office.end() :]}")
        if not is_sentence(sentence):
            return ended(f"{at_the_head(name)} {verb}: {unended(sentence)}")
        return ended(f"According to {name}, {lowered(sentence, sentence[1:])}")

    # How words stand in a line -------------------------------------------------------------------------------

    def _said_by(self, holder: str, statement: str, evidence: str) -> str:
        """Return a statement as it is where its subject is the holder, else behind "X said that"."""
        if self._mentions(holder, " ".join(statement.split()[:6])):
            return ended(statement)
        name = at_the_head(in_a_sentence(holder))
        return ended(f"{name} said that {lowered(statement, evidence)}")

    def _utterance(self, document: str, quotes: Sequence[Quote]) -> str:
        """Return a quotation that can stand alone: direct speech, a whole sentence, and neither too short nor long."""
        for quote in quotes:
            sentence = self._cut(document, quote)
            if not self._is_speech(document, quote, sentence):
                continue
            spoken = self._spoken(document, quote, sentence)
            least, most = _SPOKEN
            if least <= len(spoken.split()) <= most and not _LEANING.match(spoken):
                return spoken
        return ""

    def _is_speech(self, document: str, quote: Quote, sentence: str) -> bool:
        """Whether a quote is a whole sentence of direct speech, or one in the document's own voice."""
        words = (quote.text or "").strip(_MARKS)
        if quote.speaker_check in (SpeakerCheck.OTHER, SpeakerCheck.NOT_FOUND):
            return quote.speech is Speech.DIRECT and is_sentence(words)
        if quote.speech is Speech.DIRECT or document in self.transcripts:
            return is_sentence(words)
        return bool(_OWN_VOICE.search(_unquoted(sentence))) and is_sentence(sentence)

    def _spoken(self, document: str, quote: Quote, sentence: str) -> str:
        """Return the words that stand between quotation marks: closed, and cut where they are too many."""
        own = quote.speech is not Speech.DIRECT and document not in self.transcripts
        words = " ".join((sentence if own else quote.text or "").split()).strip(_MARKS)
        shown = words.split()
        if len(shown) > _LONGEST_SPOKEN:
            return f"{' '.join(shown[:_LONGEST_SPOKEN]).rstrip(',;:')} […]"
        return ended(words.translate(_INNER))

    def _mentions(self, holder: str, text: str) -> bool:
        """Whether a text names the holder, by surname, by another spelling, or by half of a body's words."""
        words = [fold(w) for w in _WORD.findall(text)]
        return any(_named(name, words) for name in (holder, *self.also.get(holder, ())))

    def _sentences(self, document: str, quotes: Sequence[Quote]) -> list[str]:
        return list(dict.fromkeys(self.cited.sentences(document, q) for q in quotes))

    def _cut(self, document: str, quote: Quote) -> str:
        """Return the sentences of a quote without a speaker's label; of very long ones what is around the quote."""
        whole = _TURN.sub("", self.cited.sentences(document, quote))
        words = " ".join((quote.text or "").split())
        if len(whole.split()) <= _LONGEST or words not in whole:
            return whole
        before, _, after = whole.partition(words)
        head, tail = before.split()[-_AROUND:], after.split()[:_AROUND]
        opening = "[…] " if len(before.split()) > _AROUND else ""
        closing = " […]" if len(after.split()) > _AROUND else ""
        return f"{opening}{' '.join((*head, words, *tail))}{closing}"


#: Quotation marks inside a quotation.
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "’"})


def doubt_of(quotes: Sequence[Quote]) -> str:
    """Return to whom the passage gives the words, where that is somebody else than the holder; else nothing."""
    others = {q.speaker_found for q in quotes if q.speaker_check is SpeakerCheck.OTHER}
    return next((f"the passage gives these words to {who}" for who in sorted(map(str, others)) if who), "")


def _texts(quotes: Sequence[Quote]) -> list[str]:
    return [q.text or "" for q in quotes]


def _unquoted(text: str) -> str:
    return re.sub(r"[“\"«][^“”\"«»]*(?:[”\"»]|$)", " ", text)


def _named(name: str, words: Sequence[str]) -> bool:
    if not is_office(name) and len(name_words(name)) > 1:
        surname = name_words(name)[-1]
        return any(w == surname or (len(w) > _STEM and sound(w) == sound(surname)) for w in words)
    wanted = [w for w in content(name) if len(w) > 2]
    found = sum(any(_alike(w, other) for other in words) for w in wanted)
    return bool(wanted) and 2 * found >= len(wanted)


def _alike(stem: str, word: str) -> bool:
    return word[:_STEM] == stem[:_STEM] if len(stem) >= _STEM else word == stem

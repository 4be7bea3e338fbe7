"""Lines of a note as English sentences: a summary's statement where it is borne out, else the source's own words.

Nothing here is a guess: a statement stands where its evidence bears it out (:func:`summarizer.brief.borne_out.told`),
and otherwise the whole sentence that carries the words does, with the holder's name put in where it is missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.brief.borne_out import shared, told
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
    unended,
)
from summarizer.models.quote import Quote, SpeakerCheck, Speech
from summarizer.models.summary import Position, Stance
from summarizer.names.persons import is_office, name_words, sound
from summarizer.names.places import government, sides
from summarizer.words.content import content, fold

#: Words a quotation has to stand alone, and the most it has in a line; the rest is in the footnote.
_SPOKEN, _LONGEST_SPOKEN = (7, 26), 60
#: The most words of a source's sentence that stand in a line.
_LONGEST = 70
_AROUND = 18
#: Words at the head of a statement among which its subject is looked for.
_SUBJECT = 5
_ATTRIBUTED = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
#: Verbs for a quotation that follows, where its words are such; any other stance shows in the words themselves.
_VERB: dict[Stance, tuple[str, re.Pattern[str]]] = {
    Stance.PROPOSES: (
        "proposed",
        re.compile(r"\b(?:propos|suggest|offer|should|could|would|let)\w*\b", re.IGNORECASE),
    ),
    Stance.DEMANDS: (
        "demanded",
        re.compile(
            r"\b(?:must|should|needs?|ha(?:ve|s) to|call|ask|urg|demand|want|let)\w*\b",
            re.IGNORECASE,
        ),
    ),
}
#: Where a story was filed, before its first sentence.
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’/-]{2,40}(?:\([A-Za-z ]{2,20}\) ?)?[-–—]{1,2} (?=[A-Z“\"])")
_MARKS = "“”\"„«»‘’' "
_PRONOUN = re.compile(r"^(?:He|She|They|It|Both)(?= [a-z])")
_OWN_VOICE = re.compile(r"(?:^|[\s“\"])(?:We|we|I)\b(?![.\w])")
#: What begins with one of these leans on the sentence before it.
_LEANING = re.compile(
    r"^(?:That|This|These|Those|It|He|She|They|And|But|So|Then|Such|Both|Here|There)\b"
)
#: An office that stands for a person: "the Minister", "the Russian president".
_OFFICE = re.compile(
    r"\bthe (?:[\w-]+ ){0,2}?(?:minister|president|secretary|spokes\w+|ambassador|chancellor|governor|envoy|chair\w*"
    r"|director|commissioner|representative|official|leader|mayor)\b(?!-| (?:of|for) )",
    re.IGNORECASE,
)
_TURN = re.compile(r"^[A-Z][A-Z.,'’ -]{1,50}:\s+")
#: What a clause may follow that goes on without its subject.
_JOINED = re.compile(r"(?:\b(?:and|but|then|also)|[,;:–—-])\s*$")
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
        spoken = self._utterance(document, held.holder, quotes)
        if spoken:
            return self._saying(held.holder, spoken, held.stance)
        sentences = self._sentences(document, quotes)
        known = " ".join((held.holder, held.on_behalf_of or "", *self.also.get(held.holder, ())))
        stands = is_sentence(held.statement) and self._is_whole(document, held, quotes)
        if stands and told(held.statement, sentences, _texts(quotes), known):
            return self._said_by(held.holder, held.statement, " ".join(sentences))
        best = max(quotes, key=lambda q: shared(held.statement, self.cited.sentences(document, q)))
        return self.of_quote(document, best, held.holder, held.stance)

    def of_claim(self, document: str, claim: str, by: str, quotes: Sequence[Quote]) -> str:
        """Return a claim as a sentence in which its party is named."""
        sentences = self._sentences(document, quotes)
        if is_sentence(claim) and told(claim, sentences, _texts(quotes), by):
            return self._said_by(by, claim, " ".join(sentences))
        return self.of_quote(document, quotes[0], by)

    def of_fact(self, document: str, wording: str, quotes: Sequence[Quote]) -> str:
        """Return what a document tells, without a holder: the wording where it is borne out, else the sentence."""
        sentences = self._sentences(document, quotes)
        if is_sentence(wording) and told(wording, sentences, _texts(quotes)):
            return ended(wording)
        return ended(self._cut(document, quotes[0]))

    def of_quote(
        self, document: str, quote: Quote, holder: str, stance: Stance = Stance.AFFIRMS
    ) -> str:
        """Return a quote as a sentence: as direct speech, or the sentence of the source with the holder named."""
        sentence = self._cut(document, quote)
        if self._is_speech(document, holder, quote):
            spoken = self._spoken(document, quote)
            speaker = self._speaker(holder, quote, spoken)
            return self._saying(speaker, spoken, stance) if speaker else self._told_of(spoken)
        if self._mentions(holder, sentence):
            return ended(sentence)
        return self._with_holder(holder, quote, sentence)

    def _with_holder(self, holder: str, quote: Quote, sentence: str) -> str:
        """Return a sentence that does not name the holder with the name put in."""
        name = in_a_sentence(holder)
        from_its_head = sentence.startswith(" ".join((quote.text or "").split()[:2]))
        if _PRONOUN.match(sentence) and (from_its_head or quote.speaker_check in _ATTRIBUTED):
            return ended(at_the_head(name) + sentence[sentence.index(" ") :])
        office = None if _is_no_person(holder) else _OFFICE.search(sentence)
        if office:
            return ended(f"{sentence[: office.end()]} ({holder}){sentence[office.end() :]}")
        if not is_sentence(sentence):
            return ended(f"{at_the_head(name)} said: {unended(sentence)}")
        return ended(f"According to {name}, {lowered(sentence, sentence[1:])}")

    def _saying(self, holder: str, spoken: str, stance: Stance) -> str:
        verb, cue = _VERB.get(stance, ("said", None))
        verb = verb if cue is None or cue.search(spoken) else "said"
        return f"{at_the_head(in_a_sentence(holder))} {verb}: “{spoken}”"

    def _told_of(self, spoken: str) -> str:
        return f"The account quotes: “{spoken}”"

    def _speaker(self, holder: str, quote: Quote, spoken: str) -> str | None:
        """Return who says the words: the holder, whom the passage names, or null where they speak of the holder."""
        if quote.speaker_check is SpeakerCheck.OTHER:
            return quote.speaker_found
        if quote.speaker_check is SpeakerCheck.NOT_FOUND and self._mentions(holder, spoken):
            return None
        return holder

    # Whether a statement cut from the source can stand without the rest of its sentence ----------------------

    def _is_whole(self, document: str, held: Position, quotes: Sequence[Quote]) -> bool:
        """Whether a statement is a sentence of its own, or cut from the source where one ends and by whom it is told.

        A strong model words its statements itself. A small one's are cut from the passage: they may begin or end
        amid a clause, or leave out who reports what they say.
        """
        sentences = self._sentences(document, quotes)
        found = next(
            (c for s in sentences if (c := cut_from(held.statement, held.holder, s))), None
        )
        if found is None:
            return True
        before, after = found
        return ends_a_clause(after) and self._begins(before, held.holder)

    def _begins(self, before: str, holder: str) -> bool:
        """Whether what stands before a cut names nobody but the holder as the one who says it."""
        if not before.strip() or self._mentions(holder, before) or _PRONOUN.match(before):
            return True
        return not reports(before) and bool(_JOINED.search(before))

    # How words stand in a line -------------------------------------------------------------------------------

    def _said_by(self, holder: str, statement: str, evidence: str) -> str:
        """Return a statement as it is where its subject is the holder, else behind "X said that"."""
        name = at_the_head(in_a_sentence(holder))
        if _PRONOUN.match(statement):
            return ended(name + statement[statement.index(" ") :])
        if statement.startswith(f"{holder} "):
            return ended(name + statement[len(holder) :])
        if self._mentions(holder, " ".join(statement.split()[:_SUBJECT])):
            return ended(statement)
        return ended(f"{name} said that {lowered(statement, evidence)}")

    def _utterance(self, document: str, holder: str, quotes: Sequence[Quote]) -> str:
        """Return a quotation that can stand alone: direct speech, a whole sentence, and neither too short nor long."""
        for quote in quotes:
            if quote.speaker_check is SpeakerCheck.OTHER or not self._is_speech(
                document, holder, quote
            ):
                continue
            spoken = self._spoken(document, quote)
            least, most = _SPOKEN
            right = self._speaker(holder, quote, spoken) == holder
            if right and least <= len(spoken.split()) <= most and not _LEANING.match(spoken):
                return spoken
        return ""

    def _is_speech(self, document: str, holder: str, quote: Quote) -> bool:
        """Whether a quote is a whole sentence of direct speech, or one in the document's own voice."""
        if quote.speech is Speech.DIRECT:
            return is_sentence((quote.text or "").strip(_MARKS))
        sentence = self._cut(document, quote)
        if self._mentions(holder, sentence) or not is_sentence(sentence):
            return False
        spoken = document in self.transcripts and quote.speaker_check in _ATTRIBUTED
        return spoken or bool(_OWN_VOICE.search(_unquoted(sentence)))

    def _spoken(self, document: str, quote: Quote) -> str:
        """Return the words that stand between quotation marks: closed, and cut where they are too many."""
        whole = quote.speech is not Speech.DIRECT
        words = self._cut(document, quote) if whole else " ".join((quote.text or "").split())
        shown = words.strip(_MARKS).split()
        if len(shown) > _LONGEST_SPOKEN:
            return f"{' '.join(shown[:_LONGEST_SPOKEN]).rstrip(',;:')} […]".translate(_INNER)
        return ended(" ".join(shown).translate(_INNER))

    def _mentions(self, holder: str, text: str) -> bool:
        """Whether a text names the holder, by surname, by another spelling, or by half of a body's words."""
        words = [fold(w) for w in _WORD.findall(text)]
        if government(holder) and sides(holder) & sides(text):
            return True
        return any(_named(name, words) for name in (holder, *self.also.get(holder, ())))

    def _sentences(self, document: str, quotes: Sequence[Quote]) -> list[str]:
        return list(dict.fromkeys(self.cited.sentences(document, q) for q in quotes))

    def _cut(self, document: str, quote: Quote) -> str:
        """Return the sentences of a quote without a speaker's label; of very long ones what is around the quote."""
        whole = _DATELINE.sub("", _TURN.sub("", self.cited.sentences(document, quote)))
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
    return next(
        (f"the passage gives these words to {who}" for who in sorted(map(str, others)) if who), ""
    )


def _is_no_person(holder: str) -> bool:
    """An office, a state or a body, or several: no name to be put behind "the Minister"."""
    return is_office(holder) or bool(sides(holder)) or len(holder.split()) < 2 or " and " in holder


def _texts(quotes: Sequence[Quote]) -> list[str]:
    return [q.text or "" for q in quotes]


def _unquoted(text: str) -> str:
    return re.sub(r"[“\"«][^“”\"«»]*(?:[”\"»]|$)", " ", text)


def _named(name: str, words: Sequence[str]) -> bool:
    if not is_office(name) and len(name_words(name)) > 1 and not sides(name):
        ends = {name_words(name)[0], name_words(name)[-1]}
        return any(w in ends or (len(w) > _STEM and sound(w) in map(sound, ends)) for w in words)
    wanted = [w for w in content(name) if len(w) > 2]
    found = sum(any(_alike(w, other) for other in words) for w in wanted)
    return bool(wanted) and 2 * found >= len(wanted)


def _alike(stem: str, word: str) -> bool:
    return word[:_STEM] == stem[:_STEM] if len(stem) >= _STEM else word == stem

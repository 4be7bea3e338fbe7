"""Direct speech in a line: which words stand in quotation marks, and who is said to say them."""

from __future__ import annotations

import re

from summarizer.brief.cited import Cited
from summarizer.brief.grammar import at_the_head, ended, in_a_sentence, is_sentence
from summarizer.brief.mentions import is_person
from summarizer.models.quote import Quote, SpeakerCheck, Speech
from summarizer.models.summary import Stance
from summarizer.names.bodies import is_body, is_office
from summarizer.names.places import government

#: The most words of a quotation in a line; the rest is in the footnote.
LONGEST_SPOKEN = 60
#: The most words of a source's sentence that stand in a line, and those kept on either side of the words relied on.
_LONGEST, _AROUND = 70, 18
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
#: Words of a speaker's name at most, and letters of a particle in it ("van der", "of").
_LONGEST_NAME, _PARTICLE = 7, 4
ATTRIBUTED = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
_MARKS = "“”\"„«»‘’' "
_OWN_VOICE = re.compile(r"(?:^|[\s“\"])(?:We|we|I)\b(?![.\w])")
_WHOLLY_QUOTED = re.compile(r"^[“\"«][^“”\"«»]{10,}[”\"»][.,]?$")
#: Where a story was filed, before its first sentence; who speaks, before a turn.
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’/-]{2,40}(?:\([A-Za-z ]{2,20}\) ?)?[-–—]{1,2} (?=[A-Z“\"])")
_TURN = re.compile(r"^[A-Z][A-Z.,'’ -]{1,50}:\s+")
#: "(ii) In view of": the number of a paragraph; "But the organisation": what joins it to the sentence before.
_NUMBERED = re.compile(
    r"^(?:\((?:[ivx]{1,4}|[a-z]|\d{1,2})\)|(?:[ivx]{1,4}|\d{1,2})[.)])\s+(?=[“\"A-Z])"
)
_JOINING = re.compile(r"^(?:But|And|So|Yet) (?!far |be )")
#: Quotation marks inside a quotation.
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "’"})


def saying(holder: str, spoken: str, stance: Stance = Stance.AFFIRMS) -> str:
    """Return a quotation behind its speaker and a verb, as in ``Ana Dahl demanded: “You must wait.”``."""
    verb, cue = _VERB.get(stance, ("said", None))
    verb = verb if cue is None or cue.search(spoken) else "said"
    if spoken.endswith("?"):
        verb = "asked"
    return f"{at_the_head(in_a_sentence(holder))} {verb}: “{spoken}”"


def sentence_of(cited: Cited, document: str, quote: Quote) -> str:
    """Return the sentences of a quote without dateline and speaker's label; of very long ones what is around it."""
    whole = cited.sentences(document, quote)
    for prefix in (_TURN, _DATELINE, _NUMBERED):
        whole = prefix.sub("", whole)
    if _JOINING.match(whole):
        whole = at_the_head(whole.partition(" ")[2])
    words = " ".join((quote.text or "").split())
    if len(whole.split()) <= _LONGEST or words not in whole:
        return whole
    before, _, after = whole.partition(words)
    head, tail = before.split()[-_AROUND:], after.split()[:_AROUND]
    opening = "[…] " if len(before.split()) > _AROUND else ""
    closing = " […]" if len(after.split()) > _AROUND else ""
    return f"{opening}{' '.join((*head, words, *tail))}{closing}"


def other_speaker(quote: Quote) -> str | None:
    """Return to whom the passage gives the words instead of the holder; null where that names nobody for certain.

    What a passage is read to name has to look like a person, an office, a body or a state: a line says "X said".
    """
    found = quote.speaker_found if quote.speaker_check is SpeakerCheck.OTHER else None
    if found is None or len(found.split()) > _LONGEST_NAME:
        return None
    named = is_person(found) and all(w[:1].isupper() or len(w) < _PARTICLE for w in found.split())
    return found if named or is_office(found) or is_body(found) or government(found) else None


def without_label(sentence: str) -> str:
    """Return a sentence without the label of who speaks it."""
    return _TURN.sub("", sentence)


def is_speech(quote: Quote, sentence: str, *, names_holder: bool, transcript: bool) -> bool:
    """Whether words are to stand in quotation marks: direct speech, a turn, or the document's own voice."""
    if quote.speech is Speech.DIRECT and is_sentence((quote.text or "").strip(_MARKS)):
        return True
    if _WHOLLY_QUOTED.match(sentence):
        return True
    if names_holder:
        return False
    if transcript and quote.speaker_check in ATTRIBUTED:
        return True
    if not is_sentence(sentence) and not sentence.endswith("?"):
        return False
    return bool(_OWN_VOICE.search(_unquoted(sentence)))


def spoken_words(quote: Quote, sentence: str) -> str:
    """Return the words that stand between quotation marks: closed, and cut where they are too many."""
    own = quote.speech is Speech.DIRECT and is_sentence((quote.text or "").strip(_MARKS))
    words = " ".join((quote.text or "").split()) if own else sentence
    shown = words.strip(_MARKS).split()
    if len(shown) > LONGEST_SPOKEN:
        return f"{' '.join(shown[:LONGEST_SPOKEN]).rstrip(',;:')} […]".translate(_INNER)
    return ended(" ".join(shown).translate(_INNER))


def _unquoted(text: str) -> str:
    return re.sub(r"[“\"«][^“”\"«»]*(?:[”\"»]|$)", " ", text)

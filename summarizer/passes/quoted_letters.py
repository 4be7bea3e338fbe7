"""What a letter quotes of the one that it answers: "Your letter of 25 February said: .." are the other one's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import Actor, ActorKind
from summarizer.models.document import Sentence
from summarizer.passes.said import in_announced_words, said_by

__all__ = ["with_quoted_letters"]

_YOURS = re.compile(
    r"\byour (?:\w+ ){0,2}?(?:letter|note|message|memorandum|e-?mail|reply|statement)\b[^.:]{0,80}?"
    r"\b(?:said|says|stated|states|read|reads|wrote)\b[^.:]{0,20}:\s*$"
    r"|\byou (?:have |had )?(?:wrote|written|said|stated|declared)\b[^.:]{0,60}:\s*$",
    re.IGNORECASE,
)
_DEAR = re.compile(r"Dear (?P<who>[^,:;!\n]{2,60})")
_SALUTATION, _FEWEST_WORDS = 14, 4
_MARKS = "'‘“\"’”"
_PERSONS = (ActorKind.PERSON, ActorKind.NAME)


def with_quoted_letters(attributed: Attributed, found: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions, in a letter with what it quotes of the one it answers as the words of whom it greets."""
    greeted = _greeted(attributed)
    if greeted is None:
        return list(found)
    quoted = {
        s.number: _words_of(attributed, s, greeted.name, via) for s, via in _quoted(attributed)
    }
    return [*(one for one in found if one.sentence not in quoted), *quoted.values()]


def _greeted(attributed: Attributed) -> Actor | None:
    """Return the person whom a salutation greets: "Dear Mr. Kos,"."""
    for sentence in attributed.prepared.sentences[:_SALUTATION]:
        found = _DEAR.match(sentence.text)
        actor = attributed.cast.resolve(found["who"], sentence.end) if found is not None else None
        if actor is not None and actor.kind in _PERSONS:
            return actor
    return None


def _quoted(attributed: Attributed) -> Iterator[tuple[Sentence, tuple[str, ...]]]:
    """Yield the sentences of what "your letter" is said to have said, with by whom where the writer names them."""
    prepared, theirs = attributed.prepared, False
    via: tuple[str, ...] = ()
    for sentence in prepared.account:
        inside = theirs and in_announced_words(prepared, sentence)
        if inside and len(sentence.text.split()) >= _FEWEST_WORDS:
            yield sentence, via
        if sentence.text.rstrip().endswith(":"):
            theirs = _YOURS.search(sentence.text) is not None
            told = _ACCORDING.search(sentence.text)
            via = (told["who"],) if told is not None else ()


#: "According to the communiqué, your letter said": whoever has it so passes it on.
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the |your )?(?P<who>[^,:;.]{3,60}),")


def _words_of(
    attributed: Attributed, sentence: Sentence, name: str, via: tuple[str, ...]
) -> Attribution:
    text = sentence.text
    start = sentence.start + len(text) - len(text.lstrip(_MARKS))
    end = sentence.start + len(text.rstrip(_MARKS + " "))
    said = said_by(attributed, sentence, name, "your letter", ((start, end),))
    return replace(said, start=start, end=end, direct=True, chain=via)

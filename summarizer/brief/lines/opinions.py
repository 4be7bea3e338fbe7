"""Who writes an opinion piece, and what of it is the writer's word about somebody else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from summarizer.brief.borne_out.cited import Cited
from summarizer.brief.lines.stated import ATTRIBUTED
from summarizer.brief.phrasing.mentions import is_named_person, mentions
from summarizer.brief.phrasing.verbs import says_or_asks
from summarizer.models.brief import SourcedPosition
from summarizer.models.quote import Speech
from summarizer.models.summary import Position

#: Positions that a piece states plainly, without a word of who says it, at least where it is somebody's opinion.
_FEWEST = 4
#: What tells whose a sentence is, or that it is quoted.
_TOLD = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ww]ho)\b|[“”\"«»]|\b[Aa]ccording to\b")
#: Words behind a subject among which its verb stands.
_VERB = 4


def opinions_of(
    positions: Iterable[SourcedPosition], cited: Cited, transcripts: Collection[str]
) -> dict[str, str]:
    """Return who writes each document that states one person's views plainly, by its source."""
    plain: dict[str, Counter[str]] = {}
    held: Counter[str] = Counter()
    for sourced in positions:
        held[sourced.document] += 1
        if sourced.document not in transcripts and _is_plain(sourced, cited):
            plain.setdefault(sourced.document, Counter())[sourced.position.holder] += 1
    found = {document: told.most_common(1)[0] for document, told in plain.items()}
    return {
        document: who
        for document, (who, n) in found.items()
        if n >= _FEWEST and 3 * n > held[document] and len(plain[document]) == 1
    }


def _is_plain(sourced: SourcedPosition, cited: Cited) -> bool:
    """Whether a text states a person's view as its own: it names nobody there who says it."""
    held = sourced.position
    sentences = [cited.sentences(sourced.document, quote) for quote in held.quotes]
    return is_named_person(held.holder) and all(
        quote.speech is not Speech.DIRECT
        and quote.speaker_check in ATTRIBUTED
        and not _TOLD.search(sentence)
        and not mentions((held.holder,), sentence)
        for quote, sentence in zip(held.quotes, sentences, strict=True)
    )


def is_the_writers_word(line: str, held: Position, sentences: Sequence[str]) -> bool:
    """Whether a piece tells in its own words what somebody feels or does, and not what they said.

    "The crews resent that Norland extorts tolls": the charge is the writer's.
    """
    if any(_TOLD.search(sentence) for sentence in sentences):
        return False
    words = line.split()
    named = max(
        (n for n in range(1, len(held.holder.split()) + _VERB) if _ends_in(held, words[:n])),
        default=0,
    )
    return named > 0 and not any(map(says_or_asks, words[named : named + _VERB]))


def _ends_in(held: Position, words: Sequence[str]) -> bool:
    """Whether words end with a word of a holder's name."""
    last = words[-1].strip(".,").casefold() if words else ""
    return last in held.holder.casefold().split()

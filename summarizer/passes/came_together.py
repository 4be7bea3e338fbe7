"""Who came together where a sentence lists them: "Minister Kos of Norland, Minister Holm of Tarn and .. gathered"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Participant
from summarizer.passes.clause import begin_of_clause
from summarizer.passes.party_lists import as_parties, with_more

__all__ = ["came_together", "tells_of_coming"]

_COMING = r"(?:gathered|convened|assembled|came together|sat down together)\b"
#: A verb of coming together, which people at large do, too, behind the last word of its subject.
_CAME = re.compile(rf"[A-Z][^\s,]*,? {_COMING}[\w\s]*")
#: Whom they met stands behind the verb: then they did not meet each other.
_VERB = re.compile(
    rf"\b(?:{_COMING}|met\b(?![^.;:]{{0,40}}? (?:with|between)\b"
    r"| (?:the|an?|his|her|its|their|[A-Z]\w+) (?!\w+day\b)))"
)
#: Between two of a list: where the first is from, and what the second is.
_OF = r"(?: (?:of|from|for) (?:the )?[A-Z][\w’'-]*(?: (?:of |the )*[A-Z][\w’'-]*){0,4})?"
_GAP = re.compile(
    rf"{_OF}(?:,| and|, and|, as well as| as well as)? ?(?:and )?(?:the )?(?:[\w’'-]+ ){{0,4}}?"
)
_END = re.compile(rf"{_OF},?(?: (?:have|had|has|also|both|all|today|yesterday|on \w+day))* ?")
_FEWEST = 2


def tells_of_coming(words: str) -> bool:
    """Whether words for a talk are a verb of coming together: a talk only where persons are its subject."""
    return _CAME.fullmatch(words) is not None


def came_together(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return the persons whom a list before the verb names, with where each is from; fewer than two are nobody."""
    sentence = contact.sentence
    verb = _VERB.search(sentence.text, contact.start - sentence.start)
    if verb is None or sentence.start + verb.start() > contact.end:
        return ()
    names = list(_listed(cast, contact, sentence.start + verb.start()))[::-1]
    parties = with_more((), as_parties(cast, names))
    return parties if len(parties) >= _FEWEST else ()


def _listed(cast: Cast, contact: Contact, end: int) -> Iterator[str]:
    """Yield the persons right before an offset and whoever a list joins to them, the last one first."""
    text, first = contact.sentence.text, contact.sentence.start
    mentions = cast.between(max(first, begin_of_clause(contact.sentence)), end)
    persons = [m for m in mentions if cast.actors[m.actor].kind is ActorKind.PERSON]
    border = _END
    for one in reversed(persons):
        gap = text[max(one.end, one.reach) - first : end - first]
        if one.possessive or border.fullmatch(gap) is None:
            return
        yield cast.actors[one.actor].name
        end, border = one.start, _GAP

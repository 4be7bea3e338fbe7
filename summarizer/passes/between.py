"""Who talked where they stand behind "between": "talks between the premier's adviser and Ambassador Sorel"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Participant
from summarizer.passes.gathered import party_named
from summarizer.passes.party_lists import as_parties, with_more
from summarizer.passes.shared_noun import sharing_a_noun

__all__ = ["between", "one_party"]

_TALK = re.compile(
    r"\b(?:talks?|meetings?|calls?|conversations?|rounds?|summits?|consultations|negotiations|discussions?|dialogue"
    r"|exchanges?|sessions?|conferences?|forums?|workshops?|round ?tables?)\b",
    re.IGNORECASE,
)
#: Between the words for a talk and "between": of what, where (one to four words each) and when, and no verb.
_IN_THE_GAP = (
    *(
        re.compile(
            rf"\s(?:of|in|on|at|over|about)\s[\w’'-]++(?:\s[\w’'-]++){{{more}}}{behind}",
            re.IGNORECASE,
        )
        for more in range(4)
        for behind in ("", r"\s")
    ),
    re.compile(r"\s(?:today|yesterday|earlier|\w+day)(?!\w)", re.IGNORECASE),
)
#: Two parties or more, up to where the sentence goes on: a verb, a topic, a place or a time.
_BETWEEN = re.compile(
    r"\b(?:between|among)\s(?P<who>(?:[^.;:()“”\"]|(?<=\b[A-Z])\.|(?<=\b[MD][rs])\.){3,200}?)"
    r"(?=\s(?:on|in|at|over|about|to|that|which|who|was|were|is|are|has|had|have|ended|began|broke|lasted|took|held"
    r"|concluded|resumed|collapsed|failed|gave|led|brought|focused|covered|marked|produced|resulted|continued|started|opened|will|would|this|last|earlier|yesterday|today|after|before"
    r"|during|since|regarding|concerning|aimed|mediated|hosted)\b"
    r"|(?<!Minister)(?<!Ministers)(?<!Secretary)(?<!Commissioner)\sfor\b|, (?:which|who|where|held|the|on|in|as)\b"
    r"|[;:()“”\"]|(?<!\b[A-Z])(?<!\b[MD][rs])\.|$)",
    re.IGNORECASE,
)
_AND = re.compile(r",? and |, | as well as ")
#: "Norland's envoy", "the premier's adviser": whoever is somebody's stands for themselves.
_OF_SOMEBODY = re.compile(
    r"(?:the |an? )?(?:[\w-]+ ){0,3}?[\w-]+['’]s? (?:[\w-]+ ){0,3}?[a-z]+$", re.IGNORECASE
)
_FEWEST = 2


def between(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return the parties that a sentence names behind "between" and its word for a talk; fewer than two are nobody."""
    sentence = contact.sentence
    start, end = contact.start - sentence.start, contact.end - sentence.start
    found = _BETWEEN.search(sentence.text, start)
    if found is None or not _TALK.search(sentence.text, start, end):
        return ()
    if not _is_gap(sentence.text[end : found.start()]):
        return ()
    shared = sharing_a_noun(cast, found["who"])
    if shared:
        return shared
    parties = with_more((), _parties(cast, found["who"], sentence.start + found.start("who")))
    return parties if len(parties) >= _FEWEST else ()


def _is_gap(text: str) -> bool:
    """Whether a stretch says nothing but of what, where and when. Each place in it is looked at once."""
    left, seen = [0], set[int]()
    while left:
        at = left.pop()
        if not text[at:].strip() and len(text) - at < 2:
            return True
        if at not in seen:
            seen.add(at)
            matches = (one.match(text, at) for one in _IN_THE_GAP)
            left += (match.end() for match in matches if match)
    return False


def _parties(cast: Cast, words: str, start: int) -> Iterator[Participant]:
    at = 0
    for border in (*_AND.finditer(words), None):
        end = border.start() if border is not None else len(words)
        one = _party(cast, words[at:end], start + at, start)
        if one is not None:
            yield one
        at = border.end() if border is not None else end


def one_party(cast: Cast, words: str, start: int) -> Participant | None:
    """Return the party that some words name: one of those who stand behind "between"; ``start``: where they stand."""
    return _party(cast, words, start, start)


def _party(cast: Cast, words: str, start: int, first: int) -> Participant | None:
    plain = words.strip(" ,")
    if _OF_SOMEBODY.fullmatch(plain) and not _ends_in_a_name(cast, plain, start):
        return Participant(name=re.sub(r"^(?:the|an?) ", "", plain, flags=re.IGNORECASE))
    named = party_named(cast, words, start) or _reaching_into(cast, start, first)
    return named or (Participant(name=_ARTICLE.sub("", plain)) if _NAMED.fullmatch(plain) else None)


_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
#: A party that is written as a name: "the River Front", "the union LTF".
_NAMED = re.compile(
    r"(?:the )?(?:[a-z]+ (?:(?:of|for) (?:the )?)?)?[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,3}"
)


def _reaching_into(cast: Cast, start: int, first: int) -> Participant | None:
    """Return the person whose long title the cast reads from the party before: "A's envoy and Minister Sorel"."""
    actors = (cast.actors[m.actor] for m in cast.between(first, start) if m.end > start)
    person = next((a for a in actors if a.kind is ActorKind.PERSON), None)
    return None if person is None else next(as_parties(cast, (person.name,)))


def _ends_in_a_name(cast: Cast, words: str, start: int) -> bool:
    """Whether a person's own name ends a phrase: "Norland's envoy Ruth Sorel"."""
    mentions = cast.between(start, start + len(words))
    last = mentions[-1] if mentions else None
    named = last is not None and cast.actors[last.actor].kind is ActorKind.PERSON
    return named and last is not None and last.end == start + len(words.rstrip())

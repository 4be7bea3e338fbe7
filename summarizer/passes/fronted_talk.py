"""A talk that a sentence opens with, and whose it was: "After a meeting with managers, the union wrote .."."""

from __future__ import annotations

import re

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Participant
from summarizer.names.bodies import is_body
from summarizer.passes.between import one_party
from summarizer.passes.crowds import a_crowd
from summarizer.passes.gathered import parties_in
from summarizer.passes.party_lists import as_parties, with_more
from summarizer.passes.wording import without_article

__all__ = ["fronted_talk"]

#: How a sentence opens with what has taken place: "After a", "While admitting", "Following her", "Having admitted".
_OPENS = re.compile(
    r"\W*(?:(?:Speaking|Talking) (?:to (?:the )?(?:reporters|journalists|press|media) )?(?:after|following)"
    r"|After|Following|While|Whilst|On|Upon|Although|Despite|Having|When)"
    r"(?: (?:he |she |they |later |also )?(?:admitt|acknowledg|confirm|conced|recall)(?:ed|ing))?"
    r"(?: (?:an?|the|his|her|its|their|having|\w+day[’']s)| [\w-]+){0,3}? ?",
)
_ACTS = re.compile(
    r"\b(?:meeting|meetings|met|speaking|talking|talks|call|conversation|consultations|negotiations)\b"
)
#: Whom the talk was with: up to when, where and what about.
_WITH = re.compile(
    r"(?: with)? (?P<who>(?:[^,.;:“”\"]|(?<=\b[MD][rs])\.|(?<=\bMrs)\.){2,90}?)"
    r"(?: (?:by (?:tele)?phone|on|in|at|after|last|this|earlier|yesterday|today|over|about|to discuss|during|before)\b"
    r"[^,.;:“”\"]*)?, "
)
_SAYS_MORE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|will|would|failed|collapsed|broke|ended|who|that|which|not)\b"
)
_BODY_NAMED = re.compile(
    r"(?:the |its |an? )?(?P<who>(?:[\w’'-]+ ){0,5}?(?:council|union|company|firm|board|committee|ministry|government"
    r"|club|association|federation|commission|agency|authority|delegation))\b(?![’'])"
)
_OWNER = re.compile(r"\b(?P<who>his|her) ")
_RIGHT_BEHIND = 14
_FEWEST = 2


def fronted_talk(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return whom a talk at a sentence's opening was with, and the subject behind it, whose it was; else nobody."""
    sentence = contact.sentence
    start, end = contact.start - sentence.start, contact.end - sentence.start
    if _ACTS.search(sentence.text, start, end) is None:
        return ()
    opened = _OPENS.match(sentence.text)
    if opened is None or _OPENS.fullmatch(sentence.text[: max(start, opened.end())]) is None:
        return ()
    talk = sentence.text[:end].rstrip().removesuffix(" with")
    found = _WITH.match(sentence.text, len(talk))
    if found is None or _SAYS_MORE.search(found[0]) is not None:
        return ()
    subject = _subject(cast, sentence.text, found.end(), sentence.start)
    owner = _OWNER.search(sentence.text, 0, end)
    if owner is not None and subject is not None and not _is_person(cast, subject):
        # "After her meeting with Kos, the ministry said ..": hers, and not the ministry's.
        subject = _meant(cast, owner["who"], sentence.start + owner.start("who"))
    whom = _with_whom(cast, found["who"], sentence.start + found.start("who"))
    parties = with_more((), (subject, *whom)) if subject is not None else ()
    return parties if len(parties) >= _FEWEST else ()


def _is_person(cast: Cast, one: Participant) -> bool:
    actor = cast.actor(one.name)
    return actor is not None and actor.kind in (ActorKind.PERSON, ActorKind.NAME)


def _meant(cast: Cast, pronoun: str, at: int) -> Participant | None:
    meant = cast.resolve(pronoun, at)
    return next(as_parties(cast, (meant.name,))) if meant is not None else None


def _with_whom(cast: Cast, words: str, start: int) -> tuple[Participant, ...]:
    """Return whom some words name: several by name, several without one, somebody by an office."""
    crowd = a_crowd(words)
    if crowd is not None:
        return (Participant(name=crowd),)
    several = tuple(parties_in(cast, words, start))
    if len(several) > 1:
        return several
    named = one_party(cast, words, start)
    if named is not None:
        return (named,)
    actor = cast.resolve(words, start)
    return tuple(as_parties(cast, (actor.name,))) if actor is not None else ()


def _subject(cast: Cast, text: str, at: int, first: int) -> Participant | None:
    """Return whoever stands right behind the opening: a body by what it is, somebody by name, "he" or "she"."""
    body = _BODY_NAMED.match(text, at)
    if body is not None and is_body(body["who"]):
        return Participant(name=without_article(body["who"]))
    pronoun = re.compile(r"(?:he|she)\b").match(text, at)
    if pronoun is not None:
        return _meant(cast, pronoun[0], first + at)
    mentions = cast.between(first + at, first + len(text))
    if not mentions or mentions[0].start - first - at > _RIGHT_BEHIND or mentions[0].possessive:
        return None
    actor = cast.actors[mentions[0].actor]
    known = actor.kind in (ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANISATION)
    full = actor.kind is ActorKind.NAME and " " in actor.name
    return next(as_parties(cast, (actor.name,))) if known or full else None

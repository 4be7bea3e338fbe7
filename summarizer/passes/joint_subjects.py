"""Who talked with each other where "and" joins them: "managers of Norvik Steel and the union held talks"."""

from __future__ import annotations

import re

from summarizer.attribution.cast import Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Participant
from summarizer.passes.between import one_party
from summarizer.passes.party_lists import with_more
from summarizer.passes.shared_noun import sharing_a_noun
from summarizer.passes.wording import without_article

__all__ = ["as_written", "joint_subjects"]

#: What several do with each other, and name nobody behind it.
_EACH_OTHER = re.compile(
    r"(?:(?:held|had|resumed|opened|began|ended|wrapped up|concluded|completed|finished) [\w -]{0,40}?"
    r"(?:talks|meetings?|negotiations|discussions|consultations)|met|spoke|talked|exchanged [\w -]{0,30}"
    r"|(?:returned|went back) to the [\w ]{0,20}table)\b"
    r"(?![^.;:]{0,40}? (?:with|between)\b| (?:the|an?|his|her|its|their) (?!\w+day\b))",
    re.IGNORECASE,
)
_THEIR_TALK = re.compile(r"\w+ their [^,]{4,80},\s*", re.IGNORECASE)
_PART = r"[^\s,;:“”\"]+(?: (?!and\b)[^\s,;:“”\"]+){0,9}?"
_BEFORE = re.compile(
    rf"(?:^|[.;:,“\"]\s|\b(?:that|when|after|while)\s)(?P<one>{_PART}) and (?P<other>{_PART})"
    r"(?: (?:have|had|has|also|then|both|again|later|yesterday|today|on \w+day))*\s+$"
)
_BEHIND = re.compile(
    r"(?P<one>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}) and (?P<other>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})\s+[a-z]"
)
#: People who are named by whose they are.
_PEOPLE = re.compile(
    r"(?:[\w’'.-]+ ){0,4}?(?:leaders|managers|officials|negotiators|representatives|bosses|members|envoys|delegates"
    r"|executives|lawyers|teams?|delegations?|union|company|government|council|ministry|management|workers|employers)"
    r"(?: (?:of|for|from) (?:[\w’'.-]+ ?){1,5})?"
)
_LONGEST = 220
_FEWEST = 2


def joint_subjects(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return the two whom "and" joins as the subject of a talk, one of them by name; fewer are nobody."""
    text, start = contact.sentence.text, contact.sentence.start
    at = contact.start - start
    their = _THEIR_TALK.match(text, at)
    if their is not None:
        found = _BEHIND.match(text, their.end())
    else:
        plain = _EACH_OTHER.match(text, at) is not None
        found = _BEFORE.search(text, max(0, at - _LONGEST), at) if plain else None
    if found is None:
        return ()
    shared = sharing_a_noun(cast, text[found.start("one") : found.end("other")])
    if shared:
        return shared
    named = ((found[name], start + found.start(name)) for name in ("one", "other"))
    parties = with_more((), filter(None, (as_written(cast, *part) for part in named)))
    written = any(p.name != p.name.lower() for p in parties)
    return parties if len(parties) >= _FEWEST and written else ()


def as_written(cast: Cast, words: str, start: int) -> Participant | None:
    """Return the party that some words name: people by whose they are ("Norvik management"), or somebody by name."""
    bare = without_article(words)
    if _PEOPLE.fullmatch(bare) is not None:
        return Participant(name=bare)
    return one_party(cast, words, start)

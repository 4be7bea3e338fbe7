"""Who answers in an interview whose answers have no name before them: "A", "Answer", or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.attribution.actor import Actor, ActorKind, Mention
from summarizer.models.document import PreparedText, Sentence

__all__ = ["ANSWERS", "interviewed", "interviewee"]

#: Labels of whoever answers and of whoever asks, in lower case.
ANSWERS = frozenset(
    ("a", "answer", "reply", "response", "interviewee", "respondent", "witness", "the witness")
)
_ASKS = frozenset(("q", "question", "interviewer", "questioner", "reporter", "journalist"))
#: What is read of a text to learn who answers in it: title, lines and sentences before the first question.
_LONGEST_OPENING = 1_500
_NAMED = frozenset((ActorKind.PERSON, ActorKind.NAME))
#: Before the name of whoever wrote it down.
_WRITTEN_BY = re.compile(
    r"(?:\b(?:by|words|text|image|photo(?:graph)?s?|picture|interviewer|"
    r"(?:told|spoke to|talked to|speaks to|talks to|met|joined))[ :]+|\bour \w+ "
    r"|\bby (?:mr|mrs|ms|miss|dr)\.? )$",
    re.IGNORECASE,
)
#: Before and behind the name of whoever answers.
_WITH = re.compile(
    r"\b(?:interview with|questions (?:for|to)|conversation with|interview(?:s|ed)|asked|answers? (?:by|from)"
    r"|(?:spoke|speaks|talked|talks|sat down|sits down|met up|caught up) with)"
    r" (?:[\w’'-]+[ ,]+){0,6}?$",
    re.IGNORECASE,
)
#: Before the name of what is talked about, or of where somebody is from: "on the Holm affair", "head of the Guild".
_MATTER = re.compile(r"(?<!interview )\b(?:about|on|of|at|in) (?:the )?(?:[A-Z][\w’'-]* ){0,2}$")
#: Directly before the name of a witness, or of somebody who answers in writing.
_TESTIMONY = re.compile(
    r"\b(?:(?:deposition|testimony|examination|interrogation|interview) of|answers? (?:by|from)) (?:[\w’'-]+\.? )?$",
    re.IGNORECASE,
)
#: Behind the name of whoever answers: "of the Harbour Watch spoke to the Courier about".
_SPOKE_TO = re.compile(
    r"[^.!?\n]{0,90}?\b(?:(?:spoke|speaks|talked|talks) (?:to|with)|answer(?:s|ed) (?:our |the |some )?questions)\b"
)
#: Before a name at the head of a sentence.
_BEGINS = re.compile(r"(?:^|[.!?][\"”’]?\s|\n)\s*(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?$")
_PRESENTED = re.compile(
    r"(?:,? (?:who|\(?\d\d\b|(?:is|was|has|runs|heads|leads|answers?|talks|speaks|tells|explains)\b)"
    r"|, (?:an? |the )?[a-z])"
)


def interviewee(
    prepared: PreparedText, actors: Sequence[Actor], mentions: Sequence[Mention]
) -> Actor | None:
    """Return the person who answers under a label that names nobody; ``None`` where it has none or nobody is clear."""
    turns = [s.turn.lower() for s in prepared.account if s.turn]
    others = [label for label in turns if label not in ANSWERS | _ASKS]
    elsewhere = {word for label in others for word in label.split()}
    if ANSWERS.isdisjoint(turns):
        return None
    if 2 * len(others) > len(turns):  # as in a court, where many have the floor
        return _addressed(prepared.text, actors, mentions, elsewhere)
    opening = _opening(prepared.account)
    scores: dict[int, int] = {}
    for number, start, end in _named(prepared.text[:opening], actors, mentions):
        if actors[number].name.lower().split()[-1] in elsewhere:
            continue  # who has a label of their own does not speak under this one
        scores[number] = scores.get(number, 0) + _weight(prepared.text, start, end)
    in_full = {n: score for n, score in scores.items() if score > 0 and " " in actors[n].name}
    scores = in_full or scores  # nobody is presented by a single word who has a full name
    ranked = sorted(scores, key=lambda number: -scores[number])
    clear = len(ranked) == 1 or (len(ranked) > 1 and scores[ranked[0]] > scores[ranked[1]])
    if clear and scores[ranked[0]] > 0:
        return actors[ranked[0]]
    return None if ranked else _addressed(prepared.text, actors, mentions, elsewhere)


#: Before and behind the name of whoever is asked something: "Q: Ms Holm, did you see it?"
_ASKED = re.compile(
    r"(?:[Qq](?:uestion)?[:.]?[\s*_]+)(?:(?:[Nn]ow|[Aa]nd|[Ss]o|[Ww]ell),? )?(?:[A-Z][a-z]{1,8}\.? )?$"
)


def _addressed(
    text: str,
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    elsewhere: set[str],
) -> Actor | None:
    """Return the one person whom questions call by name, and who has no label."""
    found: set[int] = set()
    for mention in mentions:
        near = text[max(0, mention.start - _BEFORE_ASKED) : mention.start]
        called = text[mention.end : mention.end + 2] == ", "
        if called and actors[mention.actor].kind in _NAMED and _ASKED.search(near):
            found.add(mention.actor)
    named = {n for n in found if actors[n].name.lower().split()[-1] not in elsewhere}
    return actors[named.pop()] if len(named) == 1 else None


#: Code points before a name in which the label of a question stands.
_BEFORE_ASKED = 40


#: Before the name of whoever is interviewed in a text without labels.
_INTERVIEWED = re.compile(
    r"\b(?:interview with|interview(?:s|ed)|questions (?:for|to)) (?:[\w’'-]+[ ,]+){0,6}?$",
    re.IGNORECASE,
)


def interviewed(
    prepared: PreparedText, actors: Sequence[Actor], mentions: Sequence[Mention]
) -> Actor | None:
    """Return the one person whom the opening of a text without labels says to be interviewed."""
    if any(s.turn for s in prepared.account):
        return None
    opening = prepared.text[: prepared.document.body_start + _LONGEST_OPENING]
    if _ABOUT_ONE.search(opening) is None:
        return None
    near = (m for m in mentions if m.start < len(opening) and actors[m.actor].kind in _NAMED)
    found = {m.actor for m in near if _INTERVIEWED.search(opening[max(0, m.start - 60) : m.start])}
    return actors[found.pop()] if len(found) == 1 else None


_ABOUT_ONE = re.compile(r"\b(?:interview|questions (?:for|to)\b)", re.IGNORECASE)


def _opening(account: Sequence[Sentence]) -> int:
    """Return where the first turn begins."""
    first = next((s.start for s in account if s.turn), 0)
    return min(first, account[0].start + _LONGEST_OPENING)


def _named(
    opening: str, actors: Sequence[Actor], mentions: Sequence[Mention]
) -> Iterator[tuple[int, int, int]]:
    """Yield the persons named in an opening, as numbers, with where: also those that only a heading names."""
    for number, actor in enumerate(actors):
        if actor.kind not in _NAMED:
            continue
        found = [(m.start, m.end) for m in mentions if m.actor == number and m.start < len(opening)]
        at = opening.find(actor.name) if not found else -1
        yield from ((number, a, b) for a, b in found)
        if at >= 0:
            yield number, at, at + len(actor.name)


def _weight(text: str, start: int, end: int) -> int:
    """Return how much a mention speaks for a person as the one who answers."""
    before, behind = text[max(0, start - 60) : start], text[end : end + 120]
    testifies = _TESTIMONY.search(before) is not None
    if _WRITTEN_BY.search(before) and not testifies:
        return -2
    if _MATTER.search(before) and not testifies:
        return 0
    speaks = _BEGINS.search(before) is not None and _SPOKE_TO.match(behind) is not None
    asked = testifies or speaks or _WITH.search(before) is not None
    presented = bool(_PRESENTED.match(behind))
    # Of those whom a heading names one answers; who is named below it may be anybody.
    headed = "\n" not in text[:start].lstrip()
    return 1 + 2 * asked + presented + 3 * headed + (" " in text[start:end])

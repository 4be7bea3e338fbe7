"""Claims by participles: ", adding that", "a letter saying that", "Stressing the cost, the minister said"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.cues import Tag
from summarizer.attribution.english.claim import Claim, Link
from summarizer.attribution.english.main_subjects import is_verbal, main_subject
from summarizer.attribution.english.noun_phrases import (
    PERSONAL,
    Range,
    phrase_left,
    phrase_right,
    split_joined,
    subject_of,
)
from summarizer.attribution.english.pieces import AUXILIARY, DETERMINERS, Piece, word_at
from summarizer.attribution.english.verbs import Group, Polarity, VerbKind, source_words
from summarizer.attribution.items import PREPOSITIONS

#: Pieces of whom a verb before "for saying" is about.
_LONGEST_OBJECT = 6


def participle(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Claim | None:
    """Return ", adding that" for the subject before, "a letter saying that" for the letter and who sent it."""
    if listed[group.lead].lower == "without":
        return None
    thanked = _thanked(listed, group.lead, made) if group.kind is VerbKind.SAYS else None
    if thanked is not None:
        return Claim(group, Link.PARTICIPLE, [thanked], group.index, group.after)
    own, lead = _own_subject(listed, group)
    if own and group.kind is VerbKind.ACTS:
        return None  # "the council | voting on the plan"
    if own and word_at(listed, own[0][0] - 1) == "with":
        return Claim(group, Link.PARTICIPLE, own, own[0][0], group.after)  # "with Kos noting"
    if own and _stands_apart(listed, own[0][0]):
        return Claim(group, Link.PARTICIPLE, own, own[0][0], group.after)  # ", the latter noting"
    parallel = _parallel(listed, group, made) if group.kind is VerbKind.SAYS else None
    if parallel is not None:
        return Claim(group, Link.PARTICIPLE, [parallel], parallel[0], group.after)
    main = _main_before(group, made)
    found = [*own, *(main.subject if main is not None else main_subject(listed, group.index))]
    if not found:
        return None
    polarity = _polarity_behind(listed, group, main)
    return Claim(group, Link.PARTICIPLE, found, lead, group.after, polarity=polarity)


def _parallel(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Range | None:
    """Return who says another thing behind "with A saying ..": "and | the firm | retorting"."""
    last = made[-1] if made else None
    if last is None or last.link is not Link.PARTICIPLE or not last.subject:
        return None
    first = last.subject[0][0]
    if word_at(listed, first - 1) not in ("with", "and", "but") or last.lead != first:
        return None
    near = range(group.lead, max(last.after, group.lead - _LONGEST_OBJECT), -1)
    joint = next((k for k in near if listed[k].lower in ("and", "but")), None)
    phrase = listed[joint + 1 : group.lead + 1] if joint is not None else ()
    named = bool(phrase) and (phrase[0].capital or phrase[0].lower in DETERMINERS)
    plain = all(p.word and p.lower not in PREPOSITIONS for p in phrase)
    return (joint + 1, group.lead + 1) if joint is not None and named and plain else None


def _stands_apart(listed: Sequence[Piece], first: int) -> bool:
    """Whether a subject of its own begins behind a comma with "the former" or "the latter"."""
    described = [p.lower for p in listed[first : first + 2]]
    return word_at(listed, first - 1) == "," and described in (["the", "former"], ["the", "latter"])


def _own_subject(listed: Sequence[Piece], group: Group) -> tuple[list[Range], int]:
    """Return the subject that stands before a participle itself, if any, and where the claim begins."""
    named = _may_be_named(listed[group.lead])
    own = subject_of(listed, group.lead).names[:1] if named else []
    reduced = before_reduced(listed, own)
    if reduced == own:
        return own, group.index
    nearest = _nearest_chunk(listed, reduced[0])
    return [nearest], nearest[0]


def _nearest_chunk(listed: Sequence[Piece], phrase: Range) -> Range:
    """Return the last chunk of a phrase, to which an -ing form belongs: "(its reply to) | the papers (proposing)"."""
    first, end = phrase
    opens = (k for k in range(end - 1, first, -1) if listed[k].lower in DETERMINERS)
    return next((k for k in opens if listed[k - 1].lower in PREPOSITIONS), first), end


def _main_before(group: Group, made: Sequence[Claim]) -> Claim | None:
    """Return the claim that a participle goes on from: the last one before it that is no passive."""
    earlier = (one for one in reversed(made) if one.group.index < group.index)
    return next((one for one in earlier if one.link is not Link.PASSIVE), None)


def _thanked(listed: Sequence[Piece], j: int, made: Sequence[Claim]) -> Range | None:
    """Return the object of the verb before in "thanked Kos for saying that", who said it."""
    first = made[-1].group.after if made else j
    named = listed[first:j]
    if listed[j].lower != "for" or not 0 < len(named) <= _LONGEST_OBJECT:
        return None
    someone = named[-1].capital or named[0].lower in (*DETERMINERS, "him", "her", "them")
    return (first, j) if someone and all(p.word for p in named) else None


def _may_be_named(before: Piece) -> bool:
    """Whether a word before a participle may be its own subject: "a letter saying that"."""
    return before.word and before.lower not in PREPOSITIONS and before.lower not in _JOINS


_JOINS = frozenset(("and", "or", "but", "while"))


def _polarity_behind(listed: Sequence[Piece], group: Group, main: Claim | None) -> Polarity:
    """Return whether a participle says so: behind "denied" it is denied, too, but for a quotation of its own."""
    denied = main is not None and main.polarity is Polarity.DENIED
    apart = listed[group.lead].lower == "," or _in_own_words(listed, group.after)
    if not denied or apart or group.polarity is not Polarity.SAID:
        return group.polarity
    return Polarity.UNSAID if group.verb in source_words().firm else Polarity.DENIED


def _in_own_words(listed: Sequence[Piece], after: int) -> bool:
    """Whether a quotation follows at once, which whoever denies something says: "denied it, saying: “..”"."""
    return any(p.quote and p.spoken for p in listed[after : after + 2])


def opening(listed: Sequence[Piece], group: Group) -> Claim | None:
    """Return "Stressing the cost, the minister said" as a claim of the minister."""
    for comma in range(group.after, len(listed)):
        phrase = phrase_right(listed, comma + 1) if listed[comma].lower == "," else None
        if phrase is None or not _may_open_clause(listed[phrase[0]]):
            continue
        named = _before_verb(listed, phrase)
        made = Claim(group, Link.PARTICIPLE, [named, *split_joined(listed, named)], 0, group.after)
        made.right, made.polarity = (group.after, comma), group.polarity
        return made
    return None


def _may_open_clause(piece: Piece) -> bool:
    """Whether a subject may begin with a word."""
    return piece.capital or piece.lower in DETERMINERS or piece.lower in PERSONAL


def _before_verb(listed: Sequence[Piece], phrase: Range) -> Range:
    """Return a phrase up to the first verb in it."""
    verbs = source_words().forms
    cuts = (k for k in range(phrase[0] + 1, phrase[1]) if listed[k].lower in verbs)
    return phrase[0], next(cuts, phrase[1])


# --- what a participle describes -------------------------------------------------------------------


def before_reduced(listed: Sequence[Piece], found: list[Range]) -> list[Range]:
    """Return what a participle with its agent or place describes: "an email | sent out by Kos (warned)"."""
    if len(found) != 1 or is_verbal(listed, found[0][1] - 1):
        return found
    first = found[0][0] - (listed[found[0][0]].lower not in _LINKING_WORDS)
    k = _before_linking(listed, first)
    if k == first or not _may_describe(listed, k):
        return found
    noun = phrase_left(listed, k - 1)
    opens = noun is not None and (listed[noun[0]].capital or listed[noun[0]].lower in DETERMINERS)
    return [noun] if noun is not None and opens else found


def _before_linking(listed: Sequence[Piece], k: int) -> int:
    """Return the last piece up to a place that does not link a participle to its agent or place."""
    while k > 0 and listed[k].lower in _LINKING_WORDS:
        k -= 1
    return k


def _may_describe(listed: Sequence[Piece], k: int) -> bool:
    """Whether a piece is a participle behind a word it may describe."""
    return k > 0 and _is_participle(listed[k]) and listed[k - 1].word


#: What may stand between a participle and its agent or place.
_LINKING_WORDS = frozenset("out up off down over by on in from to with at".split())


def _is_participle(piece: Piece) -> bool:
    """Whether a word in small letters is a participle of a past."""
    lower = piece.lower
    shaped = lower.endswith("ed") or lower in source_words().pasts or Tag.PART in tags_of(lower)
    return shaped and not piece.capital and lower not in AUXILIARY


def tags_of(lower: str) -> set[Tag]:
    """Return as what forms of verbs a word may stand."""
    return {tag for tags in source_words().forms.get(lower, {}).values() for tag in tags}

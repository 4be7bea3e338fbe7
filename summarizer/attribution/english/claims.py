"""The verbs of a sentence with the subjects that are the source of what they tell."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.english.claim import (
    DASHES,
    SUBORDINATE,
    TAIL,
    TELLS,
    Claim,
    Link,
)
from summarizer.attribution.english.noun_phrases import (
    PERSONAL,
    TIME,
    Range,
    is_plural,
    phrase_right,
    split_joined,
    subject_of,
)
from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.english.verbs import (
    DETERMINERS,
    Form,
    Group,
    Polarity,
    VerbKind,
    groups,
    source_words,
)
from summarizer.attribution.items import PREPOSITIONS

#: What is read of a sentence costs the square of its verbs.
_MOST_VERBS = 16
_LONGEST_OBJECT = 6


def claims(listed: Sequence[Piece]) -> list[Claim]:
    """Return the verbs of a sentence that have a source, in order; no sentence that people wrote has as many."""
    made: list[Claim] = []
    for group in groups(listed)[:_MOST_VERBS]:
        if listed[group.index].lower == "regards" and listed[group.index - 1].lower == "as":
            continue  # a preposition
        if group.form is Form.PASSIVE:
            one = _passive(listed, group)
        else:
            one = _inverted(listed, group) or _plain(listed, group, made)
        if one is not None:
            made.append(one)
    return made


def _passive(listed: Sequence[Piece], group: Group) -> Claim | None:
    before = listed[group.lead].lower if group.lead >= 0 else ","
    if group.lead == group.index - 1 and before in (",", "but"):
        return None  # ", opposed by B,": an insertion
    by = phrase_right(listed, group.after + 1)
    if by is None:
        return None
    return Claim(group, Link.PASSIVE, [by, *split_joined(listed, by)], group.lead + 1, by[1])


def _inverted(listed: Sequence[Piece], group: Group) -> Claim | None:
    """Return "“..,” said the minister" as a frame."""
    k = group.index
    if k == 0 or group.lead != k - 1 or group.form is not Form.FINITE:
        return None
    if not group.tags & {"past", "s"} or group.kind not in (VerbKind.SAYS, VerbKind.THINKS):
        return None
    phrase = phrase_right(listed, group.after)
    before = listed[k - 1]
    if phrase is None or not (before.quote or before.lower in (",", *DASHES)):
        return None
    if not before.quote and not _speaks_behind(listed, group, phrase):
        return None
    named = [phrase, *split_joined(listed, phrase)]
    behind = _title_behind(listed, phrase)
    after = behind[-1][1] if behind else phrase[1]
    return Claim(group, Link.INVERTED, named, k, after, described=behind)


def _speaks_behind(listed: Sequence[Piece], group: Group, phrase: Range) -> bool:
    """Whether what follows ", said" is who says it, and not what is said."""
    first, end = phrase
    closed = end >= len(listed) or not listed[end].word or listed[end].lower in TAIL
    if not closed or group.verb in TELLS:
        return False
    role = any(p.lower in source_words().deputies for p in listed[first:end])
    someone = listed[first].lower in PERSONAL or role
    someone = someone or (listed[first].capital and listed[first].lower not in DETERMINERS)
    return someone and not subject_of(listed, group.index - 1).names


def _title_behind(listed: Sequence[Piece], phrase: Range) -> list[Range]:
    """Return the apposition in "said Anna Holm, a spokeswoman for the port"."""
    if phrase[1] + 1 >= len(listed) or listed[phrase[1]].lower != ",":
        return []
    behind = phrase_right(listed, phrase[1] + 1)
    return [behind] if behind is not None and behind[1] - behind[0] < 12 else []


def _plain(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Claim | None:
    j = group.lead
    if group.form is Form.PARTICIPLE:
        return _opening(listed, group) if j < 0 else _participle(listed, group, made)
    if j < 0:
        return None
    if _is_joined(listed, j):
        return _coordinated(listed, group, made)
    if made and made[-1].group.index == j and not group.tags & {"past"}:
        return None  # "rejected reports": a noun
    found, described = subject_of(listed, j, frozenset(one.group.index for one in made))
    if not found and listed[j].lower == ",":
        return _coordinated(listed, group, made)
    relative = listed[j].lower in ("who", "which")
    if not found or (not relative and _only_object(listed, found[0])):
        return _behind_reduced(listed, group, made)
    base = group.tags <= {"base"} and j == group.index - 1
    if base and not is_plural(listed, found) and not _perceived(listed, found[0]):
        return None
    lead = min(a for a, b in found if b <= group.index)
    polarity = _subject_polarity(listed, lead, group)
    one = Claim(group, Link.SUBJECT, found, lead, group.after, polarity=polarity)
    one.described, one.relative = described, relative or listed[j].lower == "that"
    return one


def _perceived(listed: Sequence[Piece], found: Range) -> bool:
    """Whether somebody is heard or made to speak: "heard her say"."""
    before = listed[found[0] - 1].lower if found[0] else ""
    return before in ("heard", "hear", "hears", "hearing")


def _is_joined(listed: Sequence[Piece], j: int) -> bool:
    """Whether a verb is joined to one before it: "and said", "but, said"."""
    behind = listed[j].lower == "," and j and listed[j - 1].lower in ("and", "but")
    return listed[j].lower in ("and", "but", "or", "then", "&") or bool(behind)


def _behind_reduced(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Claim | None:
    """Return "the suit filed on Tuesday alleges" as a frame of the suit."""
    if not made or "part" not in made[-1].group.tags or made[-1].link is not Link.SUBJECT:
        return None
    between = listed[made[-1].group.index + 1 : group.index]
    if not between or any(not p.word for p in between) or len(between) > 8:
        return None
    one = made[-1]
    return Claim(group, Link.SUBJECT, one.subject, one.lead, group.after, polarity=group.polarity)


def _only_object(listed: Sequence[Piece], found: Range) -> bool:
    """Whether a phrase before a verb is governed by a preposition, so that it is no subject."""
    before = listed[found[0] - 1].lower if found[0] else ""
    return before in PREPOSITIONS and before not in (
        "as",
        "than",
        "after",
        "before",
        "since",
        "like",
        "until",
    )


def _subject_polarity(listed: Sequence[Piece], lead: int, group: Group) -> Polarity:
    words = source_words()
    first = listed[lead].lower
    no_one = first == "no" or first in words.nobody
    if no_one and group.kind is VerbKind.SAYS:
        return Polarity.UNSAID if group.polarity is Polarity.SAID else Polarity.SAID
    before = listed[lead - 1].lower if lead else ""
    if before in ("if", "unless", "whether") and group.polarity is Polarity.SAID:
        return Polarity.UNREAL
    return group.polarity


def _coordinated(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Claim | None:
    """Return a second verb of the same subject: "said .. and added that"."""
    earlier = [one for one in reversed(made) if one.link in (Link.SUBJECT, Link.INVERTED)]
    plain = group.lead == group.index - 1
    earlier = [one for one in earlier if not one.relative] or earlier
    if group.kind is VerbKind.SAYS:
        # "asked whether they wanted it and stated that": the one who asks states it, too
        earlier = [one for one in earlier if not _depends(listed, one)]
    alike = [one for one in earlier if one.group.tags & group.tags and _has_auxiliary(one) != plain]
    for one in (*alike, *earlier):
        again = Claim(group, Link.SUBJECT, one.subject, group.index, group.after)
        again.polarity, again.described = group.polarity, one.described
        return again
    main = main_subject(listed, group.index)
    if not main:
        return None
    return Claim(group, Link.SUBJECT, main, group.index, group.after, polarity=group.polarity)


def _depends(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether a clause depends on another one."""
    before = listed[one.lead - 1].lower if one.lead else ""
    return before in ("that", "whether", "if", "because", "which", "who", "how", "why")


def _has_auxiliary(one: Claim) -> bool:
    return one.group.lead != one.group.index - 1


def _participle(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Claim | None:
    """Return ", adding that" for the subject before, "a letter saying that" for the letter and who sent it."""
    j = group.lead
    before = listed[j]
    if before.lower == "without":
        return None
    found: list[Range] = []
    polarity = group.polarity
    thanked = _thanked(listed, j, made) if group.kind is VerbKind.SAYS else None
    if thanked is not None:
        return Claim(group, Link.PARTICIPLE, [thanked], group.index, group.after)
    if (
        before.word
        and before.lower not in PREPOSITIONS
        and before.lower not in ("and", "or", "but", "while")
    ):
        found = subject_of(listed, j).names[:1]
    for one in reversed(made):
        if one.group.index < group.index and one.link is not Link.PASSIVE:
            found = [*found, *one.subject]
            denied = one.polarity is Polarity.DENIED and group.polarity is Polarity.SAID
            if denied and before.lower != "," and not _in_own_words(listed, group.after):
                polarity = Polarity.UNSAID if group.verb in source_words().firm else Polarity.DENIED
            break
    else:
        found = [*found, *main_subject(listed, group.index)]
    if not found:
        return None
    return Claim(group, Link.PARTICIPLE, found, group.index, group.after, polarity=polarity)


def _thanked(listed: Sequence[Piece], j: int, made: Sequence[Claim]) -> Range | None:
    """Return the object of the verb before in "thanked Kos for saying that", who said it."""
    first = made[-1].group.after if made else j
    named = listed[first:j]
    if listed[j].lower != "for" or not 0 < len(named) <= _LONGEST_OBJECT:
        return None
    someone = named[0].capital or named[0].lower in (*DETERMINERS, "him", "her", "them")
    return (first, j) if someone and all(p.word for p in named) else None


def _in_own_words(listed: Sequence[Piece], after: int) -> bool:
    """Whether a quotation follows at once, which whoever denies something says: "denied it, saying: “..”"."""
    return any(p.quote and p.spoken for p in listed[after : after + 2])


def _opening(listed: Sequence[Piece], group: Group) -> Claim | None:
    """Return "Stressing the cost, the minister said" as a frame of the minister."""
    comma = next((k for k in range(group.after, len(listed)) if listed[k].lower == ","), None)
    while comma is not None:
        phrase = phrase_right(listed, comma + 1)
        if phrase is not None and (
            listed[phrase[0]].capital or listed[phrase[0]].lower in DETERMINERS | PERSONAL
        ):
            verbs = source_words().forms
            cut = next(
                (k for k in range(*phrase) if k > phrase[0] and listed[k].lower in verbs), phrase[1]
            )
            phrase = (phrase[0], cut)
            made = Claim(
                group, Link.PARTICIPLE, [phrase, *split_joined(listed, phrase)], 0, group.after
            )
            made.right, made.polarity = (group.after, comma), group.polarity
            return made
        comma = next((k for k in range(comma + 1, len(listed)) if listed[k].lower == ","), None)
    return None


def main_subject(listed: Sequence[Piece], before: int) -> list[Range]:
    """Return the phrase a sentence begins with, what stands before its first comma apart where it is no subject."""
    k: int | None = 0
    while k is not None and k < before and _fronted(listed[k]):
        k = next((n + 1 for n in range(k, before) if listed[n].lower == ","), None)
    phrase = phrase_right(listed, k) if k is not None else None
    if phrase is None or phrase[0] >= before:
        return []
    end = min(phrase[1], before)
    cut = next((n for n in range(phrase[0] + 1, end) if _ends_name(listed, phrase[0], n)), end)
    return [(phrase[0], cut), *split_joined(listed, (phrase[0], cut))]


def _fronted(piece: Piece) -> bool:
    """Whether what begins with a word stands before the subject: "On Monday,", "Chastened by it,"."""
    lower = piece.lower
    return lower in PREPOSITIONS | SUBORDINATE | TIME or lower.endswith(("ing", "ed", "ly"))


def _ends_name(listed: Sequence[Piece], first: int, k: int) -> bool:
    """Whether a phrase ends before a word: a verb, or the first small word behind a name."""
    lower = listed[k].lower
    if is_verbal(listed, k):
        return True
    named = (
        listed[first].capital and listed[k - 1].capital and listed[first].lower not in DETERMINERS
    )
    return named and not listed[k].capital and lower not in (*PREPOSITIONS, "and", "&", "'s")


def is_verbal(listed: Sequence[Piece], k: int) -> bool:
    """Whether a word in small letters is a verb, so that a name ends before it."""
    lower = listed[k].lower
    known = lower in source_words().forms or lower in source_words().pasts
    return not listed[k].capital and (known or (lower.endswith("ed") and len(lower) > 4))

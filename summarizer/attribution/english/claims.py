"""The verbs of a sentence with the subjects that are the source of what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.attribution.cues import Tag
from summarizer.attribution.english.claim import (
    ASIDES,
    CLAUSES,
    DASHES,
    TAIL,
    TELLS,
    Claim,
    Link,
)
from summarizer.attribution.english.main_subjects import main_subject
from summarizer.attribution.english.noun_phrases import (
    PERSONAL,
    Range,
    Subject,
    is_plural,
    phrase_right,
    split_joined,
    subject_of,
)
from summarizer.attribution.english.participles import before_reduced, opening, participle, tags_of
from summarizer.attribution.english.pieces import DETERMINERS, Piece, word_at
from summarizer.attribution.english.told_of import is_told_of
from summarizer.attribution.english.verbs import (
    PERCEIVING,
    Form,
    Group,
    Polarity,
    VerbKind,
    groups,
    source_words,
)
from summarizer.attribution.items import PREPOSITIONS
from summarizer.words.lists import actor_lists

#: What is read of a sentence costs the square of its verbs.
_MOST_VERBS = 16


_LONGEST_OBJECT = 6


def claims(listed: Sequence[Piece]) -> list[Claim]:
    """Return the verbs of a sentence that have a source, in order; no sentence that people wrote has as many."""
    made: list[Claim] = []
    for group in groups(listed)[:_MOST_VERBS]:
        skipped = (
            _is_preposition(listed, group.index) or _reads(listed, group) or _reacts(listed, group)
        )
        one = None if skipped else _claim(listed, group, made)
        if one is None:
            continue
        if made and one.subject and _is_perceived(listed, group, one.subject):
            del made[-1:]  # "Kos heard | her say": what is told is hers
        made.append(one)
    return made


def _is_preposition(listed: Sequence[Piece], k: int) -> bool:
    """Whether what looks like a verb is a preposition: "regarding the port", "as regards"."""
    as_regards = listed[k].lower == "regards" and word_at(listed, k - 1) == "as"
    return as_regards or listed[k].lower in ("regarding", "concerning")


def _reads(listed: Sequence[Piece], group: Group) -> bool:
    """Whether somebody reads something, and no sign or statement "reads: .."."""
    behind = listed[group.after : group.after + _NEAR]
    opens = any(p.quote or p.lower in (":", "that", ",") for p in behind)
    quoted = any(p.spoken for p in listed[: group.index])  # "“We go,” the post read"
    return group.verb == "read" and bool(behind) and not opens and not quoted


def _reacts(listed: Sequence[Piece], group: Group) -> bool:
    """Whether only what somebody reacts to follows: "Commenting on reports that", "responded to claims that"."""
    if group.verb not in _REACTING or word_at(listed, group.after) not in ("to", "on"):
        return False
    opens = group.form is Form.PARTICIPLE and group.lead < 0
    near = (piece.lower for piece in listed[group.after + 1 : group.after + _OBJECT])
    return opens or any(
        w in source_words().said_nouns and not w.startswith("question") for w in near
    )


#: Verbs of answering, behind which "to" or "on" says to what.
_REACTING = frozenset("respond reply react comment answer retort".split())
#: Pieces behind such a verb within which its object stands.
_OBJECT = 5
#: Pieces behind a verb among which what it tells begins.
_NEAR = 4


def _claim(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Claim | None:
    """Return what a verb claims, by the form it has."""
    if group.form is Form.PASSIVE and word_at(listed, group.after + 1) not in _MEANS:
        return _passive(listed, group)
    if group.form is Form.PARTICIPLE:
        return participle(listed, group, made) if group.lead >= 0 else opening(listed, group)
    return _inverted(listed, group) or _plain(listed, group, made)


#: By what, and by nobody, something is said.
_MEANS = frozenset(
    "phone telephone telegram cable email e-mail mail letter post fax text message video videolink radio satellite "
    "way name".split()
)


def _passive(listed: Sequence[Piece], group: Group) -> Claim | None:
    before = listed[group.lead].lower if group.lead >= 0 else ","
    if group.lead == group.index - 1 and before in (",", "but"):
        return None  # ", opposed by B,": an insertion
    by = phrase_right(listed, group.after + 1)
    if by is None:
        return None
    quoted = word_at(listed, by[1]) == "as" and word_at(listed, by[1] + 1).endswith("ing")
    if quoted or _is_behind_saying(listed, group):
        return None  # "was quoted by the Courier | as saying", "was quoted as saying in a report | printed by"
    told = (k for k in range(by[0] + 1, by[1]) if Tag.PAST in tags_of(listed[k].lower))
    cut = next((k for k in told if not listed[k].capital), by[1])
    by = (by[0], cut)  # "the man seen by Kos | said"
    return Claim(group, Link.PASSIVE, [by, *split_joined(listed, by)], group.lead + 1, by[1])


def _is_behind_saying(listed: Sequence[Piece], group: Group) -> bool:
    """Whether a participle without an auxiliary stands behind "as saying", in whose words somebody is quoted."""
    before = [p.lower for p in listed[: group.index]]
    bare = group.lead == group.index - 1
    return bare and any(pair == ("as", "saying") for pair in pairwise(before))


def _inverted(listed: Sequence[Piece], group: Group) -> Claim | None:
    """Return "“..,” said the minister" as a claim."""
    phrase = phrase_right(listed, group.after) if _may_be_inverted(group) else None
    if phrase is None or not _is_inverted(listed, group, phrase):
        return None
    named = [phrase, *split_joined(listed, phrase)]
    behind = _title_behind(listed, phrase)
    after = behind[-1][1] if behind else phrase[1]
    return Claim(group, Link.INVERTED, named, group.index, after, described=behind)


def _may_be_inverted(group: Group) -> bool:
    """Whether a verb may stand before its subject: it says or thinks, has no auxiliary and does not open a sentence."""
    bare = group.index > 0 and group.lead == group.index - 1
    return bare and group.kind in (VerbKind.SAYS, VerbKind.THINKS)


def _is_inverted(listed: Sequence[Piece], group: Group, phrase: Range) -> bool:
    """Whether a verb behind a quotation, a comma or a dash has its subject behind it."""
    if not group.tags & {Tag.PAST, Tag.S} and not is_plural(listed, [phrase]):
        return False
    before = listed[group.index - 1]
    apart = before.lower in (",", *DASHES) and not _is_aside(listed, group.index - 1)
    return before.quote or (apart and _speaks_behind(listed, group, phrase))


def _is_aside(listed: Sequence[Piece], comma: int) -> bool:
    """Whether a word between commas ends there that only joins sentences: "Kos, though, (defended the coach)"."""
    return comma > 1 and listed[comma - 1].lower in ASIDES and listed[comma - 2].lower == ","


def _speaks_behind(listed: Sequence[Piece], group: Group, phrase: Range) -> bool:
    """Whether what follows ", said" is who says it, and not what is said."""
    first, end = phrase
    closed = end >= len(listed) or not listed[end].word or listed[end].lower in TAIL
    if not closed or group.verb in TELLS:
        return False
    several = not group.tags & {Tag.PAST, Tag.S} and is_plural(listed, [phrase])
    someone = several or _is_someone(listed[first:end])
    inserted = end < len(listed) and listed[end].lower == "," and _is_described(listed[first:end])
    return someone and (inserted or not subject_of(listed, group.index - 1).names)


def _is_described(phrase: Sequence[Piece]) -> bool:
    """Whether a name stands behind what somebody is: "(said) dog walker Anna Holm"."""
    named = 2 < len(phrase) <= _LONGEST_PERSON and all(p.capital for p in phrase[-2:])
    return named and phrase[0].lower not in DETERMINERS and not phrase[0].capital


_LONGEST_PERSON = 6


def _is_someone(phrase: Sequence[Piece]) -> bool:
    """Whether a phrase is a pronoun, a name or a role, and so may be who speaks."""
    first, titles = phrase[0], actor_lists().titles
    roles = (source_words().deputies, titles.roles, titles.plural_roles)
    named = first.capital and first.lower not in DETERMINERS
    return (
        named
        or _is_described(phrase)
        or first.lower in PERSONAL
        or any(p.lower in kind for p in phrase for kind in roles)
    )


def _title_behind(listed: Sequence[Piece], phrase: Range) -> list[Range]:
    """Return the apposition in "said Anna Holm, a spokeswoman for the port"."""
    if phrase[1] + 1 >= len(listed) or listed[phrase[1]].lower != ",":
        return []
    behind = phrase_right(listed, phrase[1] + 1)
    return [behind] if behind is not None and behind[1] - behind[0] < 12 else []


def _plain(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Claim | None:
    """Return the claim of a verb whose subject stands before it, or is that of another verb."""
    j = group.lead
    if j < 0 or _is_object(group, made) or _is_told_of(listed, group):
        return None
    if _is_joined(listed, j):
        return _coordinated(listed, group, made)
    subject = _own_subject(listed, j, made)
    if not subject.names and listed[j].lower == ",":
        return _coordinated(listed, group, made)
    if not subject.names or _only_object(listed, j, subject.names[0]):
        return _behind_reduced(listed, group, made)
    if not _agrees(listed, group, subject):
        return None
    return _quoting(listed, _with_subject(listed, group, subject))


def _quoting(listed: Sequence[Piece], one: Claim) -> Claim:
    """Return the claim of whom somebody quotes, the one who quotes behind: "Reuters quoted | Anna Holm | as saying"."""
    quoted = phrase_right(listed, one.group.after) if one.group.verb in _QUOTES else None
    if quoted is None or word_at(listed, quoted[1]) != "as":
        return one
    said = quoted[1] + 1
    if not word_at(listed, said).endswith("ing"):
        return one
    return replace(one, subject=[quoted, *one.subject], after=said + 1)


_QUOTES = frozenset(("quote", "cite"))


def _is_told_of(listed: Sequence[Piece], group: Group) -> bool:
    """Whether a verb tells what is done to its subject: "urged to halt sales", in a headline "Asked to Halt Sales"."""
    behind = listed[group.index + 1 : group.index + 4]
    titled = len(behind) > 1 and listed[group.index].capital and behind[1].capital
    return is_told_of(listed[group.index].lower, [p.lower for p in behind], headline=titled)


def _own_subject(listed: Sequence[Piece], j: int, made: Sequence[Claim]) -> Subject:
    """Return the subject that ends at a piece; of "an email sent out by Kos" the email."""
    subject = subject_of(listed, j, frozenset(one.group.index for one in made))
    if listed[j].lower in ("who", "which"):
        return subject
    return subject._replace(names=before_reduced(listed, subject.names))


def _agrees(listed: Sequence[Piece], group: Group, subject: Subject) -> bool:
    """Whether a verb fits its subject: a base form without auxiliary wants a plural, or "heard her say"."""
    asked = word_at(listed, subject.names[0][0] - 1) in ("do", "does", "did")  # "did Kos say"
    if not group.tags <= {Tag.BASE} or group.has_auxiliary or asked:
        return True
    if _is_to_act(listed, subject.names[0]):
        return False
    return is_plural(listed, subject.names) or _is_perceived(listed, group, subject.names)


def _is_to_act(listed: Sequence[Piece], named: Range) -> bool:
    """Whether somebody is to do what is told behind a name: "(asked) Kos to step into the harbour | dispute"."""
    first, end = named
    place = next((k for k in range(first + 1, end - 1) if listed[k].lower == "to"), None)
    if place is None or not listed[place - 1].capital:
        return False
    behind = listed[place + 1]
    return behind.word and not behind.capital and behind.lower not in DETERMINERS


def _is_perceived(listed: Sequence[Piece], group: Group, named: Sequence[Range]) -> bool:
    """Whether somebody is heard to speak: "heard her say"."""
    base = group.tags <= {Tag.BASE} and not group.has_auxiliary
    return base and word_at(listed, named[0][0] - 1) in PERCEIVING


def _with_subject(listed: Sequence[Piece], group: Group, subject: Subject) -> Claim:
    """Return the claim of a verb with the subject before it."""
    lead = min(a for a, b in subject.names if b <= group.index)
    one = Claim(group, Link.SUBJECT, subject.names, lead, group.after)
    one.polarity = _subject_polarity(listed, lead, group)
    one.described = subject.described
    one.relative = listed[group.lead].lower in ("who", "which", "that")
    return one


def _is_object(group: Group, made: Sequence[Claim]) -> bool:
    """Whether what looks like a verb is a noun right behind one: "rejected reports"."""
    return bool(made) and made[-1].group.index == group.lead and Tag.PAST not in group.tags


def _is_joined(listed: Sequence[Piece], j: int) -> bool:
    """Whether a verb is joined to one before it: "and said", "but, said"."""
    behind = listed[j].lower == "," and j and listed[j - 1].lower in ("and", "but")
    return listed[j].lower in ("and", "but", "or", "then", "&") or bool(behind)


def _behind_reduced(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Claim | None:
    """Return "the suit filed on Tuesday alleges" as a claim of the suit."""
    if not made or Tag.PART not in made[-1].group.tags or made[-1].link is not Link.SUBJECT:
        return None
    between = listed[made[-1].group.index + 1 : group.index]
    if not between or any(not p.word for p in between) or len(between) > 8:
        return None
    one = made[-1]
    return Claim(group, Link.SUBJECT, one.subject, one.lead, group.after, polarity=group.polarity)


def _only_object(listed: Sequence[Piece], j: int, found: Range) -> bool:
    """Whether a phrase before a verb is governed by a preposition, so that it is no subject unless "who" follows it."""
    return listed[j].lower not in ("who", "which") and word_at(listed, found[0] - 1) in _GOVERNING


_GOVERNING = frozenset(PREPOSITIONS) - {"as", "than", "after", "before", "since", "like", "until"}


def _subject_polarity(listed: Sequence[Piece], lead: int, group: Group) -> Polarity:
    """Return whether a verb says so, by its subject: "nobody said", "if the minister says"."""
    first = listed[lead].lower
    no_one = first == "no" or first in source_words().nobody
    if no_one and group.kind is VerbKind.SAYS:
        return Polarity.UNSAID if group.polarity is Polarity.SAID else Polarity.SAID
    open_yet = word_at(listed, lead - 1) in ("if", "unless", "whether")
    return Polarity.UNREAL if open_yet and group.polarity is Polarity.SAID else group.polarity


def _coordinated(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Claim | None:
    """Return a second verb of the same subject: "said .. and added that"."""
    one = _first_verb(listed, group, made)
    subject = one.subject if one is not None else main_subject(listed, group.index)
    if not subject:
        return None
    again = Claim(group, Link.SUBJECT, subject, group.index, group.after)
    bare = group.tags <= {Tag.BASE} and not group.has_auxiliary
    open_yet = one is not None and one.polarity is Polarity.UNREAL and bare
    again.polarity = (
        Polarity.UNREAL if open_yet else group.polarity
    )  # "should say so | and repeat it"
    again.described = one.described if one is not None else ()
    return again


def _first_verb(listed: Sequence[Piece], group: Group, made: Sequence[Claim]) -> Claim | None:
    """Return the claim that a verb goes on from: one in the same form if there is any, else the last one."""
    earlier = _clauses_before(made)
    if group.kind is VerbKind.SAYS:
        # "asked whether they wanted it and stated that": the one who asks states it, too
        earlier = [one for one in earlier if not _depends(listed, one)]
    alike = (one for one in earlier if _is_alike(one.group, group))
    return next(iter((*alike, *earlier)), None)


def _clauses_before(made: Sequence[Claim]) -> list[Claim]:
    """Return the verbs with subjects of their own, the last one first; relative clauses only if there are no others."""
    earlier = [one for one in reversed(made) if one.link in CLAUSES]
    return [one for one in earlier if not one.relative] or earlier


def _is_alike(one: Group, other: Group) -> bool:
    """Whether two verbs have a form in common, and both have auxiliaries or neither has."""
    return bool(one.tags & other.tags) and one.has_auxiliary == other.has_auxiliary


def _depends(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether a clause depends on another one."""
    return word_at(listed, one.lead - 1) in _DEPENDENT


_DEPENDENT = frozenset("that whether if because which who how why".split())

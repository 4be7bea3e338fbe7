"""What a source is the source of: how far its content reaches, left and right of it."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.cues import Tag
from summarizer.attribution.english.claim import (
    ASIDES,
    CLAUSES,
    DASHES,
    SUBORDINATE,
    TAIL,
    TELLS,
    Claim,
    Link,
)
from summarizer.attribution.english.fronted import (
    before_opposed,
    main_comma,
    opens_subordinate,
    opens_with_somebody,
    told_of_opening,
)
from summarizer.attribution.english.noun_phrases import (
    PERSONAL,
    Range,
)
from summarizer.attribution.english.pieces import AUXILIARY, DETERMINERS, NEGATION, Piece, word_at
from summarizer.attribution.english.verbs import Polarity, VerbKind, source_words
from summarizer.attribution.items import BE, PREPOSITIONS

_HEARERS = frozenset(
    "reporters journalists me us him her them you both lawmakers parliament congress".split()
)
_BREAKS = frozenset((";", "while", "whereas", "but", "although", "though"))


def bound_left(listed: Sequence[Piece], made: Sequence[Claim], place: int) -> None:
    """Find what stands before a source and is what it says: "The port will open, Kos said"."""
    one = made[place]
    if one.right is not None:
        return
    if one.link is Link.PASSIVE:
        one.left = (_floor(listed, made, place), one.group.index)
    else:
        one.left = _left(listed, made, place, _behind_hearer(listed, one))


def bound_right(listed: Sequence[Piece], made: Sequence[Claim], place: int) -> None:
    """Find what stands behind a source and is what it says."""
    one = made[place]
    if one.right is not None:
        return
    after = _behind_hearer(listed, one)
    side = (after, before_opposed(listed, after, _stop(listed, made, place, after)))
    what = _is_behind_what(listed, one)
    follows = _behind_as(listed, made, place)
    if follows is not None:
        one.left, one.right = None, follows
    elif one.link is Link.PASSIVE and _is_verb(listed, after):
        one.left = None  # "the men seen by Kos | said"
    elif one.link is Link.PASSIVE:
        one.right = side
    elif what and _is_verb(listed, after):
        one.right, one.polarity = side, Polarity.UNREAL  # "what Kos said suggests that .."
    elif not what and _says_behind(listed, one, side):
        one.right = side


def _behind_as(listed: Sequence[Piece], made: Sequence[Claim], place: int) -> Range | None:
    """Return what follows the comma in "As Kos put it in July, the port ..", which is what he said."""
    one = made[place]
    if not _opens_with_as(listed, one):
        return None
    behind = one.group.index + 1
    behind += behind < len(listed) and listed[behind].lower == "it"
    comma = next((k for k in range(behind, len(listed)) if listed[k].lower == ","), None)
    if comma is None or (behind < comma and not _is_tail(listed, behind)):
        return None
    stop = _stop(listed, made, place, comma + 1)
    return (comma + 1, stop) if stop > comma + 1 else None


def _opens_with_as(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether a sentence begins with "As Kos put it", "As Kos said"."""
    told = one.group.verb in source_words().firm or one.group.verb in ("put", "note", "write")
    opens = one.lead == 1 and listed[0].lower == "as" and one.link is Link.SUBJECT
    return told and opens and one.polarity is Polarity.SAID


def _is_verb(listed: Sequence[Piece], k: int) -> bool:
    """Whether a finite verb stands at a place, other than "is"."""
    readings = source_words().forms.get(word_at(listed, k), {})
    return any(tags & {Tag.S, Tag.PAST} for tags in readings.values())


def _says_behind(listed: Sequence[Piece], one: Claim, side: Range) -> bool:
    """Whether what stands behind a verb is what it tells, beside what stands before it or in its place."""
    after, stop = side
    if told_of_opening(listed, one.lead):
        return False
    if one.left is None:
        return not _inserted(listed, after, stop)
    return word_at(listed, after) == "," or _speech(listed, after, stop)


def _inserted(listed: Sequence[Piece], after: int, stop: int) -> bool:
    """Whether a comma follows the verb at once, and no content behind it: "as the minister said, the port .."."""
    if word_at(listed, after) != ",":
        return False
    behind = listed[after : min(stop, after + 16)]
    return not any(p.lower == "that" or (p.quote and p.spoken) for p in behind)


def _speech(listed: Sequence[Piece], after: int, stop: int) -> bool:
    return any(p.quote and p.spoken for p in listed[after:stop])


def _behind_aside(listed: Sequence[Piece], after: int) -> int:
    """Return where a content begins behind ", however,"."""
    lowers = [p.lower for p in listed[after : after + 3]]
    inserted = len(lowers) > 2 and lowers[0] == lowers[2] == "," and lowers[1] in ASIDES
    return after + 3 if inserted else after


def _behind_hearer(listed: Sequence[Piece], one: Claim) -> int:
    """Return where the content begins behind whom a verb tells it to: "told reporters that"."""
    after = _behind_aside(listed, one.after)
    if one.group.verb not in TELLS or one.link is Link.INVERTED or after >= len(listed):
        return after
    near = range(after, min(after + 9, len(listed)))
    opened = next((k for k in near if _opens_content(listed[k])), None)
    if opened is not None:
        return opened
    if listed[after].lower in _HEARERS | PERSONAL:
        return after + 1
    return _behind_name(listed, after)


def _opens_content(piece: Piece) -> bool:
    """Whether a content begins at a piece, whoever is named before it."""
    return piece.quote or piece.lower in ("that", ":", ",")


def _behind_name(listed: Sequence[Piece], after: int) -> int:
    """Return where the name or the noun that begins at a piece ends."""
    k = after + 2 if listed[after].lower in DETERMINERS else after
    while k < len(listed) and listed[k].capital:
        k += 1
    return min(k, len(listed))


def _floor(listed: Sequence[Piece], made: Sequence[Claim], place: int) -> int:
    """Return where the clause before a source may begin."""
    lead = made[place].lead
    floor = 0
    for earlier in made[:place]:
        passive = earlier.link is Link.PASSIVE and listed[lead - 1].lower == ","
        if earlier.left is not None and earlier.after <= lead and not passive:
            floor = max(floor, earlier.after)
    for k in range(lead - 1, floor, -1):
        if listed[k].lower in (";", ".", "!", "?"):
            return k + 1
    return floor


def _is_behind_what(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether "what" stands before a source, and nothing of what it says: "what Kos said"."""
    return one.left is None and word_at(listed, one.lead - 1) == "what"


def _relative_left(
    listed: Sequence[Piece], made: Sequence[Claim], place: int, side: Range
) -> Range:
    """Return what stands before the relative of a clause that makes a source: "the plan, which Kos endorsed"."""
    floor, end = side[0], side[1] - 1
    earlier = (m.group.after for m in made[:place] if m.group.after < end)
    feels = listed[end].lower != "what" and made[place].group.kind is not VerbKind.SAYS
    return max(floor, *earlier, 0) if feels else floor, end


def _left(listed: Sequence[Piece], made: Sequence[Claim], place: int, after: int) -> Range | None:
    """Return what stands before a source and is what it says, ``None`` where nothing does."""
    one = made[place]
    end = one.lead - (word_at(listed, one.lead - 1) == "as") if _may_follow_content(one) else 0
    if not end:
        return None
    side = (_floor(listed, made, place), end)
    if _is_relative_before(listed, side) and _is_tail(listed, after):
        return _relative_left(listed, made, place, side)
    if _is_quoted_before(listed, side, after):
        return side
    apart = end < one.lead or _is_set_off(listed, one, side[0])
    between = word_at(listed, after) == ","  # "That, he said, was"
    long = between or _is_long_enough(one, side)
    return side if apart and long and _ends_there(listed, after) else None


def _is_long_enough(one: Claim, side: Range) -> bool:
    """Whether what stands before a source has the pieces of a content."""
    least = _FEWEST_INVERTED if one.link is Link.INVERTED else _FEWEST_BEFORE
    return side[1] - side[0] >= least


def _ends_there(listed: Sequence[Piece], after: int) -> bool:
    """Whether a source says nothing more behind its verb."""
    return _is_tail(listed, after) and not _undertakes(listed, after)


#: Pieces of a content before a source, and of one before an inverted verb.
_FEWEST_BEFORE, _FEWEST_INVERTED = 3, 1


def _may_follow_content(one: Claim) -> bool:
    """Whether what somebody says may stand before them: not where they feel something, or only may say it."""
    feels = one.group.verb in source_words().feelings
    return (
        one.link in CLAUSES and one.lead > 0 and not feels and one.polarity is not Polarity.UNREAL
    )


def _is_relative_before(listed: Sequence[Piece], side: Range) -> bool:
    """Whether a word stands for what somebody says: "the plan, which Kos endorsed", "is not what Kos said"."""
    floor, end = side
    if listed[end - 1].lower == "what":
        return _is_it_what(listed, end - 1)
    return listed[end - 1].lower in ("which", "that", "whom") and end - floor > 2


def _is_it_what(listed: Sequence[Piece], what: int) -> bool:
    """Whether "what" follows "is" or "is not"."""
    k = what - 1 - (what > 0 and listed[what - 1].lower in NEGATION)
    return k > 0 and listed[k].lower in BE


def _is_set_off(listed: Sequence[Piece], one: Claim, floor: int) -> bool:
    """Whether a comma or dash stands before a source, and more than a scene that is set before that."""
    mark = listed[one.lead - 1].lower
    return (mark == "," or mark in DASHES) and not _only_sets_a_scene(listed, one, floor)


def _only_sets_a_scene(listed: Sequence[Piece], one: Claim, floor: int) -> bool:
    """Whether what stands before somebody who wants or does something is no view: "In spring, Kos wants to"."""
    opens = listed[floor].lower in SUBORDINATE or listed[floor].lower in PREPOSITIONS
    return one.group.kind is not VerbKind.SAYS and opens


def _is_quoted_before(listed: Sequence[Piece], side: Range, after: int) -> bool:
    """Whether a quotation stands right before a source and is its own, and not what a colon behind it opens."""
    floor, end = side
    comma = listed[end - 1].lower == "," and end > 1
    last = end - 2 if comma and listed[end - 2].quote else end - 1
    if not listed[last].quote or not listed[last].spoken:
        return False
    colon = after < len(listed) and listed[after].lower in (":", "that")
    return not (colon and last == floor)


def _is_tail(listed: Sequence[Piece], after: int) -> bool:
    """Whether nothing that could be a content follows."""
    if after >= len(listed):
        return True
    first = listed[after]
    there = first.lower == "there" and word_at(listed, after + 1) in AUXILIARY
    if first.quote or first.lower not in TAIL or there:
        return False
    if first.adverb and word_at(listed, after + 1).endswith("ing"):
        return False  # "requested also | including it"
    if first.lower == "," and _goes_on_saying(word_at(listed, after + 1)):
        return True  # "It was late, Kos said, | adding that he would wait"
    behind = listed[after : after + 14]
    return not any(p.lower == "that" for p in behind) and not any(p.quote for p in behind[:3])


def _goes_on_saying(word: str) -> bool:
    """Whether a word is the -ing form of a verb of saying, with which a sentence goes on: "adding", "explaining"."""
    lemmas = source_words().forms.get(word, {}) if word.endswith("ing") else ()
    return any(source_words().kinds.get(lemma) is VerbKind.SAYS for lemma in lemmas)


def _undertakes(listed: Sequence[Piece], after: int) -> bool:
    """Whether a noun of saying is followed by what is to be done: "(repeated his) promise to"."""
    behind = after < len(listed) and listed[after].lower == "to"
    return behind and listed[after - 1].lower in source_words().said_nouns


def _stop(listed: Sequence[Piece], made: Sequence[Claim], place: int, after: int) -> int:
    """Return where the content right of a source ends."""
    one = made[place]
    aside = _aside_end(listed, one, after)
    if aside is not None:
        return aside
    subordinate = _subordinate(listed, one)
    opening = main_comma(listed, after) if opens_subordinate(listed, one.lead) else None
    for later in made[place + 1 :]:
        if later.group.index < after:
            continue
        end = _before(listed, one, later, subordinate=subordinate)
        if end is not None:
            return max(after, _parting(listed, after, opening) or end)
    main = _main_clause(listed, after) if subordinate else None
    main = opening if main is None else main
    return main if main is not None else len(listed)


def _parting(listed: Sequence[Piece], after: int, comma: int | None) -> int | None:
    """Return a comma that parts a clause from the next one, and no list: a verb stands before it."""
    before = range(after, comma or after)
    return comma if any(listed[k].lower in BE or _is_verb(listed, k) for k in before) else None


def _aside_end(listed: Sequence[Piece], one: Claim, after: int) -> int | None:
    """Return where an -ing clause between commas ends, behind which "that" goes on: "said, contradicting Kos, that"."""
    verb = one.group.index
    between = one.link is Link.PARTICIPLE and verb > 1 and listed[verb - 1].lower == ","
    if not between or listed[verb - 2].lower not in source_words().forms:
        return None
    commas = (k for k in range(after, len(listed) - 1) if listed[k].lower == ",")
    return next((k for k in commas if listed[k + 1].lower == "that"), None)


def _main_clause(listed: Sequence[Piece], after: int) -> int | None:
    """Return where behind "After A said .." a main clause begins in which somebody else is quoted."""
    quotes = (k for k in range(after, len(listed)) if listed[k].quote and listed[k].spoken)
    quote = next(quotes, None)
    if quote is None:
        return None
    commas = (k for k in range(after, quote - 1) if listed[k].lower == ",")
    return next((k for k in commas if opens_with_somebody(listed, k + 1)), None)


def _subordinate(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether a source stands in a clause that others go on after: "While A said .., B said"."""
    if one.link is Link.PARTICIPLE:
        return False
    lead = one.lead
    before = listed[lead - 1].lower if lead else ""
    verb = listed[one.group.lead].lower if one.group.lead >= 0 else ""
    return before in SUBORDINATE | {"what"} or verb in ("who", "which")


def _before(listed: Sequence[Piece], one: Claim, later: Claim, *, subordinate: bool) -> int | None:
    """Return where a later source ends the content of one, or ``None`` where it stands inside of it."""
    if later.lead == 0:
        return None
    if later.link is Link.PARTICIPLE:
        # "thanked Kos for | saying that", "with A saying it is late and | B retorting that"
        before, first = listed[later.lead - 1].lower, later.subject[0][0]
        apart = before in ("for", "with") or (before in ("and", "but") and first == later.lead)
        return later.lead - 1 if apart and first >= one.after else None
    if later.subject is one.subject:
        return _before_joint(listed, one, later)
    if _parts(listed, one, later, subordinate=subordinate):
        return later.lead - 1
    quote = _quote_before(listed, later, one.after)
    return quote if quote is not None else _before_and(listed, one, later)


def _parts(listed: Sequence[Piece], one: Claim, later: Claim, *, subordinate: bool) -> bool:
    """Whether what stands before a later source ends a content: "while", or a comma behind a clause that depends."""
    before = listed[later.lead - 1].lower
    trails = later.left is not None and later.left[0] <= one.lead and later.link in CLAUSES
    if before in _BREAKS or (subordinate and listed[later.group.lead].lower == ","):
        return True
    return before == "," and (subordinate or trails or one.link is Link.PARTICIPLE)


def _before_joint(listed: Sequence[Piece], one: Claim, later: Claim) -> int | None:
    """Return where "did not say .. but said" goes on with a second verb of the same subject."""
    if one.polarity is not Polarity.UNSAID or later.polarity is Polarity.UNSAID:
        return None
    k = later.group.index
    while k > one.after and listed[k - 1].lower not in ("and", "but", ",", "or"):
        k -= 1
    return k - 1 if k > one.after else None


def _quote_before(listed: Sequence[Piece], later: Claim, after: int) -> int | None:
    """Return where a quotation right before a later source begins, which is that source's."""
    k = later.lead - 1
    if listed[k].lower == "," and k > 0 and listed[k - 1].quote:
        k -= 1
    elif _colon(listed, later):
        return None
    return k if listed[k].quote and listed[k].spoken and k > after else None


def _before_and(listed: Sequence[Piece], one: Claim, later: Claim) -> int | None:
    """Return where "A said .. and B said" parts; "A said that .. and that B said" does not."""
    both_say = one.group.kind is VerbKind.SAYS and later.group.kind is VerbKind.SAYS
    both_say = both_say or _calls_for_something(listed, one, later)
    behind_that = any(p.lower == "that" for p in listed[one.after : one.after + 2])
    joined = listed[later.lead - 1].lower == "and"
    return later.lead - 1 if both_say and joined and not behind_that else None


def _calls_for_something(listed: Sequence[Piece], one: Claim, later: Claim) -> bool:
    """Whether somebody wants a thing, which ends before "and": "A called for a ban, | and B supported it"."""
    wants = one.group.kind is VerbKind.SAYS and one.group.verb not in source_words().firm
    apart = later.lead > 1 and listed[later.lead - 2].lower == ","
    return wants and apart and later.group.kind is VerbKind.THINKS


def _colon(listed: Sequence[Piece], later: Claim) -> bool:
    return later.after < len(listed) and listed[later.after].lower == ":"

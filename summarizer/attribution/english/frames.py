"""Source, verb and content in one sentence, whatever the source is: a person, a suit, a poll, "residents"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.attribution.english.noun_phrases import (
    PERSONAL,
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
from summarizer.words.days import CALENDAR

Span = tuple[int, int]


class Link(StrEnum):
    """How a source stands to what it is the source of."""

    SUBJECT = "subject"
    INVERTED = "inverted"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"
    COLON = "colon"
    DASH = "dash"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Frame:
    """A source, what it is the source of, and whether it says so. All spans are code points of the text.

    ``sources``: the noun phrases that are the source, or stand for it, the main one first. ``lead``: where source and
    verb begin. ``verb_end``: where the verb ends.
    """

    sources: tuple[Span, ...]
    content: tuple[Span, ...]
    start: int
    end: int
    verb: Span
    polarity: Polarity
    link: Link
    kind: VerbKind
    word: str
    #: What else the main source is called there: ", a spokesman for the union,".
    described: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Made:
    group: Group
    link: Link
    subject: list[Range]
    #: Piece index where source and verb begin.
    lead: int
    #: First index behind verb and source.
    after: int
    left: Range | None = None
    right: Range | None = None
    polarity: Polarity = Polarity.SAID
    described: Sequence[Range] = ()
    relative: bool = False


_TELLS = frozenset(
    "tell inform remind assure notify reassure advise warn brief update ask urge".split()
)
_HEARERS = frozenset(
    "reporters journalists me us him her them you lawmakers parliament congress".split()
)
_SUBORDINATE = frozenset(
    "while whereas although though when after before since if unless as because once unlike".split()
)
_BREAKS = frozenset((";", "while", "whereas", "but", "although", "though"))
_TAIL = CALENDAR | frozenset(
    (
        ". , ; ! ? in on at during after when as while before following with by from via through amid late early last "
        "this earlier later today yesterday there further then - \u2013 \u2014 ) also to about of here afterwards"
    ).split()
)
_DASHES = frozenset(("\u2014", "\u2013", "-", "\u2015", "\u2012"))
_LONGEST_NAME = 14


def frames(listed: Sequence[Piece], *, title: bool = False) -> list[Frame]:
    """Return the sources of a sentence in order. Quadratic in its verbs, of which no sentence has many."""
    made = _with_subjects(listed)
    for place in range(len(made)):
        _bound_left(listed, made, place)
    for place in range(len(made)):
        _bound_right(listed, made, place)
    found = [frame for one in made if (frame := _frame(listed, one)) is not None]
    found += [*_according(listed), *_nominal(listed, made)]
    found = [frame for frame in found if frame.content]
    quoted = [p for p in listed if p.spoken and any(_holds(frame, p) for frame in found)]
    found += _labelled(listed, title=title) if not quoted else []
    return [*found, *_beside_quotes(listed, found)]


# --- subjects --------------------------------------------------------------------------------------


def _with_subjects(listed: Sequence[Piece]) -> list[_Made]:
    made: list[_Made] = []
    for group in groups(listed)[:40]:
        if group.form is Form.PASSIVE:
            one = _passive(listed, group)
        else:
            one = _inverted(listed, group) or _plain(listed, group, made)
        if one is not None:
            made.append(one)
    return made


def _passive(listed: Sequence[Piece], group: Group) -> _Made | None:
    before = listed[group.lead].lower if group.lead >= 0 else ","
    if group.lead == group.index - 1 and before in (",", "but"):
        return None  # ", opposed by B,": an insertion
    by = phrase_right(listed, group.after + 1)
    if by is None:
        return None
    return _Made(group, Link.PASSIVE, [by, *split_joined(listed, by)], group.lead + 1, by[1])


def _inverted(listed: Sequence[Piece], group: Group) -> _Made | None:
    """Return "“..,” said the minister" as a frame."""
    k = group.index
    if k == 0 or group.lead != k - 1 or group.form is not Form.FINITE:
        return None
    if not group.tags & {"past", "s"} or group.kind not in (VerbKind.SAYS, VerbKind.THINKS):
        return None
    phrase = phrase_right(listed, group.after)
    before = listed[k - 1]
    if phrase is None or not (before.quote or before.lower in (",", *_DASHES)):
        return None
    if not before.quote and not _speaks_behind(listed, group, phrase):
        return None
    named = [phrase, *split_joined(listed, phrase)]
    behind = _title_behind(listed, phrase)
    after = behind[-1][1] if behind else phrase[1]
    return _Made(group, Link.INVERTED, named, k, after, described=behind)


def _speaks_behind(listed: Sequence[Piece], group: Group, phrase: Range) -> bool:
    """Whether what follows ", said" is who says it, and not what is said."""
    first, end = phrase
    closed = end >= len(listed) or not listed[end].word or listed[end].lower in _TAIL
    if not closed or group.verb in _TELLS:
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


def _plain(listed: Sequence[Piece], group: Group, made: Sequence[_Made]) -> _Made | None:
    j = group.lead
    if j < 0:
        return _opening(listed, group) if group.form is Form.PARTICIPLE else None
    if group.form is Form.PARTICIPLE:
        return _participle(listed, group, made)
    if listed[j].lower in ("and", "but", "or", "then", "&") or (
        listed[j].lower == "," and j and listed[j - 1].lower in ("and", "but")
    ):
        return _coordinated(listed, group, made)
    if made and made[-1].group.index == j and not group.tags & {"past"}:
        return None  # "rejected reports": a noun
    found, described = subject_of(listed, j, frozenset(one.group.index for one in made))
    if not found and listed[j].lower == ",":
        return _coordinated(listed, group, made)
    relative = listed[j].lower in ("who", "which")
    if not found or (not relative and _only_object(listed, found[0])):
        return _behind_reduced(listed, group, made)
    if group.tags <= {"base"} and j == group.index - 1 and not is_plural(listed, found):
        return None
    lead = min(a for a, b in found if b <= group.index)
    polarity = _subject_polarity(listed, lead, group)
    one = _Made(group, Link.SUBJECT, found, lead, group.after, polarity=polarity)
    one.described, one.relative = described, relative or listed[j].lower == "that"
    return one


def _behind_reduced(listed: Sequence[Piece], group: Group, made: Sequence[_Made]) -> _Made | None:
    """Return "the suit filed on Tuesday alleges" as a frame of the suit."""
    if not made or "part" not in made[-1].group.tags or made[-1].link is not Link.SUBJECT:
        return None
    between = listed[made[-1].group.index + 1 : group.index]
    if not between or any(not p.word for p in between) or len(between) > 8:
        return None
    one = made[-1]
    return _Made(group, Link.SUBJECT, one.subject, one.lead, group.after, polarity=group.polarity)


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


def _coordinated(listed: Sequence[Piece], group: Group, made: Sequence[_Made]) -> _Made | None:
    """Return a second verb of the same subject: "said .. and added that"."""
    earlier = [one for one in reversed(made) if one.link in (Link.SUBJECT, Link.INVERTED)]
    plain = group.lead == group.index - 1
    earlier = [one for one in earlier if not one.relative] or earlier
    if group.kind is VerbKind.SAYS:
        # "asked whether they wanted it and stated that": the one who asks states it, too
        earlier = [one for one in earlier if not _depends(listed, one)]
    alike = [one for one in earlier if one.group.tags & group.tags and _has_auxiliary(one) != plain]
    for one in (*alike, *earlier):
        again = _Made(group, Link.SUBJECT, one.subject, group.index, group.after)
        again.polarity, again.described = group.polarity, one.described
        return again
    main = _main(listed, group.index)
    if not main:
        return None
    return _Made(group, Link.SUBJECT, main, group.index, group.after, polarity=group.polarity)


def _depends(listed: Sequence[Piece], one: _Made) -> bool:
    """Whether a clause depends on another one."""
    before = listed[one.lead - 1].lower if one.lead else ""
    return before in ("that", "whether", "if", "because", "which", "who", "how", "why")


def _has_auxiliary(one: _Made) -> bool:
    return one.group.lead != one.group.index - 1


def _participle(listed: Sequence[Piece], group: Group, made: Sequence[_Made]) -> _Made | None:
    """Return ", adding that" for the subject before, "a letter saying that" for the letter and who sent it."""
    j = group.lead
    before = listed[j]
    if before.lower == "without":
        return None
    found: list[Range] = []
    polarity = group.polarity
    if (
        before.word
        and before.lower not in PREPOSITIONS
        and before.lower not in ("and", "or", "but", "while")
    ):
        found = subject_of(listed, j).names[:1]
    for one in reversed(made):
        if one.group.index < group.index and one.link is not Link.PASSIVE:
            found = [*found, *one.subject]
            if one.polarity is Polarity.DENIED and group.polarity is Polarity.SAID:
                polarity = Polarity.UNSAID if group.verb in source_words().firm else Polarity.DENIED
            break
    else:
        found = [*found, *_main(listed, group.index)]
    if not found:
        return None
    return _Made(group, Link.PARTICIPLE, found, group.index, group.after, polarity=polarity)


def _opening(listed: Sequence[Piece], group: Group) -> _Made | None:
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
            made = _Made(
                group, Link.PARTICIPLE, [phrase, *split_joined(listed, phrase)], 0, group.after
            )
            made.right, made.polarity = (group.after, comma), group.polarity
            return made
        comma = next((k for k in range(comma + 1, len(listed)) if listed[k].lower == ","), None)
    return None


def _main(listed: Sequence[Piece], before: int) -> list[Range]:
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
    return lower in PREPOSITIONS | _SUBORDINATE or lower.endswith(("ing", "ed", "ly"))


def _ends_name(listed: Sequence[Piece], first: int, k: int) -> bool:
    """Whether a phrase ends before a word: a verb, or the first small word behind a name."""
    lower = listed[k].lower
    if _verbal(listed, k):
        return True
    named = (
        listed[first].capital and listed[k - 1].capital and listed[first].lower not in DETERMINERS
    )
    return named and not listed[k].capital and lower not in (*PREPOSITIONS, "and", "&", "'s")


def _verbal(listed: Sequence[Piece], k: int) -> bool:
    lower = listed[k].lower
    known = lower in source_words().forms or lower in source_words().pasts
    return not listed[k].capital and (known or (lower.endswith("ed") and len(lower) > 4))


# --- contents --------------------------------------------------------------------------------------


def _bound_left(listed: Sequence[Piece], made: Sequence[_Made], place: int) -> None:
    """Find what stands before a source and is what it says: "The port will open, Kos said"."""
    one = made[place]
    if one.right is not None:
        return
    if one.link is Link.PASSIVE:
        one.left = (_floor(listed, made, place), one.group.index)
    else:
        one.left = _left(listed, made, place, _behind_hearer(listed, one))


def _bound_right(listed: Sequence[Piece], made: Sequence[_Made], place: int) -> None:
    """Find what stands behind a source and is what it says."""
    one = made[place]
    if one.right is not None:
        return
    after = _behind_hearer(listed, one)
    stop = _stop(listed, made, place, after)
    if one.link is Link.PASSIVE:
        one.right = (after, stop)
        return
    if (
        one.left is None
        or (after < len(listed) and listed[after].lower == ",")
        or _speech(listed, after, stop)
    ):
        one.right = (after, stop)
    contrasted = one.left is None and one.lead and listed[one.lead - 1].lower == "what"
    if contrasted or (one.left is None and after < len(listed) and _inserted(listed, after, stop)):
        one.right = None


def _inserted(listed: Sequence[Piece], after: int, stop: int) -> bool:
    """Whether a comma follows the verb at once, and no content behind it: "as the minister said, the port .."."""
    if listed[after].lower != ",":
        return False
    behind = listed[after : min(stop, after + 16)]
    return not any(p.lower == "that" or (p.quote and p.spoken) for p in behind)


def _speech(listed: Sequence[Piece], after: int, stop: int) -> bool:
    return any(p.quote and p.spoken for p in listed[after:stop])


def _behind_hearer(listed: Sequence[Piece], one: _Made) -> int:
    after = one.after
    if one.group.verb not in _TELLS or one.link is Link.INVERTED or after >= len(listed):
        return after
    for k in range(after, min(after + 9, len(listed))):
        if listed[k].lower in ("that", ":", ",") or listed[k].quote:
            return k
    first = listed[after]
    if first.lower in _HEARERS | PERSONAL:
        return after + 1
    k = after
    if first.lower in DETERMINERS:
        k += 2
    while k < len(listed) and listed[k].capital:
        k += 1
    return min(k, len(listed)) if k > after else after


def _floor(listed: Sequence[Piece], made: Sequence[_Made], place: int) -> int:
    """Return where the clause before a source may begin."""
    lead = made[place].lead
    floor = 0
    for earlier in made[:place]:
        if earlier.left is not None and earlier.after <= lead:
            floor = max(floor, earlier.after)
    for k in range(lead - 1, floor, -1):
        if listed[k].lower in (";", ".", "!", "?"):
            return k + 1
    return floor


def _left(listed: Sequence[Piece], made: Sequence[_Made], place: int, after: int) -> Range | None:
    one = made[place]
    lead = one.lead
    if one.link not in (Link.SUBJECT, Link.INVERTED) or lead < 1:
        return None
    end = lead
    if listed[end - 1].lower == "as":
        end -= 1
    before = listed[end - 1] if end else None
    if before is None:
        return None
    floor = _floor(listed, made, place)
    if before.lower in ("which", "that", "whom") and _is_tail(listed, after) and end - floor > 2:
        return floor, end - 1  # "the proposal, which China endorsed on Monday"
    quote = before.quote or (before.lower == "," and end > 1 and listed[end - 2].quote)
    if quote and (
        one.link is Link.INVERTED or listed[after : after + 1] != [] or after >= len(listed)
    ):
        last = end - 1 if before.quote else end - 2
        colon = after < len(listed) and listed[after].lower in (":", "that")
        if listed[last].spoken and not (colon and last == floor):
            return floor, end
    if end == lead and before.lower not in (",", *_DASHES):
        return None
    if not _is_tail(listed, after):
        return None
    return (floor, end) if end - floor >= (1 if one.link is Link.INVERTED else 3) else None


def _is_tail(listed: Sequence[Piece], after: int) -> bool:
    """Whether nothing that could be a content follows."""
    if after >= len(listed):
        return True
    first = listed[after]
    if first.quote or first.lower not in _TAIL:
        return False
    behind = listed[after : after + 14]
    return not any(p.lower == "that" for p in behind) and not any(p.quote for p in behind[:3])


def _stop(listed: Sequence[Piece], made: Sequence[_Made], place: int, after: int) -> int:
    """Return where the content right of a source ends."""
    one = made[place]
    subordinate = _subordinate(listed, one)
    for later in made[place + 1 :]:
        if later.group.index < after:
            continue
        end = _before(listed, one, later, subordinate=subordinate)
        if end is not None:
            return max(after, end)
    return len(listed)


def _subordinate(listed: Sequence[Piece], one: _Made) -> bool:
    """Whether a source stands in a clause that others go on after: "While A said .., B said"."""
    if one.link is Link.PARTICIPLE:
        return False
    lead = one.lead
    before = listed[lead - 1].lower if lead else ""
    verb = listed[one.group.lead].lower if one.group.lead >= 0 else ""
    return before in _SUBORDINATE | {"what"} or verb in ("who", "which")


def _before(listed: Sequence[Piece], one: _Made, later: _Made, *, subordinate: bool) -> int | None:
    """Return where a later source ends the content of one, or ``None`` where it stands inside of it."""
    lead = later.lead
    before = listed[lead - 1].lower if lead else ""
    if later.link is Link.PARTICIPLE or not before:
        return None
    if later.subject is one.subject:
        return _before_joint(listed, one, later)
    trails = later.left is not None and later.left[0] <= one.lead and later.link in _CLAUSES
    comma = one.link is Link.PARTICIPLE or subordinate or trails
    if before in _BREAKS or (comma and before == ","):
        return lead - 1
    if subordinate and listed[later.group.lead].lower == ",":
        return lead - 1
    quote = _quote_before(listed, later, one.after)
    return quote if quote is not None else _before_and(listed, one, later)


_CLAUSES = frozenset({Link.SUBJECT, Link.INVERTED})


def _before_joint(listed: Sequence[Piece], one: _Made, later: _Made) -> int | None:
    """Return where "did not say .. but said" goes on with a second verb of the same subject."""
    if one.polarity is not Polarity.UNSAID or later.polarity is Polarity.UNSAID:
        return None
    k = later.group.index
    while k > one.after and listed[k - 1].lower not in ("and", "but", ",", "or"):
        k -= 1
    return k - 1 if k > one.after else None


def _quote_before(listed: Sequence[Piece], later: _Made, after: int) -> int | None:
    """Return where a quotation right before a later source begins, which is that source's."""
    k = later.lead - 1
    if listed[k].lower == "," and k > 0 and listed[k - 1].quote:
        k -= 1
    elif _colon(listed, later):
        return None
    return k if listed[k].quote and listed[k].spoken and k > after else None


def _before_and(listed: Sequence[Piece], one: _Made, later: _Made) -> int | None:
    """Return where "A said .. and B said" parts; "A said that .. and that B said" does not."""
    both_say = one.group.kind is VerbKind.SAYS and later.group.kind is VerbKind.SAYS
    behind_that = any(p.lower == "that" for p in listed[one.after : one.after + 2])
    joined = listed[later.lead - 1].lower == "and"
    return later.lead - 1 if both_say and joined and not behind_that else None


def _colon(listed: Sequence[Piece], later: _Made) -> bool:
    return later.after < len(listed) and listed[later.after].lower == ":"


# --- from indexes to offsets -----------------------------------------------------------------------


def _frame(listed: Sequence[Piece], one: _Made) -> Frame | None:
    content = tuple(
        span for side in (one.left, one.right) if side and (span := _span(listed, side)) is not None
    )
    if not content:
        return None
    verb = (listed[one.group.index].start, listed[min(one.group.after, len(listed)) - 1].end)
    inside = [listed[one.lead].start, listed[one.group.index].start, *(a for a, _ in content)]
    polarity = one.polarity if one.polarity is not Polarity.SAID else one.group.polarity
    if one.link is Link.SUBJECT:
        polarity = one.polarity
    return Frame(
        tuple(dict.fromkeys(_offsets(listed, r) for r in one.subject)),
        content,
        min(inside),
        max(verb[1], *(b for _, b in content)),
        verb,
        polarity,
        one.link,
        one.group.kind,
        one.group.verb,
        tuple(_offsets(listed, r) for r in one.described),
    )


def _offsets(listed: Sequence[Piece], found: Range) -> Span:
    return listed[found[0]].start, listed[found[1] - 1].end


_EDGES = frozenset((",", ".", ";", ":", "and", "but", *_DASHES))


def _span(listed: Sequence[Piece], side: Range) -> Span | None:
    first, last = side
    while first < last and listed[first].lower in _EDGES:
        first += 1
    while last > first and listed[last - 1].lower in _EDGES:
        last -= 1
    return (listed[first].start, listed[last - 1].end) if first < last else None


# --- sources without a verb ------------------------------------------------------------------------

_ACCORDING = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("in", "the", "opinion", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "eyes", "of"),
    ("as", "per"),
    ("per",),
    ("citing",),
)
_ACCORDING_FIRST = frozenset(phrase[0] for phrase in _ACCORDING)
_VIEW = frozenset(
    "view opinion words eyes mind judgment judgement estimation telling account".split()
)


def _according(listed: Sequence[Piece]) -> list[Frame]:
    """Return "according to X", "in X's view" as frames."""
    lowers = [p.lower for p in listed]
    found: list[Frame] = []
    for k in range(len(listed)):
        if lowers[k] not in _ACCORDING_FIRST:
            continue
        phrase = next((p for p in _ACCORDING if tuple(lowers[k : k + len(p)]) == p), None)
        if phrase is not None and (phrase != ("per",) or (k and lowers[k - 1] == ",")):
            named = phrase_right(listed, k + len(phrase))
            if named is not None:
                found.append(_beside(listed, k, named, named[1], " ".join(phrase)))
        elif lowers[k] == "in" and k + 2 < len(listed):
            own = next(
                (n for n in range(k + 2, min(k + 8, len(listed))) if lowers[n] in _VIEW), None
            )
            if own is not None and (
                lowers[own - 1] == "'s" or lowers[own - 1] in ("his", "her", "their")
            ):
                end = own - 1 if lowers[own - 1] == "'s" else own
                found.append(_beside(listed, k, (k + 1, end), own + 1, "in the view of"))
    return found


def _beside(listed: Sequence[Piece], k: int, named: Range, after: int, word: str) -> Frame:
    """Return a frame whose content is the rest of its clause."""
    before = listed[k - 1].lower if k else ""
    comma = next((n for n in range(after, len(listed)) if listed[n].lower == ","), None)
    if before in ("who", "which", "that") or (
        before == "," and k > 1 and listed[k - 2].lower in ("who", "which")
    ):
        sides = [(after, comma if comma is not None else len(listed))]
    elif k <= 2:
        sides = [((comma or after) + 1 if comma else after, len(listed))]
    else:
        floor = next(
            (n + 1 for n in range(k - 1, -1, -1) if listed[n].lower in (";", ".", "but")), 0
        )
        sides = [(floor, k)]
        if comma == after and len(listed) - after > 4:
            sides.append((after + 1, len(listed)))
    content = tuple(s for side in sides if (s := _span(listed, side)) is not None)
    whole = [listed[k].start, listed[after - 1].end, *(n for s in content for n in s)]
    return Frame(
        tuple(dict.fromkeys(_offsets(listed, r) for r in (named, *split_joined(listed, named)))),
        content,
        min(whole),
        max(whole),
        (listed[k].start, listed[after - 1].end),
        Polarity.SAID,
        Link.ACCORDING,
        VerbKind.SAYS,
        word,
    )


_NOUN_LINKS = frozenset("that to about on of for against over not with".split())


def _nominal(listed: Sequence[Piece], made: Sequence[_Made]) -> list[Frame]:
    """Return "X's claim that ..", "a warning from X that .." as frames."""
    words, found = source_words(), list[Frame]()
    verbs = frozenset(one.group.index for one in made)
    ends = [_noun_end(listed, one) for one in made]
    for k, piece in enumerate(listed):
        if piece.lower not in words.said_nouns or k + 1 >= len(listed):
            continue
        owner, after = _owner(listed, k, verbs)
        if owner is None or after >= len(listed) or listed[after].lower not in _NOUN_LINKS:
            continue
        marks = (n for n in range(after, len(listed)) if listed[n].lower in (";", "."))
        stop = min([next(marks, len(listed)), *(end for end in ends if end > after)])
        span = _span(listed, (after, stop))
        if span is not None:
            found.append(
                Frame(
                    (_offsets(listed, owner),),
                    (span,),
                    min(listed[owner[0]].start, piece.start),
                    span[1],
                    (piece.start, piece.end),
                    Polarity.SAID,
                    Link.NOUN,
                    VerbKind.SAYS,
                    piece.lower,
                )
            )
    return found


def _noun_end(listed: Sequence[Piece], one: _Made) -> int:
    """Return where a clause of its own begins, so that no noun before it goes on: ", Kos stressed", "and said"."""
    lead = one.lead
    before = listed[lead - 1].lower if lead else ""
    return lead - 1 if before in (",", "and", "but", ";", "while") else -1


def _owner(listed: Sequence[Piece], k: int, verbs: frozenset[int]) -> tuple[Range | None, int]:
    """Return whose claim, warning or plea it is, and where what it says begins."""
    for j in range(k - 1, max(-1, k - 5), -1):
        lower = listed[j].lower
        if lower in ("'s", "'") and j:
            found = subject_of(listed, j - 1, verbs).names
            return (found[0] if found else None), k + 1
        if lower in ("his", "her", "its", "their", "our", "my"):
            return (j, j + 1), k + 1
        if not listed[j].word or lower in PREPOSITIONS or lower in DETERMINERS:
            break
    if listed[k + 1].lower in ("from", "by", "of"):
        phrase = phrase_right(listed, k + 2)
        if (
            phrase is not None
            and phrase[1] < len(listed)
            and listed[phrase[1]].lower in ("that", "to")
        ):
            return phrase, phrase[1]
    return None, k + 1


def _labelled(listed: Sequence[Piece], *, title: bool) -> list[Frame]:
    """Return “..” — Name, "Minister: “..”" and, in headlines, "Talks will go on — minister" as frames."""
    for k in range(1, len(listed) - 1):
        lower = listed[k].lower
        if lower in _DASHES and (title or listed[k - 1].quote) and _ends_with_name(listed, k + 1):
            return [_label(listed, (k + 1, len(listed)), (0, k), Link.DASH)]
        plain = lower == ":" and k <= _LONGEST_NAME and not any(p.quote for p in listed[:k])
        if plain and (title or listed[k + 1].quote):
            return [_label(listed, (0, k), (k + 1, len(listed)), Link.COLON)]
    return []


def _beside_quotes(listed: Sequence[Piece], found: Sequence[Frame]) -> list[Frame]:
    """Return quotations that no verb of the lists holds, as words of who stands beside them: "..", Kos shot back."""
    out: list[Frame] = []
    for k, piece in enumerate(listed):
        if not piece.spoken or any(_holds(frame, piece) for frame in found):
            continue
        named = _actor_behind(listed, k + 1)
        if named is None:
            main = _main(listed, k)
            named = main[0] if main and k - main[0][1] < 30 else None
        if named is not None:
            out.append(_label(listed, named, (k, k + 1), Link.BESIDE))
    return out


def _holds(frame: Frame, piece: Piece) -> bool:
    return any(a < piece.end and piece.start < b for a, b in frame.content)


def _actor_behind(listed: Sequence[Piece], k: int) -> Range | None:
    """Return the subject right behind a quotation, with a verb of any kind behind it."""
    phrase = phrase_right(listed, k)
    if phrase is None:
        return None
    first, end = phrase
    if listed[first].capital and listed[first].lower not in DETERMINERS | PERSONAL:
        end = next((n for n in range(first, end) if not listed[n].capital), end)
    elif listed[first].lower in DETERMINERS:
        end = next((n for n in range(first + 1, end) if _verbal(listed, n)), end)
    elif listed[first].lower not in PERSONAL:
        return None
    follows = end < len(listed) and listed[end].word and not listed[end].capital
    return (first, end) if follows and end > first else None


def _ends_with_name(listed: Sequence[Piece], k: int) -> bool:
    rest = listed[k:]
    return 0 < len(rest) <= _LONGEST_NAME and not any(p.quote for p in rest)


def _label(listed: Sequence[Piece], named: Range, content: Range, link: Link) -> Frame:
    span = _span(listed, content) or _offsets(listed, content)
    return Frame(
        (_offsets(listed, named),),
        (span,),
        min(listed[named[0]].start, span[0]),
        max(listed[named[1] - 1].end, span[1]),
        _offsets(listed, named),
        Polarity.SAID,
        link,
        VerbKind.SAYS,
        "",
    )

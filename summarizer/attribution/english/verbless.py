"""Sources without a verb: "according to X", "X's claim that", a name behind a dash, beside a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.attribution.english.cited import may_be_cited
from summarizer.attribution.english.claim import (
    DASHES,
    Claim,
    Frame,
    Link,
    Span,
    holds,
    inner_span,
    offsets,
)
from summarizer.attribution.english.fronted import main_comma, opens_against
from summarizer.attribution.english.main_subjects import is_verbal, main_subject
from summarizer.attribution.english.noun_phrases import (
    PERSONAL,
    Range,
    phrase_right,
    split_joined,
    subject_of,
)
from summarizer.attribution.english.pieces import DETERMINERS, Piece, word_at
from summarizer.attribution.english.verbs import Polarity, VerbKind, source_words
from summarizer.attribution.items import PREPOSITIONS

_LONGEST_NAME = 14
#: Pieces that may stand before a source that opens its sentence; pieces behind one that are no content of their own.
_FRONTED, _SHORT_REST = 2, 4

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
_ACCORDING_FIRST = frozenset(("by", *(phrase[0] for phrase in _ACCORDING)))
_LONGEST_PHRASE = max(map(len, _ACCORDING))
_VIEW = frozenset(
    "view opinion words eyes mind judgment judgement estimation telling account".split()
)


def according_to(listed: Sequence[Piece]) -> list[Frame]:
    """Return "according to X", "in X's view" as frames."""
    starts = (k for k, piece in enumerate(listed) if piece.lower in _ACCORDING_FIRST)
    found: list[Frame] = []
    for k in starts:
        phrase = _phrase_at(listed, k)
        if phrase is None:
            found += _in_the_view(listed, k)
            continue
        named = phrase_right(listed, k + len(phrase))
        if named is not None and (phrase != ("citing",) or may_be_cited(listed, named)):
            word = " ".join(phrase)
            called = _called_so(listed, named) if k <= _FRONTED else None
            one = _beside(listed, k, called or named, (called or named)[1], word)
            found.append(replace(one, described=(offsets(listed, named),)) if called else one)
    return found


def _called_so(listed: Sequence[Piece], named: Range) -> Range | None:
    """Return the name behind whom "according to" describes: "its deputy head, | Jan Kos |, two bids came in"."""
    end = named[1]
    if listed[named[0]].lower not in DETERMINERS or word_at(listed, end) != ",":
        return None
    stop = next((n for n in range(end + 1, len(listed)) if not listed[n].capital), len(listed))
    is_name = 0 < stop - end - 1 <= _LONGEST_NAME and word_at(listed, stop) == ","
    return (end + 1, stop) if is_name else None


def _phrase_at(listed: Sequence[Piece], k: int) -> tuple[str, ...] | None:
    """Return the words for "according to" at a piece; "per" is one behind a comma or a quotation only."""
    lowers = tuple(p.lower for p in listed[k : k + _LONGEST_PHRASE])
    phrase = next((p for p in _ACCORDING if lowers[: len(p)] == p), None)
    behind = k > 0 and (listed[k - 1].lower == "," or listed[k - 1].quote)
    return None if phrase == ("per",) and not behind else phrase


def _in_the_view(listed: Sequence[Piece], k: int) -> list[Frame]:
    """Return "in X's view", "in her words", "by his own admission" as a frame."""
    nouns = _VIEWS.get(listed[k].lower)
    if nouns is None:
        return []
    views = (n for n in range(k + 2, min(k + 8, len(listed))) if listed[n].lower in nouns)
    noun = next(views, None)
    if noun is None:
        return []
    own = noun - 1 if listed[noun - 1].lower == "own" else noun
    by = listed[k].lower == "by"
    if (by and own == noun) or listed[own - 1].lower not in _OWNING:
        return []
    end = own - 1 if listed[own - 1].lower == "'s" else own
    return [_beside(listed, k, (k + 1, end), noun + 1, "in the view of")]


#: What somebody has told or reckoned: "by Kos's own account".
_OWN = _VIEW | frozenset(
    "admission confession acknowledgement acknowledgment reckoning estimate estimates count calculation calculations "
    "figures standards definition assessment".split()
)
_VIEWS = {"in": _VIEW, "by": _OWN}
_POSSESSIVES = frozenset(("his", "her", "their", "our", "my"))
_OWNING = _POSSESSIVES | {"'s"}


def _beside(listed: Sequence[Piece], k: int, named: Range, after: int, word: str) -> Frame:
    """Return a frame whose content is the rest of its clause."""
    sides = _sides_of(listed, k, after)
    content = tuple(s for side in sides if (s := inner_span(listed, side)) is not None)
    whole = [listed[k].start, listed[after - 1].end, *(n for s in content for n in s)]
    return Frame(
        tuple(dict.fromkeys(offsets(listed, r) for r in (named, *split_joined(listed, named)))),
        content,
        min(whole),
        max(whole),
        (listed[k].start, listed[after - 1].end),
        Polarity.SAID,
        Link.ACCORDING,
        VerbKind.SAYS,
        word,
    )


def _sides_of(listed: Sequence[Piece], k: int, after: int) -> list[Range]:
    """Return the rest of the clause that a source without a verb stands in: behind it, before it, or both."""
    comma = next((n for n in range(after, len(listed)) if listed[n].lower == ","), None)
    if _is_in_a_relative_clause(listed, k):
        return [(after, len(listed) if comma is None else comma)]
    if k <= _FRONTED and not any(piece.quote for piece in listed[:k]):
        return [(comma + 1 if comma else after, len(listed))]
    sides = [(_behind_break(listed, k), k)]
    if comma == after and len(listed) - after > _SHORT_REST:
        sides.append((after + 1, len(listed)))
    return sides


def _is_in_a_relative_clause(listed: Sequence[Piece], k: int) -> bool:
    """Whether "who", "which" or "that" stands before a place, a comma between them perhaps."""
    if word_at(listed, k - 1) == ",":
        return word_at(listed, k - 2) in ("who", "which")
    return word_at(listed, k - 1) in ("who", "which", "that")


def _behind_break(listed: Sequence[Piece], k: int) -> int:
    """Return where the clause begins that a piece stands in."""
    breaks = (n + 1 for n in range(k - 1, -1, -1) if listed[n].lower in (";", ".", "but"))
    return next(breaks, 0)


_NOUN_LINKS = frozenset("that to about on of for against over not with".split())


def nominal(listed: Sequence[Piece], made: Sequence[Claim]) -> list[Frame]:
    """Return "X's claim that ..", "a warning from X that .." as frames."""
    nouns = source_words().said_nouns
    verbs = frozenset(one.group.index for one in made)
    ends = [_noun_end(listed, one) for one in made]
    found: list[Frame] = []
    for k, piece in enumerate(listed[:-1]):
        if piece.lower not in nouns:
            continue
        owner, after = _owner(listed, k, verbs)
        contrary = [p.lower for p in listed[after : after + 3]] == ["to", "the", "contrary"]
        if owner is None or contrary or word_at(listed, after) not in _NOUN_LINKS:
            continue
        parted = main_comma(listed, after) if opens_against(listed, owner[0]) else None
        stop = _noun_stop(listed, after, ends if parted is None else [*ends, parted])
        span = inner_span(listed, (after, stop))
        if span is not None:
            found.append(_noun_frame(offsets(listed, owner), piece, span))
    return found


def _noun_stop(listed: Sequence[Piece], after: int, ends: Sequence[int]) -> int:
    """Return where what a noun tells ends: at a mark, or before a clause of its own."""
    marks = (n for n in range(after, len(listed)) if listed[n].lower in (";", "."))
    return min([next(marks, len(listed)), *(end for end in ends if end > after)])


def _noun_frame(owner: Span, noun: Piece, content: Span) -> Frame:
    """Return the frame of a noun and its owner."""
    return Frame(
        (owner,),
        (content,),
        min(owner[0], noun.start),
        content[1],
        (noun.start, noun.end),
        Polarity.SAID,
        Link.NOUN,
        VerbKind.SAYS,
        noun.lower,
    )


def _noun_end(listed: Sequence[Piece], one: Claim) -> int:
    """Return where a clause of its own begins, so that no noun before it goes on: ", Kos stressed", "and said"."""
    lead = one.lead
    before = listed[lead - 1].lower if lead else ""
    return lead - 1 if before in (",", "and", "but", ";", "while") else -1


def _name_at_end(listed: Sequence[Piece], found: Range) -> Range:
    """Return the name that a phrase ends with, without what stands before it: "seized on | Donald Trump"."""
    first, end = found
    if not listed[end - 1].capital:
        return found
    k = end - 1
    while k > first and (
        listed[k - 1].capital or listed[k - 1].lower in ("of", "the", "de", "and")
    ):
        k -= 1
    while k < end - 1 and not listed[k].capital:
        k += 1
    return k, end


def _owner(listed: Sequence[Piece], k: int, verbs: frozenset[int]) -> tuple[Range | None, int]:
    """Return whose claim, warning or plea it is, and where what it says begins."""
    for j in range(k - 1, max(-1, k - 5), -1):
        lower = listed[j].lower
        if lower in ("'s", "'") and j:
            found = subject_of(listed, j - 1, verbs).names
            return (_name_at_end(listed, found[0]) if found else None), k + 1
        if lower in _POSSESSIVES or lower == "its":
            return (j, j + 1), k + 1
        if not listed[j].word or lower in PREPOSITIONS or lower in DETERMINERS:
            break
    return _owner_behind(listed, k)


def _owner_behind(listed: Sequence[Piece], k: int) -> tuple[Range | None, int]:
    """Return the owner in "a warning from the ministry that", and where what it says begins.

    Also in "the claim, made by Anna Holm on Monday, that".
    """
    by = _behind_making(listed, k + 1)
    phrase = phrase_right(listed, by + 1) if word_at(listed, by) in ("from", "by", "of") else None
    if phrase is None:
        return None, k + 1
    begin = phrase[1]
    if by > k + 1:
        reach = range(begin, min(len(listed), begin + _LONGEST_ASIDE))
        begin = next((j for j in reach if listed[j].lower == "that"), begin)
    if word_at(listed, begin) not in ("that", "to", "about"):
        return None, k + 1
    return phrase, begin


def _behind_making(listed: Sequence[Piece], k: int) -> int:
    """Return the place behind "made", ", raised" or "put forward" where they stand at a place, else the place."""
    verb = k + 1 if word_at(listed, k) == "," else k
    if word_at(listed, verb) not in _MADE:
        return k
    return verb + 2 if word_at(listed, verb + 1) in ("forward", "out") else verb + 1


#: What somebody does with a claim or a demand who brings it up.
_MADE = frozenset(
    "made put raised brought levelled leveled voiced advanced repeated issued".split()
)
#: Pieces between whose claim it is and what it says: "on Monday,".
_LONGEST_ASIDE = 8


#: What a label has behind it, a signature before it.
_SIGNS = frozenset((*DASHES, ":"))


def labelled(listed: Sequence[Piece], *, title: bool) -> list[Frame]:
    """Return “..” — Name, "Minister: “..”" and, in headlines, "Talks will go on — minister" as frames."""
    for k in range(1, len(listed) - 1):
        if listed[k].lower not in _SIGNS:
            continue
        if _is_signing_dash(listed, k, title=title):
            return [_label(listed, (k + 1, len(listed)), (0, k), Link.DASH)]
        if _is_label_colon(listed, k, title=title):
            named = speaker_before(listed, k)
            return [_label(listed, named, (k + 1, len(listed)), Link.COLON)]
    return []


def _is_signing_dash(listed: Sequence[Piece], k: int, *, title: bool) -> bool:
    """Whether a dash stands between a quotation, or a headline, and a name; in a headline, a colon behind marks."""
    quoted = listed[k - 1].quote
    signs = (title or quoted) if listed[k].lower in DASHES else (title and quoted)
    return signs and _ends_with_name(listed, k + 1)


def _is_label_colon(listed: Sequence[Piece], k: int, *, title: bool) -> bool:
    """Whether a colon stands between a name and a quotation, or what a headline gives as said."""
    if listed[k].lower != ":" or k > _LONGEST_NAME or not (title or listed[k + 1].quote):
        return False
    return not any(p.quote for p in listed[:k])


def speaker_before(listed: Sequence[Piece], colon: int) -> Range:
    """Return the subject of what stands before a colon, "He | went on:", or all of it where it has no verb."""
    if listed[0].lower in PERSONAL - {"it", "you"}:
        return 0, 1
    if listed[0].lower == "as" and colon > _FRONTED:  # "As Kos put it:"
        first, end = speaker_before(listed[1:], colon - 1)
        return first + 1, end + 1
    main = main_subject(listed, colon)
    end = main[0][1] if main else colon
    return main[0] if main and end < colon and is_verbal(listed, end) else (0, colon)


def beside_quotes(listed: Sequence[Piece], found: Sequence[Frame]) -> list[Frame]:
    """Return quotations that no verb of the lists holds, as words of who stands beside them: "..", Kos shot back."""
    out: list[Frame] = []
    for k in [n for n, piece in enumerate(listed) if piece.spoken]:
        held = any(holds(frame, listed[k]) for frame in found)
        if held and _right_before(listed, k) is None:
            continue
        named = _actor_behind(listed, k + 1) or _actor_before(listed, k)
        if named is not None:
            out.append(_label(listed, named, (k, k + 1), Link.BESIDE))
    return out


def _actor_before(listed: Sequence[Piece], k: int) -> Range | None:
    """Return the subject right before a quotation, or the one that a sentence begins with, not far before it.

    A quotation behind an article or an owner is part of what they stand before: the “status quo”, its “no harm”.
    """
    if listed[k - 1].lower in _INTO_PHRASE and _is_no_verb_before(listed, k):
        return None
    beside = _right_before(listed, k)
    if beside is not None:
        return beside
    main = main_subject(listed, k)
    if not main or k - main[0][1] >= _LONGEST_LEAD or _is_done_to(listed, main[0][1], k):
        return None
    return main[0]


def _right_before(listed: Sequence[Piece], k: int) -> Range | None:
    """Return whose words a quotation is by what stands right before it, whatever the sentence begins with."""
    return _name_beside(listed, k) or _in_what(listed, k)


def _is_done_to(listed: Sequence[Piece], first: int, k: int) -> bool:
    """Whether what stands between a subject and a quotation is done to the subject: "was arrested for “..”"."""
    passive = any(
        listed[n].lower in _PASSIVE and listed[n + 1].lower.endswith("ed")
        for n in range(first, k - 1)
    )
    return passive and not any(p.lower in ("and", "but", ";") for p in listed[first:k])


def _in_what(listed: Sequence[Piece], k: int) -> Range | None:
    """Return who calls it so in "what Kos called “..”", "what the ministry described as “..”"."""
    verb = k - 2 if listed[k - 1].lower == "as" else k - 1
    if verb < 2 or not is_verbal(listed, verb):
        return None
    before = range(verb - 1, max(-1, verb - _LONGEST_NAME), -1)
    what = next((n for n in before if listed[n].lower == "what"), None)
    return (what + 1, verb) if what is not None and what + 1 < verb else None


def _is_no_verb_before(listed: Sequence[Piece], k: int) -> bool:
    """Whether the phrase that a quotation is part of is the subject itself: no verb stands before it."""
    return not any(is_verbal(listed, n) for n in range(k))


def _name_beside(listed: Sequence[Piece], k: int) -> Range | None:
    """Return the name in "and Kos “welcomed the offer”": between a joining word and a quotation."""
    first = k
    while first and listed[first - 1].capital:
        first -= 1
    joined = first > 1 and first < k and listed[first - 1].lower in _JOINING
    return (first, k) if joined else None


#: What stands before a noun, and what joins clauses.
_INTO_PHRASE = DETERMINERS | {"'s", "'"}
_PASSIVE = frozenset(("was", "were", "been", "being", "is", "are"))
_JOINING = frozenset(("and", "but", "while", "whereas", "as", "though", ";"))
#: Pieces between the subject of a sentence and a quotation that is still taken for its words.
_LONGEST_LEAD = 30


def _actor_behind(listed: Sequence[Piece], k: int) -> Range | None:
    """Return the subject right behind a quotation, with a verb of any kind behind it."""
    phrase = phrase_right(listed, k)
    if phrase is None:
        return None
    first, end = phrase[0], _name_end(listed, phrase)
    follows = end < len(listed) and listed[end].word and not listed[end].capital
    return (first, end) if follows and end > first else None


def _name_end(listed: Sequence[Piece], phrase: Range) -> int:
    """Return where a phrase ends before a verb, and a name before the first word in small letters."""
    first, end = phrase
    opening = listed[first].lower
    if opening in DETERMINERS:
        return next((n for n in range(first + 1, end) if is_verbal(listed, n)), end)
    if opening in PERSONAL:
        return end
    return next((n for n in range(first, end) if not listed[n].capital), end)


def _ends_with_name(listed: Sequence[Piece], k: int) -> bool:
    rest = listed[k:]
    return 0 < len(rest) <= _LONGEST_NAME and not any(p.quote for p in rest)


def _label(listed: Sequence[Piece], named: Range, content: Range, link: Link) -> Frame:
    span = inner_span(listed, content) or offsets(listed, content)
    name, described = _with_office(listed, named)
    return Frame(
        (offsets(listed, name),),
        (span,),
        min(listed[named[0]].start, span[0]),
        max(listed[named[1] - 1].end, span[1]),
        offsets(listed, named),
        Polarity.SAID,
        link,
        VerbKind.SAYS,
        "",
        tuple(offsets(listed, one) for one in described),
    )


def _with_office(listed: Sequence[Piece], named: Range) -> tuple[Range, list[Range]]:
    """Return a name and what stands behind its comma: "Kos, Minister of Ports: .."."""
    first, end = named
    comma = next((k for k in range(first + 1, end - 1) if listed[k].lower == ","), None)
    name = comma is not None and all(p.capital for p in listed[first:comma])
    return ((first, comma), [(comma + 1, end)]) if name and comma else (named, [])

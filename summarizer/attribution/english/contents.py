"""Which part of a sentence, or which quotation, is the content of a cue."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.attribution.cues import CueKind, Strength, Tag
from summarizer.attribution.english.clauses import Clauses, CueEvent, Tie
from summarizer.attribution.english.fronted import main_clause
from summarizer.attribution.items import PREPOSITIONS
from summarizer.text.quotations import QUOTATION_MARKS
from summarizer.words.days import WEEKDAYS

_TAIL = frozenset(map(str.lower, WEEKDAYS)) | frozenset(
    (
        ". , ; : ! ? in on at to during after when as while before following with by from via "
        "through amid , late early last this earlier later today yesterday "
        "there further then - — – ) also"
    ).split()
)
_POINTS = frozenset(
    (
        CueKind.DEMANDS,
        CueKind.PROPOSES,
        CueKind.WARNS,
        CueKind.PROMISES,
        CueKind.DENIES,
        CueKind.OPPOSES,
        CueKind.SUPPORTS,
        CueKind.CRITICISES,
    )
)
_LONGEST_DESCRIPTION = 3
_NO_DESCRIPTION = PREPOSITIONS | {
    "that",
    "and",
    "but",
    "when",
    "while",
    "who",
    "which",
    "said",
    "says",
}
_HEARERS = frozenset(("tell", "inform", "remind", "assure", "tell reporters"))


@dataclass(frozen=True, slots=True)
class Region:
    """The content of an event as ranges of item indexes, and whether it stands before the cue."""

    ranges: tuple[tuple[int, int], ...]
    left: bool = False

    def holds(self, index: int) -> bool:
        """Whether an item lies inside."""
        return any(a <= index < b for a, b in self.ranges)


def region_of(clauses: Clauses, number: int) -> Region:
    """Return the content of an event of a sentence."""
    event = clauses.events[number]
    after = event.index + event.cue.length
    if event.tie is Tie.PASSIVE:
        return Region(((_floor(clauses, number), event.index),), left=True)
    if event.tie is Tie.NOUN:
        return Region(((event.index + 1, _noun_end(clauses, number)),))
    lead = lead_of(clauses, event)
    if event.tie is Tie.ACCORDING:
        return _according(clauses, event, lead)
    left = _left(clauses, number, lead, after)
    if left is None:
        return Region(((_behind_hearer(clauses, event, after), _stop(clauses, number)),))
    behind = (
        event.subject + 1
        if event.tie is Tie.INVERTED and event.subject and event.subject >= after
        else after
    )
    tail = _quotes_after(clauses, number, behind) or _resumed(clauses, number, behind)
    return Region((left, *tail), left=True)


def _behind_hearer(clauses: Clauses, event: CueEvent, after: int) -> int:
    """Return where the content begins when the cue names whom it is told to: "told reporters that"."""
    if event.cue.phrase not in _HEARERS:
        return after
    for k in range(after, min(after + 6, len(clauses.items))):
        if clauses.lowers[k] in ("that", ":", ",") or clauses.items[k].quote:
            return k
        if clauses.items[k].mention is not None or clauses.lowers[k] in (
            "reporters",
            "journalists",
            "me",
            "us",
            "him",
            "her",
            "them",
            "aides",
        ):
            return k + 1
    return after


def lead_of(clauses: Clauses, event: CueEvent) -> int:
    """Return the item where subject and cue begin."""
    inside = [event.index]
    if event.tie in (Tie.NEAR, Tie.APPOSITION, Tie.ACCORDING):
        inside += [k for k in (event.subject, *event.others) if k <= event.index]
    lead = min(inside)
    while lead and clauses.lowers[lead - 1] in ("the", "a", "an", "both"):
        lead -= 1
    return _behind_speech(clauses, lead)


def _behind_speech(clauses: Clauses, lead: int) -> int:
    """Step over what describes a speaker between a quotation and the name: "...," team member X said."""
    k = lead
    while k and lead - k < _LONGEST_DESCRIPTION and clauses.lowers[k - 1].isalpha():
        if clauses.lowers[k - 1] in _NO_DESCRIPTION:
            return lead
        k -= 1
    if k < lead and k and clauses.items[k - 1].quote:
        return k
    return lead


def _resumed(clauses: Clauses, number: int, after: int) -> tuple[tuple[int, int], ...]:
    """Return the rest of a sentence into which "he said" is inserted: "The plan, he said, was not to agree"."""
    following = clauses.lowers[after + 1 : after + 2]
    if (
        clauses.lowers[after : after + 1] != [","]
        or not following
        or clauses.items[clauses.events[number].index - 1].quote
    ):
        return ()
    if (
        following[0].endswith("ing")
        or following[0] in _TAIL
        or following[0] in ("and", "but", "who", "which", "citing", "without", "according")
    ):
        return ()
    return ((after + 1, _stop(clauses, number)),)


def _floor(clauses: Clauses, number: int) -> int:
    """Return where the clause before an event may begin: behind a full stop inside the sentence."""
    known = clauses.floors.get(number)
    if known is None:
        known = clauses.floors[number] = _find_floor(clauses, number)
    return known


def _find_floor(clauses: Clauses, number: int) -> int:
    earlier = {
        e.index
        for e in clauses.events[:number]
        if e.tie in (Tie.NEAR, Tie.INVERTED) and e.index and _behind_quote(clauses, e)
    }
    for k in range(clauses.events[number].index - 1, -1, -1):
        if k in earlier or clauses.lowers[k] in (";", ".", "!", "?"):
            return k + 1
    return 0


def _behind_quote(clauses: Clauses, event: CueEvent) -> bool:
    lead = lead_of(clauses, event)
    return lead > 0 and clauses.items[lead - 1].quote


def _begun_by(clauses: Clauses, quote: int, floor: int) -> int:
    """Return where content that ends in a quotation begins: with it, or with the words before it."""
    return quote if _is_alone(clauses, quote, floor) else floor


def _may_follow_content(event: CueEvent) -> bool:
    return event.tie in _BEHIND and event.cue.kind is not CueKind.DISCUSSES


def _left(clauses: Clauses, number: int, lead: int, after: int) -> tuple[int, int] | None:
    """Return what stands before a cue and is its content, ``None`` where nothing does."""
    event = clauses.events[number]
    if lead < 1 or not _may_follow_content(event):
        return None
    end = _before_marks(clauses, lead - 1)
    floor, inverted = _floor(clauses, number), event.tie is Tie.INVERTED
    quote = _quote_at(clauses, end)
    if quote is not None and (inverted or not _opens_behind(clauses, after)):
        return _begun_by(clauses, quote, floor), lead
    if not inverted and not _is_set_off(clauses, event, end, after):
        return None
    least = _FEWEST_INVERTED if inverted else _FEWEST_BEFORE
    return (floor, end) if end - floor >= least else None


def _before_marks(clauses: Clauses, end: int) -> int:
    """Return the last item up to a place that is no quotation mark without a partner."""
    while end > 0 and clauses.lowers[end] in QUOTATION_MARKS:
        end -= 1
    return end


def _is_set_off(clauses: Clauses, event: CueEvent, end: int, after: int) -> bool:
    """Whether a comma or dash ends what stands before a source, and nothing more is said behind the cue."""
    return clauses.lowers[end] in _SETS_OFF and _is_tail(clauses, event, after)


def _opens_behind(clauses: Clauses, after: int) -> bool:
    """Whether "that" or a colon behind a cue opens what is said."""
    return clauses.lowers[after : after + 1] in (["that"], [":"])


def _is_alone(clauses: Clauses, quote: int, floor: int) -> bool:
    """Whether a quotation is all of a content: nothing of its clause stands before it."""
    return quote <= floor or clauses.lowers[quote - 1] in (".", ")", ":", "?", "!")


_SETS_OFF = frozenset((",", "\u2014", "\u2013", "-"))
#: Items of a content before a source.
_FEWEST_BEFORE, _FEWEST_INVERTED = 4, 1


#: Links of a source behind what it says.
_BEHIND = frozenset({Tie.NEAR, Tie.APPOSITION, Tie.INVERTED})


def _quote_at(clauses: Clauses, end: int) -> int | None:
    """Return the index of a quotation that ends at an item, or before the comma there."""
    if clauses.items[end].quote:
        return end
    comma = end and clauses.lowers[end] == "," and clauses.items[end - 1].quote
    return end - 1 if comma else None


def _is_tail(clauses: Clauses, event: CueEvent, after: int) -> bool:
    """Whether nothing that could be a content follows the cue."""
    k = _behind_hearers(clauses, after) if event.cue.phrase in _HEARERS else after
    if k >= len(clauses.items):
        return True
    if clauses.items[k].quote or clauses.lowers[k] not in _TAIL or clauses.lowers[k] == ":":
        return False
    if clauses.lowers[k : k + 2] in ([",", "citing"], [",", "quoting"]):
        return True
    near = clauses.items[k : k + 3]
    return "that" not in clauses.lowers[k : k + 14] and not any(item.quote for item in near)


def _behind_hearers(clauses: Clauses, k: int) -> int:
    """Return where a sentence goes on behind whom something is told to."""
    while k < len(clauses.items) and (
        clauses.items[k].mention is not None or clauses.lowers[k] in _TOLD_TO
    ):
        k += 1
    return k


_TOLD_TO = frozenset(("the", "a", "me", "us", "reporters", "journalists"))


def _quotes_after(clauses: Clauses, number: int, after: int) -> tuple[tuple[int, int], ...]:
    """Return quotations that go on behind a trailing "he said"."""
    following = next((e for e in clauses.events[number + 1 :] if e.tie is not Tie.NOUN), None)
    stop = len(clauses.items) if following is None else following.index
    if (
        following is not None
        and following.tie in (Tie.NEAR, Tie.INVERTED)
        and _behind_quote(clauses, following)
    ):
        stop = lead_of(clauses, following) - 1
    return tuple((k, k + 1) for k in range(after, stop) if clauses.items[k].quote)


def _according(clauses: Clauses, event: CueEvent, lead: int) -> Region:
    after = event.index + event.cue.length
    begin = min(lead, event.index)
    if begin <= 3:
        comma = next(
            (
                k
                for k in range(after, min(after + 25, len(clauses.items)))
                if clauses.lowers[k] == ","
            ),
            after,
        )
        return Region(
            (
                (
                    comma + 1
                    if comma != after or clauses.lowers[after : after + 1] == [","]
                    else after,
                    len(clauses.items),
                ),
            )
        )
    if clauses.lowers[after : after + 1] == [","] and len(clauses.items) - after > 4:
        return Region(((0, begin), (after + 1, len(clauses.items))), left=True)
    return Region(((0, begin),), left=True)


_JOINTS = frozenset(("and", "but", ",", "or"))


def _stop(clauses: Clauses, number: int) -> int:
    """Return where a content to the right ends: before the next cue of the subject, or with the sentence."""
    event = clauses.events[number]
    for place in range(number + 1, len(clauses.events)):
        later = clauses.events[place]
        if later.tie in (Tie.NEAR, Tie.APPOSITION, Tie.INVERTED):
            end = _before_clause(clauses, event, place)
        elif later.tie is Tie.COORDINATED:
            end = _before_joint(clauses, event, later)
        elif later.tie is Tie.PARTICIPLE and later.index > event.index + 3:
            end = _before_participle(clauses, event, later)
        elif later.tie is Tie.ACCORDING and later.index > event.index + 3:
            end = later.index
        else:
            end = None
        if end is not None:
            return min(end, _main_clause(clauses, event))
    return _main_clause(clauses, event)


def _main_clause(clauses: Clauses, event: CueEvent) -> int:
    """Return where behind "Three days after A said .." the main clause begins, else where the sentence ends."""
    after = event.index + event.cue.length
    near = event.tie is Tie.NEAR
    found = main_clause(clauses.items, lead_of(clauses, event), after) if near else None
    return len(clauses.items) if found is None else found


def _before_clause(clauses: Clauses, event: CueEvent, place: int) -> int | None:
    """Return where a later cue with a subject of its own begins, if it ends the content of an event."""
    later = clauses.events[place]
    lead = lead_of(clauses, later)
    if _left(clauses, place, lead, later.index + later.cue.length):
        return lead if later.tie is Tie.INVERTED or clauses.items[lead - 1].quote else lead - 1
    if later.tie is Tie.APPOSITION and later.subject < event.index:
        return _last_comma(clauses, event.index, later.index)
    parts = lead > 1 and clauses.lowers[lead - 1] in (";", "while", "but")
    return lead - 1 if parts or _goes_on_anew(clauses, event, later, lead) else None


def _last_comma(clauses: Clauses, first: int, end: int) -> int:
    """Return the last comma between two items, the second of them where there is none."""
    return next((k for k in range(end - 1, first - 1, -1) if clauses.lowers[k] == ","), end)


def _goes_on_anew(clauses: Clauses, event: CueEvent, later: CueEvent, lead: int) -> bool:
    """Whether the pronoun that was the subject is one again behind "and": "he said .. and he denied"."""
    again = clauses.lowers[later.subject] == clauses.lowers[event.subject]
    return again and clauses.items[later.subject].pronoun and clauses.lowers[lead - 1] == "and"


def _before_joint(clauses: Clauses, event: CueEvent, later: CueEvent) -> int | None:
    """Return where "and" leads on to a second verb of the same subject."""
    if later.cue.strength is Strength.NONE or not _same_level(event, later):
        return None
    first = event.index + event.cue.length
    k = later.index
    while k > first and clauses.lowers[k - 1] not in _JOINTS:
        k -= 1
    while k > first and clauses.lowers[k - 1] in _JOINTS:
        k -= 1
    return max(k, first)


def _before_participle(clauses: Clauses, event: CueEvent, later: CueEvent) -> int | None:
    """Return where ", demanding ..." begins a point of its own."""
    comma = later.index - 1
    if later.subject != event.subject or clauses.lowers[comma] != ",":
        return None
    return comma if own_point(event, later, left=False) else None


def own_point(event: CueEvent, later: CueEvent, left: bool) -> bool:
    """Whether a participle makes a point of its own: "described it as a provocation, demanding an apology".

    ``left`` says that what ``event`` tells stands before it: "Yes," he said, adding "..."
    """
    if (
        later.tie is not Tie.PARTICIPLE
        or later.tag is not Tag.ING
        or event.cue.kind is CueKind.DISCUSSES
    ):
        return False
    if left:
        return later.cue.strength is not Strength.NONE
    strong = later.cue.strength is Strength.STRONG and later.cue.kind in _POINTS
    return strong and later.cue.kind is not event.cue.kind


def _same_level(event: CueEvent, later: CueEvent) -> bool:
    return event.tie is Tie.COORDINATED or event.subject == later.subject


def _noun_end(clauses: Clauses, number: int) -> int:
    start = clauses.events[number].index + 1
    for k in range(start, min(start + 45, len(clauses.items))):
        if clauses.lowers[k] in (",", ";", ".") or (
            k > start
            and any(
                e.index == k and e.tie not in (Tie.NOUN, Tie.PARTICIPLE) for e in clauses.events
            )
        ):
            return k
    return min(start + 45, len(clauses.items))

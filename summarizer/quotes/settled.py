"""What a sourced passage settles about some words in it: whose they are, or that they are nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.attribution.actor import Actor
from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.denotes import denotes
from summarizer.attribution.english.frames import Link
from summarizer.attribution.english.verbs import Polarity, VerbKind
from summarizer.attribution.reported import claim_within, with_reported
from summarizer.attribution.sourced import Layer, Sourced, is_telling, is_writers, speaks
from summarizer.attribution.who import GENDERED, Who, is_paper, is_person, surely_person
from summarizer.models.document import PreparedText
from summarizer.models.summary import Stance
from summarizer.names.actors import same_actor
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.names.persons import is_given_name, name_words
from summarizer.names.places import same_side

#: What begins a relative clause, right before its verb.
_RELATIVE = re.compile(r",\s+who\b(?=[^,]*\Z)")


def taken_away(one: Sourced, span: tuple[int, int]) -> bool:
    """Whether the words are said not to have been said: "did not say that"."""
    return one.polarity is Polarity.UNSAID and span[0] >= one.verb_end


def tells_a_refusal(one: Sourced, span: tuple[int, int]) -> bool:
    """Whether words say themselves who does not say a thing: "[Kos refused to confirm the plan]" is Kos's refusal."""
    return one.polarity is Polarity.UNSAID and span[0] < one.verb_end < span[1]


#: Whoever does not comment holds nothing.
_NO_COMMENT = re.compile(
    r"\W*(?:to )?(?:comment|respond|reply|answer|speak|talk|elaborate|say|discuss|be drawn|be interviewed)\b"
)


def is_a_refusal(attribution: Attribution, text: str) -> bool:
    """Whether an attribution tells that somebody refuses or denies something, and not only to comment on it."""
    refuses = attribution.stance_hint in (Stance.OPPOSES, Stance.DENIES)
    return refuses and not any(_NO_COMMENT.match(text, start) for start, _ in attribution.content)


def only_told_of(one: Sourced, covering: list[Sourced], span: tuple[int, int]) -> bool:
    """Whether words bring a source along that another one, outside of them, speaks of: "A said [that B claimed ..]"."""
    if not _is_clause_within(one, span):
        return False
    if one.link is Link.PARTICIPLE and one.who and is_paper(one.who[0]):
        return False  # "the papers proposing it" are theirs who wrote them, whoever speaks of them
    if _begin_with(one, covering, span):
        return False
    if one.link is Link.NOUN and len(covering) > 1:
        return True  # "[The department shot down Kos's proposal]"
    return any(
        _says_outside(other, span) and _holds(other, one) for other in covering if other is not one
    )


def _begin_with(one: Sourced, covering: list[Sourced], span: tuple[int, int]) -> bool:
    """Whether words begin with their source, and whoever speaks of it does not say them.

    "The union rejected [the Company's claim that it is late]", "and has heard [the Company, who said that]".
    """
    others = [other.verb_end for other in covering if other is not one]
    if not one.who or one.who[0].start - span[0] > _ARTICLE:
        return False
    if one.link is Link.NOUN and all(end <= span[0] for end in others):
        return True
    apart = all(end + _THAT < span[0] for end in others)
    return apart and one.link is Link.SUBJECT and speaks(one)


#: Code points of "the ", and of " that ".
_ARTICLE, _THAT = 4, 6


def is_anothers(one: Sourced, nearest: Sourced, span: tuple[int, int], text: str) -> bool:
    """Whether the nearest of the sources shows that another one only speaks of who says the words, or is spoken of.

    "A contradicted B, who claimed that": these words are not A's. "A, who had heard B claim it, said that": nor B's.
    """
    if nearest is one or nearest.name in (None, one.name) or nearest.polarity is not Polarity.SAID:
        return False
    if nearest.layer is not Layer.CLAUSE or nearest.kind is not VerbKind.SAYS:
        return False
    around = nearest.start < one.start and one.verb_end < nearest.verb_end <= span[0]
    if around and nearest.link is Link.SUBJECT:
        return True
    clause = _RELATIVE.search(text, nearest.start, nearest.verb_end)
    return clause is not None and one.verb_end <= clause.start() and clause.end() <= span[0]


def cites(one: Sourced, span: tuple[int, int], text: str) -> bool:
    """Whether a source says words that whoever writes or has the floor only tells: "He said: “[It is late]”"."""
    if one.layer is not Layer.CLAUSE or not one.who or span[0] < one.verb_end:
        return False
    near = "\n\n" not in text[one.verb_end : span[0]]
    bare = is_paper(one.who[0]) and not (one.who[0].actors or one.who[0].beyond)
    telling = is_telling(one) or one.link is Link.NOUN  # "the contention of the appellant that"
    return near and telling and speaks(one) and not (bare or is_writers(one))


def tells_itself(one: Sourced, running: Sourced, span: tuple[int, int]) -> bool:
    """Whether words open with somebody else by name who says them: "[Kos had confessed that it was late]"."""
    opens = one.layer is Layer.CLAUSE and one.start <= span[0] < one.verb_end < span[1]
    if (
        not opens
        or one.kind is not VerbKind.SAYS
        or one.link is not Link.SUBJECT
        or not speaks(one)
    ):
        return False
    main = one.who[0]
    named = any(actor.kind in _BODIES or surely_person(actor) for actor in main.actors)
    return named and not main.pronoun and one.name != running.name


_BODIES = frozenset({ActorKind.COUNTRY, ActorKind.ORGANISATION, ActorKind.MEDIA})


def _is_clause_within(one: Sourced, span: tuple[int, int]) -> bool:
    """Whether a passage is a clause whose source and verb are among some words."""
    return one.layer is Layer.CLAUSE and one.start >= span[0] and one.verb_end <= span[1]


def _says_outside(other: Sourced, span: tuple[int, int]) -> bool:
    """Whether a clause with a verb of saying begins outside of some words."""
    says = other.layer is Layer.CLAUSE and other.kind is VerbKind.SAYS
    if says and other.who and all(map(_is_media, other.who)):
        return False  # "The Courier reported [that Kos had backed it]": a paper passes it on.
    outside = other.verb_end <= span[0] or other.start < span[0]
    return says and outside and other.link is not Link.ACCORDING


def _is_media(who: Who) -> bool:
    return any(actor.kind is ActorKind.MEDIA for actor in who.actors)


def _holds(other: Sourced, one: Sourced) -> bool:
    """Whether what one source says holds another passage, up to a mark or two behind it."""
    return any(a <= one.start and one.end <= b + 2 for a, b in other.content)


def is_source_of(attribution: Attribution, one: Sourced) -> bool:
    """Whether an attribution and a clause have the same source, and it is not a person the clause tells by name."""
    written = attribution.holder_text.lower()
    return any(
        written in who.text.lower() or who.text.lower() in written
        for who in one.who
        if not is_person(who)
    )


def is_withheld(attribution: Attribution, one: Sourced) -> bool:
    """Whether a clause says of an attribution's source that it only may say this: "had she said that"."""
    if one.polarity not in (Polarity.UNREAL, Polarity.UNSAID) or one.layer is not Layer.CLAUSE:
        return False
    inside = one.start <= attribution.start and attribution.end <= one.end + 2
    return inside and any(attribution.holder_text in who.text for who in one.who)


def guesses(attribution: Attribution, covering: list[Sourced]) -> bool:
    """Whether an attribution takes a pronoun for somebody of whom the clause leaves open who it is."""
    written = attribution.holder_text.lower()
    open_ones = {one.who[0].text.lower() for one in covering if one.who and one.name is None}
    return written in GENDERED and written in open_ones


def led_back(attribution: Attribution, settling: list[Sourced]) -> bool:
    """Whether a clause has led words such as "the leaders" back already, so that no second guess is asked."""
    written = attribution.holder_text.lower()
    main = [one.who[0] for one in settling]
    return any(
        who.resolved and len(who.actors) > 1 and who.text.lower() == written
        for who in main
        if not any(a.kind in (ActorKind.JOINT, ActorKind.GROUP) for a in who.actors)
    )


def settles(one: Sourced) -> bool:
    """Whether a clause says whose the words are, so that nothing else is asked."""
    certain = one.layer is Layer.CLAUSE and one.polarity is not Polarity.UNREAL
    return certain and one.name is not None and one.kind is VerbKind.SAYS


def is_in_full(one: Sourced) -> bool:
    """Whether the source of a passage is a person, written with first name and surname."""
    main = one.who[0]
    named = is_person(main) and not main.resolved and not main.pronoun
    return named and " " in main.text and " " in main.actors[0].name


def are_persons(settling: list[Sourced]) -> bool:
    """Whether all sources of some clauses are persons."""
    return all(is_person(who) for one in settling for who in one.who)


def reported_spans(
    prepared: PreparedText, cast: Cast, listed: Iterable[Attribution]
) -> list[tuple[int, int, str]]:
    """Return spans with the party whose words somebody else says they are: "They told us that ..."."""
    found: list[tuple[int, int, str]] = []
    for attribution in listed:
        inner = with_reported(prepared, cast, attribution, in_passing=True)
        if inner is not attribution and inner.holder:
            found.append((attribution.start, attribution.end, inner.holder))
    for sentence in prepared.account:
        claim = claim_within(prepared, cast, sentence)
        if claim is not None:
            found.append((claim.start, claim.end, claim.asserted_by))
    return found


def counts(attribution: Attribution, settling: list[Sourced], covering: list[Sourced]) -> bool:
    """Whether an attribution says something beside the sources of a passage.

    Where a clause settles whose words they are, only one with that source does. Whose a quotation without a tag is,
    the sources tell.
    """
    if settling and not any(is_source_of(attribution, one) for one in settling):
        return False
    if any(is_withheld(attribution, one) for one in covering):
        return False
    if guesses(attribution, covering) or led_back(attribution, settling):
        return False
    return bool(attribution.cue) or not attribution.direct


def is_alias(holder: str, actor: Actor) -> bool:
    """Whether a holder is one of an actor's names, those apart that have no name in them or name several.

    "Ms Anna-Kos" is called by a surname, and not by the given name of an Anna.
    """
    single = (a for a in actor.aliases if name_words(a) and len(holders_of(a)) == 1)
    by_surname = _BY_SURNAME.match(holder) is not None
    return any(
        same_actor(holder, alias) for alias in single if not (by_surname and is_given_name(alias))
    )


_BY_SURNAME = re.compile(r"(?:Mr|Mrs|Ms|Miss)\.? ", re.IGNORECASE)


def is_described(holder: str, actor: Actor) -> bool:
    """Whether all words of a holder are of an actor's side, office and name: "Norland's envoy Kos"."""
    if not actor.role or len(holder.split()) < 2:
        return False
    known = f"{actor.affiliation or ''} {actor.role} {actor.name}".lower().split()
    given = re.sub(r"['’]s?\b", "", holder.lower()).split()
    return set(given) <= {*known, "the"}


def are_shared(cast: Cast, one: Sourced, names: list[str]) -> bool:
    """Whether names stand for several holders, and each of these is among the sources of a passage."""
    joint = [part for name in names for part in _parts_of(name)]
    return bool(joint) and all(any(denotes(cast, p, who) for who in one.who) for p in joint)


def _parts_of(name: str) -> tuple[str, ...]:
    """Return the holders of a name that stands for several; nothing for a single one."""
    parts = holders_of(name)
    return parts if len(parts) > 1 else ()


def speaks_for_body(holder: str, side: str, name: str) -> bool:
    """Whether an office of a side is the source, or speaks for the body of that side which is."""
    if same_actor(f"{side} {holder}", name):
        return True
    return is_office(holder) and is_body(name) and same_side(side, name)


def note_on(one: Sourced, span: tuple[int, int]) -> str | None:
    """Return what a reader should know of words that a passage has: that their speaker denies them."""
    rejected = span[0] >= one.verb_end or one.link is Link.PASSIVE
    if one.polarity is Polarity.DENIED and rejected:
        return "The passage says that the speaker denies these words."
    return None


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many code points two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def share_within(attribution: Attribution, start: int, end: int) -> float:
    """Return the share of a span that lies in an attribution: in its content, or in the clause it was read from."""
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in attribution.content)
    if start <= attribution.start:  # the quote brings its own "the minister said"
        inside = max(inside, min(end, attribution.end) - attribution.start)
    return inside / max(1, end - start)


def hold_together(clauses: Sequence[Sourced], span: tuple[int, int], share: float) -> bool:
    """Whether several clauses of one sentence, one behind the other, hold a share of some words."""
    if len(clauses) <= 1 or len({one.sentence for one in clauses}) > 1:
        return False
    first, last = min(one.start for one in clauses), max(one.end for one in clauses)
    return overlap((first, last), span) >= share * (span[1] - span[0])

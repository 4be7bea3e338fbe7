"""Whether a clause says that its subject said something, by the words around subject and verb.

The verb's own auxiliaries and negations are read in :mod:`summarizer.attribution.english.verbs`. Here it is what stands
further off: "had she said that ..", "it was not she who said", "stopped short of saying", "asked whether".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer.attribution.cues import Tag
from summarizer.attribution.english.claim import Claim, Link
from summarizer.attribution.english.noun_phrases import TIME
from summarizer.attribution.english.pieces import AUXILIARY, NEGATION, Piece, word_at
from summarizer.attribution.english.verbs import Polarity, VerbKind, source_words
from summarizer.attribution.items import BE, PREPOSITIONS

__all__ = ["expected", "instead", "opens_unreal", "polarity_of", "questions"]

#: What stands before "saying" where it was not said: "stopped short of", "rather than", "refrained from".
_INSTEAD = (
    ("short", "of"),
    ("instead", "of"),
    ("rather", "than"),
    ("from",),
    ("without",),
    ("against",),
)
_INSTEAD_FIRST = frozenset(words[0] for words in _INSTEAD)
#: Auxiliaries before their subject: "had she said", "did he say", "should they claim".
_INVERTED = frozenset(
    "had has have did do does should were was is are can could will would might may".split()
)
_NEVER = NEGATION | frozenset("nowhere no rarely seldom little".split())
_HOPES = frozenset(
    "hope hopes hoped hoping expect expects expected wish wishes wished doubt doubts doubted".split()
)
_WISHES = frozenset(("wish", "wishes", "wished"))
_TO_COME = frozenset(("will", "would"))
#: Words between "denied" and "reports".
_BEFORE_NOUN = 4
_SUPPOSING = frozenset("let suppose supposing imagine assume assuming pretend".split())
_OPEN = frozenset("if unless whether when until".split())
_QUOTED = frozenset(("quoted", "cited", "reported", "portrayed", "presented"))
_WRONGLY = frozenset(
    "wrongly falsely incorrectly mistakenly erroneously inaccurately never not n't".split()
)
_BESIDE = frozenset(", . ; : — – and but or so what why when how where whom which".split())
#: Verbs by which a claim is called untrue, and words behind them among which the claim is.
_CALLED = frozenset(
    "call brand label term dub describe deem consider regard portray characterise characterize".split()
)
_NEAR = 6
#: Whose question it is when somebody is asked.
_ASKED = frozenset("asked questioned pressed quizzed queried grilled challenged prompted".split())
_QUESTIONS = frozenset("whether if why how what when where who about".split())
_ASKED_REACH = 7


def opens_unreal(sentence: str) -> bool:
    """Whether a sentence begins as one that supposes or asks something: "Should the board say", "Let us say"."""
    first = "".join(sentence.split(maxsplit=1)[:1]).lower()
    return first in _INVERTED or first in _SUPPOSING or first in _OPEN


def polarity_of(listed: Sequence[Piece], one: Claim) -> Polarity:
    """Return whether the subject of a clause is said to say what the clause tells."""
    own = one.polarity
    if one.link is not Link.SUBJECT and own is Polarity.SAID:
        own = one.group.polarity
    if own is not Polarity.SAID:
        return own
    return next((polarity for test, polarity in _TESTS if test(listed, one)), own)


#: Where a subject begins behind "suppose that".
_SECOND = 2


def _lowers(listed: Sequence[Piece], first: int, end: int) -> list[str]:
    return [p.lower for p in listed[max(0, first) : end]]


def _is_avoided(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether a preposition takes an -ing form away: "stopped short of saying", "rather than claim"."""
    if one.link is not Link.PARTICIPLE and word_at(listed, one.group.lead) != "than":
        return False
    before = tuple(_lowers(listed, one.group.lead - 2, one.group.lead + 1))
    return any(before[-len(words) :] == words for words in _INSTEAD)


def _is_misquoted(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether somebody is wrongly quoted "as saying" it."""
    if one.link is not Link.PARTICIPLE or word_at(listed, one.group.lead) != "as":
        return False
    before = _lowers(listed, one.group.lead - 3, one.group.lead + 1)
    return "misquoted" in before or (
        bool(_QUOTED & set(before))
        and bool(_WRONGLY & set(_lowers(listed, one.group.lead - 4, one.group.lead)))
    )


def _stands_behind_auxiliary(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether an auxiliary stands before the subject; "and has claimed" has its subject further off."""
    joined = one.lead == one.group.index
    plain = one.link is Link.SUBJECT and not one.relative and not joined and one.lead > 0
    return plain and listed[one.lead - 1].lower in _INVERTED


def _is_inverted_negation(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether a negation opens the clause before auxiliary and subject: "nor did she say", "not once did she say"."""
    if not _stands_behind_auxiliary(listed, one):
        return False
    before = _lowers(listed, one.lead - 5, one.lead - 1)
    return not _NEVER.isdisjoint(before) and "only" not in before


def _is_called_untrue_before(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether it is said not to be true that the subject said it: "it is untrue that she said"."""
    if one.link is not Link.SUBJECT or word_at(listed, one.lead - 1) != "that":
        return False
    before = _lowers(listed, one.lead - 4, one.lead)
    denied = bool(NEGATION & set(before)) and before[-2:-1] in (["true"], ["correct"], ["right"])
    return denied or bool(source_words().untrue & set(before[-2:-1]))


def _is_wrongly_told(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether somebody says wrongly that the subject said it: "a post falsely claimed that she had said"."""
    before = _lowers(listed, one.lead - 3, one.lead)
    told = before[-1:] == ["that"] and before[-2:-1] and before[-2] in source_words().forms
    return one.link is Link.SUBJECT and bool(told) and before[0] in _WRONGLY - NEGATION


def _is_unheard(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether nobody heard the subject say it: "no one has heard her say that"."""
    before = _lowers(listed, one.lead - 5, one.lead)
    heard = bool({"hear", "heard", "hears"} & set(before[-2:]))
    return heard and bool((_NEVER | {"nobody", "none"}) & set(before))


def _is_hoped_for(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether somebody only hopes or expects that the subject will say it, or wishes it: "if only she said"."""
    if one.link is not Link.SUBJECT:
        return False
    before = _lowers(listed, one.lead - 2, one.lead)
    if _HOPES.isdisjoint(before):
        return before == ["if", "only"]
    auxiliaries = _lowers(listed, one.group.lead + 1, one.group.index)
    hoped = not _TO_COME.isdisjoint(auxiliaries)
    return hoped or ("had" in auxiliaries and not _WISHES.isdisjoint(before))


def _is_rejected_report(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether a report or claim that the subject said it is rejected: "denied reports that she had said"."""
    words, noun = source_words(), one.lead - 2
    if one.link is not Link.SUBJECT or word_at(listed, noun + 1) != "that":
        return False
    if not set(_lowers(listed, noun, noun + 1)) & (words.said_nouns | words.rumours):
        return False
    before = _lowers(listed, noun - _BEFORE_NOUN, noun)
    rejects = any(lemma in words.denies for word in before for lemma in words.forms.get(word, ()))
    return rejects or _is_then_untrue(listed, one.after)


def _is_then_untrue(listed: Sequence[Piece], after: int) -> bool:
    """Whether "is false" or "is not true" stands behind a clause: "the claim that she said so is a lie"."""
    behind = _lowers(listed, after, len(listed))
    return any(word in BE and _calls_untrue(behind[k + 1 : k + 4]) for k, word in enumerate(behind))


def _calls_untrue(behind: Sequence[str]) -> bool:
    """Whether a predicate calls its subject untrue."""
    denied = bool(NEGATION & set(behind[:1])) and bool({"true", "correct", "so"} & set(behind))
    opens = behind[1:2] if behind[:1] in (["a"], ["an"], ["simply"], ["plainly"]) else behind[:1]
    return denied or bool(source_words().untrue & set(opens))


def _is_declined(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether somebody declines to speak of it: "declined comment on", "refused to be drawn on whether"."""
    behind = _lowers(listed, one.after, len(listed))
    if _wants_no_comment(listed, one, behind):
        return True
    if one.group.verb not in _DECLINING:
        return False
    return "whether" in behind or "comment" in behind[:3]


def _wants_no_comment(listed: Sequence[Piece], one: Claim, behind: Sequence[str]) -> bool:
    """Whether somebody did not want to speak of it: "did not wish to comment", "was not willing to talk"."""
    before = _lowers(listed, one.group.lead + 1, one.group.index)
    speaks = behind[:1] == ["to"] and behind[1:2] != [] and behind[1] in _COMMENTS
    return speaks and not NEGATION.isdisjoint(before)


_COMMENTS = frozenset("comment elaborate respond discuss answer speculate talk speak".split())
_DECLINING = frozenset(("decline", "refuse", "avoid", "omit"))


def _is_inverted(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether an auxiliary before the subject makes it a condition or a question: "had she said", "did he say"."""
    k = one.lead - 1
    if not _stands_behind_auxiliary(listed, one):
        return False
    opens = k == 0 or listed[k - 1].lower in _BESIDE or listed[k - 1].quote
    return opens and bool(one.group.tags & {Tag.BASE, Tag.PART, Tag.PAST})


def _is_supposed(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether a clause is only supposed: "suppose she said that"."""
    if listed[0].lower not in _SUPPOSING:
        return False
    begin = min((first for first, _ in one.subject), default=len(listed))
    return begin < _SECOND or (begin == _SECOND and listed[1].lower == "that")


def _is_somebody_elses(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether it was not the subject who said it: "it was not she who said"."""
    if not one.relative:
        return False
    before = _lowers(listed, one.lead - 3, one.lead)
    return len(before) > 1 and before[-1] in NEGATION and before[-2] in BE


def _is_not_what(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether what stands before it is not what the subject said."""
    if word_at(listed, one.lead - 1) != "what":
        return False
    return listed[max(0, one.lead - 2)].lower in NEGATION


def _says_nothing(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether "nothing" is what is said: "said nothing about whether"; "said nothing was agreed" says something."""
    behind = _lowers(listed, one.after, one.after + 3)
    if behind[:1] == ["nothing"]:
        following = behind[1:2]
        return not following or (following[0] in _BEHIND_NOTHING and following[0] != "but")
    if behind != ["no", "such", "thing"]:
        return False
    # "said no such thing had been agreed" says something.
    return word_at(listed, one.after + 3) not in AUXILIARY


_BEHIND_NOTHING = frozenset(PREPOSITIONS) | TIME | {",", ".", "that", "when", "if"}


def _gives_no_answer(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether a question or report is left without an answer: "did not respond to a question about whether"."""
    if one.group.verb not in _ANSWERING:
        return False
    before = _lowers(listed, one.group.lead + 1, one.group.index)
    behind = _lowers(listed, one.after, len(listed))
    return not NEGATION.isdisjoint(before) and not _ASKED_ABOUT.isdisjoint(behind)


_ANSWERING = frozenset(("respond", "reply", "answer"))
_ASKED_ABOUT = frozenset(("that", "whether", "if"))


def _is_called_untrue(listed: Sequence[Piece], one: Claim) -> bool:
    """Whether a report or claim is called untrue: "called reports that .. a lie", "described as false a report"."""
    words = source_words()
    if one.group.verb not in _CALLED or one.link is Link.PASSIVE:
        return False
    behind = _lowers(listed, one.after, len(listed))
    claim = next(
        (k for k, word in enumerate(behind[:_NEAR]) if word in words.said_nouns | words.rumours),
        None,
    )
    return claim is not None and bool(words.untrue & set(behind))


_TESTS: tuple[tuple[Callable[[Sequence[Piece], Claim], bool], Polarity], ...] = (
    (_is_avoided, Polarity.UNSAID),
    (_is_misquoted, Polarity.UNSAID),
    (_is_somebody_elses, Polarity.UNSAID),
    (_is_not_what, Polarity.UNSAID),
    (_says_nothing, Polarity.UNSAID),
    (_gives_no_answer, Polarity.UNSAID),
    (_is_inverted_negation, Polarity.UNSAID),
    (_is_called_untrue_before, Polarity.UNSAID),
    (_is_wrongly_told, Polarity.UNSAID),
    (_is_unheard, Polarity.UNSAID),
    (_is_rejected_report, Polarity.UNSAID),
    (_is_declined, Polarity.UNSAID),
    (_is_hoped_for, Polarity.UNREAL),
    (_is_inverted, Polarity.UNREAL),
    (_is_supposed, Polarity.UNREAL),
    (_is_called_untrue, Polarity.DENIED),
)


def questions(listed: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield what somebody is asked, as ranges of pieces: those words are nobody's: "asked whether ..., she said"."""
    for k in [n for n, piece in enumerate(listed) if piece.lower in _ASKED]:
        before = listed[k - 1].lower if k else ","
        opens = before in (",", "when", "if", "—", "–")
        first = _question_behind(listed, k) if opens else None
        if first is not None:
            yield from _up_to_main(listed, first)


def _question_behind(listed: Sequence[Piece], asked: int) -> int | None:
    """Return where the question behind "asked" begins, ``None`` where a comma or a quotation comes first."""
    near = range(asked + 1, min(asked + _ASKED_REACH, len(listed)))
    first = next((n for n in near if listed[n].lower in _QUESTIONS), asked)
    apart = any(piece.quote or piece.lower == "," for piece in listed[asked:first])
    return None if first == asked or apart else first


def instead(listed: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield what a sentence begins with and is not said: "instead of saying that .., she spoke of the tide"."""
    if not listed or listed[0].lower not in _INSTEAD_FIRST:
        return
    opening = next((w for w in _INSTEAD if tuple(_lowers(listed, 0, len(w))) == w), None)
    verb = len(opening) if opening else len(listed)
    than = bool(opening) and listed[verb - 1].lower == "than"  # "rather than announce that"
    if verb < len(listed) and (than or listed[verb].lower.endswith("ing")):
        yield from _up_to_main(listed, verb + 1)


def expected(listed: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield what somebody is expected to say, as ranges of pieces: "expects her to say that .."."""
    for k in [n for n, piece in enumerate(listed) if piece.lower in _EXPECTING]:
        behind = _lowers(listed, k + 1, k + 1 + _ASKED_REACH)
        to = next((n for n, word in enumerate(behind) if word == "to"), 0)
        verb = k + 2 + to
        if (
            to
            and verb + 1 < len(listed)
            and listed[verb + 1].lower == "that"
            and _is_said(listed[verb])
        ):
            yield verb + 2, len(listed)


def _is_said(piece: Piece) -> bool:
    """Whether a word is a verb of saying in its base form."""
    words = source_words()
    return words.kinds.get(piece.lower) is VerbKind.SAYS


_EXPECTING = frozenset("expect expects expected expecting want wants wanted wanting".split())


def _up_to_main(listed: Sequence[Piece], first: int) -> Iterator[tuple[int, int]]:
    """Yield what stands up to the last comma before a verb of telling, with which the main clause begins."""
    said = next((n for n in range(first, len(listed)) if _tells(listed[n])), len(listed))
    commas = [n for n in range(first, said) if listed[n].lower == ","]
    if commas and commas[-1] > first:
        yield first, commas[-1]
    elif said == len(listed) and first + 1 < said:
        yield first, said  # "was silent when asked whether .."


def _tells(piece: Piece) -> bool:
    """Whether a word is a verb of telling in the past or present: the main clause has begun."""
    words = source_words()
    readings = words.forms.get(piece.lower, {})
    told = (tags for lemma, tags in readings.items() if words.kinds.get(lemma) is VerbKind.SAYS)
    return piece.quote or any(tags & {Tag.PAST, Tag.S} for tags in told)

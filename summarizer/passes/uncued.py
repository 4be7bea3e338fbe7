"""What no listed verb of saying introduces: the sentences of an answer, points of a speech that runs on.

:mod:`summarizer.attribution.attributions` lists what a cue marks as somebody's. Here sentences without such a cue are
offered as well, where the document gives them to somebody all the same: to whoever has the turn, or to the source that
:class:`summarizer.attribution.sources.Sources` finds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution, Strength
from summarizer.attribution.cast import same_actor
from summarizer.attribution.sourced import Layer, Sourced, is_telling, is_writers, speaks
from summarizer.attribution.who import GENDERED
from summarizer.models.document import Kind, PreparedText, Sentence, SentenceRole
from summarizer.names.persons import name_words
from summarizer.passes.by_source import backshifted, by_named_source, by_source
from summarizer.passes.issued import issued, issuer_of
from summarizer.passes.joint_voice import is_agreed, issuers_of, own_voice_of, undertaken
from summarizer.passes.no_views import tells_a_mind
from summarizer.passes.quoted_letters import with_quoted_letters
from summarizer.passes.resolved import with_minutes
from summarizer.passes.ruled import with_rulings
from summarizer.passes.said import MARKS, SAID, in_announced_words, said_by
from summarizer.passes.selection import askers, is_question
from summarizer.passes.spokesmen import on_their_side
from summarizer.passes.whose import apart, of_pronouns, of_writer, writer_of
from summarizer.text.behind_label import behind_label
from summarizer.words.scripts import fold

__all__ = ["with_uncued"]

#: Most of a sentence has to be the source's.
_SHARE = 0.8
#: Who else may be given a sentence in which the writer says "I told him" is known by the cues in it.
_SHARE_OF_WRITER = 0.3
#: What may stand before the subject of a main clause.
_OPENING = re.compile(
    r"(?:[^\w]|\b(?:and|but|so|well|yes|no|now|then|again|also|because|although|while|[a-z]+ly)\b|[^,]{1,60},)*",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
#: Subject and verb, and no noun that a clause describes: "I told him the survey was over", not "the survey as it is".
_MADE_CLAUSE = re.compile(
    r"(?:(?!(?:as|which|who|that|to|for|of)\b)[\w’'-]+ ){1,6}?"
    r"(?:is|are|was|were|has|have|had|will|would|could|should|might|\w+ed)\b"
)
_NAME = re.compile(r"(?:^|\s)(?!The\b)[A-Z]")

_BySentence = Mapping[int, Sequence[Attribution]]


def with_uncued(attributed: Attributed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return attributions, in order, with those of English sentences that the document gives to somebody without a cue.

    In a transcript whoever has the turn says what the turn consists of: what another one there is said to want or to
    think ("She just wants to talk") is the speaker's view and replaced by the sentence. In other documents a sentence
    whose holder is not known is replaced where a source is found. Time is linear in the document's length.
    """
    prepared = attributed.prepared
    if (prepared.document.language or "en")[:2].lower() != "en":
        return tuple(found)
    found = [one for one in found if not _is_contrasted(prepared, one)]
    if prepared.document.kind is Kind.TRANSCRIPT:
        complete = _with_answers(attributed, found, _by_sentence(found))
    else:
        complete = _with_sources(attributed, found)
    return tuple(sorted(complete, key=lambda a: (a.sentence, a.start)))


def _is_contrasted(prepared: PreparedText, one: Attribution) -> bool:
    """Whether somebody is only contrasted with who speaks: "Contrary to what the ministry claims, .., Vane said".

    So it is where somebody says of another's words what they are: "Vane said what Holm claimed was a lie".
    """
    sentence = prepared.sentence(one.sentence)
    before = prepared.text[sentence.start : one.start] if sentence is not None else ""
    if _CONTRARY.search(before) is not None:
        return True
    said = prepared.text[one.content[0][0] : one.content[-1][1]]
    return _WHAT_SAID.search(before) is not None and _IS_SO.match(said) is not None


_CONTRARY = re.compile(
    r"\b(?:contrary to|unlike|despite|in contrast to) what (?:the )?$", re.IGNORECASE
)
#: "Vane said what (Holm claimed)", and not "for what (the police say was an assault)".
_WHAT_SAID = re.compile(r"\b(?!(?:for|in|of|with|from|at|by|to|on)\b)[a-z]+ what (?:the )?$")
_IS_SO = re.compile(
    r"(?:(?:on|in|at|to|about|last|this) [^.,;]{1,40}? )?[“\"‘']?(?:is|was|are|were|will|would|has|had)\b"
)


def _by_sentence(found: Iterable[Attribution]) -> _BySentence:
    cued: dict[int, list[Attribution]] = defaultdict(list)
    for one in found:
        cued[one.sentence].append(one)
    return cued


def _with_answers(
    attributed: Attributed, found: Sequence[Attribution], cued: _BySentence
) -> list[Attribution]:
    """Add what turns consist of, in the place of what it replaces."""
    added = {one.sentence: one for one in _answers(attributed, cued)}
    kept = [
        one
        for one in found
        if not (
            _is_replaced(one, by := added.get(one.sentence))
            or (by is not None and _is_told_as_a_guess(attributed.prepared, one))
        )
    ]
    return [*kept, *added.values()]


def _with_sources(attributed: Attributed, found: Sequence[Attribution]) -> list[Attribution]:
    """Add what a document gives to somebody without a cue; "we" whom nobody could tell is who speaks on."""
    writer = writer_of(attributed)
    parted = list(apart(attributed.prepared, found))
    told = list(of_writer(attributed, of_pronouns(attributed, parted), writer))
    added = {one.sentence: one for one in _sourced(attributed, _by_sentence(told), writer)}
    kept = [a for a in told if a.holder is not None or a.sentence not in added]
    new = (one for one in added.values() if not any(_holds(a, one) for a in kept))
    told = with_quoted_letters(attributed, list(on_their_side(attributed, [*kept, *new])))
    return with_rulings(attributed, with_minutes(attributed, told))


def _holds(one: Attribution, other: Attribution) -> bool:
    """Whether what somebody says takes in all that another passage gives to the same one, over several sentences."""
    within = one.start <= other.start and other.end <= one.end
    return within and one.candidate and one.holder == other.holder and one.content == other.content


# -- turns ------------------------------------------------------------------------------------------


def _answers(attributed: Attributed, cued: _BySentence) -> Iterable[Attribution]:
    """Yield the sentences of turns, of those who do not ask, whose main clause no cue gives to anybody."""
    prepared = attributed.prepared
    asking = askers(prepared)
    for sentence in prepared.account:
        if sentence.turn is None or sentence.turn in asking or is_question(sentence.text):
            continue
        sources = attributed.sources.covering(sentence.start, sentence.end, _SHARE)
        speaker = _speaker(sources, sentence.turn)
        if _is_told(prepared, sentence, speaker, cued.get(sentence.number, ())):
            continue
        third = next((s for s in sources if _is_thirds(prepared, s, sentence, speaker)), None)
        if third is not None:
            yield by_source(attributed, sentence, third)
        else:
            content = ((behind_label(sentence), sentence.end),)
            yield said_by(attributed, sentence, speaker, sentence.turn, content)


def _speaker(sources: Iterable[Sourced], turn: str) -> str:
    """Return who has the turn, by the name that the document gives them."""
    return next((s.name for s in sources if s.layer is Layer.TURN and s.name), turn)


def _is_thirds(prepared: PreparedText, one: Sourced, sentence: Sentence, speaker: str) -> bool:
    """Whether the main clause of a sentence gives it to somebody else who is known: "The Norvians said that .."."""
    if one.layer is not Layer.CLAUSE or not (is_telling(one) and speaks(one)):
        return False
    if one.who[0].resolved:
        return False  # "He": whom a speaker means by that is a guess
    named = not one.who[0].pronoun and _NAME.search(one.name or "") is not None
    other = named and not same_actor(one.name or "", speaker)
    return other and _opens(prepared, sentence, one.start)


def _is_told(
    prepared: PreparedText, sentence: Sentence, speaker: str, cued: Sequence[Attribution]
) -> bool:
    """Whether a sentence's main clause is listed already, as the speaker's own or as another's saying."""
    for one in cued:
        if not one.candidate or one.nominal or _is_a_guess(prepared, sentence, one):
            continue
        if one.holder is not None and same_actor(one.holder, speaker):
            if not _is_part(sentence, one) and not _is_conditioned(prepared, sentence, one):
                return True
        elif not tells_a_mind(one) and _opens(prepared, sentence, one.start):
            return True
    return False


def _is_a_guess(prepared: PreparedText, sentence: Sentence, one: Attribution) -> bool:
    """Whether a speaker tells of a "he" or "she" whom nobody has named in the same turn: who that is is a guess."""
    if one.holder_text.lower() not in GENDERED:
        return False
    first = sentence
    while (before := prepared.sentence(first.number - 1)) is not None and before.turn == first.turn:
        first = before
    named = name_words(one.holder or "")[-1:]
    told = fold(prepared.text[behind_label(first) : one.start])
    return not named or re.search(rf"\b{re.escape(named[0])}\b", told) is None


def _is_told_as_a_guess(prepared: PreparedText, one: Attribution) -> bool:
    sentence = prepared.sentence(one.sentence)
    return sentence is not None and _is_a_guess(prepared, sentence, one)


def _is_part(sentence: Sentence, one: Attribution) -> bool:
    """Whether a passage is the lesser part of its sentence and says less than the whole: "but we know it was false"."""
    lesser = 2 * (one.end - one.start) < sentence.end - sentence.start
    return lesser and one.strength is not Strength.STRONG


def _is_conditioned(prepared: PreparedText, sentence: Sentence, one: Attribution) -> bool:
    """Whether a condition or denial stands before a passage, without which it says more: "If he stays, we will"."""
    before = prepared.text[behind_label(sentence) : one.start]
    return _CONDITION.match(before) is not None or _DENIED.search(before) is not None


#: "It is not that I blame anybody".
_DENIED = re.compile(
    r"\b(?:not|never|n['’]t)(?: \w+)? (?:that|because|as if|as though)\s*$|n['’]t that\s*$"
)


_CONDITION = re.compile(
    r"\W*(?:(?:and|but|so|then|even|only) )?(?:if|unless|until|once|should|had|as long as|provided)\b[^.;?]*,\s*$",
    re.IGNORECASE,
)


def _opens(prepared: PreparedText, sentence: Sentence, at: int) -> bool:
    """Whether only words that may stand before a main clause stand before an offset of a sentence."""
    before = prepared.text[behind_label(sentence) : at]
    return _OPENING.fullmatch(before) is not None


def _is_replaced(one: Attribution, by: Attribution | None) -> bool:
    """Whether a sentence replaces a passage of it: a part that the same one says, or what a mind is said to want."""
    if by is None:
        return False
    own = one.holder is not None and same_actor(one.holder, by.holder or "")
    return (own and one.start >= by.start) or tells_a_mind(one)


# -- other documents --------------------------------------------------------------------------------


def _sourced(
    attributed: Attributed, cued: _BySentence, writer: str | None
) -> Iterable[Attribution]:
    """Yield the sentences of which a source is found although no cue is listed in them."""
    issuers = issuers_of(attributed)
    agreed = len(issuers) > 1 or is_agreed(attributed)
    issuer = issuer_of(attributed, writer, issuers)
    before: Attribution | None = None
    for sentence in attributed.prepared.account:
        listed = cued.get(sentence.number, ())
        known = _held(listed)
        if sentence.role is SentenceRole.TITLE or any(one.candidate for one in known):
            before = known[-1] if known else before
            if issuer is not None and all(one.nominal for one in known):
                # "Mayor Kos's plan to double the fares is a slap in the face": the plan is his, the rest is not.
                yield from filter(None, (issued(attributed, sentence, issuer),))
            continue
        own_voice = None
        if not known:
            own_voice = _in_own_voice(
                attributed, sentence, issuers, before, agreed=agreed, writer=writer
            )
        left_open = len(listed) > len(known)
        found = own_voice or by_named_source(
            attributed, sentence, held=bool(known), left_open=left_open
        )
        if found is None and not known and issuer is not None:
            found = issued(attributed, sentence, issuer)
        if found is not None:
            before = found
            yield found


def _held(listed: Iterable[Attribution]) -> list[Attribution]:
    """Return the attributions whose holder is known."""
    return [one for one in listed if one.holder is not None]


def _in_own_voice(
    attributed: Attributed,
    sentence: Sentence,
    issuers: tuple[str, ...],
    before: Attribution | None,
    *,
    agreed: bool,
    writer: str | None,
) -> Attribution | None:
    """Return what those who issue or write a document say in it themselves; ``agreed``: parties agree in it."""
    own = own_voice_of(attributed, sentence, issuers)
    if own is None and agreed:
        own = undertaken(attributed, sentence)
    if own is None and writer is not None:
        own = _by_writer(attributed, sentence, writer, before)
    return own


def _by_writer(
    attributed: Attributed, sentence: Sentence, writer: str, before: Attribution | None
) -> Attribution | None:
    """Return what the writer of a record says: "I told him that ..", and what runs on from it in reported speech."""
    if any(mark in sentence.text for mark in MARKS) or len(sentence.text.split()) < _FEWEST_WORDS:
        return None
    if in_announced_words(attributed.prepared, sentence):
        return None
    sources = attributed.sources.covering(sentence.start, sentence.end, _SHARE)
    clause = _clause_of_writer(attributed, sentence)
    if clause is not None:
        return _told_in_clause(attributed, sentence, writer, clause)
    if _is_somebody_named(sources) or not _runs_on(sentence, writer, before):
        return None
    return said_by(attributed, sentence, writer, "i", ((sentence.start, sentence.end),))


def _clause_of_writer(attributed: Attributed, sentence: Sentence) -> Sourced | None:
    """Return the first clause of a sentence in which the writer tells something: "I told him"."""
    for one in attributed.sources.covering(sentence.start, sentence.end, _SHARE_OF_WRITER):
        if one.layer is Layer.CLAUSE and is_writers(one) and is_telling(one):
            return one
    return None


def _told_in_clause(
    attributed: Attributed, sentence: Sentence, writer: str, clause: Sourced
) -> Attribution | None:
    """Return what the writer tells in a clause; ``None`` where that is neither speech nor a clause itself."""
    content = attributed.prepared.text[slice(*clause.content[0])]
    if SAID.match(content) is None and _MADE_CLAUSE.match(content) is None:
        return None
    said = said_by(attributed, sentence, writer, clause.who[0].text, clause.content)
    return replace(said, start=min(clause.start, said.start), end=max(clause.end, said.end))


def _is_somebody_named(sources: Iterable[Sourced]) -> bool:
    """Whether a source other than the document's own voice and whoever writes "I" is somebody known."""
    others = (s for s in sources if s.layer is not Layer.VOICE and not is_writers(s))
    return any(s.who and s.who[0].actors for s in others)


def _runs_on(sentence: Sentence, writer: str, before: Attribution | None) -> bool:
    """Whether a sentence goes on with what the writer said just before in its paragraph, as reported speech does."""
    if before is None or before.holder != writer or before.paragraph != sentence.paragraph:
        return False
    return backshifted(sentence.text) or _PAST_WE.match(sentence.text) is not None


#: "We were continuing to examine": what the writer's side did is told as what was said.
_PAST_WE = re.compile(r"(?:[A-Z]\w+, )?(?:I|[Ww]e|[Oo]ur) ")

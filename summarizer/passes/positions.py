"""Stated positions, step by step: code finds who may say what, the model says what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.attribution.attributions import Attribution, Strength
from summarizer.attribution.contacts import tells_initiative
from summarizer.attribution.holders import FIRST_PERSON
from summarizer.engines.base import Engine
from summarizer.models.document import Kind, PreparedText
from summarizer.models.summary import Position, Stance
from summarizer.names.holders import holders_of
from summarizer.passes.addressees import addressee_in
from summarizer.passes.draft import DocumentUsage, OnStep
from summarizer.passes.groups import Point, grouped
from summarizer.passes.issued import is_issued
from summarizer.passes.labels import Labeller, Reading
from summarizer.passes.no_views import tells_of_silence, with_views
from summarizer.passes.selection import selected
from summarizer.passes.statements import (
    content_of,
    in_common,
    plain_topic,
    quotes_of,
    statement_of,
    topic_of,
    wording_of,
)
from summarizer.passes.whose import THE_AUTHOR
from summarizer.passes.wording import stands_in
from summarizer.prompting import load_prompt, one_line
from summarizer.words.content import content
from summarizer.words.negation import rejects_claim

# Log-odds of a view that a passage must reach where its wording alone does not decide. Chosen on annotated documents as
# the value that loses hardly any position: see benchmarks/README.md.
_LEAST_ODDS = 2.5
# In an answer also facts are the speaker's words. Where nothing in the wording shows an attitude, facts of three
# excerpts (two background calls, an interview) had 0.4 to 3.8, views 3.7 to 7.3.
_LEAST_ODDS_OF_PLAIN_TALK = 4.0
# Attitudes that words alone tell less well: of 148 passages of 43 annotated texts whose words show an attitude 4 were
# read as no view by the model, 3 of them wrongly, and its attitude was right as often as that of the words, except for
# demands (30 against 26 of 37).
_LESS_SURE = frozenset((Stance.DEMANDS, Stance.CONCERNED))
# "That is important" says nothing without what was said before. There is more such talk where people answer questions.
_LEAST_WORDS = 2
_LEAST_WORDS_OF_TALK = 2
# Stems of so few letters say little about a subject.
_SHORT = 3
_CONTEXT = 2
_CLAIM = re.compile(
    r"\b(?:assertion|claim|allegation|report|rumou?r|suggestion|notion|insinuation)s?\b[^.;]{0,60}\bthat\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its holder, and the sentence as the model reads it.

    ``reading`` is ``None`` where the wording decides: "strongly condemned" needs no second opinion.
    """

    attribution: Attribution
    holder: str
    wording: str
    reading: Reading | None
    least: float = _LEAST_ODDS

    @property
    def likely(self) -> bool:
        """Whether it is a view rather than an event or background."""
        return self.reading is None or self.reading.view >= self.least

    @property
    def stance(self) -> Stance:
        """The likeliest attitude."""
        hint = self.attribution.stance_hint
        if rejects_claim(self.wording):
            return Stance.DENIES
        return self.reading.stance(hint) if self.reading else hint or Stance.AFFIRMS

    @property
    def weight(self) -> tuple[bool, float]:
        """How well it stands for a position that occurs several times: in the body, and clearly a view."""
        return (not self.attribution.headline, self.reading.view if self.reading else _LEAST_ODDS)


def find_positions(
    prepared: PreparedText,
    found: Sequence[Attribution],
    engine: Engine,
    usage: DocumentUsage,
    on_step: OnStep,
) -> tuple[Position, ...]:
    """Return the positions among some attributions, each with its exact words. Raises ``EngineError``."""
    labeller = Labeller(engine, usage)
    candidates: list[Candidate] = []
    wanted = [
        a
        for a in with_views(prepared, selected(prepared, found))
        if not tells_initiative(content_of(prepared, a)) and not _talked_about(prepared, a)
    ]
    for done, attribution in enumerate(wanted):
        on_step("positions", done, len(wanted))
        candidate = _candidate(prepared, attribution, labeller, engine, usage)
        if candidate is None or tells_of_silence(prepared, attribution):
            continue
        if candidate.likely:
            candidates.append(candidate)
    groups = _grouped(prepared, candidates)
    positions: list[Position] = []
    topics = _Topics(prepared, labeller)
    for done, group in enumerate(groups):
        on_step("topics", done, len(groups))
        positions.append(_position(prepared, group, topics))
    return tuple(positions)


class _Topics:
    """Topics of positions. What an answer is about is asked once: a speaker keeps to the subject.

    Where an answer's topic has no words of a position of it, the position's own beginning is its topic.
    """

    def __init__(self, prepared: PreparedText, labeller: Labeller) -> None:
        self._labeller = labeller
        self._turns = _turns(prepared)
        self._of_turns: dict[int, str] = {}

    def of(self, attribution: Attribution, content: str, holder: str) -> str:
        """Return what a position is about, in its own words. Raises ``EngineError``."""
        plain = plain_topic(content)
        if plain:
            return plain
        turn = self._turns.get(attribution.sentence)
        if turn is None:
            return topic_of(self._labeller.topic(content), content, holder)
        if turn not in self._of_turns:
            self._of_turns[turn] = self._labeller.topic(content)
        return topic_of(self._of_turns[turn], content, holder)


def _turns(prepared: PreparedText) -> dict[int, int]:
    """Return for each sentence of a turn the number of that turn."""
    numbers: dict[int, int] = {}
    last: str | None = None
    turn = 0
    for sentence in prepared.sentences:
        turn += sentence.turn != last
        last = sentence.turn
        if last is not None:
            numbers[sentence.number] = turn
    return numbers


def _talked_about(prepared: PreparedText, attribution: Attribution) -> bool:
    """Whether a passage is only the content of a claim that is spoken of: "the assertion that X undertook ..."."""
    sentence = prepared.sentence(attribution.sentence)
    before = prepared.text[sentence.start : attribution.start] if sentence is not None else ""
    return _CLAIM.search(before) is not None


def _candidate(
    prepared: PreparedText,
    attribution: Attribution,
    labeller: Labeller,
    engine: Engine,
    usage: DocumentUsage,
) -> Candidate | None:
    holder = attribution.holder or _asked_holder(prepared, attribution, engine, usage)
    decided = _is_decided(prepared, attribution)
    strong = decided and attribution.strength is Strength.STRONG
    if holder is None or not _tells(prepared, attribution, decided=strong):
        return None
    wording = wording_of(prepared, attribution, holder)
    plain = _is_plain(prepared, attribution)
    least = _LEAST_ODDS_OF_PLAIN_TALK if plain else _LEAST_ODDS
    return Candidate(
        attribution, holder, wording, None if decided else labeller.read(wording), least
    )


def _is_decided(prepared: PreparedText, attribution: Attribution) -> bool:
    """Whether the wording alone says that a passage is a view, and which: by its verb, or by the words that are said.

    Direct speech outside of transcripts is somebody's words, and affirms where nothing in it shows an attitude.
    """
    talk = prepared.document.kind is Kind.TRANSCRIPT
    if attribution.stance_hint is None:
        return attribution.direct and not talk and not attribution.cue
    if attribution.strength is Strength.STRONG:
        return True
    words_decide = bool(attribution.cue) or attribution.direct or talk
    return words_decide and attribution.stance_hint not in _LESS_SURE


def _is_plain(prepared: PreparedText, attribution: Attribution) -> bool:
    """Whether nothing shows an attitude in an answer, or a document that speaks for itself may only tell of facts."""
    if is_issued(attribution):
        return True
    talk = prepared.document.kind is Kind.TRANSCRIPT
    return talk and not attribution.cue and attribution.stance_hint is None


def _tells(prepared: PreparedText, attribution: Attribution, *, decided: bool) -> bool:
    """Whether a content holds words enough to say what it is about (English only: others are not cut into words)."""
    if (prepared.document.language or "en")[:2] != "en":
        return True
    talk = prepared.document.kind is Kind.TRANSCRIPT
    least = 1 if decided else _LEAST_WORDS_OF_TALK if talk else _LEAST_WORDS
    words = content(content_of(prepared, attribution))
    return sum(len(word) > _SHORT or word.isdigit() for word in words) >= least


_ISSUED = re.compile(
    r"(?:\w+ ){0,2}(?:statement|remarks|declaration|address|speech|message|communiqu[e\u00e9])s? (?:by|of|from)\b",
    re.IGNORECASE,
)


def _asked_holder(
    prepared: PreparedText, attribution: Attribution, engine: Engine, usage: DocumentUsage
) -> str | None:
    """Return whom the model takes for the holder, if the passage names that party."""
    number = attribution.sentence
    first = prepared.account[0]
    own = attribution.holder_text.lower() in FIRST_PERSON
    if own and not attribution.direct and not _ISSUED.match(first.text):
        # Whoever "I" is, it is nobody of whom the document tells by name.
        told = prepared.document.kind in (Kind.NEWS, Kind.TRANSCRIPT)
        return None if told else THE_AUTHOR
    if own and _ISSUED.match(first.text):
        # Who "we" is stands in the headline, not in what happens to come before.
        around = [first, prepared.sentence(number)]
    else:
        around = [prepared.sentence(n) for n in range(max(1, number - _CONTEXT), number + 1)]
    passage = " ".join(one_line(s.text[:500]) for s in around if s is not None)
    question = load_prompt("holder").question(passage=one_line(passage))
    answer = usage.ask_line(engine, question).strip(' ."“”')
    return answer if len(answer) > 1 and stands_in(answer, passage) else None


def _grouped(prepared: PreparedText, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Put together what is one position."""
    points = [
        Point(c.attribution, c.holder, c.stance, content_of(prepared, c.attribution))
        for c in candidates
    ]
    return [[candidates[place] for place in group] for group in grouped(points)]


def _holders(attribution: Attribution, holder: str) -> tuple[str, ...]:
    """Return the holders one by one, where there are several."""
    own = attribution.holders if holder == attribution.holder else ()
    several = own or holders_of(holder)
    return several if len(several) > 1 else ()


def _position(prepared: PreparedText, group: list[Candidate], topics: _Topics) -> Position:
    lead = max(group, key=lambda c: c.weight)
    attribution = lead.attribution
    content = content_of(prepared, attribution)
    return Position(
        holder=lead.holder,
        holders=_holders(attribution, lead.holder),
        on_behalf_of=attribution.on_behalf_of,
        addressee=addressee_in(prepared.text[attribution.start : attribution.end]),
        topic=topics.of(attribution, content, lead.holder),
        stance=lead.stance,
        statement=statement_of(prepared, attribution, lead.holder),
        attribution=in_common(c.attribution.chain for c in group),
        quotes=tuple(q for c in group for q in quotes_of(prepared, c.attribution)),
    )

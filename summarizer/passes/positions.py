"""Stated positions, step by step: code finds who may say what, the model says what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.engines.base import Engine
from summarizer.models.document import PreparedText
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Position, Stance
from summarizer.passes.draft import Tab, Watch
from summarizer.passes.labels import Labeller, Reading
from summarizer.passes.statements import content_of, quotes_of, statement_of, topic_of, wording_of
from summarizer.passes.wording import folded, same_point
from summarizer.prompting import load_prompt, one_line
from summarizer.text.actors import same_actor
from summarizer.text.attribution import Attribution, Strength
from summarizer.text.contacts import tells_initiative

# How likely a view must be, in nats, by what the cue's wording promises. Fitted on annotated documents: see
# benchmarks/README.md.
_LEAST = {Strength.STRONG: -2.2, Strength.WEAK: -1.1}
_DIRECT_BONUS = 0.4
_CONTEXT = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its holder, and the sentence as the model reads it."""

    attribution: Attribution
    holder: str
    wording: str
    reading: Reading

    @property
    def likely(self) -> bool:
        """Whether it is a view rather than an event or background."""
        attribution = self.attribution
        bonus = _DIRECT_BONUS if attribution.direct else 0.0
        return self.reading.view + bonus >= _LEAST[attribution.strength]

    @property
    def stance(self) -> Stance:
        """The likeliest attitude."""
        return self.reading.stance(self.attribution.stance_hint)


def find_positions(
    prepared: PreparedText,
    found: Sequence[Attribution],
    engine: Engine,
    tab: Tab,
    watch: Watch,
) -> tuple[Position, ...]:
    """Return the positions among some attributions, each with its exact words. Raises ``EngineError``."""
    labeller = Labeller(engine, tab)
    candidates: list[Candidate] = []
    wanted = [a for a in found if a.candidate and not tells_initiative(content_of(prepared, a))]
    for done, attribution in enumerate(wanted):
        watch("positions", done, len(wanted))
        candidate = _candidate(prepared, attribution, labeller, engine, tab)
        if candidate is not None and candidate.likely:
            candidates.append(candidate)
    groups = _grouped(prepared, candidates)
    return tuple(_position(prepared, group, labeller) for group in groups)


def _candidate(
    prepared: PreparedText, attribution: Attribution, labeller: Labeller, engine: Engine, tab: Tab
) -> Candidate | None:
    holder = attribution.holder or _asked_holder(prepared, attribution, engine, tab)
    if holder is None:
        return None
    wording = wording_of(prepared, attribution, holder)
    return Candidate(attribution, holder, wording, labeller.read(wording))


def _asked_holder(
    prepared: PreparedText, attribution: Attribution, engine: Engine, tab: Tab
) -> str | None:
    """Return whom the model takes for the holder, if the passage names that party."""
    number = attribution.sentence
    around = [prepared.sentence(n) for n in range(max(1, number - _CONTEXT), number + 1)]
    passage = " ".join(one_line(s.text[:500]) for s in around if s is not None)
    question = load_prompt("holder").question(passage=one_line(passage))
    answer = tab.line(engine, question).strip(' ."“”')
    return answer if len(answer) > 1 and folded(answer) in folded(passage) else None


def _grouped(prepared: PreparedText, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Put together what is one position: a quotation continued, or the same point told twice."""
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        home = next((g for g in groups if any(_same(prepared, candidate, one) for one in g)), None)
        if home is None:
            groups.append([candidate])
        else:
            home.append(candidate)
    return groups


def _same(prepared: PreparedText, one: Candidate, other: Candidate) -> bool:
    a, b = one.attribution, other.attribution
    if a.start < b.end and b.start < a.end and same_actor(one.holder, other.holder):
        return (b.start <= a.start and a.end <= b.end) or (a.start <= b.start and b.end <= a.end)
    if not (same_actor(one.holder, other.holder) or _speaks_for(a, other) or _speaks_for(b, one)):
        return False
    if _continued(b, a) and one.stance is other.stance:
        return True
    return same_point(content_of(prepared, a), content_of(prepared, b))


def _speaks_for(attribution: Attribution, other: Candidate) -> bool:
    return attribution.on_behalf_of is not None and same_actor(
        attribution.on_behalf_of, other.holder
    )


def _continued(first: Attribution, second: Attribution) -> bool:
    """Whether the second is the same speaker going on, without a new cue."""
    near = second.sentence - first.sentence == 1 and first.paragraph == second.paragraph
    return near and first.direct and second.direct and second.holder_check is SpeakerCheck.RESOLVED


def _position(prepared: PreparedText, group: list[Candidate], labeller: Labeller) -> Position:
    lead = max(group, key=lambda c: (not c.attribution.headline, c.reading.view))
    attribution = lead.attribution
    content = content_of(prepared, attribution)
    return Position(
        holder=lead.holder,
        on_behalf_of=attribution.on_behalf_of,
        topic=topic_of(labeller.topic(content), content, lead.holder),
        stance=lead.stance,
        statement=statement_of(prepared, attribution, lead.holder),
        attribution=attribution.chain,
        quotes=tuple(q for c in group for q in quotes_of(prepared, c.attribution)),
    )

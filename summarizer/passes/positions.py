"""Stated positions, step by step: code finds who may say what, the model says what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.engines.base import Engine
from summarizer.models.document import PreparedText
from summarizer.models.quote import Quote, SpeakerCheck
from summarizer.models.summary import Position, Stance
from summarizer.passes.draft import Tab, Watch
from summarizer.passes.labels import Labeller, Reading
from summarizer.passes.wording import folded, same_point, tidy
from summarizer.prompting import load_prompt, one_line
from summarizer.text.actors import Cast, same_actor
from summarizer.text.attribution import Attribution, CueKind, Strength

# How likely a view must be, in nats, by what the cue's wording promises. Fitted on annotated documents: see
# benchmarks/README.md.
_LEAST = {Strength.STRONG: -2.2, Strength.WEAK: -1.1}
_DIRECT_BONUS = 0.4
_LONGEST_TOPIC = 8
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
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution], engine: Engine, tab: Tab, watch: Watch
) -> tuple[Position, ...]:
    """Return the positions among some attributions, each with its exact words. Raises ``EngineError``."""
    labeller = Labeller(engine, tab)
    candidates: list[Candidate] = []
    wanted = [a for a in found if a.candidate]
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
    wording = _wording(prepared, attribution, holder)
    return Candidate(attribution, holder, wording, labeller.read(wording))


def _wording(prepared: PreparedText, attribution: Attribution, holder: str) -> str:
    """Return the passage with its holder named, for judging and for the statement."""
    text = tidy(prepared.text[attribution.start : attribution.end])
    named = attribution.holder_check is SpeakerCheck.NAMED and attribution.holder_text
    if named and folded(attribution.holder_text) in folded(text):
        return text
    return f"{holder}: {text}"


def _asked_holder(prepared: PreparedText, attribution: Attribution, engine: Engine, tab: Tab) -> str | None:
    """Return whom the model takes for the holder, if the passage names that party."""
    number = attribution.sentence
    around = [prepared.sentence(n) for n in range(max(1, number - _CONTEXT), number + 1)]
    passage = " ".join(one_line(s.text[:500]) for s in around if s is not None)
    question = load_prompt("holder").question(passage=one_line(passage))
    answer = tab.pay(engine.write(question, stop=("\n",))).strip(" .\"“”")
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
        return b.start <= a.start and a.end <= b.end or a.start <= b.start and b.end <= a.end
    if not (same_actor(one.holder, other.holder) or _speaks_for(a, other) or _speaks_for(b, one)):
        return False
    if _continued(b, a) and one.stance is other.stance:
        return True
    return same_point(_content(prepared, a), _content(prepared, b))


def _speaks_for(attribution: Attribution, other: Candidate) -> bool:
    return attribution.on_behalf_of is not None and same_actor(attribution.on_behalf_of, other.holder)


def _continued(first: Attribution, second: Attribution) -> bool:
    """Whether the second is the same speaker going on, without a new cue."""
    near = second.sentence - first.sentence == 1 and first.paragraph == second.paragraph
    return near and first.direct and second.direct and second.holder_check is SpeakerCheck.RESOLVED


def _content(prepared: PreparedText, attribution: Attribution) -> str:
    return " ".join(prepared.text[a:b] for a, b in attribution.content)


def _position(prepared: PreparedText, group: list[Candidate], labeller: Labeller) -> Position:
    lead = max(group, key=lambda c: (not c.attribution.headline, c.reading.view))
    attribution = lead.attribution
    topic = labeller.topic(lead.wording)
    return Position(
        holder=lead.holder,
        on_behalf_of=attribution.on_behalf_of,
        topic=_topic(topic, prepared, attribution),
        stance=lead.stance,
        statement=_statement(prepared, lead),
        attribution=attribution.chain,
        quotes=tuple(_quote(prepared, c.attribution) for c in group),
    )


def _topic(answer: str, prepared: PreparedText, attribution: Attribution) -> str:
    """Return the model's topic if its words are the passage's, else the passage's own first words."""
    words = tidy(answer).split()[:_LONGEST_TOPIC]
    sentence = prepared.sentence(attribution.sentence)
    source = folded(sentence.text if sentence else "") + " " + folded(prepared.document.title or "")
    known = [w for w in words if len(w) < 4 or folded(w)[:4] in source]
    if words and 2 * len(known) > len(words):
        return " ".join(words)
    return " ".join(tidy(_content(prepared, attribution)).strip("\"“”‘’«» ").split()[:_LONGEST_TOPIC])


def _statement(prepared: PreparedText, candidate: Candidate) -> str:
    """Return the position as a sentence made of the source's own words."""
    attribution = candidate.attribution
    text = tidy(prepared.text[attribution.start : attribution.end])
    if folded(candidate.holder) in folded(text) or (
        attribution.holder_text and folded(attribution.holder_text) in folded(text)
        and attribution.holder_check is SpeakerCheck.NAMED
    ):
        return _sentence(text)
    if attribution.holder_text and folded(text).startswith(folded(attribution.holder_text)):
        return _sentence(candidate.holder + text[len(attribution.holder_text) :])
    if attribution.direct or attribution.kind is CueKind.SAYS and not _starts_with_cue(text, attribution):
        return _sentence(f"{candidate.holder}: {text}")
    return _sentence(f"{candidate.holder} {text}")


def _starts_with_cue(text: str, attribution: Attribution) -> bool:
    return folded(text).startswith(folded(attribution.cue)[:4])


def _sentence(text: str) -> str:
    text = text.strip().rstrip(",;:")
    closed = re.search(r"[.!?…][\"”’»']*$", text)
    return text[:1].upper() + text[1:] + ("" if closed else ".")


def _quote(prepared: PreparedText, attribution: Attribution) -> Quote:
    return Quote(given=prepared.text[attribution.start : attribution.end], cited=(attribution.sentence,))

"""What a sentence expresses, as probabilities of labels: an attitude, or nobody's view.

Written answers of small models lean to a few labels whatever the sentence. So labels are compared by their
probabilities, each relative to what the model gives it for an empty sentence (contextual calibration: Zhao et al. 2021,
"Calibrate Before Use").
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarizer.engines.base import Engine
from summarizer.models.summary import Stance
from summarizer.passes.draft import DocumentUsage
from summarizer.prompting import load_prompt, one_line

#: Labels of sentences that give nobody's view.
CONTACT, EVENT, FACT = "contact", "event", "fact"
_NO_VIEW = (CONTACT, EVENT, FACT)
_LABELS = (*(stance.value for stance in Stance), *_NO_VIEW)
_EMPTY = "..."
_LONGEST = 700
# How much of the leaning is taken off.
_LEANING = 0.5
# What wording that code recognises adds to its stance, in nats, and what "affirms" gets beside it. Where no wording
# shows an attitude a statement affirms what it says, unless the model is very sure of something else. All chosen on 244
# positions of 29 annotated texts: see benchmarks/README.md.
_HINT = 2.5
_AFFIRMS_BESIDE_HINT, _AFFIRMS_ALONE = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class Reading:
    """Log-probabilities of the labels for one sentence, and for an empty one."""

    given: Mapping[str, float]
    empty: Mapping[str, float]

    @property
    def view(self) -> float:
        """The log-odds that the sentence gives somebody's view rather than nobody's."""
        scores = self._relative()
        return _log_sum(scores[s.value] for s in Stance) - _log_sum(scores[n] for n in _NO_VIEW)

    def share(self, label: str) -> float:
        """The probability of one label among all of them."""
        scores = self._relative()
        return math.exp(scores[label] - _log_sum(scores.values()))

    def stance(self, hint: Stance | None) -> Stance:
        """The likeliest attitude. ``hint`` is what the wording itself suggests."""
        scores = self._relative()
        scores[Stance.AFFIRMS.value] += _AFFIRMS_ALONE if hint is None else _AFFIRMS_BESIDE_HINT
        if hint is not None:
            scores[hint.value] += _HINT
        return max(Stance, key=lambda s: scores[s.value])

    def _relative(self) -> dict[str, float]:
        return {label: self.given[label] - _LEANING * self.empty[label] for label in _LABELS}


class Labeller:
    """Asks an engine for labels. One a document: it asks for the empty sentence once."""

    def __init__(self, engine: Engine, usage: DocumentUsage) -> None:
        self._engine = engine
        self._usage = usage
        self._prompt = load_prompt("position")
        self._empty: Mapping[str, float] | None = None

    def read(self, sentence: str) -> Reading:
        """Return the label probabilities of a sentence. Raises ``EngineError``."""
        if self._empty is None:
            self._empty = self._ask(_EMPTY)
        return Reading(self._ask(sentence), self._empty)

    def topic(self, content: str) -> str:
        """Return what a view's content is about, in a few words. Raises ``EngineError``."""
        question = load_prompt("topic").question(text=one_line(content[:_LONGEST]))
        return self._usage.ask_line(self._engine, question).strip(" .")

    def _ask(self, sentence: str) -> Mapping[str, float]:
        text = one_line(sentence[:_LONGEST])
        question = self._prompt.question(sentence=text)
        return self._usage.pay(self._engine.choose(question, _LABELS))


def _log_sum(values: Iterable[float]) -> float:
    numbers = list(values)
    top = max(numbers)
    return top + math.log(sum(math.exp(v - top) for v in numbers))

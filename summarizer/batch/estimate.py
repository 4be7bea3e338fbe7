"""What a batch would cost, before a cent is spent.

The documents are read, the first question about each is composed as in earnest and measured instead of sent. What
cannot be known before (the length of answers, how many small questions a document needs) follows from rates that are
named below; all figures are estimates and are called so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from summarizer.batch.inputs import Entry, read_entry
from summarizer.batch.keys import key_of, known_keys
from summarizer.engines.base import Answer, Profile, Question, Shape, Strategy
from summarizer.errors import InputError
from summarizer.models.document import SourceDocument
from summarizer.prompting import load_prompt
from summarizer.spending.ledger import Tariff, estimated_tokens
from summarizer.usage import Usage

if TYPE_CHECKING:
    from summarizer.pipeline import Options

#: Tokens of an answer per token of document, beside a fixed part; citing sentences, not copying them.
_ANSWER_SHARE = 0.35
_ANSWER_BASE = 250
#: About as many tokens of a document stand behind one item in the model's own words; where the statements are cut from
#: the text few of them are asked about.
_ITEM_TOKENS: Mapping[Strategy, int] = {"single": 50, "stepwise": 500}
#: Passage, cited words and statement in a question about support, and its answer.
_SUPPORT_TOKENS = 160
_SUPPORT_ANSWER = 1
#: A statement in the question about all of them, its line in the answer, and the most room that this is given.
_STATEMENT_TOKENS, _STATEMENT_ANSWER, _STATEMENT_MOST = 45, 15, 45
#: Share of the quotes whose passage does not name their holder (57% of 1,265 on texts of many kinds). Tokens of such a
#: passage with the text around it, and of its line in the answer.
_UNPLACED = 0.57
_SPEAKERS_TOKENS, _SPEAKERS_ANSWER = 350, 25
#: One small question covers about this many tokens of a document, and is answered in about this many: of 38 documents
#: of many kinds, 820 questions to the embedded model, 44 and 3.4. Short readouts have twice as many questions.
_WINDOW_TOKENS = 44
_WINDOW_ANSWER = 4


@dataclass(slots=True)
class Estimate:
    """Documents, calls, tokens and USD; ``most_*`` are upper bounds where every answer is as long as allowed.

    ``least_seconds`` and ``most_seconds`` are null where nothing is known of the pace.
    """

    documents: int = 0
    calls: int = 0
    input: int = 0
    output: int = 0
    most_output: int = 0
    cost_usd: float | None = None
    most_usd: float | None = None
    least_seconds: float | None = None
    most_seconds: float | None = None
    done_before: int = 0
    unreadable: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def add(self, other: Estimate) -> None:
        """Add what other documents would take, prices apart."""
        self.documents += other.documents
        self.calls += other.calls
        self.input += other.input
        self.output += other.output
        self.most_output += other.most_output
        self.done_before += other.done_before
        self.unreadable += other.unreadable


class _Measured(Exception):
    """The first question of a document was composed."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.name)
        self.question = question


class _Scales:
    """An engine that measures the first question instead of answering it."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:  # noqa: ARG002
        """Measure."""
        _measure(question)

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:  # noqa: ARG002
        """Measure."""
        _measure(question)

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:  # noqa: ARG002
        """Measure."""
        _measure(question)

    def close(self) -> None:
        """Nothing is held."""


def _measure(question: Question) -> NoReturn:
    raise _Measured(question)


@dataclass(frozen=True)
class Basis:
    """What an estimate rests on, the documents apart: the model, the choices, and what ``out`` holds. Pickles."""

    profile: Profile
    options: Options
    strategy: Strategy
    fixed: list[Any]
    out: str | Path | None = None


def estimate(entries: Iterable[Entry], basis: Basis) -> Estimate:
    """Say what summarising the documents would take, price apart. Nothing is asked; what is done costs nothing."""
    from summarizer.pipeline import summarise_document

    total, scales = Estimate(), _Scales(basis.profile)
    with known_keys(basis.out) as is_known:
        for entry in entries:
            try:
                document = read_entry(entry)
            except InputError as error:
                total.unreadable.append((entry.source, str(error)))
                continue
            total.documents += 1
            if is_known(key_of(document, basis.fixed)):
                total.done_before += 1
                continue
            try:
                summarise_document(document, scales, basis.options)
            except _Measured as measured:
                _add(total, document, measured.question, basis.strategy)
                for question in basis.options.beside(basis.strategy):
                    _BESIDE[question](total, document, basis.strategy)
    return total


def add_price(total: Estimate, price: Tariff) -> Estimate:
    """Set the prices in USD; they stay null where none is known."""
    total.cost_usd = price(Usage(input=total.input, output=total.output))
    total.most_usd = price(Usage(input=total.input, output=total.most_output))
    return total


def _add(total: Estimate, document: SourceDocument, question: Question, strategy: Strategy) -> None:
    size = estimated_tokens(document.text)
    fixed, varying = estimated_tokens(question.instructions), estimated_tokens(question.text)
    if strategy == "single":
        # A long document is cut into chunks; the first one shows how large they are.
        calls = max(1, round(size / max(varying, 1)))
        answer = _ANSWER_BASE * calls + int(_ANSWER_SHARE * size)
    else:
        calls = max(1, -(-size // _WINDOW_TOKENS))
        answer = _WINDOW_ANSWER * calls
    most = question.max_tokens * calls
    total.calls += calls
    total.input += (fixed + varying) * calls
    total.output += min(answer, most)
    total.most_output += most


def _add_support(total: Estimate, document: SourceDocument, strategy: Strategy) -> None:
    prompt = load_prompt("support")
    items = max(1, estimated_tokens(document.text) // _ITEM_TOKENS[strategy])
    total.calls += items
    total.input += items * (estimated_tokens(prompt.instructions) + _SUPPORT_TOKENS)
    total.output += items * _SUPPORT_ANSWER
    total.most_output += items * prompt.max_tokens


def _add_statements(total: Estimate, document: SourceDocument, strategy: Strategy) -> None:
    prompt = load_prompt("statements")
    size = estimated_tokens(document.text)
    items = max(1, size // _ITEM_TOKENS[strategy])
    total.calls += 1
    total.input += estimated_tokens(prompt.instructions) + size + items * _STATEMENT_TOKENS
    total.output += items * _STATEMENT_ANSWER
    total.most_output += min(prompt.max_tokens, items * _STATEMENT_MOST)


def _add_speakers(total: Estimate, document: SourceDocument, strategy: Strategy) -> None:
    prompt = load_prompt("speakers")
    quotes = max(1, estimated_tokens(document.text) // _ITEM_TOKENS[strategy])
    unplaced = max(1, round(quotes * _UNPLACED))
    total.calls += 1
    total.input += estimated_tokens(prompt.instructions) + unplaced * _SPEAKERS_TOKENS
    total.output += unplaced * _SPEAKERS_ANSWER
    total.most_output += prompt.max_tokens


#: What the questions asked beside the summary add, by the name of their prompt.
_BESIDE = {"support": _add_support, "statements": _add_statements, "speakers": _add_speakers}

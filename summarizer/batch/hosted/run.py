"""The rounds of a run through hosted batches: what the store says is done stays done, the rest is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from summarizer.batch.hosted.batches import HostedBatches, discounted
from summarizer.batch.hosted.choice import protocol_of
from summarizer.batch.hosted.replay import Pending, Replay
from summarizer.batch.hosted.store import HostedStore
from summarizer.batch.inputs import Entry, read_entry
from summarizer.batch.limits import Stop
from summarizer.batch.run import (
    BatchPolicy,
    Progress,
    Result,
    explained,
    priced,
    reuse,
    settle,
    spent_by,
)
from summarizer.batch.store import RunStore, State
from summarizer.engines.base import Engine, Strategy
from summarizer.engines.openai import OpenAIEngine
from summarizer.errors import ConfigurationError, SchemaError
from summarizer.hints import setting
from summarizer.models.document import SourceDocument
from summarizer.spending.ledger import Tariff
from summarizer.usage import Usage


@dataclass(frozen=True)
class Hosted:
    """What is asked, of whom, and for how much. ``price`` is that of single requests."""

    engine: Engine
    strategy: Strategy
    price: Tariff
    key: Callable[[SourceDocument], str]
    summarise: Callable[[SourceDocument, Engine], Result]
    say: Callable[[str], None]


def run_hosted(
    hosted: Hosted,
    entries: Callable[[], Iterable[Entry]],
    store: RunStore,
    policy: BatchPolicy,
    on_document: Callable[[Progress], None],
    stop: Stop,
) -> Progress:
    """Bring every document to a final state, or stop when ``stop`` is requested; returns the counts.

    Raises:
        ConfigurationError: the engine is none that hosted batches exist for.
        BudgetReached: the budget allows no further request.
        EngineError: the endpoint cannot be used; what is under way is found again by the next run.
    """
    engine = _demand_endpoint(hosted)
    requests = HostedStore(store.folder)
    batches = HostedBatches(
        engine.endpoint,
        protocol_of(engine, policy.via),
        requests,
        policy.hosted,
        hosted.say,
        stop,
    )
    try:
        rounds = _Rounds(hosted, engine, store, requests, policy)
        rounds.progress.total = store.begin(entry.source for entry in entries())
        store.grow()
        if policy.retry_failed:
            requests.retry_failed()
        # What an earlier run had under way comes first: nothing is planned twice.
        going_on = batches.bring()
        while going_on and rounds.pending(entries(), on_document) and not stop.requested:
            batches.plan(rounds.price, policy.budget_usd, store.cost_so_far())
            going_on = batches.bring()
        return rounds.progress
    finally:
        batches.close()
        requests.close()


def _demand_endpoint(hosted: Hosted) -> OpenAIEngine:
    if not isinstance(hosted.engine, OpenAIEngine):
        raise ConfigurationError(
            f"Hosted batches were asked for, and {hosted.engine.profile.provider} has none. "
            f"Name a hosted model (openai:NAME), or leave {setting('--via', 'via')} out."
        )
    if hosted.strategy != "single":
        raise ConfigurationError(
            "Hosted batches were asked for with small questions, each of which would wait for a batch of its own. "
            f"Set {setting('--strategy single', 'the strategy single')}."
        )
    return hosted.engine


class _Rounds:
    """Takes every document as far as the answers reach."""

    def __init__(
        self,
        hosted: Hosted,
        engine: OpenAIEngine,
        store: RunStore,
        requests: HostedStore,
        policy: BatchPolicy,
    ) -> None:
        self._hosted, self._engine = hosted, engine
        self._store, self._requests, self._policy = store, requests, policy
        self._first = True
        self.price = discounted(hosted.price)
        self.progress = Progress(0)

    def pending(self, entries: Iterable[Entry], on_document: Callable[[Progress], None]) -> int:
        """Return how many documents need more answers; the others have their final state in the store."""
        pending = 0
        for position, entry in enumerate(entries):
            if position >= self.progress.total:
                break
            if not (self._first or self._store.is_running(position)):
                continue
            state = self._state(position, entry)
            if state is State.RUNNING:
                pending += 1
                continue
            self.progress.counts[state] = self.progress.counts.get(state, 0) + 1
            on_document(self.progress)
        self._first = False
        return pending

    def _state(self, position: int, entry: Entry) -> State:
        try:
            document = read_entry(entry)
        except Exception as error:  # noqa: BLE001 - a reader's bug must not end the run; it is recorded
            self._store.fail(position, State.FAILED, explained(error), Usage())
            return State.FAILED
        if self._first:
            claim = self._store.claim(
                position,
                self._hosted.key(document),
                retry_failed=self._policy.retry_failed,
                document=document,
            )
            if claim.twin is not None or claim.state is not State.RUNNING:
                self.progress.reused += 1
                if claim.twin is None:
                    return claim.state
                return reuse(self._store, position, document, claim)
        return self._asked(position, document)

    def _asked(self, position: int, document: SourceDocument) -> State:
        meter = Replay(self._engine, self._requests, self.price)
        try:
            result = priced(self._hosted.summarise(document, meter), meter.usage.cost_usd)
        except Pending:
            return State.RUNNING
        except (ConfigurationError, SchemaError):
            raise
        except Exception as error:  # noqa: BLE001 - one document's bug must not end the run; it is recorded
            return settle(self._store, position, error, spent_by(meter))
        self.progress.cost_usd = (self.progress.cost_usd or 0.0) + (meter.usage.cost_usd or 0.0)
        return settle(self._store, position, result, spent_by(meter))

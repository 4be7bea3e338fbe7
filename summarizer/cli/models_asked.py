"""The models one command asks: each is opened once, by whatever name it is asked, and all share one budget."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.cli.progress import Patience
from summarizer.cli.session import Asking, opened

if TYPE_CHECKING:
    from summarizer.batch.session import Session
    from summarizer.spending.ledger import Ledger
    from summarizer.spending.metered import Metered


@dataclass
class ModelsAsked:
    """Opens models as they are needed; ``asking`` is what the user said of all of them."""

    stack: ExitStack
    asking: Asking
    budget: float | None = None
    _opened: dict[str | None, Session] = field(default_factory=dict[str | None, "Session"])
    _ledger: Ledger | None = None
    _patience: Patience = field(default_factory=Patience)

    def session(self, model: str | None) -> Session:
        """Return the session of a model; the same one for the same name.

        Raises:
            ConfigurationError: there is a budget, and the model has no known price.
        """
        from summarizer.spending.ledger import Ledger, base_url_of, demand_price, tariff

        if model not in self._opened:
            session = self.stack.enter_context(opened(replace(self.asking, model=model)))
            if self.budget is not None:
                engine = session.engine
                demand_price(engine.profile, tariff(engine.profile, base_url_of(engine)))
                self._ledger = self._ledger or Ledger(self.budget)
            session.ledger = self._ledger
            self._opened[model] = session
        return self._opened[model]

    def meter(self, model: str | None) -> Metered:
        """Return the engine of a model, counting what it is asked from here on; a long wait for it is said."""
        from summarizer.cli.awaited import Awaited
        from summarizer.spending.metered import Metered

        session = self.session(model)
        session.before_asking()
        return Metered(Awaited(session.engine, self._patience), ledger=self._ledger)


def took(what: str, meter: Metered) -> str:
    """Return a line on what a piece of work took: requests, tokens, and money where a price is known."""
    usage, profile = meter.usage, meter.profile
    if not meter.asked:
        return f"{what}: there was nothing to ask {profile.model}."
    if not usage.calls:
        came = "answered from earlier runs" if usage.reused else "no answer came"
        return f"{what} with {profile.model}: {came}."
    cost = "" if usage.cost_usd is None or profile.local else f", ${usage.cost_usd:.4f}"
    unknown = ", price not known" if usage.cost_usd is None else ""
    requests = "1 request" if usage.calls == 1 else f"{usage.calls:,} requests"
    return (
        f"{what} with {profile.model}: {requests}, {usage.input:,} tokens read, "
        f"{usage.output:,} written{cost}{unknown}."
    )

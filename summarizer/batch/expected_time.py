"""How long a batch may take with a model on this machine, where that is known."""

from __future__ import annotations

from pathlib import Path

from summarizer.batch.estimate import Estimate
from summarizer.batch.store import DATABASE, RunStore
from summarizer.engines.base import Profile

#: Seconds a small question takes the embedded model on two cores: with little else running (11.9 s for the 18 of a
#: transcript in ``examples/``), and with five to ten other processes (6,506 s for the 820 of 38 documents).
_EMBEDDED_MODEL, _EMBEDDED = "Qwen2.5-Coder-1.5B-Instruct-Q4_K_M", (0.7, 7.9)


def add_time(total: Estimate, profile: Profile, out: str | Path | None) -> Estimate:
    """Set the least and the most seconds that it may take; they stay null where nothing is known of the pace.

    What documents that were done before took, in the folder ``out``, counts before anything else. An endpoint's pace is
    known to nobody.
    """
    if not profile.local:
        return total
    pace = _pace_before(profile, out)
    if pace is None and (profile.provider, profile.model) == ("embedded", _EMBEDDED_MODEL):
        pace = _EMBEDDED
    if pace is not None:
        total.least_seconds, total.most_seconds = (round(total.calls * one, 1) for one in pace)
    return total


def _pace_before(profile: Profile, out: str | Path | None) -> tuple[float, float] | None:
    """Return the seconds a call took in earlier runs with the same model."""
    if out is None or not (Path(out) / DATABASE).is_file():
        return None
    with RunStore(Path(out), exclusive=False) as store:
        spent, model = store.spent(), store.fact("model")
    if model != profile.model or not spent.calls or not spent.seconds:
        return None
    return spent.seconds / spent.calls, spent.seconds / spent.calls

"""How long a batch may take, where that is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.batch.estimate import Estimate
from summarizer.batch.expected_time import add_time
from summarizer.batch.store import RunStore, State
from summarizer.engines.base import Profile
from summarizer.usage import Usage

EMBEDDED = Profile(
    "Qwen2.5-Coder-1.5B-Instruct-Q4_K_M", "embedded", "stepwise", 4096, 512, local=True
)


def test_the_embedded_model_has_a_known_pace_and_other_models_none() -> None:
    known = add_time(Estimate(calls=100), EMBEDDED, None)
    assert known.least_seconds is not None
    assert known.most_seconds is not None
    assert 0 < known.least_seconds < known.most_seconds
    for other in (replace(EMBEDDED, model="other"), replace(EMBEDDED, local=False)):
        assert add_time(Estimate(calls=100), other, None).most_seconds is None


def test_what_was_done_before_in_the_folder_tells_the_pace(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.remember(model=EMBEDDED.model)
        store.begin(["a.txt"])
        store.claim(0, "key")
        store.succeed(0, State.OK, "{}", Usage(calls=10, seconds=25.0))
    told = add_time(Estimate(calls=4), EMBEDDED, tmp_path)
    assert (told.least_seconds, told.most_seconds) == pytest.approx((10.0, 10.0))
    other = add_time(Estimate(calls=4), replace(EMBEDDED, model="other"), tmp_path)
    assert other.least_seconds is None

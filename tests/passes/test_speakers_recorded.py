"""The question of ``--check-speakers`` as the embedded model answered it; how well is no matter here."""

from __future__ import annotations

import pytest

from summarizer.engines.base import Engine
from summarizer.models.quote import SpeakerCheck
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.speakers_check import check_speakers
from tests.passes.unplaced import BREAK, LEAKS, REYES, VARGA, WATER, checked, held

pytestmark = pytest.mark.recorded


def test_a_real_answer_is_read_and_held_to_the_text(recorded_engine: Engine) -> None:
    verifier, value = checked(held(VARGA, BREAK), held(REYES, LEAKS), held(REYES, WATER))
    usage = DocumentUsage()
    made = check_speakers(verifier, value, recorded_engine, usage)
    assert (usage.total.calls, usage.findings) == (1, [])
    assert usage.total.output > 10
    for path, check in made.checks.items():
        assert check.speaker_check in (SpeakerCheck.RESOLVED, SpeakerCheck.NOT_FOUND)
        by_model = check.speaker_check is SpeakerCheck.RESOLVED
        assert (check.speaker_by_model is not None) is by_model, path
    assert any(check.speaker_by_model for check in made.checks.values())

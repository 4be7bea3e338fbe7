from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.evaluation.gold import Gold, GoldDocument, GoldPosition
from summarizer.evaluation.report import as_markdown, as_object
from summarizer.evaluation.saved import saved_trial
from summarizer.models.verified import DocumentRecord
from tests.review.helpers import TEXTS, ferry, grain, text_of

FILE = Path("out/summaries.jsonl")


def gold(file: str, *quotes: str, sha256: str | None = None) -> Gold:
    held = tuple(GoldPosition(holder="Grain Board", stance="affirms", quotes=(q,)) for q in quotes)
    return Gold(
        document=GoldDocument(file=file, sha256=sha256),
        conversations=(),
        positions=held,
        disputed_claims=(),
    )


def test_saved_summaries_are_scored_without_asking_anybody() -> None:
    golds = [gold("grain.txt", "exports will resume in June"), gold("ferry.txt", "something else")]
    scored = as_object(saved_trial(FILE, [ferry(), grain()], golds, text_of))
    assert scored["position"] == {"precision": 0.25, "recall": 0.5, "f1": 0.333, "macro_f1": 0.333}
    low, high = scored["intervals"]["position"]["precision"]
    assert low < 0.25 < high
    assert (scored["documents"], scored["failed"], scored["calls"]) == (2, {}, 0)
    assert f"0.250 ({low:.2f}–{high:.2f})" in as_markdown(
        [saved_trial(FILE, [ferry(), grain()], golds, text_of)]
    )


def test_an_annotation_of_a_text_is_about_no_other_text_of_that_name() -> None:
    right = gold("x.txt", "exports will resume in June", sha256=grain().document.sha256)
    wrong = gold("grain.txt", "exports will resume in June", sha256="0" * 64)
    trial = saved_trial(FILE, [grain()], [right, wrong], text_of)
    assert [o.scores.position.found for o in trial.outcomes] == [1, 0]
    assert "not among the summaries" in str(trial.outcomes[1].error)


def test_summaries_of_another_run_are_said_to_be_such() -> None:
    with pytest.raises(InputError, match="Are they those of another run"):
        saved_trial(FILE, [grain()], [gold("ferry.txt", "x")], text_of)


def test_a_text_that_is_not_at_hand_is_asked_for() -> None:
    def nothing(_: DocumentRecord) -> None:
        return None

    with pytest.raises(InputError, match="--documents"):
        saved_trial(FILE, [grain()], [gold("grain.txt", "x")], nothing)
    assert TEXTS

"""Our figures are those of the scorer that others measure with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.batch.run import as_line
from summarizer.engines.base import Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.evaluation.gold import read_gold
from summarizer.evaluation.report import as_object
from summarizer.evaluation.run import Contender, Trial, annotated_documents, run_trial
from tests.evaluation.conftest import EXAMPLES, SHARED

REFERENCE = SHARED / "gold" / "score.py"
CASES = [
    (EXAMPLES / "gold", EXAMPLES),
    (SHARED / "gold" / "seeds", SHARED / "seeds"),
    (SHARED / "gold" / "documents", SHARED / "documents"),
]
GROUPS = (
    *("conversation", "participant", "date", "medium", "initiator", "position", "stance"),
    *("dispute", "quotes_at_offset", "quotes_verified"),
)


def answers(question: Question, shape: object) -> object:
    """Answer so that something of everything is right, and something wrong."""
    if question.name == "position":
        return "denies" if "not" in question.text.rpartition("Sentence:")[2] else "demands"
    if question.name == "dispute":
        return "No" if "..." in question.text else "Yes"
    return None


def a_trial(gold: Path, documents: Path) -> Trial:
    engine = ScriptedEngine(answers, strategy="stepwise")
    annotated = annotated_documents(read_gold(gold), documents)
    return run_trial(Contender(engine), annotated, lambda *_: None, lambda _: None)


@pytest.mark.parametrize(("gold", "documents"), CASES, ids=["examples", "seeds", "documents"])
def test_figures_equal_those_of_the_reference_scorer(
    gold: Path, documents: Path, tmp_path: Path
) -> None:
    if not REFERENCE.is_file():
        pytest.skip("the reference scorer is not here")
    trial = a_trial(gold, documents)
    lines = tmp_path / "summaries.jsonl"
    lines.write_text("".join(as_line(o.summary) + "\n" for o in trial.outcomes if o.summary))
    command = [REFERENCE, lines, gold, documents, "--per-document"]
    ended = subprocess.run(
        [sys.executable, *map(str, command)], check=True, capture_output=True, text=True
    )
    theirs, ours = json.loads(ended.stdout), as_object(trial)
    # The reference reads HTML as it lies there, and offsets refer to the text extracted from it.
    groups = GROUPS[:-2] + GROUPS[-1:] if gold.parent == EXAMPLES else GROUPS
    assert {g: ours[g] for g in groups} == {g: theirs[g] for g in groups}
    for name, figures in theirs["per_document"].items():
        assert {g: ours["per_document"][name][g] for g in groups} == {g: figures[g] for g in groups}


def test_the_examples_are_scored_and_their_quotes_stand_at_their_offsets() -> None:
    scored = as_object(a_trial(EXAMPLES / "gold", EXAMPLES))
    assert scored["documents"] == 6
    assert scored["quotes_at_offset"]["rate"] == 1.0
    assert 0.4 < scored["position"]["recall"] < 1.0
    assert 0.0 < scored["stance"]["rate"] < 1.0

"""Files that were written with schema 1.0 are read as they are: what 1.1 adds may be missing."""

from __future__ import annotations

from pathlib import Path

from summarizer import build_brief
from summarizer.checking.checking import checked_lines
from summarizer.models.brief import Brief
from summarizer.models.verified import VerifiedSummary
from summarizer.results.lines import lines_of
from summarizer.results.summaries import read_summaries

KEPT = Path(__file__).with_name("of_1_0")
ROOT = Path(__file__).resolve().parents[2]


def test_summaries_of_a_batch_are_read_and_make_a_note() -> None:
    (summary,) = read_summaries(str(KEPT / "summaries.jsonl"))
    assert isinstance(summary, VerifiedSummary)
    assert summary.schema_version == "1.0"
    assert {p.holders for p in summary.positions} == {()}
    assert build_brief([summary]).stories


def test_summaries_of_a_batch_are_checked_again() -> None:
    with (KEPT / "summaries.jsonl").open("rb") as stream:
        (line,) = checked_lines(lines_of(stream), ROOT)
    assert line.error is None
    assert line.summary is not None
    assert line.summary.positions[0].quotes[0].verdict is not None


def test_a_note_as_json_is_read() -> None:
    brief = Brief.model_validate_json((KEPT / "brief.json").read_text(encoding="utf-8"))
    assert brief.schema_version == "1.0"

"""The gallery shows what the recorded summaries give today."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from summarizer.models.verified import VerifiedSummary
from summarizer.results.summaries import read_summaries
from tests.accounts.helpers import ROOT

IMAGES = ROOT / "docs" / "images"


def test_the_summaries_are_a_models() -> None:
    read = [
        s for s in read_summaries(str(IMAGES / "summaries.jsonl")) if isinstance(s, VerifiedSummary)
    ]
    assert len(read) == 6
    assert {s.provenance.provider for s in read} == {"embedded"}
    assert all(s.provenance.calls > 0 for s in read)


def test_the_note_of_the_gallery_is_made_of_these_summaries(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("take", IMAGES / "take.py")
    assert spec is not None
    assert spec.loader is not None
    take = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(take)
    made = tmp_path / "note.md"
    take.write(made)
    text, kept = made.read_text(encoding="utf-8"), (IMAGES / "note.md").read_text(encoding="utf-8")
    assert "has changed since it was summarised" not in text
    assert _sources(text) == _sources(kept)
    # Where rules have changed, ``make images`` writes the kept note anew; a new release of a library may change a line.
    lines, old = _lines(text), _lines(kept)
    assert len(lines & old) > 0.9 * max(len(lines), len(old))


def _sources(note: str) -> str:
    return note.partition("## Sources")[2].partition("[^1]:")[0]


def _lines(note: str) -> set[str]:
    body = re.sub(r"\[\^\d+\]", "", note.partition("## Sources")[0])
    return {line for line in body.splitlines() if line.startswith("- ")}


def test_the_readmes_sample_stands_in_it() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    sample = readme.partition("```markdown\n")[2].partition("\n```")[0]
    kept = (IMAGES / "note.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in sample.splitlines() if line and line not in kept] == []


def test_every_picture_of_the_documentation_is_there() -> None:
    for page in (ROOT / "docs").glob("*.md"):
        for name in re.findall(r"\]\((images/[^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / name).is_file(), f"{page.name}: {name}"

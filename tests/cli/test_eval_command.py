from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import ROOT, Command

GOLD = ROOT / "examples" / "gold"


def test_strategies_stand_side_by_side_with_the_plain_call(command: Command) -> None:
    ways = ("--strategy", "single", "--strategy", "stepwise", "--baseline")
    ended = command("eval", GOLD, "--model", "scripted", *ways)
    head = ended.out.splitlines()[0]
    assert ended.code == 0, ended.err
    assert head.index("single") < head.index("stepwise") < head.index("baseline")
    assert "05_briefing_transcript.txt" in ended.out
    assert ended.err.count("engine: scripted") == 3


def test_figures_come_as_one_object_a_line_and_summaries_are_kept(
    command: Command, tmp_path: Path
) -> None:
    ended = command(
        "eval", GOLD, "--documents", GOLD.parent, "--model", "scripted", "--json", "--out", "kept"
    )
    scored = json.loads(ended.out)
    kept = (tmp_path / "kept" / "scripted-single.jsonl").read_text().splitlines()
    assert (scored["model"], scored["documents"], len(kept)) == ("scripted", 6, 6)
    assert set(scored["per_document"]) == {
        json.loads(k)["document"]["source"].rpartition("/")[2] for k in kept
    }


def test_a_folder_without_the_documents_is_said(command: Command, tmp_path: Path) -> None:
    ended = command("eval", GOLD, "--documents", tmp_path, "--model", "scripted")
    assert ended.code == 1
    assert "Give the folder of the documents with --documents" in ended.err


def test_a_model_that_cannot_be_asked_does_not_cost_the_others_figures(
    command: Command, tmp_path: Path
) -> None:
    models = ("--model", "openai:gpt-4o", "--model", "scripted")
    ended = command("eval", GOLD, "--documents", GOLD.parent, *models)
    assert ended.code == 3
    assert "Set OPENAI_API_KEY" in ended.err
    assert "scripted, single" in ended.out.splitlines()[0]
    alone = command("eval", GOLD, "--documents", GOLD.parent, "--model", "openai:gpt-4o")
    assert alone.code not in (0, 3)
    assert alone.out == ""


def test_detail_names_what_each_document_lacks_and_has_too_much(command: Command) -> None:
    ended = command("eval", GOLD, "--documents", GOLD.parent, "--model", "scripted", "--detail")
    assert ended.code == 0, ended.err
    assert ended.out.count("\n## ") == 6
    assert "**scripted, single**" in ended.out
    assert "- position, missed: " in ended.out
    assert "- position, not annotated: " in ended.out

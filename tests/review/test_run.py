from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.review.run import ReviewedRun
from tests.review.helpers import Reviewing, ferry, grain, harbour, text_of, write_run


def line(one: object) -> str:
    return f"{one.model_dump_json(by_alias=True)}\n"  # type: ignore[attr-defined]


def test_documents_that_a_batch_adds_are_seen_and_a_line_under_way_is_not(folder: Path) -> None:
    write_run(folder, ferry())
    run = ReviewedRun(folder, text_of)
    assert [one.record.source for one in run.documents()] == ["ferry.txt"]
    with (folder / "summaries.jsonl").open("a", encoding="utf-8") as growing:
        growing.write(line(grain()) + line(harbour())[:40])
    assert [one.record.source for one in run.documents()] == ["ferry.txt", "grain.txt"]
    assert len(run.unusable) == 1
    with (folder / "summaries.jsonl").open("a", encoding="utf-8") as growing:
        growing.write(line(harbour())[40:])
    listed = run.documents()
    assert [run.summary(one).document.source for one in listed] == [
        "ferry.txt",
        "grain.txt",
        "harbour.txt",
    ]
    assert run.unusable == []
    run.close()


def test_a_run_that_was_made_anew_is_read_anew(folder: Path) -> None:
    run = ReviewedRun(folder, text_of)
    (before,) = [one for one in run.documents() if one.record.source == "grain.txt"]
    new = folder / "new.jsonl"
    new.write_text(line(grain()), encoding="utf-8")
    new.replace(folder / "summaries.jsonl")
    assert [one.record.source for one in run.documents()] == ["grain.txt"]
    assert run.documents()[0].keys == before.keys
    run.close()


def test_lines_that_are_no_summaries_are_named_and_equal_results_are_one(folder: Path) -> None:
    (folder / "summaries.jsonl").write_text(
        line(ferry()) + "{half\n" + line(ferry()) + '{"schema_version": "1.1", "result": {}}\n',
        encoding="utf-8",
    )
    run = ReviewedRun(folder, text_of)
    assert len(run.documents()) == run.repeated == 1
    assert [where in told for where, told in zip(("line 2", "line 4"), run.unusable, strict=True)]
    assert "line 2" in run.unusable[0]
    assert "only summaries" in run.unusable[1]
    run.close()


def test_a_last_line_without_an_end_is_a_summary_all_the_same(folder: Path) -> None:
    (folder / "summaries.jsonl").write_text(line(ferry()).rstrip("\n"), encoding="utf-8")
    run = ReviewedRun(folder / "summaries.jsonl", text_of)
    assert len(run.documents()) == 1
    run.close()


def test_a_folder_without_summaries_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Give the --out folder of a batch"):
        ReviewedRun(tmp_path, text_of)


def test_decisions_survive_a_rerun_and_new_items_are_to_be_looked_at(
    folder: Path, reviewing: Callable[[], Reviewing]
) -> None:
    one = reviewing()
    one.accept_all(0)
    one.finish(0)
    one.close()
    # The same document, drawn anew: one position is another one, the rest says what it said.
    told = ferry()
    changed = told.positions[1].model_copy(update={"topic": "sending inspectors"})
    again = told.model_copy(update={"positions": (told.positions[0], changed)})
    write_run(folder, harbour(), again)
    other = reviewing()
    (_, state) = other.desk.overview("ada")["documents"]
    assert (state["decided"], state["items"], state["finished"]) == (3, 4, False)
    shown = other.document(1)["items"]
    assert [item["action"] for item in shown] == ["accept", "accept", None, "accept"]  # type: ignore[index]
    other.decide(1, 2, "accept")
    assert other.desk.overview("ada")["documents"][1]["finished"] is True

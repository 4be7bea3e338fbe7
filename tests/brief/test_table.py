from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarizer import Quote, Scripted, Summarizer
from summarizer.brief.forms.table import own_results, write_table
from summarizer.errors import InputError

TEXT = "The Port of Kelmet said it will ship 1,200 tonnes of barley by 5 October.\n"


class Shipment(BaseModel):
    who: str
    words: Quote


class Grain(BaseModel):
    shipments: list[Shipment]


@pytest.fixture
def summaries(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    words = {"sentences": [1], "words": "will ship 1,200 tonnes"}
    answer = {"shipments": [{"who": "<script>x</script> | *Kelmet*", "words": words}]}
    report = Summarizer(Scripted({"own": answer}), schema=Grain).batch(
        [tmp_path / "a.txt"], tmp_path / "out"
    )
    return report.summaries


def test_items_of_own_schemas_become_a_table_that_does_nothing(
    summaries: Path, tmp_path: Path
) -> None:
    results = own_results([str(summaries)])
    assert write_table(results, tmp_path / "t.html", "Grain") == 1
    page = (tmp_path / "t.html").read_text(encoding="utf-8")
    assert "will ship 1,200 tonnes" in page
    assert "a.txt" in page
    assert "<script" not in page
    assert write_table(results, tmp_path / "t.md") == 1
    # The summaries are the test double's, which both forms say.
    assert "test double" in page
    assert "test double" in (tmp_path / "t.md").read_text(encoding="utf-8").splitlines()[2]
    (row,) = (tmp_path / "t.md").read_text(encoding="utf-8").splitlines()[6:]
    assert "will ship 1,200 tonnes" in row
    assert "\\| \\*Kelmet\\*" in row
    assert "<script" not in row.replace("\\<", "")


def test_other_forms_are_refused_with_a_way_out(summaries: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="batch export"):
        write_table(own_results([str(summaries)]), tmp_path / "t.docx")


def test_lines_that_are_no_results_are_left_to_others(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    lines = ["{", json.dumps({"result_type": "x"}), "[" * 100_000 + '"result_type"', "[]"]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert own_results([str(path)]) == []


def test_beside_summaries_results_are_left_to_the_note(summaries: Path, tmp_path: Path) -> None:
    summary = Summarizer(Scripted()).summarise(text=TEXT).model_dump_json()
    path = tmp_path / "mixed.jsonl"
    path.write_text(f"{summaries.read_text('utf-8')}{summary}\n", encoding="utf-8")
    assert own_results([str(path)]) == []

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.models.document import SourceDocument
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Participant,
    Position,
    Stance,
)
from summarizer.results.export import COLUMNS, WRITERS, harmless, write_csv, write_jsonl
from tests.batch.helpers import summary_of


def line(**items: object) -> str:
    document = SourceDocument(source="a.txt", text="We object.")
    return summary_of(document).model_copy(update=items).model_dump_json()


QUOTE = Quote(text="We object.", given="we object", start=0, end=10, verdict=Verdict.NORMALISED)
POSITION = Position(
    holder="=cmd()",
    topic="tariffs",
    stance=Stance.OPPOSES,
    statement="objects",
    quotes=(QUOTE,),
    verdict=Verdict.NORMALISED,
)
CONVERSATION = Conversation(
    participants=(Participant(name="Ann"), Participant(name="Bo")), date="2026-01-02"
)
DISPUTE = DisputedClaim(
    claim="it rained",
    asserted_by="Ann",
    disputed_by="Bo",
    answer="Bo saw none",
    kind=DisputeKind.DENIED,
)


def test_a_table_has_a_row_per_item(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    everything = line(
        positions=(POSITION,), conversations=(CONVERSATION,), disputed_claims=(DISPUTE,)
    )
    assert write_csv([everything, line()], path) == 3
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["item"] for row in rows] == ["conversation", "position", "disputed_claim"]
    assert rows[0]["participants"] == "Ann; Bo"
    assert (rows[2]["statement"], rows[2]["answer"]) == ("it rained", "Bo saw none")
    assert (rows[1]["quote"], rows[1]["start"], rows[1]["verdict"]) == (
        "We object.",
        "0",
        "normalised",
    )


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(tmp_path: Path) -> None:
    write_csv([line(positions=(POSITION,))], tmp_path / "items.csv")
    assert "'=cmd()" in (tmp_path / "items.csv").read_text(encoding="utf-8")


def test_parquet_holds_the_same_rows(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    WRITERS["parquet"]([line(positions=(POSITION,))], tmp_path / "items.parquet")
    (row,) = parquet.read_table(tmp_path / "items.parquet").to_pylist()
    assert tuple(row) == COLUMNS
    assert (row["holder"], row["start"]) == ("=cmd()", 0)


def test_a_file_is_replaced_only_when_all_of_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "summaries.jsonl"
    write_jsonl(['{"old": 1}'], path)

    def broken() -> Iterator[str]:
        yield "half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_jsonl(broken(), path)
    assert json.loads(path.read_text(encoding="utf-8")) == {"old": 1}
    assert [p.name for p in tmp_path.iterdir()] == ["summaries.jsonl"]


def test_results_are_their_owners_alone(tmp_path: Path) -> None:
    write_jsonl(["{}"], tmp_path / "summaries.jsonl")
    assert (tmp_path / "summaries.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_link_that_lies_in_the_way_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    (tmp_path / "summaries.jsonl").symlink_to(victim)
    write_jsonl(["{}"], tmp_path / "summaries.jsonl")
    assert victim.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "cell", ["=1+1", "\n=1+1", "\uff1d1+1", "x;=1+1", " =1+1", "x\t=1+1", "\ufeff=1+1", "@sum(a)"]
)
def test_no_cell_of_a_spreadsheet_begins_a_formula(cell: str) -> None:
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("cell", ["a = b", "He left; she stayed.", "5 - 3", "x"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def own_line(**values: object) -> str:
    result = json.loads(line()) | {"result_type": "m:Own", "result": values}
    for name in ("overview", "conversations", "positions", "disputed_claims"):
        del result[name]
    return json.dumps(result)


def test_a_schema_of_ones_own_is_exported_in_columns(tmp_path: Path) -> None:
    quote = QUOTE.model_dump(mode="json")
    drifted = quote | {"verdict": "drift"}
    promise = {"who": "Ann", "due": None, "place": {"name": "Kelm"}, "words": [quote, drifted]}
    path = tmp_path / "items.csv"
    given = [
        own_line(count=2, promises=[promise, {**promise, "who": "Bo", "words": []}]),
        own_line(count=0, promises=[], source="=cmd()"),
    ]
    assert write_csv(given, path) == 4
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["item"], row["who"], row["place.name"]) for row in rows] == [
        ("result", "", ""),
        ("promises", "Ann", "Kelm"),
        ("promises", "Bo", "Kelm"),
        ("result", "", ""),
    ]
    assert [row["count"] for row in rows] == ["2", "", "", "0"]
    assert (rows[1]["verdict"], rows[1]["quote"], rows[1]["quotes"]) == ("drift", "We object.", "2")
    assert (rows[3]["source"], rows[3]["result.source"]) == ("a.txt", "'=cmd()")


def test_lists_in_lists_and_mappings_of_own_schemas_lose_nothing(tmp_path: Path) -> None:
    value = {
        "groups": [{"name": "g", "members": [{"name": "Ann", "tags": ["x", "y"]}]}],
        "by": {"=k": 3},
    }
    path = tmp_path / "items.csv"
    write_csv([own_line(**value)], path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["item"], row["name"], row["tags"]) for row in rows] == [
        ("result", "", ""),
        ("groups", "g", ""),
        ("groups.members", "Ann", "x; y"),
    ]
    assert rows[0]["by.=k"] == "3"
    assert "'=k" not in rows[0]


def test_own_columns_of_mixed_values_fit_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "items.parquet"
    given = [own_line(amount=3, sure=True), own_line(amount="about four", sure=None)]
    assert WRITERS["parquet"](iter(given), path) == 2
    rows = parquet.read_table(path).to_pylist()
    assert [(row["amount"], row["sure"]) for row in rows] == [("3", "True"), ("about four", None)]

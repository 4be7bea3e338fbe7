from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from summarizer import Scripted, Summarizer
from summarizer.batch.inputs import Inputs, read_entry
from summarizer.errors import InputError, UnreadableDocument

pa: Any = pytest.importorskip("pyarrow")
pq: Any = pytest.importorskip("pyarrow.parquet")


def written(path: Path, rows: list[dict[str, object]], group: int = 3) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=group)
    return path


def rows(count: int) -> list[dict[str, object]]:
    return [
        {"id": f"d{n}", "text": f"On Monday the minister met envoy {n}.", "title": f"Call {n}"}
        for n in range(count)
    ]


def test_each_row_is_a_document_in_order_across_row_groups(tmp_path: Path) -> None:
    path = written(tmp_path / "d.parquet", rows(8))
    found = list(Inputs([path])())
    documents = [read_entry(pickle.loads(pickle.dumps(entry))) for entry in found]  # noqa: S301
    assert [d.source for d in documents] == [f"d{n}" for n in range(8)]
    assert [d.text for d in documents] == [row["text"] for row in rows(8)]
    assert documents[7].title == "Call 7"


def test_a_batch_reads_parquet(tmp_path: Path) -> None:
    path = written(tmp_path / "d.parquet", rows(8))
    report = Summarizer(Scripted()).batch([path, path], tmp_path / "out")
    assert (report.total, report.failed) == (8, 0)
    assert [r.document.source for r in report.results()] == [f"d{n}" for n in range(8)]


def test_rows_without_a_name_are_numbered(tmp_path: Path) -> None:
    path = written(tmp_path / "d.parquet", [{"text": "The minister met the envoy."}] * 2)
    assert [entry.source for entry in Inputs([path])()] == [f"{path}:1", f"{path}:2"]


def test_a_row_without_text_is_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = written(tmp_path / "d.parquet", [*rows(2), {"id": "x", "text": None, "title": None}])
    report = Summarizer(Scripted()).batch([path], tmp_path / "out")
    assert [row.source for row in report.failures] == ["x"]
    assert report.failed == 1


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + bytes(60) + b"PAR1", b"a letter"])
def test_what_is_no_parquet_is_one_document_that_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "d.parquet"
    path.write_bytes(content)
    (entry,) = Inputs([path])()
    with pytest.raises(UnreadableDocument, match=r"d\.parquet cannot be read as Parquet"):
        entry.read()


def test_a_table_without_texts_says_what_it_has(tmp_path: Path) -> None:
    path = written(tmp_path / "d.parquet", [{"body": "x"}])
    (entry,) = Inputs([path])()
    with pytest.raises(UnreadableDocument, match=r"no column `text` \(found: body\)"):
        entry.read()


def test_a_text_that_is_repeated_is_held_once(tmp_path: Path) -> None:
    import resource

    import pyarrow as pa
    from pyarrow import parquet

    path = str(tmp_path / "many.parquet")
    said = pa.array(["They did not meet. " * 20_000])
    rows = pa.DictionaryArray.from_arrays(pa.array([0] * 5_000, pa.int32()), said)
    parquet.write_table(pa.table({"text": rows}), path, compression="zstd")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    entries = list(Inputs([path])())
    assert len(entries) == 5_000
    assert len(entries[4_999].read().text) == 380_000
    assert (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000
    )  # kilobytes; all rows are 1.9 GB


def test_more_rows_than_a_file_can_hold_are_refused(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    path = str(tmp_path / "rows.parquet")
    parquet.write_table(pa.table({"text": pa.nulls(3_000_000, pa.string())}), path)
    (entry,) = Inputs([path])()
    with pytest.raises(InputError, match="rows; the limit"):
        entry.read()

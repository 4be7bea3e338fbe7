from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from summarizer import Scripted, SourceDocument, Summarizer
from summarizer.batch.store import DATABASE, RunStore, State
from summarizer.errors import InputError
from summarizer.models.verified import DocumentRecord
from summarizer.results.texts import KeptTexts
from summarizer.usage import Usage

TEXT = "---\ntitle: A call\n---\nOn Monday the minister of Arland met the envoy of Belmark.\n"


def kept(folder: Path) -> KeptTexts:
    return KeptTexts(folder / DATABASE)


def test_the_text_of_a_line_of_jsonl_is_kept_with_the_run(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": "x", "text": TEXT}) + "\n", "utf-8")
    report = Summarizer(Scripted()).batch([tmp_path / "d.jsonl"], tmp_path / "out")
    (result,) = report.results()
    texts = kept(tmp_path / "out")
    document = texts.document(result.document)
    texts.close()
    assert document is not None
    assert document.text == TEXT
    assert document.sha256 == result.document.sha256
    assert TEXT[document.body_start :].startswith("On Monday")


def test_a_text_is_kept_once_however_often_it_comes(tmp_path: Path) -> None:
    document = SourceDocument(source="a", text=TEXT)
    with RunStore(tmp_path) as store:
        store.begin(["a", "b"])
        for position in range(2):
            store.claim(position, "key", document=document)
            store.succeed(position, State.OK, "{}", Usage())
    with sqlite3.connect(tmp_path / DATABASE) as database:
        (count,) = database.execute("SELECT count(*) FROM texts").fetchone()
    database.close()
    assert count == 1


def test_lone_surrogates_in_a_line_break_no_output(tmp_path: Path) -> None:
    line = '{"id": "a\\ud800", "title": "T\\udc00", "text": "The minister \\ud83d met the envoy of Belmark."}\n'
    (tmp_path / "d.jsonl").write_text(line, "utf-8")
    report = Summarizer(Scripted()).batch([tmp_path / "d.jsonl"], tmp_path / "out")
    (result,) = report.results()
    raw = (tmp_path / "out" / "summaries.jsonl").read_text("utf-8")
    assert "\\ud8" not in raw
    texts = kept(tmp_path / "out")
    document = texts.document(result.document)
    texts.close()
    assert document is not None
    assert document.text == "The minister \ufffd met the envoy of Belmark."
    assert document.sha256 == result.document.sha256


def test_texts_are_written_as_files_and_listed(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": "../x", "text": TEXT}) + "\n", "utf-8")
    Summarizer(Scripted()).batch([tmp_path / "d.jsonl"], tmp_path / "out")
    texts = kept(tmp_path / "out")
    ((source, sha256, name),) = texts.write(tmp_path / "texts")
    texts.close()
    assert (source, name) == ("../x", f"{sha256[:16]}.txt")
    assert (tmp_path / "texts" / name).read_text("utf-8") == TEXT


def test_a_store_without_texts_says_so(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / DATABASE)
    database.execute("CREATE TABLE documents (id INTEGER)")
    database.close()
    with pytest.raises(InputError, match="holds no texts"):
        kept(tmp_path)


def test_a_damaged_text_is_named_and_nothing_crashes(tmp_path: Path) -> None:
    document = SourceDocument(source="a", text=TEXT)
    with RunStore(tmp_path) as store:
        store.begin(["a"])
        store.claim(0, "key", document=document)
    with sqlite3.connect(tmp_path / DATABASE) as database:
        database.execute("UPDATE texts SET packed = x'00ff'")
    database.close()
    texts = kept(tmp_path)
    with pytest.raises(InputError, match="damaged"):
        texts.document(DocumentRecord.of(document))
    texts.close()

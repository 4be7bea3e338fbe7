from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarizer import Scripted, Summarizer
from tests.cli.conftest import ROOT, Command

NOTE = "On Monday the minister of Arland spoke with the envoy of Belmark. “We reject the tariff,” the minister said.\n"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("one", "two", "three"):
        (folder / f"{name}.txt").write_text(
            NOTE + f"The talks go on, {name} said.\n", encoding="utf-8"
        )
    return folder


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_folder_is_summarised_and_a_second_run_costs_nothing(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    first = command("batch", documents, "--out", "out", "--model", "scripted")
    results = lines(tmp_path / "out" / "summaries.jsonl")
    assert first.code == 0, first.err
    assert [r["document"]["source"].rpartition("/")[2] for r in results] == [
        "one.txt",
        "three.txt",
        "two.txt",
    ]  # type: ignore[index]
    second = command("batch", documents, "--out", "out", "--model", "scripted")
    assert "3 of 3 were done before and cost nothing" in second.err
    assert lines(tmp_path / "out" / "summaries.jsonl") == results


def test_the_engine_is_announced_and_stdout_is_left_to_data(
    command: Command, documents: Path
) -> None:
    ended = command("batch", documents, "--out", "out", "--model", "scripted")
    assert "scripted" in ended.err.splitlines()[0]
    assert ended.out == ""
    shown = command("batch", documents, "--out", "out", "--model", "scripted", "--json")
    assert [json.loads(line)["schema_version"] for line in shown.out.splitlines()] == ["1.1"] * 3


def bad_files(folder: Path) -> dict[str, str]:
    """Write files nobody can summarise; returns a word of the reason for each."""
    (folder / "empty.txt").touch()
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "large.txt").write_text("The minister said no. " * 910_000, encoding="utf-8")
    (folder / "half.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    (folder / "scan.pdf").write_bytes(_pdf_without_text())
    (folder / "nothing").mkdir()
    (folder / "nothing" / "photo.raw").write_bytes(b"x")
    return {
        "empty.txt": "empty",
        "noise.txt": "no text",
        "large.txt": "limit",
        "half.docx": "half.docx",
        "scan.pdf": "scan.pdf",
        "nothing": "no readable document",
        "missing.txt": "does not exist",
    }


def _pdf_without_text() -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(body)
    return (
        body
        + b"xref\n0 4\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
    )


def test_every_bad_input_has_its_reason_and_the_rest_goes_on(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    reasons = bad_files(folder)
    (folder / "wide.txt").write_bytes(NOTE.encode("utf-16-le") * 3)
    names = [folder / name for name in reasons]
    ended = command(
        "batch", *names, folder / "wide.txt", documents, "--out", "out", "--model", "scripted"
    )
    assert ended.code == 3
    assert "Traceback" not in ended.err
    for name, reason in reasons.items():
        (line,) = [
            line for line in ended.err.splitlines() if line.startswith("failed:") and name in line
        ]
        assert reason in line
    sources = [
        r["document"]["source"].rpartition("/")[2]
        for r in lines(tmp_path / "out" / "summaries.jsonl")
    ]  # type: ignore[index]
    assert sources == ["wide.txt", "one.txt", "three.txt", "two.txt"]
    assert "4 ok" in ended.err or "unverified" in ended.err
    assert "7 failed" in ended.err


def test_a_schema_that_does_not_import_is_a_usage_error(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.py").write_text(
        "class NotAModel: ...\nimport does_not_exist_either\n", encoding="utf-8"
    )
    for name, reason in [
        ("nowhere:Thing", "No module named 'nowhere'"),
        ("mine:NotAModel", "does_not_exist_either"),
        ("json:JSONDecoder", "not a Pydantic model"),
        ("json", "package.module:Class"),
    ]:
        ended = command("batch", documents, "--out", "out", "--model", "scripted", "--schema", name)
        assert ended.code == 2, name
        assert reason in ended.err
        assert "Traceback" not in ended.err


def test_a_schema_of_ones_own_is_filled(command: Command, documents: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(
        "from pydantic import BaseModel\nfrom summarizer import Quote\n"
        "class Promise(BaseModel):\n    who: str\n    words: Quote\n"
        "class Promises(BaseModel):\n    promises: list[Promise]\n",
        encoding="utf-8",
    )
    ended = command(
        "batch", documents, "--out", "out", "--model", "scripted", "--schema", "mine:Promises"
    )
    assert ended.code == 0, ended.err
    results = lines(tmp_path / "out" / "summaries.jsonl")
    assert {
        str(result["result_type"]).rpartition(":")[2].rpartition(".")[2] for result in results
    } == {"Promises"}


def test_an_unknown_model_and_a_missing_option_are_usage_errors(
    command: Command, documents: Path
) -> None:
    assert command("batch", documents, "--out", "out", "--model", "nonsense").code == 2
    assert command("batch", documents).code == 2


def test_a_missing_key_says_which_variable_to_set(command: Command, documents: Path) -> None:
    ended = command("batch", documents, "--out", "out", "--model", "openai:gpt-4o-mini")
    assert ended.code == 1
    assert "OPENAI_API_KEY" in ended.err


def test_a_second_process_on_the_same_folder_stops(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    holder = (
        "import sys, time; from pathlib import Path; from summarizer.batch.store import RunStore\n"
    )
    holder += "store = RunStore(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path / "out")], stdout=subprocess.PIPE, cwd=ROOT
    ) as first:
        assert first.stdout is not None
        first.stdout.readline()
        ended = command("batch", documents, "--out", "out", "--model", "scripted")
        first.kill()
    assert ended.code == 1
    assert "Another process is working on out" in ended.err


def test_status_and_export_read_what_a_batch_wrote(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    command("batch", documents, "gone.txt", "--out", "out", "--model", "scripted")
    status = command("batch", "status", "out", "--json")
    assert json.loads(status.out)["states"]["failed"] == 1
    assert "gone.txt" in command("batch", "status", "out").err
    exported = command("batch", "export", "out", "--format", "jsonl")
    assert exported.code == 0
    assert lines(tmp_path / "out" / "export.jsonl") == lines(tmp_path / "out" / "summaries.jsonl")


def test_status_of_a_folder_without_a_batch_makes_nothing(command: Command, tmp_path: Path) -> None:
    ended = command("batch", "status", "nowhere")
    assert ended.code == 2
    assert "nowhere does not exist" in ended.err
    assert not (tmp_path / "nowhere").exists()
    (tmp_path / "bare").mkdir()
    bare = command("batch", "status", "bare")
    assert bare.code == 1
    assert "holds no batch" in bare.err
    assert list((tmp_path / "bare").iterdir()) == []


def test_a_document_named_status_is_still_a_document(command: Command, tmp_path: Path) -> None:
    (tmp_path / "status").write_text(NOTE, encoding="utf-8")
    ended = command("batch", "./status", "--out", "out", "--model", "scripted")
    assert ended.code == 0, ended.err
    assert len(lines(tmp_path / "out" / "summaries.jsonl")) == 1


def test_standard_input_is_a_document(command: Command, tmp_path: Path) -> None:
    ended = command("batch", "-", "--out", "out", "--model", "scripted", stdin=NOTE.encode())
    assert ended.code == 0, ended.err
    (result,) = lines(tmp_path / "out" / "summaries.jsonl")
    assert result["document"]["source"] == "<stdin>"  # type: ignore[index]


def test_a_dry_run_asks_nothing_and_writes_nothing(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    ended = command(
        "batch",
        documents,
        "--out",
        "out",
        "--model",
        "openai:gpt-4o-mini",
        "--dry-run",
        OPENAI_API_KEY="x",
    )
    assert ended.code == 0, ended.err
    assert "3 documents" in ended.out
    assert "$" in ended.out
    assert not (tmp_path / "out").exists()


def test_several_processes_estimate_what_one_does_in_order(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.batch.estimating.FEWEST", 1)
    monkeypatch.setattr("summarizer.batch.estimating._AT_ONCE", 2)
    for number in range(4):
        (documents / f"empty{number}.txt").write_text(" \n", encoding="utf-8")
        (documents / f"more{number}.txt").write_text(f"It was {number} again.\n" * 9)
    with Summarizer(Scripted()) as summarizer:
        summarizer.batch([documents / "more0.txt"], tmp_path / "out")
        told: list[int] = []
        found = [
            summarizer.estimate(
                [documents], tmp_path / "out", lambda p: told.append(p.done), processes=processes
            )
            for processes in (1, 2)
        ]
    assert found[0] == found[1]
    assert (found[0].done_before, len(found[0].unreadable)) == (1, 4)
    assert found[0].documents == 7
    assert told == 2 * [2, 4, 6, 8, 10, 11]


def test_a_dry_run_says_that_a_price_is_unknown(command: Command, documents: Path) -> None:
    words = ("batch", documents, "--out", "out", "--model", "nobody-lists-this", "--dry-run")
    ended = command(*words, "--base-url", "http://models.example/v1", SUMMARIZER_API_KEY="x")
    assert ended.code == 0, ended.err
    assert "Price unknown" in ended.out
    assert "$" not in ended.out


def test_a_budget_without_a_known_price_is_refused_before_anything_is_sent(
    command: Command, documents: Path
) -> None:
    words = ("batch", documents, "--out", "out", "--model", "nobody-lists-this", "--budget", "1")
    ended = command(*words, "--base-url", "http://models.example/v1", SUMMARIZER_API_KEY="x")
    assert ended.code == 1
    assert "no price is known" in ended.err


def test_interrupting_once_finishes_what_is_in_flight_and_says_how_to_resume(
    tmp_path: Path,
) -> None:
    documents = tmp_path / "documents.jsonl"
    documents.write_text(
        "".join(json.dumps({"id": f"d{n}", "text": f"{NOTE} {n}"}) + "\n" for n in range(400))
    )
    script = (
        "import sys\nimport summarizer.engines.scripted as s\n"
        "plain = s.ScriptedEngine.__init__\n"
        "def slow(self, *a, **k): plain(self, *a, **{**k, 'delay': 0.05})\n"
        "s.ScriptedEngine.__init__ = slow\n"
        "from summarizer.cli.main import main\nmain()"
    )
    words = [
        "batch",
        str(documents),
        "--out",
        str(tmp_path / "out"),
        "--model",
        "scripted",
        "--concurrency",
        "2",
    ]
    with subprocess.Popen(
        [sys.executable, "-c", script, *words], cwd=ROOT, stderr=subprocess.PIPE, text=True
    ) as process:
        _wait_for_results(tmp_path / "out" / "run.sqlite", 3)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    done = len(lines(tmp_path / "out" / "summaries.jsonl"))
    assert process.returncode == 130
    assert "resume" in err
    assert "Traceback" not in err
    assert 3 <= done < 400


def _wait_for_results(database: Path, wanted: int) -> None:
    for _ in range(300):
        time.sleep(0.05)
        if not database.exists():
            continue
        with sqlite3.connect(database) as reader:
            try:
                (count,) = reader.execute(
                    "SELECT count(*) FROM documents WHERE result IS NOT NULL"
                ).fetchone()
            except sqlite3.OperationalError:
                count = 0
        reader.close()
        if count >= wanted:
            return
    raise AssertionError(f"never saw {wanted} results")


def test_what_cannot_be_combined_is_said_before_anything_is_asked(
    command: Command, documents: Path
) -> None:
    words = ("batch", documents, "--out", "out", "--model", "scripted")
    hosted = command(*words, "--via", "openai-batch")
    assert hosted.code == 1
    assert "leave --via out" in hosted.err
    spread = command(*words, "--on", "ray", "--budget", "1")
    assert spread.code == 1
    assert "set neither --budget nor --via" in spread.err

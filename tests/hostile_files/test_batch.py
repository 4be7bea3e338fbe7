"""A folder of hostile files beside two good documents, through the batch."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from summarizer import Summarizer
from summarizer.batch.run import BatchPolicy
from summarizer.engines.scripted import ScriptedEngine
from tests.hostile_files.files import ALL

_GOOD = (
    "Foreign ministers of Freedonia and Sylvania spoke by telephone about the border on Tuesday."
)


def test_good_documents_are_summarised_and_each_bad_one_says_why(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_LIMIT_SECONDS", "2")
    monkeypatch.setenv("SUMMARIZER_LIMIT_MEMORY_BYTES", str(640 * 1024 * 1024))
    inputs = tmp_path / "in"
    inputs.mkdir()
    for file in ALL:
        if not file.reads:
            os.link(folder / file.name, inputs / file.name)
    os.mkfifo(inputs / "pipe.txt")
    (inputs / "device.txt").symlink_to("/dev/zero")
    (inputs / "circle.txt").symlink_to("circle.txt")
    (inputs / "sub.txt").mkdir()
    (inputs / "sub.txt" / "again").symlink_to(inputs)
    (inputs / "a\nb.txt").write_text(_GOOD)
    raw = os.fsencode(inputs / "sub.txt") + b"/caf\xe9.md"
    Path(os.fsdecode(raw)).write_text(_GOOD + " They agreed to meet again.")
    with Summarizer(ScriptedEngine()) as session:
        report = session.batch([inputs], tmp_path / "out", BatchPolicy(concurrency=4))
    good = {result.document.source for result in report.results()}
    assert good == {f"{inputs}/a\nb.txt", f"{inputs}/sub.txt/caf\ufffd.md"}
    reasons = {Path(row.source).name: row.error or "" for row in report.failures}
    expected = {file.name: file.expected for file in ALL if not file.reads}
    expected |= {"pipe.txt": "a pipe", "device.txt": "a device", "circle.txt": "leads to no file"}
    assert reasons.keys() == expected.keys()
    wrong = {n: reasons[n] for n, pattern in expected.items() if not re.search(pattern, reasons[n])}
    assert wrong == {}

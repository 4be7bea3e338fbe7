from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.reading import isolated
from tests.hostile_files.files import ALL


@pytest.fixture(autouse=True)
def _other_processes_may_have_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processor time alone decide: what the clock says depends on what else is running."""
    monkeypatch.setattr(isolated, "_PATIENCE", 100)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all hostile files."""
    made = tmp_path_factory.mktemp("hostile")
    for file in ALL:
        (made / file.name).write_bytes(file.make())
    return made

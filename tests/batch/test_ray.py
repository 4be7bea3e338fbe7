from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer import Scripted, Summarizer
from summarizer.batch.limits import Cluster
from summarizer.batch.run import BatchPolicy
from summarizer.errors import ConfigurationError

ROOT = Path(__file__).resolve().parents[2]
#: Kills the first worker that gets a certain document, once, as a machine that is lost would.
SCRIPT = """
import os, signal, sys
from pathlib import Path
import summarizer.batch.ray as on_ray
from summarizer import Summarizer
from summarizer.batch.limits import Cluster
from summarizer.batch.run import BatchPolicy

mark = Path(sys.argv[3])

class Mortal(on_ray.Worker):
    def _one(self, position, entry):
        if int(position) == 7 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._one(position, entry)

on_ray.Worker = Mortal
if __name__ == "__main__":
    policy = BatchPolicy(cluster=Cluster(workers=2), concurrency=2)
    with Summarizer("scripted") as session:
        report = session.batch([sys.argv[1]], sys.argv[2], policy)
    print(report.counts, report.reused)
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    path = tmp_path / "documents.jsonl"
    lines = (
        json.dumps({"id": f"d{n}", "text": f"On Monday the minister met envoy number {n}."}) + "\n"
        for n in range(40)
    )
    path.write_text("".join(lines), encoding="utf-8")
    return path


def contents(folder: Path) -> list[tuple[str, object, object]]:
    """What the results say, apart from how long they took."""
    lines = (folder / "summaries.jsonl").read_text("utf-8").splitlines()
    values = [json.loads(line) for line in lines]
    return [(v["document"]["source"], v["positions"], v["checks"]) for v in values]


def test_a_killed_worker_loses_nothing_and_the_answers_are_those_of_a_local_run(
    documents: Path, tmp_path: Path
) -> None:
    pytest.importorskip("ray", reason="ray is an extra of its own")
    words = [sys.executable, "-c", SCRIPT, str(documents)]
    place = {**os.environ, "PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"}
    first = subprocess.run(
        [*words, str(tmp_path / "out"), str(tmp_path / "killed")],
        check=False, capture_output=True, text=True, env=place, timeout=300,
    )  # fmt: skip
    assert first.returncode == 0, first.stderr[-3000:]
    assert (tmp_path / "killed").exists()
    local = Summarizer(Scripted()).batch([documents], tmp_path / "local")
    assert local.failed == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "local")
    assert list((tmp_path / "out" / "parts").glob("part-*.parquet"))
    again = Summarizer("scripted").batch([documents], tmp_path / "out")
    assert again.reused == 40


def test_an_engine_that_was_handed_in_cannot_be_sent_to_other_machines(
    documents: Path, tmp_path: Path
) -> None:
    policy = BatchPolicy(cluster=Cluster())
    with pytest.raises(ConfigurationError, match="name the model"):
        Summarizer(Scripted()).batch([documents], tmp_path / "out", policy)

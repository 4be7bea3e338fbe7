from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from summarizer.batch.store import RunStore, State

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 240
THREADS = 8
#: Summarises numbered documents and appends each request to a log, so that the test can count them.
SCRIPT = f"""
import sys, time
from pathlib import Path
from summarizer.batch.handling import run
from summarizer.batch.run import BatchPolicy
from summarizer.batch.store import RunStore
from tests.batch.helpers import Asked, entries, entry, summary_of

log = open(sys.argv[2], "a", buffering=1)

def slowly(document):
    log.write(document.text + "\\n")
    time.sleep(0.01)
    return summary_of(document)

with RunStore(Path(sys.argv[1])) as store:
    found = entries(*(entry(f"d{{n}}") for n in range({DOCUMENTS})))
    run(found, Asked(slowly).work(), store, BatchPolicy(concurrency={THREADS}))
"""


def test_a_killed_batch_loses_nothing_and_asks_little_again(tmp_path: Path) -> None:
    log = tmp_path / "asked.log"
    words = [sys.executable, "-c", SCRIPT, str(tmp_path / "out"), str(log)]
    luck = random.Random(20310303)
    kills = 0
    for _ in range(5):
        with subprocess.Popen(words, cwd=ROOT) as process:
            _wait_for_lines(log, wanted=_count(log) + luck.randrange(20, 40))
            process.send_signal(signal.SIGKILL)
        kills += process.returncode == -signal.SIGKILL
    subprocess.run(words, cwd=ROOT, check=True)
    with RunStore(tmp_path / "out") as store:
        sources = [json.loads(line)["document"]["source"] for line in store.results()]
        assert store.counts() == {State.OK: DOCUMENTS}
    assert sources == [f"d{n}" for n in range(DOCUMENTS)]
    assert kills == 5
    # What was in flight is asked again, and what was answered in the last few milliseconds: as many at most.
    assert _count(log) <= DOCUMENTS + kills * 2 * THREADS


def _count(log: Path) -> int:
    return len(log.read_text(encoding="utf-8").splitlines()) if log.exists() else 0


def _wait_for_lines(log: Path, wanted: int) -> None:
    for _ in range(1_000):
        if _count(log) >= wanted:
            return
        time.sleep(0.005)
    raise AssertionError(f"never saw {wanted} requests")

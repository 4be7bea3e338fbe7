"""Run all targets in turn, keep the corpus, and print what came of it as a table."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from fuzz import corpus
from fuzz.targets import TARGETS

_FINDINGS = Path("fuzz-findings")


@dataclass
class Outcome:
    """What came of a target: runs, seconds, and a line for every broken promise."""

    target: str
    runs: int = 0
    seconds: float = 0.0
    failures: dict[str, str] = field(default_factory=dict[str, str])
    kept: int = 0


def main() -> None:
    """Parse the arguments, run, print; exit with 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0, help="time for all targets together")
    parser.add_argument(
        "--keep", action="store_true", help="add to fuzz/corpus what reached something new"
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    given = parser.parse_args()
    targets = given.targets or list(TARGETS)
    if unknown := set(targets) - TARGETS.keys():
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    outcomes = []
    for target in targets:
        outcomes.append(run(target, 60 * given.minutes / len(targets), keep=given.keep))
        print(row(outcomes[-1]), file=sys.stderr, flush=True)
    print(table(outcomes))
    for outcome in outcomes:
        for what, message in outcome.failures.items():
            print(f"\n{outcome.target}: {what}: {message}")
    raise SystemExit(any(outcome.failures for outcome in outcomes))


def run(target: str, seconds: float, *, keep: bool = False) -> Outcome:
    """Run a target for some seconds, started again where an input ended the process."""
    outcome = Outcome(target)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        grown = Path(name, "corpus")
        grown.mkdir()
        for number, data in enumerate(corpus.inputs(target)):
            (grown / f"{number:04}").write_bytes(data)
        while (left := seconds - (time.monotonic() - started)) > 1:
            folder = Path(name, f"run-{outcome.runs}-{left:.0f}")
            folder.mkdir()
            (folder / "corpus").symlink_to(grown)
            _one_process(outcome, folder, left)
        outcome.seconds = time.monotonic() - started
        if keep:
            found = [path.read_bytes() for path in grown.iterdir()]
            outcome.kept = corpus.keep(target, found)
    outcome.kept = outcome.kept or len(corpus.inputs(target))
    return outcome


def _one_process(outcome: Outcome, folder: Path, seconds: float) -> None:
    command = [sys.executable, "-m", "fuzz.runner", outcome.target]
    command += ["--seconds", f"{seconds:.0f}", "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    tally = folder / "tally.json"
    if tally.exists():
        value = json.loads(tally.read_text())
        outcome.runs += value["runs"]
        outcome.failures |= value["failures"]
    elif done.returncode:
        raise SystemExit(f"{outcome.target} did not start:\n{done.stderr[-2_000:]}")
    for path in folder.glob("ended-*"):
        outcome.failures[f"ended the process: {path.name.split('-')[1]}"] = path.name
    for path in (*folder.glob("failure-*"), *folder.glob("ended-*")):
        _FINDINGS.mkdir(exist_ok=True)
        shutil.copy(path, _FINDINGS / f"{outcome.target}-{path.name}")


def row(outcome: Outcome) -> str:
    """Return a target's row of the table."""
    cells = (outcome.target, f"{outcome.runs:,}", f"{outcome.seconds:.0f}", str(outcome.kept))
    return f"| {' | '.join(cells)} | {len(outcome.failures)} |"


def table(outcomes: list[Outcome]) -> str:
    """Return what came of the targets, and of all of them, as a table."""
    whole = Outcome("all", kept=sum(o.kept for o in outcomes))
    whole.runs = sum(o.runs for o in outcomes)
    whole.seconds = sum(o.seconds for o in outcomes)
    whole.failures = {f"{o.target} {what}": "" for o in outcomes for what in o.failures}
    head = (
        "| target | inputs tried | seconds | corpus | promises broken |\n|---|---:|---:|---:|---:|"
    )
    return "\n".join([head, *map(row, outcomes), row(whole)])


if __name__ == "__main__":
    main()

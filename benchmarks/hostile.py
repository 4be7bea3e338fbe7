"""The table of `docs/security.md`: per class of hostility, how many inputs were tried and how many broke a promise.

::

    python -m benchmarks.hostile --table [--only WORD ..] [--injection outcomes.json]

It runs the tests that play each class and counts them: an input is one test, a broken promise a test that failed. What
is skipped on this machine (no Chromium, for instance) is shown as skipped, not as tried. ``--injection`` adds the
figures of ``python -m benchmarks.injection --json``, which takes a model.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
CLASSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Documents that give orders",
        (
            "tests/hostile/test_injection.py",
            "tests/hostile/test_markers.py",
            "tests/test_prompting.py",
        ),
    ),
    ("Suspicious passages", ("tests/hostile/test_suspicious.py",)),
    (
        "Accounts that speak for each other, forged marks",
        (
            "tests/accounts/test_lettered.py",
            "tests/accounts/test_points.py",
            "tests/accounts/test_held_points.py",
        ),
    ),
    (
        "Faulty models",
        (
            "tests/hostile/test_faulty_models.py",
            "tests/engines/test_openai_faults.py",
            "tests/batch/test_misbehaving.py",
        ),
    ),
    (
        "Prose that a model forges",
        (
            "tests/brief/test_written.py",
            "tests/accounts/test_bonds.py",
            "tests/accounts/test_turned.py",
        ),
    ),
    ("Endpoints: swollen, endless, dripping answers", ("tests/engines/test_wire.py",)),
    ("Hostile files", ("tests/hostile_files", "tests/reading/test_read.py")),
    ("Mail, RTF, ODT, PPTX, saved pages", ("tests/reading/test_formats.py",)),
    ("What a page hides", ("tests/reading/test_pages.py",)),
    ("Headers, codecs, styles and archives without end", ("tests/hostile/test_containers.py",)),
    ("Fetched addresses", ("tests/reading/test_fetch.py",)),
    ("Cost of odd texts", ("tests/hostile/test_cost.py",)),
    ("What fuzzing reached", ("tests/hostile/test_fuzz_corpus.py",)),
    (
        "Summaries from strangers",
        (
            "tests/brief/test_held.py",
            "tests/brief/test_bad_input.py",
            "tests/hostile/test_growing.py",
        ),
    ),
    ("Run folders from strangers", ("tests/hostile/test_stores.py",)),
    ("Settings from strangers", ("tests/cli/test_config.py",)),
    ("Drafts and tables from strangers", ("tests/hostile/test_drafts.py",)),
    ("Different people of similar names", ("tests/names/test_one_answer.py",)),
    ("Notes and tables", ("tests/hostile/test_notes.py",)),
    (
        "The review's server and store",
        ("tests/review/test_server.py", "tests/hostile/test_review.py"),
    ),
    ("The MCP server", ("tests/serving",)),
    (
        "The machine",
        (
            "tests/hostile/test_machine.py",
            "tests/batch/test_killed.py",
            "tests/batch/test_interrupted.py",
        ),
    ),
    ("Secrets", ("tests/hostile/test_secrets.py", "tests/test_cassettes.py")),
)


@dataclass(frozen=True)
class Row:
    """A class, how many inputs were tried, how many broke a promise, how many could not be tried here."""

    name: str
    tried: int
    broken: int
    skipped: int
    seconds: float

    @property
    def line(self) -> str:
        """The row as Markdown."""
        cells = (self.name, f"{self.tried:,}", self.broken, self.skipped, f"{self.seconds:.0f}")
        return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--table", action="store_true", help="run all classes and print the table")
    parser.add_argument("--only", nargs="+", metavar="WORD", help="classes with one of these words")
    parser.add_argument("--injection", metavar="FILE", help="outcomes of benchmarks.injection")
    options = parser.parse_args()
    print(
        "| class | inputs tried | promises broken | not tried here | seconds |\n|---|---|---|---|---|"
    )
    rows: list[Row] = []
    for name, paths in CLASSES:
        if not options.only or any(word in name for word in options.only):
            rows.append(_played(name, paths))
            print(rows[-1].line, flush=True)
    if options.injection:
        print(_injection(Path(options.injection)))
    sys.exit(any(row.broken for row in rows))


def _played(name: str, paths: tuple[str, ...]) -> Row:
    there = [path for path in paths if (ROOT / path).exists()]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *there]
        subprocess.run(
            [*words, f"--junit-xml={report}"], cwd=ROOT, check=False, stdout=subprocess.DEVNULL
        )
        # Written by pytest a moment ago.
        suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314
        counts = [
            {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
            for suite in suites
        ]
    total = {key: sum(one[key] for one in counts) for key in counts[0]}
    return Row(
        name,
        total["tests"] - total["skipped"],
        total["failures"] + total["errors"],
        total["skipped"],
        time.monotonic() - began,
    )


def _injection(path: Path) -> str:
    outcomes = json.loads(path.read_text("utf-8"))
    changed = sum(bool(one["changed"]) for one in outcomes)
    obeyed = sum(one["obeyed"] for one in outcomes)
    return (
        f"\nInjected instructions that changed any field: {changed} of {len(outcomes)} "
        f"({changed / max(1, len(outcomes)):.0%}); obeyed: {obeyed}."
    )


if __name__ == "__main__":
    main()

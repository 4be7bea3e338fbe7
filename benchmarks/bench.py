"""Every comparison that is worth watching, in one command, as ratios; slower by a third than recorded is an error.

::

    python -m benchmarks.bench [--record] [--only WORD] [--rounds 3]

A ratio is this project's time over that of a peer which does the same job, run in turn in the same minutes: with their
clients as their makers recommend them (asynchronous), nothing verified or stored by them. Where no peer does the job,
the other side is a yardstick of plain Python (splitting, counting and sorting words), so that a faster machine changes
nothing. Processor time, but for documents a second. Lower is better everywhere; the median of the rounds counts.

``benchmarks/ratios.json`` holds what was last recorded. What exceeds it by more than a third is measured once more, and
the exit code is 1 if it does so again. For a scheduled ``make bench`` on a quiet machine; no test measures time so.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import batch, pages, quotes
from benchmarks.quote_cases import make_cases, split

RECORDED = Path(__file__).with_name("ratios.json")
#: So much more than recorded is an error.
TOLERANCE = 4 / 3
_DOCUMENTS = 300

#: Seconds of this project, and of the other side.
Pair = tuple[float, float]
Comparison = Callable[[Path], Pair]


def cpu(work: Callable[[], object]) -> float:
    """Return the processor time of some work in this process."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def child_cpu(*command: str) -> float:
    """Return the processor time of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


# -- texts ----------------------------------------------------------------------------------------

_PEOPLE = ("Anna Holm", "Jan Kos", "Eva Brandt", "Ravi Menon", "Lena Wolff", "Omar Tarib")
_OFFICES = ("the foreign minister", "the president", "a spokesman for Norvik", "the harbour master")
_MATTERS = "the fishing quota|the border crossing|the gas transit|the grain corridor|the water treaty".split(
    "|"
)
_ENDS = "before the winter|within 30 days|if the talks fail|on 3 March|at any price".split("|")


def _case(rng: random.Random) -> str:
    """Return words that make most sentences the only ones of their kind."""
    return f"{rng.randrange(2, 900)} of {rng.randrange(900, 9_000)} cases"


def prose(length: int, seed: int = 1) -> str:
    """Return made-up news of talks of a length, in paragraphs of a few sentences."""
    rng = random.Random(seed)
    forms: tuple[Callable[[str, str], str], ...] = (
        lambda who, what: (
            f"{who} said that {what} would be settled {rng.choice(_ENDS)} in {_case(rng)}."
        ),
        lambda who, what: (
            f"“We will not give up {what} in {_case(rng)},” said {who}, {rng.choice(_OFFICES)}."
        ),
        lambda who, what: (
            f"{who} rejected any change to {what} {rng.choice(_ENDS)} in {_case(rng)}."
        ),
        lambda _, what: (
            f"Experts of both sides have worked on {what} for {rng.randrange(2, 90)} days."
        ),
        lambda who, what: (
            f"According to {who}, nobody wants to discuss {what} in {rng.randrange(1990, 2030)}."
        ),
    )
    out: list[str] = []
    written = 0
    while written < length:
        lines = [
            rng.choice(forms)(rng.choice(_PEOPLE), rng.choice(_MATTERS))
            for _ in range(rng.randrange(1, 5))
        ]
        out.append(" ".join(lines))
        written += len(out[-1]) + 2
    return "\n\n".join(out)[:length]


def yardstick() -> float:
    """Return the processor time of splitting, counting and sorting a million characters of words in plain Python."""
    text = prose(250_000)

    def work() -> None:
        for _ in range(4):
            counts = Counter(word.lower() for word in re.findall(r"\w+|\S", text))
            sorted(counts, key=lambda word: (counts[word], word))

    return statistics.median(cpu(work) for _ in range(3))


# -- comparisons ----------------------------------------------------------------------------------


def _batch(folder: Path, peer: str, what: str) -> Pair:
    documents = batch.write_documents(folder / "documents.jsonl", _DOCUMENTS)
    spent: list[float] = []
    for name in ("summarizer", peer):
        with tempfile.TemporaryDirectory(dir=folder) as out, batch.endpoint() as url:
            spent.append(batch.measured(name, url, documents, Path(out) / "run")[what])
    return spent[0], spent[1]


def _quotes(size: int) -> Pair:
    text = prose(size)
    source = split("text", text)
    cases = [case for _, case in make_cases([source], 4, seed=1)]
    taken: list[float] = []
    for checker in (quotes.this_project, quotes.rapidfuzz_partial):
        score = quotes.measure(checker, text, cases, patience=10.0)
        taken.append((score.seconds + score.prepare) / max(1, score.quotes))
    return taken[0], taken[1]


def _who_says_what(_: Path) -> Pair:
    from summarizer.attribution.attributed import Attributed
    from summarizer.reading.documents import read_text
    from summarizer.text.prepare import prepare

    Attributed.of("“We agree,” said Anna Holm.").attributions  # noqa: B018 - lists are loaded before
    prepared = [prepare(read_text(prose(20_000, seed))) for seed in range(3)]

    def work() -> None:
        for one in prepared:
            attributed = Attributed(one)
            assert attributed.sources.passages
            assert attributed.attributions

    return cpu(work), yardstick()


def _long_text(_: Path) -> Pair:
    from summarizer.quotes.speakers import SpeakerIndex
    from summarizer.reading.documents import read_text
    from summarizer.text.prepare import prepare

    text = prose(1_000_000)
    at = text.index("We will not give up", 500_000)
    work = lambda: SpeakerIndex(prepare(read_text(text))).check((at, at + 30), "Jan Kos")  # noqa: E731
    return cpu(work), yardstick()


def _draft(folder: Path) -> Pair:
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    rng = random.Random(1)
    lines: list[str] = []
    for number in range(40):
        text = prose(25_000, number)
        (sources / f"{number}.txt").write_text(text, encoding="utf-8")
        said = [p for p in text.split("\n\n") if 40 < len(p) < 200 and "“" not in p]
        lines += [f"{rng.choice(_PEOPLE)} said: “{one}”" for one in rng.sample(said, 2)]
    draft = folder / "draft.md"
    draft.write_text("\n\n".join(lines), encoding="utf-8")
    return _command("verify", str(draft), "--sources", str(sources)), yardstick()


def _note(folder: Path) -> Pair:
    made = folder / "pages"
    if not made.exists():
        made.mkdir()
        pages.made_up(made, 100, dated=True)
    given = str(made / "summaries.jsonl")
    return _command("brief", given, "--out", str(folder / "note.html")), yardstick()


def _command(*arguments: str) -> float:
    """Return the processor time of a command in a process of its own, whatever it finds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_COLOR": "1"},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _start(_: Path) -> Pair:
    return _command("--help"), child_cpu("-c", "import argparse, json, pathlib, re, typing")


COMPARISONS: dict[str, Comparison] = {
    "batch: seconds, over instructor's loop": lambda f: _batch(f, "instructor", "seconds"),
    "batch: processor time, over the SDK's loop": lambda f: _batch(f, "sdk", "cpu"),
    "quotes in 50 KB, over rapidfuzz": lambda _: _quotes(50_000),
    "quotes in 2 MB, over rapidfuzz": lambda _: _quotes(2_000_000),
    "who says what in 60 KB, over the yardstick": _who_says_what,
    "one quote of 1 MB with its speaker, over the yardstick": _long_text,
    "a draft of 80 quotations and 1 MB of sources, over the yardstick": _draft,
    "a note of 100 documents, over the yardstick": _note,
    "summarizer --help, over a few modules of the library": _start,
}


# -- ratios ---------------------------------------------------------------------------------------


def ratio_of(compare: Comparison, rounds: int) -> float:
    """Return the median ratio of some rounds."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        pairs = [compare(Path(folder)) for _ in range(rounds)]
    return statistics.median(ours / theirs for ours, theirs in pairs)


def is_slower(ratio: float, recorded: float | None) -> bool:
    """Whether a ratio exceeds the recorded one by more than a third; what was never recorded cannot."""
    return recorded is not None and ratio > recorded * TOLERANCE


def read_ratios(path: Path = RECORDED) -> dict[str, float]:
    """Return the recorded ratios by name."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def write_ratios(ratios: Mapping[str, float], path: Path = RECORDED) -> None:
    """Record ratios; those of other comparisons stay."""
    known = {name: round(ratio, 3) for name, ratio in {**read_ratios(path), **ratios}.items()}
    path.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--record", action="store_true", help="write the ratios found to the file")
    parser.add_argument("--only", default="", metavar="WORD", help="comparisons with this word")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    recorded = read_ratios()
    found: dict[str, float] = {}
    slower: list[str] = []
    print("| comparison | recorded | now |\n|---|---:|---:|")
    for name, compare in COMPARISONS.items():
        if asked.only not in name:
            continue
        found[name] = ratio_of(compare, asked.rounds)
        if is_slower(found[name], recorded.get(name)) and not asked.record:
            found[name] = min(found[name], ratio_of(compare, asked.rounds))
        late = is_slower(found[name], recorded.get(name))
        slower += [name] if late else []
        before = f"{recorded[name]:.2f}" if name in recorded else "-"
        print(
            f"| {name} | {before} | {found[name]:.2f}{' **slower**' if late else ''} |", flush=True
        )
    if asked.record:
        write_ratios(found)
    elif slower:
        sys.exit(f"Slower than recorded by more than a third: {'; '.join(slower)}.")


if __name__ == "__main__":
    main()

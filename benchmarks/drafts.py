"""`summarizer verify DRAFT`: what 10 MB of sources and 200 quotations cost, and falsified quotations in drafts.

::

    python -m benchmarks.drafts speed [--sources DIR] [--form md|docx] [--rounds 3]
    python -m benchmarks.drafts tamper FOLDER.. [--per-kind 20] [--seed 1] [--show 5]

``speed`` writes a draft with quotations taken from the sources: three in five as they stand there and from whom the
source has them, the others altered, in another mouth, or made up. Without ``--sources`` the sources are made-up prose,
once in some 380 files and once in five. ``tamper`` puts the quotes of ``benchmarks.quote_cases`` into drafts, as block
quotations, and looks them up in all texts at once: an honest one has to be verified, a falsified one must not be.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import docx

from benchmarks.bench import prose
from benchmarks.quote_cases import MAKERS, Case, fold, make_cases, read_texts, split
from summarizer.attribution.attributed import Attributed
from summarizer.attribution.sourced import Layer

_CHARACTERS, _QUOTATIONS, _PART = 10_000_000, 200, 6_000
_ALTERED = ("inserted_negation", "number", "number_word", "modal", "antonym", "dropped_word")
_MADE_UP = (
    "No baker in {place} will sleep before the last of {number} loaves is sold, whatever the river brings",
    "My grandmother counted {number} swallows over {place}, and each of them knew its way home",
)
_OTHERS = ("Mathilde Aronsen", "Bertil Okonjo", "the director of the Skerry Museum")


def write_prose(folder: Path, smallest: int, largest: int) -> None:
    """Write ten million characters of made-up news in files of these sizes."""
    rng = random.Random(7)
    written = number = 0
    while written < _CHARACTERS:
        text = prose(rng.randint(smallest, largest), seed=number)
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
        written, number = written + len(text), number + 1


def quoted(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """Yield quotations with whom a draft gives them to."""
    rng = random.Random(11)
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))
    made = 0
    while made < count:
        text = rng.choice(files).read_text(encoding="utf-8", errors="replace")
        at = rng.randrange(max(1, len(text) - _PART))
        one = _quotation(text[text.find("\n", at) + 1 :][:_PART], rng)
        if one is not None:
            yield one
            made += 1


def _quotation(part: str, rng: random.Random) -> tuple[str, str] | None:
    if rng.random() < 0.1:
        return rng.choice(_MADE_UP).format(place=rng.choice("ABC"), number=rng.randrange(9_999)), (
            rng.choice(_OTHERS)
        )
    told = Attributed.of(part).sources.passages
    named = [p for p in told if p.layer is Layer.CLAUSE and p.name]
    named = [p for p in named if part[p.content[0][0] - 1] in '“"'] or named
    if not named:
        return None
    passage = rng.choice(named)
    words = " ".join(part[passage.content[0][0] : passage.content[-1][1]].split()).strip("“”\"' ")
    if not 30 < len(words) < 400 or re.search('[“”"]', words):
        return None
    kind = rng.random()
    speaker = rng.choice(_OTHERS) if kind < 0.15 else passage.name or ""
    return (_altered(words, rng) if kind > 0.85 else words), speaker


def _altered(words: str, rng: random.Random) -> str:
    source = split("quote", words if words[-1] in ".!?" else f"{words}.")
    for maker in rng.sample(_ALTERED, len(_ALTERED)) if source.sentences else ():
        case = MAKERS[maker](source, rng)
        if case is not None:
            return case.quote
    return words


def write_draft(path: Path, quotations: list[tuple[str, str]]) -> None:
    """Write a draft in which each quotation is a paragraph, with whom it is given to."""
    lines = [
        f"The matter was on the table for the {n}th time. {who[:1].upper()}{who[1:]} said: “{words}”"
        for n, (words, who) in enumerate(quotations, 1)
    ]
    if path.suffix == ".docx":
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(path))
    else:
        path.write_text("\n\n".join(lines), encoding="utf-8")


def timed(draft: Path, sources: Path) -> tuple[float, float, str]:
    """Return seconds by the clock, seconds of processor time over all processes, and the command's last line."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "summarizer", "verify", str(draft), "--sources", str(sources)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    clock, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):
        raise RuntimeError(done.stderr)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, spent, done.stderr.strip().splitlines()[-1]


def speed(sources: Path | None, form: str, rounds: int) -> None:
    """Print what the command takes."""
    with tempfile.TemporaryDirectory() as made:
        folders = [sources] if sources else []
        for name, sizes in (
            () if sources else (("many", (5_000, 50_000)), ("few", (2 * 10**6,) * 2))
        ):
            folders.append(Path(made) / name)
            folders[-1].mkdir()
            write_prose(folders[-1], *sizes)
        for folder in folders:
            draft = Path(made) / f"draft.{form}"
            write_draft(draft, list(quoted(folder, _QUOTATIONS)))
            taken = [timed(draft, folder) for _ in range(rounds)]
            clock = statistics.median(one[0] for one in taken)
            spent = statistics.median(one[1] for one in taken)
            print(f"{clock:.1f} s by the clock, {spent:.1f} s of processor time. {taken[0][2]}")


def tamper(folders: list[Path], per_kind: int, seed: int, show: int) -> bool:
    """Print per kind of quote how many were judged wrong; returns whether a falsified one was verified."""
    from summarizer.checking.drafted import CheckedQuotation, check_read
    from summarizer.checking.drafts import Draft
    from summarizer.checking.library import Library
    from summarizer.reading.read import read_text

    texts = list(read_texts(folders))
    everything = "\n".join(fold(text.text) for text in texts)
    library = Library([read_text(text.text, text.name) for text in texts])
    cases: defaultdict[str, list[Case]] = defaultdict(list)
    for _, case in make_cases(texts, per_kind, seed):
        # Marks in a quote would be the draft's own: what stands between them may be true.
        marked = re.search('[“”„«»"]', case.quote)
        if not marked and (case.honest or fold(case.quote) not in everything):
            cases[case.kind].append(case)
    total: Counter[tuple[bool, bool]] = Counter()
    for kind, listed in cases.items():
        quotes = ("\n".join(f"> {line}" for line in c.quote.splitlines() if line) for c in listed)
        draft = Draft(read_text("\n\nWhat was said:\n\n".join(("Notes.", *quotes)), "draft.md"))
        items = check_read(Path("draft.md"), draft, library).items
        found = [i.lookup.check for i in items if isinstance(i, CheckedQuotation)]
        wrong = [c for c in found if c.verdict.verified != listed[0].honest]
        total[listed[0].honest, True] += len(found)
        total[listed[0].honest, False] += len(wrong)
        print(f"{kind:20} {len(wrong):3} of {len(found)} ({len(listed)} written) judged wrong")
        for check in wrong[:show]:
            print(f"    {check.verdict}: {check.given!r} {check.note or ''}")
    for honest in (True, False):
        name = "honest, not verified" if honest else "falsified, verified"
        print(f"{name}: {total[honest, False]} of {total[honest, True]}")
    return bool(total[False, False])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    what = parser.add_subparsers(dest="what", required=True)
    fast = what.add_parser("speed")
    fast.add_argument("--sources", type=Path)
    fast.add_argument("--form", choices=("md", "docx"), default="md")
    fast.add_argument("--rounds", type=int, default=3)
    false = what.add_parser("tamper")
    false.add_argument("folders", nargs="+", type=Path)
    false.add_argument("--per-kind", type=int, default=20)
    false.add_argument("--seed", type=int, default=1)
    false.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    if given.what == "speed":
        speed(given.sources, given.form, given.rounds)
    else:
        sys.exit(tamper(given.folders, given.per_kind, given.seed, given.show))


if __name__ == "__main__":
    main()

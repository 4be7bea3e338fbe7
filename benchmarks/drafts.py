"""`summarizer verify DRAFT`: what 10 MB of sources and 200 quotations cost, and falsified quotations in drafts.

::

    python -m benchmarks.drafts speed [--sources DIR] [--form md|docx] [--rounds 3]
    python -m benchmarks.drafts tamper FOLDER.. [--per-kind 20] [--seed 1] [--show 5]
    python -m benchmarks.drafts mouths GOLD_DIR TEXTS_DIR [GOLD_DIR TEXTS_DIR ..] [--seed 3] [--show 20]

``speed`` writes a draft with quotations taken from the sources: three in five as they stand there and from whom the
source has them, the others altered, in another mouth, or made up. Without ``--sources`` the sources are made-up prose,
once in some 380 files and once in five. ``tamper`` puts the quotes of ``benchmarks.quote_cases`` into drafts, as block
quotations, and looks them up in all texts at once: an honest one has to be verified, a falsified one must not be.
``mouths`` writes the annotated words of each text into a draft in six forms ("..", X said; according to X, ".."), three
in ten in another holder's mouth, and counts whom the draft is read to name and what is said of the right and the wrong.
"""

from __future__ import annotations

import argparse
import json
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
from typing import Any

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


#: How a draft gives words to somebody.
_FORMS = (
    "“{words},” {who} said.",
    "{who} said: “{words}.”",
    "“{words},” said {who} on Monday.",
    "In the words of {who}, “{words}”.",
    "{who} told reporters that “{words}”.",
    "“{words},” according to {who}.",
)
_FEWEST_WORDS = 4


def mouths(folders: list[Path], seed: int, show: int) -> None:
    """Print whom drafts are read to name, and what is said of quotations in the right and in the wrong mouth."""
    rng = random.Random(seed)
    count: Counter[str] = Counter()
    for gold, texts in zip(folders[::2], folders[1::2], strict=True):
        for path in sorted(gold.glob("*.json")):
            annotated = json.loads(path.read_text(encoding="utf-8"))
            found = [texts / f"{path.stem}{end}" for end in (".txt", ".md")]
            source = next((one for one in found if one.exists()), None)
            if source is not None and isinstance(annotated, dict):
                _mouths_of(annotated.get("positions", []), source, rng, count, show)
    for name in sorted(count):
        print(f"{name:28} {count[name]}")


def _mouths_of(
    listed: list[dict[str, Any]], source: Path, rng: random.Random, count: Counter[str], show: int
) -> None:
    from summarizer.checking.drafted import CheckedQuotation, check_read
    from summarizer.checking.drafts import Draft
    from summarizer.checking.library import Library
    from summarizer.reading.read import read_document, read_text

    said: dict[str, tuple[str, bool, str]] = {}
    holders = [one["holder"] for one in listed]
    for one in listed:
        quote = (one["quotes"] or [""])[0]
        words = " ".join(str(quote["text"] if isinstance(quote, dict) else quote).split()).strip(
            "., "
        )
        others = [holder for holder in holders if holder != one["holder"]]
        wrong = bool(others) and rng.random() < 0.3
        who = rng.choice(others) if wrong else one["holder"]
        if len(words.split()) >= _FEWEST_WORDS and not re.search('[“”„«»"]', words):
            line = rng.choice(_FORMS).format(words=words, who=who)
            said[words] = who, wrong, line
    draft = Draft(
        read_text("\n\n".join(("# Notes", *(line for *_, line in said.values()))), "draft.md")
    )
    items = check_read(Path("draft.md"), draft, Library([read_document(source)])).items
    for item in items:
        words = item.quotation.text.strip("., ") if isinstance(item, CheckedQuotation) else ""
        if words not in said or not isinstance(item, CheckedQuotation):
            continue
        who, wrong, line = said[words]
        read = (item.quotation.speaker or "").split()[-1:]
        right_name = bool(read) and read[0] in who
        count["speaker of the draft read" if right_name else "speaker of the draft misread"] += 1
        count[f"{'wrong' if wrong else 'right'} mouth: {item.rule}"] += 1
        if show and not right_name:
            print(f"{item.quotation.speaker!r} for {line}")


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
    names = what.add_parser("mouths")
    names.add_argument("folders", nargs="+", type=Path)
    names.add_argument("--seed", type=int, default=3)
    names.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    if given.what == "mouths":
        mouths(given.folders, given.seed, given.show)
    elif given.what == "speed":
        speed(given.sources, given.form, given.rounds)
    else:
        sys.exit(tamper(given.folders, given.per_kind, given.seed, given.show))


if __name__ == "__main__":
    main()

"""What a cost grows by: processor seconds and memory of one size after the other, each in a process of its own.

    python -m benchmarks.growth positions|documents|participants|verified|summaries|texts [SIZE ..]

``positions`` of one document, ``documents`` (eight positions each) and ``participants`` of one conversation are made
a note as a page. ``verified`` are lines of quotes for ``verify``. ``summaries`` are lines of JSON of which one in a
hundred is a summary, for ``brief``. ``texts`` are documents of nothing but one thing, as long as the limits allow,
prepared and checked with one quote and its speaker, one line a kind.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import pages
from summarizer.errors import DocumentTooLarge, InputError
from summarizer.models.quote import Verdict
from summarizer.models.summary import Conversation, Participant, Position, Stance
from summarizer.models.verified import Checks, DocumentRecord, VerifiedSummary
from summarizer.quotes.check import QuoteIndex
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.documents import read_text
from summarizer.text.prepare import prepare
from summarizer.text.suspicious import suspicious_passages

_SIZES = {
    "positions": (5_000, 10_000, 20_000),
    "documents": (1_250, 2_500, 5_000),
    "participants": (500, 1_000, 2_000),
    "verified": (25_000, 50_000, 100_000),
    "summaries": (25_000, 50_000, 100_000),
    "texts": (5_000_000,),
}
_THINGS = (
    "harbour boats quota treaty water border gas transit grain corridor visa railway dam mine airspace debt schedule "
    "tariff port exchange prisoner monitor commission experts ministers talks winter summer"
).split()
#: The text of each kind is its unit over and over.
_KINDS = {
    "blank lines": "\n",
    "a letter a line": "a\n",
    "one sentence": "and the talks on water went on while rain fell over hills ",
    "one word": "word ",
    "full stops": ".",
    "Chinese stops": "。",
    "Arabic question marks": "؟",
    "Urdu stops": "۔ ",
    "dandas": "। ",
    "Ethiopic stops": "።",
    "Armenian stops": "։ ",
    "he said": "he said ",
    "He said.": "He said. ",
    "names": "Maria Lopez ",
    "marks that open": "“a ",
    "straight marks": '"a ',
    "pronouns": "he she they it we ",
    "offices": "the minister ",
    "numbers": "12,345.67 ",
    "control characters": "word\x01\x02 ",
}
_NAMES = [f"{first} {last}" for first in pages.FIRST for last in pages.LAST]


def main() -> None:
    """Run each size in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=_SIZES)
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--one", default=None, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one is not None:
        print(_text(asked.one) if asked.what == "texts" else _measured(asked.what, int(asked.one)))
        return
    each = _KINDS if asked.what == "texts" else asked.sizes or _SIZES[asked.what]
    for one in each:
        command = [sys.executable, "-m", "benchmarks.growth", asked.what, "--one", str(one)]
        print(
            subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip(),
            flush=True,
        )


def _measured(what: str, size: int) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made: dict[str, Callable[[Path, int], list[str]]] = {
            "positions": _positions,
            "documents": _documents,
            "participants": _participants,
            "verified": _verified,
            "summaries": _summaries,
        }
        command = [sys.executable, "-m", "summarizer", *made[what](folder, size)]
        # Exit code 3: lines that are no summaries.
        began = time.perf_counter()
        done = subprocess.run(
            command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        clock = time.perf_counter() - began
        if done.returncode not in (0, 3):
            return f"{what} {size:,}: exit code {done.returncode}: {done.stderr.decode()[-300:]}"
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    return f"{what} {size:,}: {cpu:.1f} s CPU, {clock:.1f} s, {used.ru_maxrss // 1024} MB"


def _note(folder: Path) -> list[str]:
    return ["brief", str(folder / "summaries.jsonl"), "--out", str(folder / "note.html")]


def _documents(folder: Path, count: int) -> list[str]:
    pages.made_up(folder, count, dated=True)
    return _note(folder)


def _positions(folder: Path, count: int) -> list[str]:
    chance = random.Random(1)
    text, held = "", list[Position]()
    for k in range(count):
        things = " ".join(chance.choice(_THINGS) for _ in range(6))
        stated = f"the {things} had to be settled in {1900 + k % 97} cases out of {k}"
        said = f"{_NAMES[k % len(_NAMES)]} said {stated}"
        held.append(
            Position(
                holder=_NAMES[k % len(_NAMES)],
                topic=things.split()[0],
                stance=Stance.DEMANDS,
                statement=f"{stated.capitalize()}.",
                quotes=(pages.quote_at(said, len(text)),),
                verdict=Verdict.EXACT,
            )
        )
        text += f"{said}.\n\n"
    _write(folder, text, positions=tuple(held))
    return _note(folder)


def _participants(folder: Path, count: int) -> list[str]:
    names = [f"Anna{k:04d} Holm{(k * 7919) % 9999}" for k in range(count)]
    text = " ".join(f"{name} met the others." for name in names)
    quote = pages.quote_at(f"{names[0]} met the others", 0)
    talk = Conversation(participants=tuple(Participant(name=n) for n in names), quotes=(quote,))
    _write(folder, text, conversations=(talk,))
    return _note(folder)


def _verified(folder: Path, count: int) -> list[str]:
    """Quotes of a thousand sources, one in five of them changed."""
    chance = random.Random(3)
    lines: list[str] = []
    for n in range(1_000):
        said = [f"the {' '.join(chance.choices(_THINGS, k=8))} stay" for _ in range(count // 1_000)]
        text = "\n\n".join(f"{chance.choice(_NAMES)} said that {one}." for one in said)
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
        given = (f"{one} not" if k % 5 == 0 else one for k, one in enumerate(said))
        lines += (json.dumps({"source": f"{n}.txt", "quote": one}) for one in given)
    (folder / "quotes.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ["verify", str(folder / "quotes.jsonl"), "--sources", str(folder), "--json"]


def _summaries(folder: Path, count: int) -> list[str]:
    """A file of which one line in a hundred is a summary, the others are of no known form."""
    pages.made_up(folder, count // 100, dated=True)
    path = folder / "summaries.jsonl"
    good = path.read_text(encoding="utf-8").splitlines()
    path.write_text("".join(f"{one}\n" + '{"of": "another form"}\n' * 99 for one in good), "utf-8")
    return _note(folder)


def _write(
    folder: Path,
    text: str,
    positions: tuple[Position, ...] = (),
    conversations: tuple[Conversation, ...] = (),
) -> None:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    made = VerifiedSummary(
        document=DocumentRecord.of(read_text(text, "a.txt")),
        checks=Checks(counts={}, findings=(), coverage=()),
        provenance=pages.PROVENANCE,
        overview="An overview.",
        positions=positions,
        conversations=conversations,
    )
    (folder / "summaries.jsonl").write_text(made.model_dump_json() + "\n", encoding="utf-8")


def _text(kind: str) -> str:
    """Five million characters of one kind, and where that is refused as many as are not."""
    unit = _KINDS[kind]
    text, refused = unit * (4_999_000 // len(unit)), ""
    began = time.process_time()
    for _ in range(3):
        try:
            document = read_text(text)
            break
        except DocumentTooLarge as error:
            refused = (
                refused or f" (5 MB: {error.message[:90]}, {time.process_time() - began:.1f} s)"
            )
            found, limit = (
                int(n.replace(",", ""))
                for n in re.findall(r"(?:holds|limit is) ([\d,]+)", error.message)[:2]
            )
            text = text[: int(len(text) * limit / found * 0.985)]
        except InputError as error:
            return f"{kind}: refused: {error.message[:90]}, {time.process_time() - began:.1f} s"
    else:
        return f"{kind}: refused{refused}"
    began = time.process_time()
    prepared = prepare(document)
    suspicious_passages(prepared)
    middle = len(text) // 2
    SpeakerIndex(prepared).tell((middle, middle + 60), "Maria Lopez")
    index = QuoteIndex(text)
    index.check(text[middle : middle + 80])
    index.check("the two ministers agreed to meet again in March over water")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{kind}: {len(text):,} characters, {time.process_time() - began:.1f} s CPU, {memory} MB{refused}"


if __name__ == "__main__":
    main()

"""What a cost grows by: processor seconds and memory of one size after the other, each in a process of its own.

    python -m benchmarks.growth positions|documents|again|participants|talks|verified|drifting|summaries [SIZE ..]
    python -m benchmarks.growth texts [KIND ..]

``positions`` of one document, ``documents`` (eight positions each), ``participants`` of one conversation and ``talks``
(conversations of one document) are made a note as a page; ``again`` is the second note of the same documents.
``verified`` are lines of quotes for ``verify``, ``drifting`` those of which each has another word than its source, one
text of 400,000 characters. ``summaries`` are lines of JSON of which one in a hundred is a summary, for ``brief``.
``texts`` are documents of nothing but one thing, prepared and checked with one quote and its speaker: a quarter, a half
and the whole of what the limits allow, at most five million characters.
"""

from __future__ import annotations

import argparse
import json
import os
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
from summarizer.attribution.attributed import Attributed
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
    "again": (1_250, 2_500, 5_000),
    "participants": (500, 1_000, 2_000),
    "talks": (500, 1_000, 2_000),
    "verified": (25_000, 50_000, 100_000, 200_000),
    "drifting": (2_000, 4_000, 8_000),
    "summaries": (25_000, 50_000, 100_000),
}
_THINGS = (
    "harbour boats quota treaty water border gas transit grain corridor visa railway dam mine airspace debt schedule "
    "tariff port exchange prisoner monitor commission experts ministers talks winter summer"
).split()
#: The text of each kind is its unit over and over; of two units, the first in its first half, the second in the other.
_KINDS: dict[str, str | tuple[str, str]] = {
    "blank lines": "\n",
    "a letter a line": "a\n",
    "one sentence": "and the talks on water went on while rain fell over hills ",
    "sentences": "The talks on water went on while rain fell over the hills. ",
    "paragraphs": "The talks on water went on while rain fell over the hills of the north.\n\n",
    "one word": "word ",
    "one letter": "a",
    "full stops": ".",
    "full stops and blanks": ". ",
    "Chinese stops": "。",
    "half-width stops": "｡",
    "Arabic question marks": "؟",
    "Urdu stops": "۔ ",
    "dandas": "। ",
    "dandas behind words": "मंत्री ने कहा। ",
    "double dandas": "॥ ",
    "Ethiopic stops": "።",
    "Armenian stops": "։ ",
    "Tibetan stops": "། ",
    "Myanmar stops": "။ ",
    "Khmer stops": "។ ",
    "ellipses": "…",
    "he said": "he said ",
    "He said.": "He said. ",
    "names": "Maria Lopez ",
    "names and": "Maria and ",
    "marks that open": "“a ",
    "straight marks": '"a ',
    "single marks": "‘a ",
    "marks in marks": ("“a ", "a” "),
    "pronouns": "he she they it we ",
    "offices": "the minister ",
    "offices of offices": "minister of ",
    "numbers": "12,345.67 ",
    "digits": "7",
    "control characters": "word\x01\x02 ",
    "brackets in turn": "[a] (b) ",
    "brackets in brackets": ("( ", ") "),
    "no blank at all": "abcdefgh,",
    "combining marks": "\u0301",
    "colons after capitals": "SMITH: yes and no\n",
    "colons in one line": "Smith: yes ",
    "question and answer": "Q. Why?\nA. Because.\n",
    "dates": "on 3 May 2024 ",
    "dates as headings": "3 May 2024\n",
    "table bars": "| a | b |\n",
    "dashes": "— ",
    "dashes in a line": "-",
    "footnote marks": "word[12] ",
    "raised numbers": "word¹² ",
    "entities": "&amp;nbsp; ",
    "list marks": "- a\n",
    "headings": "# A\n\n",
    "addresses": "http://a.b/c ",
    "at signs": "a@b.c ",
    "emoji": "👍🏽",
    "Chinese": "部长表示，",
    "zero width": "a\u200b",
    "words right to left": "قال الوزير ",
    "not": "not ",
    "that": "said that ",
    "who": "Maria, who said ",
}
_NAMES = [f"{first} {last}" for first in pages.FIRST for last in pages.LAST]


def main() -> None:
    """Run each size in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=(*_SIZES, "texts"))
    parser.add_argument("sizes", nargs="*", metavar="SIZE|KIND")
    parser.add_argument("--one", default=None, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.what == "texts":
        _texts(asked.sizes, asked.one)
    elif asked.one is not None:
        print(_measured(asked.what, int(asked.one)))
    else:
        for one in asked.sizes or _SIZES[asked.what]:
            print(_alone(asked.what, str(one)), flush=True)


def _alone(what: str, one: str, *more: str) -> str:
    """Return what is measured in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", what, *more, "--one", one]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout.strip() or f"ended with {done.returncode}: {done.stderr[-300:]}"


def _measured(what: str, size: int) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made: dict[str, Callable[[Path, int], list[str]]] = {
            "positions": _positions,
            "documents": _documents,
            "again": _again,
            "participants": _participants,
            "talks": _talks,
            "verified": _verified,
            "drifting": _drifting,
            "summaries": _summaries,
        }
        command = [sys.executable, "-m", "summarizer", *made[what](folder, size)]
        # What earlier runs kept is not used, but where a note is made again.
        before = _used()
        began = time.perf_counter()
        done = subprocess.run(
            command,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=_apart(folder),
        )
        clock = time.perf_counter() - began
        # Exit code 3: lines that are no summaries.
        if done.returncode not in (0, 3):
            return f"{what} {size:,}: exit code {done.returncode}: {done.stderr.decode()[-300:]}"
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return f"{what} {size:,}: {_used() - before:.1f} s CPU, {clock:.1f} s, {memory} MB"


def _used() -> float:
    """Return the processor seconds of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _apart(folder: Path) -> dict[str, str]:
    """Return the environment of a process that keeps things in a folder of its own alone."""
    return {**os.environ, "SUMMARIZER_CACHE": str(folder / "kept"), "XDG_DATA_HOME": str(folder)}


def _note(folder: Path) -> list[str]:
    return ["brief", str(folder / "summaries.jsonl"), "--out", str(folder / "note.html")]


def _documents(folder: Path, count: int) -> list[str]:
    pages.made_up(folder, count, dated=True)
    return _note(folder)


def _again(folder: Path, count: int) -> list[str]:
    words = _documents(folder, count)
    first = [sys.executable, "-m", "summarizer", *words]
    subprocess.run(first, check=True, capture_output=True, env=_apart(folder))
    return words


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


def _talks(folder: Path, count: int) -> list[str]:
    """Conversations of one document, each of two persons on a day and a matter of its own."""
    chance = random.Random(7)
    text, told = "", list[Conversation]()
    for k in range(count):
        first, second = chance.sample(_NAMES, 2)
        topic = " ".join(chance.sample(_THINGS, 2))
        day, year = 1 + k % 28, 1950 + k % 70
        said = f"{first} spoke by telephone with {second} about the {topic} on {day} March {year}."
        told.append(
            Conversation(
                participants=(Participant(name=first), Participant(name=second)),
                topics=(topic,),
                date=f"{year}-03-{day:02d}",
                quotes=(pages.quote_at(said, len(text)),),
            )
        )
        text += f"{said}\n\n"
    _write(folder, text, conversations=tuple(told))
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


def _drifting(folder: Path, count: int) -> list[str]:
    """Quotes of one source, a word in the middle of each replaced by one that the source does not have."""
    chance = random.Random(5)
    syllables = ("bar", "cor", "del", "fen", "gol", "hin", "kas", "lum", "mir", "nov", "pel", "tur")
    known = ["".join(chance.choices(syllables, k=3)) for _ in range(1_000)]
    text, said = "", list[list[str]]()
    while len(text) < 400_000:
        said.append(["the", *chance.choices(known, k=10), "stay"])
        text += f"{chance.choice(_NAMES)} said that {' '.join(said[-1])}.\n\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    lines: list[str] = []
    for k in range(count):
        words = list(said[k * 7 % len(said)])
        words[2 + k // len(said) % 8] = f"falcon{k}"
        lines.append(json.dumps({"source": "a.txt", "quote": " ".join(words)}))
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


def _texts(kinds: list[str], one: str | None) -> None:
    """Print one line a kind: what the limits allow of it, and what a quarter, a half and the whole of that cost."""
    if one is not None:
        print(_text(kinds[0], int(one)))
        return
    print("| of nothing but | characters | a quarter | a half | the whole |\n|---|---|---|---|---|")
    for kind in kinds or _KINDS:
        most = _alone("texts", "0", kind)
        length = most.partition(" ")[0].replace(",", "")
        cells = (
            _alone("texts", str(int(length) // k), kind) for k in (4, 2, 1) if length.isdigit()
        )
        print(f"| {kind} | {most} | {' | '.join(cells)} |", flush=True)


def _made(kind: str, length: int) -> str:
    unit = _KINDS[kind]
    if isinstance(unit, str):
        return (unit * (length // len(unit) + 1))[:length]
    return "".join(part * (length // 2 // len(part)) for part in unit)


def _text(kind: str, length: int) -> str:
    """Return what a text of some length costs; of length nought, how much of the kind the limits allow."""
    if not length:
        return _allowed(kind, 4_999_000, "")
    began = time.process_time()
    prepared = prepare(read_text(_made(kind, length)))
    suspicious_passages(prepared)
    middle = length // 2
    SpeakerIndex(Attributed(prepared)).tell((middle, middle + 60), "Maria Lopez")
    text = prepared.document.text
    index = QuoteIndex(text)
    index.check(text[middle : middle + 80])
    index.check("the two ministers agreed to meet again in March over water")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{time.process_time() - began:.1f} s, {memory} MB"


def _allowed(kind: str, length: int, refused: str) -> str:
    began = time.process_time()
    try:
        read_text(_made(kind, length))
    except DocumentTooLarge as error:
        seconds = f"{time.process_time() - began:.1f} s"
        found, limit = (
            int(n.replace(",", ""))
            for n in re.findall(r"(?:holds|limit is) ([\d,]+)", error.message)[:2]
        )
        unit = re.search(r"holds [\d,]+ (.*?);", error.message)
        why = f" (5 MB: {found:,} {unit[1] if unit else '?'}, refused in {seconds})"
        return _allowed(kind, int(length * limit / found * 0.985), refused or why)
    except InputError as error:
        return f"refused: {error.message[:90]} ({time.process_time() - began:.1f} s)"
    return f"{length:,}{refused}"


if __name__ == "__main__":
    main()

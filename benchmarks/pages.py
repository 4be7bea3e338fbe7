"""How long a note of many documents takes as a page, how much memory it needs, and how fast a browser opens it.

    python -m benchmarks.pages [--documents 1000] [--undated] [--chromium /usr/bin/chromium]

The documents are made up here: matters between pairs of invented states, several accounts to a conversation, with
their texts. Time and memory are those of a process of its own that reads the file of summaries, builds the note and
writes it.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from summarizer.models.document import Kind, SourceDocument
from summarizer.models.quote import Quote, SpeakerCheck, Speech, Verdict
from summarizer.models.summary import Conversation, Medium, Participant, Position, Stance
from summarizer.models.verified import Checks, DocumentRecord, Provenance, VerifiedSummary

_STATES = tuple(
    f"{a}{b}"
    for a in ("Kar", "Nah", "Vel", "Ost", "Mor", "Tir")
    for b in ("senia", "rania", "dova", "land", "avia")
)
FIRST = ("Leila", "Pavel", "Ana", "Jon", "Mira", "Otto", "Sanna", "Karim", "Vera", "Igor")
LAST = (
    "Halden",
    "Orvik",
    "Musari",
    "Tremlin",
    "Castor",
    "Benali",
    "Quist",
    "Dravec",
    "Lomax",
    "Yarrow",
)
_MATTERS = tuple(
    "dam;grain corridor;border crossing;fishing quota;gas transit;prisoner exchange;visa regime;railway link;"
    "sanctions list;ceasefire monitors;port tariff;water treaty;mine clearance;airspace closure;debt schedule".split(
        ";"
    )
)
_SAYS = (
    ("supports", "supports the {m} and called it useful for both peoples"),
    ("opposes", "rejected any change to the {m} before the winter"),
    ("demands", "demanded that the {m} be settled by the joint commission"),
    ("criticises", "criticised the handling of the {m} by the neighbouring authorities"),
    ("proposes", "proposed a new round of expert talks on the {m} next month"),
)
_ACCOUNTS = 3
PROVENANCE = Provenance(
    model="made up", provider="hand", strategy="single", prompt_sha256="0" * 64, schema_sha256="0" * 64,
    created=datetime(2026, 1, 1, tzinfo=UTC),
)  # fmt: skip


def main() -> None:
    """Make the documents, time the note in a process of its own, and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--undated", action="store_true")
    parser.add_argument("--chromium", type=Path, default=Path("/usr/bin/chromium"))
    parser.add_argument(
        "--work", nargs=2, type=Path, metavar=("SUMMARIES", "OUT"), help=argparse.SUPPRESS
    )
    asked = parser.parse_args()
    if asked.work:
        work(*asked.work)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made_up(folder, asked.documents, dated=not asked.undated)
        out = folder / "note.html"
        command = [
            sys.executable,
            "-m",
            "benchmarks.pages",
            "--work",
            str(folder / "summaries.jsonl"),
            str(out),
        ]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())
        print(f"page: {out.stat().st_size / 1e6:.1f} MB")
        if asked.chromium.is_file():
            print(opened(out, asked.chromium))


def work(summaries: Path, out: Path) -> None:
    """Read, build, write; print seconds and the most memory held."""
    started = time.perf_counter()
    from summarizer.brief import build_brief, write_brief
    from summarizer.brief.sources import source_texts
    from summarizer.cli.main import collect_rarely
    from summarizer.results.summaries import read_summaries

    collect_rarely()
    given = [s for s in read_summaries(str(summaries)) if isinstance(s, VerifiedSummary)]
    texts, _ = source_texts([s.document for s in given], [summaries.parent])
    brief = build_brief(given, sources=texts)
    write_brief(brief, out, sources=texts)
    spent = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    events = sum(len(s.events) for s in brief.stories)
    print(
        f"{len(given)} documents, {len(brief.stories)} stories, {events} events: {spent:.1f} s, {memory:.0f} MB"
    )


def opened(page: Path, chromium: Path) -> str:
    """Open the page in Chromium, with an empty profile; return when it was loaded and when its index could be used."""
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(chromium), args=flags)
        shown = browser.new_page(viewport={"width": 1360, "height": 900})
        started = time.perf_counter()
        shown.goto(page.as_uri(), wait_until="load")
        loaded = time.perf_counter() - started
        shown.locator(".index a").first.click()
        shown.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))"
        )
        used = time.perf_counter() - started
        browser.close()
    return f"Chromium: loaded after {loaded:.2f} s, first entry of the index followed after {used:.2f} s"


def made_up(folder: Path, count: int, *, dated: bool) -> None:
    """Write some documents and the summaries of them."""
    chance = random.Random(7)
    lines: list[str] = []
    for n in range(count):
        matter = _Matter(n // _ACCOUNTS, chance)
        source = f"{n:04d}.txt"
        text, summary = matter.account(source, n % _ACCOUNTS, dated=dated)
        (folder / source).write_text(text, encoding="utf-8")
        lines.append(summary.model_dump_json(by_alias=True))
    (folder / "summaries.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


class _Matter:
    """One conversation of two invented ministers on one matter, with what they say."""

    def __init__(self, number: int, chance: random.Random) -> None:
        drawn = random.Random(number)
        self.states = drawn.sample(_STATES, 2)
        self.people = [f"{drawn.choice(FIRST)} {drawn.choice(LAST)}" for _ in self.states]
        self.matters = drawn.sample(_MATTERS, 2)
        self.day = date(2024, 1, 1) + timedelta(days=number * 2 % 900)
        self._chance = chance

    def account(self, source: str, teller: int, *, dated: bool) -> tuple[str, VerifiedSummary]:
        """Return a text and its summary as one of the matter's tellers gives them."""
        first, second = self.people
        when = f"on {self.day.day} {self.day:%B} {self.day.year}" if dated else "this week"
        opening = (
            f"{first} of {self.states[0]} spoke by telephone with {second} of {self.states[1]} {when} "
            f"about the {self.matters[0]}."
        )
        said = [
            (who, side, matter, stance, f"{who} {words.format(m=matter)}.")
            for who, side in zip(self.people, self.states, strict=True)
            for matter in self.matters
            for stance, words in self._chance.sample(_SAYS, 2)
        ]
        filler = "The background of the matter has been described in earlier reports. " * 12
        text = "\n\n".join(
            [
                f"{self.states[teller % 2]} on the {self.matters[0]}",
                opening,
                *(s[4] for s in said),
                filler,
            ]
        )
        document = SourceDocument(
            source=source, text=text, title=text.partition("\n")[0], kind=Kind.NEWS,
            published=self.day + timedelta(days=1) if dated else None,
        )  # fmt: skip
        return text, VerifiedSummary(
            document=DocumentRecord.of(document),
            overview="",
            conversations=(self._talk(text, opening, dated=dated),),
            positions=tuple(_position(text, *one) for one in said),
            checks=Checks(),
            provenance=PROVENANCE,
        )

    def _talk(self, text: str, opening: str, *, dated: bool) -> Conversation:
        return Conversation(
            participants=tuple(
                Participant(name=n, affiliation=s)
                for n, s in zip(self.people, self.states, strict=True)
            ),
            date=self.day.isoformat() if dated else None,
            medium=Medium.PHONE,
            topics=(self.matters[0],),
            # Of a conversation nobody is the speaker, as a batch writes it.
            quotes=(_quote(text, opening).model_copy(update={"speaker_check": None}),),
        )


def _position(text: str, *said: str) -> Position:
    holder, side, topic, stance, words = said
    values: dict[str, Any] = {
        "holder": holder,
        "on_behalf_of": side,
        "topic": topic,
        "statement": words,
    }
    return Position(
        **values, stance=Stance(stance), quotes=(_quote(text, words),), verdict=Verdict.EXACT
    )


def _quote(text: str, words: str) -> Quote:
    return quote_at(words, text.index(words))


def quote_at(words: str, at: int) -> Quote:
    """Return words that stand at an offset of their text as a verified quote."""
    return Quote(
        text=words,
        start=at,
        end=at + len(words),
        verdict=Verdict.EXACT,
        speech=Speech.REPORTED,
        speaker_check=SpeakerCheck.NAMED,
    )


if __name__ == "__main__":
    main()

"""The share of annotated positions and disputes that stand in a note, and the words spent on each.

    python -m benchmarks.notes GOLD_DIR DOCUMENT_DIR [GOLD_DIR DOCUMENT_DIR ..] [--together] [--out DIR]

Each annotation is handed to the real verifier as if a model had answered it; the Markdown note is made of what comes
back, one note a document, or with ``--together`` one note of a whole folder. A position *stands* when a line of the
note (a bullet, a row, not a footnote) holds four in five of the words of one of its quotes, in order, or nine in ten of
the words of its statement, and its holder is named in that line or in the headings above it. A dispute stands when the
words of both sides, or those of the claim and of who disputes it, stand in one line. Items marked optional are not
demanded.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.brief import build_brief, render_markdown
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Outcome,
    Participant,
    Position,
    Summary,
)
from summarizer.models.verified import VerifiedSummary
from summarizer.pipeline import Options, summarise_document
from summarizer.reading.read import read_document

_WORD = re.compile(r"[a-z0-9]+")
_MARKUP = re.compile(r"\[\^\d+\]|\\(?=\W)")
_HEADING = re.compile(r"(#+) (.*)")
_PARTY = re.compile(r"\*\*(.+?)\*\*$")
#: Share of the words of a quote, in order, or of a statement, that a line has to hold.
_QUOTE, _STATEMENT = 0.8, 0.9
Gold = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """A line of a note as folded words, with the headings above it."""

    words: tuple[str, ...]
    context: frozenset[str]


def main() -> None:
    """Print the figures of every folder of annotations, and of all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--together", action="store_true")
    parser.add_argument("--missed", action="store_true", help="print what does not stand")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    total: Counter[str] = Counter()
    for gold, documents in zip(asked.folders[::2], asked.folders[1::2], strict=True):
        count = measure(gold, documents, together=asked.together, out=asked.out, told=asked.missed)
        report(gold.name, count)
        total += count
    report("all", total)


def measure(
    gold_folder: Path, documents: Path, *, together: bool, out: Path | None, told: bool
) -> Counter[str]:
    """Return what stands in the notes of a folder of annotations, and what they cost."""
    golds = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(gold_folder.glob("*.json"))]
    golds = [g for g in golds if "positions" in g]
    count: Counter[str] = Counter()
    for group in [golds] if together else [[g] for g in golds]:
        count += _group(group, documents, out, told=told)
    return count


def _group(golds: Sequence[Gold], documents: Path, out: Path | None, *, told: bool) -> Counter[str]:
    made = [summary_of(gold, documents) for gold in golds]
    texts = {s.document.source: read_document(Path(s.document.source)).text for s in made}
    note = render_markdown(build_brief(made, sources=texts), texts)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{Path(golds[0]['document']['file']).stem}.md").write_text(note, encoding="utf-8")
    lines = list(shown(note))
    count = Counter(documents=len(golds), words=len(body_of(note).split()))
    for gold, summary in zip(golds, made, strict=True):
        count += _standing(gold, summary, lines, told=told)
    return count


def _standing(
    gold: Gold, summary: VerifiedSummary, lines: Sequence[Shown], *, told: bool
) -> Counter[str]:
    count: Counter[str] = Counter()
    for item, checked in zip(gold["positions"], summary.positions, strict=True):
        if item.get("optional"):
            continue
        count["positions"] += 1
        count["verified positions"] += any(q.verified for q in checked.quotes)
        stands = any(position_stands(item, line) for line in lines)
        count["positions standing"] += stands
        if told and not stands:
            print(f"  missed position: {item['holder']}: {item['statement']}")
    for item in gold["disputed_claims"]:
        if item.get("optional"):
            continue
        count["disputes"] += 1
        stands = any(dispute_stands(item, line) for line in lines)
        count["disputes standing"] += stands
        if told and not stands:
            print(f"  missed dispute: {item['claim']}")
    return count


def report(name: str, count: Counter[str]) -> None:
    """Print one line of figures."""
    positions, disputes = count["positions standing"], count["disputes standing"]
    print(
        f"{name}: {count['documents']} documents; positions standing {positions} of {count['positions']}"
        f" ({_share(positions, count['positions'])}; {count['verified positions']} have a verified quote); disputes"
        f" {disputes} of {count['disputes']} ({_share(disputes, count['disputes'])}); {count['words']} words,"
        f" {count['words'] / max(1, positions):.0f} for a position that stands"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "-"


# What the note shows ------------------------------------------------------------------------------------------


def body_of(note: str) -> str:
    """Return the note without its sources and footnotes."""
    return note.partition("\n## Sources")[0]


def shown(note: str) -> Iterator[Shown]:
    """Yield the lines of a note; the context of a line are the headings above it."""
    headings: dict[int, str] = {}
    for line in body_of(note).splitlines():
        heading = _HEADING.match(line)
        party = _PARTY.match(line)
        if heading:
            level = len(heading[1])
            headings = {n: h for n, h in headings.items() if n < level} | {level: heading[2]}
        elif party:
            headings = {n: h for n, h in headings.items() if n < 9} | {9: party[1]}
        if line.strip():
            yield Shown(tuple(words(line)), frozenset(words(" ".join(headings.values()))))


def words(text: str) -> list[str]:
    """Return the folded words of a passage, without footnotes and marks."""
    plain = unicodedata.normalize("NFKD", _MARKUP.sub("", text)).replace("’", "'")
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).lower())


def position_stands(item: Gold, line: Shown) -> bool:
    """Whether a line holds a position's words under or with its holder."""
    names = [item["holder"], item.get("on_behalf_of") or "", *(item.get("alternatives") or ())]
    if not any(_named(name, line) for name in names if name):
        return False
    return _holds_any(item["quotes"], line) or _mostly(item["statement"], line)


def dispute_stands(item: Gold, line: Shown) -> bool:
    """Whether one line holds both sides of a dispute."""
    claimed = _holds_any(item["assert_quotes"], line) or _mostly(item["claim"], line)
    disputed = item.get("disputed_by")
    answered = _holds_any(item["dispute_quotes"], line) or not disputed or _named(disputed, line)
    return claimed and answered


def _named(name: str, line: Shown) -> bool:
    wanted = [w for w in words(name) if len(w) > 2]
    return any(w in line.words or w in line.context for w in wanted)


def _holds_any(quotes: Iterable[str], line: Shown) -> bool:
    return any(_in_order(words(quote), line.words) for quote in quotes)


def _in_order(wanted: Sequence[str], have: Sequence[str]) -> bool:
    from rapidfuzz.distance import LCSseq

    return bool(wanted) and LCSseq.similarity(wanted, have) >= _QUOTE * len(wanted)


def _mostly(statement: str, line: Shown) -> bool:
    wanted, have = words(statement), Counter(line.words) + Counter(line.context)
    found = sum((Counter(wanted) & have).values())
    return bool(wanted) and found >= _STATEMENT * len(wanted)


# From an annotation to a verified summary ---------------------------------------------------------------------


def summary_of(gold: Gold, documents: Path) -> VerifiedSummary:
    """Return an annotation as the verifier leaves it, as if a model had answered it."""
    document = read_document(documents / gold["document"]["file"])
    answer = draft_of(gold)
    engine = ScriptedEngine(lambda _question, _shape: answer)
    made = summarise_document(document, engine, Options(repair_rounds=0))
    if not isinstance(made, VerifiedSummary):
        raise TypeError(type(made))
    return made


def draft_of(gold: Gold) -> Summary:
    """Return an annotation as a draft."""
    return Summary(
        overview="",
        conversations=tuple(map(_conversation, gold["conversations"])),
        positions=tuple(map(_position, gold["positions"])),
        disputed_claims=tuple(map(_dispute, gold["disputed_claims"])),
    )


def _conversation(gold: Gold) -> Conversation:
    results = tuple(gold.get("outcome_quotes", ()))
    outcomes = gold["outcomes"]
    return Conversation.model_validate(
        {
            "participants": [
                Participant(name=p["name"], role=p["role"], affiliation=p["affiliation"])
                for p in gold["participants"]
            ],
            **{key: gold[key] for key in ("date", "medium", "initiated_by", "topics")},
            "date_text": gold.get("date_text"),
            "outcomes": [
                Outcome.model_validate({"text": text, "quotes": quotes})
                for text, quotes in zip(outcomes, _paired(outcomes, results), strict=True)
            ],
            "quotes": [
                quote
                for key in ("quotes", "initiated_by_quotes", "medium_quotes")
                for quote in gold.get(key) or ()
            ],
        }
    )


def _paired(outcomes: Sequence[str], quotes: Sequence[str]) -> list[list[str]]:
    """Return the quotes of each outcome: in their order, or by the words they share where the numbers differ."""
    if len(outcomes) == len(quotes):
        return [[quote] for quote in quotes]
    bags = [Counter(words(text)) for text in outcomes]
    made: list[list[str]] = [[] for _ in outcomes]
    for quote in quotes:
        shared = [sum((Counter(words(quote)) & bag).values()) for bag in bags]
        made[shared.index(max(shared))].append(quote)
    return [mine or list(quotes) for mine in made]


def _position(gold: Gold) -> Position:
    wanted = ("holder", "on_behalf_of", "topic", "stance", "statement", "quotes")
    return Position.model_validate({key: gold[key] for key in wanted})


def _dispute(gold: Gold) -> DisputedClaim:
    return DisputedClaim.model_validate(
        {
            "claim": gold["claim"],
            "asserted_by": gold["asserted_by"],
            "disputed_by": gold["disputed_by"],
            "kind": gold.get("kind", DisputeKind.DENIED),
            "asserting_quotes": gold["assert_quotes"],
            "disputing_quotes": gold["dispute_quotes"],
        }
    )


if __name__ == "__main__":
    main()
